import type { CaseReply } from '../../src/domain/case/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { button, buttons, type Card, card, openLink, subtle, text, title } from '../card.ts';
import { headline } from './caseWords.ts';

/** A link to the case as a file. It works for some minutes, so that it cannot be passed around. */
export function exportCard(
  { view, as, url, minutes }: Extract<CaseReply, { say: 'case-export' }>,
  language: Language,
): Card {
  const { files, case: texts } = textsIn(language).cases;
  const { id, number } = view.case;
  const heading = files.title[as](number);
  return card(
    heading,
    [
      title(`**${heading}**`),
      subtle(headline(view.case)),
      text(files.minutes(minutes), { spacing: 'Small' }),
      buttons(openLink(files.open, url), button(texts.back, { press: 'case', case: id }, language)),
    ],
    language,
  );
}

/** The same for all of an organisation's cases. */
export function exportAllCard(
  { model, as, url, minutes }: Extract<CaseReply, { say: 'cases-export' }>,
  language: Language,
): Card {
  const { files } = textsIn(language).cases;
  const heading = files.all[as](model.name);
  return card(
    heading,
    [title(`**${heading}**`), text(files.minutes(minutes), { spacing: 'Small' }), buttons(openLink(files.open, url))],
    language,
  );
}
