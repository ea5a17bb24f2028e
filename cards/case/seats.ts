import { type Case, type ForumSeat, openHandlings, sameSeat } from '../../src/domain/case/case.ts';
import { choosablePlaces, forumByKey, placeById } from '../../src/domain/model/forums.ts';
import { nextForum } from '../../src/domain/model/path.ts';
import type { Forum, Language, Model } from '../../src/domain/model/types.ts';
import { seatName } from './caseWords.ts';

/** Forums to choose between, each with its place where it exists once per place. */

/** How a seat stands as a choice: its key, and the place after it. */
export const seatValue = ({ forum, place }: ForumSeat): string => (place ? `${forum}|${place}` : forum);

export const seatChoice = (model: Model, seat: ForumSeat, language: Language) => ({
  title: seatName(model, seat, language),
  value: seatValue(seat),
});

/** Every forum that takes cases, in the order of the model; a supporting office has no level and takes none. */
export const allSeats = (model: Model): ForumSeat[] =>
  model.forums.filter(({ level }) => level !== null).flatMap((forum) => seatsOf(model, forum));

const seatsOf = (model: Model, forum: Forum): ForumSeat[] =>
  forum.perPlace
    ? choosablePlaces(model).map(({ id }) => ({ forum: forum.key, place: id }))
    : [{ forum: forum.key, place: null }];

/** Where a case can be taken from a seat: the next on its way first, never where it is already. */
export function seatsFrom(model: Model, case_: Case, from: ForumSeat): ForumSeat[] {
  const next = nextSeat(model, case_, from);
  const taken = openHandlings(case_).map(({ seat }) => seat);
  const others = allSeats(model).filter((seat) => !next || !sameSeat(seat, next));
  return [...(next ? [next] : []), ...others].filter((seat) => !taken.some((one) => sameSeat(one, seat)));
}

/** The next forum on the escalation path, in the same place where it exists per place. */
export function nextSeat(model: Model, { theme }: Case, from: ForumSeat): ForumSeat | null {
  const forum = forumByKey(model, from.forum);
  const next = forum && nextForum(model, forum, forum.theme ?? theme ?? undefined);
  if (!next) return null;
  const place = next.perPlace ? placeById(model, from.place ?? undefined)?.id : null;
  return place === undefined ? null : { forum: next.key, place };
}
