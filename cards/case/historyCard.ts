import type { CaseReply } from '../../src/domain/case/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { button, buttons, type Card, card, subtle, text, title } from '../card.ts';
import { headline } from './caseWords.ts';
import { momentOf } from './dates.ts';
import { eachOnce, eventLine } from './eventWords.ts';

/** Who did what and when, the latest first. */

const MOST = 20;

export function historyCard(reply: Extract<CaseReply, { say: 'case-history' }>, language: Language): Card {
  const { view } = reply;
  const { case: texts, history } = textsIn(language).cases;
  const { id, number } = view.case;
  const all = eachOnce(reply.events);
  const shown = all.slice(-MOST).reverse();
  const heading = history.title(number);
  const when = { today: view.today, language };
  return card(
    heading,
    [
      title(`**${heading}**`),
      subtle(headline(view.case)),
      ...(shown.length < all.length ? [subtle(history.latest(shown.length, all.length))] : []),
      ...shown.map((event) =>
        text(`**${momentOf(event.at, view.timeZone, when)}** ${eventLine(event, { view, language })}`, {
          spacing: 'Small',
        }),
      ),
      buttons(
        button(texts.back, { press: 'case', case: id }, language),
        view.mayExport ? button(texts.pdf, { press: 'export', case: id, as: 'pdf' }, language) : null,
      ),
    ],
    language,
  );
}
