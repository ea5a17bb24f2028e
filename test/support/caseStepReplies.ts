import type { Deed } from '../../src/domain/case/action.ts';
import type { State } from '../../src/domain/case/case.ts';
import type { CaseEvent } from '../../src/domain/case/event.ts';
import { THE_BOT } from '../../src/domain/case/follow.ts';
import type { Inputs, Problems } from '../../src/domain/case/form.ts';
import { DEEDS, TRANSITIONS } from '../../src/domain/case/transitions.ts';
import type { CaseReply } from '../../src/domain/case/view.ts';
import type { Meeting } from '../../src/domain/meeting/meeting.ts';
import type { Person } from '../../src/domain/person.ts';
import {
  caseIn,
  DECISION,
  FILED_AT,
  FULLEST,
  KARIN,
  LONG,
  OLDER,
  PREPARER,
  person,
  SINCE,
  SUPPORTERS,
  toFiler,
  toLead,
  toMember,
  UDDEVALLA,
} from './caseSamples.ts';
import { allDay, meetingOf, THURSDAY } from './meetingViews.ts';

/** One of every step, of every sort of news, and of history. */

const STEP_STATES: Readonly<Partial<Record<Deed, State>>> = {
  decide: 'scheduled',
  schedule: 'preparing',
  anchor: 'decided',
  report: 'anchoring',
  close: 'anchoring',
};

interface More {
  readonly inputs?: Inputs;
  readonly problems?: Problems;
  readonly people?: readonly Person[];
  readonly meetings?: readonly Meeting[];
  readonly hasChanged?: boolean;
}

const MEETINGS: readonly Meeting[] = [meetingOf(UDDEVALLA, THURSDAY, 1), meetingOf(UDDEVALLA, allDay('2027-01-14'), 2)];

const PEOPLE: Readonly<Partial<Record<Deed, readonly Person[]>>> = {
  assign: [PREPARER, KARIN],
  'hand-over': SUPPORTERS,
};

function step(deed: Deed, more: More = {}): CaseReply {
  const case_ = caseIn(STEP_STATES[deed] ?? 'filed');
  const isFilers = TRANSITIONS[deed].by.includes('filer') && deed !== 'comment';
  const view = isFilers ? toFiler(case_) : toLead(case_);
  return {
    say: 'case-step',
    view,
    handling: case_.handlings[0],
    deed,
    inputs: {},
    problems: {},
    people: PEOPLE[deed] ?? [],
    meetings: [],
    hasChanged: false,
    ...more,
  };
}

const event = (did: CaseEvent['did'], more: Partial<CaseEvent> = {}): CaseEvent => ({
  at: SINCE,
  by: PREPARER,
  did,
  handling: null,
  from: null,
  to: null,
  text: '',
  about: null,
  ...more,
});

const EVENTS: Readonly<Record<CaseEvent['did'], CaseEvent>> = {
  file: event('file', { at: FILED_AT, by: KARIN, to: 'filed' }),
  prepare: event('prepare', { handling: 1, from: 'filed', to: 'preparing' }),
  assign: event('assign', { handling: 1, from: 'preparing', to: 'preparing', text: PREPARER.name }),
  schedule: event('schedule', { handling: 1, from: 'preparing', to: 'scheduled', text: '2026-12-08' }),
  decide: event('decide', { handling: 1, from: 'scheduled', to: 'decided', text: DECISION.text }),
  anchor: event('anchor', { handling: 1, from: 'decided', to: 'anchoring' }),
  report: event('report', {
    handling: 1,
    from: 'anchoring',
    to: 'anchoring',
    text: 'Journalsystemet byts i mars',
    about: { principal: 'vgr', home: 'hindered' },
  }),
  close: event('close', { handling: 1, from: 'anchoring', to: 'closed', text: 'Resten följs upp i mars.' }),
  forward: event('forward', {
    handling: 1,
    from: 'preparing',
    to: 'forwarded',
    text: 'Flera kommuner har samma sak.',
    about: { seat: OLDER },
  }),
  return: event('return', { handling: 1, from: 'preparing', to: 'returned', text: 'Gäller bara den egna rutinen.' }),
  share: event('share', {
    handling: 1,
    from: 'preparing',
    to: 'preparing',
    text: 'Berör fler.',
    about: { seat: { forum: 'fyrbodal/styrgrupp', place: null } },
  }),
  edit: event('edit', { by: KARIN }),
  withdraw: event('withdraw', { handling: 1, by: KARIN, from: 'filed', to: 'withdrawn', text: 'Det har löst sig.' }),
  comment: event('comment', { text: 'Hur ofta händer det på helger?' }),
  join: event('join', { by: person('Olle Distriktssköterska') }),
  leave: event('leave', { by: person('Olle Distriktssköterska') }),
  'hand-over': event('hand-over', { by: person('Mia Biståndshandläggare'), text: KARIN.name }),
  merge: event('merge', { handling: 1, from: 'filed', to: 'merged', text: 'SKAV-2026-0031' }),
  deidentify: event('deidentify'),
  diary: event('diary', { text: 'KS 2026/123' }),
};

/** The case follows its meeting. */
const MOVED = event('schedule', { by: THE_BOT, handling: 1, from: 'scheduled', to: 'scheduled', text: '2026-12-15' });

const NEWS_STATES: Readonly<Partial<Record<CaseEvent['did'], State>>> = {
  assign: 'preparing',
  prepare: 'preparing',
  schedule: 'scheduled',
  decide: 'decided',
  anchor: 'anchoring',
  report: 'anchoring',
  close: 'closed',
  forward: 'forwarded',
  return: 'returned',
  withdraw: 'withdrawn',
  merge: 'merged',
};

const news = (did: CaseEvent['did']): CaseReply => ({
  say: 'case-news',
  view: toFiler(caseIn(NEWS_STATES[did] ?? 'preparing')),
  events: [EVENTS[did]],
});

const forDeeds = (name: (deed: Deed) => string, reply: (deed: Deed) => CaseReply): Record<string, CaseReply> =>
  Object.fromEntries(DEEDS.map((deed) => [name(deed), reply(deed)]));

export const STEP_REPLIES: Readonly<Record<string, CaseReply>> = {
  'the history of a case': {
    say: 'case-history',
    view: toLead(caseIn('decided')),
    events: Object.values(EVENTS),
  },
  'a long history of a case': {
    say: 'case-history',
    view: toLead(FULLEST),
    events: Array.from({ length: 80 }, (_, no) => event('comment', { text: LONG, at: SINCE.add({ minutes: no }) })),
  },
  ...forDeeds(
    (deed) => `a step to ${deed}`,
    (deed) => step(deed),
  ),
  'a step where somebody else was first': step('decide', {
    inputs: { text: 'Listan skickas med', sort: 'recommendation', principals: 'uddevalla,vgr' },
    hasChanged: true,
  }),
  'a step with problems': step('forward', {
    inputs: { seat: '', reason: '' },
    problems: { seat: { is: 'missing' }, reason: { is: 'missing' } },
  }),
  'a step to schedule in the past': step('schedule', {
    inputs: { date: '2020-01-01' },
    problems: { date: { is: 'not-a-choice' } },
  }),
  'a step to schedule on a meeting': step('schedule', { meetings: MEETINGS }),
  'a step to schedule that says nothing': step('schedule', {
    meetings: MEETINGS,
    inputs: { meeting: '', date: '2020-01-01' },
    problems: { date: { is: 'not-a-choice' } },
  }),
  'a step to choose among nobody': step('hand-over', { people: [] }),
  'a step to choose among a hundred': step('hand-over', {
    people: Array.from({ length: 100 }, (_, no) => ({ ...KARIN, name: `Förnamn Mellannamn Efternamnsson ${no}` })),
  }),
  'a step to choose somebody unknown': step('assign', {
    inputs: { person: 'x' },
    problems: { person: { is: 'not-a-choice' } },
  }),
  'a step for a member to report': {
    say: 'case-step',
    view: toMember(caseIn('anchoring')),
    handling: caseIn('anchoring').handlings[0],
    deed: 'report',
    inputs: {},
    problems: {},
    people: [],
    meetings: [],
    hasChanged: false,
  },
  'a step to edit the fullest case': {
    say: 'case-step',
    view: toFiler(FULLEST),
    handling: FULLEST.handlings[0],
    deed: 'edit',
    inputs: {},
    problems: {},
    people: [],
    meetings: [],
    hasChanged: false,
  },
  ...Object.fromEntries((Object.keys(EVENTS) as CaseEvent['did'][]).map((did) => [`news of ${did}`, news(did)])),
  'news of several things': {
    say: 'case-news',
    view: toFiler(caseIn('decided')),
    events: [EVENTS.schedule, EVENTS.comment, EVENTS.decide, EVENTS.join],
  },
  'news of one that is done and one that is not': {
    say: 'case-news',
    view: toFiler(caseIn('anchoring')),
    events: [
      EVENTS.report,
      event('report', {
        handling: 1,
        from: 'anchoring',
        to: 'anchoring',
        about: { principal: 'uddevalla', home: 'done' },
      }),
    ],
  },
  'news that the meeting was moved': { say: 'case-news', view: toFiler(caseIn('scheduled')), events: [MOVED] },
  'the history of a case whose meeting was moved': {
    say: 'case-history',
    view: toLead(caseIn('scheduled')),
    events: [EVENTS.schedule, MOVED],
  },
  'news of nothing': { say: 'case-news', view: toFiler(caseIn('preparing')), events: [] },
  'news of the last answer': {
    say: 'case-news',
    view: toFiler(caseIn('closed')),
    events: [
      event('report', {
        handling: 1,
        from: 'anchoring',
        to: 'closed',
        about: { principal: 'uddevalla', home: 'done' },
      }),
    ],
  },
};
