import type { Answers } from '../../src/domain/case/case.ts';
import type { Form, Problems } from '../../src/domain/case/form.ts';
import type { FormView } from '../../src/domain/case/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { button, buttons, type Card, card, type Elements, text, title, warning } from '../card.ts';
import { asInput, fieldElements, type Rules } from './inputs.ts';

/** The form that a case is filed on. What was filled in stays, and what is wrong is said first and at its field. */

export function formCard(view: FormView, language: Language): Card {
  const { form } = textsIn(language).cases;
  return card(
    form.title,
    [
      title(`**${form.title}**`),
      ...(view.notice ? [warning(textsIn(language).outage.unsavedForm)] : []),
      ...problemSummary(view.problems, language),
      text(form.noPersons, { spacing: 'Small' }),
      ...formFields(view.form, view.values, view.problems, { language, isStrict: view.isDialog, isFolding: true }),
      { ...sendRow(view, language), spacing: 'Medium' },
    ],
    language,
  );
}

export function problemSummary(problems: Problems, language: Language): Elements {
  const { form } = textsIn(language).cases;
  const count = Object.keys(problems).length;
  return count === 0 ? [] : [warning(`${form.problems(count)} ${form.kept}`)];
}

export const formFields = (form: Form, values: Answers, problems: Problems, rules: Rules): Elements =>
  form.fields.flatMap((field) =>
    fieldElements(field, { value: asInput(values[field.id]), problem: problems[field.id] }, rules),
  );

function sendRow({ submit, model, question, link, isDialog }: FormView, language: Language) {
  const { form } = textsIn(language).cases;
  const filing = { submit, model: model.id, question, link };
  return buttons(
    button(form.send, { press: 'file', ...filing }, language, { primary: true, inputs: true }),
    isDialog ? null : button(form.keepDraft, { press: 'keep-draft', ...filing }, language, { inputs: true }),
  );
}
