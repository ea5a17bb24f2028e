import { endOf, seatKey, startOf } from '../../src/domain/meeting/meeting.ts';
import type { LeadView, MeetingReply } from '../../src/domain/meeting/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import {
  asWritten,
  type Button,
  button,
  buttons,
  type Card,
  card,
  type Elements,
  folded,
  inRows,
  text,
  title,
  toggle,
} from '../card.ts';
import { clipped } from '../case/caseWords.ts';
import { weekdayOf } from '../case/dates.ts';
import { agendaList, agendaToggle, pointsOn } from './agendaList.ts';
import {
  casesButton,
  clockOf,
  factsOf,
  headlineOf,
  joinButton,
  nextButton,
  pointName,
  pointsBy,
  proposeButton,
  sourcesOf,
} from './meetingWords.ts';
import { isPast, isToday, momentOn } from './times.ts';

/** A meeting for those who lead the forum: its agenda, what is sent of it, and everything that can be done about it. */

type LeadReply = Extract<MeetingReply, { say: 'meeting-lead' }>;

interface LeadLook {
  readonly view: LeadView;
  readonly language: Language;
}

const SHOWN = 5;
const MORE = 'more';
const POINTS = 'points';
const MOST_POINTS = 8;
const LONGEST_NOTE = 160;

export function leadCard({ view, news }: LeadReply, language: Language): Card {
  const look = { view, language };
  const { lead } = textsIn(language).meetings;
  const heading = headlineOf(look);
  const done = news === 'none' ? [] : [text(lead.news[news])];
  return card(heading, [...done, title(`**${heading}**`), ...bodyOf(look)], language);
}

function bodyOf(look: LeadLook): Elements {
  const { view, language } = look;
  if (view.meeting.isCancelled)
    return [
      text(textsIn(language).meetings.cancelledMore, { spacing: 'Small' }),
      ...inRows(nextButton(view.meeting, language), sentButton(look)),
    ];
  return isPast(view.meeting.span, view) ? afterwards(look) : beforehand(look);
}

/** It is over: what is left is to say what came of it. */
const afterwards = (look: LeadLook): Elements => [
  ...factsOf(look),
  ...agendaList(look, SHOWN),
  ...inRows(
    followUpButton(look, { primary: true }),
    agendaToggle(look, SHOWN),
    nextButton(look.view.meeting, look.language),
    sentButton(look),
  ),
  ...sourcesOf(look),
];

const beforehand = (look: LeadLook): Elements => [
  ...factsOf(look),
  ...pointsBy(look),
  ...agendaList(look, SHOWN),
  ...minutesLine(look),
  text(sendingLine(look), { spacing: 'Medium' }),
  ...rowsOf(look),
  ...proposed(look),
  ...sourcesOf(look),
];

/** How much of the meeting is taken, when anybody has said how long something takes. */
function minutesLine({ view, language }: LeadLook): Elements {
  const { meetings } = textsIn(language);
  const { span } = view.meeting;
  const taken = view.agenda.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
  if (taken === 0) return [];
  const length = Math.round(endOf(span, view.timeZone).since(startOf(span, view.timeZone)).total('minutes'));
  const line = span.is === 'timed' && length > 0 ? meetings.takes(taken, length) : meetings.takesTogether(taken);
  return [text(line, { spacing: 'Small', isSubtle: true })];
}

/** What is sent next, or why nothing is. */
function sendingLine(look: LeadLook): string {
  const { lead, deliveries } = textsIn(look.language).meetings;
  const { isSkipped, pausedUntil, next, channel } = look.view;
  if (channel === null) return deliveries.noChannel;
  if (isSkipped) return lead.skipped;
  const paused = pausedUntil ? [deliveries.paused(weekdayOf(pausedUntil, clockOf(look)))] : [];
  const sent = next
    ? lead.next(deliveries.what[next.kind], momentOn(next.at, clockOf(look)), asWritten(channel))
    : lead.nothing;
  return [...paused, sent].join(' ');
}

function rowsOf(look: LeadLook): Elements {
  const { view, language } = look;
  const { lead } = textsIn(language).meetings;
  const { meeting } = view;
  return [
    ...inRows(
      button(lead.arrange, { press: 'arrange-form', meeting: meeting.id }, language, { primary: true }),
      proposeAnyway(look),
      button(lead.preview, { press: 'preview', meeting: meeting.id }, language),
      view.channel === null ? null : button(lead.post, { press: 'post-now', meeting: meeting.id }, language),
      agendaToggle(look, SHOWN),
      toggle(MORE, lead.more),
    ),
    folded(MORE, inRows(...others(look))),
  ];
}

/** Those who lead may add to the agenda until the meeting begins, when it takes no more points from others. */
const proposeAnyway = ({ view, language }: LeadLook): Button | null =>
  proposeButton({ view: { ...view, takesPoints: true }, language });

function others(look: LeadLook): Button[] {
  const { view, language } = look;
  const { lead, notes } = textsIn(language).meetings;
  const { meeting, isSkipped, pausedUntil } = view;
  const seat = seatKey(meeting.seat);
  const join = joinButton(look);
  return [
    isSkipped
      ? button(lead.unskip, { press: 'unskip', meeting: meeting.id }, language)
      : button(lead.skip, { press: 'skip', meeting: meeting.id }, language),
    pausedUntil
      ? button(lead.resume, { press: 'resume', seat }, language)
      : button(lead.pause, { press: 'pause-form', seat }, language),
    sentButton(look),
    casesButton(look),
    ...(isToday(meeting.span, view) ? [followUpButton(look)] : []),
    ...(pointsOn(look).length > 0 ? [toggle(POINTS, notes)] : []),
    ...(join ? [join] : []),
  ];
}

const sentButton = ({ view, language }: LeadLook): Button =>
  button(
    textsIn(language).meetings.lead.deliveries,
    { press: 'deliveries', seat: seatKey(view.meeting.seat) },
    language,
  );

const followUpButton = ({ view, language }: LeadLook, how: { primary?: boolean } = {}): Button =>
  button(textsIn(language).meetings.lead.followUp, { press: 'follow-up', meeting: view.meeting.id }, language, how);

/** Who proposed what, and what was written with it. */
function proposed(look: LeadLook): Elements {
  const { lead } = textsIn(look.language).meetings;
  const points = pointsOn(look).slice(0, MOST_POINTS);
  if (points.length === 0) return [];
  const blocks = points.flatMap(
    ({ no, point }): Elements => [
      text(`**${no}\u00a0${pointName(point)}**`, { spacing: 'Medium' }),
      text(
        [lead.by(asWritten(point.by.name)), asWritten(clipped(point.note, LONGEST_NOTE))].filter(Boolean).join(' '),
        {
          spacing: 'Small',
        },
      ),
      {
        ...buttons(button(lead.remove(no), { press: 'withdraw-point', point: point.id }, look.language)),
        spacing: 'Small',
      },
    ],
  );
  return [folded(POINTS, blocks)];
}
