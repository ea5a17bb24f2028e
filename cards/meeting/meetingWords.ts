import type { AgendaItem } from '../../src/domain/meeting/agenda.ts';
import { dateOf, type Meeting, seatKey } from '../../src/domain/meeting/meeting.ts';
import type { Point } from '../../src/domain/meeting/point.ts';
import type { MeetingView } from '../../src/domain/meeting/view.ts';
import { type Fact, LANGUAGES, type Language } from '../../src/domain/model/types.ts';
import { fold } from '../../src/domain/text.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { asWritten, type Button, button, type Elements, openLink, subtle, text } from '../card.ts';
import { clipped, seatName } from '../case/caseWords.ts';
import { weekdayOf } from '../case/dates.ts';
import { factLine, sourceLine } from '../words.ts';
import { type Clock, isPast, spanOf } from './times.ts';

/** Wording shared by the cards of meetings. */

/** What a card of a meeting is made from. */
export interface MeetingLook {
  readonly view: MeetingView;
  readonly language: Language;
}

const LONGEST_SUBJECT = 100;
const LONGEST_ITEM = 120;
const LONGEST_DECISION = 80;

export const clockOf = ({ view: { today, timeZone }, language }: MeetingLook): Clock => ({ today, timeZone, language });

export const forumOf = ({ view, language }: MeetingLook, length: 'name' | 'short' = 'name'): string =>
  seatName(view.model, view.meeting.seat, language, length);

/** "torsdag 10 december" */
export const dayOfMeeting = (look: MeetingLook): string =>
  weekdayOf(dateOf(look.view.meeting.span, look.view.timeZone), clockOf(look));

/** "Lokal vårdsamverkansgrupp Uddevalla möts torsdag 10 december kl. 13.00" */
export function headlineOf(look: MeetingLook): string {
  const { meetings } = textsIn(look.language);
  const { meeting } = look.view;
  const clock = clockOf(look);
  const when = spanOf(meeting.span, clock);
  if (meeting.isCancelled) return meetings.cancelled(forumOf(look), when);
  return isPast(meeting.span, clock) ? meetings.met(forumOf(look), when) : meetings.meets(forumOf(look), when);
}

/** "Demorummet · Ordförande 2026: kommunen": all that is known and nothing that is not. */
export function factsOf(look: MeetingLook): Elements {
  const { view, language } = look;
  const { answer } = textsIn(language);
  const { meeting, chair } = view;
  const year = dateOf(meeting.span, view.timeZone).year;
  const parts = [
    ownSubject(look),
    oneLine(meeting.place, LONGEST_SUBJECT),
    chair ? answer.chairNow(chair.name[language], year) : '',
  ].filter(Boolean);
  return parts.length > 0 ? [text(parts.join(' · '), { spacing: 'Small' })] : [];
}

/** What the meeting is called in the calendar, when that says more than the forum's name. */
function ownSubject(look: MeetingLook): string {
  const { subject } = look.view.meeting;
  const names = LANGUAGES.flatMap((language) =>
    (['name', 'short'] as const).map((length) => forumOf({ ...look, language }, length)),
  );
  const isName = names.some((name) => fold(name) === fold(subject.trim()));
  return isName ? '' : oneLine(subject, LONGEST_SUBJECT);
}

/** Somebody's words on one line, no longer than there is room for. */
export const oneLine = (written: string, most: number): string =>
  asWritten(clipped(written.replace(/\s+/g, ' ').trim(), most));

/** As long as it can still be kept. */
export function pointsBy({ view, language }: MeetingLook, today = view.today): Elements {
  const { lastDayForPoints: last, meeting } = view;
  if (!last || meeting.isCancelled || Temporal.PlainDate.compare(last, today) < 0) return [];
  return [text(`${textsIn(language).meetings.pointsBy(weekdayOf(last, { today, language }))}.`, { spacing: 'Small' })];
}

/** "2 SKAV-2026-0042 Läkemedelslistor (10 min, för beslut)", held together so that no line ends with a lone number. */
export const itemLine = (item: AgendaItem, at: number, language: Language): string =>
  `${at + 1}\u00a0${itemName(item, language)}${itemExtras(item, language)}`;

export function itemName({ content }: AgendaItem, language: Language): string {
  const { meetings } = textsIn(language);
  switch (content.is) {
    case 'standing':
      return oneLine(content.text, LONGEST_ITEM);
    case 'case':
      return caseName(content);
    case 'point':
      return pointName(content.point);
    case 'anchoring': {
      const decision = oneLine(content.decision, LONGEST_DECISION).replace(/\.$/, '');
      return meetings.anchoring(content.number, content.answered, content.of, decision);
    }
    case 'year':
      return meetings.yearWheel(factLine(content.fact, language));
  }
}

/** Those who may not read a case see its number only. */
const caseName = ({ number, title }: { readonly number: string; readonly title: string }): string =>
  title === number ? number : [number, oneLine(title, LONGEST_ITEM)].filter(Boolean).join(' ');

/** With the number of the case it is about. */
export function pointName({ title, case: case_ }: Pick<Point, 'title' | 'case'>): string {
  const name = oneLine(title, LONGEST_ITEM);
  return case_ ? [case_.number, name].filter(Boolean).join(' ') : name;
}

/** How long it takes, what is to come of it, and whether it was on an earlier agenda: what is known of these. */
function itemExtras(item: AgendaItem, language: Language): string {
  const { meetings } = textsIn(language);
  const extras = [
    item.minutes === null ? '' : meetings.minutes(item.minutes),
    item.purpose === null ? '' : meetings.purposes[item.purpose].inLine,
    'carried' in item.content && item.content.carried ? meetings.carried : '',
  ].filter(Boolean);
  return extras.length > 0 ? ` (${extras.join(', ')})` : '';
}

/** Where what the year wheel says comes from. */
export function sourcesOf({ view, language }: MeetingLook): Elements {
  const facts = view.agenda.flatMap(({ content }): Fact[] => (content.is === 'year' ? [content.fact] : []));
  return facts.length > 0 ? [subtle(sourceLine(facts, language))] : [];
}

/** As long as there is something to join; only what a browser opens safely. */
export const joinButton = ({ view, language }: MeetingLook): Button | null =>
  view.meeting.joinUrl.startsWith('https://') && !isPast(view.meeting.span, view)
    ? openLink(textsIn(language).meetings.reminder.join, view.meeting.joinUrl)
    : null;

export const proposeButton = ({ view, language }: MeetingLook, look: { primary?: boolean } = {}): Button | null =>
  view.takesPoints && !view.meeting.isCancelled
    ? button(
        textsIn(language).meetings.reminder.propose,
        { press: 'point-form', meeting: view.meeting.id },
        language,
        look,
      )
    : null;

export const casesButton = ({ view, language }: MeetingLook): Button => {
  const { forum, place } = view.meeting.seat;
  const press = { press: 'forum-cases', model: view.model.id, forum, place, show: 'open', page: 0 } as const;
  return button(textsIn(language).meetings.reminder.cases, press, language);
};

export const nextButton = ({ seat }: Pick<Meeting, 'seat'>, language: Language): Button =>
  button(textsIn(language).meetings.reminder.next, { press: 'next-meeting', seat: seatKey(seat) }, language);

export const meetingButton = (label: string, { id }: Pick<Meeting, 'id'>, language: Language): Button =>
  button(label, { press: 'meeting', meeting: id }, language);
