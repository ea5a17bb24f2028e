import { type Component, propertiesOf, propertyOf, writtenIn } from './components.ts';
import { joinLinkOf, teamsLink } from './joinLink.ts';
import { type Rule, readRule } from './rule.ts';
import {
  type FindZone,
  oneLine,
  readDuration,
  readNumber,
  readStamp,
  readText,
  type Stamp,
  unescaped,
} from './values.ts';

/** A VEVENT as it stands in a file: a meeting, a series of them, or how one of a series is different. */
export interface CalendarEvent {
  readonly uid: string;
  /** Which of several with the same names is the newest: the highest, from the first number on. */
  readonly version: readonly number[];
  /** Which of its series it is instead of; null for one that stands alone, or is the series. */
  readonly insteadOf: Replaced | null;
  /** Null only for a cancellation that does not repeat when it was. */
  readonly start: Stamp | null;
  readonly end: Stamp | Temporal.Duration | null;
  readonly rules: readonly Rule[];
  readonly also: readonly Extra[];
  readonly except: readonly Stamp[];
  /** Null for what is not said, in these three: of one of a series it is as for the series. */
  readonly subject: string | null;
  readonly place: string | null;
  readonly joinUrl: string | null;
  readonly isCancelled: boolean;
}

export interface Replaced {
  readonly at: Stamp;
  /** It and all that follow. */
  readonly andFollowing: boolean;
}

/** A time beside those of the rules; `end` is null when it is as long as the others. */
export interface Extra {
  readonly at: Stamp;
  readonly end: Stamp | Temporal.Duration | null;
}

/**
 * Required of an event are a UID, a DTSTART (a cancellation can do without), and that its times, rules and exceptions can be read. Of an
 * end that cannot be read, or lies before the start, nothing is made: it ends when it begins, or with its first day.
 * @param cancels whether the whole file tells of cancellations
 * @returns null for one that lacks that; the others in the file are as good as before
 */
export function readEvent(component: Component, findZone: FindZone, cancels: boolean): CalendarEvent | null {
  try {
    return eventOf(component, findZone, cancels);
  } catch {
    return null;
  }
}

function eventOf(component: Component, findZone: FindZone, cancels: boolean): CalendarEvent | null {
  const uid = writtenIn(component, 'UID') ?? '';
  const isCancelled = cancels || writtenIn(component, 'STATUS')?.toUpperCase() === 'CANCELLED';
  const start = stampsOf(component, 'DTSTART', findZone)[0] ?? null;
  if (!isName(uid) || !(start || isCancelled)) return null;
  return {
    uid,
    version: versionOf(component, isCancelled),
    insteadOf: replacedBy(component, findZone),
    ...asDays(component, start, endOf(component, findZone)),
    rules: propertiesOf(component, 'RRULE').map((property) => readRule(property, findZone)),
    also: extrasOf(component, findZone),
    except: stampsOf(component, 'EXDATE', findZone),
    subject: textOf(component, 'SUMMARY'),
    place: placeOf(component),
    joinUrl: joinLinkOf(component),
    isCancelled,
  };
}

/** Names are kept and compared as they are: they are never cut. */
const isName = (uid: string): boolean =>
  uid !== '' && uid.length <= LONGEST_NAME && !/\p{Cc}/u.test(uid) && uid.isWellFormed();
const LONGEST_NAME = 500;

const versionOf = (component: Component, isCancelled: boolean): number[] => [
  readNumber(writtenIn(component, 'SEQUENCE')),
  secondsOf(writtenIn(component, 'DTSTAMP')),
  secondsOf(writtenIn(component, 'LAST-MODIFIED')),
  Number(isCancelled),
];

/** 20270105T090000Z as a number to compare with. */
const secondsOf = (written: string | null): number => readNumber(written?.replace(/\D/g, '') ?? null);

const stampsOf = (component: Component, name: string, findZone: FindZone): Stamp[] =>
  propertiesOf(component, name).flatMap((property) =>
    property.value
      .split(',')
      .filter((value) => value.trim() !== '')
      .map((value) => readStamp(value, property, findZone)),
  );

function replacedBy(component: Component, findZone: FindZone): Replaced | null {
  const [at] = stampsOf(component, 'RECURRENCE-ID', findZone);
  const range = propertyOf(component, 'RECURRENCE-ID')?.parameters.get('RANGE');
  return at ? { at, andFollowing: range?.toUpperCase() === 'THISANDFUTURE' } : null;
}

function endOf(component: Component, findZone: FindZone): Stamp | Temporal.Duration | null {
  try {
    const duration = writtenIn(component, 'DURATION');
    return stampsOf(component, 'DTEND', findZone)[0] ?? (duration ? readDuration(duration) : null);
  } catch {
    return null;
  }
}

/** Exchange writes whole days as from midnight to midnight, and says beside that they are days. */
function asDays(
  component: Component,
  start: Stamp | null,
  end: CalendarEvent['end'],
): Pick<CalendarEvent, 'start' | 'end'> {
  const isWhole = writtenIn(component, 'X-MICROSOFT-CDO-ALLDAYEVENT')?.toUpperCase() === 'TRUE';
  if (!isWhole || start?.is !== 'time' || !isMidnight(start.local)) return { start, end };
  const isTime = end !== null && 'is' in end && end.is === 'time';
  return { start: dayOf(start.local), end: isTime ? dayOf(end.local) : end };
}

const isMidnight = (local: Temporal.PlainDateTime): boolean => local.toPlainTime().equals(MIDNIGHT);
const MIDNIGHT = new Temporal.PlainTime();

const dayOf = (local: Temporal.PlainDateTime): Stamp => ({ is: 'date', date: local.toPlainDate() });

/** RDATE: times, days, or periods (`start/end`, `start/duration`). */
const extrasOf = (component: Component, findZone: FindZone): Extra[] =>
  propertiesOf(component, 'RDATE').flatMap((property) =>
    property.value
      .split(',')
      .filter((value) => value.trim() !== '')
      .map((value) => {
        const [start = '', end] = value.split('/');
        const at = readStamp(start, property, findZone);
        if (end === undefined) return { at, end: null };
        return { at, end: /^\+?P/i.test(end.trim()) ? readDuration(end) : readStamp(end, property, findZone) };
      }),
  );

function textOf(component: Component, name: string): string | null {
  const written = writtenIn(component, name);
  return written === null ? null : readText(written);
}

/** A link is no place to go to. */
function placeOf(component: Component): string | null {
  const written = writtenIn(component, 'LOCATION');
  if (written === null) return null;
  const link = teamsLink(written);
  return link ? oneLine(unescaped(written).replace(link, '')).replace(/^[\s;,]+|[\s;,]+$/g, '') : readText(written);
}
