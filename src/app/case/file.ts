import type { Answers, Case, CaseId } from '../../domain/case/case.ts';
import { currentHandlings, titleOf } from '../../domain/case/case.ts';
import { checkAnswers } from '../../domain/case/checkForm.ts';
import { answerText, chosenSeat, chosenTheme } from '../../domain/case/chosen.ts';
import { replyBy } from '../../domain/case/deadline.ts';
import { CONFIRMED, type Form, type Inputs } from '../../domain/case/form.ts';
import type { CasePress } from '../../domain/case/press.ts';
import { type Actor, mayRead } from '../../domain/case/roles.ts';
import type { Draft, FormView, Similar } from '../../domain/case/view.ts';
import type { Model } from '../../domain/model/types.ts';
import type { Router } from '../../domain/routing/route.ts';
import { type Asker, type Desk, routerById, yearNow } from '../desk.ts';
import { currentForm, formFromDraft } from './form.ts';
import { messageLink } from './messageLink.ts';
import { actorOf, type CaseAnswer, guardOf, isOwnChat, liveFor, personOf, rememberContact } from './office.ts';
import { glimpseOf, viewFor } from './view.ts';

/** Filing: what was written is checked, what is alike is shown, and the case is stored once, with all that must be told. */

type FilePress = Extract<CasePress, { press: 'file' | 'keep-draft' }>;

/** The form was sent. */
export async function fileForm(desk: Desk, asker: Asker, press: FilePress, inputs: Inputs): Promise<CaseAnswer | null> {
  const router = routerById(desk, press.model);
  if (!router) return null;
  const view = formView(desk, router.model, press);
  const checked = checkAnswers(view.form, inputs, router.model, guardOf(router));
  if (!checked.ok) return formAgain({ ...view, values: checked.kept, problems: checked.problems });
  const draft: Draft = { ...draftOf(desk, press), values: checked.answers };
  const alike = await alikeTo(desk, asker, router, checked.answers);
  if (alike.length === 0) return store(desk, asker, router, view.form, draft);
  const filed = await alreadyFiled(desk, asker, press.submit);
  if (filed) return filed;
  await desk.office.drafts.keep(asker.person, draft);
  return {
    reply: { say: 'case-similar', model: router.model, submit: press.submit, similar: alike },
    how: 'replace',
  };
}

/** The form with all that was filled in, for when it could not be stored. What points out a person is left out here as well. */
export function formKept(desk: Desk, press: FilePress, inputs: Inputs): FormView | null {
  const router = routerById(desk, press.model);
  if (!router) return null;
  const view = formView(desk, router.model, press);
  const checked = checkAnswers(view.form, inputs, router.model, guardOf(router));
  return { ...view, values: checked.ok ? checked.answers : checked.kept, notice: 'unsaved' };
}

/** "Nej, mitt är något annat": what was written waits as a draft. */
export async function fileDraft(desk: Desk, asker: Asker, submit: string): Promise<CaseAnswer | null> {
  const draft = await desk.office.drafts.find(asker.person, submit);
  const router = draft ? routerById(desk, draft.model) : undefined;
  if (!draft || !router) return alreadyFiled(desk, asker, submit);
  const form = currentForm(desk, router.model);
  const checked = checkAnswers(form, asInputs(draft.values), router.model, guardOf(router));
  if (checked.ok) return store(desk, asker, router, form, { ...draft, values: checked.answers });
  const view = formFromDraft(desk, draft);
  return view ? formAgain({ ...view, values: checked.kept, problems: checked.problems }) : null;
}

/** Pressed twice: the first press has made the case. */
async function alreadyFiled(desk: Desk, asker: Asker, submit: string): Promise<CaseAnswer | null> {
  const filed = await desk.office.cases.find(caseIdOf(submit));
  return filed ? receipt(desk, asker, filed, await actorOf(desk, asker)) : null;
}

/** A case is named by the filing it came of, so that a form that is sent again is not taken for one like the case it became. */
const caseIdOf = (submit: string): CaseId => submit as CaseId;

const formAgain = (view: FormView): CaseAnswer => ({ reply: { say: 'case-form', view }, how: 'replace' });

const asInputs = (answers: Answers): Inputs =>
  Object.fromEntries(
    Object.entries(answers).map(([id, value]) => [id, typeof value === 'string' ? value : value.join(',')]),
  );

const formView = (desk: Desk, model: Model, { submit, question, link }: FilePress): FormView => ({
  form: currentForm(desk, model),
  model,
  submit,
  question,
  link,
  values: {},
  problems: {},
  isDialog: false,
});

export const draftOf = (desk: Desk, { submit, model, question, link }: FilePress): Omit<Draft, 'values'> => ({
  submit,
  model,
  question,
  link: messageLink(link),
  at: desk.clock.now(),
});

async function store(desk: Desk, asker: Asker, router: Router, form: Form, draft: Draft): Promise<CaseAnswer> {
  const { office } = desk;
  await Promise.all([office.forms.keep(form), rememberContact(desk, asker)]);
  const at = desk.clock.now();
  const filer = personOf(asker);
  const filing = office.cases.file({
    submit: draft.submit,
    case: newCase(desk, asker, router.model, form, draft, at),
    year: yearNow(desk),
    event: { at, by: filer, did: 'file', handling: 1, from: null, to: 'filed', text: '', about: null },
    tell: [{ tell: 'forum', handling: 1 }, ...(isOwnChat(asker) ? [] : [{ tell: 'receipt', person: filer } as const])],
  });
  const [case_, actor] = await Promise.all([filing, actorOf(desk, asker)]);
  await office.open.put(case_);
  return receipt(desk, asker, case_, actor);
}

function newCase(
  desk: Desk,
  asker: Asker,
  model: Model,
  form: Form,
  { submit, values, link }: Draft,
  at: Temporal.Instant,
): Omit<Case, 'number' | 'revision'> {
  const { [CONFIRMED]: _confirmed, ...answers } = values;
  return {
    id: caseIdOf(submit),
    model: model.id,
    language: asker.language,
    form: form.version,
    answers,
    theme: chosenTheme(answers),
    filer: personOf(asker),
    filedAt: at,
    replyBy: replyBy(at, desk.timeZone, desk.office.rules.replyWithinDays),
    link,
    supporters: [],
    handlings: [{ no: 1, seat: chosenSeat(model, answers), since: at, stage: { state: 'filed' } }],
    diaryNumber: '',
    isDeidentified: false,
  };
}

/** A form sent twice shows the case that it became; whoever sent it the second time sees what they may. */
async function receipt(desk: Desk, asker: Asker, case_: Case, actor: Actor): Promise<CaseAnswer> {
  if (!mayRead(case_, actor)) return { reply: glimpseOf(desk, case_), how: 'view' };
  const view = await viewFor(desk, case_, actor);
  return { reply: { say: 'case-receipt', view }, how: 'replace', ...liveFor(asker, case_) };
}

/** At most three open cases of the same organisation; whoever may not read one sees only number, forum and state. */
async function alikeTo(desk: Desk, asker: Asker, { model }: Router, answers: Answers): Promise<Similar[]> {
  const sought = {
    title: answerText(answers, 'title'),
    happening: answerText(answers, 'happening'),
    seat: chosenSeat(model, answers),
    theme: chosenTheme(answers),
  };
  const found = await desk.office.open.like(model.id, sought);
  if (found.length === 0) return [];
  const actor = await actorOf(desk, asker);
  return found.map(({ case: case_ }): Similar => {
    const [current] = currentHandlings(case_);
    const { seat, stage } = current ?? case_.handlings[0];
    return {
      id: case_.id,
      number: case_.number,
      seat,
      state: stage.state,
      title: mayRead(case_, actor) ? titleOf(case_) : null,
      behind: case_.supporters.length + 1,
    };
  });
}
