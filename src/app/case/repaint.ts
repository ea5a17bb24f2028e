import { type Case, type CaseId, sameSeat } from '../../domain/case/case.ts';
import { mayRead } from '../../domain/case/roles.ts';
import type { CaseReply } from '../../domain/case/view.ts';
import type { PersonId } from '../../domain/person.ts';
import type { Spoken } from '../../domain/reply.ts';
import { type CasePost, DeliveryError, placeOf } from '../../ports/messages.ts';
import type { Desk } from '../desk.ts';
import { wakeMeetings } from '../meeting/coming.ts';
import { actorFor, type Courier, TryAgain } from './deliver.ts';
import { glimpseOf, viewFor, viewForEveryone } from './view.ts';

/** Cards that stand somewhere show the case as it is now. */

/** Every card of a case that shows an older revision is changed in place. Changing twice is harmless, so it is simply tried again. */
export async function repaint(courier: Courier, id: CaseId): Promise<void> {
  const { desk } = courier;
  const case_ = await desk.office.cases.find(id);
  if (!case_) return;
  const posts = await desk.office.posts.outdated(id, case_.revision);
  const live = posts.filter((post) => post.for !== 'news' || case_.isDeidentified);
  let isThrottled = false;
  for (const post of live) {
    const outcome = await repaintOne(courier, case_, post);
    isThrottled ||= outcome === 'throttled';
  }
  await wakeMeetings(desk, case_);
  if (isThrottled) throw new TryAgain(id);
}

/** Changing a card twice does no harm, so it does not matter whether it arrived. */
export const TO_TRY_AGAIN: ReadonlySet<DeliveryError['code']> = new Set(['throttled', 'unreachable', 'unknown']);

async function repaintOne(
  { desk, messenger, log }: Courier,
  case_: Case,
  post: CasePost,
): Promise<'done' | 'throttled'> {
  try {
    await messenger.update(post, await repainted(desk, case_, post));
    await desk.office.posts.shown(post, case_.revision);
    return 'done';
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    if (TO_TRY_AGAIN.has(error.code)) return 'throttled';
    log.info('card-gone', { case: case_.id, code: error.code });
    await desk.office.posts.forget(post);
    return 'done';
  }
}

/** What a card that stands somewhere shall show now. */
async function repainted(desk: Desk, case_: Case, post: CasePost): Promise<Spoken> {
  const reply = post.person === null ? await inChannel(desk, case_, post) : await toEyes(desk, case_, post.person);
  return { reply, language: post.language };
}

async function inChannel(desk: Desk, case_: Case, { conversation }: CasePost): Promise<CaseReply> {
  if (await hasMoved(desk, case_, placeOf(conversation))) return { ...glimpseOf(desk, case_), say: 'case-moved' };
  return { say: 'case', view: await viewForEveryone(desk, case_) };
}

/** A case of which another forum was chosen after all. In a channel that is no forum's any more, its cards stay as they were. */
async function hasMoved({ office }: Desk, { model, handlings }: Case, channel: string): Promise<boolean> {
  const linked = (await office.channels.in(channel)).filter((link) => link.model === model);
  return linked.length > 0 && !linked.some((link) => handlings.some(({ seat }) => sameSeat(seat, link.seat)));
}

/** Whoever handed it over or left it may no longer read it. */
async function toEyes(desk: Desk, case_: Case, person: PersonId): Promise<CaseReply> {
  const actor = await actorFor(desk, person);
  if (!mayRead(case_, actor)) return glimpseOf(desk, case_);
  return { say: 'case', view: await viewFor(desk, case_, actor) };
}

/**
 * The card that was just pressed, repainted in the same turn.
 * @returns null when it is not one that is kept, or shows the case as it is already
 */
export async function repaintPressed(
  desk: Desk,
  id: CaseId,
  activity: string,
): Promise<{ readonly spoken: Spoken; shown(): Promise<void> } | null> {
  const case_ = await desk.office.cases.find(id);
  if (!case_) return null;
  const post = (await desk.office.posts.outdated(id, case_.revision)).find((one) => one.activity === activity);
  if (!post || post.for === 'news') return null;
  const spoken = await repainted(desk, case_, post);
  return { spoken, shown: () => desk.office.posts.shown(post, case_.revision) };
}
