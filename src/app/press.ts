import type { CasePress } from '../domain/case/press.ts';
import { toldByScope, withTold } from '../domain/dialogue/told.ts';
import type { LearningPress } from '../domain/learning/press.ts';
import type { MeetingPress } from '../domain/meeting/press.ts';
import { forumByKey, placeById, themeById } from '../domain/model/forums.ts';
import type { Model } from '../domain/model/types.ts';
import type { AskPress, Press, Pressed } from '../domain/press.ts';
import type { Reply } from '../domain/reply.ts';
import { type Router, route } from '../domain/routing/route.ts';
import type { Told } from '../domain/routing/routing.ts';
import { Outage } from '../ports/outage.ts';
import type { AskedQuestion } from '../ports.ts';
import { answerAgain, showAgain, withMeeting } from './answer.ts';
import { ask } from './ask.ts';
import { answeredCase } from './case/office.ts';
import { pressCase } from './case/pressCase.ts';
import { type Answered, type Asker, answered, type Desk, routerById, type Turn } from './desk.ts';
import { forumReply } from './forum.ts';
import { pressLearning } from './learning/pressLearning.ts';
import { answeredLearning } from './learning/school.ts';
import { pressMeeting } from './meeting/pressMeeting.ts';
import { answeredMeeting } from './meeting/secretariat.ts';
import { notDone } from './outage.ts';
import { toldFrom } from './stored.ts';

/** A button was pressed. The question is looked up by its id in the conversation it was asked in; a card from elsewhere changes nothing. */

type OnQuestion = Extract<AskPress, { id: string }>;
type OnModel = Exclude<AskPress, OnQuestion | { press: 'example' }>;

export async function press(desk: Desk, asker: Asker, pressed: Pressed): Promise<Answered> {
  try {
    return await answerTo(desk, asker, pressed);
  } catch (error) {
    if (error instanceof Outage) return notDone(desk, asker, pressed, error);
    throw error;
  }
}

async function answerTo(desk: Desk, asker: Asker, { press: pressed, language, inputs }: Pressed): Promise<Answered> {
  if (pressed.press === 'example') return ask(desk, { ...asker, language }, pressed.text, { isNew: true });
  const presser = { ...asker, language };
  if (isOnMeeting(pressed)) return answeredMeeting(language, await pressMeeting(desk, presser, pressed, inputs));
  if (isOnLearning(pressed)) return answeredLearning(language, await pressLearning(desk, presser, pressed, inputs));
  if (isOnCase(pressed)) return answeredCase(language, await pressCase(desk, presser, pressed, inputs));
  const turn: Turn = { desk, asker, language, storing: [], without: null };
  const reply = 'id' in pressed ? await onQuestion(turn, pressed) : onModel(desk, pressed);
  return answered(turn, await withMeeting(turn, reply), reply.say === 'outdated' ? 'follow' : 'replace');
}

const ON_QUESTIONS: ReadonlySet<Press['press']> = new Set<AskPress['press']>([
  'scope',
  'theme',
  'matter',
  'place',
  'organisation',
  'alternative',
  'helped',
  'wrong-forum',
  'right-forum',
  'forget',
  'forum',
  'forums',
  'example',
  'welcome',
]);
const ON_MEETINGS: ReadonlySet<Press['press']> = new Set<MeetingPress['press']>([
  'meeting',
  'next-meeting',
  'my-meetings',
  'point-form',
  'propose-point',
  'withdraw-point',
  'arrange-form',
  'arrange',
  'preview',
  'post-now',
  'skip',
  'unskip',
  'pause-form',
  'pause',
  'resume',
  'deliveries',
  'resolve',
  'postpone-case',
  'postpone-point',
  'follow-up',
]);
const ON_LEARNING: ReadonlySet<Press['press']> = new Set<LearningPress['press']>([
  'gaps',
  'gap',
  'settle-gap',
  'set-gap-aside',
  'teachings',
  'teach',
  'unteach',
  'check',
  'check-right',
  'check-wrong',
]);
const isOnLearning = (pressed: Press): pressed is LearningPress => ON_LEARNING.has(pressed.press);
const isOnMeeting = (pressed: Press): pressed is MeetingPress => ON_MEETINGS.has(pressed.press);
const isOnCase = (pressed: AskPress | CasePress): pressed is CasePress => !ON_QUESTIONS.has(pressed.press);

const OUTDATED: Reply = { say: 'outdated' };

function onModel(desk: Desk, pressed: OnModel): Reply {
  if (pressed.press === 'welcome') return { say: 'welcome', models: desk.routers.map((router) => router.model) };
  const router = routerById(desk, pressed.model);
  if (!router) return OUTDATED;
  if (pressed.press === 'forums') return { say: 'forums', model: router.model };
  const forum = forumByKey(router.model, pressed.key);
  return forum ? forumReply(desk, router, [forum], 'all', placeById(router.model, pressed.place)) : OUTDATED;
}

async function onQuestion(turn: Turn, pressed: OnQuestion): Promise<Reply> {
  const question = await turn.desk.questions.find(pressed.id, turn.asker.conversation);
  if (!question) return OUTDATED;
  if (pressed.press === 'organisation') return chooseOrganisation(turn, question, pressed.model);
  const router = routerById(turn.desk, question.model);
  if (!router) return OUTDATED;
  return isVerdict(pressed) ? judge(turn, router, question, pressed) : tell(turn, router, question, pressed);
}

type Verdict = Extract<OnQuestion, { press: 'helped' | 'wrong-forum' | 'right-forum' | 'forget' }>;
type Telling = Exclude<OnQuestion, Verdict | { press: 'organisation' }>;

const isVerdict = (pressed: Exclude<OnQuestion, { press: 'organisation' }>): pressed is Verdict =>
  ['helped', 'wrong-forum', 'right-forum', 'forget'].includes(pressed.press);

/** What was pressed tells more of the question, which is answered again. */
async function tell(turn: Turn, router: Router, question: AskedQuestion, pressed: Telling): Promise<Reply> {
  const before = toldFrom(question.told, router.model);
  if (pressed.press === 'place') {
    const place = placeById(router.model, pressed.place);
    return place ? answerAgain(turn, router, question, withTold(before, { place }), place) : OUTDATED;
  }
  return answerAgain(turn, router, question, withTold(before, toldBy(pressed, router, question, before)));
}

function toldBy(
  pressed: Exclude<Telling, { press: 'place' }>,
  router: Router,
  question: AskedQuestion,
  before: Told,
): Told {
  switch (pressed.press) {
    case 'scope':
      return toldByScope(pressed.scope);
    case 'theme':
      return themeById(router.model, pressed.theme) ? { theme: pressed.theme } : {};
    case 'matter':
      return { outcomes: [pressed.outcome] };
    case 'alternative':
      return toldByAlternative(router, question, before, pressed.first);
  }
}

/** Choosing another forum than the first says what kind of matter it is, and its theme. */
function toldByAlternative(router: Router, question: AskedQuestion, before: Told, first: string): Told {
  const routing = route(router, question.text, before);
  const chosen = 'alternatives' in routing ? routing.alternatives.find((one) => one.first === first) : undefined;
  if (!chosen) return {};
  return { outcomes: [chosen.outcome], ...(chosen.forum?.theme ? { theme: chosen.forum.theme } : {}) };
}

/** What was pressed says something of the answer, which stays as it is. */
async function judge(turn: Turn, router: Router, question: AskedQuestion, pressed: Verdict): Promise<Reply> {
  const { desk, asker } = turn;
  const at = desk.clock.now();
  switch (pressed.press) {
    case 'helped':
      await desk.questions.judge(question.id, asker.person, { helped: pressed.helped }, at);
      return showAgain(turn, router, question, pressed.helped ? 'helped' : 'choosing');
    case 'wrong-forum':
      return showAgain(turn, router, question, 'choosing');
    case 'right-forum':
      // What is not offered is kept by nobody: a card that is made up can hold any text.
      if (pressed.first !== null && !isFirstIn(router.model, pressed.first)) return OUTDATED;
      await desk.questions.judge(question.id, asker.person, { rightForum: pressed.first }, at);
      return showAgain(turn, router, question, 'noted');
    case 'forget':
      await desk.people.forget(asker.person);
      return showAgain(turn, router, question, 'none', 'forgotten');
  }
}

const isFirstIn = (model: Model, first: string): boolean =>
  forumByKey(model, first) !== undefined || Object.values(model.exits).some(({ id }) => id === first);

async function chooseOrganisation(turn: Turn, question: AskedQuestion, model: string): Promise<Reply> {
  const router = routerById(turn.desk, model);
  if (!router) return OUTDATED;
  await turn.desk.people.remember(turn.asker.person, { model, place: '' });
  return answerAgain(turn, router, question, {});
}
