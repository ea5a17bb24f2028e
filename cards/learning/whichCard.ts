import type { LearningPress } from '../../src/domain/learning/press.ts';
import type { LearningReply } from '../../src/domain/learning/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { button, type Card, card, inRows, subtle, title } from '../card.ts';
import { shortName } from '../words.ts';

/** More than any organisation has, and as many as a card has room for. */
const MOST = 30;

type Which = Extract<LearningReply, { say: 'which-taught' }>;

/** Which of the forums that somebody has to do with they mean. */
export function whichTaughtCard({ model, forums, to }: Which, language: Language): Card {
  const which = textsIn(language).learning.which[to];
  const left = forums.length - MOST;
  const choices = forums
    .slice(0, MOST)
    .map((forum) => button(shortName(forum, null, language), pressTo(to, model.id, forum.key), language));
  return card(
    which.title,
    [title(`**${which.title}**`), ...inRows(...choices), subtle(left > 0 ? which.rest(left) : which.typeToo)],
    language,
  );
}

const pressTo = (to: Which['to'], model: string, forum: string): LearningPress =>
  to === 'check' ? { press: to, model, forum } : { press: to, model, forum, page: 0 };
