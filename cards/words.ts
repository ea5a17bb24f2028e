import { forumName, type Seat, seatOf } from '../src/domain/model/forums.ts';
import type { Fact, Forum, Language, Place, YearItem } from '../src/domain/model/types.ts';
import type { Candidate } from '../src/domain/routing/routing.ts';
import { textsIn } from '../src/locales/texts.ts';

/** Wording shared by several cards. */

/** "den lokala vårdsamverkansgruppen i din kommun" while the place is not known. */
export function nameWherever(seat: Seat, language: Language): string {
  const name = forumName(seat, language);
  if (!seat.forum.perPlace || seat.place) return name;
  return seat.forum.anywhere?.[language] ?? `${name} ${textsIn(language).answer.inYourPlace}`;
}

/** A forum's short name, as on a path or a button. */
export const shortName = (forum: Forum, place: Place | null | undefined, language: Language): string =>
  forumName(seatOf(forum, place), language, 'short');

export const candidateName = (candidate: Candidate, place: Place | null, language: Language): string =>
  candidate.forum ? shortName(candidate.forum, place, language) : (candidate.exit?.name[language] ?? candidate.first);

export const factLine = (fact: Fact, language: Language): string => fact.text[language];

/** The facts there are, as lines. */
export const linesOf = (facts: readonly (Fact | undefined)[], language: Language): string[] =>
  facts.flatMap((fact) => (fact ? [factLine(fact, language)] : []));

/** "april: NOSAM-ordförandena möter styrgruppen." */
export const yearLine = ({ month, fact }: YearItem, language: Language): string =>
  `${monthName(month, language)}: ${fact.text[language]}`;

/** @param month 1–12 */
const monthName = (month: number, language: Language): string =>
  new Date(Date.UTC(2026, month - 1)).toLocaleString(language, { month: 'long', timeZone: 'UTC' });

/** The titles of what was said, each once; common knowledge is marked rather than named as a source. */
export function sourceLine(facts: readonly Fact[], language: Language): string {
  const texts = textsIn(language);
  const titles = [...new Set(facts.filter((fact) => fact.source.confirmed).map((fact) => fact.source.title))];
  const isUnconfirmed = facts.some((fact) => !fact.source.confirmed);
  return [titles.length > 0 ? texts.answer.source(titles) : '', isUnconfirmed ? texts.answer.unconfirmed : '']
    .filter(Boolean)
    .join(' ');
}
