import { caseIntentOf } from '../domain/dialogue/caseIntent.ts';
import { type Intent, intentOf, isSmallTalk, type SmallTalk } from '../domain/dialogue/intent.ts';
import { learningIntentOf } from '../domain/dialogue/learningIntent.ts';
import { meetingIntentOf } from '../domain/dialogue/meetingIntent.ts';
import { languageOf } from '../domain/language.ts';
import type { Language } from '../domain/model/types.ts';
import { LONGEST_TEXT, type Reply } from '../domain/reply.ts';
import { read } from '../domain/routing/reading.ts';
import { type Heard, hear, type Router, routeHeard } from '../domain/routing/route.ts';
import { oneLine } from '../domain/text.ts';
import { Outage } from '../ports/outage.ts';
import type { AskedQuestion, Memory } from '../ports.ts';
import { answerQuestion, isKept, keep, withMeeting } from './answer.ts';
import { command } from './case/command.ts';
import { answeredCase, rememberContact } from './case/office.ts';
import {
  type Answered,
  type Asker,
  answered,
  type Desk,
  type Home,
  homeOf,
  storeBeside,
  type Turn,
  toldByHome,
} from './desk.ts';
import { forumReply } from './forum.ts';
import { earlierOf, goOn, tellsMore } from './goOn.ts';
import { learningCommand } from './learning/command.ts';
import { answeredLearning } from './learning/school.ts';
import { meetingCommand } from './meeting/command.ts';
import { answeredMeeting } from './meeting/secretariat.ts';
import { notAnswered } from './outage.ts';

/** A message is answered: the main walk of the product. */

/** After this a short message is a new question, not an answer to the last. */
const CONVERSATION_LASTS = Temporal.Duration.from({ minutes: 30 });

/** @param isNew whether it is no answer to what was asked back before, whatever it says */
export async function ask(desk: Desk, asker: Asker, written: string, { isNew = false } = {}): Promise<Answered> {
  const text = oneLine(written);
  const writtenIn = languageOf(text.slice(0, LONGEST_TEXT));
  const wrong = unreadable(text);
  if (wrong)
    return answered(turnIn(desk, asker, writtenIn ?? asker.language), { say: 'unreadable', why: wrong }, 'follow');
  const message = { desk, asker, text, language: writtenIn };
  try {
    const since = desk.clock.now().subtract(CONVERSATION_LASTS);
    const memory = await desk.people.recall(asker.person, asker.conversation, since);
    return await reply(message, isNew ? { ...memory, latest: null } : memory, null);
  } catch (error) {
    if (error instanceof Outage) return replyWithout(message, error);
    throw error;
  }
}

interface Written {
  readonly desk: Desk;
  readonly asker: Asker;
  readonly text: string;
  /** Null when the text does not tell. */
  readonly language: Language | null;
}

const NOTHING_KNOWN: Memory = { profile: null, metAs: null, latest: null };

/** Where a question belongs needs no memory: only what is done, or looked up, has to wait. */
async function replyWithout(message: Written, outage: Outage): Promise<Answered> {
  try {
    return await reply(message, NOTHING_KNOWN, outage);
  } catch (error) {
    if (error instanceof Outage) return notAnswered(message.language ?? message.asker.language, outage);
    throw error;
  }
}

async function reply(
  { desk, asker, text, language }: Written,
  memory: Memory,
  without: Outage | null,
): Promise<Answered> {
  const { profile, metAs, latest } = memory;
  const turn: Turn = { ...turnIn(desk, asker, language ?? latest?.language ?? asker.language), without };
  const home = homeOf(desk, profile);
  const router = routerFor(desk, home, text);
  const heard = hear(router ?? desk.routers[0], text);
  const commanded = await commandIn(turn, heard, home);
  if (commanded) return commanded;
  // Whoever has written can be handed a case: the bot now knows how to reach them.
  if (metAs !== asker.name && !without) storeBeside(turn, rememberContact(desk, asker));
  const reply = await respond(turn, { heard, home, latest, isClear: router !== null });
  return answered(turn, await withMeeting(turn, reply), 'follow');
}

/** What is done rather than answered: cases, meetings, and what the bot has learnt; null when it is none of them. */
async function commandIn(
  { desk, asker: writer, language, without }: Turn,
  { router, reading }: Heard,
  home: Home | null,
): Promise<Answered | null> {
  const asker = { ...writer, language };
  const wanted = caseIntentOf(reading);
  const learning = learningIntentOf(reading);
  const meeting = meetingIntentOf(reading);
  if (without && (wanted || learning || meeting)) return notAnswered(language, without);
  if (wanted) return answeredCase(language, await command(desk, asker, router, wanted));
  if (learning) return answeredLearning(language, await learningCommand(desk, asker, router, learning));
  return meeting
    ? answeredMeeting(language, await meetingCommand(desk, asker, router, meeting, home?.place ?? null))
    : null;
}

const turnIn = (desk: Desk, asker: Asker, language: Language): Turn => ({
  desk,
  asker,
  language,
  storing: [],
  without: null,
});

interface Message {
  readonly heard: Heard;
  readonly home: Home | null;
  readonly latest: AskedQuestion | null;
  /** False when the bot serves several organisations and nothing tells which one is meant. */
  readonly isClear: boolean;
}

async function respond(turn: Turn, { heard, home, latest, isClear }: Message): Promise<Reply> {
  const intent = intentOf(heard.reading);
  if (isSmallTalk(intent)) return { say: intent.wants };
  // Danger and personal data come before everything else, also in the middle of a conversation.
  if (!isKept(routeHeard(heard))) return answerQuestion(turn, heard, {});
  const earlier = earlierOf(heard.router, latest);
  return (
    (earlier && (await goOn(turn, earlier, heard))) ??
    (await knowledge(turn, heard, home, intent)) ??
    (earlier && tellsMore(turn, earlier, heard, home)) ??
    (isClear ? answerQuestion(turn, heard, toldByHome(home, heard.router)) : whichOrganisation(turn, heard))
  );
}

const unreadable = (text: string): 'empty' | 'too-long' | null => {
  if (text === '') return 'empty';
  return text.length > LONGEST_TEXT ? 'too-long' : null;
};

/** The organisation a message is about: the only one, the one whose place is named, the one the person works in; null when unclear. */
function routerFor({ routers }: Desk, home: Home | null, text: string): Router | null {
  const [first, ...others] = routers;
  if (others.length === 0) return first;
  const named = routers.filter((router) => {
    const { own, cities } = read(router.lexicon, text).places;
    return own.length + cities.length > 0;
  });
  return named.length === 1 ? (named[0] ?? null) : (home?.router ?? null);
}

type Knowledge = Exclude<Intent, SmallTalk>;

function whichOrganisation(turn: Turn, heard: Heard): Reply {
  const { routers } = turn.desk;
  const outcome = { kind: 'which-organisation', first: '', place: null, theme: null, confidence: 0 } as const;
  const id = keep(turn, heard, { told: {}, continues: null, outcome });
  return { say: 'which-organisation', id, models: routers.map((router) => router.model) };
}

/** Everything that is answered from the model, or about the person, without routing; null when it is a question to route. */
async function knowledge(
  { desk, asker }: Turn,
  { router, reading }: Heard,
  home: Home | null,
  intent: Knowledge,
): Promise<Reply | null> {
  switch (intent.wants) {
    case 'forums':
      return { say: 'forums', model: router.model };
    case 'term':
      return { say: 'term', term: intent.term };
    case 'forget':
      return { say: 'forgotten', hadPlace: await desk.people.forget(asker.person) };
    case 'remember':
      await desk.people.remember(asker.person, { model: router.model.id, place: intent.place.id });
      return { say: 'remembered', place: intent.place };
    case 'forum':
      return forumReply(desk, router, intent.forums, intent.focus, reading.places.own[0] ?? home?.place);
    case 'answer':
      return null;
  }
}
