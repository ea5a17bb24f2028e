import { LONGEST_CHECK_NOTE } from '../../src/domain/learning/check.ts';
import type { LearningReply } from '../../src/domain/learning/view.ts';
import { factsOf, seatOf } from '../../src/domain/model/forums.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { asWritten, button, type Card, card, type Elements, inRows, section, subtle, text, title } from '../card.ts';
import { clipped } from '../case/caseWords.ts';
import { facts } from '../forums.ts';
import { sourceLine } from '../words.ts';
import { dayIn, nameOf, personName, problemBelow } from './learningWords.ts';

/** What the bot says of a forum, for those who lead it to confirm or correct; and the thanks for it. */

type CheckReply = Extract<LearningReply, { say: 'check' }>;

export function checkCard(reply: CheckReply, language: Language): Card {
  const { check: texts } = textsIn(language).learning;
  const { forum } = reply;
  const heading = texts.title(nameOf(forum, language));
  return card(
    heading,
    [
      title(`**${heading}**`),
      text([texts.lead, ...(forum.perPlace ? [texts.everyPlace] : [])].join(' '), { spacing: 'Small' }),
      ...saidBefore(reply, language),
      ...whatIsSaid(reply, language),
      ...answers(reply, language),
    ],
    language,
  );
}

/** What somebody who leads it has said already. */
function saidBefore(reply: CheckReply, language: Language): Elements {
  const { said } = textsIn(language).learning.check;
  const answer = reply.check?.answer;
  if (!answer || answer.is === 'waiting') return [];
  const day = dayIn(answer.at, reply, language);
  const who = personName(answer.by);
  if (answer.is === 'right') return [text(said.right(who, day), { spacing: 'Small' })];
  return [text(said.wrong(who, day, asWritten(clipped(answer.note, LONGEST_CHECK_NOTE))), { spacing: 'Small' })];
}

/** All of it: what is folded away nobody confirms. */
function whatIsSaid({ forum, chair, year }: CheckReply, language: Language): Elements {
  const { learning, answer, choices } = textsIn(language);
  const { check: texts } = learning;
  return [
    ...(forum.takes.length === 0
      ? [text(texts.takesNothing, { spacing: 'Medium' })]
      : section(
          texts.takes,
          forum.takes.map((matter) => choices[matter]),
        )),
    ...(chair ? [text(answer.chairNow(chair.name[language], year), { spacing: 'Medium' })] : []),
    ...(forum.remit.length > 0 ? [text(`**${answer.remit}**`, { spacing: 'Medium' })] : []),
    ...facts(seatOf(forum, null), language),
    subtle(sourceLine(factsOf(forum), language)),
  ];
}

function answers({ model, forum, problem, kept }: CheckReply, language: Language): Elements {
  const { check: texts } = textsIn(language).learning;
  const of = { model: model.id, forum: forum.key };
  return [
    ...inRows(button(texts.right, { press: 'check-right', ...of }, language, { primary: true })),
    {
      type: 'Input.Text',
      id: 'note',
      label: texts.note,
      placeholder: texts.hint,
      maxLength: LONGEST_CHECK_NOTE,
      isMultiline: true,
      spacing: 'Medium',
      ...(kept ? { value: kept } : {}),
    },
    ...(problem ? problemBelow(problem, texts.noteMissing, language) : []),
    ...inRows(
      button(texts.wrong, { press: 'check-wrong', ...of }, language, { inputs: true }),
      button(texts.teachings, { press: 'teachings', ...of, page: 0 }, language),
    ),
  ];
}

export function checkAnsweredCard(
  { model, forum, was }: Extract<LearningReply, { say: 'check-answered' }>,
  language: Language,
): Card {
  const { check: texts } = textsIn(language).learning;
  const name = nameOf(forum, language);
  const [heading, more] =
    was === 'right'
      ? [texts.thanksRight(name), texts.thanksRightMore]
      : [texts.thanksWrong(name), texts.thanksWrongMore];
  const of = { model: model.id, forum: forum.key };
  return card(
    heading,
    [
      title(`**${heading}**`),
      text(more, { spacing: 'Small' }),
      ...inRows(
        button(texts.teachings, { press: 'teachings', ...of, page: 0 }, language),
        button(texts.show, { press: 'check', ...of }, language),
      ),
    ],
    language,
  );
}
