import { type Case, type ForumSeat, type Handling, type State, titleOf } from '../../src/domain/case/case.ts';
import { UNKNOWN_FORUM } from '../../src/domain/case/form.ts';
import type { CaseView } from '../../src/domain/case/view.ts';
import { forumByKey, forumName, placeById, seatOf } from '../../src/domain/model/forums.ts';
import type { Language, Model } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { asWritten } from '../card.ts';
import { dateOf, dayOf, weekdayOf } from './dates.ts';

/** Wording shared by the cards of cases. */

/** What a card of a case is made from besides the case itself. */
export interface Look {
  readonly view: CaseView;
  readonly language: Language;
}

/** A forum where it is, never its key: a forum can have left the model since. */
export function seatName(model: Model, seat: ForumSeat, language: Language, length: 'name' | 'short' = 'name'): string {
  const { cases } = textsIn(language);
  if (seat.forum === UNKNOWN_FORUM) return cases.noForumYet;
  const forum = forumByKey(model, seat.forum);
  if (!forum) return cases.forumGone;
  return forumName(seatOf(forum, placeById(model, seat.place ?? undefined)), language, length);
}

export const principalName = (model: Model, id: string): string =>
  model.principals.find((principal) => principal.id === id)?.name ?? id;

/** "SKAV-2026-0042 · Läkemedelslistor saknas vid hemgång" */
export function headline(case_: Case): string {
  const title = titleOf(case_);
  return title === case_.number ? case_.number : `${case_.number} · ${asWritten(title)}`;
}

/** How many stand behind a case, the one who filed counted. */
export const behind = ({ supporters }: Case, language: Language): string =>
  textsIn(language).cases.behind(supporters.length + 1);

/** "bereds sedan 24 november": where a forum's handling stands. */
export function stageLine({ stage, since }: Handling, { view, language }: Look): string {
  const { stage: words, returnedTo } = textsIn(language).cases;
  const when = { today: view.today, language };
  const day = dayOf(dateOf(since, view.timeZone), when);
  switch (stage.state) {
    case 'scheduled':
      return words.scheduled(weekdayOf(stage.meeting.date, when));
    case 'decided':
      return stage.decision.sort === 'decision' ? words.decided(day) : words.recommended(day);
    case 'anchoring':
      return words.anchoring(
        stage.anchorings.filter(({ home }) => home.is !== 'awaited').length,
        stage.anchorings.length,
      );
    case 'forwarded':
      return words.forwarded(seatName(view.model, stage.to, language, 'short'));
    case 'returned':
      return returnedTo[stage.to];
    case 'merged':
      return words.merged(stage.into);
    default:
      return words[stage.state](day);
  }
}

/** States that last, and those that come on a day. */
const LASTING: ReadonlySet<State> = new Set(['preparing', 'scheduled', 'anchoring']);

/** The same for a list, where only the state is known. */
export function stateLine(state: State, since: string, language: Language): string {
  const { states, stage } = textsIn(language).cases;
  return LASTING.has(state) ? stage.since(states[state], since) : `${states[state]} ${since}`;
}

/** As much of a text as fits, ended at a word. */
export function clipped(text: string, most: number): string {
  if (text.length <= most) return text;
  const start = text.slice(0, most);
  const space = start.lastIndexOf(' ');
  return `${start.slice(0, space > most / 2 ? space : most).trimEnd()} …`;
}
