import type { ForumSeat } from '../../domain/case/case.ts';
import type { Occurrence, Span } from '../../domain/meeting/meeting.ts';
import { type CalendarSource, isOf } from '../../domain/meeting/rules.ts';
import { withoutPersons } from '../../domain/privacy/guard.ts';
import { oneLine } from '../../domain/text.ts';
import { guardOf } from '../case/office.ts';
import type { Desk } from '../desk.ts';
import { routerOfSeat } from './secretariat.ts';

/** What is taken in from a calendar: anybody may have written it, and it is going to stand in a channel. */

/** The forum's own meetings, with nobody pointed out in their names and places, and none that ends before it begins. */
export function taken(
  desk: Desk,
  seat: ForumSeat,
  source: CalendarSource,
  occurrences: readonly Occurrence[],
): readonly Occurrence[] {
  const guarded = guardedTexts(desk, seat);
  return occurrences
    .filter((one) => isOf(source, one))
    .map((one) => ({
      ...one,
      span: mended(one.span),
      subject: guarded(one.subject, LONGEST_SUBJECT),
      place: guarded(one.place, LONGEST_PLACE),
    }));
}

/** More is not a name but somebody's notes. */
const LONGEST_SUBJECT = 200;
const LONGEST_PLACE = 300;

/** The meetings of a series are called the same: each text is looked through once. */
function guardedTexts(desk: Desk, seat: ForumSeat) {
  const guard = guardOf(routerOfSeat(desk, seat) ?? desk.routers[0]);
  const known = new Map<string, string>();
  return (written: string, longest: number): string => {
    const text = oneLine(written.slice(0, longest));
    const before = known.get(text);
    if (before !== undefined) return before;
    const clean = withoutPersons(text, guard(text));
    known.set(text, clean);
    return clean;
  };
}

/** One that ends before it begins was written wrong: it begins when it says. */
function mended(span: Span): Span {
  if (span.is === 'timed')
    return Temporal.Instant.compare(span.end, span.start) < 0 ? { ...span, end: span.start } : span;
  return Temporal.PlainDate.compare(span.last, span.first) < 0 ? { ...span, last: span.first } : span;
}
