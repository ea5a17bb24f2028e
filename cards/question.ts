import type { Language, Model } from '../src/domain/model/types.ts';
import type { AnswerReply } from '../src/domain/reply.ts';
import type { AskBack, Question } from '../src/domain/routing/routing.ts';
import { textsIn } from '../src/locales/texts.ts';
import { caution, placeButton, placeInput } from './answer.ts';
import { button, buttons, type Card, card, type Elements, inRows, stacked, subtle, text, title } from './card.ts';
import { likelyLines } from './learning/precedentLines.ts';
import { candidateName } from './words.ts';

/** One question back, with buttons; a typed answer works as well. */

type Asked = AnswerReply & { readonly routing: AskBack };

export function questionCard(reply: Asked, language: Language): Card {
  const { question } = reply.routing;
  const line = questionLine(question, reply.model, language);
  return card(
    line,
    [
      ...(question.about === 'more' || question.about === 'elsewhere' ? [] : [text(leadLine(reply, language))]),
      title(line),
      ...caution(reply, language),
      ...(reply.id === null ? [] : options(question, reply.id, reply.model, language)),
      ...likelyLines(reply, language),
      ...(question.about === 'more' ? [text(textsIn(language).ask.moreExample)] : replyLine(reply, language)),
    ],
    language,
  );
}

/** How to reply, where one can. */
function replyLine({ id, feedback }: Asked, language: Language): Elements {
  const { outage, ask } = textsIn(language);
  if (feedback === 'unasked') return [];
  return [subtle(id === null ? outage.askWhole : ask.typeToo)];
}

/** What we believe so far, when there is something to believe. */
function leadLine({ routing }: Asked, language: Language): string {
  const { ask } = textsIn(language);
  if (routing.question.about === 'scope' && routing.theme)
    return ask.lead(routing.theme.name[language].toLocaleLowerCase(language));
  const [likeliest] = routing.alternatives;
  return routing.question.about === 'theme' && likeliest?.forum && likeliest.confidence >= 0.5
    ? ask.lead(candidateName(likeliest, routing.place, language))
    : ask.leadOpen;
}

function questionLine(question: Question, model: Model, language: Language): string {
  const { ask } = textsIn(language);
  if (question.about === 'elsewhere')
    return ask.elsewhere(question.neighbour.name, question.neighbour.area, model.name);
  return ask[question.about];
}

function options(question: Question, id: string, model: Model, language: Language): Elements {
  const { scopes, choices } = textsIn(language);
  switch (question.about) {
    case 'scope':
      return inRows(...question.options.map((scope) => button(scopes[scope], { press: 'scope', id, scope }, language)));
    case 'theme':
      return inRows(
        ...question.options.map((theme) =>
          button(theme.name[language], { press: 'theme', id, theme: theme.id }, language),
        ),
      );
    case 'matter':
      return stacked(
        ...question.options.map((outcome) => button(choices[outcome], { press: 'matter', id, outcome }, language)),
      );
    case 'elsewhere':
      return [placeInput(model, language), buttons(placeButton(id, language))];
    case 'more':
      return [];
  }
}

/** Asked first when the bot serves several organisations and nothing tells which. */
export function organisationCard(id: string | null, models: readonly Model[], language: Language): Card {
  const { ask, outage } = textsIn(language);
  if (id === null) return card(ask.organisation, [title(ask.organisation), text(outage.nameThePlace)], language);
  const choices = models.map((model) => button(model.name, { press: 'organisation', id, model: model.id }, language));
  return card(ask.organisation, [title(ask.organisation), ...stacked(...choices)], language);
}
