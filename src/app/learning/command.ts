import type { LearningIntent } from '../../domain/dialogue/learningIntent.ts';
import type { Router } from '../../domain/routing/route.ts';
import { grantsOf, isOwnChat, rememberContact } from '../case/office.ts';
import type { Asker, Desk } from '../desk.ts';
import { showGaps } from './gaps.ts';
import { seesGapsOf } from './rights.ts';
import { type LearningAnswer, refusedLearning } from './school.ts';
import { showOneOf } from './which.ts';

/** A typed command of those who lead. What it leads to is the same as its button. */
export async function learningCommand(
  desk: Desk,
  asker: Asker,
  router: Router,
  intent: LearningIntent,
): Promise<LearningAnswer> {
  await rememberContact(desk, asker);
  if (!isOwnChat(asker)) return refusedLearning('own-chat-only');
  return { ...(await answerTo(desk, asker, router, intent)), how: 'follow' };
}

async function answerTo(
  desk: Desk,
  asker: Asker,
  router: Router,
  { wants, forums }: LearningIntent,
): Promise<LearningAnswer> {
  const meant = forums.length > 0 ? router : await ownRouter(desk, asker, router);
  if (wants === 'gaps' && forums.length === 0)
    return showGaps(desk, asker, { model: meant.model.id, forum: null, page: 0 });
  return showOneOf(desk, asker, meant, wants === 'teach' ? 'teachings' : wants, forums);
}

/** Whoever names no forum means an organisation in which they have something to say, whatever it was taken to be. */
async function ownRouter(desk: Desk, asker: Asker, router: Router): Promise<Router> {
  const grants = await grantsOf(desk.office, asker.person);
  const isOwn = ({ model }: Router) => model.forums.some(({ key }) => seesGapsOf(grants, model, key));
  return [router, ...desk.routers].find(isOwn) ?? router;
}
