import type { Parsed } from './parse.ts';

/** Calendars that have been read, to be used again as long as their source has not changed. */

export interface Shelved extends Parsed {
  readonly cursor: string;
  /** Of the files it was read from. */
  readonly bytes: number;
}

export interface Shelf {
  get(where: string): Shelved | null;
  put(where: string, calendar: Shelved): void;
}

/** What all of them together may have been in their files: in memory they are a few times as large. */
const MOST_BYTES = 25_000_000;
const MOST_CALENDARS = 200;

export function createShelf(): Shelf {
  const shelved = new Map<string, Shelved>();
  return {
    get: (where) => shelved.get(where) ?? null,
    put(where, calendar) {
      shelved.delete(where);
      shelved.set(where, calendar);
      makeRoom(shelved);
    },
  };
}

/** The one put there first goes first. */
function makeRoom(shelved: Map<string, Shelved>): void {
  let bytes = [...shelved.values()].reduce((sum, one) => sum + one.bytes, 0);
  for (const [where, one] of shelved) {
    if (bytes <= MOST_BYTES && shelved.size <= MOST_CALENDARS) return;
    shelved.delete(where);
    bytes -= one.bytes;
  }
}
