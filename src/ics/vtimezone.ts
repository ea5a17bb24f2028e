import { type Component, propertiesOf, propertyOf, writtenIn } from './components.ts';
import { type Rule, readRule, timesOf } from './rule.ts';
import { readStamp, type Stamp } from './values.ts';
import { type Zone, zoneBy } from './zone.ts';

/** A time zone that a file describes itself (VTIMEZONE): when the clock is changed there, and to what. */

/** Summer time or standard time. Offsets are in seconds before UTC. */
interface Observance {
  readonly start: Temporal.PlainDateTime;
  readonly from: number;
  readonly to: number;
  readonly rules: readonly Rule[];
  readonly also: readonly Temporal.PlainDateTime[];
}

interface Change {
  readonly at: Temporal.Instant;
  readonly offset: number;
}

/** @returns null when it describes nothing that can be read */
export function zoneFrom(component: Component): Zone | null {
  const observances = observancesOf(component);
  const [first] = observances.toSorted((a, b) => Temporal.PlainDateTime.compare(a.start, b.start));
  if (!first) return null;
  const byYear = new Map<number, readonly Change[]>();
  const changesIn = (year: number): readonly Change[] => {
    const known = byYear.get(year) ?? changesUntil(observances, year);
    byYear.set(year, known);
    return known;
  };
  return zoneBy((at) => {
    const changes = changesIn(at.toZonedDateTimeISO('UTC').year);
    return changes.findLast((change) => Temporal.Instant.compare(change.at, at) <= 0)?.offset ?? first.from;
  });
}

function observancesOf({ parts }: Component): readonly Observance[] {
  try {
    return parts.filter(({ name }) => name === 'STANDARD' || name === 'DAYLIGHT').map(readObservance);
  } catch {
    return [];
  }
}

function readObservance(component: Component): Observance {
  const local = (name: string) =>
    propertiesOf(component, name).flatMap((property) =>
      property.value.split(',').map((value) => localOf(readStamp(value, property, () => null))),
    );
  const [start] = local('DTSTART');
  if (!start) throw new RangeError('an observance has a start');
  return {
    start,
    from: secondsOf(writtenIn(component, 'TZOFFSETFROM')),
    to: secondsOf(writtenIn(component, 'TZOFFSETTO')),
    rules: propertiesOf(component, 'RRULE').map((property) => readRule(property, () => null)),
    also: propertyOf(component, 'RDATE') ? local('RDATE') : [],
  };
}

const localOf = (stamp: Stamp): Temporal.PlainDateTime =>
  stamp.is === 'time' ? stamp.local : stamp.date.toPlainDateTime();

/** +0100, or +013015 with seconds. */
function secondsOf(offset: string | null): number {
  const [, sign, hours, minutes, seconds] = /^([+-])(\d\d)(\d\d)(\d\d)?$/.exec(offset ?? '') ?? [];
  if (!sign || Number(hours) >= 24) throw new RangeError('no offset');
  const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0);
  return sign === '-' ? -total : total;
}

/** The last of each kind before the year too: it holds until the next. */
const changesUntil = (observances: readonly Observance[], year: number): readonly Change[] =>
  observances
    .flatMap((one) =>
      [one.start, ...one.also, ...one.rules.flatMap((rule) => lastTimes(rule, one, year))].map(changeTo(one)),
    )
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));

const changeTo =
  ({ from, to }: Observance) =>
  (local: Temporal.PlainDateTime): Change => ({
    at: local.toZonedDateTime('UTC').toInstant().subtract({ seconds: from }),
    offset: to,
  });

function lastTimes(rule: Rule, { start, from }: Observance, year: number): Temporal.PlainDateTime[] {
  const end = Temporal.PlainDateTime.from({ year: year + 1, month: 1, day: 2 });
  const until = rule.until && endOf(rule.until, from);
  const last = until && Temporal.PlainDateTime.compare(until, end) < 0 ? until : end;
  return timesOf(rule, start, last.subtract({ years: 2 }), last);
}

/** The end of a rule is said in UTC, and counts by the clock as it was before the change. */
const endOf = (until: Stamp, from: number): Temporal.PlainDateTime =>
  until.is === 'time' && until.zone ? until.local.add({ seconds: from }) : localOf(until);
