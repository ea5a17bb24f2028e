import { weekdayOf } from '../../cards/case/dates.ts';
import type { Config } from '../config.ts';
import { seatName } from '../domain/case/recordOf.ts';
import type { Window } from '../domain/meeting/compare.ts';
import { localDate, type Occurrence, originalStart, seatKey } from '../domain/meeting/meeting.ts';
import { type Planned, plan } from '../domain/meeting/plan.ts';
import type { Lead, Policy } from '../domain/meeting/policy.ts';
import { rulesFor, workCalendar } from '../domain/meeting/rules.ts';
import type { Calendar } from '../ports/meetings.ts';
import { type ForumCalendar, forumsAsked, keyIn, readCalendars } from './calendars.ts';
import { clockIn, isoIn, readMoment } from './moments.ts';
import type { Terminal } from './terminal.ts';
import { wrap } from './wrap.ts';

/** `lots plan`: what will be posted about the forums' meetings, when and why, as if nothing had been posted yet. */

export interface PlanValues {
  readonly from?: string;
  readonly to?: string;
  readonly now?: string;
  readonly forum?: string;
  readonly place?: string;
  readonly json?: boolean;
}

/** From the first moment up to the last, which is not part of it. */
interface Asked {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly now: Temporal.Instant;
}

/** A delivery with what it is about. */
interface Line {
  readonly of: ForumCalendar;
  readonly meeting: Occurrence;
  readonly planned: Planned;
}

/** @returns the exit code */
export async function showPlan(
  terminal: Terminal,
  config: Config,
  calendar: Calendar,
  values: PlanValues,
): Promise<number> {
  const asked = readAsked(terminal, config.timeZone, values);
  const wanted = asked && forumsAsked(terminal, config, values);
  if (!wanted) return 2;
  if (wanted.length === 0) {
    const { none, noneFor } = terminal.texts.calendars;
    terminal.err(values.forum ? noneFor(keyIn(values)) : none);
    return 1;
  }
  if (config.file === null) terminal.err(terminal.texts.calendars.demo);
  const windowOf = ({ seat }: ForumCalendar) => windowFor(asked, rulesFor(config.meetings, seat).policy, config);
  const { calendars, isWhole } = await readCalendars(terminal, calendar, wanted, windowOf);
  const lines = calendars
    .flatMap(({ occurrences, ...of }) => occurrences.flatMap((meeting) => linesFor(of, meeting, asked, config)))
    .sort(byDue);
  if (values.json) for (const line of lines) terminal.out(JSON.stringify(jsonOf(line, config.timeZone)));
  else print(terminal, lines, asked, config.timeZone);
  return isWhole ? 0 : 1;
}

/** Null, with every problem told, when something on the command line is not understood. */
function readAsked({ texts, err }: Terminal, timeZone: string, { from, to, now }: PlanValues): Asked | null {
  if (from === undefined || to === undefined) {
    err(texts.plan.missing);
    return null;
  }
  const read = (option: string, written: string) => {
    const moment = readMoment(written, timeZone);
    if (!moment) err(texts.plan.badTime(option, written));
    return moment;
  };
  const first = read('--from', from);
  const last = read('--to', to);
  const at = now === undefined ? first : read('--now', now);
  if (!first || !last || !at) return null;
  if (Temporal.Instant.compare(first, last) < 0) return { from: first, to: last, now: at };
  err(texts.plan.backwards);
  return null;
}

/** Beyond the longest lead: a reminder comes earlier for free days, and those can be many. */
const DAYS_MORE = 14;
const SECONDS_IN_DAY = 24 * 60 * 60;

function windowFor({ from, to }: Asked, { rules }: Policy, { timeZone }: Config): Window {
  const longest = Math.max(0, ...rules.map(({ lead }) => daysOf(lead)));
  return {
    from: from.toZonedDateTimeISO(timeZone).subtract({ days: 1 }).toInstant(),
    to: to
      .toZonedDateTimeISO(timeZone)
      .add({ days: longest + DAYS_MORE })
      .toInstant(),
    timeZone,
  };
}

const daysOf = (lead: Lead): number => (lead.is === 'days' ? lead.days : Math.ceil(lead.seconds / SECONDS_IN_DAY));

function linesFor(of: ForumCalendar, meeting: Occurrence, { from, to, now }: Asked, config: Config): Line[] {
  const planned = plan(meeting, {
    seat: of.seat,
    policy: rulesFor(config.meetings, of.seat).policy,
    calendar: workCalendar(config.meetings, config.timeZone),
    now,
    settled: new Set(),
    hasRoot: false,
    isSkipped: false,
    pausedUntil: null,
  });
  return planned
    .filter(({ due }) => Temporal.Instant.compare(from, due) <= 0 && Temporal.Instant.compare(due, to) < 0)
    .map((one) => ({ of, meeting, planned: one }));
}

const byDue = (a: Line, b: Line): number =>
  Temporal.Instant.compare(a.planned.due, b.planned.due) || (a.planned.key < b.planned.key ? -1 : 1);

function jsonOf({ of, meeting, planned }: Line, timeZone: string) {
  const { key, kind, due, expires, action } = planned;
  return {
    key,
    forum: seatKey(of.seat),
    kind,
    subject: meeting.subject,
    start: isoIn(expires, timeZone),
    originalStart: isoIn(originalStart(meeting, timeZone), timeZone),
    due: isoIn(due, timeZone),
    expires: isoIn(expires, timeZone),
    action: action.do,
    reason: action.do === 'drop' ? action.why : action.because,
  };
}

const WIDTH = 80;
const INDENT = ' '.repeat('  09.00  '.length);

function print(terminal: Terminal, lines: readonly Line[], { now }: Asked, timeZone: string): void {
  const words = wordsFor(terminal, now, timeZone);
  for (const [day, ofDay] of Map.groupBy(lines, ({ planned }) => words.day(planned.due))) {
    terminal.out(terminal.bold(day));
    for (const line of ofDay) {
      terminal.out(`  ${words.time(line.planned.due)}  ${terminal.bold(words.what(line))}`);
      for (const more of wrap(words.more(line), WIDTH - INDENT.length)) terminal.out(INDENT + more);
    }
    terminal.out('');
  }
  const dropped = lines.filter(({ planned }) => planned.action.do === 'drop').length;
  terminal.out(terminal.texts.plan.total(lines.length, dropped));
}

/** @param now says which year goes without saying */
function wordsFor({ texts: { plan: texts }, language }: Terminal, now: Temporal.Instant, timeZone: string) {
  const when = { today: localDate(now, timeZone), language };
  const day = (at: Temporal.Instant) => weekdayOf(localDate(at, timeZone), when);
  const time = (at: Temporal.Instant) => texts.time(...clockIn(at, timeZone));
  return {
    day,
    time,
    what: ({ of, planned }: Line) => `${texts.kinds[planned.kind]}: ${seatName(of.seat, of.models[0])[language]}`,
    more: ({ meeting: { span }, planned: { action, due, expires } }: Line) => {
      const meeting = texts.meeting(day(expires), span.is === 'timed' ? time(expires) : '');
      if (action.do === 'drop') return `${meeting}; ${texts.drops[action.why]}`;
      const late = action.at.equals(due) ? '' : texts.sentAt(day(action.at), time(action.at));
      return [meeting, texts[action.do], texts.timings[action.because], late].filter(Boolean).join('; ');
    },
  };
}
