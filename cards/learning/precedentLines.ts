import { forumByKey } from '../../src/domain/model/forums.ts';
import type { ExitId, Language, Model } from '../../src/domain/model/types.ts';
import type { AnswerReply } from '../../src/domain/reply.ts';
import type { Ruling } from '../../src/domain/routing/precedents.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { type Elements, subtle, text } from '../card.ts';
import { dateOf, dayOf } from '../case/dates.ts';
import { nameOf } from './learningWords.ts';

/** What has been settled before, beside an answer: where and when, never in whose words. */

const MOST_LIKELY = 2;

/** When something that was settled before decided: who settled it, and when. */
export function settledLine(reply: AnswerReply, language: Language): Elements {
  const { answer } = textsIn(language);
  return decisive(reply).map((ruling) =>
    text(cited(answer.settledBefore(ruling.by), ruling, reply, language), { spacing: 'Small' }),
  );
}

/** What may be the same and did not decide: where each ended up, once for each place. */
export function likelyLines(reply: AnswerReply, language: Language): Elements {
  const { routing, model } = reply;
  if (!('precedents' in routing) || decisive(reply).length > 0) return [];
  const lines = new Map<string, string>();
  for (const { ruling } of routing.precedents) {
    const where = whereLine(ruling, model, language);
    if (where && !lines.has(ruling.first)) lines.set(ruling.first, cited(where, ruling, reply, language));
  }
  return [...lines.values()].slice(0, MOST_LIKELY).map(subtle);
}

const decisive = ({ routing }: AnswerReply): Ruling[] =>
  'because' in routing
    ? routing.because.flatMap((reason) => (reason.because === 'precedent' ? [reason.ruling] : []))
    : [];

function whereLine({ first, caseNumber }: Ruling, model: Model, language: Language): string | undefined {
  const { precedent } = textsIn(language).learning;
  const forum = forumByKey(model, first);
  const endedAt = caseNumber === null ? precedent.endedAt : precedent.caseEndedAt;
  if (forum) return endedAt(nameOf(forum, language));
  const exit: ExitId | undefined = Object.values(model.exits).find(({ id }) => id === first)?.id;
  return exit && precedent.endedAs[exit];
}

/** "…: SKAV-2026-0042, 12 mars." where it was a case, else "… (12 mars)." */
function cited(line: string, { at, caseNumber }: Ruling, { year, timeZone }: AnswerReply, language: Language): string {
  const { precedent } = textsIn(language).learning;
  const today = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  const day = dayOf(dateOf(at, timeZone), { today, language });
  return caseNumber === null ? precedent.on(line, day) : precedent.case(line, caseNumber, day);
}
