import { type Case, type CaseId, type ForumSeat, type State, sameSeat } from '../../domain/case/case.ts';
import { mayGiveRoles } from '../../domain/case/giving.ts';
import type { CaseFilter } from '../../domain/case/press.ts';
import { mayRead, reaches } from '../../domain/case/roles.ts';
import type { PressRefusal } from '../../domain/case/view.ts';
import type { Model } from '../../domain/model/types.ts';
import { type Asker, type Desk, routerById } from '../desk.ts';
import { actorOf, type CaseAnswer, grantsOf, liveFor, todayAt } from './office.ts';
import { glimpseOf, lineOf, viewFor, viewForEveryone } from './view.ts';

/** Showing cases: one, its history, one's own, a forum's, all in numbers. Whoever may not read a case sees its number, forum and state. */

const PAGE = 5;

export const refused = (why: PressRefusal): CaseAnswer => ({
  reply: { say: 'case-refused', why, view: null },
  how: 'follow',
});

export async function showCase(desk: Desk, asker: Asker, id: CaseId): Promise<CaseAnswer> {
  const case_ = await desk.office.cases.find(id);
  return case_ ? caseTo(desk, asker, case_) : refused('unknown-case');
}

/** "SKAV-2026-0042", typed. */
export async function showNumber(desk: Desk, asker: Asker, number: string): Promise<CaseAnswer> {
  const case_ = await desk.office.cases.findByNumber(number);
  return case_ ? { ...(await caseTo(desk, asker, case_)), how: 'follow' } : refused('unknown-case');
}

/** The same where others read along: the card of the forum's channel in that channel, and everywhere else what anybody may know. */
export async function showNumberToAll(desk: Desk, { channel }: Asker, number: string): Promise<CaseAnswer> {
  const case_ = await desk.office.cases.findByNumber(number);
  if (!case_) return refused('unknown-case');
  const linked = channel ? await desk.office.channels.in(channel.id) : [];
  const isItsChannel = linked.some(({ seat }) => case_.handlings.some((handling) => sameSeat(handling.seat, seat)));
  if (!isItsChannel) return { reply: glimpseOf(desk, case_), how: 'follow' };
  const live = { case: case_.id, revision: case_.revision, for: 'everyone', person: null } as const;
  return { reply: { say: 'case', view: await viewForEveryone(desk, case_) }, how: 'follow', live };
}

async function caseTo(desk: Desk, asker: Asker, case_: Case): Promise<CaseAnswer> {
  const actor = await actorOf(desk, asker);
  if (!mayRead(case_, actor)) return { reply: glimpseOf(desk, case_), how: 'view' };
  await noteOpened(desk, asker, case_);
  return { reply: { say: 'case', view: await viewFor(desk, case_, actor) }, how: 'view', ...liveFor(asker, case_) };
}

/** Whoever opens what somebody else has filed. One's own, and what one follows, comes by itself. */
async function noteOpened({ office, clock }: Desk, { person }: Asker, case_: Case): Promise<void> {
  const follows = [case_.filer, ...case_.supporters].some(({ id }) => id === person);
  if (follows) return;
  const { id, number } = case_;
  await office.audit.note({ at: clock.now(), did: 'case-opened', by: person, who: null, about: { case: id, number } });
}

export async function showHistory(desk: Desk, asker: Asker, id: CaseId): Promise<CaseAnswer> {
  const case_ = await desk.office.cases.find(id);
  if (!case_) return refused('unknown-case');
  const actor = await actorOf(desk, asker);
  if (!mayRead(case_, actor)) return refused('no-rights');
  await noteOpened(desk, asker, case_);
  const events = await desk.office.cases.history(id);
  return { reply: { say: 'case-history', view: await viewFor(desk, case_, actor), events }, how: 'view' };
}

export async function showMine(desk: Desk, asker: Asker, page: number): Promise<CaseAnswer> {
  const { cases, total } = await desk.office.cases.list({ person: asker.person, offset: page * PAGE, limit: PAGE });
  return {
    reply: { ...(await listOf(desk, cases, total, page)), of: { who: 'me' } },
    how: page === 0 ? 'follow' : 'view',
  };
}

const STATES_OF: Readonly<Record<CaseFilter, readonly State[] | undefined>> = {
  open: ['filed', 'preparing', 'scheduled'],
  decided: ['decided', 'anchoring'],
  ended: ['closed', 'forwarded', 'returned', 'withdrawn', 'merged'],
  all: undefined,
};

/** A forum's cases are for those who have a role in it. */
export async function showForum(
  desk: Desk,
  asker: Asker,
  { model, seat, show, page }: { model: string; seat: ForumSeat; show: CaseFilter; page: number },
): Promise<CaseAnswer> {
  const router = routerById(desk, model);
  if (!router) return refused('unknown-case');
  const grants = await grantsOf(desk.office, asker.person);
  if (!grants.some((grant) => reaches(grant, model, seat))) return refused('no-rights');
  const states = STATES_OF[show];
  const { cases, total } = await desk.office.cases.list({
    model,
    forum: { key: seat.forum, ...(seat.place ? { place: seat.place } : {}) },
    ...(states ? { states } : {}),
    offset: page * PAGE,
    limit: PAGE,
  });
  return {
    reply: {
      ...(await listOf(desk, cases, total, page)),
      of: { forum: seat, model: router.model, show, mayGiveRoles: mayGiveRoles(grants, model) },
    },
    how: 'view',
  };
}

async function listOf(desk: Desk, cases: readonly Case[], total: number, page: number) {
  const models: Model[] = desk.routers.map((router) => router.model);
  const lines = cases.map(lineOf);
  const now = { today: todayAt(desk), timeZone: desk.timeZone };
  return { say: 'cases' as const, models, lines, total, page, pageSize: PAGE, ...now };
}
