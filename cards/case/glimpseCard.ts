import type { CaseReply } from '../../src/domain/case/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { type Card, card, subtle, text, title } from '../card.ts';
import { seatName } from './caseWords.ts';

/** In the channel of a forum that no longer has the case: where it is instead. */
export function movedCard({ model, glimpse }: Extract<CaseReply, { say: 'case-moved' }>, language: Language): Card {
  const { cases } = textsIn(language);
  const heading = cases.movedTo(glimpse.number, seatName(model, glimpse.seat, language));
  return card(heading, [title(`**${heading}**`), subtle(cases.glimpse)], language);
}

/** What is left of a case for those who may not read it. */
export function glimpseCard({ model, glimpse }: Extract<CaseReply, { say: 'case-glimpse' }>, language: Language): Card {
  const { cases } = textsIn(language);
  const where = `${seatName(model, glimpse.seat, language)} · ${cases.states[glimpse.state]}`;
  return card(
    glimpse.number,
    [title(`**${glimpse.number}**`), text(`*${where}*`, { spacing: 'Small' }), subtle(cases.glimpse)],
    language,
  );
}
