import type { LearningReply } from '../../domain/learning/view.ts';
import type { Forum } from '../../domain/model/types.ts';
import type { Router } from '../../domain/routing/route.ts';
import { grantsOf } from '../case/office.ts';
import type { Asker, Desk } from '../desk.ts';
import { showCheck } from './check.ts';
import { showGaps } from './gaps.ts';
import { leadsForumOf, seesGapsOf } from './rights.ts';
import { type LearningAnswer, refusedLearning } from './school.ts';
import { showTeachings } from './teach.ts';

/** Which forum somebody means: a name can be shared by several, and they may lead more than one. */

type To = Extract<LearningReply, { say: 'which-taught' }>['to'];

/**
 * What is wanted of the one forum that may be meant; where there are several, which of them.
 * @param among the forums that may be meant; empty for all that whoever asks has that to do with
 */
export async function showOneOf(
  desk: Desk,
  asker: Asker,
  { model }: Router,
  to: To,
  among: readonly Forum[],
): Promise<LearningAnswer> {
  const grants = await grantsOf(desk.office, asker.person);
  const isTheirs = to === 'gaps' ? seesGapsOf : leadsForumOf;
  const mayBeMeant = (key: string) => among.length === 0 || among.some((forum) => forum.key === key);
  const meant = model.forums.filter(({ key }) => mayBeMeant(key) && isTheirs(grants, model, key));
  const [only, ...others] = meant;
  if (!only) return refusedLearning('no-rights');
  if (others.length > 0) return { reply: { say: 'which-taught', to, model, forums: meant }, how: 'replace' };
  return SHOWN[to](desk, asker, { model: model.id, forum: only.key, page: 0 });
}

const SHOWN: Readonly<Record<To, typeof showTeachings>> = {
  teachings: showTeachings,
  check: showCheck,
  gaps: showGaps,
};
