import { forumName, seatOf } from '../domain/model/forums.ts';
import { type Forum, LANGUAGES, type Place } from '../domain/model/types.ts';
import type { Reply } from '../domain/reply.ts';
import { read } from '../domain/routing/reading.ts';
import type { Router } from '../domain/routing/route.ts';
import { fold } from '../domain/text.ts';
import type { Desk } from './desk.ts';
import { forumReply } from './forum.ts';

/** Forums found by what somebody writes while they search. */

export type ForumFound = Extract<Reply, { say: 'forum' }>;

/** Beside the cases, which are shown below. */
const MOST_FOUND = 5;
/** With fewer letters almost every forum would be found. */
const FEWEST_LETTERS = 3;

/** By a part of its name while it is being written, else by anything that it is called, also with its place ("lokal grupp Uddevalla"). */
export function searchForums(desk: Desk, written: string): ForumFound[] {
  if (fold(written.trim()).length < FEWEST_LETTERS) return [];
  return desk.routers.flatMap((router) => foundIn(desk, router, written)).slice(0, MOST_FOUND);
}

function foundIn(desk: Desk, router: Router, written: string): ForumFound[] {
  const { forums, places } = read(router.lexicon, written);
  const place = places.own[0];
  const called = router.model.forums.filter((forum) => isCalled(forum, written, place));
  const found = called.length > 0 ? called : forums.flatMap(({ values }) => values);
  return [...new Set(found)].flatMap((forum) => {
    const reply = forumReply(desk, router, [forum], 'all', place);
    return reply.say === 'forum' ? [reply] : [];
  });
}

function isCalled(forum: Forum, written: string, place: Place | undefined): boolean {
  const wanted = fold(written.trim());
  return [undefined, place]
    .flatMap((where) => LANGUAGES.map((language) => forumName(seatOf(forum, where), language)))
    .some((name) => fold(name).includes(wanted));
}
