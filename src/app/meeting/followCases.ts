import type { Case } from '../../domain/case/case.ts';
import { followMeeting } from '../../domain/case/follow.ts';
import { nextMeeting } from '../../domain/meeting/agenda.ts';
import { dateOf, type Meeting } from '../../domain/meeting/meeting.ts';
import { TryAgain } from '../case/deliver.ts';
import type { Desk } from '../desk.ts';
import type { Matter } from './matter.ts';

/** Cases that are put on a meeting go with it to another day, and to the next meeting when it is cancelled; those who follow them are told. */

/** @throws TryAgain when somebody else changes one of them meanwhile */
export async function followMeetingOf(
  desk: Desk,
  { meeting, papers }: Pick<Matter, 'meeting' | 'papers'>,
): Promise<void> {
  const to = destination(desk, meeting, papers.meetings);
  if (!to) return;
  for (const case_ of papers.cases) await follow(desk, case_, meeting, to);
}

function destination(desk: Desk, meeting: Meeting, meetings: readonly Meeting[]): Meeting | undefined {
  if (!meeting.isCancelled) return meeting;
  const { timeZone } = desk;
  return nextMeeting({ meetings, timeZone, now: desk.clock.now() }, dateOf(meeting.span, timeZone));
}

async function follow(desk: Desk, case_: Case, from: Meeting, to: Meeting): Promise<void> {
  const date = dateOf(to.span, desk.timeZone);
  const change = followMeeting(case_, from.id, { on: to.id, date }, desk.clock.now());
  if (!change) return;
  if ((await desk.office.cases.save([change])) === 'outdated') throw new TryAgain(from.id);
  await desk.office.open.put(change.case);
}
