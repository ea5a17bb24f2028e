import { DROPS, TIMINGS } from '../../src/domain/meeting/plan.ts';
import { POSTED } from '../../src/domain/meeting/posted.ts';
import type {
  CalendarFault,
  DeliveryFault,
  DeliveryLine,
  DeliveryReport,
  MeetingReply,
} from '../../src/domain/meeting/view.ts';
import { at, LONG, MODEL, TIME_ZONE, TODAY, UDDEVALLA } from './caseSamples.ts';
import { date, meeting, view } from './meetingViews.ts';

/** What has been sent about meetings, and what went wrong. */

const FAULTS: readonly CalendarFault[] = ['unreachable', 'sign-in', 'forbidden', 'missing', 'throttled', 'unreadable'];
const DELIVERY_FAULTS: readonly DeliveryFault[] = ['gone', 'refused', 'not-met', 'no-channel'];

const line = (what: DeliveryLine['what'], state: DeliveryLine['state']): DeliveryLine => ({
  meeting: meeting(),
  what,
  delivery: what,
  state,
});

const SENT_AT = at('2026-11-24T08:00:00Z');
const DUE = at('2026-12-03T07:00:00Z');

const LINES: readonly DeliveryLine[] = [
  line('deadline', { is: 'sent', at: SENT_AT }),
  ...TIMINGS.map((because) => line('agenda', { is: 'waiting', at: DUE, because })),
  ...DROPS.map((why) => line('day', { is: 'dropped', why })),
];

const report = (more: Partial<DeliveryReport> = {}): MeetingReply => ({
  say: 'deliveries',
  report: {
    seat: UDDEVALLA,
    model: MODEL,
    timeZone: TIME_ZONE,
    today: TODAY,
    calendar: { is: 'read', at: at('2026-11-26T07:55:00Z') },
    channel: 'Lokal grupp Uddevalla',
    pausedUntil: null,
    lines: LINES,
    leads: true,
    ...more,
  },
});

const failing = (why: CalendarFault) =>
  ({
    is: 'failing',
    why,
    where: 'samverkan.uddevalla@example.org',
    since: at('2026-11-26T06:00:00Z'),
    lastRead: at('2026-11-26T05:55:00Z'),
  }) as const;

const WRONG: readonly DeliveryLine[] = [
  line('agenda', { is: 'unknown', at: SENT_AT }),
  line('day', { is: 'failed', at: SENT_AT, why: 'gone' }),
  line('follow-up', { is: 'unknown', at: SENT_AT }),
];

const alert = (
  what: DeliveryLine['what'],
  is: Extract<MeetingReply, { say: 'delivery-alert' }>['is'],
): MeetingReply => ({ say: 'delivery-alert', view: view(), what, delivery: what, is });

export const DELIVERY_REPLIES: Readonly<Record<string, MeetingReply>> = {
  'what has been sent': report(),
  'what has been sent, to a member': report({ leads: false }),
  'what has been sent, with what needs a look': report({ lines: [...WRONG, ...LINES] }),
  'what has been sent, with what needs a look, to a member': report({ lines: WRONG, leads: false }),
  'nothing has been sent': report({ lines: [], channel: null, calendar: { is: 'not-connected' } }),
  'nothing has been sent, the calendar unread': report({ lines: [], calendar: { is: 'unread' } }),
  'what has been sent, paused': report({ pausedUntil: date('2027-01-11') }),
  'what failed for a meeting that has been': report({
    today: date('2026-12-14'),
    lines: [line('day', { is: 'failed', at: SENT_AT, why: 'refused' })],
  }),
  'as much as can have been sent': report({
    calendar: { ...failing('forbidden'), where: LONG.slice(0, 300) },
    pausedUntil: date('2027-01-11'),
    lines: [
      ...Array.from({ length: 20 }, () => WRONG).flat(),
      ...Array.from({ length: 20 }, () => LINES).flat(),
      ...Array.from({ length: 20 }, () => line('news', { is: 'sent', at: SENT_AT })),
    ],
  }),
  ...Object.fromEntries(
    FAULTS.flatMap((why): [string, MeetingReply][] => [
      [`deliveries with a calendar that is ${why}`, report({ calendar: failing(why), lines: [] })],
      [`no meeting: ${why}`, { say: 'no-meeting', seat: UDDEVALLA, model: MODEL, calendar: failing(why) }],
    ]),
  ),
  ...Object.fromEntries(
    POSTED.map((what): [string, MeetingReply] => [
      `an alert of what may have arrived: ${what}`,
      alert(what, { is: 'unknown' }),
    ]),
  ),
  ...Object.fromEntries(
    DELIVERY_FAULTS.map((why): [string, MeetingReply] => [
      `an alert of what failed: ${why}`,
      alert('agenda', { is: 'failed', why }),
    ]),
  ),
  'a delivery that was seen': { say: 'delivery-resolved', view: view(), as: 'seen' },
  'a delivery to send again': { say: 'delivery-resolved', view: view(), as: 'again' },
};
