import type { Forum, Place } from '../model/types.ts';
import type { FullReading } from '../routing/reading.ts';

/** What someone wants with the cases: short commands, and a case's number. Anything longer is a question. */

export type CaseIntent =
  | { readonly wants: 'case'; readonly number: string }
  | { readonly wants: 'file' }
  | { readonly wants: 'my-cases' }
  | { readonly wants: 'drafts' }
  | { readonly wants: 'overview' }
  | { readonly wants: 'roles' }
  | { readonly wants: 'link-forum' }
  | { readonly wants: 'unlink-forum' }
  /** A forum's cases; the forum is null when it was not named. */
  | { readonly wants: 'forum-cases'; readonly forum: Forum | null; readonly place: Place | null };

const NUMBER = /^(?:visa |show |arende |case |open )*(?:arendet )?skav[ -]?(\d{4})[ -]?(\d{4,})$/;
const FILE =
  /^(?:jag vill |i want to )?(?:anmala?|anmal|rapportera|skicka in|file|report)(?: (?:ett|en|a|an))?(?: (?:skav|arende|friktion|friction|case|issue))?$/;
const MINE = /^(?:visa |lista |show |list )?(?:mina|my) (?:arenden|skav|cases|anmalningar)$/;
const DRAFTS = /^(?:visa |show )?(?:mina |my )?(?:utkast|drafts)$/;
const OVERVIEW =
  /^(?:visa |show )?(?:oversikt|statistik|arendeoversikt|overview|statistics)(?: (?:over|of) (?:arenden|cases))?$/;
const ROLES =
  /^(?:(?:visa |lista |hantera |show |list |manage )?(?:roller|rollerna|roles|the roles)|vem har vilken roll|who has which role)$/;
const LINK = /^(?:koppla|link|connect)(?: (?:ett |ihop |a )?(?:forum|kanalen|kanal|channel))?$/;
const UNLINK = /^(?:koppla (?:bort|loss|fran)(?: (?:forum|kanalen|forumet))?|unlink(?: (?:forum|channel))?)$/;
const CASES =
  /^(?:visa |lista |show |list )?(?:alla |oppna |all |open )?(?:arenden|arendena|skav|cases)(?: (?:i|hos|for|pa|in|of|at) .{1,60})?$/;

/** @returns null when it is no command */
export function caseIntentOf(reading: FullReading): CaseIntent | null {
  const plain = reading.words.map((word) => word.folded).join(' ');
  const number = NUMBER.exec(plain);
  if (number) return { wants: 'case', number: `SKAV-${number[1]}-${number[2]}` };
  if (FILE.test(plain)) return { wants: 'file' };
  if (MINE.test(plain)) return { wants: 'my-cases' };
  if (DRAFTS.test(plain)) return { wants: 'drafts' };
  if (OVERVIEW.test(plain)) return { wants: 'overview' };
  if (ROLES.test(plain)) return { wants: 'roles' };
  if (UNLINK.test(plain)) return { wants: 'unlink-forum' };
  if (LINK.test(plain)) return { wants: 'link-forum' };
  if (!CASES.test(plain)) return null;
  return {
    wants: 'forum-cases',
    forum: reading.forums[0]?.values[0] ?? null,
    place: reading.places.own[0] ?? null,
  };
}
