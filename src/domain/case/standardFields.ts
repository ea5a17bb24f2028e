import { choosablePlaces, forumName } from '../model/forums.ts';
import type { Forum, Model, Text } from '../model/types.ts';
import {
  type Choice,
  CONFIRMED,
  type Field,
  type FieldKind,
  FORUM,
  PLACE,
  PRINCIPALS,
  THEME,
  TITLE,
  UNKNOWN_FORUM,
} from './form.ts';

/** What everybody is asked when they file, before an organisation has changed anything. */

export const STANDARD_FIELDS = [
  TITLE,
  'happening',
  'consequence',
  FORUM,
  PLACE,
  THEME,
  PRINCIPALS,
  'tried',
  'frequency',
  'proposal',
  'behalf',
  CONFIRMED,
] as const;
export type StandardFieldId = (typeof STANDARD_FIELDS)[number];

/** The colleague somebody files for: the one field where a person is to be named. */
export const BEHALF = 'behalf' satisfies StandardFieldId;

/** Without these nothing can be filed; they can be called something else, but never be hidden or left empty. */
export const FIXED_FIELDS = [TITLE, 'happening', CONFIRMED] as const satisfies readonly StandardFieldId[];

/** In characters, for what is written; nothing is written in the others. */
export const LONGEST: Readonly<Record<FieldKind, number>> = {
  line: 120,
  text: 2000,
  choice: 0,
  choices: 0,
  confirm: 0,
};

/** In the order they are asked. A field that this organisation has nothing to choose from in is left out. */
export const standardFields = (model: Model): Field[] =>
  [...whatHappens(), ...whereItBelongs(model), ...whatIsKnown()].filter(
    ({ kind, choices }) => !isChosen(kind) || choices.length > 0,
  );

export const isChosen = (kind: FieldKind): boolean => kind === 'choice' || kind === 'choices';

function whatHappens(): Field[] {
  return [
    field(TITLE, 'line', text('Rubrik', 'Title'), {
      required: true,
      hint: text(
        'Till exempel: Läkemedelslistan kommer inte med hem',
        'For example: The medication list does not come home with the patient',
      ),
    }),
    field('happening', 'text', text('Vad händer?', 'What happens?'), {
      required: true,
      hint: text(
        'Berätta hur det brukar gå till. Skriv inga namn och inga personnummer.',
        'Say how it usually goes. No names and no personal identity numbers.',
      ),
    }),
    field(
      'consequence',
      'text',
      text('Vad blir följden för den enskilde?', 'What does it lead to for the person concerned?'),
      {
        required: true,
        hint: text('Till exempel: får vänta länge, får fel läkemedel', 'For example: a long wait, the wrong medicine'),
      },
    ),
  ];
}

function whereItBelongs(model: Model): Field[] {
  return [
    field(FORUM, 'choice', text('Vilket forum ska ta frågan?', 'Which forum should take it?'), {
      required: true,
      hint: text('Välj forum', 'Choose a forum'),
      choices: [...forumsTakingCases(model).map(forumChoice), UNKNOWN],
    }),
    field(PLACE, 'choice', text('Var händer det?', 'Where does it happen?'), {
      hint: placeHint(model),
      choices: choosablePlaces(model).map(({ id, name }) => ({ value: id, label: text(name, name) })),
    }),
    field(THEME, 'choice', text('Vilka gäller det mest?', 'Who does it concern the most?'), {
      hint: text('Välj målgrupp', 'Choose a target group'),
      choices: model.themes.map(({ id, name }) => ({ value: id, label: name })),
    }),
    field(
      PRINCIPALS,
      'choices',
      text('Vilka huvudmän berörs (kommuner och region)?', 'Which municipalities and which region are affected?'),
      { choices: model.principals.map(({ id, name }) => ({ value: id, label: text(name, name) })) },
    ),
  ];
}

function whatIsKnown(): Field[] {
  return [
    field('tried', 'text', text('Vad har ni redan prövat?', 'What have you already tried?'), {
      hint: text(
        'Till exempel: samtal mellan enheterna, en ny rutin',
        'For example: talks between the units, a new routine',
      ),
    }),
    field('frequency', 'choice', text('Hur ofta händer det?', 'How often does it happen?'), {
      hint: text('Välj hur ofta', 'Choose how often'),
      choices: FREQUENCIES,
    }),
    field('proposal', 'text', text('Har du ett förslag?', 'Do you have a proposal?'), {
      hint: text('Vad skulle göra det bättre?', 'What would make it better?'),
    }),
    field(BEHALF, 'line', text('Anmäler du för en kollega? Vem?', 'Are you filing for a colleague? For whom?'), {
      hint: text('Kollegans namn och arbetsplats', "Your colleague's name and workplace"),
    }),
    field(
      CONFIRMED,
      'confirm',
      text(
        'Ingen person går att känna igen i det jag har skrivit',
        'Nobody can be recognised from what I have written',
      ),
      { required: true },
    ),
  ];
}

const text = (sv: string, en: string): Text => ({ sv, en });

const field = (
  id: StandardFieldId,
  kind: FieldKind,
  label: Text,
  more: Partial<Pick<Field, 'hint' | 'required' | 'choices'>>,
): Field => ({ id, kind, label, required: false, choices: [], longest: LONGEST[kind], ...more });

const FREQUENCIES: readonly Choice[] = [
  { value: 'once', label: text('En gång', 'Once') },
  { value: 'sometimes', label: text('Ibland', 'Sometimes') },
  { value: 'weekly', label: text('Varje vecka', 'Every week') },
  { value: 'daily', label: text('Varje dag', 'Every day') },
];

/** Those on a level of the collaboration: the office that only supports it has none. */
export const forumsTakingCases = (model: Model): Forum[] => model.forums.filter(({ level }) => level !== null);

const forumChoice = (forum: Forum): Choice => ({
  value: forum.key,
  label: text(forumName({ forum }, 'sv'), forumName({ forum }, 'en')),
});

const UNKNOWN: Choice = {
  value: UNKNOWN_FORUM,
  label: text('Vet inte, låt samverkanskontoret avgöra', 'I do not know, let the collaboration office decide'),
};

const placeHint = (model: Model): Text =>
  choosablePlaces(model).some(({ kind }) => kind === 'stadsområde')
    ? text('Välj kommun eller stadsområde', 'Choose a municipality or a city area')
    : text('Välj kommun', 'Choose a municipality');
