import type { Language } from '../src/domain/model/types.ts';
import type { AnswerReply } from '../src/domain/reply.ts';
import { textsIn } from '../src/locales/texts.ts';
import { button, type Elements, lineWithButtons, stacked, subtle, text } from './card.ts';
import { candidateName, shortName } from './words.ts';

const MOST_OTHERS = 4;

/** "Hjälpte svaret?" and what comes of it. */
export function feedbackLine(reply: AnswerReply, language: Language): Elements {
  const { answer, talk, outage } = textsIn(language);
  const { id, feedback } = reply;
  if (feedback === 'unasked') return [];
  if (id === null) return [subtle(outage.noMemory)];
  switch (feedback) {
    case 'none':
      return [
        lineWithButtons(
          answer.helped,
          button(answer.yes, { press: 'helped', id, helped: true }, language),
          button(answer.no, { press: 'helped', id, helped: false }, language),
        ),
      ];
    case 'helped':
      return [text(talk.feedbackYes, { spacing: 'Medium', isSubtle: true })];
    case 'choosing':
      return [text(talk.feedbackNo, { spacing: 'Medium' }), ...stacked(...otherForums(reply, id, language))];
    case 'noted':
      return [text(talk.feedbackYes, { spacing: 'Medium', isSubtle: true })];
  }
}

/** The likeliest others and the forums beside it on the way, then "none of them". */
function otherForums({ routing }: AnswerReply, id: string, language: Language) {
  const place = 'place' in routing ? routing.place : null;
  const likely =
    'alternatives' in routing
      ? routing.alternatives.map((one) => [one.first, candidateName(one, place, language)] as const)
      : [];
  const beside = routing.kind === 'forum' ? [routing.next, routing.via].flatMap((forum) => (forum ? [forum] : [])) : [];
  const others = new Map([
    ...likely,
    ...beside.map((forum) => [forum.key, shortName(forum, place, language)] as const),
  ]);
  return [
    ...[...others]
      .slice(0, MOST_OTHERS)
      .map(([first, name]) => button(name, { press: 'right-forum', id, first }, language)),
    button(textsIn(language).talk.noneOfThese, { press: 'right-forum', id, first: null }, language),
  ];
}
