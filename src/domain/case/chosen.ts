import { forumByKey, forumsTaking } from '../model/forums.ts';
import type { Model } from '../model/types.ts';
import type { Answers, ForumSeat } from './case.ts';
import { FORUM, PLACE, THEME, UNKNOWN_FORUM } from './form.ts';

/** What of a case is read from its answers. */

export const answerText = (answers: Answers, field: string): string => {
  const value = answers[field];
  return typeof value === 'string' ? value : '';
};

export const chosenTheme = (answers: Answers): string | null => answerText(answers, THEME) || null;

/** The chosen forum; when nobody knows, those who help with the forums' work decide. */
export function chosenSeat(model: Model, answers: Answers): ForumSeat {
  const chosen = answerText(answers, FORUM);
  const [office] = forumsTaking(model, 'support', 'care');
  const forum = (chosen === UNKNOWN_FORUM ? undefined : forumByKey(model, chosen)) ?? office;
  if (!forum) throw new Error(`model ${model.id} has no forums`);
  return { forum: forum.key, place: forum.perPlace ? answerText(answers, PLACE) || null : null };
}
