import { titleOf } from '../../src/domain/case/case.ts';
import type { CaseReply } from '../../src/domain/case/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { asWritten, type Card, card, text, title } from '../card.ts';
import { whereIs } from './caseBody.ts';
import { caseDetails } from './caseDetails.ts';
import { weekdayOf } from './dates.ts';
import { ownButtons } from './deeds.ts';

/** To whoever owes the next step, as the deadline comes near or has passed: what it is about, and the buttons to go on with. */
export function nudgeCard({ view, handling }: Extract<CaseReply, { say: 'case-nudge' }>, language: Language): Card {
  const { nudge } = textsIn(language).cases;
  const { number, replyBy } = view.case;
  const day = weekdayOf(replyBy, { today: view.today, language });
  const isLate = Temporal.PlainDate.compare(replyBy, view.today) < 0;
  const look = { view, language };
  const heading = nudge.title(number);
  return card(
    heading,
    [
      title(`**${heading}**`),
      text(asWritten(titleOf(view.case)), { spacing: 'Small' }),
      text(`*${whereIs(handling, look)}*`, { spacing: 'Small' }),
      text(isLate ? nudge.late(day) : nudge.soon(day), { spacing: 'Small' }),
      ...ownButtons(look),
      ...caseDetails(look),
    ],
    language,
  );
}
