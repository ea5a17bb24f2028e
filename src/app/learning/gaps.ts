import type { Inputs } from '../../domain/case/form.ts';
import type { Grant } from '../../domain/case/roles.ts';
import type { ForumCheck } from '../../domain/learning/check.ts';
import { belongsTo, type Gap, type Settlement } from '../../domain/learning/gap.ts';
import { forumByKey } from '../../domain/model/forums.ts';
import type { Forum, Model } from '../../domain/model/types.ts';
import type { GapsWanted } from '../../ports/learning.ts';
import { grantsOf, todayAt } from '../case/office.ts';
import { type Asker, type Desk, routerById } from '../desk.ts';
import { choicesFor, leadsModel, seesGapsOf } from './rights.ts';
import { type LearningAnswer, refusedLearning } from './school.ts';

/** Questions that the router did not manage: shown to those who lead, and settled by them. */

const PAGE = 10;
/** Nobody leafs further; and no press makes the database count for ever. */
const LAST_PAGE = 99;
const LOOKED_BACK = { days: 90 };
/** What was asked back may still be gone on with. */
const MAY_GO_ON = Temporal.Duration.from({ minutes: 30 });

/** What somebody looks at, who may. */
interface Viewed {
  readonly model: Model;
  /** Null for all that they may see. */
  readonly forum: Forum | null;
  /** What is asked for, one by one: null for everything of the organisation's. */
  readonly firsts: readonly (string | null)[];
}

interface Viewer extends Viewed {
  readonly grants: readonly Grant[];
}

/** @param forumKey null for everything that whoever asks may see */
export async function showGaps(
  desk: Desk,
  asker: Asker,
  {
    model: modelId,
    forum: forumKey,
    page,
  }: { readonly model: string; readonly forum: string | null; readonly page: number },
): Promise<LearningAnswer> {
  const model = routerById(desk, modelId)?.model;
  if (!model || (forumKey && !forumByKey(model, forumKey))) return refusedLearning('not-there');
  const grants = await grantsOf(desk.office, asker.person);
  const viewed = viewedBy(grants, model, forumKey);
  return viewed ? gapsCard(desk, { ...viewed, grants }, page) : refusedLearning('no-rights');
}

function viewedBy(grants: readonly Grant[], model: Model, forumKey: string | null): Viewed | null {
  if (forumKey === null && leadsModel(grants, model)) return { model, forum: null, firsts: [null] };
  const seen = model.forums.filter(({ key }) => (forumKey ?? key) === key && seesGapsOf(grants, model, key));
  const [only, ...others] = seen;
  if (!only) return null;
  return { model, forum: others.length === 0 ? only : null, firsts: seen.map(({ key }) => key) };
}

async function gapsCard(desk: Desk, viewed: Viewer, page: number): Promise<LearningAnswer> {
  const { model, forum, grants } = viewed;
  const today = todayAt(desk);
  const since = today.subtract(LOOKED_BACK);
  const wanted = wantedIn(desk, viewed, since);
  const [shown, counts, remarks] = await Promise.all([
    pageOf(desk, wanted, Math.min(page, LAST_PAGE)),
    Promise.all(wanted.map((one) => desk.school.gaps.count(one))),
    remarksOn(desk, viewed),
  ]);
  const maySettle = (gap: Gap): boolean => choicesFor(grants, model, belongsTo(gap)).length > 0;
  const { timeZone } = desk;
  const reply = {
    say: 'gaps',
    model,
    forum,
    ...shown,
    settleable: new Set(shown.gaps.filter(maySettle).map(({ id }) => id)),
    counts: counts.flat(),
    since,
    today,
    timeZone,
    remarks,
  } as const;
  return { reply, how: 'replace' };
}

const wantedIn = ({ clock, timeZone }: Desk, { model, firsts }: Viewed, since: Temporal.PlainDate): GapsWanted[] =>
  firsts.map((first) => ({
    model: model.id,
    first,
    since: since.toZonedDateTime(timeZone).toInstant(),
    until: clock.now().subtract(MAY_GO_ON),
  }));

/** Of several forums, the newest of all of them. */
async function pageOf({ school }: Desk, wanted: readonly GapsWanted[], page: number) {
  const upTo = { offset: 0, limit: (page + 1) * PAGE };
  const lists = await Promise.all(wanted.map((one) => school.gaps.list(one, upTo)));
  const total = lists.reduce((sum, list) => sum + list.total, 0);
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const at = Math.min(page, pages - 1);
  const newest = lists.flatMap(({ gaps }) => gaps).sort((a, b) => Temporal.Instant.compare(b.at, a.at));
  return { gaps: newest.slice(at * PAGE, (at + 1) * PAGE), page: at, pages, total };
}

/** What those who were asked whether the bot is right have said is wrong. */
async function remarksOn({ school }: Desk, { model, firsts }: Viewed): Promise<ForumCheck[]> {
  const checks = await school.checks.of(model.id);
  return checks.filter(
    ({ forum, answer }) =>
      answer.is === 'wrong' && forumByKey(model, forum) && (firsts.includes(null) || firsts.includes(forum)),
  );
}

/** A gap that somebody may see. */
interface Opened {
  readonly gap: Gap;
  readonly model: Model;
  /** Where they may say that it belongs; none for those who may only read it. */
  readonly choices: readonly string[];
}

/** @returns why not, when they may not see it or it is settled */
async function opened(desk: Desk, asker: Asker, id: string): Promise<Opened | LearningAnswer> {
  const [gap, grants] = await Promise.all([desk.school.gaps.find(id), grantsOf(desk.office, asker.person)]);
  // Whoever leads nothing is told nothing of what there is.
  if (!gap) return refusedLearning(leadsSomewhere(desk, grants) ? 'settled-already' : 'no-rights');
  const model = routerById(desk, gap.model)?.model;
  if (!model) return refusedLearning('not-there');
  const first = belongsTo(gap);
  if (!seesGapsOf(grants, model, first)) return refusedLearning('no-rights');
  return { gap, model, choices: choicesFor(grants, model, first) };
}

const leadsSomewhere = ({ routers }: Desk, grants: readonly Grant[]): boolean =>
  routers.some(({ model }) => model.forums.some(({ key }) => seesGapsOf(grants, model, key)));

export async function showGap(desk: Desk, asker: Asker, id: string): Promise<LearningAnswer> {
  const found = await opened(desk, asker, id);
  return 'reply' in found ? found : gapCard(desk, found, null);
}

const gapCard = (desk: Desk, { gap, model, choices }: Opened, problem: 'nothing-chosen' | null): LearningAnswer => ({
  reply: {
    say: 'gap',
    model,
    gap,
    timeZone: desk.timeZone,
    today: todayAt(desk),
    maySettle: choices.length > 0,
    choices,
    problem,
  },
  how: 'replace',
});

/** It belongs where was chosen, and is a precedent from now on. Input `first`. */
export async function placeGap(desk: Desk, asker: Asker, id: string, inputs: Inputs): Promise<LearningAnswer> {
  const found = await settleable(desk, asker, id);
  if ('reply' in found) return found;
  const first = inputs.first ?? '';
  if (!found.choices.includes(first)) return gapCard(desk, found, 'nothing-chosen');
  return settle(desk, asker, found, { is: 'belongs', first });
}

/** There is nothing to learn from it. */
export async function setGapAside(desk: Desk, asker: Asker, id: string): Promise<LearningAnswer> {
  const found = await settleable(desk, asker, id);
  return 'reply' in found ? found : settle(desk, asker, found, { is: 'set-aside' });
}

/** @returns why not, when they may not settle it */
async function settleable(desk: Desk, asker: Asker, id: string): Promise<Opened | LearningAnswer> {
  const found = await opened(desk, asker, id);
  return 'reply' in found || found.choices.length > 0 ? found : refusedLearning('no-rights');
}

async function settle(
  desk: Desk,
  asker: Asker,
  { gap, model }: Opened,
  settlement: Settlement,
): Promise<LearningAnswer> {
  const isFirst = await desk.school.gaps.settle(gap.id, settlement, asker.person, desk.clock.now());
  if (!isFirst) return refusedLearning('settled-already');
  await desk.school.learn();
  return { reply: { say: 'gap-settled', model, gap, settlement }, how: 'replace' };
}
