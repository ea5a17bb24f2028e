import { chairIn, seatOf, variantOf } from '../domain/model/forums.ts';
import type { Forum, Place } from '../domain/model/types.ts';
import type { Reply } from '../domain/reply.ts';
import type { Router } from '../domain/routing/route.ts';
import { type Desk, yearNow } from './desk.ts';

/** A forum's facts; several seats when the name is shared ("temagrupperna"). */
export function forumReply(
  desk: Desk,
  { model }: Router,
  forums: readonly Forum[],
  focus: 'all' | 'chair',
  place: Place | undefined,
): Reply {
  const seats = forums.map((forum) => seatOf(forum, place));
  const [first, ...others] = seats;
  if (!first) return { say: 'forums', model };
  const year = yearNow(desk);
  const chair = first.forum.chair ? chairIn(first.forum.chair, year, variantOf(first)) : null;
  return { say: 'forum', model, seats: [first, ...others], focus, chair, year };
}
