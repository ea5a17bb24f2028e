import type { Config } from '../config.ts';
import { originalStart, startOf } from '../domain/meeting/meeting.ts';
import { postedAs } from '../domain/meeting/posted.ts';
import { forumName, placeById, seatOf } from '../domain/model/forums.ts';
import type { KeptMeeting, SentDelivery } from '../ports/meetings.ts';
import { type ForumAsked, type ForumCalendar, forumsAsked } from './calendars.ts';
import { type Store, withStore } from './store.ts';
import type { Terminal } from './terminal.ts';

/** `lots deliveries`: how it goes with each forum's calendar, and what has been sent of its meetings, in numbers and where something is wrong. */

export interface DeliveriesValues extends ForumAsked {
  readonly json?: boolean;
}

const LOOKED_BACK = Temporal.Duration.from({ hours: 24 * 60 });

/** @returns the exit code: 1 when something is wrong anywhere, so that a watchman can ask */
export async function showDeliveries(terminal: Terminal, config: Config, values: DeliveriesValues): Promise<number> {
  const forums = forumsAsked(terminal, config, values);
  if (!forums) return 2;
  if (forums.length === 0) {
    terminal.err(terminal.texts.calendars.none);
    return 1;
  }
  return withStore(terminal, config, async (store) => {
    const reports: Report[] = [];
    for (const forum of forums) reports.push(await reportOf(store, forum));
    for (const report of reports)
      if (values.json) terminal.out(JSON.stringify(jsonOf(report, config.timeZone)));
      else print(terminal, report, config.timeZone);
    return reports.some(isWrong) ? 1 : 0;
  });
}

interface Report {
  readonly forum: ForumCalendar;
  readonly calendar: Awaited<ReturnType<Store['calendarStates']['of']>>;
  readonly sent: readonly (SentDelivery & { readonly of: KeptMeeting })[];
}

async function reportOf(
  { meetings, deliveries, calendarStates, archive }: Store,
  forum: ForumCalendar,
): Promise<Report> {
  const { seat } = forum;
  const known = await meetings.of(seat, archive.clock.now().subtract(LOOKED_BACK));
  const byId = new Map(known.map((meeting) => [meeting.id, meeting]));
  const sent = (await deliveries.ofAll([...byId.keys()])).flatMap((one) => {
    const of = byId.get(one.meeting);
    return of ? [{ ...one, of }] : [];
  });
  return { forum, calendar: await calendarStates.of(seat), sent };
}

/** Being sent for the moment, or left by a process that died: nobody knows yet. */
const UNSURE: ReadonlySet<SentDelivery['state']['is']> = new Set(['unknown', 'failed', 'sending']);

const wrongIn = ({ sent }: Report) => sent.filter(({ state }) => UNSURE.has(state.is));

const isWrong = (report: Report): boolean => report.calendar.is === 'failing' || wrongIn(report).length > 0;

const countOf = ({ sent }: Report, state: SentDelivery['state']['is']): number =>
  sent.filter((one) => one.state.is === state).length;

function print(terminal: Terminal, report: Report, timeZone: string): void {
  const { texts, out, bold, language } = terminal;
  const { deliveries } = texts;
  const { forum, calendar } = report;
  const place = placeById(forum.models[0], forum.seat.place ?? undefined);
  out(bold(`${forumName(seatOf(forum.forum, place), language)} (${forum.key})`));
  out(`  ${calendarLine(terminal, report, timeZone)}`);
  if (calendar.is === 'failing') out(`  ${texts.calendars.why[calendar.why][1]}`);
  out(`  ${deliveries.counts(countOf(report, 'sent'), countOf(report, 'unknown'), countOf(report, 'failed'))}`);
  for (const { name, of, at, state } of wrongIn(report)) {
    const why = state.is === 'failed' ? deliveries.failed[state.why] : deliveries.unknown;
    out(
      `  ! ${deliveries.line(deliveries.kinds[postedAs(name)], localText(startOf(of.span, timeZone), timeZone), localText(at, timeZone), why)}`,
    );
  }
  out('');
}

function calendarLine({ texts }: Terminal, { calendar }: Report, timeZone: string): string {
  const { deliveries, calendars } = texts;
  switch (calendar.is) {
    case 'read':
      return deliveries.read(localText(calendar.at, timeZone));
    case 'failing':
      return deliveries.failing(calendar.where, calendars.why[calendar.why][0], localText(calendar.since, timeZone));
    default:
      return deliveries.unread;
  }
}

/** `2026-12-08 09:00` */
const localText = (at: Temporal.Instant, timeZone: string): string =>
  at.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');

const jsonOf = ({ forum, calendar, sent }: Report, timeZone: string) => ({
  forum: forum.key,
  calendar,
  deliveries: sent.map(({ name, at, state, of }) => ({
    what: postedAs(name),
    meeting: originalStart(of, timeZone).toString({ timeZone }),
    state: state.is,
    at: at.toString({ timeZone }),
    ...(state.is === 'failed' ? { why: state.why } : {}),
  })),
});
