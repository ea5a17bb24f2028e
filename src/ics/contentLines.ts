/** The lines of an iCalendar file (RFC 5545, 3.1): `NAME;PARAMETER=VALUE:VALUE`, the long ones folded over several. */

export interface Property {
  /** In capitals. */
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
  /** As it stands there. */
  readonly value: string;
}

/** What is in the files, one whole property a line. */
export function contentLines(bytes: Buffer): string[] {
  return decoded(unfolded(bytes)).split(/\r?\n/);
}

/** Lines are folded by octets, also in the midst of an å: they must be put together again before they are decoded. */
const unfolded = (bytes: Buffer): Buffer => Buffer.from(bytes.toString('latin1').replace(FOLD, ''), 'latin1');
const FOLD = /\r?\n[ \t]/g;

/** UTF-8, as is prescribed; what cannot be that is from an older system. */
function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** @returns null for a line that is none */
export function readProperty(line: string): Property | null {
  const name = nameOf(line);
  if (name === '') return null;
  const end = endOfParameters(line, name);
  if (end < name.length) return null;
  return { name, parameters: parametersOf(line.slice(name.length, end)), value: line.slice(end + 1) };
}

export const nameOf = (line: string): string => (NAME.exec(line)?.[0] ?? '').toUpperCase();
const NAME = /^[\w-]+(?=[;:])/;

/** A time has no colon in it, but the name of its zone may, and not every program puts that in quotes. */
const endOfParameters = (line: string, name: string): number =>
  TIMES.has(name) ? line.lastIndexOf(':') : firstOutsideQuotes(line, ':');
const TIMES: ReadonlySet<string> = new Set(['DTSTART', 'DTEND', 'RECURRENCE-ID', 'EXDATE', 'RDATE']);

function firstOutsideQuotes(text: string, wanted: string, from = 0): number {
  let isQuoted = false;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '"') isQuoted = !isQuoted;
    else if (!isQuoted && text[at] === wanted) return at;
  }
  return -1;
}

function parametersOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (let start = 0; start < text.length; ) {
    const next = firstOutsideQuotes(text, ';', start + 1);
    const end = next < 0 ? text.length : next;
    const [name = '', ...value] = text.slice(start + 1, end).split('=');
    found.set(name.toUpperCase(), unquoted(value.join('=')));
    start = end;
  }
  return found;
}

/** Backslashes have no meaning in a parameter; some programs put them there as they do in texts. */
const unquoted = (value: string): string =>
  value
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .replace(/\\(.)/g, '$1');
