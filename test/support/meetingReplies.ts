import type { Problems } from '../../src/domain/case/form.ts';
import { REMINDER_KINDS } from '../../src/domain/meeting/policy.ts';
import type { LeadNews, MeetingRefusal, MeetingReply } from '../../src/domain/meeting/view.ts';
import { LONG, MODEL, OLDER, SUBMIT, TIME_ZONE, TODAY, UDDEVALLA } from './caseSamples.ts';
import { DELIVERY_REPLIES } from './meetingDeliveryReplies.ts';
import {
  AGENDA,
  allDay,
  caseId,
  date,
  FULL_AGENDA,
  leadView,
  meetingOf,
  point,
  THURSDAY,
  TUESDAY,
  timed,
  view,
} from './meetingViews.ts';

/** One of everything the bot can say of meetings. */

const TODAYS = { today: date('2026-12-10') };
const FULL = { agenda: FULL_AGENDA };
const EMPTY = { agenda: [] };

const reminders: Readonly<Record<string, MeetingReply>> = {
  ...Object.fromEntries(
    REMINDER_KINDS.map((kind): [string, MeetingReply] => [
      `a reminder: ${kind}`,
      { say: 'reminder', kind, view: view() },
    ]),
  ),
  ...Object.fromEntries(
    REMINDER_KINDS.map((kind): [string, MeetingReply] => [
      `a reminder of what is cancelled: ${kind}`,
      { say: 'reminder', kind, view: view({}, { isCancelled: true }) },
    ]),
  ),
  'a reminder on the last day for points': {
    say: 'reminder',
    kind: 'deadline',
    view: view({ lastDayForPoints: TODAY }),
  },
  'a reminder after the last day for points': {
    say: 'reminder',
    kind: 'deadline',
    view: view({ lastDayForPoints: date('2026-11-20'), takesPoints: false }),
  },
  'a reminder of points without a day': { say: 'reminder', kind: 'deadline', view: view({ lastDayForPoints: null }) },
  'a reminder with an empty agenda': { say: 'reminder', kind: 'agenda', view: view(EMPTY) },
  'a reminder with an empty agenda that is closed': {
    say: 'reminder',
    kind: 'day',
    view: view({ ...EMPTY, takesPoints: false, lastDayForPoints: null, chair: null }),
  },
  'the fullest reminder': { say: 'reminder', kind: 'agenda', view: view(FULL, { place: LONG, subject: LONG }) },
  'the fullest reminder in brief': { say: 'reminder', kind: 'day', view: view(FULL) },
  'a reminder just before the start': { say: 'reminder', kind: 'start', view: view(TODAYS) },
  'a reminder of what has been': { say: 'reminder', kind: 'start', view: view({ today: date('2026-12-12') }) },
  'a reminder of whole days': {
    say: 'reminder',
    kind: 'agenda',
    view: view({}, { span: allDay('2026-12-10', '2026-12-11'), place: '', joinUrl: '', subject: 'Planeringsdagar' }),
  },
  'a reminder with an unsafe link': {
    say: 'reminder',
    kind: 'start',
    view: view(TODAYS, { joinUrl: 'http://x.example' }),
  },
  'a reminder with marks in it': {
    say: 'reminder',
    kind: 'agenda',
    view: view(
      {
        agenda: [
          {
            id: 'point 1',
            content: { is: 'point', point: point(1, { title: '[Tryck](https://example.org) *nu*' }), carried: false },
            minutes: null,
            purpose: null,
          },
        ],
      },
      { place: '# Rum *4*', subject: 'Extra möte' },
    ),
  },
  'a preview': { say: 'reminder-preview', kind: 'agenda', view: view() },
  'the fullest preview': { say: 'reminder-preview', kind: 'agenda', view: view(FULL) },
  'a preview of a short reminder': { say: 'reminder-preview', kind: 'day', view: view() },
};

const news: Readonly<Record<string, MeetingReply>> = {
  'news that a meeting is moved': {
    say: 'meeting-news',
    news: { is: 'moved', from: THURSDAY },
    view: view({}, { span: TUESDAY }),
  },
  'news that a meeting is moved to another year': {
    say: 'meeting-news',
    news: { is: 'moved', from: THURSDAY },
    view: view({}, { span: timed('2027-01-14T12:00:00Z', '2027-01-14T14:00:00Z') }),
  },
  'news that a meeting is cancelled': {
    say: 'meeting-news',
    news: { is: 'cancelled' },
    view: view({}, { isCancelled: true }),
  },
  'news that a meeting is held after all': { say: 'meeting-news', news: { is: 'reinstated' }, view: view() },
};

const LEAD_NEWS: readonly LeadNews[] = ['arranged', 'skipped', 'unskipped', 'posted'];

const shown: Readonly<Record<string, MeetingReply>> = {
  'a meeting': { say: 'meeting', view: view() },
  'a meeting with nothing to show': { say: 'meeting', view: view(EMPTY) },
  'a meeting outside the forum': {
    say: 'meeting',
    view: view({
      agenda: AGENDA.filter(({ content }) => content.is === 'case').map((one) =>
        one.content.is === 'case' ? { ...one, content: { ...one.content, title: '' } } : one,
      ),
      takesPoints: false,
    }),
  },
  'a meeting that is cancelled': { say: 'meeting', view: view({}, { isCancelled: true }) },
  'a meeting that has been': { say: 'meeting', view: view({ today: date('2026-12-14'), takesPoints: false }) },
  'the fullest meeting': { say: 'meeting', view: view(FULL) },
  'a meeting to those who lead': { say: 'meeting-lead', view: leadView(), news: 'none' },
  ...Object.fromEntries(
    LEAD_NEWS.map((one): [string, MeetingReply] => [
      `a meeting to those who lead, ${one}`,
      { say: 'meeting-lead', view: leadView({ isSkipped: one === 'skipped' }), news: one },
    ]),
  ),
  'a paused meeting to those who lead': {
    say: 'meeting-lead',
    view: leadView({ pausedUntil: date('2027-01-11'), next: null }),
    news: 'none',
  },
  'a meeting without a channel to those who lead': {
    say: 'meeting-lead',
    view: leadView({ channel: null, next: null, agenda: [] }),
    news: 'none',
  },
  'a cancelled meeting to those who lead': {
    say: 'meeting-lead',
    view: leadView({ next: null }, { isCancelled: true }),
    news: 'none',
  },
  'a meeting to those who lead, the same day': { say: 'meeting-lead', view: leadView(TODAYS), news: 'none' },
  'a meeting that has been, to those who lead': {
    say: 'meeting-lead',
    view: leadView({ today: date('2026-12-14'), takesPoints: false, next: null }),
    news: 'none',
  },
  'the fullest meeting to those who lead': { say: 'meeting-lead', view: leadView(FULL), news: 'arranged' },
};

const SEVERAL = [
  meetingOf(UDDEVALLA, THURSDAY, 1),
  meetingOf(OLDER, timed('2026-12-15T08:00:00Z', '2026-12-15T10:30:00Z'), 2, { place: '', joinUrl: '' }),
  meetingOf(UDDEVALLA, timed('2026-12-17T12:00:00Z', '2026-12-17T14:00:00Z'), 3, { isCancelled: true }),
  meetingOf(UDDEVALLA, allDay('2027-01-14'), 4),
].map((meeting, no) => ({
  meeting,
  model: MODEL,
  lastDayForPoints: no === 0 ? date('2026-12-01') : date('2026-11-01'),
}));

const MANY = Array.from({ length: 30 }, (_, no) => ({
  meeting: meetingOf(UDDEVALLA, THURSDAY, no, { place: LONG }),
  model: MODEL,
  lastDayForPoints: date('2026-12-01'),
}));

const listed = { say: 'meetings', today: TODAY, timeZone: TIME_ZONE } as const;
const OF_UDDEVALLA = { seat: UDDEVALLA, model: MODEL };

const lists: Readonly<Record<string, MeetingReply>> = {
  'my meetings': { ...listed, of: { who: 'me' }, lines: SEVERAL },
  'no meetings of mine': { ...listed, of: { who: 'me' }, lines: [] },
  'my meetings, all cancelled': { ...listed, of: { who: 'me' }, lines: SEVERAL.slice(2, 3) },
  'meetings of a forum': { ...listed, of: OF_UDDEVALLA, lines: [...SEVERAL.slice(0, 1), ...SEVERAL.slice(2)] },
  'meetings of a forum, all cancelled': { ...listed, of: OF_UDDEVALLA, lines: SEVERAL.slice(2, 3) },
  'no meetings of a forum': { ...listed, of: OF_UDDEVALLA, lines: [] },
  'many meetings': { ...listed, of: OF_UDDEVALLA, lines: MANY },
  'no meeting: not connected': { say: 'no-meeting', ...OF_UDDEVALLA, calendar: { is: 'not-connected' } },
  'no meeting: unread': { say: 'no-meeting', ...OF_UDDEVALLA, calendar: { is: 'unread' } },
  'no meeting: read': {
    say: 'no-meeting',
    seat: OLDER,
    model: MODEL,
    calendar: { is: 'read', at: Temporal.Instant.from('2026-11-26T08:00:00Z') },
  },
  'which forum': { say: 'which-forum', model: MODEL },
};

const CASES = [
  { id: caseId(42), number: 'SKAV-2026-0042', title: 'Läkemedelslistor saknas vid hemgång' },
  { id: caseId(38), number: 'SKAV-2026-0038', title: 'Provtagning *i* hemmet' },
];

const PROBLEMS: Problems = {
  title: { is: 'missing' },
  note: { is: 'personal-data', found: ['name'] },
  minutes: { is: 'not-a-choice' },
};

const points: Readonly<Record<string, MeetingReply>> = {
  'a form for a point': { say: 'point-form', view: view(), submit: SUBMIT, cases: CASES, inputs: {}, problems: {} },
  'a form for a point where there are no cases': {
    say: 'point-form',
    view: view({ lastDayForPoints: null }),
    submit: SUBMIT,
    cases: [],
    inputs: {},
    problems: {},
  },
  'a form for a point with problems': {
    say: 'point-form',
    view: view(),
    submit: SUBMIT,
    cases: CASES,
    inputs: { title: '', note: '*** vill veta mer', minutes: '500', purpose: 'decision', case: '' },
    problems: PROBLEMS,
  },
  'a form for a point with a hundred cases': {
    say: 'point-form',
    view: view(),
    submit: SUBMIT,
    cases: Array.from({ length: 100 }, (_, no) => ({
      id: caseId(no),
      number: `SKAV-2026-0${100 + no}`,
      title: LONG.slice(0, 120),
    })),
    inputs: {},
    problems: {},
  },
  'a point kept': { say: 'point-kept', view: view(), point: point(1) },
  'a point kept about a case': {
    say: 'point-kept',
    view: view({ takesPoints: false }),
    point: point(2, { title: CASES[0]?.title ?? '', case: CASES[0] ?? null }),
  },
  'a point withdrawn': { say: 'point-withdrawn', view: view(), point: point(1) },
  'an agenda to arrange': { say: 'arrange-form', view: view(), inputs: {}, problems: {} },
  'an agenda to arrange with problems': {
    say: 'arrange-form',
    view: view(),
    inputs: { 'place-0': '2', 'minutes-0': '900', 'place-1': '1', 'purpose-1': 'information' },
    problems: { 'minutes-0': { is: 'not-a-choice' } },
  },
  'nothing to arrange': { say: 'arrange-form', view: view(EMPTY), inputs: {}, problems: {} },
  'the fullest agenda to arrange': { say: 'arrange-form', view: view(FULL), inputs: {}, problems: {} },
};

const PAUSE = { say: 'pause-form', ...OF_UDDEVALLA, today: TODAY } as const;

const pauses: Readonly<Record<string, MeetingReply>> = {
  'a pause to begin': { ...PAUSE, pausedUntil: null, inputs: {}, problems: {} },
  'a pause to change': { ...PAUSE, pausedUntil: date('2027-01-11'), inputs: {}, problems: {} },
  'a pause that ends too soon': {
    ...PAUSE,
    pausedUntil: null,
    inputs: { until: '2026-11-26' },
    problems: { until: { is: 'not-a-choice' } },
  },
  paused: { say: 'paused', ...OF_UDDEVALLA, today: TODAY, until: date('2027-01-11') },
  resumed: { say: 'paused', ...OF_UDDEVALLA, today: TODAY, until: null },
};

const after = view({ today: date('2026-12-10') });
const followed = (no: number, title: string, state: 'scheduled' | 'decided' | 'forwarded' = 'scheduled') => ({
  case: caseId(no),
  number: `SKAV-2026-00${no}`,
  title,
  revision: 7,
  handling: 1,
  state,
});
const WAITING = followed(42, 'Läkemedelslistor saknas vid hemgång');

const followUps: Readonly<Record<string, MeetingReply>> = {
  'what came of a meeting': {
    say: 'follow-up',
    view: after,
    cases: [WAITING, followed(38, 'Provtagning i hemmet')],
    points: [point(1)],
    next: { span: timed('2027-01-14T12:00:00Z', '2027-01-14T14:00:00Z') },
  },
  'what came of a meeting, with no next one': {
    say: 'follow-up',
    view: after,
    cases: [WAITING, followed(38, 'Provtagning i hemmet', 'decided')],
    points: [],
    next: null,
  },
  'what came of the points of a meeting': { say: 'follow-up', view: after, cases: [], points: [point(1)], next: null },
  'what came of a meeting, all said': {
    say: 'follow-up',
    view: after,
    cases: [followed(42, 'Läkemedelslistor', 'decided'), followed(38, 'Provtagning', 'forwarded')],
    points: [],
    next: { span: TUESDAY },
  },
  'what came of the fullest meeting': {
    say: 'follow-up',
    view: after,
    cases: Array.from({ length: 40 }, (_, no) =>
      followed(10 + no, LONG.slice(0, 120), no % 2 === 0 ? 'scheduled' : 'decided'),
    ),
    points: Array.from({ length: 40 }, (_, no) => point(no, { title: LONG.slice(0, 120) })),
    next: { span: TUESDAY },
  },
};

const REFUSALS: readonly MeetingRefusal[] = [
  'cancelled',
  'begun',
  'past-deadline',
  'unknown-meeting',
  'no-rights',
  'own-chat-only',
  'no-channel',
  'not-yours',
  'nothing-to-post',
];

export const EVERY_MEETING_REPLY: Readonly<Record<string, MeetingReply>> = {
  ...reminders,
  ...news,
  ...shown,
  ...lists,
  ...points,
  ...pauses,
  ...followUps,
  ...DELIVERY_REPLIES,
  ...Object.fromEntries(
    REFUSALS.map((why): [string, MeetingReply] => [
      `refused for a meeting: ${why}`,
      { say: 'meeting-refused', why, view: null },
    ]),
  ),
  'refused with the meeting': { say: 'meeting-refused', why: 'past-deadline', view: view() },
  'refused with a meeting that is over': { say: 'meeting-refused', why: 'begun', view: view() },
};
