import { occurrenceId } from '../../src/domain/meeting/meeting.ts';
import { plan } from '../../src/domain/meeting/plan.ts';
import { NO_MEETING_RULES, workCalendar } from '../../src/domain/meeting/rules.ts';
import { WITH_DEADLINE } from '../support/forumMeetings.ts';
import { percentile, print } from './figures.ts';
import { meetingAt } from './forums.ts';
import { seatNo } from './organisation.ts';

/** What planning itself costs: four reminders of a meeting, from nothing but values. Beside it, four moments found on the local clock, which no plan can do without. */

const ZONE = 'Europe/Stockholm';
const FIRST = Temporal.Instant.from('2026-12-08T08:00:00Z');
const OF = {
  policy: WITH_DEADLINE,
  calendar: workCalendar(NO_MEETING_RULES, ZONE),
  now: Temporal.Instant.from('2026-11-21T10:00:00Z'),
  settled: new Set<never>(),
  hasRoot: false,
  isSkipped: false,
  pausedUntil: null,
};

export function benchPlanning(meetings: number): void {
  const all = Array.from({ length: meetings }, (_, number) => ({
    seat: seatNo(number),
    meeting: meetingAt(number, FIRST.add({ hours: number % 4000, minutes: (number % 4) * 15 })),
  }));
  const planning = microseconds(all, ({ seat, meeting }) => plan(meeting, { ...OF, seat }).length);
  const moments = microseconds(
    all,
    ({ meeting }) => occurrenceId(meeting).length + OF.policy.rules.map(() => localNine(meeting)).length,
  );
  for (const share of [0.5, 0.99]) {
    const [own, bare] = [percentile(planning, share), percentile(moments, share)];
    print(
      `planning, per meeting         p${share * 100} ${own.toFixed(0).padStart(6)} µs   four local moments ${bare.toFixed(0).padStart(4)} µs   ratio ${(own / bare).toFixed(1)}   (${meetings} meetings)`,
    );
  }
}

const localNine = ({ span }: ReturnType<typeof meetingAt>) =>
  span.is === 'timed' &&
  span.start
    .toZonedDateTimeISO(ZONE)
    .toPlainDate()
    .subtract({ days: 7 })
    .toZonedDateTime({ timeZone: ZONE, plainTime: '09:00' })
    .toInstant();

/** The second time round: the first is for the machine to learn it. */
function microseconds<T>(all: readonly T[], work: (one: T) => unknown): number[] {
  const round = () =>
    all.map((one) => {
      const began = performance.now();
      work(one);
      return (performance.now() - began) * 1000;
    });
  round();
  return round();
}
