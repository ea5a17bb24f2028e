import type { Grant } from '../../domain/case/roles.ts';
import { firstsIn } from '../../domain/learning/gap.ts';
import { forumByKey } from '../../domain/model/forums.ts';
import type { Forum, Model } from '../../domain/model/types.ts';

/** Who may see what the router missed, settle it, and teach it. */

const LEADS: ReadonlySet<Grant['role']> = new Set(['process-lead', 'chair', 'administrator']);
const LEADS_ALL: ReadonlySet<Grant['role']> = new Set(['process-lead', 'administrator']);

/** Those who answer for the whole organisation. */
export const leadsModel = (grants: readonly Grant[], { id }: Model): boolean =>
  grants.some(
    ({ role, model, forum, place }) => LEADS_ALL.has(role) && model === id && forum === null && place === null,
  );

/**
 * Those who lead a forum, and so may teach the router of it and say what is right. What holds of a forum holds in every place: whoever
 * leads one place's group of it does not speak for the others.
 */
export const leadsForumOf = (grants: readonly Grant[], model: Model, forum: string): boolean =>
  grants.some((grant) => grant.place === null && isLeadIn(grant, model, forum));

/** @param first a forum's key, an exit's id, or null for what nobody has placed: only forums have others who may see */
export const seesGapsOf = (grants: readonly Grant[], model: Model, first: string | null): boolean =>
  leadsModel(grants, model) || (first !== null && grants.some((grant) => isLeadIn(grant, model, first)));

/**
 * Where somebody may say that a gap belongs. Whoever leads only some forums does not hand questions to the others: that is for those who
 * answer for all of them.
 * @param first where it is counted now
 * @returns nothing for those who may not settle it, nor set it aside
 */
export function choicesFor(grants: readonly Grant[], model: Model, first: string | null): string[] {
  if (leadsModel(grants, model)) return firstsIn(model);
  const isTheirs = first !== null && leadsForumOf(grants, model, first);
  return isTheirs ? forumsLed(grants, model).map(({ key }) => key) : [];
}

const isLeadIn = ({ role, model: of, forum }: Grant, model: Model, key: string): boolean =>
  LEADS.has(role) && of === model.id && (forum === null || forum === key) && forumByKey(model, key) !== undefined;

/** The forums that somebody may teach the router of. */
export const forumsLed = (grants: readonly Grant[], model: Model): Forum[] =>
  model.forums.filter(({ key }) => leadsForumOf(grants, model, key));
