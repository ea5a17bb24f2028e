import { seatKey } from '../../src/domain/meeting/meeting.ts';
import { type Policy, STANDARD_POLICY } from '../../src/domain/meeting/policy.ts';
import type { MeetingRules } from '../../src/domain/meeting/rules.ts';
import type { RunningBot } from './bot.ts';
import { startBot } from './bot.ts';
import { type CalendarFile, calendarFile, type Entry } from './calendar.ts';
import { CHANNEL, GRANTS, installs, links } from './filing.ts';
import { personIn, type Shown, type Someone, standingIn, textOn } from './people.ts';
import { empty, type TestDatabase } from './postgres.ts';

/** The local group in Uddevalla with its calendar and its channel: a meeting on Thursday 10 December at one o'clock, Lena leads and Olle has the chair. */

export const SEAT = { forum: 'fyrbodal/lokal', place: 'uddevalla' };

export const MEETING: Entry = {
  uid: 'lokal-uddevalla',
  start: '2026-12-10T13:00',
  end: '2026-12-10T15:00',
  subject: 'Lokal vårdsamverkansgrupp Uddevalla',
  place: 'Kasen',
  join: 'https://teams.microsoft.com/l/meetup-join/1',
};

export const NEXT: Entry = { ...MEETING, uid: 'lokal-uddevalla-2', start: '2027-01-14T13:00', end: '2027-01-14T15:00' };

/** When the agenda comes: a week before, at eight. */
export const AGENDA_DAY = '2026-12-03T08:00+01:00';

/** The standard rules with a last day for points, two weeks before. */
export const WITH_DEADLINE: Policy = {
  ...STANDARD_POLICY,
  rules: [
    {
      kind: 'deadline',
      lead: { is: 'days', days: 14, at: Temporal.PlainTime.from('09:00'), weekday: null, onFreeDay: 'day-before' },
    },
    ...STANDARD_POLICY.rules,
  ],
};

export interface ForumMeetings {
  readonly bot: RunningBot;
  readonly calendar: CalendarFile;
  readonly lena: Someone;
  readonly olle: Someone;
  /** Nobody in particular. */
  readonly stig: Someone;
  /** Somebody who has nothing to do with the forum. */
  readonly outsider: Someone;
  /** Everything that stands in the forum's channel as it is now, threads too, in the order it came. */
  channel(): Shown[];
  /** The same as text. */
  texts(): string[];
  close(): Promise<void>;
}

/** Everything as new, on Saturday 21 November. */
export async function openMeetings(
  test: TestDatabase,
  rules: Partial<MeetingRules> = {},
  entries: readonly Entry[] = [MEETING],
): Promise<ForumMeetings> {
  await empty(test);
  const calendar = calendarFile();
  calendar.set(...entries);
  const calendars = { [seatKey(SEAT)]: { kind: 'ics', from: calendar.path, subject: '' } } as const;
  const bot = await startBot(test, { rules: { grants: GRANTS }, meetings: { calendars, ...rules } });
  const [lena, olle, stig] = [personIn(bot, 'lena'), personIn(bot, 'olle'), personIn(bot, 'stig')];
  await Promise.all([lena, olle, stig].map(installs));
  await links(lena);
  await bot.look();
  bot.connector.sent.length = 0;
  return {
    bot,
    calendar,
    lena,
    olle,
    stig,
    outsider: personIn(bot, 'ove'),
    channel: () => standingIn(bot, CHANNEL),
    texts: () => standingIn(bot, CHANNEL).map(textOn),
    async close() {
      await bot.close();
      calendar.remove();
    },
  };
}
