import type { CaseReply, Similar } from '../../src/domain/case/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { asWritten, button, buttons, type Card, card, type Elements, text, title } from '../card.ts';
import { seatName } from './caseWords.ts';

/** Before filing: at most three cases that seem to be about the same thing. */

type SimilarReply = Extract<CaseReply, { say: 'case-similar' }>;

const MOST = 3;

export function similarCard(reply: SimilarReply, language: Language): Card {
  const { similar } = textsIn(language).cases;
  return card(
    similar.title,
    [
      title(`**${similar.title}**`),
      text(similar.lead, { spacing: 'Small' }),
      ...reply.similar.slice(0, MOST).flatMap((one) => oneSimilar(one, reply, language)),
      {
        ...buttons(button(similar.other, { press: 'file-anyway', submit: reply.submit }, language, { primary: true })),
        spacing: 'Large',
      },
    ],
    language,
  );
}

/** Whoever may not read it sees where it is, not what it says. */
function oneSimilar(one: Similar, { model, submit }: SimilarReply, language: Language): Elements {
  const { cases } = textsIn(language);
  const what = one.title === null ? '' : ` · ${asWritten(one.title)}`;
  const where = seatName(model, one.seat, language, 'short');
  const join = button(cases.similar.join(one.number), { press: 'join-instead', submit, case: one.id }, language);
  return [
    text(`**${one.number}${what}**`, { spacing: 'Medium' }),
    text(`*${where} · ${cases.states[one.state]} · ${cases.behind(one.behind)}*`, { spacing: 'Small' }),
    { ...buttons(join), spacing: 'Small' },
  ];
}
