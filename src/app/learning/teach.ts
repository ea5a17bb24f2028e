import type { Inputs } from '../../domain/case/form.ts';
import {
  MOST_OF_A_FORUM,
  readTeaching,
  TEACHINGS,
  TEACHINGS_A_PAGE,
  type Teaching,
  type TeachingProblem,
} from '../../domain/learning/teaching.ts';
import type { LearningReply } from '../../domain/learning/view.ts';
import { forumByKey } from '../../domain/model/forums.ts';
import type { Forum } from '../../domain/model/types.ts';
import { masked, refusedKinds } from '../../domain/privacy/guard.ts';
import { read } from '../../domain/routing/reading.ts';
import type { Router } from '../../domain/routing/route.ts';
import { oneLine, words } from '../../domain/text.ts';
import { grantsOf, guardOf, personOf, todayAt } from '../case/office.ts';
import { type Asker, type Desk, routerById } from '../desk.ts';
import { leadsForumOf } from './rights.ts';
import { type LearningAnswer, refusedLearning } from './school.ts';

/** What those who lead a forum teach the router of it: shown, added and taken away. */

/** A forum that whoever asks may teach the router of. */
export interface Class {
  readonly desk: Desk;
  readonly router: Router;
  readonly forum: Forum;
}

/** @returns why not, when there is no such forum or they do not lead it */
export async function classOf(
  desk: Desk,
  asker: Asker,
  { model, forum: key }: { readonly model: string; readonly forum: string },
): Promise<Class | LearningAnswer> {
  const router = routerById(desk, model);
  const forum = router && forumByKey(router.model, key);
  if (!router || !forum) return refusedLearning('not-there');
  const grants = await grantsOf(desk.office, asker.person);
  return leadsForumOf(grants, router.model, key) ? { desk, router, forum } : refusedLearning('no-rights');
}

interface Named {
  readonly model: string;
  readonly forum: string;
}

interface Page {
  /** From 0; the last one where there are not so many. */
  readonly page: number;
}

export async function showTeachings(
  desk: Desk,
  asker: Asker,
  { page, ...named }: Named & Page,
): Promise<LearningAnswer> {
  const found = await classOf(desk, asker, named);
  return 'reply' in found ? found : teachingsCard(found, { is: 'nothing' }, page);
}

type News = Extract<LearningReply, { say: 'teachings' }>['news'];

/** On the first page unless another is wanted: what has just been taught stands there. */
async function teachingsCard({ desk, router, forum }: Class, news: News, page = 0): Promise<LearningAnswer> {
  const { model } = router;
  const all = await desk.school.teachings.of(model.id);
  const shown = pageOf(
    all.filter((teaching) => teaching.forum === forum.key),
    page,
  );
  const { timeZone } = desk;
  return { reply: { say: 'teachings', model, forum, ...shown, news, timeZone, today: todayAt(desk) }, how: 'replace' };
}

function pageOf(all: readonly Teaching[], wanted: number) {
  const pages = Math.max(1, Math.ceil(all.length / TEACHINGS_A_PAGE));
  const page = Math.min(wanted, pages - 1);
  const teachings = all.slice(page * TEACHINGS_A_PAGE, (page + 1) * TEACHINGS_A_PAGE);
  return { teachings, page, pages, total: all.length };
}

/** Inputs `is` and `text`. */
export async function teach(desk: Desk, asker: Asker, named: Named, inputs: Inputs): Promise<LearningAnswer> {
  const found = await classOf(desk, asker, named);
  if ('reply' in found) return found;
  const all = await desk.school.teachings.of(found.router.model.id);
  const wanted = readGuarded(found, inputs);
  if ('problem' in wanted) return problemWith(found, inputs, wanted.problem);
  const problem = problemAmong(found, all, wanted);
  if (problem) return problemWith(found, inputs, problem);
  const teaching = givenBy(found, asker, wanted);
  if (!(await desk.school.teachings.add(teaching)))
    return problemWith(found, inputs, { is: 'known', forum: keptFor(all, wanted.text) ?? named.forum });
  await desk.school.learn();
  return teachingsCard(found, { is: 'taught', teaching });
}

type Wanted = Pick<Teaching, 'is' | 'text'>;

/** What may be kept of what was filled in. A name with a hole in it names nothing: in one, whatever points out anybody is too much. */
function readGuarded({ router }: Class, inputs: Inputs): Wanted | { readonly problem: TeachingProblem } {
  const typed = readTeaching(inputs);
  if ('problem' in typed) return typed;
  const { is, text } = typed.ok;
  if (words(text).length === 0) return { problem: { is: 'too-short' } };
  const findings = guardOf(router)(text);
  const refused = is === 'name' ? [...new Set(findings.map(({ kind }) => kind))] : refusedKinds(findings);
  if (refused.length > 0) return { problem: { is: 'personal-data', found: refused } };
  return { is, text: masked(text, findings) };
}

function problemAmong({ router, forum }: Class, all: readonly Teaching[], wanted: Wanted): TeachingProblem | null {
  if (all.filter((one) => one.forum === forum.key).length >= MOST_OF_A_FORUM) return { is: 'full' };
  return wanted.is === 'name' ? nameProblem(router, forum, wanted.text) : null;
}

/**
 * Whether something else is called so already, as the router reads it: endings and accents make no other name. Of several words, each
 * may be an ordinary one.
 */
function nameProblem({ lexicon }: Router, own: Forum, name: string): TeachingProblem | null {
  const { words: all, forums, terms, places } = read(lexicon, name);
  const isWhole = ({ first, last }: { readonly first: number; readonly last: number }) =>
    first === 0 && last === all.length - 1;
  const named = forums.find(isWhole)?.values;
  if (named) return { is: 'known', forum: (named.find(({ key }) => key === own.key) ?? named[0])?.key ?? null };
  if (terms.some(isWhole) || all.every((_word, at) => places.words.has(at))) return { is: 'known', forum: null };
  const [only, ...others] = all;
  return only && others.length === 0 && lexicon.isWord(only.folded) ? { is: 'ordinary-word' } : null;
}

const keptFor = (all: readonly Teaching[], text: string): string | undefined =>
  all.find((one) => saidIn(one.text) === saidIn(text))?.forum;

const saidIn = (text: string): string =>
  words(text)
    .map(({ folded }) => folded)
    .join(' ');

const givenBy = ({ desk, router, forum }: Class, asker: Asker, { is, text }: Wanted): Teaching => ({
  id: desk.newId(),
  at: desk.clock.now(),
  model: router.model.id,
  forum: forum.key,
  by: personOf(asker),
  is,
  text,
});

/** What was typed goes back on the card; what points out a person does not. */
function problemWith(found: Class, inputs: Inputs, problem: TeachingProblem): Promise<LearningAnswer> {
  const text = oneLine(inputs.text ?? '');
  const is = TEACHINGS.find((one) => one === inputs.is) ?? 'example';
  return teachingsCard(found, {
    is: 'problem',
    problem,
    kept: { is, text: masked(text, guardOf(found.router)(text)) },
  });
}

/** Taken away twice, it is gone all the same. */
export async function unteach(
  desk: Desk,
  asker: Asker,
  { teaching: id, page, ...named }: Named & Page & { readonly teaching: string },
): Promise<LearningAnswer> {
  const found = await classOf(desk, asker, named);
  if ('reply' in found) return found;
  const all = await desk.school.teachings.of(named.model);
  const wanted = all.find((one) => one.id === id);
  if (wanted && wanted.forum !== found.forum.key) return refusedLearning('not-there');
  if (wanted && (await desk.school.teachings.remove(named.model, id, { by: asker.person, at: desk.clock.now() })))
    await desk.school.learn();
  return teachingsCard(found, { is: 'removed' }, page);
}
