import { toldByAnswer, toldByFollowUp, withTold } from '../domain/dialogue/told.ts';
import { LONGEST_TEXT, type Reply } from '../domain/reply.ts';
import { type Heard, hear, type Router, route, routeHeard } from '../domain/routing/route.ts';
import type { Routing, Told } from '../domain/routing/routing.ts';
import type { AskedQuestion } from '../ports.ts';
import { answerAgain, answerQuestion } from './answer.ts';
import { type Home, type Turn, toldByHome } from './desk.ts';
import { toldFrom } from './stored.ts';

/** A message that belongs to the one before: a typed answer to a question back, or "och om det gäller barn?". */

export interface Earlier {
  readonly router: Router;
  readonly question: AskedQuestion;
  readonly routing: Routing;
  readonly told: Told;
}

/** The conversation's latest question as it would be answered now; null when there is none to go on from. */
export function earlierOf(router: Router, latest: AskedQuestion | null): Earlier | null {
  if (!latest || latest.model !== router.model.id || latest.text === '') return null;
  const told = toldFrom(latest.told, router.model);
  return { router, question: latest, told, routing: route(router, latest.text, told) };
}

/** @returns null when the message stands on its own */
export async function goOn(turn: Turn, earlier: Earlier, heard: Heard): Promise<Reply | null> {
  return (
    (await answersTheQuestion(turn, earlier, heard)) ??
    (await namesThePlace(turn, earlier, heard)) ??
    (await changesTheQuestion(turn, earlier, heard))
  );
}

async function answersTheQuestion(
  turn: Turn,
  { router, question, routing, told }: Earlier,
  heard: Heard,
): Promise<Reply | null> {
  if (routing.kind !== 'clarify') return null;
  const more = toldByAnswer(routing.question, heard);
  return more ? answerAgain(turn, router, question, withTold(told, more), more.place) : null;
}

/** A place and little else, after an answer that lacked it: "trollhättan". */
const MOST_WORDS_NAMING = 4;

async function namesThePlace(
  turn: Turn,
  { router, question, routing, told }: Earlier,
  { reading }: Heard,
): Promise<Reply | null> {
  const [place] = reading.places.own;
  const lacksPlace = routing.kind === 'forum' && routing.forum.perPlace && routing.place === null;
  if (!place || !lacksPlace || reading.words.length > MOST_WORDS_NAMING) return null;
  return answerAgain(turn, router, question, { ...told, place }, place);
}

/** What the matter was taken to be stays, unless the message says otherwise: only the place or the group is asked about anew. */
async function changesTheQuestion(
  turn: Turn,
  { router, question, routing, told }: Earlier,
  heard: Heard,
): Promise<Reply | null> {
  const more = toldByFollowUp(heard);
  return more ? answerAgain(turn, router, question, withTold(told, { ...settledBy(routing), ...more })) : null;
}

function settledBy(routing: Routing): Told {
  const reasons = routing.kind === 'forum' ? routing.because : [];
  const matter = reasons.find((reason) => reason.because === 'matter');
  return matter ? { outcomes: [matter.outcome] } : {};
}

/**
 * After "berätta lite mer", what comes is read together with what was said, unless it is the clearer of the two without it.
 * @returns null when the bot had not asked for more
 */
export function tellsMore(turn: Turn, earlier: Earlier, heard: Heard, home: Home | null): Reply | null {
  const { router, question, routing } = earlier;
  const { text } = heard.reading;
  const askedForMore = routing.kind === 'clarify' && routing.question.about === 'more';
  if (!askedForMore || question.text.length + text.length >= LONGEST_TEXT) return null;
  const told = { ...toldByHome(home, router), asked: question.told.asked + 1 };
  const both = hear(router, `${question.text} ${text}`);
  const isBlurred = routeHeard(both, told).kind === 'clarify' && routeHeard(heard).kind !== 'clarify';
  return isBlurred ? null : answerQuestion(turn, both, told, { continues: question.id });
}
