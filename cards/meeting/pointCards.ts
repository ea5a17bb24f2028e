import { PURPOSES } from '../../src/domain/meeting/agenda.ts';
import { LONGEST_NOTE, LONGEST_TITLE } from '../../src/domain/meeting/point.ts';
import type { MeetingReply } from '../../src/domain/meeting/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { button, type Card, card, type Elements, inRows, plain, subtle, text, title } from '../card.ts';
import { problemSummary } from '../case/formCard.ts';
import { choiceInput, numberInput, problemBelow, textInput } from './fields.ts';
import { dayOfMeeting, forumOf, meetingButton, oneLine, pointName, pointsBy, proposeButton } from './meetingWords.ts';

/** Proposing a point for a meeting's agenda, and what has become of it. */

type PointForm = Extract<MeetingReply, { say: 'point-form' }>;
type PointReply = Extract<MeetingReply, { say: 'point-kept' | 'point-withdrawn' }>;

const LONGEST_CASE = 80;
const MOST_CASES = 60;
const MOST_MINUTES = 240;

export function pointFormCard(reply: PointForm, language: Language): Card {
  const { view, submit, problems } = reply;
  const { cases, meetings } = textsIn(language);
  const { point } = meetings;
  const look = { view, language };
  const heading = point.title(forumOf(look), dayOfMeeting(look));
  const send = { press: 'propose-point', meeting: view.meeting.id, submit } as const;
  return card(
    heading,
    [
      title(`**${heading}**`),
      ...problemSummary(problems, language),
      ...pointsBy(look),
      text(cases.form.noPersons, { spacing: 'Small' }),
      ...fieldsOf(reply, language),
      ...inRows(
        button(point.send, send, language, { primary: true, inputs: true }),
        meetingButton(point.cancel, view.meeting, language),
      ),
    ],
    language,
  );
}

function fieldsOf({ inputs, problems, cases }: PointForm, language: Language): Elements {
  const { purposes, point } = textsIn(language).meetings;
  const field = (id: string) => ({ id, value: inputs[id] ?? '', problem: problems[id] });
  const choices = cases.slice(0, MOST_CASES).map(({ id, number, title: name }) => ({
    title: name === number ? number : `${number} ${plain(oneLine(name, LONGEST_CASE))}`,
    value: id,
  }));
  return [
    ...textInput(
      { ...field('title'), label: point.name, hint: point.nameHint, longest: LONGEST_TITLE, isLong: false },
      language,
    ),
    ...(choices.length > 0
      ? [
          subtle(point.nameOrCase),
          ...choiceInput({ ...field('case'), label: point.case, placeholder: point.noCase, choices }, language),
        ]
      : []),
    ...textInput(
      { ...field('note'), label: point.note, hint: point.noteHint, longest: LONGEST_NOTE, isLong: true },
      language,
    ),
    numberInput({ ...field('minutes'), label: point.minutes, error: point.minutesProblem, most: MOST_MINUTES }),
    ...problemBelow(problems.minutes, point.minutesProblem, language),
    ...choiceInput(
      {
        ...field('purpose'),
        label: point.purpose,
        placeholder: textsIn(language).meetings.arrange.noPurpose,
        choices: PURPOSES.map((value) => ({ title: purposes[value].choice, value })),
      },
      language,
    ),
  ];
}

export function pointKeptCard({ view, point }: Extract<PointReply, { say: 'point-kept' }>, language: Language): Card {
  const { meetings } = textsIn(language);
  const look = { view, language };
  const heading = meetings.point.kept(dayOfMeeting(look));
  return card(
    heading,
    [
      title(`**${heading}**`),
      text(pointName(point), { spacing: 'Small' }),
      ...inRows(
        meetingButton(meetings.show, view.meeting, language),
        button(meetings.point.withdraw, { press: 'withdraw-point', point: point.id }, language),
        proposeAnother(look),
      ),
    ],
    language,
  );
}

function proposeAnother(look: { view: PointReply['view']; language: Language }) {
  const another = proposeButton(look);
  return another && { ...another, title: textsIn(look.language).meetings.point.another };
}

export function pointWithdrawnCard(
  { view, point }: Extract<PointReply, { say: 'point-withdrawn' }>,
  language: Language,
): Card {
  const { meetings } = textsIn(language);
  const look = { view, language };
  const heading = meetings.point.withdrawn;
  return card(
    heading,
    [
      title(`**${heading}**`),
      text(pointName(point), { spacing: 'Small' }),
      ...inRows(meetingButton(meetings.show, view.meeting, language), proposeButton(look)),
    ],
    language,
  );
}
