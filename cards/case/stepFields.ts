import type { Deed } from '../../src/domain/case/action.ts';
import { decisionOf } from '../../src/domain/case/case.ts';
import { type Field, type FieldKind, PRINCIPALS } from '../../src/domain/case/form.ts';
import type { CaseReply } from '../../src/domain/case/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import type { Elements } from '../card.ts';
import { principalName } from './caseWords.ts';
import { formFields } from './formCard.ts';
import { asInput, fieldElements } from './inputs.ts';
import { personPicker } from './personPicker.ts';
import { scheduleFields } from './scheduleFields.ts';
import { nextSeat, seatChoice, seatsFrom, seatValue } from './seats.ts';

/** What each deed asks for. Ids of the inputs are what the deed is read from. */

export interface Step {
  readonly reply: Extract<CaseReply, { say: 'case-step' }>;
  readonly language: Language;
}

interface Asked {
  readonly id: string;
  readonly kind: FieldKind;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  readonly choices?: readonly { readonly title: string; readonly value: string }[];
  /** Filled in from the start; what has been typed since comes before it. */
  readonly preset?: string;
  readonly longest?: number;
}

const LONGEST = 2000;
const LONGEST_LINE = 120;
/** In bytes; there is little else on such a card. */
const ROOM_FOR_PEOPLE = 16_000;

const same = (words: string) => ({ sv: words, en: words });

/** What was typed; what is there already when nothing has been. */
function valueIn({ reply }: Step, id: string, preset = ''): string {
  const isFresh = Object.keys(reply.inputs).length === 0;
  return isFresh ? preset : (reply.inputs[id] ?? '');
}

function ask(step: Step, asked: Asked): Elements {
  const { id, kind, label, hint, required = false, choices = [], preset, longest = LONGEST } = asked;
  const field: Field = {
    id,
    kind,
    label: same(label),
    ...(hint ? { hint: same(hint) } : {}),
    required,
    choices: choices.map(({ title, value }) => ({ value, label: same(title) })),
    longest,
  };
  const filled = { value: valueIn(step, id, preset), problem: step.reply.problems[id] };
  return fieldElements(field, filled, { language: step.language, isStrict: true, isFolding: false });
}

function reason(step: Step, required: boolean): Elements {
  const { steps } = textsIn(step.language).cases;
  return ask(step, { id: 'reason', kind: 'text', label: steps.reason, hint: steps.reasonHint, required });
}

function decide(step: Step): Elements {
  const { steps } = textsIn(step.language).cases;
  const { decide: words } = steps;
  const made = decisionOf(step.reply.handling);
  const { case: case_, model } = step.reply.view;
  const concerned = case_.answers[PRINCIPALS];
  return [
    ...ask(step, {
      id: 'text',
      kind: 'text',
      label: words.text,
      hint: words.textHint,
      required: true,
      preset: made?.text ?? '',
    }),
    ...ask(step, {
      id: 'sort',
      kind: 'choice',
      label: words.sort,
      preset: made?.sort ?? 'decision',
      choices: (['decision', 'recommendation'] as const).map((value) => ({ title: words[value], value })),
    }),
    ...ask(step, {
      id: 'responsible',
      kind: 'text',
      label: words.responsible,
      hint: words.responsibleHint,
      preset: made?.responsible ?? '',
    }),
    ...ask(step, {
      id: 'principals',
      kind: 'choices',
      label: words.principals,
      preset: asInput(made?.principals ?? concerned),
      choices: model.principals.map(({ id, name }) => ({ title: name, value: id })),
    }),
  ];
}

/** To another forum; passing it on asks why, sharing may. */
const toForum =
  (deed: 'forward' | 'share') =>
  (step: Step): Elements => {
    const { view, handling } = step.reply;
    const seats = seatsFrom(view.model, view.case, handling.seat);
    const next = nextSeat(view.model, view.case, handling.seat);
    const preset = next && deed === 'forward' ? seatValue(next) : '';
    return [
      ...ask(step, {
        id: 'seat',
        kind: 'choice',
        label: textsIn(step.language).cases.steps[deed].seat,
        required: true,
        choices: seats.map((seat) => seatChoice(view.model, seat, step.language)),
        preset: seats.some((seat) => seatValue(seat) === preset) ? preset : '',
      }),
      ...reason(step, deed === 'forward'),
    ];
  };

function sendBack(step: Step): Elements {
  const { return: words } = textsIn(step.language).cases.steps;
  return [
    ...ask(step, {
      id: 'to',
      kind: 'choice',
      label: words.to,
      required: true,
      choices: (['local', 'line'] as const).map((value) => ({ title: words[value], value })),
    }),
    ...reason(step, true),
  ];
}

function comment(step: Step): Elements {
  const { comment: words } = textsIn(step.language).cases.steps;
  return ask(step, { id: 'text', kind: 'text', label: words.text, hint: words.hint, required: true });
}

function person(step: Step): Elements {
  const { people, problems } = step.reply;
  const picked = { people, value: valueIn(step, 'person'), problem: problems.person, room: ROOM_FOR_PEOPLE };
  return personPicker(picked, step.language);
}

function merge(step: Step): Elements {
  const { merge: words } = textsIn(step.language).cases.steps;
  const { number: label, hint } = words;
  return ask(step, { id: 'number', kind: 'line', label, hint, required: true, longest: LONGEST_LINE });
}

/** Those that whoever reports may answer for; the one and only is known from the button. */
export const answerable = ({ reply }: Step): readonly string[] =>
  reply.view.may.find(({ deed, handling }) => deed === 'report' && handling === reply.handling.no)?.principals ?? [];

function report(step: Step): Elements {
  const { report: words } = textsIn(step.language).cases.steps;
  const principals = answerable(step);
  if (principals.length === 1) return ask(step, { id: 'note', kind: 'text', label: words.note, required: true });
  const { model } = step.reply.view;
  return [
    ...ask(step, {
      id: 'principal',
      kind: 'choice',
      label: words.principal,
      required: true,
      choices: principals.map((id) => ({ title: principalName(model, id), value: id })),
    }),
    ...ask(step, {
      id: 'home',
      kind: 'choice',
      label: words.home,
      required: true,
      preset: 'done',
      choices: (['done', 'hindered'] as const).map((value) => ({ title: words[value], value })),
    }),
    ...ask(step, { id: 'note', kind: 'text', label: words.noteMany }),
  ];
}

function deidentify(step: Step): Elements {
  const { deidentify: words } = textsIn(step.language).cases.steps;
  return ask(step, { id: 'words', kind: 'text', label: words.words });
}

function diary(step: Step): Elements {
  const { diary: words } = textsIn(step.language).cases.steps;
  const preset = step.reply.view.case.diaryNumber;
  return ask(step, { id: 'number', kind: 'line', label: words.number, required: true, preset, longest: LONGEST_LINE });
}

/** The whole form again. */
function edit({ reply, language }: Step): Elements {
  const { view, inputs, problems } = reply;
  const values = Object.keys(inputs).length > 0 ? inputs : view.case.answers;
  return formFields(view.form, values, problems, { language, isStrict: true, isFolding: true });
}

/** Those that are missing need nothing: they are done at once. */
export const FIELDS: Readonly<Partial<Record<Deed, (step: Step) => Elements>>> = {
  schedule: scheduleFields,
  decide,
  forward: toForum('forward'),
  share: toForum('share'),
  return: sendBack,
  close: (step) => reason(step, true),
  withdraw: (step) => reason(step, false),
  comment,
  assign: person,
  'hand-over': person,
  merge,
  report,
  deidentify,
  diary,
  edit,
};
