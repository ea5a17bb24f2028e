import { type Component, writtenIn } from './components.ts';
import { type FindZone, unescaped } from './values.ts';
import { zoneFrom } from './vtimezone.ts';
import { WINDOWS_ZONES } from './windowsZones.ts';
import { UTC, type Zone, zoneOf } from './zone.ts';

/** Which time zone a file means by the name it has for it. */

/** @param calendar may describe zones of its own */
export function zonesOf(calendar: Component): FindZone {
  const known = new Map<string, Zone | null>();
  return (name) => {
    const found = known.has(name) ? (known.get(name) ?? null) : findZone(name, calendar);
    known.set(name, found);
    return found;
  };
}

/**
 * A name that all know goes before what the file says of it: many programs describe a zone by a single year's changes. After that comes
 * the file's own description, and last what can be made of a label for people, such as "(UTC+01:00) Amsterdam, Berlin, Stockholm".
 */
function findZone(written: string, calendar: Component): Zone | null {
  const name = written.trim();
  const id = nameInUse(name);
  if (id) return zoneOf(id);
  return described(name, calendar) ?? labelled(name);
}

const nameInUse = (name: string): string | null =>
  validId(name) ?? windowsId(name) ?? validId(lastParts(name, 2)) ?? validId(lastParts(name, 3)) ?? microsoftUtc(name);

/** Older programs put where they have it from before it: `/mozilla.org/20050126_1/Europe/Stockholm`. */
const lastParts = (name: string, count: number): string => name.split('/').slice(-count).join('/');

const windowsId = (name: string): string | null => WINDOWS_ZONES.get(name) ?? null;

const microsoftUtc = (name: string): string | null => (/^tzone:\/\/Microsoft\/Utc$/i.test(name) ? 'UTC' : null);

/** Names with a letter only: bare offsets are read as labels. */
function validId(name: string): string | null {
  if (!/^[A-Za-z][\w/+-]*$/.test(name)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

function described(name: string, { parts }: Component): Zone | null {
  const component = parts.find((one) => one.name === 'VTIMEZONE' && unescaped(writtenIn(one, 'TZID') ?? '') === name);
  if (!component) return null;
  const location = nameInUse(writtenIn(component, 'X-LIC-LOCATION') ?? '');
  return location ? zoneOf(location) : zoneFrom(component);
}

const LABEL = /^\(?(UTC|GMT)?\s*(?:([+-])(\d{1,2})(?:[:.]?([0-5]\d))?)?\)?\s*(.*)$/i;

/** The zone of the first place in it that is known, or only so far from UTC as it says. */
function labelled(name: string): Zone | null {
  const [, utc, sign, hours = '', minutes = '00', places = ''] = LABEL.exec(name) ?? [];
  const id = placeId(places) ?? windowsId(places.replace(/ ?\(.*\)$/, '').replace(/ Time$/, ' Standard Time'));
  if (id) return zoneOf(id);
  if (!sign) return utc ? UTC : null;
  return Number(hours) <= 14 ? zoneOf(`${sign}${hours.padStart(2, '0')}:${minutes}`) : null;
}

function placeId(places: string): string | null {
  for (const place of places.split(',')) {
    const id = ZONES_BY_PLACE.get(place.trim().toLowerCase().replaceAll(' ', '_'));
    if (id) return id;
  }
  return null;
}

const ZONES_BY_PLACE: ReadonlyMap<string, string> = new Map(
  Intl.supportedValuesOf('timeZone').map((id) => [id.slice(id.lastIndexOf('/') + 1).toLowerCase(), id]),
);
