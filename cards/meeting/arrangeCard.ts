import type { AgendaItem } from '../../src/domain/meeting/agenda.ts';
import { PURPOSES } from '../../src/domain/meeting/agenda.ts';
import type { MeetingReply } from '../../src/domain/meeting/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { button, type Card, card, type Elements, inRows, plain, subtle, text, title } from '../card.ts';
import { problemSummary } from '../case/formCard.ts';
import { choiceInput, numberInput, problemBelow } from './fields.ts';
import { headlineOf, itemName, meetingButton } from './meetingWords.ts';

/** Laying out an agenda: each item's place, minutes and purpose. */

type ArrangeForm = Extract<MeetingReply, { say: 'arrange-form' }>;

/** Three inputs each: a card takes sixty. */
const MOST = 20;
const MOST_MINUTES = 240;

export function arrangeCard(reply: ArrangeForm, language: Language): Card {
  const { view, problems } = reply;
  const { arrange } = textsIn(language).meetings;
  const items = view.agenda.slice(0, MOST);
  const left = view.agenda.length - items.length;
  const press = { press: 'arrange', meeting: view.meeting.id, items: items.map(({ id }) => id) } as const;
  return card(
    arrange.title,
    [
      title(`**${arrange.title}**`),
      subtle(headlineOf({ view, language })),
      ...problemSummary(problems, language),
      text(items.length === 0 ? arrange.none : arrange.lead, { spacing: 'Small' }),
      ...items.flatMap((item, at) => itemFields(item, at, reply, language)),
      ...(left > 0 ? [text(arrange.rest(left), { spacing: 'Medium' })] : []),
      ...inRows(
        items.length === 0 ? null : button(arrange.send, press, language, { primary: true, inputs: true }),
        meetingButton(arrange.cancel, view.meeting, language),
      ),
    ],
    language,
  );
}

function itemFields(item: AgendaItem, at: number, { inputs, problems }: ArrangeForm, language: Language): Elements {
  const { arrange, purposes, point } = textsIn(language).meetings;
  const isFresh = Object.keys(inputs).length === 0;
  const value = (id: string, preset: string | number | null): string =>
    isFresh ? String(preset ?? '') : (inputs[id] ?? '');
  const [place, minutes, purpose] = [`place-${at}`, `minutes-${at}`, `purpose-${at}`];
  const no = at + 1;
  const choice = {
    id: purpose,
    label: arrange.purpose(no),
    value: value(purpose, item.purpose),
    problem: problems[purpose],
    placeholder: arrange.noPurpose,
    choices: PURPOSES.map((one) => ({ title: purposes[one].choice, value: one })),
  };
  return [
    {
      ...numberInput({
        id: place,
        label: plain(arrange.place(no, itemName(item, language))),
        value: inputs[place] ?? String(no),
        error: arrange.placeProblem,
      }),
      separator: true,
    },
    ...problemBelow(problems[place], arrange.placeProblem, language),
    {
      type: 'ColumnSet',
      spacing: 'Small',
      columns: [
        {
          type: 'Column',
          width: 'stretch',
          items: [
            numberInput({
              id: minutes,
              label: arrange.minutes(no),
              value: value(minutes, item.minutes),
              error: point.minutesProblem,
              most: MOST_MINUTES,
            }),
            ...problemBelow(problems[minutes], point.minutesProblem, language),
          ],
        },
        { type: 'Column', width: 'stretch', items: choiceInput(choice, language) },
      ],
    },
  ];
}
