import { randomUUID } from 'node:crypto';
import { readPress, writePress } from '../../../cards/actions.ts';
import { ask } from '../../../src/app/ask.ts';
import type { Answered, Asker, Desk } from '../../../src/app/desk.ts';
import { press } from '../../../src/app/press.ts';
import type { Deed } from '../../../src/domain/case/action.ts';
import type { Inputs } from '../../../src/domain/case/form.ts';
import { seatKey } from '../../../src/domain/meeting/meeting.ts';
import type { Press } from '../../../src/domain/press.ts';
import { SEAT } from '../forumMeetings.ts';
import { type CaseState, ELDERLY, formWith, GIVEN, idOf, type Organisation } from './organisation.ts';
import type { Action } from './rights.ts';

/** How each action of the table is tried: as whoever may do it would, so that what stops the others is who they are. */

interface Pressing {
  readonly press: Press;
  readonly inputs?: Inputs;
}

type PressName = Exclude<Press['press'], 'step' | 'act'>;

const FORUM = { model: 'fyrbodal', forum: ELDERLY };
const filing = () => ({ submit: randomUUID(), model: 'fyrbodal', question: null, link: '' });

/** Null for what only a deed tells. */
const PRESSES: Readonly<Record<PressName, (of: Organisation) => Pressing>> = {
  scope: ({ question }) => ({ press: { press: 'scope', id: question, scope: 'several-places' } }),
  theme: ({ question }) => ({ press: { press: 'theme', id: question, theme: 'aldre' } }),
  matter: ({ question }) => ({ press: { press: 'matter', id: question, outcome: 'local' } }),
  place: ({ question }) => ({ press: { press: 'place', id: question, place: 'uddevalla' } }),
  organisation: ({ question }) => ({ press: { press: 'organisation', id: question, model: 'fyrbodal' } }),
  alternative: ({ question }) => ({ press: { press: 'alternative', id: question, first: ELDERLY } }),
  helped: ({ question }) => ({ press: { press: 'helped', id: question, helped: true } }),
  'wrong-forum': ({ question }) => ({ press: { press: 'wrong-forum', id: question } }),
  'right-forum': ({ question }) => ({ press: { press: 'right-forum', id: question, first: ELDERLY } }),
  forget: ({ question }) => ({ press: { press: 'forget', id: question } }),
  forum: () => ({ press: { press: 'forum', model: 'fyrbodal', key: ELDERLY } }),
  forums: () => ({ press: { press: 'forums', model: 'fyrbodal' } }),
  example: () => ({ press: { press: 'example', text: 'vem äger frågan om hjälpmedel i Uddevalla' } }),
  welcome: () => ({ press: { press: 'welcome' } }),

  'file-form': () => ({ press: { press: 'file-form', model: 'fyrbodal', question: null } }),
  file: () => ({ press: { press: 'file', ...filing() }, inputs: formWith('Rullstolar lånas ut utan att någon vet') }),
  'keep-draft': () => ({ press: { press: 'keep-draft', ...filing() }, inputs: { title: 'Något helt annat' } }),
  drafts: () => ({ press: { press: 'drafts' } }),
  'open-draft': ({ draft }) => ({ press: { press: 'open-draft', submit: draft } }),
  'discard-draft': ({ draft }) => ({ press: { press: 'discard-draft', submit: draft } }),
  'file-anyway': ({ draft }) => ({ press: { press: 'file-anyway', submit: draft } }),
  'join-instead': ({ alike, cases }) => ({ press: { press: 'join-instead', submit: alike, case: cases.filed.id } }),
  case: ({ cases }) => ({ press: { press: 'case', case: cases.filed.id } }),
  history: ({ cases }) => ({ press: { press: 'history', case: cases.filed.id } }),
  export: ({ cases }) => ({ press: { press: 'export', case: cases.filed.id, as: 'pdf' } }),
  'export-all': () => ({ press: { press: 'export-all', model: 'fyrbodal', as: 'csv' } }),
  'my-cases': () => ({ press: { press: 'my-cases', page: 0 } }),
  'forum-cases': () => ({ press: { press: 'forum-cases', model: 'fyrbodal', ...SEAT, show: 'all', page: 0 } }),
  overview: () => ({ press: { press: 'overview', model: 'fyrbodal' } }),
  roles: () => ({ press: { press: 'roles', model: 'fyrbodal' } }),
  'give-role': () => ({
    press: { press: 'give-role', model: 'fyrbodal' },
    inputs: { person: idOf('somebody'), role: 'chair', seat: ELDERLY },
  }),
  'take-role': () => ({ press: { press: 'take-role', ...GIVEN } }),
  'link-form': () => ({ press: { press: 'link-form', model: 'fyrbodal' } }),
  link: () => ({ press: { press: 'link', model: 'fyrbodal' }, inputs: { seat: 'fyrbodal/lokal|uddevalla' } }),
  unlink: () => ({ press: { press: 'unlink', model: 'fyrbodal' } }),

  meeting: ({ meeting }) => ({ press: { press: 'meeting', meeting } }),
  'next-meeting': () => ({ press: { press: 'next-meeting', seat: seatKey(SEAT) } }),
  'my-meetings': () => ({ press: { press: 'my-meetings' } }),
  'point-form': ({ meeting }) => ({ press: { press: 'point-form', meeting } }),
  'propose-point': ({ meeting }) => ({
    press: { press: 'propose-point', meeting, submit: randomUUID() },
    inputs: { title: 'Vem tar jourtelefonen' },
  }),
  'withdraw-point': ({ point }) => ({ press: { press: 'withdraw-point', point } }),
  'arrange-form': ({ meeting }) => ({ press: { press: 'arrange-form', meeting } }),
  arrange: ({ meeting, point }) => ({
    press: { press: 'arrange', meeting, items: [`point ${point}`] },
    inputs: { 'place-0': '1', 'minutes-0': '10' },
  }),
  preview: ({ meeting }) => ({ press: { press: 'preview', meeting } }),
  'post-now': ({ meeting }) => ({ press: { press: 'post-now', meeting } }),
  skip: ({ meeting }) => ({ press: { press: 'skip', meeting } }),
  unskip: ({ meeting }) => ({ press: { press: 'unskip', meeting } }),
  'pause-form': () => ({ press: { press: 'pause-form', seat: seatKey(SEAT) } }),
  pause: () => ({ press: { press: 'pause', seat: seatKey(SEAT) }, inputs: { until: '2027-01-01' } }),
  resume: () => ({ press: { press: 'resume', seat: seatKey(SEAT) } }),
  deliveries: () => ({ press: { press: 'deliveries', seat: seatKey(SEAT) } }),
  resolve: ({ meeting }) => ({ press: { press: 'resolve', meeting, delivery: 'agenda', as: 'seen' } }),
  'postpone-case': ({ meeting, cases: { scheduled } }) => ({
    press: { press: 'postpone-case', meeting, case: scheduled.id, revision: scheduled.revision, handling: 1 },
  }),
  'postpone-point': ({ meeting, point }) => ({ press: { press: 'postpone-point', meeting, point } }),
  'follow-up': ({ meeting }) => ({ press: { press: 'follow-up', meeting } }),

  gaps: () => ({ press: { press: 'gaps', model: 'fyrbodal', forum: null, page: 0 } }),
  gap: ({ gap }) => ({ press: { press: 'gap', gap } }),
  'settle-gap': ({ gap }) => ({ press: { press: 'settle-gap', gap }, inputs: { first: ELDERLY } }),
  'set-gap-aside': ({ gap }) => ({ press: { press: 'set-gap-aside', gap } }),
  teachings: () => ({ press: { press: 'teachings', ...FORUM, page: 0 } }),
  teach: () => ({
    press: { press: 'teach', ...FORUM },
    inputs: { is: 'example', text: 'natten är värst för de gamla på boendet' },
  }),
  unteach: ({ teaching }) => ({ press: { press: 'unteach', ...FORUM, teaching, page: 0 } }),
  check: () => ({ press: { press: 'check', ...FORUM } }),
  'check-right': () => ({ press: { press: 'check-right', ...FORUM } }),
  'check-wrong': () => ({ press: { press: 'check-wrong', ...FORUM }, inputs: { note: 'ordföranden är en annan' } }),
};

interface Doing {
  /** The case it is done to. */
  readonly to: CaseState;
  readonly inputs?: (of: Organisation) => Inputs;
  readonly more?: { readonly principal: string; readonly home: 'done' };
}

const DOINGS: Readonly<Record<Deed, Doing>> = {
  prepare: { to: 'filed' },
  assign: { to: 'preparing', inputs: () => ({ person: idOf('chair') }) },
  schedule: { to: 'preparing', inputs: () => ({ date: '2026-12-10' }) },
  decide: { to: 'scheduled', inputs: () => ({ text: 'Vi gör så', principals: 'uddevalla,vgr' }) },
  anchor: { to: 'decided' },
  report: { to: 'anchoring', more: { principal: 'uddevalla', home: 'done' } },
  close: { to: 'decided', inputs: () => ({ reason: 'Det är klart' }) },
  forward: { to: 'filed', inputs: () => ({ seat: ELDERLY, reason: 'Fler kommuner' }) },
  return: { to: 'filed', inputs: () => ({ to: 'line', reason: 'En intern fråga' }) },
  share: { to: 'filed', inputs: () => ({ seat: ELDERLY }) },
  edit: { to: 'filed', inputs: () => formWith('En bättre rubrik') },
  withdraw: { to: 'filed' },
  comment: { to: 'filed', inputs: () => ({ text: 'Det hände igen' }) },
  join: { to: 'filed' },
  leave: { to: 'filed' },
  'hand-over': { to: 'filed', inputs: () => ({ person: idOf('somebody') }) },
  merge: { to: 'filed', inputs: ({ cases }) => ({ number: cases.preparing.number }) },
  deidentify: { to: 'filed', inputs: () => ({ words: 'hemtjänsten' }) },
  diary: { to: 'filed', inputs: () => ({ number: 'DNR-1' }) },
};

const onCase = (of: Organisation, name: 'step' | 'act', deed: Deed): Pressing => {
  const { to, inputs, more } = DOINGS[deed];
  const { id, revision } = of.cases[to];
  const on = { case: id, revision, handling: 1, deed };
  if (name === 'step') return { press: { press: 'step', ...on } };
  return { press: { press: 'act', ...on, ...more }, inputs: inputs?.(of) ?? {} };
};

type SayName = Extract<Action, `say ${string}`>;

const SAYINGS: Readonly<Record<SayName, (of: Organisation) => string>> = {
  'say greeting': () => 'hej',
  'say thanks': () => 'tack',
  'say help': () => 'hjälp',
  'say forums': () => 'vilka forum finns',
  'say forum': () => 'vad är styrgruppen i Fyrbodal',
  'say term': () => 'vad är SIP',
  'say remember': () => 'jag jobbar i Uddevalla',
  'say forget': () => 'glöm min kommun',
  'say answer': () => 'vem äger frågan om hjälpmedel i Uddevalla',
  'say case': ({ cases }) => cases.filed.number,
  'say file': () => 'anmäl skav',
  'say my-cases': () => 'mina ärenden',
  'say drafts': () => 'mina utkast',
  'say overview': () => 'översikt',
  'say roles': () => 'roller',
  'say link-forum': () => 'koppla kanalen',
  'say unlink-forum': () => 'koppla bort kanalen',
  'say forum-cases': () => 'ärenden i lokala gruppen i Uddevalla',
  'say my-meetings': () => 'mina möten',
  'say next-meeting': () => 'när träffas lokala gruppen i Uddevalla',
  'say agenda': () => 'dagordningen i lokala gruppen i Uddevalla',
  'say point': () => 'föreslå en punkt till lokala gruppen i Uddevalla',
  'say deliveries': () => 'utskick i lokala gruppen i Uddevalla',
  'say pause': () => 'pausa påminnelser i lokala gruppen i Uddevalla',
  'say learning gaps': () => 'luckor i lokala gruppen i Uddevalla',
  'say learning teach': () => 'lär upp utvecklingsforum äldre',
  'say learning check': () => 'stämmer uppgifterna om utvecklingsforum äldre',
};

/** What a client adds that makes up its own data: nothing of it is to be believed. */
const FORGED = {
  by: idOf('admin'),
  actor: idOf('admin'),
  tenant: 'tenant',
  from: { aadObjectId: 'admin' },
  roles: ['administrator'],
};

/** What comes of it for somebody. */
export async function tried(desk: Desk, asker: Asker, action: Action, of: Organisation): Promise<Answered> {
  const answered = await answer(desk, asker, action, of);
  await answered.stored;
  return answered;
}

function answer(desk: Desk, asker: Asker, action: Action, of: Organisation): Promise<Answered> {
  if (isSaying(action)) return ask(desk, asker, SAYINGS[action](of));
  const read = readPress({ ...carried(action, of), ...FORGED });
  if (!read) throw new Error(`${action} cannot be read`);
  return press(desk, asker, read);
}

export type Pressed = Exclude<Action, SayName>;

/** What a client sends when the button is pressed. */
export function carried(action: Pressed, of: Organisation): object {
  const { press: pressed, inputs = {} } = pressing(action, of);
  return { ...writePress({ press: pressed, language: 'sv' }), ...inputs };
}

export const isSaying = (action: Action): action is SayName => action in SAYINGS;

function pressing(action: Pressed, of: Organisation): Pressing {
  const [kind, name = ''] = action.split(' ');
  if (kind === 'press') return PRESSES[name as PressName](of);
  return onCase(of, kind as 'step' | 'act', name as Deed);
}
