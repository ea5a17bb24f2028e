import { type CaseId, titleOf } from '../../domain/case/case.ts';
import type { Inputs, Problem, Problems } from '../../domain/case/form.ts';
import { mayRead } from '../../domain/case/roles.ts';
import type { MeetingId } from '../../domain/meeting/meeting.ts';
import { mayPropose, type Point, type Proposed, readPoint } from '../../domain/meeting/point.ts';
import type { MeetingPress } from '../../domain/meeting/press.ts';
import { masked, refusedKinds } from '../../domain/privacy/guard.ts';
import { actorOf, guardOf, maskedInputs, personOf, rememberContact } from '../case/office.ts';
import type { Asker, Desk } from '../desk.ts';
import { type Matter, matterOf } from './matter.ts';
import { leads, leadsForum, type MeetingAnswer, routerOfSeat, rulesOf, workDays } from './secretariat.ts';
import { refusedMeeting } from './show.ts';
import { viewForOne } from './view.ts';

/** Proposing a point for a meeting: something new, or a case that the forum has. */

const MOST_CASES = 50;

export async function offerPoint(desk: Desk, asker: Asker, id: MeetingId): Promise<MeetingAnswer> {
  const matter = await matterOf(desk, id);
  if (!matter) return refusedMeeting('unknown-meeting');
  const refusal = await refusalOf(desk, asker, matter);
  return refusal ?? pointForm(desk, asker, matter, desk.newId(), {}, {});
}

async function refusalOf(desk: Desk, asker: Asker, matter: Matter): Promise<MeetingAnswer | null> {
  const { meeting, papers } = matter;
  const actor = await actorOf(desk, asker);
  const why = mayPropose(meeting, {
    policy: rulesOf(desk, meeting.seat).policy,
    calendar: workDays(desk),
    now: desk.clock.now(),
    leads: leads(desk, actor.grants, meeting.seat),
  });
  if (!why) return null;
  return { reply: { say: 'meeting-refused', why, view: viewForOne(desk, meeting, papers, actor) }, how: 'view' };
}

async function pointForm(
  desk: Desk,
  asker: Asker,
  { meeting, papers }: Matter,
  submit: string,
  inputs: Inputs,
  problems: Problems,
): Promise<MeetingAnswer> {
  const actor = await actorOf(desk, asker);
  const view = viewForOne(desk, meeting, papers, actor);
  const cases = await casesToPropose(desk, asker, meeting.seat);
  return { reply: { say: 'point-form', view, submit, cases, inputs, problems }, how: 'view' };
}

/** The forum's cases that have not been put on a meeting or decided, as far as whoever asks may read them. */
async function casesToPropose(desk: Desk, asker: Asker, seat: Matter['meeting']['seat']) {
  const actor = await actorOf(desk, asker);
  const forum = { key: seat.forum, place: seat.place };
  const { cases } = await desk.office.cases.list({
    forum,
    states: ['filed', 'preparing'],
    offset: 0,
    limit: MOST_CASES,
  });
  return cases
    .filter((case_) => mayRead(case_, actor))
    .map((case_) => ({ id: case_.id, number: case_.number, title: titleOf(case_) }));
}

export async function proposePoint(
  desk: Desk,
  asker: Asker,
  { meeting: id, submit }: Extract<MeetingPress, { press: 'propose-point' }>,
  inputs: Inputs,
): Promise<MeetingAnswer> {
  const matter = await matterOf(desk, id);
  if (!matter) return refusedMeeting('unknown-meeting');
  const refusal = await refusalOf(desk, asker, matter);
  if (refusal) return refusal;
  const read = readPoint(inputs);
  const about = 'ok' in read ? await aboutCase(desk, asker, matter, read.ok.case) : null;
  const problems = 'ok' in read ? problemsIn(desk, matter, read.ok, about) : read.problems;
  if (!('ok' in read) || Object.keys(problems).length > 0)
    return pointForm(desk, asker, matter, submit, maskedInputs(routerOf(desk, matter), inputs, 'case'), problems);
  await rememberContact(desk, asker);
  const point = pointOf(desk, asker, matter, submit, hidden(desk, matter, read.ok), about);
  await desk.secretariat.points.add(point);
  await desk.secretariat.meetings.wake([matter.meeting.seat], desk.clock.now());
  const after = (await matterOf(desk, id)) ?? matter;
  const view = viewForOne(desk, after.meeting, after.papers, await actorOf(desk, asker));
  return { reply: { say: 'point-kept', view, point }, how: 'view' };
}

type About = { readonly id: CaseId; readonly number: string; readonly title: string };

/** The chosen case, when it is among those that could be chosen. */
async function aboutCase(desk: Desk, asker: Asker, { meeting }: Matter, chosen: string): Promise<About | null> {
  if (chosen === '') return null;
  return (await casesToPropose(desk, asker, meeting.seat)).find(({ id }) => id === chosen) ?? null;
}

function problemsIn(
  desk: Desk,
  matter: Matter,
  { title, note, case: chosen }: Proposed,
  about: About | null,
): Problems {
  if (chosen !== '' && !about) return { case: { is: 'not-a-choice' } };
  const guard = guardOf(routerOf(desk, matter));
  return Object.fromEntries(
    Object.entries({ title, note }).flatMap(([field, text]): [string, Problem][] => {
      const found = refusedKinds(guard(text));
      return found.length > 0 ? [[field, { is: 'personal-data', found }]] : [];
    }),
  );
}

/** Without what points out anybody, also somebody in their work. */
function hidden(desk: Desk, matter: Matter, proposed: Proposed): Proposed {
  const guard = guardOf(routerOf(desk, matter));
  const { title, note } = proposed;
  return { ...proposed, title: masked(title, guard(title)), note: masked(note, guard(note)) };
}

const routerOf = (desk: Desk, { meeting }: Matter) => routerOfSeat(desk, meeting.seat) ?? desk.routers[0];

const pointOf = (
  { clock }: Desk,
  asker: Asker,
  { meeting }: Matter,
  id: string,
  { title, note, minutes, purpose }: Proposed,
  about: About | null,
): Point => ({
  id,
  seat: meeting.seat,
  meeting: meeting.id,
  title: title || (about?.title ?? ''),
  note,
  case: about ? { id: about.id, number: about.number } : null,
  minutes,
  purpose,
  by: personOf(asker),
  at: clock.now(),
  isCarried: false,
});

/** One's own, or any by those who lead. */
export async function withdrawPoint(desk: Desk, asker: Asker, id: string): Promise<MeetingAnswer> {
  const point = await desk.secretariat.points.find(id);
  const matter = point?.meeting ? await matterOf(desk, point.meeting) : null;
  if (!point || !matter) return refusedMeeting('unknown-meeting');
  if (point.by.id !== asker.person && !(await leadsForum(desk, asker, point.seat))) return refusedMeeting('not-yours');
  await desk.secretariat.points.withdraw(id);
  await desk.secretariat.meetings.wake([point.seat], desk.clock.now());
  const after = (await matterOf(desk, matter.meeting.id)) ?? matter;
  const view = viewForOne(desk, after.meeting, after.papers, await actorOf(desk, asker));
  return { reply: { say: 'point-withdrawn', view, point }, how: 'view' };
}
