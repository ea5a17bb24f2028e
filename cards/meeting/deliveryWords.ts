import { dateOf, type Meeting } from '../../src/domain/meeting/meeting.ts';
import type { Posted } from '../../src/domain/meeting/posted.ts';
import type { CalendarState } from '../../src/domain/meeting/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { asWritten, type Button, button } from '../card.ts';
import { dayOf } from '../case/dates.ts';
import { type Clock, momentOn } from './times.ts';

/** What is sent about meetings, in words. */

/** "dagordningen för mötet 10 december" */
export function deliveryName(what: Posted, meeting: Meeting, clock: Clock): string {
  const { deliveries } = textsIn(clock.language).meetings;
  return deliveries.line(deliveries.what[what], dayOf(dateOf(meeting.span, clock.timeZone), clock));
}

/** Goes to somebody's own chat, where only they can see whether it arrived. */
export const isPersonal = (what: Posted): boolean => what === 'follow-up' || what === 'alert';

/** What somebody who has looked can say of one that nobody knows of. */
export function resolveButtons(
  { meeting, what, delivery }: { readonly meeting: Meeting; readonly what: Posted; readonly delivery: string },
  language: Language,
): Button[] {
  const { deliveries } = textsIn(language).meetings;
  const press = { press: 'resolve', meeting: meeting.id, delivery } as const;
  return [
    button(isPersonal(what) ? deliveries.seenOwn : deliveries.seen, { ...press, as: 'seen' }, language),
    button(isPersonal(what) ? deliveries.againOwn : deliveries.again, { ...press, as: 'again' }, language),
  ];
}

/** How it is with the calendar, and who can mend it. */
export function calendarLines(state: CalendarState, clock: Clock): string[] {
  const { deliveries, faults } = textsIn(clock.language).meetings;
  const { calendar } = deliveries;
  switch (state.is) {
    case 'not-connected':
    case 'unread':
      return [calendar[state.is]];
    case 'read':
      return [calendar.read(momentOn(state.at, clock))];
    case 'failing':
      return [
        calendar.failing(momentOn(state.since, clock), faults[state.why]),
        ...(state.lastRead ? [calendar.lastRead(momentOn(state.lastRead, clock))] : []),
        calendar.where(asWritten(state.where)),
      ];
  }
}
