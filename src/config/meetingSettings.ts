import { z } from 'zod';
import { REMINDER_KINDS } from '../domain/meeting/policy.ts';
import { faultIssue } from './yamlFile.ts';

/** How the settings of meetings may look: calendars, reminders, agendas, free days and channels. What they refer to by name is checked in meetingReferences.ts. */

const MOST_DAYS = 180;
const MOST_STANDING = 20;
const LONGEST_STANDING = 120;

const filled = z.string().trim().min(1);

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;

/** In quotes, as YAML demands of what looks like a number to some readers. */
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '"09:00"');
const date = z.string().refine(isDate, '2027-05-07');

const WHOLE_DAYS = /^P(?=\d)(\d{1,2}W)?(\d{1,3}D)?$/;
const HOURS_AND_MINUTES = /^PT(?=\d)(\d{1,4}H)?(\d{1,6}M)?$/;

const rule = z
  .strictObject({
    kind: z.enum(REMINDER_KINDS),
    before: z.string(),
    at: time.optional(),
    weekday: z.enum(WEEKDAYS).optional(),
    onFreeDay: z.enum(['day-before', 'skip']).optional(),
  })
  .superRefine((written, { addIssue }) => {
    for (const issue of leadIssues(written)) addIssue(issue);
  });

export type RuleSettings = z.infer<typeof rule>;

function leadIssues(written: RuleSettings) {
  const { before, at } = written;
  if (isInDays(before)) return at === undefined ? [faultIssue('needs-hour', ['at'], { found: before })] : [];
  if (!isExact(before)) return [faultIssue('lead', ['before'], { found: before, most: String(MOST_DAYS) })];
  return (['at', 'weekday', 'onFreeDay'] as const)
    .filter((key) => written[key] !== undefined)
    .map((key) => faultIssue('exact-lead', [key], { found: before, key }));
}

export const isInDays = (before: string): boolean => WHOLE_DAYS.test(before) && totalDays(before) <= MOST_DAYS;

const isExact = (before: string): boolean =>
  HOURS_AND_MINUTES.test(before) && totalSeconds(before) > 0 && totalSeconds(before) <= MOST_DAYS * 24 * 3600;

export function totalDays(before: string): number {
  const { weeks, days } = Temporal.Duration.from(before);
  return weeks * 7 + days;
}

export const totalSeconds = (before: string): number => Temporal.Duration.from(before).total('seconds');

const reminders = z.array(rule).superRefine((rules, { addIssue }) => {
  for (const [at, { kind }] of rules.entries()) {
    const first = rules.findIndex((one) => one.kind === kind);
    if (first < at) addIssue(faultIssue('same-kind', [at, 'kind'], { found: kind, first: `[${first}]` }));
  }
});

/** From one evening to the next morning. */
const quietHours = z.strictObject({ from: time, to: time }).superRefine(({ from, to }, { addIssue }) => {
  if (from <= to) addIssue(faultIssue('quiet-hours', [], { from, to }));
});

const agenda = z.array(z.string().trim().min(1).max(LONGEST_STANDING)).max(MOST_STANDING);

const subject = z.string().trim().default('');
const calendar = z.union([
  z.strictObject({ ics: z.string().min(1).refine(isFileOrSecure, './calendar.ics, https://…'), subject }),
  z.strictObject({ graph: z.strictObject({ mailbox: filled, calendar: filled.optional() }), subject }),
]);

const freeDays = z.strictObject({ from: date, to: date }).superRefine(({ from, to }, { addIssue }) => {
  if (to < from) addIssue(faultIssue('backwards', ['to'], { from, to }));
});

const channel = z.strictObject({
  /** `19:…@thread.tacv2`. */
  id: filled,
  team: filled,
  name: filled,
  serviceUrl: z.string().refine(isSecure, 'https://…'),
  /** The bot's own when left out. */
  tenant: filled.optional(),
});

const forum = z.strictObject({
  reminders: reminders.optional(),
  quietHours: quietHours.optional(),
  agenda: agenda.optional(),
});

/** These keys stand at the top of the settings file. */
export const meetingShape = {
  /** Where each forum's meetings are read, by its key: `fyrbodal/uf-aldre`, `fyrbodal/lokal/uddevalla`. */
  calendars: z.record(z.string(), calendar).default({}),
  /** What is posted before a meeting and when; the standard ones when left out, none for `[]`. */
  reminders: reminders.optional(),
  quietHours: quietHours.optional(),
  /** What stands on every agenda. */
  agenda: agenda.optional(),
  /** What is different for a forum, everywhere or in one place. */
  forums: z.record(z.string(), forum).default({}),
  /** The organisation's own free days, and days of the almanac on which it works. */
  holidays: z
    .strictObject({ also: z.array(z.union([date, freeDays])).default([]), not: z.array(date).default([]) })
    .default({ also: [], not: [] }),
  /** Channels of forums that are linked without anybody doing so in Teams. */
  channels: z.record(z.string(), channel).default({}),
};

const shape = z.strictObject(meetingShape);
export type MeetingSettings = z.infer<typeof shape>;
export type CalendarSettings = z.infer<typeof calendar>;
export type ForumSettings = z.infer<typeof forum>;
export type ChannelSettings = z.infer<typeof channel>;

function isDate(written: string): boolean {
  try {
    return Temporal.PlainDate.from(written).toString() === written;
  } catch {
    return false;
  }
}

export const isAddress = (written: string): boolean => /^[a-z][a-z0-9+.-]+:\/\//i.test(written);

function isFileOrSecure(written: string): boolean {
  return !isAddress(written) || isSecure(written);
}

/** Plain http only within this machine: there the Playground and rehearsals are. */
export function isSecure(written: string): boolean {
  const address = URL.parse(written);
  if (!address) return false;
  return address.protocol === 'https:' || (address.protocol === 'http:' && LOOPBACK.includes(address.hostname));
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
