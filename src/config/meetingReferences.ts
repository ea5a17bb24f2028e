import { resolve } from 'node:path';
import type { ForumSeat } from '../domain/case/case.ts';
import { seatKey } from '../domain/meeting/meeting.ts';
import { type Lead, type Policy, type QuietHours, type Rule, STANDARD_POLICY } from '../domain/meeting/policy.ts';
import type { CalendarSource, ForumRules, MeetingRules } from '../domain/meeting/rules.ts';
import type { Model } from '../domain/model/types.ts';
import { type Fault, failed, ok, pathText, type Result } from './fault.ts';
import {
  type CalendarSettings,
  type ChannelSettings,
  type ForumSettings,
  isAddress,
  isInDays,
  type MeetingSettings,
  type RuleSettings,
  totalDays,
  totalSeconds,
  WEEKDAYS,
} from './meetingSettings.ts';
import { forumNamed } from './seats.ts';

/** The settings of meetings, checked against the models and turned into what the domain speaks of. */

/** A forum's channel as the settings have it, once for each organisation that has the forum. */
export interface SettledChannel {
  readonly model: string;
  readonly seat: ForumSeat;
  readonly channel: {
    readonly id: string;
    readonly team: string;
    readonly name: string;
    readonly serviceUrl: string;
    readonly tenant: string;
  };
}

export interface Meetings {
  readonly meetings: MeetingRules;
  readonly channels: readonly SettledChannel[];
}

/** What is referred to by name. Whatever else is wrong in an entry, its key can be checked. */
export interface MeetingNames {
  readonly calendars: Readonly<Record<string, unknown>>;
  readonly forums: Readonly<Record<string, unknown>>;
  readonly channels: Readonly<Record<string, unknown>>;
  readonly graph?: unknown;
}

export interface Where {
  readonly models: readonly Model[];
  /** The settings file, and the directory that paths in it begin from. */
  readonly file: string;
  readonly home: string;
  /** Of channels whose own is not written. */
  readonly tenant: string;
}

export function meetingRules(written: MeetingSettings & { graph?: unknown }, where: Where): Result<Meetings> {
  const faults = meetingNameFaults(written, where);
  if (faults.length > 0) return failed(faults);
  const standard = forumRules(written, { policy: STANDARD_POLICY, standing: [] });
  return ok({
    meetings: {
      calendars: calendarsOf(written.calendars, where),
      standard,
      forums: forumsOf(written.forums, standard, where),
      alsoFree: written.holidays.also.map(freeDays),
      notFree: written.holidays.not.map((day) => Temporal.PlainDate.from(day)),
    },
    channels: Object.entries(written.channels).flatMap(([key, channel]) => channelsOf(key, channel, where)),
  });
}

/** Forums and places that there are none of, and calendars that nobody could sign in to read. */
export function meetingNameFaults(names: MeetingNames, { models, file }: Pick<Where, 'models' | 'file'>): Fault[] {
  const named = (part: 'calendars' | 'forums' | 'channels', wanted: 'place' | 'either') =>
    Object.keys(names[part]).flatMap((key): Fault[] => {
      const naming = forumNamed(key, models, wanted);
      return 'wrong' in naming ? [{ file, path: pathText([part, key]), ...naming.wrong }] : [];
    });
  return [
    ...named('calendars', 'place'),
    ...credentialFaults(names, file),
    ...named('forums', 'either'),
    ...named('channels', 'place'),
  ];
}

function credentialFaults({ calendars, graph }: MeetingNames, file: string): Fault[] {
  if (graph !== undefined) return [];
  return Object.entries(calendars)
    .filter(([, calendar]) => typeof calendar === 'object' && calendar !== null && 'graph' in calendar)
    .map(([key]) => ({ file, path: pathText(['calendars', key, 'graph']), code: 'no-credential', detail: {} }));
}

/** As keys of the domain: the seat that a written key names. */
function seatsOf(key: string, { models }: Where): { seat: ForumSeat; models: readonly Model[] }[] {
  const naming = forumNamed(key, models, 'either');
  return 'named' in naming ? [naming.named] : [];
}

const calendarsOf = (calendars: MeetingSettings['calendars'], where: Where): MeetingRules['calendars'] =>
  Object.fromEntries(
    Object.entries(calendars).flatMap(([key, calendar]) =>
      seatsOf(key, where).map(({ seat }) => [seatKey(seat), sourceOf(calendar, where)]),
    ),
  );

function sourceOf(calendar: CalendarSettings, { home }: Where): CalendarSource {
  const { subject } = calendar;
  if ('graph' in calendar)
    return { kind: 'graph', mailbox: calendar.graph.mailbox, calendar: calendar.graph.calendar ?? null, subject };
  return { kind: 'ics', from: isAddress(calendar.ics) ? calendar.ics : resolve(home, calendar.ics), subject };
}

/** What a forum does not say of itself it has from the forum as such, and that from all forums. */
function forumsOf(forums: MeetingSettings['forums'], standard: ForumRules, where: Where): MeetingRules['forums'] {
  const entries = Object.entries(forums).flatMap(([key, written]) =>
    seatsOf(key, where).map(({ seat }) => {
      const everywhere = seat.place === null ? undefined : forums[seat.forum];
      const base = everywhere ? forumRules(everywhere, standard) : standard;
      return [seatKey(seat), forumRules(written, base)] as const;
    }),
  );
  return Object.fromEntries(entries);
}

const forumRules = (written: ForumSettings, base: ForumRules): ForumRules => ({
  policy: policyOf(written, base.policy),
  standing: written.agenda ?? base.standing,
});

const policyOf = ({ reminders, quietHours }: ForumSettings, base: Policy): Policy => ({
  rules: reminders?.map(ruleOf) ?? base.rules,
  quiet: quietHours ? quietOf(quietHours) : base.quiet,
  movesForQuiet: quietHours !== undefined || base.movesForQuiet,
});

const quietOf = ({ from, to }: { from: string; to: string }): QuietHours => ({
  from: Temporal.PlainTime.from(from),
  to: Temporal.PlainTime.from(to),
});

const ruleOf = (written: RuleSettings): Rule => ({ kind: written.kind, lead: leadOf(written) });

function leadOf({ before, at, weekday, onFreeDay }: RuleSettings): Lead {
  if (!isInDays(before)) return { is: 'exact', seconds: totalSeconds(before) };
  return {
    is: 'days',
    days: totalDays(before),
    at: Temporal.PlainTime.from(at ?? '00:00'),
    weekday: weekday ? WEEKDAYS.indexOf(weekday) + 1 : null,
    onFreeDay: onFreeDay ?? 'day-before',
  };
}

const freeDays = (written: MeetingSettings['holidays']['also'][number]) => {
  const { from, to } = typeof written === 'string' ? { from: written, to: written } : written;
  return { from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) };
};

const channelsOf = (key: string, written: ChannelSettings, where: Where): SettledChannel[] =>
  seatsOf(key, where).flatMap(({ seat, models }) =>
    models.map((model) => ({ model: model.id, seat, channel: { ...written, tenant: written.tenant ?? where.tenant } })),
  );
