import type { RunningBot } from './bot.ts';
import { startBot } from './bot.ts';
import { CHANNEL, files, GRANTS, installs, links } from './filing.ts';
import { type Place, personIn, type Shown, type Someone, standingIn, textOn } from './people.ts';
import { empty, type TestDatabase } from './postgres.ts';

/** The local group in Uddevalla with its channel and one case in it: filed by Filip, led by Lena, with Olle in the chair. */

export const NUMBER = 'SKAV-2026-0001';

export interface LocalGroup {
  readonly bot: RunningBot;
  readonly filip: Someone;
  readonly lena: Someone;
  readonly olle: Someone;
  /** Answers for the municipality. */
  readonly karin: Someone;
  /** Answers for the region. */
  readonly robert: Someone;
  /** Nobody in particular. */
  readonly stig: Someone;
  /** What Filip got when he had filed. */
  readonly receipt: Shown;
}

/** Everything as new. */
export async function openGroup(test: TestDatabase): Promise<LocalGroup> {
  await empty(test);
  const bot = await startBot(test, { rules: { grants: GRANTS } });
  const who = (id: string) => personIn(bot, id);
  const [filip, lena, olle, karin, robert, stig] = [
    who('filip'),
    who('lena'),
    who('olle'),
    who('karin'),
    who('robert'),
    who('stig'),
  ];
  await Promise.all([lena, olle, karin, robert, stig].map(installs));
  await links(lena);
  const receipt = await files(filip);
  await bot.work();
  return { bot, filip, lena, olle, karin, robert, stig, receipt };
}

export const cardsIn = (bot: RunningBot, place: Place): Shown[] =>
  standingIn(bot, place).filter((one) => /^SKAV-/.test(textOn(one)));

export function channelCard(bot: RunningBot, number = NUMBER): Shown {
  const found = cardsIn(bot, CHANNEL).find((one) => textOn(one).startsWith(number));
  if (!found) throw new Error(`no card of ${number} in the channel`);
  return found;
}

/** Their own view of the card in the channel. */
export const managed = (bot: RunningBot, who: Someone, number = NUMBER): Promise<Shown> =>
  who.presses('Hantera', channelCard(bot, number));

export function newest(who: Someone): Shown {
  const last = who.inbox().at(-1);
  if (!last) throw new Error('an empty chat');
  return last;
}

/** Opens what a deed asks for, fills it in and sends it. */
export async function does(
  bot: RunningBot,
  who: Someone,
  deed: string,
  send: string,
  filledIn: Readonly<Record<string, string>>,
  own?: Shown,
): Promise<Shown> {
  return who.presses(send, await who.presses(deed, own ?? (await managed(bot, who))), filledIn);
}

const DECISION = {
  text: 'Vårdcentralen skickar listan samma dag',
  responsible: 'Vårdcentralen skickar, hemtjänsten kvitterar',
  principals: 'uddevalla,vgr',
};

/** What a process lead does, from one step to the next. Each begins and ends with their own view. */
export const STEPS = {
  prepare: (lead: Someone, own: Shown) => lead.presses('Börja bereda', own),
  schedule: async (lead: Someone, own: Shown) =>
    lead.presses('Sätt upp på mötet', await lead.presses('Till möte …', own), { date: '2026-12-08' }),
  decide: async (lead: Someone, own: Shown) =>
    lead.presses('Spara beslutet', await lead.presses('Skriv beslut', own), DECISION),
  anchor: (lead: Someone, own: Shown) => lead.presses('Skicka hem för förankring', own),
} as const;
export type Step = keyof typeof STEPS;
const ORDER: readonly Step[] = ['prepare', 'schedule', 'decide', 'anchor'];

/** Everything before a step is done and told. @returns the lead's own view */
export async function upTo(bot: RunningBot, lead: Someone, step: Step): Promise<Shown> {
  let own = await managed(bot, lead);
  for (const earlier of ORDER.slice(0, ORDER.indexOf(step))) {
    own = await STEPS[earlier](lead, own);
    await bot.work();
  }
  return own;
}

/** The decision has been sent home. */
export async function anchored(bot: RunningBot, lead: Someone): Promise<void> {
  await STEPS.anchor(lead, await upTo(bot, lead, 'anchor'));
  await bot.work();
}

export const revisionIn = async ({ desk }: RunningBot): Promise<number | undefined> =>
  (await desk.office.cases.findByNumber(NUMBER))?.revision;
