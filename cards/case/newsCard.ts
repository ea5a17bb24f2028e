import { handlingNo, titleOf } from '../../src/domain/case/case.ts';
import type { CaseEvent } from '../../src/domain/case/event.ts';
import type { CaseReply } from '../../src/domain/case/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { asWritten, button, buttons, type Card, card, type Elements, text, title } from '../card.ts';
import { standing } from './caseBody.ts';
import { type Look, principalName } from './caseWords.ts';
import { aboutIn, eachOnce, eventLine, isMeetingMoved, writtenWith } from './eventWords.ts';

/** What has happened since last, to one who filed or follows. The first line is the news. */

const MOST = 8;

export function newsCard(reply: Extract<CaseReply, { say: 'case-news' }>, language: Language): Card {
  const { view } = reply;
  const look = { view, language };
  const events = eachOnce(reply.events).slice(-MOST);
  const heading = headingOf(events, look);
  return card(
    `${heading} ${asWritten(titleOf(view.case))}`,
    [
      title(`**${heading}**`),
      text(asWritten(titleOf(view.case)), { spacing: 'Small' }),
      ...lines(events, look),
      ...standing(look),
      newsButtons(look),
    ],
    language,
  );
}

/** What happened last and means the most: a comment does not hide a decision. */
function headingOf(events: readonly CaseEvent[], look: Look): string {
  const moves = events.filter(({ from, to }) => from !== to);
  return newsOf((moves.length > 0 ? moves : events).at(-1), look);
}

function newsOf(event: CaseEvent | undefined, look: Look): string {
  const { news } = textsIn(look.language).cases;
  const { number } = look.view.case;
  if (!event) return news.other(number);
  switch (event.did) {
    case 'assign':
    case 'schedule':
      return news[isMeetingMoved(event) ? 'meeting-moved' : event.did](number, writtenWith(event, look));
    case 'decide':
      return news[sortOf(event, look)](number);
    case 'report':
      return event.to === 'closed' ? news.closed(number) : answerNews(event, look);
    case 'forward':
    case 'share':
      return news[event.did](number, aboutIn(event, look));
    case 'close':
      return news.closed(number);
    case 'file':
    case 'edit':
    case 'join':
    case 'leave':
    case 'deidentify':
    case 'diary':
      return news.other(number);
    default:
      return news[event.did](number);
  }
}

function answerNews({ about }: CaseEvent, { view, language }: Look): string {
  const { news } = textsIn(language).cases;
  const { number } = view.case;
  if (about === null || 'seat' in about) return news.other(number);
  return news[about.home](number, principalName(view.model, about.principal));
}

const isHindered = ({ about }: CaseEvent): boolean => about !== null && 'home' in about && about.home === 'hindered';

function sortOf({ handling }: CaseEvent, { view }: Look): 'decision' | 'recommendation' {
  const stage = handling === null ? undefined : handlingNo(view.case, handling)?.stage;
  return stage && 'decision' in stage ? stage.decision.sort : 'decision';
}

/** One thing: what was written with it. Several: each in turn, with who did it. */
function lines(events: readonly CaseEvent[], look: Look): Elements {
  const [only, ...others] = events;
  const told = only && others.length === 0 ? written(only, look) : events.map((event) => `- ${eventLine(event, look)}`);
  return told.map((line) => text(line, { spacing: 'Small' }));
}

/** What the heading has not said already. */
function written(event: CaseEvent, look: Look): string[] {
  const { case: texts } = textsIn(look.language).cases;
  const what = writtenWith(event, look);
  if (event.did === 'report' && !isHindered(event)) return [eventLine(event, look)];
  if (what === '' || IN_HEADING.has(event.did)) return [];
  if (event.did === 'decide') return [`**${texts.decision[sortOf(event, look)]}:** ${what}`];
  return WITH_REASON.has(event.did) ? [`**${texts.reason}:** ${what}`] : [eventLine(event, look)];
}

const IN_HEADING: ReadonlySet<CaseEvent['did']> = new Set(['schedule', 'assign', 'hand-over']);
const WITH_REASON: ReadonlySet<CaseEvent['did']> = new Set([
  'report',
  'forward',
  'return',
  'share',
  'close',
  'withdraw',
]);

/** A comment can be answered at once; the rest is read in the case. */
function newsButtons({ view, language }: Look) {
  const { case: texts, deeds } = textsIn(language).cases;
  const { id, revision } = view.case;
  const on = { case: id, revision, handling: 0, deed: 'comment' as const };
  const mayComment = view.may.some(({ deed }) => deed === 'comment');
  return buttons(
    button(texts.show, { press: 'case', case: id }, language),
    mayComment ? button(deeds.comment, { press: 'step', ...on }, language) : null,
  );
}
