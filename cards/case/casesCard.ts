import type { CaseFilter, CasePress } from '../../src/domain/case/press.ts';
import type { CaseLine, CaseReply } from '../../src/domain/case/view.ts';
import { forumByKey } from '../../src/domain/model/forums.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import {
  asWritten,
  type Button,
  button,
  buttons,
  type Card,
  card,
  type Elements,
  inRows,
  subtle,
  text,
  title,
} from '../card.ts';
import { seatName, stateLine } from './caseWords.ts';
import { dateOf, dayOf } from './dates.ts';
import { rolesButton } from './rolesCard.ts';

/** One's own cases, or a forum's: a page at a time, each with a button that opens it. */

type CasesReply = Extract<CaseReply, { say: 'cases' }>;

const FILTERS: readonly CaseFilter[] = ['open', 'decided', 'ended', 'all'];

export function casesCard(reply: CasesReply, language: Language): Card {
  const heading = headingOf(reply, language);
  return card(
    heading,
    [
      title(`**${heading}**`),
      ...(reply.lines.length === 0 ? [text(noneOf(reply, language))] : [subtle(pageLine(reply, language))]),
      ...reply.lines.flatMap((line) => oneCase(line, reply, language)),
      ...inRows(...paging(reply, language)),
      ...inRows(...others(reply, language)),
    ],
    language,
  );
}

function headingOf({ of }: CasesReply, language: Language): string {
  const { list, lists } = textsIn(language).cases;
  return 'who' in of ? list.mine : lists[of.show].heading(seatName(of.model, of.forum, language));
}

function noneOf({ of }: CasesReply, language: Language): string {
  const { list, lists } = textsIn(language).cases;
  return 'who' in of ? list.noneOfMine : lists[of.show].none;
}

function pageLine({ page, pageSize, lines, total }: CasesReply, language: Language): string {
  const from = page * pageSize + 1;
  return textsIn(language).cases.list.page(from, from + lines.length - 1, total);
}

function oneCase(line: CaseLine, reply: CasesReply, language: Language): Elements {
  const { cases } = textsIn(language);
  const since = dayOf(dateOf(line.since, reply.timeZone), { today: reply.today, language });
  const where = 'who' in reply.of ? [forumOf(line, reply, language)] : [];
  const how = [...where, stateLine(line.state, since, language), cases.behind(line.behind)];
  const open = button(cases.list.show(line.number), { press: 'case', case: line.id }, language);
  return [
    text(`**${line.number} · ${asWritten(line.title)}**`, { spacing: 'Medium' }),
    text(`*${how.join(' · ')}*`, { spacing: 'Small' }),
    { ...buttons(open), spacing: 'Small' },
  ];
}

function forumOf({ seat }: CaseLine, { models }: CasesReply, language: Language): string {
  const model = models.find((one) => forumByKey(one, seat.forum)) ?? models[0];
  return model ? seatName(model, seat, language, 'short') : textsIn(language).cases.noForumYet;
}

function paging(reply: CasesReply, language: Language): Button[] {
  const { list } = textsIn(language).cases;
  const { page, pageSize, lines, total } = reply;
  const isLast = page * pageSize + lines.length >= total;
  return [
    ...(page > 0 ? [button(list.previous, pagePress(reply, page - 1), language)] : []),
    ...(isLast ? [] : [button(list.next, pagePress(reply, page + 1), language)]),
  ];
}

function pagePress({ of }: CasesReply, page: number, show?: CaseFilter): CasePress {
  if ('who' in of) return { press: 'my-cases', page };
  const { forum, place } = of.forum;
  return { press: 'forum-cases', model: of.model.id, forum, place, show: show ?? of.show, page };
}

/** A forum's other lists; one's own drafts. */
function others(reply: CasesReply, language: Language): Button[] {
  const { list, lists } = textsIn(language).cases;
  const { of } = reply;
  if ('who' in of) return [button(list.drafts, { press: 'drafts' }, language)];
  return [
    ...FILTERS.filter((show) => show !== of.show).map((show) =>
      button(lists[show].button, pagePress(reply, 0, show), language),
    ),
    button(list.overview, { press: 'overview', model: of.model.id }, language),
    ...(of.mayGiveRoles ? [rolesButton(of.model, language)] : []),
  ];
}
