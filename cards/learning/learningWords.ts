import type { Gap, GapCount } from '../../src/domain/learning/gap.ts';
import { GAP_KINDS } from '../../src/domain/learning/gap.ts';
import type { TeachingProblem } from '../../src/domain/learning/teaching.ts';
import { forumByKey, forumName, seatOf } from '../../src/domain/model/forums.ts';
import type { Forum, Language, Model } from '../../src/domain/model/types.ts';
import type { Person } from '../../src/domain/person.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { asWritten, type Elements, text } from '../card.ts';
import { clipped } from '../case/caseWords.ts';
import { dateOf, dayOf } from '../case/dates.ts';
import { problemLine } from '../case/inputs.ts';

/** Wording shared by the cards of what the bot has missed and learnt. */

const LONGEST_WHO = 60;

/** A forum of all its places, by its name. */
export const nameOf = (forum: Forum, language: Language): string => forumName(seatOf(forum, null), language);

/** A forum or an exit, never its key: a forum can have left the model since. */
export function firstName(model: Model, first: string, language: Language): string {
  const { learning, cases } = textsIn(language);
  const forum = forumByKey(model, first);
  if (forum) return nameOf(forum, language);
  const exit = Object.values(model.exits).find(({ id }) => id === first);
  return exit ? learning.exits[exit.id] : cases.forumGone;
}

export interface Days {
  readonly today: Temporal.PlainDate;
  readonly timeZone: string;
}

/** "12 mars" */
export const dayIn = (at: Temporal.Instant, { today, timeZone }: Days, language: Language): string =>
  dayOf(dateOf(at, timeZone), { today, language });

/** What somebody wrote, on one line, no longer than there is room for. */
export const quoted = (written: string, most: number, language: Language): string =>
  textsIn(language).learning.gaps.quoted(asWritten(clipped(written.replace(/\s+/g, ' ').trim(), most)));

/** As their Teams says it. */
export const personName = ({ name }: Person): string => asWritten(clipped(name, LONGEST_WHO));

/** What became of a question, and where those who told think it belongs. */
export function outcomeLines({ kind, answered, suggested }: Gap, model: Model, language: Language): string[] {
  const { gaps } = textsIn(language).learning;
  const wrong = answered === null ? gaps.wrongQuestion : gaps.wrong(firstName(model, answered, language));
  const what = { unanswered: gaps.unanswered, wrong, offtopic: gaps.offtopic }[kind];
  return [what, ...(suggested === null ? [] : [gaps.suggested(firstName(model, suggested, language))])];
}

/** "Lokal vårdsamverkansgrupp: 3 obesvarade, 1 fel av 25 frågor"; how many were asked only where the gaps are among them. */
export function countLine({ first, asked, gaps: counts }: GapCount, model: Model, language: Language): string {
  const { gaps } = textsIn(language).learning;
  const kinds = GAP_KINDS.filter((kind) => counts[kind] > 0).map((kind) => gaps.counted[kind](counts[kind]));
  const missed = missedIn({ gaps: counts });
  const where = first === null ? gaps.unplaced : firstName(model, first, language);
  return gaps.count(where, kinds.join(', '), first !== null && asked >= missed ? asked : null);
}

export const missedIn = ({ gaps }: Pick<GapCount, 'gaps'>): number =>
  GAP_KINDS.reduce((sum, kind) => sum + gaps[kind], 0);

/**
 * What is wrong with what was written, right below where it is written.
 * @param own what to say where the words of all forms do not do
 */
export function problemBelow(problem: TeachingProblem, own: string, language: Language): Elements {
  if (problem.is === 'too-long' || problem.is === 'personal-data')
    return problemLine({ kind: 'text' }, problem, language);
  return [text(`**${own}**`, { color: 'Attention', spacing: 'Small' })];
}
