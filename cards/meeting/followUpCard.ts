import type { Deed } from '../../src/domain/case/action.ts';
import type { Point } from '../../src/domain/meeting/point.ts';
import type { FollowUpCase, MeetingReply } from '../../src/domain/meeting/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { button, buttons, type Card, card, type Elements, inRows, subtle, text, title } from '../card.ts';
import { clockOf, dayOfMeeting, forumOf, meetingButton, oneLine, pointName } from './meetingWords.ts';
import { beginsOn } from './times.ts';

/** After a meeting, to those who lead: what came of each case, and which points it did not come to. */

type FollowUp = Extract<MeetingReply, { say: 'follow-up' }>;

/** Each has four buttons, and a card takes no more. The others come when these are done. */
const MOST_CASES = 5;
const MOST_POINTS = 6;
const MOST_RECORDED = 10;
const LONGEST_TITLE = 120;

export function followUpCard(reply: FollowUp, language: Language): Card {
  const { view, cases, points } = reply;
  const { followUp, show } = textsIn(language).meetings;
  const look = { view, language };
  const waiting = cases.filter(isWaiting);
  const isDone = waiting.length === 0 && points.length === 0;
  const heading = followUp[isDone ? 'done' : 'title'](forumOf(look, 'short'), dayOfMeeting(look));
  return card(
    heading,
    [
      title(`**${heading}**`),
      ...(isDone ? [followUp.nothing] : leadLines(reply, language)).map((line) => text(line, { spacing: 'Small' })),
      ...waiting.slice(0, MOST_CASES).flatMap((one) => oneCase(one, reply, language)),
      ...(waiting.length > MOST_CASES ? [subtle(followUp.more(waiting.length - MOST_CASES))] : []),
      ...pointsBlock(reply, language),
      ...recorded(cases, language),
      ...inRows(
        isDone ? null : button(followUp.refresh, { press: 'follow-up', meeting: view.meeting.id }, language),
        meetingButton(show, view.meeting, language),
      ),
    ],
    language,
  );
}

/** Nothing has been recorded of it. */
const isWaiting = ({ state }: FollowUpCase): boolean => state === 'scheduled';

/** What the buttons are for, and where a case goes that nobody says anything of. */
function leadLines({ cases, view, next }: FollowUp, language: Language): string[] {
  const { followUp } = textsIn(language).meetings;
  const ofNext = next ? [followUp.next(beginsOn(next.span, clockOf({ view, language })))] : [];
  if (!cases.some(isWaiting)) return ofNext;
  return [followUp.lead, [followUp.unanswered, ...ofNext].join(' ')];
}

function oneCase(one: FollowUpCase, { view, next }: FollowUp, language: Language): Elements {
  const { followUp } = textsIn(language).meetings;
  const on = { case: one.case, revision: one.revision, handling: one.handling };
  const step = (label: string, deed: Deed) => button(label, { press: 'step', ...on, deed }, language);
  const postpone = { press: 'postpone-case', meeting: view.meeting.id, ...on } as const;
  const rows = [
    [step(followUp.decide, 'decide')],
    [step(followUp.forward, 'forward'), step(followUp.return, 'return')],
    next ? [button(followUp.postpone, postpone, language)] : [],
  ];
  return [
    text(`**${nameOf(one)}**`, { spacing: 'Large' }),
    ...rows.filter((row) => row.length > 0).map((row) => ({ ...buttons(...row), spacing: 'Small' as const })),
  ];
}

const nameOf = ({ number, title: name }: FollowUpCase): string =>
  name === number ? number : `${number} · ${oneLine(name, LONGEST_TITLE)}`;

function pointsBlock({ points, view }: FollowUp, language: Language): Elements {
  const { followUp } = textsIn(language).meetings;
  if (points.length === 0) return [];
  return [
    text(`**${followUp.points}**`, { spacing: 'Large' }),
    subtle(followUp.pointsMore),
    ...points.slice(0, MOST_POINTS).flatMap((point, at) => onePoint(point, at + 1, view.meeting.id, language)),
    ...(points.length > MOST_POINTS ? [subtle(followUp.morePoints(points.length - MOST_POINTS))] : []),
  ];
}

function onePoint(point: Point, no: number, meeting: FollowUp['view']['meeting']['id'], language: Language): Elements {
  const label = textsIn(language).meetings.followUp.postponePoint(no);
  return [
    text(`${no}\u00a0${pointName(point)}`, { spacing: 'Medium' }),
    { ...buttons(button(label, { press: 'postpone-point', meeting, point: point.id }, language)), spacing: 'Small' },
  ];
}

/** How it went with those that are done. */
function recorded(cases: readonly FollowUpCase[], language: Language): Elements {
  const { cases: words, meetings } = textsIn(language);
  const done = cases.filter((one) => !isWaiting(one)).slice(0, MOST_RECORDED);
  if (done.length === 0) return [];
  return [
    text(`**${meetings.followUp.recorded}**`, { spacing: 'Large' }),
    ...done.map((one) => text(`${nameOf(one)}: *${words.states[one.state]}*`, { spacing: 'Small' })),
  ];
}
