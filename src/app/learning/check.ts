import type { Inputs } from '../../domain/case/form.ts';
import { LONGEST_CHECK_NOTE } from '../../domain/learning/check.ts';
import type { TeachingProblem } from '../../domain/learning/teaching.ts';
import type { LearningReply } from '../../domain/learning/view.ts';
import { chairIn, seatOf, variantOf } from '../../domain/model/forums.ts';
import { masked, refusedKinds } from '../../domain/privacy/guard.ts';
import { withLines } from '../../domain/text.ts';
import { guardOf, personOf, todayAt } from '../case/office.ts';
import { type Asker, type Desk, yearNow } from '../desk.ts';
import type { LearningAnswer } from './school.ts';
import { type Class, classOf } from './teach.ts';

/** What the bot says of a forum, confirmed or corrected by those who lead it. */

interface Named {
  readonly model: string;
  readonly forum: string;
}

export async function showCheck(desk: Desk, asker: Asker, named: Named): Promise<LearningAnswer> {
  const found = await classOf(desk, asker, named);
  return 'reply' in found ? found : { reply: await checkReply(found), how: 'replace' };
}

export type CheckReply = Extract<LearningReply, { say: 'check' }>;

/** What was written and could not be taken: it goes back on the card. */
type Refused = Pick<CheckReply, 'problem' | 'kept'>;
const NOTHING_REFUSED: Refused = { problem: null, kept: '' };

/** What the bot says of a forum as it is now, with what was answered last. */
export async function checkReply(
  { desk, router: { model }, forum }: Class,
  { problem, kept }: Refused = NOTHING_REFUSED,
): Promise<CheckReply> {
  const year = yearNow(desk);
  const checks = await desk.school.checks.of(model.id);
  return {
    say: 'check',
    model,
    forum,
    chair: forum.chair ? chairIn(forum.chair, year, variantOf(seatOf(forum, null))) : null,
    year,
    check: checks.find((check) => check.forum === forum.key) ?? null,
    problem,
    kept,
    timeZone: desk.timeZone,
    today: todayAt(desk),
  };
}

export async function sayRight(desk: Desk, asker: Asker, named: Named): Promise<LearningAnswer> {
  const found = await classOf(desk, asker, named);
  return 'reply' in found ? found : answer(found, asker, { was: 'right' });
}

/** Input `note`. */
export async function sayWrong(desk: Desk, asker: Asker, named: Named, inputs: Inputs): Promise<LearningAnswer> {
  const found = await classOf(desk, asker, named);
  if ('reply' in found) return found;
  const note = withLines(inputs.note ?? '');
  const findings = guardOf(found.router)(note);
  const problem = problemWith(note, refusedKinds(findings));
  const kept = masked(note, findings);
  return problem
    ? { reply: await checkReply(found, { problem, kept }), how: 'replace' }
    : answer(found, asker, { was: 'wrong', note: kept });
}

function problemWith(note: string, refused: ReturnType<typeof refusedKinds>): TeachingProblem | null {
  if (note === '') return { is: 'missing' };
  if (note.length > LONGEST_CHECK_NOTE) return { is: 'too-long', most: LONGEST_CHECK_NOTE };
  return refused.length > 0 ? { is: 'personal-data', found: refused } : null;
}

async function answer(
  { desk, router: { model }, forum }: Class,
  asker: Asker,
  said: { readonly was: 'right' } | { readonly was: 'wrong'; readonly note: string },
): Promise<LearningAnswer> {
  await desk.school.checks.answer(model.id, forum.key, said, personOf(asker), desk.clock.now());
  return { reply: { say: 'check-answered', model, forum, was: said.was }, how: 'replace' };
}
