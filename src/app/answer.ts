import type { Place } from '../domain/model/types.ts';
import { masked } from '../domain/privacy/guard.ts';
import type { AnswerReply, Feedback, HomeNews, Reply } from '../domain/reply.ts';
import { type Heard, hear, type Router, route, routeHeard } from '../domain/routing/route.ts';
import type { Routing, Told } from '../domain/routing/routing.ts';
import { Outage } from '../ports/outage.ts';
import type { AskedQuestion, StoredOutcome } from '../ports.ts';
import { storeBeside, type Turn, yearNow } from './desk.ts';
import { nextMeetingAt } from './meeting/coming.ts';
import { outcomeOf, storedTold, toldFrom } from './stored.ts';

/** Answering one question, and keeping it so that its buttons and what follows can refer to it. */

export function answerQuestion(
  turn: Turn,
  heard: Heard,
  told: Told,
  { home = 'nothing', continues = null }: { readonly home?: HomeNews; readonly continues?: string | null } = {},
): AnswerReply {
  const routing = routeHeard(heard, told);
  const id = isKept(routing) ? keep(turn, heard, { told, continues, outcome: outcomeOf(routing) }) : null;
  return replyWith(turn, heard.router, routing, { id, feedback: 'none', home });
}

/** Nothing is kept of a text that points out a person, nor of a cry for help. */
export const isKept = (routing: Routing): boolean => routing.kind !== 'personal-data' && routing.kind !== 'acute';

interface Kept extends Pick<AskedQuestion, 'continues'> {
  readonly told: Told;
  readonly outcome: StoredOutcome;
}

/**
 * Begins to store a question; see `Turn.storing`.
 * @returns the id that the answer's buttons carry; null when nothing can be stored
 */
export function keep(turn: Turn, { router, reading }: Heard, { told, continues, outcome }: Kept): string | null {
  if (turn.without) return null;
  const { desk, asker, language } = turn;
  const id = desk.newId();
  const question: AskedQuestion = {
    id,
    at: desk.clock.now(),
    model: router.model.id,
    language,
    scope: asker.scope,
    text: masked(reading.text, reading.personalData),
    told: storedTold(told),
    continues,
    outcome,
  };
  storeBeside(turn, desk.questions.keep(question, asker.conversation, asker.person));
  return id;
}

/** Answers an earlier question again with more told. A place told as one's own is remembered. */
export async function answerAgain(
  turn: Turn,
  router: Router,
  earlier: AskedQuestion,
  told: Told,
  ownPlace?: Place,
): Promise<AnswerReply> {
  if (ownPlace) await turn.desk.people.remember(turn.asker.person, { model: router.model.id, place: ownPlace.id });
  const asked = earlier.told.asked + 1;
  return answerQuestion(
    turn,
    hear(router, earlier.text),
    { ...told, asked },
    { home: ownPlace ? 'remembered' : 'nothing', continues: earlier.id },
  );
}

/** The same answer with its feedback or memory line changed. Nothing new is kept. */
export function showAgain(
  turn: Turn,
  router: Router,
  question: AskedQuestion,
  feedback: Feedback,
  home: HomeNews = 'nothing',
): AnswerReply {
  const routing = route(router, question.text, toldFrom(question.told, router.model));
  return replyWith(turn, router, routing, { id: question.id, feedback, home });
}

type Rest = Pick<AnswerReply, 'id' | 'feedback' | 'home'>;

const replyWith = ({ desk }: Turn, { model }: Router, routing: Routing, rest: Rest): AnswerReply => ({
  say: 'answer',
  routing,
  model,
  year: yearNow(desk),
  timeZone: desk.timeZone,
  meets: null,
  ...rest,
});

/** An answer that names a forum says when it meets next, where that can be read. */
export async function withMeeting({ desk, without }: Turn, reply: Reply): Promise<Reply> {
  if (without || reply.say !== 'answer' || reply.routing.kind !== 'forum') return reply;
  const { forum, place } = reply.routing;
  if (forum.perPlace && !place) return reply;
  const seat = { forum: forum.key, place: forum.perPlace ? (place?.id ?? null) : null };
  return { ...reply, meets: await nextMeetingAt(desk, seat).catch(unread) };
}

function unread(error: unknown): null {
  if (error instanceof Outage) return null;
  throw error;
}
