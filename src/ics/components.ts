import { contentLines, nameOf, type Property, readProperty } from './contentLines.ts';

/** The parts of an iCalendar file, each within BEGIN and END. */

export interface Component {
  readonly name: string;
  readonly properties: readonly Property[];
  readonly parts: readonly Component[];
}

interface Growing extends Component {
  readonly properties: Property[];
  readonly parts: Growing[];
}

/** Those that are read; attendees, attachments and all the rest are passed over. */
const READ: ReadonlySet<string> = new Set([
  ...['BEGIN', 'END', 'METHOD', 'UID', 'DTSTAMP', 'LAST-MODIFIED', 'SEQUENCE', 'STATUS'],
  ...['DTSTART', 'DTEND', 'DURATION', 'RRULE', 'RDATE', 'EXDATE', 'RECURRENCE-ID'],
  ...['SUMMARY', 'LOCATION', 'DESCRIPTION', 'CONFERENCE'],
  ...['X-MICROSOFT-SKYPETEAMSMEETINGURL', 'X-MICROSOFT-CDO-ALLDAYEVENT'],
  ...['TZID', 'X-LIC-LOCATION', 'TZOFFSETFROM', 'TZOFFSETTO'],
]);

const CALENDAR = 'VCALENDAR';
const EVENT = 'VEVENT';
/** Three is what the standard needs. */
const DEEPEST = 20;

/**
 * @returns null for what is no iCalendar, and for one that breaks off: a meeting in the part that is missing must not be taken for one
 * that has been called off
 */
export function readCalendars(bytes: Buffer): readonly Component[] | null {
  const root = grow('');
  const open = [root];
  for (const line of contentLines(bytes)) {
    const property = READ.has(nameOf(line)) ? readProperty(line) : null;
    if (property && !take(property, open)) return null;
  }
  return open.length === 1 && root.parts.some(isCalendar) ? root.parts.filter(isCalendar) : null;
}

const isCalendar = ({ name }: Component): boolean => name === CALENDAR;

const grow = (name: string): Growing => ({ name, properties: [], parts: [] });

/** @returns false where it cannot go on */
function take(property: Property, open: Growing[]): boolean {
  if (property.name === 'BEGIN') return begin(property.value.trim().toUpperCase(), open);
  if (property.name === 'END') end(property.value.trim().toUpperCase(), open);
  else open.at(-1)?.properties.push(property);
  return true;
}

function begin(name: string, open: Growing[]): boolean {
  if (open.length > 1 && (name === CALENDAR || open.length > DEEPEST)) return false;
  // No event is within another: the one before lacks its end.
  if (name === EVENT) end(EVENT, open);
  const part = grow(name);
  open.at(-1)?.parts.push(part);
  open.push(part);
  return true;
}

/** Ends the innermost of that name, and with it what was left open in it. */
function end(name: string, open: Growing[]): void {
  const at = open.findLastIndex((one) => one.name === name);
  if (at > 0) open.length = at;
}

export const writtenIn = ({ properties }: Component, name: string): string | null =>
  first(properties, name)?.value.trim() ?? null;

export const propertyOf = ({ properties }: Component, name: string): Property | null => first(properties, name);

/** What may stand there once only counts the first time it does. */
const first = (properties: readonly Property[], name: string): Property | null =>
  properties.find((one) => one.name === name) ?? null;

export const propertiesOf = ({ properties }: Component, name: string): readonly Property[] =>
  properties.filter((one) => one.name === name);
