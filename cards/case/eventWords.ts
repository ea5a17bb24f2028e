import type { CaseEvent } from '../../src/domain/case/event.ts';
import { THE_BOT } from '../../src/domain/case/follow.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { asWritten } from '../card.ts';
import { clipped, type Look, principalName, seatName } from './caseWords.ts';
import { weekdayOf } from './dates.ts';

/** What has happened to a case, in words. */

const LONGEST = 300;

/** What was written with it, ready to be shown: a meeting's date as people say it. */
export function writtenWith({ did, text }: CaseEvent, { view, language }: Look): string {
  if (did === 'schedule' && /^\d{4}-\d\d-\d\d$/.test(text))
    return weekdayOf(Temporal.PlainDate.from(text), { today: view.today, language });
  return asWritten(clipped(text.replace(/\s+/g, ' ').trim(), LONGEST));
}

/** "Styrgruppen", or "Uddevalla kommun är klar hemma"; null when the event is about nothing of the kind. */
export function aboutIn({ about }: CaseEvent, { view, language }: Look): string | null {
  if (about === null) return null;
  if ('seat' in about) return seatName(view.model, about.seat, language, 'short');
  return textsIn(language).cases.answered[about.home](principalName(view.model, about.principal));
}

/** "Karin Ek skrev: …" */
export function eventLine(event: CaseEvent, look: Look): string {
  const { did: words, meetingMoved } = textsIn(look.language).cases;
  if (isMeetingMoved(event)) return meetingMoved(writtenWith(event, look));
  const did = words[event.did];
  return `${asWritten(event.by.name)} ${did(writtenWith(event, look), aboutIn(event, look))}`;
}

/** Nobody did it: the case follows its meeting. */
export const isMeetingMoved = ({ did, by }: CaseEvent): boolean => did === 'schedule' && by.id === THE_BOT.id;

/** An action on several handlings has an event for each; it was done once. */
export const eachOnce = (events: readonly CaseEvent[]): CaseEvent[] =>
  events.filter((event, at) => !events.slice(0, at).some((earlier) => isSame(earlier, event)));

const isSame = (a: CaseEvent, b: CaseEvent): boolean =>
  a.did === b.did && a.by.id === b.by.id && a.text === b.text && a.at.equals(b.at) && a.handling !== b.handling;
