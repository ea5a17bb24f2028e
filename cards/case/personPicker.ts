import type { IChoiceSetInput } from '@microsoft/teams.cards';
import type { Problem } from '../../src/domain/case/form.ts';
import type { Language } from '../../src/domain/model/types.ts';
import type { Person } from '../../src/domain/person.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { type Elements, subtle, text } from '../card.ts';
import { problemLine } from './inputs.ts';

/** Choosing somebody: those who are known at once, and all that Teams finds where the card stands. */

interface Picked {
  readonly people: readonly Person[];
  /** The id of whoever is chosen already; empty for nobody. */
  readonly value: string;
  readonly problem: Problem | undefined;
  /** How much of the card the names may take, in bytes; those who do not fit are found by searching. */
  readonly room: number;
}

/** The input's id is `person`; what comes back is a whole id, or from Teams' search only the directory's object id. */
export function personPicker({ people, value, problem, room }: Picked, language: Language): Elements {
  const { form, steps, problem: problems } = textsIn(language).cases;
  const { label, hint, help, nobody } = steps.person;
  const choices = fitting(people, room);
  const picker: IChoiceSetInput = {
    type: 'Input.ChoiceSet',
    id: 'person',
    label: form.required(label),
    placeholder: hint,
    isRequired: true,
    errorMessage: problems.missingChoice,
    style: 'filtered',
    choices,
    'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users?scope=currentContext' },
    ...(value ? { value } : {}),
  };
  return [
    ...(choices.length === 0 ? [text(nobody, { spacing: 'Medium' })] : []),
    { ...picker, spacing: 'Medium' },
    ...problemLine({ kind: 'choice' }, problem, language),
    ...(choices.length === 0 ? [] : [subtle(help)]),
  ];
}

const encoder = new TextEncoder();

function fitting(people: readonly Person[], room: number) {
  const choices: { title: string; value: string }[] = [];
  let left = room;
  for (const { id, name } of people) {
    const choice = { title: name, value: id };
    left -= encoder.encode(JSON.stringify(choice)).length + 1;
    if (left < 0) break;
    choices.push(choice);
  }
  return choices;
}
