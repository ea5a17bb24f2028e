import { forumByKey } from '../model/forums.ts';
import type { Model } from '../model/types.ts';
import type { Finding, FindingKind } from '../privacy/finding.ts';
import { masked, refusedKinds } from '../privacy/guard.ts';
import type { Answers } from './case.ts';
import { type Checked, type Field, FORUM, type Form, type Inputs, PLACE, type Problem, type Problems } from './form.ts';
import { BEHALF } from './standardFields.ts';

/** Reading a filled-in form: every answer checked, nothing that points out a person let through, and nothing lost. */

export type Guard = (text: string) => readonly Finding[];

/** A field as it was filled in: what to keep, and what is wrong with it. */
interface Filled {
  readonly id: string;
  /** Empty when nothing was filled in. */
  readonly value: string | readonly string[];
  readonly problem: Problem | null;
}

/** @param inputs as they came from the card; what the form does not ask for is dropped */
export function checkAnswers(form: Form, inputs: Inputs, model: Model, guard: Guard): Checked {
  const filled = form.fields.map((field) => fill(field, inputOf(inputs, field.id), guard));
  const answers = answersOf(filled);
  const problems: Problems = { ...problemsOf(filled), ...missingPlace(form, answers, model) };
  return Object.keys(problems).length > 0 ? { ok: false, problems, kept: answers } : { ok: true, answers };
}

const inputOf = (inputs: Inputs, id: string): string => (Object.hasOwn(inputs, id) ? (inputs[id] ?? '') : '');

const answersOf = (filled: readonly Filled[]): Answers =>
  Object.fromEntries(filled.flatMap(({ id, value }) => (value.length > 0 ? [[id, value]] : [])));

const problemsOf = (filled: readonly Filled[]): Problems =>
  Object.fromEntries(filled.flatMap(({ id, problem }) => (problem ? [[id, problem]] : [])));

function fill(field: Field, input: string, guard: Guard): Filled {
  switch (field.kind) {
    case 'line':
      return written(field, tidied(input).replace(/\s+/g, ' '), guard);
    case 'text':
      return written(field, tidied(input), guard);
    case 'choice':
      return chosen(field, tidied(input), guard);
    case 'choices':
      return severalChosen(field, tidied(input), guard);
    case 'confirm':
      return confirmed(field, tidied(input));
  }
}

/** Control characters no database takes, and invisible ones that could part a personal number so that it is not seen. Joiners hold emoji and some scripts together. */
const INVISIBLE = /[^\P{Cc}\n\t]|[^\P{Cf}\u200c\u200d]/gu;

const tidied = (input: string): string =>
  input.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').replace(INVISIBLE, '').trim();

function written(field: Field, text: string, guard: Guard): Filled {
  const findings = guard(text).filter(({ kind }) => !mayBeWritten(field, kind));
  const found = refusedKinds(findings);
  return { id: field.id, value: masked(text, findings), problem: problemWith(field, text, found) };
}

/** A colleague is named where a colleague is asked for. Numbers and addresses are not. */
const mayBeWritten = ({ id }: Field, kind: FindingKind): boolean => id === BEHALF && kind === 'name';

function problemWith({ required, longest }: Field, text: string, found: readonly FindingKind[]): Problem | null {
  if (found.length > 0) return { is: 'personal-data', found };
  if (text === '') return required ? { is: 'missing' } : null;
  return text.length > longest ? { is: 'too-long', most: longest } : null;
}

const offers = ({ choices }: Field, value: string): boolean => choices.some((choice) => choice.value === value);

/** What was never offered did not come from our list; it may hold anything, and is hidden as all that is written. */
function chosen(field: Field, value: string, guard: Guard): Filled {
  const { id, required } = field;
  if (value === '') return { id, value, problem: required ? { is: 'missing' } : null };
  if (offers(field, value)) return { id, value, problem: null };
  return { id, value: masked(value, guard(value)), problem: { is: 'not-a-choice' } };
}

function severalChosen(field: Field, input: string, guard: Guard): Filled {
  const values = [...new Set(input.split(',').map((one) => one.trim()))].filter((one) => one !== '');
  const each = values.map((value) => chosen(field, value, guard));
  const problem = each.find((one) => one.problem)?.problem ?? null;
  const missing: Problem | null = field.required && values.length === 0 ? { is: 'missing' } : null;
  return { id: field.id, value: each.flatMap((one) => one.value), problem: problem ?? missing };
}

const confirmed = ({ id, required }: Field, input: string): Filled =>
  input === 'true'
    ? { id, value: input, problem: null }
    : { id, value: '', problem: required ? { is: 'missing' } : null };

/** A forum that exists once per place has nobody to take a case without one. */
function missingPlace(form: Form, answers: Answers, model: Model): Problems {
  const forum = typeof answers[FORUM] === 'string' ? forumByKey(model, answers[FORUM]) : undefined;
  const canTell = form.fields.some(({ id }) => id === PLACE);
  return forum?.perPlace && canTell && !(PLACE in answers) ? { [PLACE]: { is: 'needs-place' } } : {};
}
