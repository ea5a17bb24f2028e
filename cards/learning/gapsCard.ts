import type { ForumCheck } from '../../src/domain/learning/check.ts';
import type { Gap } from '../../src/domain/learning/gap.ts';
import type { LearningReply } from '../../src/domain/learning/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { button, buttons, type Card, card, type Elements, section, subtle, text, title } from '../card.ts';
import { dayOf } from '../case/dates.ts';
import { countLine, dayIn, firstName, missedIn, nameOf, outcomeLines, personName, quoted } from './learningWords.ts';
import { paging } from './paging.ts';

/** Questions that the bot did not manage, a page at a time, each with a button that opens it. */

type GapsReply = Extract<LearningReply, { say: 'gaps' }>;

const MOST_COUNTS = 12;
const MOST_REMARKS = 4;
const LONGEST_QUESTION = 200;
const LONGEST_NOTE = 200;

export function gapsCard(reply: GapsReply, language: Language): Card {
  const { model, forum } = reply;
  const heading = headingOf(reply, language);
  return card(
    heading,
    [
      title(`**${heading}**`),
      text(leadOf(reply, language), { spacing: 'Small' }),
      ...(reply.page === 0 ? countsOf(reply, language) : []),
      ...reply.gaps.flatMap((gap) => oneGap(gap, reply, language)),
      ...paging(reply, (page) => ({ press: 'gaps', model: model.id, forum: forum?.key ?? null, page }), language),
      ...(reply.page === 0 ? remarksOf(reply, language) : []),
    ],
    language,
  );
}

function leadOf(reply: GapsReply, language: Language): string {
  const { gaps } = textsIn(language).learning;
  if (reply.total === 0) return gaps.noneMore(sinceOf(reply, language));
  return reply.settleable.size > 0 ? gaps.lead : gaps.leadReading;
}

const sinceOf = ({ since, today }: GapsReply, language: Language): string => dayOf(since, { today, language });

function headingOf(reply: GapsReply, language: Language): string {
  const { gaps } = textsIn(language).learning;
  const { forum, model, total } = reply;
  const since = sinceOf(reply, language);
  if (!forum) return total === 0 ? gaps.none(model.name) : gaps.title(model.name, total, since);
  const name = nameOf(forum, language);
  return total === 0 ? gaps.noneOfForum(name) : gaps.titleOfForum(name, total, since);
}

/** Only where something was missed; what somebody does well needs nobody. */
function countsOf({ counts, model }: GapsReply, language: Language): Elements {
  const { gaps } = textsIn(language).learning;
  const missed = counts.filter((one) => missedIn(one) > 0);
  const left = missed.length - MOST_COUNTS;
  const lines = missed.slice(0, MOST_COUNTS).map((one) => countLine(one, model, language));
  return section(gaps.perForum, left > 0 ? [...lines, gaps.restOfCounts(left)] : lines);
}

function oneGap(gap: Gap, reply: GapsReply, language: Language): Elements {
  const { gaps } = textsIn(language).learning;
  const how = [dayIn(gap.at, reply, language), ...outcomeLines(gap, reply.model, language)];
  const open = reply.settleable.has(gap.id) ? gaps.place : gaps.read;
  return [
    { ...text(quoted(gap.text, LONGEST_QUESTION, language), { spacing: 'Medium' }), separator: true },
    subtle(how.join(' · ')),
    { ...buttons(button(open, { press: 'gap', gap: gap.id }, language)), spacing: 'Small' },
  ];
}

type Remark = ForumCheck & { readonly answer: Extract<ForumCheck['answer'], { is: 'wrong' }> };

const isRemark = (check: ForumCheck): check is Remark => check.answer.is === 'wrong';

/** The newest first: what has lain longest has been read. */
function remarksOf(reply: GapsReply, language: Language): Elements {
  const { gaps } = textsIn(language).learning;
  const remarks = reply.remarks.filter(isRemark).sort((a, b) => Temporal.Instant.compare(b.answer.at, a.answer.at));
  const left = remarks.length - MOST_REMARKS;
  if (remarks.length === 0) return [];
  return [
    { ...text(`**${gaps.remarks}**`, { spacing: 'Large' }), separator: true },
    ...remarks.slice(0, MOST_REMARKS).flatMap((remark) => oneRemark(remark, reply, language)),
    ...(left > 0 ? [subtle(gaps.restOfRemarks(left))] : []),
  ];
}

function oneRemark({ forum, answer }: Remark, reply: GapsReply, language: Language): Elements {
  const { gaps } = textsIn(language).learning;
  const { model } = reply;
  const name = firstName(model, forum, language);
  const who = personName(answer.by);
  return [
    text(gaps.remark(name, who, dayIn(answer.at, reply, language)), { spacing: 'Medium' }),
    text(quoted(answer.note, LONGEST_NOTE, language), { spacing: 'Small' }),
    {
      ...buttons(button(gaps.showCheck, { press: 'check', model: model.id, forum }, language)),
      spacing: 'Small',
    },
  ];
}
