import { RRuleTemporal } from 'rrule-temporal';
import type { Property } from './contentLines.ts';
import { type FindZone, readStamp, type Stamp } from './values.ts';

/** How something comes back: RRULE (RFC 5545, 3.3.10), from every day to every year. */
export interface Rule {
  /** All of it but its end. */
  readonly text: string;
  /** The last time it may be; null when nothing is said. */
  readonly until: Stamp | null;
}

/** A rule with anything else in it is refused: half understood, it would name days on which nobody meets. */
export function readRule(property: Property, findZone: FindZone): Rule {
  const parts = property.value.trim().toUpperCase().split(';').filter(Boolean).map(partOf);
  if (!parts.every(isKnown) || !parts.some(([name]) => name === 'FREQ')) throw new RangeError('no such rule');
  const until = parts.find(([name]) => name === 'UNTIL')?.[1];
  const rest = parts.filter(([name]) => name !== 'UNTIL').map((part) => part.join('='));
  return { text: rest.join(';'), until: until ? readStamp(until, property, findZone) : null };
}

type Part = readonly [name: string, value: string];

function partOf(text: string): Part {
  const at = text.indexOf('=');
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

const isKnown = ([name, value]: Part): boolean => PARTS[name]?.(value) ?? false;

type Check = (value: string) => boolean;

const like =
  (pattern: RegExp): Check =>
  (value) =>
    pattern.test(value);

const numbers =
  (least: number, most: number): Check =>
  (value) =>
    value.split(',').every((one) => /^\d{1,2}$/.test(one) && Number(one) >= least && Number(one) <= most);

/** Counted from the beginning, or with a minus sign from the end. */
const places =
  (most: number): Check =>
  (value) =>
    value.split(',').every((one) => /^[+-]?\d{1,3}$/.test(one) && isPlace(Math.abs(Number(one)), most));

const isPlace = (number: number, most: number): boolean => number >= 1 && number <= most;

const WEEKDAY = '(?:MO|TU|WE|TH|FR|SA|SU)';

const PARTS: Readonly<Record<string, Check>> = {
  FREQ: like(/^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/),
  INTERVAL: like(/^0*[1-9]\d{0,3}$/),
  COUNT: like(/^0*[1-9]\d{0,7}$/),
  UNTIL: like(/\d/),
  WKST: like(new RegExp(`^${WEEKDAY}$`)),
  BYDAY: like(new RegExp(`^(?:[+-]?[1-9]\\d?)?${WEEKDAY}(?:,(?:[+-]?[1-9]\\d?)?${WEEKDAY})*$`)),
  BYMONTH: numbers(1, 12),
  BYHOUR: numbers(0, 23),
  BYMINUTE: numbers(0, 59),
  BYSECOND: numbers(0, 59),
  BYMONTHDAY: places(31),
  BYYEARDAY: places(366),
  BYWEEKNO: places(53),
  BYSETPOS: places(366),
};

/**
 * The times from `from` to `to`, both included. They are reckoned in what the clock on the wall shows: 09:00 stays 09:00 when the clock is
 * changed. The work is bounded: a rule that goes on without ever naming a day is given up.
 * @param start the first time, whether or not the rule would name it
 */
export function timesOf(
  { text }: Rule,
  start: Temporal.PlainDateTime,
  from: Temporal.PlainDateTime,
  to: Temporal.PlainDateTime,
): Temporal.PlainDateTime[] {
  if (Temporal.PlainDateTime.compare(from, to) > 0 || Temporal.PlainDateTime.compare(to, start) < 0) return [];
  const rule = new RRuleTemporal({
    rruleString: `RRULE:${text}`,
    dtstart: inUtc(start),
    includeDtstart: true,
    maxIterations: MOST_STEPS,
    cache: false,
    temporal: Temporal,
  });
  return rule.between(inUtc(from), inUtc(to), true).map((one) => one.toPlainDateTime());
}

/** A hundred years of days. */
const MOST_STEPS = 36_525;

/** For reckoning only: in UTC no hour is missing and none comes twice. */
const inUtc = (local: Temporal.PlainDateTime): Temporal.ZonedDateTime => local.toZonedDateTime('UTC');
