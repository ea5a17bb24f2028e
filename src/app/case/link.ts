import { type ForumSeat, openHandlings, sameSeat } from '../../domain/case/case.ts';
import type { Inputs } from '../../domain/case/form.ts';
import { type Grant, reaches } from '../../domain/case/roles.ts';
import { forumByKey, placeById } from '../../domain/model/forums.ts';
import type { Channel } from '../../ports/cases.ts';
import { type Asker, type Desk, routerById } from '../desk.ts';
import { standsIn } from './deliver.ts';
import { type CaseAnswer, grantsIn, grantsOf } from './office.ts';
import { refused } from './show.ts';

/** A forum's cases are posted in the channel it is linked to. */

const OPEN = ['filed', 'preparing', 'scheduled', 'decided', 'anchoring'] as const;
const MOST_WAITING = 500;

export async function offerLink(desk: Desk, asker: Asker, modelId: string): Promise<CaseAnswer> {
  const router = routerById(desk, modelId) ?? desk.routers[0];
  if (!asker.channel) return refused('not-a-channel');
  if (!(await mayLink(desk, asker, router.model.id))) return refused('no-rights');
  const linked = (await desk.office.channels.in(asker.channel.id)).map(({ seat }) => seat);
  return { reply: { say: 'link-form', model: router.model, linked }, how: 'follow' };
}

/** Process leads, chairs and administrators; where an organisation has named nobody yet, a team's owner. */
async function mayLink(desk: Desk, asker: Asker, model: string): Promise<boolean> {
  return (await leadsIn(desk, asker, model)).length > 0 || ownsUnled(desk, asker, model);
}

/** Who leads one forum does not decide where the cases of another one go. */
async function mayLinkSeats(desk: Desk, asker: Asker, model: string, seats: readonly ForumSeat[]): Promise<boolean> {
  const own = await leadsIn(desk, asker, model);
  const leadsAll = seats.every((seat) => own.some((grant) => reaches(grant, model, seat)));
  return leadsAll || ownsUnled(desk, asker, model);
}

async function leadsIn({ office }: Desk, { person }: Asker, model: string): Promise<Grant[]> {
  return (await grantsOf(office, person)).filter((grant) => grant.model === model && grant.role !== 'member');
}

async function ownsUnled({ office }: Desk, asker: Asker, model: string): Promise<boolean> {
  const someone = (await grantsIn(office, model)).some((grant) => grant.role !== 'member');
  return !someone && (await asker.ownsTeam());
}

/** @param inputs `seat`: a forum's key, or "key|place" */
export async function linkForum(desk: Desk, asker: Asker, modelId: string, inputs: Inputs): Promise<CaseAnswer> {
  const router = routerById(desk, modelId);
  const { channel } = asker;
  if (!channel) return refused('not-a-channel');
  const seat = router ? seatIn(router.model, inputs.seat ?? '') : null;
  if (!router || !seat) return refused('not-there');
  if (!(await mayLinkSeats(desk, asker, router.model.id, [seat]))) return refused('no-rights');
  await desk.office.channels.link(router.model.id, seat, channel, { by: asker.person, at: desk.clock.now() });
  await desk.secretariat.meetings.wake([seat], desk.clock.now());
  const waiting = await postWaiting(desk, router.model.id, seat, channel);
  return { reply: { say: 'linked', model: router.model, seat, waiting }, how: 'replace' };
}

export async function unlinkForum(desk: Desk, asker: Asker, modelId: string): Promise<CaseAnswer> {
  const { channel } = asker;
  if (!channel) return refused('not-a-channel');
  if (!(await mayLink(desk, asker, modelId))) return refused('no-rights');
  const linked = (await desk.office.channels.in(channel.id)).filter(({ model }) => model === modelId);
  if (linked.length === 0) return refused('not-linked');
  const seats = linked.map(({ seat }) => seat);
  if (!(await mayLinkSeats(desk, asker, modelId, seats))) return refused('no-rights');
  await desk.office.channels.unlink(channel.id, { by: asker.person, at: desk.clock.now() }, modelId);
  return { reply: { say: 'unlinked' }, how: 'replace' };
}

function seatIn(model: Parameters<typeof forumByKey>[0], value: string): ForumSeat | null {
  const [key = '', place = ''] = value.split('|');
  const forum = forumByKey(model, key);
  if (!forum) return null;
  if (!forum.perPlace) return { forum: key, place: null };
  return placeById(model, place) ? { forum: key, place } : null;
}

/** What the forum has that does not stand in its channel comes there now, each case once. @returns how many */
async function postWaiting(desk: Desk, model: string, seat: ForumSeat, { id }: Channel): Promise<number> {
  const forum = { key: seat.forum, ...(seat.place ? { place: seat.place } : {}) };
  const { cases } = await desk.office.cases.list({ model, forum, states: OPEN, offset: 0, limit: MOST_WAITING });
  let waiting = 0;
  for (const case_ of cases)
    for (const { no } of openHandlings(case_).filter((handling) => sameSeat(handling.seat, seat))) {
      if (await standsIn(desk, case_, no, id)) continue;
      await desk.office.outbox.add(case_.id, { tell: 'forum', handling: no }, `linked ${id} ${case_.id} ${no}`);
      waiting++;
    }
  return waiting;
}
