import { seatKey } from '../../src/domain/meeting/meeting.ts';
import type { DeliveryLine, DeliveryReport, MeetingReply } from '../../src/domain/meeting/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { capitalised } from '../../src/domain/text.ts';
import { textsIn } from '../../src/locales/texts.ts';
import {
  asWritten,
  button,
  type Card,
  card,
  type Elements,
  folded,
  inRows,
  section,
  subtle,
  text,
  title,
  toggle,
} from '../card.ts';
import { seatName } from '../case/caseWords.ts';
import { weekdayOf } from '../case/dates.ts';
import { calendarLines, deliveryName, resolveButtons } from './deliveryWords.ts';
import { type Clock, isPast, momentOn } from './times.ts';

/** What has been sent of a forum's meetings, what waits, and what was not sent and why. What needs somebody comes first. */

const MOST_ATTENTION = 6;
const MOST_IN_GROUP = 8;
const NOT_SENT = 'not-sent';

interface ReportLook {
  readonly report: DeliveryReport;
  readonly clock: Clock;
}

type State = DeliveryLine['state'];
type In<S extends State['is']> = DeliveryLine & { readonly state: Extract<State, { is: S }> };

export function deliveriesCard({ report }: Extract<MeetingReply, { say: 'deliveries' }>, language: Language): Card {
  const look = { report, clock: { today: report.today, timeZone: report.timeZone, language } };
  const { deliveries } = textsIn(language).meetings;
  const heading = headingOf(look);
  return card(
    heading,
    [
      title(`**${heading}**`),
      ...circumstances(look),
      ...needsLook(look),
      ...(report.lines.length === 0 ? [text(deliveries.none, { spacing: 'Medium' })] : []),
      ...section(deliveries.waiting, shortened(linesIn(look, 'waiting').map(waitingLine(look)), language)),
      ...section(deliveries.sent, shortened(linesIn(look, 'sent').map(datedLine(look)), language)),
      ...rows(look),
      ...notSent(look),
    ],
    language,
  );
}

const linesIn = <S extends State['is']>({ report }: ReportLook, ...states: readonly S[]): In<S>[] =>
  report.lines.filter((line): line is In<S> => states.some((state) => state === line.state.is));

/** What somebody can still do something about: what did not reach a meeting that has been is history. */
const toLookAt = (look: ReportLook): In<'unknown' | 'failed'>[] =>
  linesIn(look, 'unknown', 'failed').filter(
    ({ state, meeting }) => state.is === 'unknown' || !isPast(meeting.span, look.clock),
  );

/** What is wrong, when something is. */
function headingOf(look: ReportLook): string {
  const { model, seat, calendar, channel } = look.report;
  const { deliveries } = textsIn(look.clock.language).meetings;
  const name = seatName(model, seat, look.clock.language);
  const count = toLookAt(look).length;
  if (count > 0) return deliveries.needsYou(name, count);
  if (calendar.is === 'failing') return deliveries.calendarFails(name);
  return channel === null || calendar.is === 'not-connected' ? deliveries.nothingGoes(name) : deliveries.title(name);
}

/** The forum's channel, its pause and its calendar. */
function circumstances({ report, clock }: ReportLook): Elements {
  const { deliveries } = textsIn(clock.language).meetings;
  const { channel, pausedUntil, calendar } = report;
  const lines = [
    channel === null ? deliveries.noChannel : deliveries.channel(asWritten(channel)),
    ...(pausedUntil ? [deliveries.paused(weekdayOf(pausedUntil, clock))] : []),
    ...calendarLines(calendar, clock),
  ];
  return lines.map((line) => text(line, { spacing: 'Small' }));
}

function needsLook(look: ReportLook): Elements {
  const { deliveries } = textsIn(look.clock.language).meetings;
  const lines = toLookAt(look);
  return [
    ...lines.slice(0, MOST_ATTENTION).flatMap((line) => oneToLookAt(line, look)),
    ...(lines.length > MOST_ATTENTION ? [subtle(deliveries.rest(lines.length - MOST_ATTENTION))] : []),
  ];
}

function oneToLookAt(line: In<'unknown' | 'failed'>, { report, clock }: ReportLook): Elements {
  const { deliveries } = textsIn(clock.language).meetings;
  const { state } = line;
  const when = momentOn(state.at, clock);
  const said = (how: string) => text(`**${nameOf(line, clock)}**: ${how}`, { spacing: 'Medium' });
  if (state.is === 'failed') return [said(`${deliveries.failed(when)} ${deliveries.faults[state.why]}`)];
  if (!report.leads) return [said(deliveries.unknownForOthers(when))];
  return [said(deliveries.unknown(when)), ...inRows(...resolveButtons(line, clock.language))];
}

/** "Dagordningen för mötet 10 december" */
const nameOf = ({ what, meeting }: DeliveryLine, clock: Clock): string =>
  capitalised(deliveryName(what, meeting, clock));

/** "Dagordningen för mötet 10 december: torsdag 3 december kl. 08.00" */
const datedLine =
  ({ clock }: ReportLook) =>
  (line: In<'sent' | 'waiting'>): string =>
    `${nameOf(line, clock)}: ${momentOn(line.state.at, clock)}`;

const waitingLine =
  (look: ReportLook) =>
  (line: In<'waiting'>): string => {
    const why = textsIn(look.clock.language).meetings.deliveries.because[line.state.because];
    return `${datedLine(look)(line)}${why === '' ? '' : ` (${why})`}`;
  };

function shortened(lines: readonly string[], language: Language): string[] {
  const left = lines.length - MOST_IN_GROUP;
  if (left <= 0) return [...lines];
  return [...lines.slice(0, MOST_IN_GROUP), textsIn(language).meetings.deliveries.rest(left)];
}

/** Left out by rule, and what did not get through while it mattered. */
function notSentLines(look: ReportLook): string[] {
  const { clock } = look;
  const { dropped, faults } = textsIn(clock.language).meetings.deliveries;
  const failed = linesIn(look, 'failed').filter(({ meeting }) => isPast(meeting.span, clock));
  return [
    ...failed.map((line) => `${nameOf(line, clock)}: ${faults[line.state.why]}`),
    ...linesIn(look, 'dropped').map((line) => `${nameOf(line, clock)}: ${dropped[line.state.why]}`),
  ];
}

function notSent(look: ReportLook): Elements {
  const { language } = look.clock;
  const lines = shortened(notSentLines(look), language);
  const { deliveries } = textsIn(language).meetings;
  return lines.length === 0 ? [] : [folded(NOT_SENT, section(deliveries.notSent, lines))];
}

function rows(look: ReportLook): Elements {
  const { report, clock } = look;
  const { language } = clock;
  const { deliveries, lead } = textsIn(language).meetings;
  const seat = seatKey(report.seat);
  const pause = report.pausedUntil
    ? button(lead.resume, { press: 'resume', seat }, language)
    : button(lead.pause, { press: 'pause-form', seat }, language);
  return inRows(
    button(deliveries.next, { press: 'next-meeting', seat }, language),
    report.leads ? pause : null,
    notSentLines(look).length > 0 ? toggle(NOT_SENT, deliveries.showNotSent) : null,
  );
}
