import { type Case, handlingNo, sameSeat, titleOf } from '../../domain/case/case.ts';
import { nextMeeting } from '../../domain/meeting/agenda.ts';
import { endOf, startOf } from '../../domain/meeting/meeting.ts';
import type { FollowUpCase, MeetingReply } from '../../domain/meeting/view.ts';
import type { Courier } from '../case/deliver.ts';
import type { Desk } from '../desk.ts';
import type { Matter } from './matter.ts';
import { post, sendEach } from './post.ts';
import { leadsOfForum } from './secretariat.ts';

/** After a meeting those who lead are asked what came of each case, in their own chat. */

/** What nobody has said in so long is not asked for any more: it is on the next agenda. */
const ASKED_FOR = Temporal.Duration.from({ hours: 24 * 14 });

export async function askWhatCameOfIt(courier: Courier, matter: Matter): Promise<void> {
  const { desk } = courier;
  const { meeting } = matter;
  if (meeting.isCancelled || !isJustOver(desk, matter)) return;
  const reply = await followUpOf(desk, matter);
  if (reply.cases.length + reply.points.length === 0) return;
  await sendEach(await leadsOfForum(desk, meeting.seat), (contact) =>
    post(courier, meeting, {
      name: `follow-up ${contact.person.id}`,
      address: { to: 'person', contact },
      reply,
      language: contact.language,
      shows: '',
      told: null,
    }),
  );
}

function isJustOver({ clock, timeZone }: Desk, { meeting }: Matter): boolean {
  const [now, end] = [clock.now(), endOf(meeting.span, timeZone)];
  return Temporal.Instant.compare(end, now) <= 0 && Temporal.Instant.compare(now, end.add(ASKED_FOR)) < 0;
}

export type FollowUp = Extract<MeetingReply, { say: 'follow-up' }>;

/** The cases and points that the meeting had, as they are now: those recorded since too. */
export async function followUpOf(
  desk: Desk,
  { meeting, papers, view }: Pick<Matter, 'meeting' | 'papers' | 'view'>,
): Promise<FollowUp> {
  const next = nextMeeting({ meetings: papers.meetings, timeZone: desk.timeZone, now: desk.clock.now() });
  return {
    say: 'follow-up',
    view,
    cases: await casesOf(desk, { meeting, papers, view }),
    points: view.agenda.flatMap(({ content }) => (content.is === 'point' ? [content.point] : [])),
    next: next ? { span: next.span } : null,
  };
}

/** Those still on its agenda, and those of the forum that were decided since it began. */
async function casesOf(
  desk: Desk,
  { meeting, papers, view }: Pick<Matter, 'meeting' | 'papers' | 'view'>,
): Promise<FollowUpCase[]> {
  const waiting = view.agenda.flatMap(({ content }) => {
    const case_ = content.is === 'case' ? papers.cases.find(({ id }) => id === content.case) : undefined;
    return case_ && content.is === 'case' ? lineOf(case_, content.handling, content.title) : [];
  });
  const recorded = await recordedSince(desk, meeting);
  return [...waiting, ...recorded.filter((one) => !waiting.some((other) => other.case === one.case))];
}

const RECORDED = ['decided', 'anchoring', 'closed', 'forwarded', 'returned'] as const;
const MOST = 100;

async function recordedSince(desk: Desk, meeting: Matter['meeting']): Promise<FollowUpCase[]> {
  const { seat, span } = meeting;
  const began = startOf(span, desk.timeZone);
  const forum = { key: seat.forum, place: seat.place };
  const { cases } = await desk.office.cases.list({ forum, states: RECORDED, offset: 0, limit: MOST });
  return cases.flatMap((case_) =>
    case_.handlings
      .filter((handling) => sameSeat(handling.seat, seat) && RECORDED.some((state) => state === handling.stage.state))
      .filter(({ since }) => Temporal.Instant.compare(since, began) >= 0)
      .flatMap(({ no }) => lineOf(case_, no, titleOf(case_))),
  );
}

function lineOf(case_: Case, no: number, title: string): FollowUpCase[] {
  const handling = handlingNo(case_, no);
  if (!handling) return [];
  const { id, number, revision } = case_;
  return [{ case: id, number, title, revision, handling: no, state: handling.stage.state }];
}
