import { checkAnswers } from '../../domain/case/checkForm.ts';
import type { Inputs } from '../../domain/case/form.ts';
import type { CasePress } from '../../domain/case/press.ts';
import { type Asker, type Desk, routerById } from '../desk.ts';
import { draftOf } from './file.ts';
import { currentForm, formFromDraft } from './form.ts';
import { type CaseAnswer, guardOf, todayAt } from './office.ts';

/** Half-written forms, kept for the one who wrote them. */

/** What points out a person is stopped here as well; everything else may be missing. */
export async function keepDraft(
  desk: Desk,
  asker: Asker,
  press: Extract<CasePress, { press: 'keep-draft' }>,
  inputs: Inputs,
): Promise<CaseAnswer | null> {
  const router = routerById(desk, press.model);
  if (!router) return null;
  const form = currentForm(desk, router.model);
  const checked = checkAnswers(form, inputs, router.model, guardOf(router));
  const problems = checked.ok ? {} : checked.problems;
  const aboutPersons = Object.entries(problems).filter(([, problem]) => problem.is === 'personal-data');
  const values = checked.ok ? checked.answers : checked.kept;
  const { submit, question, link } = press;
  if (aboutPersons.length > 0) {
    const view = { form, model: router.model, submit, question, link, values, isDialog: false };
    return {
      reply: { say: 'case-form', view: { ...view, problems: Object.fromEntries(aboutPersons) } },
      how: 'replace',
    };
  }
  await desk.office.drafts.keep(asker.person, { ...draftOf(desk, press), values });
  return { reply: { say: 'case-draft-kept', submit }, how: 'replace' };
}

export async function showDrafts(desk: Desk, asker: Asker): Promise<CaseAnswer> {
  const drafts = await desk.office.drafts.of(asker.person);
  return { reply: { say: 'case-drafts', drafts, today: todayAt(desk), timeZone: desk.timeZone }, how: 'follow' };
}

export async function openDraft(desk: Desk, asker: Asker, submit: string): Promise<CaseAnswer | null> {
  const draft = await desk.office.drafts.find(asker.person, submit);
  const view = draft ? formFromDraft(desk, draft) : null;
  return view ? { reply: { say: 'case-form', view }, how: 'replace' } : null;
}

export async function discardDraft(desk: Desk, asker: Asker, submit: string): Promise<CaseAnswer> {
  await desk.office.drafts.discard(asker.person, submit);
  return { reply: { say: 'case-draft-discarded' }, how: 'replace' };
}
