import type { Language, Model } from '../src/domain/model/types.ts';
import { textsIn } from '../src/locales/texts.ts';
import { button, buttons, type Card, card, subtle, text, title } from './card.ts';

/** Welcome, help and the short lines of conversation. */

export function welcomeCard(models: readonly Model[], language: Language): Card {
  const { talk, list } = textsIn(language);
  const other: Language = language === 'sv' ? 'en' : 'sv';
  return card(
    talk.welcomeTitle,
    [
      title(`**${talk.welcomeTitle}**`),
      text(talk.welcome(list(models.map((model) => model.name)))),
      text(talk.tryThese, { spacing: 'Medium' }),
      ...talk.examples.map((example) => buttons(button(example, { press: 'example', text: example }, language))),
      subtle(talk.privacyNote),
      buttons(button(language === 'sv' ? talk.inEnglish : talk.inSwedish, { press: 'welcome' }, other)),
    ],
    language,
  );
}

export function helpCard(language: Language): Card {
  const { talk } = textsIn(language);
  return card(
    talk.helpTitle,
    [
      title(`**${talk.helpTitle}**`),
      ...talk.help.map((line) => text(line, { spacing: 'Small' })),
      subtle(talk.privacyNote),
    ],
    language,
  );
}

/** One or two lines, nothing to press. */
export const noticeCard = (line: string, language: Language): Card => card(line, [text(line)], language);
