import type { INumberInput } from '@microsoft/teams.cards';
import type { FieldKind, Problem } from '../../src/domain/case/form.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { type Elements, text } from '../card.ts';
import { fieldElements, problemLine } from '../case/inputs.ts';

/** What is filled in on cards of meetings. */

interface Asked {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly problem: Problem | undefined;
}

const same = (words: string) => ({ sv: words, en: words });

const element = (
  { id, label, value, problem }: Asked,
  kind: FieldKind,
  hint: string,
  more: { longest: number; choices: readonly { title: string; value: string }[] },
  language: Language,
): Elements =>
  fieldElements(
    {
      id,
      kind,
      label: same(label),
      hint: same(hint),
      required: false,
      choices: more.choices.map((choice) => ({ value: choice.value, label: same(choice.title) })),
      longest: more.longest,
    },
    { value, problem },
    { language, isStrict: false, isFolding: false },
  );

export const textInput = (
  asked: Asked & { readonly hint: string; readonly longest: number; readonly isLong: boolean },
  language: Language,
): Elements =>
  element(asked, asked.isLong ? 'text' : 'line', asked.hint, { longest: asked.longest, choices: [] }, language);

export const choiceInput = (
  asked: Asked & {
    readonly placeholder: string;
    readonly choices: readonly { readonly title: string; readonly value: string }[];
  },
  language: Language,
): Elements => element(asked, 'choice', asked.placeholder, { longest: 0, choices: asked.choices }, language);

/** A number, or nothing. The client takes nothing else and says why with `error`; without that a press would come to nothing, unexplained. */
export function numberInput({
  id,
  label,
  value,
  error,
  most,
}: Omit<Asked, 'problem'> & { readonly error: string; readonly most?: number }): INumberInput {
  const number = Number(value);
  return {
    type: 'Input.Number',
    id,
    label,
    errorMessage: error,
    ...(most ? { min: 1, max: most } : {}),
    spacing: 'Medium',
    ...(value.trim() !== '' && Number.isFinite(number) ? { value: number } : {}),
  };
}

/** What is wrong, in words of its own where "choose something else" does not say it. */
export function problemBelow(problem: Problem | undefined, unreadable: string, language: Language): Elements {
  if (problem?.is !== 'not-a-choice') return problemLine({ kind: 'line' }, problem, language);
  return [text(`**${unreadable}**`, { color: 'Attention', spacing: 'Small' })];
}
