import type { CaseReply } from '../../src/domain/case/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { button, buttons, type Card, card, text, title, warning } from '../card.ts';
import { caseBody } from './caseBody.ts';
import { caseDetails } from './caseDetails.ts';
import { headline, seatName } from './caseWords.ts';
import { ownButtons } from './deeds.ts';

/** Short notices: why nothing changed, what became of a draft, and a case that has nowhere to go. */

export function refusedCard({ why, view }: Extract<CaseReply, { say: 'case-refused' }>, language: Language): Card {
  const line = textsIn(language).cases.refused[why];
  const look = view && { view, language };
  const current = look ? [...caseBody(look), ...ownButtons(look), ...caseDetails(look)] : [];
  return card(line, [current.length > 0 ? warning(line) : text(line), ...current], language);
}

export function draftKeptCard(submit: string, language: Language): Card {
  const { drafts } = textsIn(language).cases;
  return card(
    drafts.kept,
    [
      text(drafts.kept),
      buttons(
        button(drafts.continue, { press: 'open-draft', submit }, language),
        button(drafts.all, { press: 'drafts' }, language),
      ),
    ],
    language,
  );
}

export function unplacedCard(
  { view, handling }: Extract<CaseReply, { say: 'case-unplaced' }>,
  language: Language,
): Card {
  const { link, case: texts } = textsIn(language).cases;
  const { case: case_ } = view;
  const heading = link.unplaced(case_.number, seatName(view.model, handling.seat, language));
  return card(
    heading,
    [
      title(`**${heading}**`),
      text(headline(case_), { spacing: 'Small' }),
      text(link.unplacedHow, { spacing: 'Small' }),
      buttons(button(texts.show, { press: 'case', case: case_.id }, language)),
    ],
    language,
  );
}
