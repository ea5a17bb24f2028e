import type { CaseView } from '../../src/domain/case/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { button, type Card, card } from '../card.ts';
import { caseBody } from './caseBody.ts';
import { caseDetails } from './caseDetails.ts';
import { headline } from './caseWords.ts';
import { everyonesButtons, ownButtons } from './deeds.ts';

/** A case. The card in a forum's channel is the same to everybody; the others are for one person, with what they may do. */

export function caseCard(view: CaseView, language: Language): Card {
  const look = { view, language };
  const isEveryones = view.for === 'everyone';
  const buttons = isEveryones ? everyonesButtons(look) : ownButtons(look);
  const made = card(headline(view.case), [...caseBody(look), ...buttons, ...caseDetails(look)], language);
  return isEveryones && view.refreshFor.length > 0 ? { ...made, refresh: refreshOf(view, language) } : made;
}

const refreshOf = ({ case: case_, refreshFor }: CaseView, language: Language) => ({
  action: button(textsIn(language).cases.case.show, { press: 'case', case: case_.id }, language),
  userIds: [...refreshFor],
});
