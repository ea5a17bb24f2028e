import type { ReminderKind } from '../../src/domain/meeting/policy.ts';
import type { MeetingReply } from '../../src/domain/meeting/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import {
  type Button,
  button,
  type Card,
  card,
  type Elements,
  folded,
  inRows,
  subtle,
  text,
  title,
  toggle,
} from '../card.ts';
import { weekdayOf } from '../case/dates.ts';
import { agendaList, agendaToggle, notesOf } from './agendaList.ts';
import {
  casesButton,
  clockOf,
  dayOfMeeting,
  factsOf,
  forumOf,
  headlineOf,
  joinButton,
  type MeetingLook,
  meetingButton,
  nextButton,
  oneLine,
  pointsBy,
  proposeButton,
  sourcesOf,
} from './meetingWords.ts';
import { beginsOn, isPast, isToday, startHour } from './times.ts';

/**
 * What stands in the forum's channel. It is changed in place when the meeting is, and must be true whenever somebody reads it: it says dates,
 * never how far off they are.
 */

/** All that most meetings have. */
const SHOWN = 12;
const SHOWN_IN_BRIEF = 5;
const LONGEST_PLACE = 100;
const NOTES = 'notes';

interface Parts {
  /** Read where there is no channel around it, and so names the forum. */
  readonly summary: string;
  readonly body: Elements;
}

export function reminderCard({ kind, view }: Extract<MeetingReply, { say: 'reminder' }>, language: Language): Card {
  const { summary, body } = partsOf(kind, { view, language });
  return card(summary, body, language);
}

export function previewCard(
  { kind, view }: Extract<MeetingReply, { say: 'reminder-preview' }>,
  language: Language,
): Card {
  const { meetings } = textsIn(language);
  const { summary, body } = partsOf(kind, { view, language });
  const seen: Elements = [{ type: 'Container', style: 'emphasis', items: body }];
  const { id } = view.meeting;
  const canPost = kind === 'agenda' && !view.meeting.isCancelled;
  return card(
    `${meetings.reminder.preview} ${summary}`,
    [
      subtle(meetings.reminder.preview),
      ...seen,
      ...inRows(
        canPost ? button(meetings.lead.post, { press: 'post-now', meeting: id }, language) : null,
        meetingButton(meetings.back, view.meeting, language),
      ),
    ],
    language,
  );
}

function partsOf(kind: ReminderKind, look: MeetingLook): Parts {
  if (look.view.meeting.isCancelled) return cancelled(look);
  return { agenda, day: agendaInBrief, deadline, start }[kind](look);
}

const withTitle = (heading: string, ...rest: readonly Elements[]): Parts => ({
  summary: heading,
  body: [title(`**${heading}**`), ...rest.flat()],
});

/** For a title that says what to do rather than who meets. */
const forForum = (look: MeetingLook, parts: Parts): Parts => ({
  ...parts,
  summary: `${forumOf(look, 'short')}: ${parts.summary}`,
});

const cancelled = (look: MeetingLook): Parts =>
  withTitle(
    headlineOf(look),
    [text(textsIn(look.language).meetings.cancelledMore, { spacing: 'Small' })],
    inRows(nextButton(look.view.meeting, look.language)),
  );

const agenda = (look: MeetingLook): Parts =>
  withTitle(
    headlineOf(look),
    factsOf(look),
    pointsBy(look),
    agendaList(look, SHOWN),
    rowsOf(look, SHOWN, notesToggle(look)),
    notes(look),
    sourcesOf(look),
  );

const agendaInBrief = (look: MeetingLook): Parts =>
  withTitle(headlineOf(look), factsOf(look), agendaList(look, SHOWN_IN_BRIEF), rowsOf(look, SHOWN_IN_BRIEF));

const rowsOf = (look: MeetingLook, shown: number, more: Button | null = null): Elements =>
  inRows(
    proposeButton(look, { primary: true }),
    joinButton(look),
    casesButton(look),
    agendaToggle(look, shown),
    more,
    leadButton(look),
  );

/** There for all, as the card is the same to all; it opens what each may see. */
const leadButton = ({ view, language }: MeetingLook): Button =>
  meetingButton(textsIn(language).meetings.reminder.lead, view.meeting, language);

const notesToggle = (look: MeetingLook): Button | null =>
  notesOf(look).length > 0 ? toggle(NOTES, textsIn(look.language).meetings.notes) : null;

function notes(look: MeetingLook): Elements {
  const lines = notesOf(look);
  return lines.length > 0 ? [folded(NOTES, lines)] : [];
}

function deadline(look: MeetingLook): Parts {
  const { view, language } = look;
  const { reminder } = textsIn(language).meetings;
  const last = view.lastDayForPoints;
  if (!last) return agendaInBrief(look);
  const day = weekdayOf(last, clockOf(look));
  const order = Temporal.PlainDate.compare(last, view.today);
  const heading = order === 0 ? reminder.lastDay(day) : order > 0 ? reminder.by(day) : reminder.wasBy(day);
  return forForum(
    look,
    withTitle(
      heading,
      [text(`${headlineOf(look)}.`, { spacing: 'Small' })],
      agendaList(look, SHOWN_IN_BRIEF, { label: reminder.soFar }),
      inRows(
        proposeButton(look, { primary: true }),
        casesButton(look),
        agendaToggle(look, SHOWN_IN_BRIEF),
        leadButton(look),
      ),
    ),
  );
}

/** Three lines: one has the meeting in front of one. */
function start(look: MeetingLook): Parts {
  const { language } = look;
  const { reminder } = textsIn(language).meetings;
  const { meeting } = look.view;
  const clock = clockOf(look);
  const place = oneLine(meeting.place, LONGEST_PLACE);
  const at = (when: string): string => [when, place].filter(Boolean).join(', ');
  const onItsDay = isToday(meeting.span, clock);
  if (!onItsDay && isPast(meeting.span, clock)) return withTitle(headlineOf(look));
  const heading = onItsDay
    ? reminder.soon(at(startHour(meeting.span, clock)))
    : reminder.starts(at(beginsOn(meeting.span, clock)));
  const which = onItsDay ? `${forumOf(look)}, ${dayOfMeeting(look)}` : forumOf(look);
  return forForum(look, withTitle(heading, [text(which, { spacing: 'Small' })], inRows(joinButton(look))));
}
