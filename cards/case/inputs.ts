import type { Answers } from '../../src/domain/case/case.ts';
import type { Choice, Field, Problem } from '../../src/domain/case/form.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { buttons, type Elements, folded, lineWithButtons, text, toggle } from '../card.ts';
import { clipped } from './caseWords.ts';

/** The fields of a form on a card: each with its label, what is filled in already, and right below it what is wrong with it. */

type Input = Elements[number];

export interface Filled {
  readonly value: string;
  readonly problem: Problem | undefined;
}

export interface Rules {
  readonly language: Language;
  /**
   * True when the client itself is to stop what is not filled in. Such a client lets no button on the card through before that, so it
   * must be false where a draft can be kept.
   */
  readonly isStrict: boolean;
  /** True in a long form, where many boxes that need not be ticked wait until they are asked for. */
  readonly isFolding: boolean;
}

/** More than this to tick, and they are folded away until asked for. */
const MOST_TO_TICK = 6;
const LONGEST_BUTTON = 50;
/** So that two columns fit beside each other on a computer; clients that do not know of columns show one. */
const COLUMN = '190px';

/** A value as an input takes it: several are parted by commas. */
export const asInput = (value: Answers[string] | undefined): string =>
  value === undefined || typeof value === 'string' ? (value ?? '') : value.join(',');

export function fieldElements(field: Field, filled: Filled, rules: Rules): Elements {
  const below = problemLine(field, filled.problem, rules.language);
  const input = inputFor(field, filled, rules);
  if (!rules.isFolding || !isFolded(field, filled)) return [{ ...input, spacing: 'Medium' }, ...below];
  return [...foldedChoices(field, filled, rules), folded(foldOf(field), [input])];
}

/** More boxes than one wants to see at once wait behind a button, with those already ticked said in words. */
function foldedChoices(field: Field, { value }: Filled, { language }: Rules): Elements {
  const { list, cases } = textsIn(language);
  const chosen = value.split(',');
  const names = choicesIn(field.choices, language).flatMap((choice) =>
    chosen.includes(choice.value) ? [choice.title] : [],
  );
  const label = field.label[language];
  if (names.length === 0)
    return [{ ...buttons(toggle(foldOf(field), clipped(label, LONGEST_BUTTON))), spacing: 'Medium' }];
  return [
    text(label, { spacing: 'Medium' }),
    { ...lineWithButtons(list(names), toggle(foldOf(field), cases.form.change)), spacing: 'Small' },
  ];
}

const isFolded = ({ kind, choices, required }: Field, { problem }: Filled): boolean =>
  kind === 'choices' && choices.length > MOST_TO_TICK && !required && !problem;

/** No field can have this id: none has a full stop. */
const foldOf = ({ id }: Field): string => `${id}.choices`;

function inputFor(field: Field, { value }: Filled, rules: Rules): Input {
  const { language } = rules;
  const { form } = textsIn(language).cases;
  const label = field.required ? form.required(field.label[language]) : field.label[language];
  const common = { id: field.id, label, ...strictness(field, rules), ...(value ? { value } : {}) };
  const placeholder = field.hint?.[language];
  const hint = placeholder ? { placeholder } : {};
  switch (field.kind) {
    case 'line':
      return { type: 'Input.Text', ...common, ...hint, maxLength: field.longest };
    case 'text':
      return { type: 'Input.Text', ...common, ...hint, maxLength: field.longest, isMultiline: true };
    case 'choice':
      return {
        type: 'Input.ChoiceSet',
        ...common,
        placeholder: placeholder ?? form.choose,
        style: 'compact',
        wrap: true,
        choices: choicesIn(field.choices, language),
      };
    case 'choices':
      return {
        type: 'Input.ChoiceSet',
        ...common,
        style: 'expanded',
        isMultiSelect: true,
        wrap: true,
        useMultipleColumns: true,
        minColumnWidth: COLUMN,
        choices: choicesIn(field.choices, language),
      };
    case 'confirm':
      return {
        type: 'Input.Toggle',
        ...common,
        label: field.required ? form.required(form.confirm) : form.confirm,
        title: field.label[language],
        value: value === 'true' ? 'true' : 'false',
        valueOn: 'true',
        valueOff: 'false',
        wrap: true,
      };
  }
}

const choicesIn = (choices: readonly Choice[], language: Language) =>
  choices.map(({ value, label }) => ({ title: label[language], value }));

function strictness(field: Field, { language, isStrict }: Rules) {
  return isStrict && field.required ? { isRequired: true, errorMessage: missing(field, language) } : {};
}

function missing({ kind }: Pick<Field, 'kind'>, language: Language): string {
  const { problem } = textsIn(language).cases;
  if (kind === 'confirm') return problem.missingConfirm;
  return kind === 'choice' || kind === 'choices' ? problem.missingChoice : problem.missing;
}

export function problemLine(field: Pick<Field, 'kind'>, problem: Problem | undefined, language: Language): Elements {
  if (!problem) return [];
  const line = problemText(field, problem, language);
  return [text(`**${line}**`, { color: 'Attention', spacing: 'Small' })];
}

function problemText(field: Pick<Field, 'kind'>, problem: Problem, language: Language): string {
  const { cases, found, list } = textsIn(language);
  switch (problem.is) {
    case 'missing':
      return missing(field, language);
    case 'too-long':
      return cases.problem.tooLong(problem.most);
    case 'not-a-choice':
      return cases.problem.notAChoice;
    case 'personal-data':
      return cases.problem.personalData(list(problem.found.map((kind) => found[kind])));
    case 'needs-place':
      return cases.problem.needsPlace;
  }
}
