import { randomUUID } from 'node:crypto';
import { ask } from '../../../src/app/ask.ts';
import type { Answered, Asker, Desk } from '../../../src/app/desk.ts';
import { syncForum } from '../../../src/app/meeting/sync.ts';
import { press } from '../../../src/app/press.ts';
import type { Case, CaseId, State } from '../../../src/domain/case/case.ts';
import type { Inputs } from '../../../src/domain/case/form.ts';
import type { Grant } from '../../../src/domain/case/roles.ts';
import { type MeetingId, seatKey } from '../../../src/domain/meeting/meeting.ts';
import type { MeetingRules } from '../../../src/domain/meeting/rules.ts';
import type { Press } from '../../../src/domain/press.ts';
import type { ConversationId, Log, PersonId } from '../../../src/ports.ts';
import { type CalendarFile, calendarFile } from '../calendar.ts';
import { deskOn } from '../desk.ts';
import { LISTS } from '../filing.ts';
import { MEETING, NEXT, SEAT } from '../forumMeetings.ts';
import { TENANT } from '../people.ts';
import { empty, type TestDatabase } from '../postgres.ts';
import { WHO, type Where, type Who } from './rights.ts';

/** An organisation in which everything is there that somebody could want to get at: cases in every state, a draft, a question, a gap, a teaching, a meeting with a point. */

/** Words that stand in nothing else: a card on which one is seen shows what it was written in. */
export const MARKS = {
  case: 'kvastfening',
  draft: 'bergtallört',
  point: 'dvärgmispel',
  gap: 'strandkvanne',
  teaching: 'klibbglim',
} as const;

export const OTHER_TENANT = 'another-tenant';
export const ELDERLY = 'fyrbodal/uf-aldre';

const grant = (who: Who, role: Grant['role'], more: Partial<Grant> = {}): Grant => ({
  person: idOf(who),
  role,
  model: 'fyrbodal',
  forum: null,
  place: null,
  principal: null,
  ...more,
});

export const idOf = (who: string, tenant: string = TENANT): PersonId => `${tenant}/${who}` as PersonId;

export const GRANTS: readonly Grant[] = [
  grant('member', 'member', { ...SEAT, principal: 'uddevalla' }),
  grant('chair', 'chair', SEAT),
  grant('otherChair', 'chair', { forum: ELDERLY }),
  grant('lead', 'process-lead'),
  grant('otherLead', 'process-lead', { model: 'goteborg' }),
  grant('admin', 'administrator'),
  grant('otherAdmin', 'administrator', { model: 'goteborg' }),
];

/** Given in Teams, and so there to be taken. */
export const GIVEN: Grant = { ...grant('nobody', 'member', SEAT), person: idOf('somebody') };

const CHANNELS: Readonly<Partial<Record<Where, string>>> = {
  forum: '19:uddevalla@thread.tacv2',
  other: '19:other@thread.tacv2',
};

export function askerOf(who: string, where: Where, tenant: string = TENANT): Asker {
  const id = CHANNELS[where];
  const reach = { teamsId: `29:${tenant}-${who}`, serviceUrl: 'http://127.0.0.1:1/', tenant };
  const own = `a:${tenant}-${who}`;
  const places = { own, group: '19:group@thread.v2', forum: `${id};messageid=1`, other: `${id};messageid=1` };
  return {
    person: idOf(who, tenant),
    name: who,
    reach,
    surface: 'chat',
    channel: id ? { id, team: 'team', name: where, serviceUrl: reach.serviceUrl, tenant } : null,
    ownsTeam: async () => false,
    conversation: places[where] as ConversationId,
    scope: where === 'own' ? 'personal' : where === 'group' ? 'group' : 'channel',
    language: 'sv',
  };
}

export type CaseState = Extract<State, 'filed' | 'preparing' | 'scheduled' | 'decided' | 'anchoring'>;

/** What there is, and what it is called. */
export interface Organisation {
  readonly cases: Readonly<Record<CaseState, Case>>;
  readonly draft: string;
  /** A draft of somebody without any role, for whom it was like the filed case. */
  readonly alike: string;
  readonly question: string;
  readonly gap: string;
  readonly teaching: string;
  readonly meeting: MeetingId;
  readonly point: string;
  readonly clockAt: string;
  readonly calendars: MeetingRules['calendars'];
  deskOn(test: TestDatabase): Desk;
  close(): void;
}

const MODELS = ['fyrbodal', 'goteborg'] as const;

export async function founded(test: TestDatabase): Promise<Organisation> {
  await empty(test);
  const calendar: CalendarFile = calendarFile();
  calendar.set(MEETING, NEXT);
  const calendars = { [seatKey(SEAT)]: { kind: 'ics', from: calendar.path, subject: '' } } as const;
  const made = (on: TestDatabase) => deskOn(on, [...MODELS], { grants: GRANTS }, { calendars });
  const { desk, clock } = made(test);
  await everybodyIsMet(desk);
  await desk.office.grants.give(GIVEN, idOf('admin'), clock.now());
  await presses(desk, 'lead', { press: 'link', model: 'fyrbodal' }, { seat: 'fyrbodal/lokal|uddevalla' }, 'forum');
  await syncForum(desk, SILENT, SEAT);
  const meeting = (await desk.secretariat.meetings.of(SEAT, clock.now()))[0]?.id;
  if (!meeting) throw new Error('no meeting');
  const cases = await casesIn(desk);
  const asked = await questionsIn(desk);
  clock.move({ minutes: 31 });
  return {
    cases,
    meeting,
    ...asked,
    draft: await draftIn(desk, 'filer', `Något annat ${MARKS.draft}`),
    alike: await draftIn(desk, 'nobody', MATTERS.filed),
    teaching: await teachingIn(desk),
    point: await pointIn(desk, meeting),
    clockAt: clock.now().toString(),
    calendars,
    deskOn(on) {
      const other = made(on);
      other.clock.moveTo(clock.now().toString());
      // What is learnt is taken back with the rest.
      return { ...other.desk, school: { ...other.desk.school, learn: async () => undefined } };
    },
    close: () => calendar.remove(),
  };
}

const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

async function everybodyIsMet({ office }: Desk): Promise<void> {
  const all = [TENANT, OTHER_TENANT].flatMap((tenant) => Object.keys(WHO).map((who) => askerOf(who, 'own', tenant)));
  for (const { person, name, reach, conversation } of [...all, askerOf('somebody', 'own')])
    await office.contacts.remember({ person: { id: person, name }, ...reach, conversation, language: 'sv' });
}

async function presses(desk: Desk, who: Who, pressed: Press, inputs: Inputs = {}, where: Where = 'own') {
  const answered = await press(desk, askerOf(who, where), { press: pressed, language: 'sv', inputs });
  await answered.stored;
  return answered;
}

/** Each unlike the others, so that none is taken for one that is there. */
const MATTERS: Readonly<Record<CaseState, string>> = {
  filed: 'Läkemedelslistan saknas när hemtjänsten tar över',
  preparing: 'Skolskjuts till habiliteringen beställs av ingen',
  scheduled: 'Hjälpmedel blir kvar på lagret efter vårdplanering',
  decided: 'Tolk bokas dubbelt vid möten om rehabilitering',
  anchoring: 'Provsvar faxas till fel enhet varje helg',
};

export const formWith = (title: string): Inputs => ({ ...LISTS, title, happening: `${title}, gång på gång.` });

async function casesIn(desk: Desk): Promise<Organisation['cases']> {
  const made = async (state: CaseState): Promise<Case> => {
    const id = await filed(desk, `${MATTERS[state]} ${MARKS.case}`);
    await presses(desk, 'follower', { press: 'act', case: id, revision: 0, handling: 0, deed: 'join' });
    for (const [deed, inputs] of STEPS.slice(0, ORDER.indexOf(state))) {
      const { revision } = await caseOf(desk, id);
      await presses(desk, 'lead', { press: 'act', case: id, revision, handling: 1, deed }, inputs);
    }
    const case_ = await caseOf(desk, id);
    if (case_.handlings[0].stage.state !== state) throw new Error(`the case is ${case_.handlings[0].stage.state}`);
    return case_;
  };
  return {
    filed: await made('filed'),
    preparing: await made('preparing'),
    scheduled: await made('scheduled'),
    decided: await made('decided'),
    anchoring: await made('anchoring'),
  };
}

const ORDER: readonly CaseState[] = ['filed', 'preparing', 'scheduled', 'decided', 'anchoring'];
const STEPS = [
  ['prepare', {}],
  ['schedule', { date: '2026-12-10' }],
  ['decide', { text: `Vi gör så ${MARKS.case}`, responsible: 'Vårdcentralen', principals: 'uddevalla,vgr' }],
  ['anchor', {}],
] as const;

async function filed(desk: Desk, title: string): Promise<CaseId> {
  const submit = randomUUID();
  const pressed = { submit, model: 'fyrbodal', question: null, link: '' };
  const first = await presses(desk, 'filer', { press: 'file', ...pressed }, formWith(title));
  if (first.spoken.reply.say === 'case-similar') await presses(desk, 'filer', { press: 'file-anyway', submit });
  return submit as CaseId;
}

export async function caseOf(desk: Desk, id: CaseId): Promise<Case> {
  const case_ = await desk.office.cases.find(id);
  if (!case_) throw new Error('no such case');
  return case_;
}

async function draftIn(desk: Desk, who: Who, title: string): Promise<string> {
  const submit = randomUUID();
  const press = { press: 'keep-draft', submit, model: 'fyrbodal', question: null, link: '' } as const;
  await presses(desk, who, press, formWith(title));
  return submit;
}

/** One in the forum's channel, with an answer that has other forums in it; one of which somebody says that the answer did not help. */
async function questionsIn(desk: Desk): Promise<Pick<Organisation, 'question' | 'gap'>> {
  const asked = async (text: string, where: Where): Promise<string> => {
    const answered = await ask(desk, askerOf('nobody', where), text);
    await answered.stored;
    return questionOf(answered);
  };
  const question = await asked('hemtjänsten i Uddevalla får ingen läkemedelslista när någon skrivs ut', 'forum');
  const gap = await asked(`vem har hand om ${MARKS.gap} i hemsjukvården i Uddevalla`, 'own');
  await presses(desk, 'nobody', { press: 'helped', id: gap, helped: false });
  return { question, gap };
}

function questionOf({ spoken: { reply } }: Answered): string {
  if (!('id' in reply) || typeof reply.id !== 'string') throw new Error(`said ${reply.say}`);
  return reply.id;
}

async function teachingIn(desk: Desk): Promise<string> {
  await desk.school.teachings.add({
    id: randomUUID(),
    at: desk.clock.now(),
    model: 'fyrbodal',
    forum: ELDERLY,
    by: { id: idOf('lead'), name: 'lead' },
    is: 'example',
    text: `det krånglar med ${MARKS.teaching} för äldre`,
  });
  const [teaching] = await desk.school.teachings.of('fyrbodal');
  if (!teaching) throw new Error('no teaching');
  return teaching.id;
}

async function pointIn(desk: Desk, meeting: MeetingId): Promise<string> {
  const submit = randomUUID();
  await presses(desk, 'follower', { press: 'propose-point', meeting, submit }, { title: `Punkt ${MARKS.point}` });
  return submit;
}
