import { seatOf } from '../src/domain/model/forums.ts';
import type { Language } from '../src/domain/model/types.ts';
import type { AnswerReply } from '../src/domain/reply.ts';
import type { AcuteRouting, PersonalDataRouting, WayOutRouting } from '../src/domain/routing/routing.ts';
import { textsIn } from '../src/locales/texts.ts';
import { caution } from './answer.ts';
import { button, buttons, type Card, card, type Elements, subtle, text, title } from './card.ts';
import { feedbackLine } from './feedback.ts';
import { likelyLines, settledLine } from './learning/precedentLines.ts';
import { factLine, nameWherever, sourceLine } from './words.ts';

/** Answers that are not a forum: the plan for one person, the deviation system, one's own line, danger, personal data. */

type With<R> = AnswerReply & { readonly routing: R };

export function exitCard(reply: With<WayOutRouting>, language: Language): Card {
  const { exits } = textsIn(language);
  const { routing } = reply;
  const headline = {
    individual: exits.individual,
    deviation: exits.deviation(routing.exit.name[language]),
    line: exits.line,
    offtopic: exits.offtopic,
  }[routing.kind];
  return card(
    headline,
    [
      title(headline),
      ...caution(reply, language),
      ...adviceOf(routing, language),
      ...settledLine(reply, language),
      ...likelyLines(reply, language),
      ...pattern(reply, language),
      ...feedbackLine(reply, language),
      ...(routing.kind === 'offtopic' ? [] : [subtle(sourceLine([routing.exit.advice], language))]),
    ],
    language,
  );
}

function adviceOf({ kind, exit }: WayOutRouting, language: Language): Elements {
  const { exits } = textsIn(language);
  switch (kind) {
    case 'individual':
    case 'deviation':
      return [text(factLine(exit.advice, language))];
    case 'line':
      return [text(exits.lineMore)];
    case 'offtopic':
      return [text(exits.offtopicMore)];
  }
}

/** One case is never a forum's, but what keeps happening is. */
function pattern({ id, routing }: With<WayOutRouting>, language: Language): Elements {
  const { answer } = textsIn(language);
  if (!routing.next || id === null) return [];
  return [
    text(answer.pattern(nameWherever(seatOf(routing.next, routing.place, routing.theme?.id), language)), {
      spacing: 'Medium',
    }),
    buttons(button(answer.patternButton, { press: 'matter', id, outcome: 'local' }, language)),
  ];
}

/** Nothing to press and nothing to read before the number. */
export function acuteCard({ routing }: With<AcuteRouting>, language: Language): Card {
  const { exits, privacy } = textsIn(language);
  return card(
    exits.acute,
    [
      {
        type: 'Container',
        style: 'attention',
        bleed: true,
        items: [title(exits.acute), text(routing.exit.advice.text[language])],
      },
      text(exits.acuteMore),
      ...(routing.hasPersonalData ? [subtle(privacy.stop)] : []),
    ],
    language,
  );
}

/** Says what was found and where it belongs, and repeats none of it. */
export function personalDataCard({ routing, model }: With<PersonalDataRouting>, language: Language): Card {
  const { privacy } = textsIn(language);
  return card(
    privacy.stop,
    [
      title(privacy.stop),
      ...caution({ routing }, language),
      text(privacy.found(routing.found)),
      text(`${privacy.deviation(model.exits.avvikelse.name[language])} ${privacy.planning}`),
      text(privacy.again),
    ],
    language,
  );
}
