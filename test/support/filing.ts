import type { Grant } from '../../src/domain/case/roles.ts';
import type { PersonId } from '../../src/domain/person.ts';
import type { RunningBot } from './bot.ts';
import { channelOf, type Place, type Shown, type Someone, TENANT } from './people.ts';

/** Those who file and follow in the tests: who they are to the local group in Uddevalla, and how they file there. */

const grant = (id: string, role: Grant['role'], more: Partial<Grant> = {}): Grant => ({
  person: `${TENANT}/${id}` as PersonId,
  role,
  model: 'fyrbodal',
  forum: 'fyrbodal/lokal',
  place: 'uddevalla',
  principal: null,
  ...more,
});

/** Lena leads, Olle has the chair, Karin answers for the municipality and Robert for the region. */
export const GRANTS: readonly Grant[] = [
  grant('lena', 'process-lead', { forum: null, place: null }),
  grant('olle', 'chair'),
  grant('karin', 'member', { principal: 'uddevalla' }),
  grant('robert', 'member', { principal: 'vgr' }),
];

export const UDDEVALLA = { seat: 'fyrbodal/lokal|uddevalla', name: 'Lokal vårdsamverkansgrupp Uddevalla' };

export const CHANNEL: Place = channelOf('team', '19:uddevalla@thread.tacv2');

export const LISTS: Readonly<Record<string, string>> = {
  title: 'Läkemedelslistan kommer inte med hem',
  happening:
    'När någon skrivs ut från sjukhuset får hemtjänsten ingen läkemedelslista, och ringer runt för att få den.',
  consequence: 'Fel doser två gånger i höst',
  forum: 'fyrbodal/lokal',
  place: 'uddevalla',
  theme: 'aldre',
  principals: 'uddevalla,vgr',
  tried: 'Samtal med avdelningen',
  confirmed: 'true',
};

/** Nothing like the other one. */
export const TRANSPORT: Readonly<Record<string, string>> = {
  ...LISTS,
  title: 'Skolskjuts saknas till habiliteringen',
  happening:
    'Barn som ska till habiliteringen under skoldagen får vänta på bilen, för ingen vet vem som beställer resan.',
  consequence: 'Barnen missar sin träning',
  theme: 'barn-och-unga',
  tried: 'Möte med skolan',
};

/** Opens an empty form and sends it. @returns the receipt, or whatever came instead */
export async function files(who: Someone, values = LISTS): Promise<Shown> {
  return who.presses('Skicka in', await who.says('anmäl skav'), values);
}

export async function links(who: Someone, channel = CHANNEL, seat = UDDEVALLA.seat): Promise<Shown> {
  return who.presses('Koppla kanalen', await who.says('koppla kanalen', channel), { seat });
}

/** As when Teams tells that somebody has installed the app for themselves. */
export const installs = (who: Someone): Promise<Response> => who.sends({ type: 'installationUpdate', action: 'add' });

/** The numbers of all cases there are, oldest first. */
export async function numbersIn({ desk }: RunningBot): Promise<string[]> {
  const { cases } = await desk.office.cases.list({ offset: 0, limit: 100 });
  return cases.map(({ number }) => number).sort();
}
