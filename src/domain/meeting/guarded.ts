import type { Finding } from '../privacy/finding.ts';
import { masked } from '../privacy/guard.ts';
import { oneLine } from '../text.ts';
import type { Occurrence, Span } from './meeting.ts';

/** What is taken in from a calendar, whatever kind it is: anybody may have written it, and it is going to stand in a channel. */

export type Guard = (text: string) => readonly Finding[];

/** @returns makes a meeting fit to be kept and shown: nobody is pointed out in its name and place, and it does not end before it begins */
export function guarded(guard: Guard): (one: Occurrence) => Occurrence {
  const subjects = remembered((written) => clean(written, LONGEST_SUBJECT, guard, inSubject));
  const places = remembered((written) => clean(written, LONGEST_PLACE, guard, inPlace));
  return (one) => ({ ...one, span: mended(one.span), subject: subjects(one.subject), place: places(one.place) });
}

/** More is not a name but somebody's notes. */
const LONGEST_SUBJECT = 200;
const LONGEST_PLACE = 300;

/** The meetings of a series are called the same: each text is looked through once. */
function remembered(clean: (written: string) => string): (written: string) => string {
  const known = new Map<string, string>();
  return (written) => {
    const text = known.get(written) ?? clean(written);
    known.set(written, text);
    return text;
  };
}

/** It is cut after the guard has looked, or what stands across the cut would be kept by half: eleven digits of twelve point out as well as all. */
function clean(written: string, longest: number, guard: Guard, mayStand: MayStand): string {
  const text = oneLine(written).slice(0, 2 * longest);
  const all = guard(text);
  const hidden = all.filter((one) => one.start < longest && !mayStand(one, text, all));
  return masked(text.slice(0, longest), hidden).toWellFormed().trim();
}

type MayStand = (finding: Finding, text: string, all: readonly Finding[]) => boolean;

/** Whoever holds a meeting stands in its name, and what looks like a colleague ("Sammanträdesrum Kasen") is mostly a room. */
const inSubject: MayStand = ({ kind, measure }) => kind === 'name' && measure === 'mask';

/** A street is where one goes, unless it is somebody's home. */
const inPlace: MayStand = (finding, text, all) =>
  inSubject(finding, text, all) || (isStreet(finding, text) && !isHome(text) && !all.some(isPatient));

const isHome = (text: string): boolean => /\b(?:hemma|hembesök\p{L}*|bor|boende|bostad\p{L}*|lgh)\b/iu.test(text);

const isPatient = ({ kind, measure }: Finding): boolean => kind !== 'contact' && measure === 'refuse';

/** It has letters, as no telephone number has, and is no mailbox. */
function isStreet({ kind, start, end }: Finding, text: string): boolean {
  const found = text.slice(start, end);
  return kind === 'contact' && /\p{L}{3}/u.test(found) && !found.includes('@');
}

/** One that ends before it begins was written wrong: it begins when it says. */
function mended(span: Span): Span {
  if (span.is === 'timed')
    return Temporal.Instant.compare(span.end, span.start) < 0 ? { ...span, end: span.start } : span;
  return Temporal.PlainDate.compare(span.last, span.first) < 0 ? { ...span, last: span.first } : span;
}
