import { titleOf } from '../../src/domain/case/case.ts';
import type { CaseView } from '../../src/domain/case/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { asWritten, button, buttons, type Card, card, text, title } from '../card.ts';
import { seatName } from './caseWords.ts';
import { weekdayOf } from './dates.ts';

/** What whoever filed gets at once: the number, where it went, and when to expect what. */
export function receiptCard(view: CaseView, language: Language): Card {
  const { receipt, case: texts } = textsIn(language).cases;
  const { id, number, revision, handlings, replyBy } = view.case;
  const on = { case: id, revision, handling: 0 };
  const may = (deed: 'edit' | 'withdraw') => view.may.some((one) => one.deed === deed);
  const heading = receipt.title(number);
  return card(
    heading,
    [
      title(`**${heading}** · ${seatName(view.model, handlings[0].seat, language)}`),
      text(asWritten(titleOf(view.case)), { spacing: 'Small' }),
      text(receipt.youWillHear(weekdayOf(replyBy, { today: view.today, language })), { spacing: 'Small' }),
      buttons(
        button(texts.show, { press: 'case', case: id }, language),
        may('edit') ? button(receipt.edit, { press: 'step', ...on, deed: 'edit' }, language) : null,
        may('withdraw') ? button(receipt.withdraw, { press: 'step', ...on, deed: 'withdraw' }, language) : null,
      ),
    ],
    language,
  );
}
