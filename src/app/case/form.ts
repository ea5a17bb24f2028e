import type { Answers } from '../../domain/case/case.ts';
import { FORUM, type Form, PLACE, PRINCIPALS, THEME, TITLE, UNKNOWN_FORUM } from '../../domain/case/form.ts';
import { formFor } from '../../domain/case/standardForm.ts';
import type { Draft, FormView } from '../../domain/case/view.ts';
import { placeById } from '../../domain/model/forums.ts';
import type { Model } from '../../domain/model/types.ts';
import { masked } from '../../domain/privacy/guard.ts';
import { hear, type Router, routeHeard } from '../../domain/routing/route.ts';
import type { Routing, Told } from '../../domain/routing/routing.ts';
import { capitalised } from '../../domain/text.ts';
import { Outage } from '../../ports/outage.ts';
import { type Asker, type Desk, homeOf, routerById, toldByHome } from '../desk.ts';
import { toldFrom } from '../stored.ts';
import { type CaseAnswer, guardOf } from './office.ts';

/** The form, filled in with what is already known: nobody writes twice. */

const LONGEST_TITLE = 80;

/** @param question an earlier question asked in the same conversation; null begins with an empty form */
export async function offerForm(
  desk: Desk,
  asker: Asker,
  modelId: string,
  question: string | null,
): Promise<CaseAnswer | null> {
  const asked = question ? await desk.questions.find(question, asker.conversation) : null;
  const router = routerById(desk, asked?.model ?? modelId);
  if (!router) return null;
  const values = asked ? valuesOf(router, asked.text, toldFrom(asked.told, router.model)) : {};
  return {
    reply: { say: 'case-form', view: emptyForm(desk, router.model, { values, question: asked?.id ?? null }) },
    how: 'follow',
  };
}

/** From a message that somebody chose to file: its text is carried over, without what points out a person, and the message is linked. */
export async function offerFormFrom(desk: Desk, asker: Asker, text: string, link: string): Promise<FormView> {
  // Without memory they fill in their place themselves.
  const { profile } = await desk.people
    .recall(asker.person, asker.conversation, desk.clock.now())
    .catch((error) => (error instanceof Outage ? { profile: null } : Promise.reject(error)));
  const home = homeOf(desk, profile);
  const router = home?.router ?? desk.routers[0];
  const clean = masked(text, guardOf(router)(text));
  const values = clean === '' ? {} : valuesOf(router, clean, toldByHome(home, router));
  return emptyForm(desk, router.model, { values, link, isDialog: true });
}

function emptyForm(
  desk: Desk,
  model: Model,
  filled: { values: Answers; question?: string | null; link?: string; isDialog?: boolean },
): FormView {
  return {
    form: currentForm(desk, model),
    model,
    submit: desk.newId(),
    question: filled.question ?? null,
    link: filled.link ?? '',
    values: filled.values,
    problems: {},
    isDialog: filled.isDialog ?? false,
  };
}

export const currentForm = (desk: Desk, model: Model): Form => formFor(model, desk.office.rules.forms[model.id] ?? {});

/** A draft as it was left; a field that has since gone from the form is not shown. */
export function formFromDraft(desk: Desk, draft: Draft): FormView | null {
  const router = routerById(desk, draft.model);
  if (!router) return null;
  const { values, submit, question, link } = draft;
  return { ...emptyForm(desk, router.model, { values, question, link }), submit };
}

/** What a question already tells: its words, the forum it belongs to, the place and the theme. */
function valuesOf(router: Router, text: string, told: Told): Answers {
  const heard = hear(router, text);
  const routing = routeHeard(heard, told);
  const place = placeOf(routing) ?? told.place?.id ?? told.home?.id;
  return {
    [TITLE]: titleFrom(text),
    happening: text,
    [FORUM]: routing.kind === 'forum' ? routing.forum.key : UNKNOWN_FORUM,
    ...(place ? { [PLACE]: place, [PRINCIPALS]: principalsAt(router.model, place) } : {}),
    ...('theme' in routing && routing.theme ? { [THEME]: routing.theme.id } : {}),
  };
}

const placeOf = (routing: Routing): string | undefined =>
  'place' in routing && routing.place ? routing.place.id : undefined;

/** The place's own municipality and the region: those who usually must agree. */
function principalsAt(model: Model, placeId: string): string[] {
  const place = placeById(model, placeId);
  const municipality = place?.partOf ?? placeId;
  return model.principals.flatMap(({ id, kind }) => (kind === 'region' || id === municipality ? [id] : []));
}

/** The first sentence, cut between words. */
function titleFrom(text: string): string {
  const [first = ''] = text.split(/[.!?\n]/);
  const sentence = capitalised(first.trim());
  if (sentence.length <= LONGEST_TITLE) return sentence;
  return `${sentence.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, '')} …`;
}
