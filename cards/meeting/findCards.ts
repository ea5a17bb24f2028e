import { dateOf, type Meeting, type SeatKey, seatKey } from '../../src/domain/meeting/meeting.ts';
import type { MeetingLine, MeetingReply } from '../../src/domain/meeting/view.ts';
import { forumByKey } from '../../src/domain/model/forums.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { button, buttons, type Card, card, type Elements, section, subtle, text, title } from '../card.ts';
import { seatName } from '../case/caseWords.ts';
import { dayOf, weekdayOf } from '../case/dates.ts';
import { allSeats } from '../case/seats.ts';
import { linesOf, sourceLine } from '../words.ts';
import { meetingButton, oneLine } from './meetingWords.ts';
import { beginsOn, type Clock, spanOf } from './times.ts';

/** Finding a meeting: several of them, none, and which forum was meant. */

type ListReply = Extract<MeetingReply, { say: 'meetings' }>;

const MOST = 12;
const LONGEST_PLACE = 80;

export function meetingsCard(reply: ListReply, language: Language): Card {
  const { list } = textsIn(language).meetings;
  const heading = headingOf(reply, language);
  const { lines } = reply;
  return card(
    heading,
    [
      title(`**${heading}**`),
      ...(lines.length === 0 && 'who' in reply.of ? [text(list.noneOfMineMore, { spacing: 'Small' })] : []),
      ...lines.slice(0, MOST).flatMap((line) => oneMeeting(line, reply, language)),
      ...(lines.length > MOST ? [subtle(list.rest(lines.length - MOST))] : []),
    ],
    language,
  );
}

const clockIn = ({ today, timeZone }: ListReply, language: Language): Clock => ({ today, timeZone, language });

/** When the next one is: that is what was asked. */
function headingOf(reply: ListReply, language: Language): string {
  const { list, meets } = textsIn(language).meetings;
  const { of, lines } = reply;
  const next = lines.find(({ meeting }) => !meeting.isCancelled);
  const when = next && beginsOn(next.meeting.span, clockIn(reply, language));
  if ('who' in of) return when ? list.mine(when) : lines.length > 0 ? list.mineCancelled : list.noneOfMine;
  const name = seatName(of.model, of.seat, language);
  return when ? meets(name, when) : lines.length > 0 ? list.allCancelled(name) : list.none(name);
}

function oneMeeting({ meeting, model, lastDayForPoints }: MeetingLine, reply: ListReply, language: Language): Elements {
  const { meetings } = textsIn(language);
  const clock = clockIn(reply, language);
  const span = spanOf(meeting.span, clock);
  const isOpen = lastDayForPoints && Temporal.PlainDate.compare(lastDayForPoints, reply.today) >= 0;
  const about = [
    'who' in reply.of ? seatName(model, meeting.seat, language) : '',
    oneLine(meeting.place, LONGEST_PLACE),
    isOpen && !meeting.isCancelled ? meetings.answer.pointsBy(weekdayOf(lastDayForPoints, clock)) : '',
  ].filter(Boolean);
  return [
    text(`**${meeting.isCancelled ? `${meetings.cancelledMark}: ${span}` : span}**`, { spacing: 'Medium' }),
    ...(about.length > 0 ? [text(about.join(' · '), { spacing: 'Small' })] : []),
    ...(meeting.isCancelled ? [] : [openRow(meeting, clock)]),
  ];
}

function openRow(meeting: Meeting, clock: Clock) {
  const day = dayOf(dateOf(meeting.span, clock.timeZone), clock);
  const label = textsIn(clock.language).meetings.list.show(day);
  return { ...buttons(meetingButton(label, meeting, clock.language)), spacing: 'Small' as const };
}

/** Why no meeting is known, what can be done about it, and what the forum's own documents say of how often it meets. */
export function noMeetingCard(
  { seat, model, calendar }: Extract<MeetingReply, { say: 'no-meeting' }>,
  language: Language,
): Card {
  const { none, list, faults } = textsIn(language).meetings;
  const name = seatName(model, seat, language);
  const heading = calendar.is === 'read' ? list.none(name) : none.unknown(name);
  const why = {
    'not-connected': none.notConnected,
    unread: none.unread,
    read: none.read,
    failing: calendar.is === 'failing' ? `${none.failing} ${faults[calendar.why]}` : '',
  }[calendar.is];
  const rhythm = forumByKey(model, seat.forum)?.rhythm;
  return card(
    heading,
    [
      title(`**${heading}**`),
      text(why, { spacing: 'Small' }),
      ...section(none.rhythm, linesOf([rhythm], language)),
      ...(rhythm ? [subtle(sourceLine([rhythm], language))] : []),
    ],
    language,
  );
}

/** The button gets its forum from the input beside it. */
const CHOSEN_BESIDE = '' as SeatKey;

export function whichForumCard({ model }: Extract<MeetingReply, { say: 'which-forum' }>, language: Language): Card {
  const { cases, meetings } = textsIn(language);
  const { which } = meetings;
  return card(
    which.title,
    [
      title(`**${which.title}**`),
      {
        type: 'Input.ChoiceSet',
        id: 'seat',
        label: cases.form.required(which.forum),
        placeholder: cases.form.choose,
        style: 'filtered',
        isRequired: true,
        errorMessage: cases.problem.missingChoice,
        choices: allSeats(model).map((seat) => ({ title: seatName(model, seat, language), value: seatKey(seat) })),
      },
      buttons(
        button(which.show, { press: 'next-meeting', seat: CHOSEN_BESIDE }, language, { primary: true, inputs: true }),
      ),
      subtle(which.typeToo),
    ],
    language,
  );
}
