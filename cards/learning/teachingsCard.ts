import type { IChoiceSetInput } from '@microsoft/teams.cards';
import { LONGEST_EXAMPLE, MOST_OF_A_FORUM, TEACHINGS, type Teaching } from '../../src/domain/learning/teaching.ts';
import type { LearningReply } from '../../src/domain/learning/view.ts';
import type { Forum, Language, Model } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { asWritten, button, buttons, type Card, card, type Elements, inRows, subtle, text, title } from '../card.ts';
import { clipped } from '../case/caseWords.ts';
import { dayIn, firstName, nameOf, problemBelow } from './learningWords.ts';
import { paging } from './paging.ts';

/** What a forum has been taught, each with a button that takes it away; above, the form for more. */

type TeachingsReply = Extract<LearningReply, { say: 'teachings' }>;

const LONGEST = 120;

export function teachingsCard(reply: TeachingsReply, language: Language): Card {
  const { teachings: texts } = textsIn(language).learning;
  const { forum, model, total, pages } = reply;
  const heading = texts.title(nameOf(forum, language));
  return card(
    heading,
    [
      title(`**${heading}**`),
      ...newsLine(reply, language),
      text(texts.lead, { spacing: 'Small' }),
      ...form(reply, language),
      ...(total === 0 ? [subtle(texts.none)] : []),
      ...(pages > 1 ? [text(texts.count(total), { spacing: 'Medium' })] : []),
      ...group('name', reply, language),
      ...group('example', reply, language),
      ...paging(reply, (page) => ({ press: 'teachings', model: model.id, forum: forum.key, page }), language),
      ...inRows(
        button(texts.gaps, { press: 'gaps', model: model.id, forum: forum.key, page: 0 }, language),
        button(texts.check, { press: 'check', model: model.id, forum: forum.key }, language),
      ),
    ],
    language,
  );
}

function newsLine({ news }: TeachingsReply, language: Language): Elements {
  const { teachings: texts } = textsIn(language).learning;
  switch (news.is) {
    case 'taught':
      return [text(texts.taught[news.teaching.is](asWritten(clipped(news.teaching.text, LONGEST))))];
    case 'removed':
      return [text(texts.removed)];
    default:
      return [];
  }
}

function form({ model, forum, news }: TeachingsReply, language: Language): Elements {
  const { teachings: texts } = textsIn(language).learning;
  const kept = news.is === 'problem' ? news.kept : { is: 'example' as const, text: '' };
  const teach = { press: 'teach', model: model.id, forum: forum.key } as const;
  return [
    { ...sortInput(kept.is, language), spacing: 'Medium' },
    {
      type: 'Input.Text',
      id: 'text',
      label: texts.text,
      placeholder: texts.hint,
      maxLength: LONGEST_EXAMPLE,
      isMultiline: true,
      spacing: 'Medium',
      ...(kept.text ? { value: kept.text } : {}),
    },
    ...(news.is === 'problem' ? problemBelow(news.problem, problemLine(news, forum, model, language), language) : []),
    ...inRows(button(texts.send, teach, language, { primary: true, inputs: true })),
  ];
}

function sortInput(value: Teaching['is'], language: Language): IChoiceSetInput {
  const { teachings: texts } = textsIn(language).learning;
  return {
    type: 'Input.ChoiceSet',
    id: 'is',
    label: texts.is,
    style: 'expanded',
    wrap: true,
    value,
    choices: TEACHINGS.map((is) => ({ title: texts.choices[is], value: is })),
  };
}

type Wrong = Extract<TeachingsReply['news'], { is: 'problem' }>;

function problemLine({ problem, kept }: Wrong, own: Forum, model: Model, language: Language): string {
  const { problem: texts } = textsIn(language).learning.teachings;
  switch (problem.is) {
    case 'too-short':
      return texts.tooShort[kept.is];
    case 'known':
      if (problem.forum === null) return texts.knownWord;
      return problem.forum === own.key ? texts.known : texts.knownOf(firstName(model, problem.forum, language));
    case 'ordinary-word':
      return texts.ordinaryWord;
    case 'full':
      return texts.full(MOST_OF_A_FORUM);
    default:
      return texts.missing;
  }
}

function group(is: Teaching['is'], reply: TeachingsReply, language: Language): Elements {
  const { teachings: texts } = textsIn(language).learning;
  const shown = reply.teachings.filter((teaching) => teaching.is === is);
  if (shown.length === 0) return [];
  const label = { name: texts.names, example: texts.examples }[is];
  return [text(`**${label}**`, { spacing: 'Medium' }), ...shown.map((teaching) => row(teaching, reply, language))];
}

/** What was taught and when, with the button beside it. */
function row(teaching: Teaching, reply: TeachingsReply, language: Language): Elements[number] {
  const { teachings: texts } = textsIn(language).learning;
  const { model, forum, id } = teaching;
  const line = texts.line(asWritten(clipped(teaching.text, LONGEST)), dayIn(teaching.at, reply, language));
  const remove = button(texts.remove, { press: 'unteach', model, forum, teaching: id, page: reply.page }, language);
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    columns: [
      { type: 'Column', width: 'stretch', verticalContentAlignment: 'Center', items: [text(line)] },
      { type: 'Column', width: 'auto', items: [buttons(remove)] },
    ],
  };
}
