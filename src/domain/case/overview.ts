import {
  type Case,
  currentHandlings,
  decisionOf,
  type ForumSeat,
  openHandlings,
  type State,
  sameSeat,
} from './case.ts';
import type { CaseEvent } from './event.ts';
import type { Overview } from './view.ts';

/** Counts over cases, one case at a time, so that all need not be in memory at once. */

export interface OverviewCollector {
  /** @param history needed only of a case with a decision (`hasDecision`); empty otherwise */
  add(case_: Case, history: readonly CaseEvent[]): void;
  overview(): Overview;
}

/** True when the time to decision or to the end can be read from the case's history. */
export const hasDecision = ({ handlings }: Case): boolean =>
  handlings.some((handling) => decisionOf(handling) !== null);

/**
 * What is counted:
 * - state: cases with a current handling in it; one that two forums have in different states counts in both
 * - forum: where the case was filed, wherever it has gone since
 * - month: when it was filed, on the organisation's calendar
 * - days to decision: calendar days from filed to the first decision of any forum
 * - days to closed: calendar days from filed to the last closing, of cases that no forum still works with
 */
export function collectOverview(timeZone: string): OverviewCollector {
  const states = new Map<State, number>();
  const themes = new Map<string, number>();
  const months = new Map<string, number>();
  const seats: [seat: ForumSeat, count: number][] = [];
  const decided: number[] = [];
  const closed: number[] = [];
  let total = 0;
  return {
    add(case_, history) {
      total++;
      for (const state of new Set(currentHandlings(case_).map(({ stage }) => stage.state))) count(states, state);
      count(themes, case_.theme ?? '');
      count(months, dayOf(case_.filedAt, timeZone).toPlainYearMonth().toString());
      countSeat(seats, case_.handlings[0].seat);
      decided.push(...daysUntil(case_, firstDecision(history), timeZone));
      closed.push(...daysUntil(case_, closing(case_, history), timeZone));
    },
    overview: () => ({
      total,
      byState: Object.fromEntries(states),
      byTheme: [...themes].sort(byCount((theme) => theme)),
      byForum: [...seats].sort(byCount(({ forum, place }) => `${forum} ${place ?? ''}`)),
      byMonth: [...months].sort(([a], [b]) => (a < b ? -1 : 1)),
      daysToDecision: median(decided),
      daysToClosed: median(closed),
    }),
  };
}

/** The overview of cases that are at hand already. */
export function overviewOf(
  cases: Iterable<{ readonly case: Case; readonly history: readonly CaseEvent[] }>,
  timeZone: string,
): Overview {
  const collector = collectOverview(timeZone);
  for (const one of cases) collector.add(one.case, one.history);
  return collector.overview();
}

/** Whole days between two moments as people count them: by the calendar where the organisation is. */
export const daysBetween = (from: Temporal.Instant, to: Temporal.Instant, timeZone: string): number =>
  dayOf(from, timeZone).until(dayOf(to, timeZone), { largestUnit: 'days' }).days;

const dayOf = (at: Temporal.Instant, timeZone: string): Temporal.PlainDate =>
  at.toZonedDateTimeISO(timeZone).toPlainDate();

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function countSeat(seats: [seat: ForumSeat, count: number][], seat: ForumSeat): void {
  const known = seats.find(([one]) => sameSeat(one, seat));
  if (known) known[1]++;
  else seats.push([seat, 1]);
}

const firstDecision = (history: readonly CaseEvent[]): CaseEvent | undefined =>
  history.find(({ did }) => did === 'decide');

const closing = (case_: Case, history: readonly CaseEvent[]): CaseEvent | undefined =>
  openHandlings(case_).length > 0 ? undefined : history.findLast(({ to }) => to === 'closed');

const daysUntil = ({ filedAt }: Case, event: CaseEvent | undefined, timeZone: string): number[] =>
  event ? [daysBetween(filedAt, event.at, timeZone)] : [];

/** Most first; those with the same count in a fixed order. */
const byCount =
  <K>(name: (key: K) => string) =>
  (a: readonly [K, number], b: readonly [K, number]): number =>
    b[1] - a[1] || (name(a[0]) < name(b[0]) ? -1 : 1);

/** Between the two in the middle, half a day counts as a whole one. */
function median(days: readonly number[]): number | null {
  const sorted = [...days].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : Math.round((low + high) / 2);
}
