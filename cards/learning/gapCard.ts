import { firstsIn, type Gap } from '../../src/domain/learning/gap.ts';
import type { LearningReply } from '../../src/domain/learning/view.ts';
import { EXITS, type Language, LEVELS, type Model } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import {
  asWritten,
  type Button,
  button,
  type Card,
  card,
  type Elements,
  inRows,
  subtle,
  text,
  title,
} from '../card.ts';
import { choiceInput } from '../meeting/fields.ts';
import { dayIn, firstName, nameOf, outcomeLines, quoted } from './learningWords.ts';

/** One question that the bot did not manage: where it belongs, and what came of saying so. */

type GapReply = Extract<LearningReply, { say: 'gap' }>;

const LONGEST_SETTLED = 300;

export function gapCard(reply: GapReply, language: Language): Card {
  const { gap: texts } = textsIn(language).learning;
  const { gap, model } = reply;
  const how = [dayIn(gap.at, reply, language), ...outcomeLines(gap, model, language)];
  return card(
    texts.title,
    [
      title(`**${texts.title}**`),
      wholeText(gap, language),
      subtle(how.join(' · ')),
      ...(reply.maySettle ? settling(reply, language) : readingOnly(reply, language)),
    ],
    language,
  );
}

/** Whoever may choose only among some is told who may choose among all. */
function settling(reply: GapReply, language: Language): Elements {
  const { gap: texts } = textsIn(language).learning;
  const { gap, model, choices } = reply;
  return [
    ...whereInput(reply, language),
    ...(choices.length < firstsIn(model).length ? [subtle(texts.ownOnly)] : []),
    ...inRows(
      button(texts.belongs, { press: 'settle-gap', gap: gap.id }, language, { primary: true, inputs: true }),
      button(texts.setAside, { press: 'set-gap-aside', gap: gap.id }, language),
      allButton(texts.all, model, language),
    ),
    subtle(texts.setAsideMore),
  ];
}

function readingOnly({ model }: GapReply, language: Language): Elements {
  const { gap: texts } = textsIn(language).learning;
  return [text(texts.othersSettle, { spacing: 'Medium' }), ...inRows(allButton(texts.all, model, language))];
}

const wholeText = (gap: Gap, language: Language): Elements[number] => ({
  type: 'Container',
  style: 'emphasis',
  spacing: 'Small',
  items: [text(textsIn(language).learning.gaps.quoted(asWritten(gap.text)))],
});

/** What was suggested is chosen already; so is the only one that there is to choose. */
function whereInput(reply: GapReply, language: Language): Elements {
  const { gap: texts } = textsIn(language).learning;
  const { gap, problem } = reply;
  const choices = choicesOf(reply, language);
  const suggested = choices.length === 1 ? choices[0] : choices.find(({ value }) => value === gap.suggested);
  return choiceInput(
    {
      id: 'first',
      label: texts.first,
      placeholder: texts.choose,
      value: suggested?.value ?? '',
      problem: problem === null ? undefined : { is: 'missing' },
      choices,
    },
    language,
  );
}

/** The forums nearest the operations first, each with its level, and then the answers that are no forum. */
function choicesOf({ model, choices }: GapReply, language: Language) {
  const { learning, levels, facts } = textsIn(language);
  const forums = [...LEVELS, null].flatMap((level) => model.forums.filter((forum) => forum.level === level));
  const all = [
    ...forums.map((forum) => ({
      title: learning.gap.choice(nameOf(forum, language), forum.level ? levels[forum.level] : facts.office),
      value: forum.key,
    })),
    ...EXITS.map((id) => ({ title: learning.exits[id], value: id })),
  ];
  return all.filter(({ value }) => choices.includes(value));
}

const allButton = (label: string, model: Model, language: Language): Button =>
  button(label, { press: 'gaps', model: model.id, forum: null, page: 0 }, language);

export function gapSettledCard(
  { model, gap, settlement }: Extract<LearningReply, { say: 'gap-settled' }>,
  language: Language,
): Card {
  const { gap: texts } = textsIn(language).learning;
  const isPlaced = settlement.is === 'belongs';
  const heading = isPlaced ? texts.settled(firstName(model, settlement.first, language)) : `**${texts.aside}**`;
  return card(
    heading,
    [
      title(heading),
      text(quoted(gap.text, LONGEST_SETTLED, language), { spacing: 'Small' }),
      text(isPlaced ? texts.settledMore : texts.asideMore, { spacing: 'Small' }),
      ...inRows(allButton(texts.rest, model, language)),
    ],
    language,
  );
}
