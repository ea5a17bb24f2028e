import type { CaseId, ForumSeat } from '../../src/domain/case/case.ts';
import type { Agenda, AgendaItem, Content } from '../../src/domain/meeting/agenda.ts';
import type { Meeting, MeetingId, Span } from '../../src/domain/meeting/meeting.ts';
import type { Point } from '../../src/domain/meeting/point.ts';
import type { LeadView, MeetingView } from '../../src/domain/meeting/view.ts';
import type { Fact } from '../../src/domain/model/types.ts';
import { at, KARIN, LONG, MODEL, TIME_ZONE, TODAY, UDDEVALLA } from './caseSamples.ts';

/** Meetings, agendas and views to make replies from. Local time is Stockholm's. */

export const date = (text: string) => Temporal.PlainDate.from(text);

export const timed = (start: string, end: string): Span => ({ is: 'timed', start: at(start), end: at(end) });
export const allDay = (first: string, last = first): Span => ({
  is: 'all-day',
  first: date(first),
  last: date(last),
});

export const MEETING_ID = '3a6f2c1e-5b7d-4e8f-9a0b-1c2d3e4f5a6b' as MeetingId;
/** Thursday 10 December, 13.00–15.00. */
export const THURSDAY = timed('2026-12-10T12:00:00Z', '2026-12-10T14:00:00Z');
/** Tuesday 15 December, 13.00–15.00. */
export const TUESDAY = timed('2026-12-15T12:00:00Z', '2026-12-15T14:00:00Z');

export const meeting = (more: Partial<Meeting> = {}): Meeting => ({
  id: MEETING_ID,
  seat: UDDEVALLA,
  series: 'lokal',
  original: at('2026-12-10T12:00:00Z'),
  span: THURSDAY,
  subject: 'Lokal vårdsamverkansgrupp Uddevalla',
  place: 'Demorummet',
  joinUrl: 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_demo',
  isCancelled: false,
  ...more,
});

export const meetingOf = (seat: ForumSeat, span: Span, no: number, more: Partial<Meeting> = {}): Meeting =>
  meeting({ id: `3a6f2c1e-5b7d-4e8f-9a0b-${String(no).padStart(12, '0')}` as MeetingId, seat, span, ...more });

export const caseId = (no: number) => `5d1f0c7e-9a2b-4c3d-8e4f-${String(no).padStart(12, '0')}` as CaseId;

export const point = (no: number, more: Partial<Point> = {}): Point => ({
  id: `8b1c4d2e-6f3a-4b5c-8d7e-${String(no).padStart(12, '0')}`,
  seat: UDDEVALLA,
  meeting: MEETING_ID,
  title: 'Ny rutin för egenvård',
  note: 'Utkastet ligger i kanalen. Läs det gärna före mötet.',
  case: null,
  minutes: null,
  purpose: null,
  by: KARIN,
  at: at('2026-11-24T08:30:00Z'),
  isCarried: false,
  ...more,
});

const item = (content: Content, no: number, more: Partial<AgendaItem> = {}): AgendaItem => ({
  id: `${content.is} ${no}`,
  content,
  minutes: null,
  purpose: null,
  ...more,
});

const fact = (text: string): Fact => ({
  text: { sv: text, en: text },
  source: { id: 'arende', title: 'Ärendegång, Vårdsamverkan Fyrbodal 2024', confirmed: true },
});

const caseItem = (no: number, title: string, more: Partial<AgendaItem> = {}, carried = false): AgendaItem =>
  item({ is: 'case', case: caseId(no), number: `SKAV-2026-00${no}`, title, handling: 1, carried }, no, more);

/** One of everything that can stand on an agenda. */
export const AGENDA: Agenda = [
  item({ is: 'standing', text: 'Föregående anteckningar' }, 0),
  caseItem(42, 'Läkemedelslistor saknas vid hemgång', { minutes: 10, purpose: 'decision' }),
  caseItem(38, 'Provtagning i hemmet', { minutes: 5, purpose: 'information' }, true),
  item({ is: 'point', point: point(1), carried: false }, 1, { minutes: 15, purpose: 'discussion' }),
  item(
    {
      is: 'anchoring',
      case: caseId(31),
      number: 'SKAV-2026-0031',
      handling: 1,
      decision: 'Hjälpmedel beställs av den som skriver ut.',
      answered: 2,
      of: 3,
    },
    31,
  ),
  item({ is: 'year', fact: fact('Grupperna går igenom årets skav.') }, 9),
];

/** As much as anybody can put on an agenda, and more than a card has room for. */
export const FULL_AGENDA: Agenda = Array.from({ length: 70 }, (_, no) =>
  no % 2 === 0
    ? item(
        { is: 'point', point: point(no, { title: LONG.slice(0, 120), note: LONG.slice(0, 1000) }), carried: true },
        no,
        {
          id: `point 8b1c4d2e-6f3a-4b5c-8d7e-${String(no).padStart(12, '0')}`,
          minutes: 20,
          purpose: 'decision',
        },
      )
    : caseItem(10 + no, LONG.slice(0, 120), { id: `case ${caseId(no)} 1`, minutes: 20, purpose: 'discussion' }, true),
);

export const view = (more: Partial<MeetingView> = {}, of: Partial<Meeting> = {}): MeetingView => ({
  meeting: meeting(of),
  model: MODEL,
  today: TODAY,
  timeZone: TIME_ZONE,
  agenda: AGENDA,
  lastDayForPoints: date('2026-12-01'),
  chair: { id: 'kommun', name: { sv: 'kommunen', en: 'the municipality' } },
  takesPoints: true,
  ...more,
});

export const leadView = (more: Partial<LeadView> = {}, of: Partial<Meeting> = {}): LeadView => ({
  ...view(more, of),
  isSkipped: false,
  pausedUntil: null,
  next: { kind: 'agenda', at: at('2026-12-03T07:00:00Z') },
  channel: 'Lokal grupp Uddevalla',
  ...more,
});
