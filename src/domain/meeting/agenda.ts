import { anchoringsOf, type Case, type CaseId, decisionOf, type Handling, sameSeat, titleOf } from '../case/case.ts';
import { chairIn, forumByKey, placeById, seatOf, variantOf } from '../model/forums.ts';
import type { Fact, Model, Party } from '../model/types.ts';
import { byStart, dateOf, hasEnded, type Meeting } from './meeting.ts';
import type { Point } from './point.ts';

/** What a meeting is about: put together anew from the cases, the points and the year wheel, so that it is never older than they are. */

export const PURPOSES = ['decision', 'discussion', 'information'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** What stands on an agenda. `carried`: it was on an earlier meeting that did not reach it, or was cancelled. */
export type Content =
  /** Comes back at every meeting, as the organisation has settled. */
  | { readonly is: 'standing'; readonly text: string }
  | {
      readonly is: 'case';
      readonly case: CaseId;
      readonly number: string;
      readonly title: string;
      readonly handling: number;
      readonly carried: boolean;
    }
  | { readonly is: 'point'; readonly point: Point; readonly carried: boolean }
  /** A decision that has not been carried home everywhere. */
  | {
      readonly is: 'anchoring';
      readonly case: CaseId;
      readonly number: string;
      readonly handling: number;
      readonly decision: string;
      readonly answered: number;
      readonly of: number;
    }
  /** What the year wheel has in the month of the meeting. */
  | { readonly is: 'year'; readonly fact: Fact };

/** How the one who leads has laid out the agenda. */
export interface Arranged {
  /** Names the item, `itemId` below. */
  readonly item: string;
  readonly minutes: number | null;
  readonly purpose: Purpose | null;
}

export interface AgendaItem {
  readonly id: string;
  readonly content: Content;
  /** Null where nobody has said. */
  readonly minutes: number | null;
  readonly purpose: Purpose | null;
}

export type Agenda = readonly AgendaItem[];

export interface AgendaSources {
  readonly model: Model;
  readonly timeZone: string;
  readonly now: Temporal.Instant;
  /** The forum's meetings, cancelled ones too: what has gone by decides what is carried over. */
  readonly meetings: readonly Meeting[];
  /** Cases with a handling in the forum that is scheduled or being carried home. */
  readonly cases: readonly Case[];
  /** The forum's points that have not been withdrawn. */
  readonly points: readonly Point[];
  readonly standing: readonly string[];
  /** As laid out for this meeting; empty when nobody has. */
  readonly arranged: readonly Arranged[];
}

export function agendaOf(meeting: Meeting, { meetings, ...others }: AgendaSources): Agenda {
  const sources = { ...others, meetings: meetings.toSorted(byStart(others.timeZone)) };
  const groups = [
    sources.standing.map((text): Content => ({ is: 'standing', text })),
    scheduled(meeting, sources),
    proposed(meeting, sources),
    toCarryHome(meeting, sources),
    inYearWheel(meeting, sources),
  ];
  const { month } = dateIn(sources, meeting);
  const items = groups.flatMap((group) => group.map((content, at) => itemOf(content, itemId(content, at, month))));
  return inOrder(items, sources.arranged);
}

const itemOf = (content: Content, id: string): AgendaItem => ({
  id,
  content,
  minutes: content.is === 'point' ? content.point.minutes : null,
  purpose: content.is === 'point' ? content.point.purpose : null,
});

/** The same whatever else comes or goes, or the agenda as laid out would put one item's minutes on another. `at`: its place among its own sort. */
function itemId(content: Content, at: number, month: number): string {
  switch (content.is) {
    case 'case':
      return `case ${content.case} ${content.handling}`;
    case 'point':
      return `point ${content.point.id}`;
    case 'anchoring':
      return `anchoring ${content.case} ${content.handling}`;
    case 'standing':
      return `standing ${at}`;
    case 'year':
      return `year ${month} ${at}`;
  }
}

/** As laid out; what has come since stands last, in the order it has of itself. */
function inOrder(items: readonly AgendaItem[], arranged: readonly Arranged[]): Agenda {
  const wanted = new Map(arranged.map((one, at) => [one.item, { ...one, at }]));
  return items
    .map((item, at) => ({ item, at: wanted.get(item.id)?.at ?? arranged.length + at }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => {
      const own = wanted.get(item.id);
      return own ? { ...item, minutes: own.minutes, purpose: own.purpose } : item;
    });
}

/** Those put on this meeting, and those that no earlier one came to. */
const scheduled = (meeting: Meeting, sources: AgendaSources): Content[] =>
  sources.cases.flatMap((case_) =>
    case_.handlings.flatMap((handling): Content[] => {
      const planned = plannedFor(handling, meeting, sources);
      const how = planned && standing(meeting, planned, sources);
      if (!how) return [];
      const { id, number } = case_;
      const title = titleOf(case_);
      return [{ is: 'case', case: id, number, title, handling: handling.no, carried: how === 'carried' }];
    }),
  );

/** Where something was put: on a meeting, wherever that has been moved, or on a date that had none. */
interface PlannedFor {
  readonly on: Meeting | undefined;
  readonly from: Temporal.PlainDate;
}

function plannedFor({ seat, stage }: Handling, { seat: own }: Meeting, sources: AgendaSources): PlannedFor | null {
  if (stage.state !== 'scheduled' || !sameSeat(seat, own)) return null;
  const { date, on } = stage.meeting;
  const meeting = sources.meetings.find(({ id }) => id === on) ?? meetingThat(date, sources);
  return { on: meeting, from: meeting ? dateIn(sources, meeting) : date };
}

/** A day's meeting; one that takes place rather than one that does not. */
function meetingThat(day: Temporal.PlainDate, sources: AgendaSources): Meeting | undefined {
  const all = sources.meetings.filter((one) => dateIn(sources, one).equals(day));
  return all.find(({ isCancelled }) => !isCancelled) ?? all[0];
}

/**
 * On its own meeting for ever. As long as nothing is recorded of it also on those that were held since, and on the one that comes next: on one
 * at most of those to come. Null for all others.
 */
function standing(meeting: Meeting, planned: PlannedFor, sources: AgendaSources): 'own' | 'carried' | null {
  const line = lineFrom(planned, sources);
  const at = line.findIndex(({ id }) => id === meeting.id);
  if (at < 0 || !line.slice(0, at).every((one) => isOver(one, sources))) return null;
  return at === 0 && !planned.on?.isCancelled ? 'own' : 'carried';
}

/** The meetings that something can be taken up at, in order: its own first, or from that day on when it has none or a cancelled one. */
function lineFrom({ on, from }: PlannedFor, sources: AgendaSources): readonly Meeting[] {
  const held = sources.meetings.filter(
    (one) => !one.isCancelled && Temporal.PlainDate.compare(dateIn(sources, one), from) >= 0,
  );
  return on && !on.isCancelled ? held.slice(held.indexOf(on)) : held;
}

/** The first that is not over or cancelled, from a date on. */
export function nextMeeting(
  sources: Pick<AgendaSources, 'meetings' | 'timeZone' | 'now'>,
  from?: Temporal.PlainDate,
): Meeting | undefined {
  return sources.meetings
    .filter((one) => !one.isCancelled && !isOver(one, sources))
    .filter((one) => !from || Temporal.PlainDate.compare(dateIn(sources, one), from) >= 0)
    .sort(byStart(sources.timeZone))[0];
}

const dateIn = ({ timeZone }: Pick<AgendaSources, 'timeZone'>, { span }: Meeting): Temporal.PlainDate =>
  dateOf(span, timeZone);

const isOver = ({ span }: Meeting, { timeZone, now }: Pick<AgendaSources, 'timeZone' | 'now'>): boolean =>
  hasEnded(span, timeZone, now);

/** On its own meeting, also when that did not reach it: who leads says so. Of a cancelled one it is on the one after, of none on the next. */
const proposed = (meeting: Meeting, sources: AgendaSources): Content[] =>
  sources.points.flatMap((point): Content[] => {
    const on = sources.meetings.find(({ id }) => id === point.meeting);
    const first = on ? lineFrom({ on, from: dateIn(sources, on) }, sources)[0] : nextMeeting(sources);
    if (first?.id !== meeting.id) return [];
    const carried = point.isCarried || (point.meeting !== null && point.meeting !== meeting.id);
    return [{ is: 'point', point, carried }];
  });

const toCarryHome = ({ seat: own }: Meeting, { cases }: AgendaSources): Content[] =>
  cases.flatMap((case_) =>
    case_.handlings.flatMap((handling): Content[] => {
      if (handling.stage.state !== 'anchoring' || !sameSeat(handling.seat, own)) return [];
      const all = anchoringsOf(handling);
      const answered = all.filter(({ home }) => home.is !== 'awaited').length;
      const { id, number } = case_;
      const decision = decisionOf(handling)?.text ?? '';
      return [{ is: 'anchoring', case: id, number, handling: handling.no, decision, answered, of: all.length }];
    }),
  );

const inYearWheel = (meeting: Meeting, sources: AgendaSources): Content[] =>
  (forumByKey(sources.model, meeting.seat.forum)?.year ?? [])
    .filter(({ month }) => month === dateIn(sources, meeting).month)
    .map(({ fact }) => ({ is: 'year', fact }));

/** Who has the chair in the year of a meeting; null when nobody has said. */
export function chairOf({ span, seat }: Meeting, model: Model, timeZone: string): Party | null {
  const forum = forumByKey(model, seat.forum);
  if (!forum?.chair) return null;
  const place = placeById(model, seat.place ?? undefined);
  return chairIn(forum.chair, dateOf(span, timeZone).year, variantOf(seatOf(forum, place)));
}
