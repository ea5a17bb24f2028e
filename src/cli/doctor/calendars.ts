import { openCalendars } from '../../calendars.ts';
import type { Config } from '../../config.ts';
import { isOf } from '../../domain/meeting/rules.ts';
import { GraphFault } from '../../graph/fault.ts';
import { type Calendar, CalendarError, type Reading } from '../../ports/meetings.ts';
import { type ForumCalendar, forumCalendars } from '../calendars.ts';
import { type Finding, fine, looked, note, systemCode, wrong } from './finding.ts';

/** Every forum's calendar, read as the bot reads it. */

const WEEKS = 8;

/** @param patience for each calendar, in milliseconds */
export async function calendarFindings(config: Config, patience: number): Promise<Finding[]> {
  const wanted = forumCalendars(config);
  if (wanted.length === 0) return [note('no-calendars')];
  const { calendar } = openCalendars(config);
  const read = await Promise.all(
    wanted.map((one) => looked({ look: () => lookAtOne(config, calendar, one) }, patience)),
  );
  return gathered(read.flat(), config);
}

async function lookAtOne({ timeZone }: Config, calendar: Calendar, one: ForumCalendar): Promise<Finding[]> {
  const from = Temporal.Now.instant();
  const to = from.add({ hours: WEEKS * 7 * 24 });
  const where = one.source.kind === 'graph' ? one.source.mailbox : one.source.from;
  const names = { forum: one.key, where, weeks: String(WEEKS) };
  try {
    return readFindings(await calendar.read(one.source, { from, to, timeZone }, null), one, names);
  } catch (error) {
    if (error instanceof CalendarError) return [unreadFinding(error, names)];
    throw error;
  }
}

type Names = Finding['detail'];

function readFindings(reading: Reading, { source }: ForumCalendar, names: Names): Finding[] {
  if (reading.is !== 'read') return [fine('calendar', { ...names, count: '0' })];
  const count = reading.occurrences.filter((one) => isOf(source, one)).length;
  const { unreadable } = reading;
  return [
    count > 0 ? fine('calendar', { ...names, count: String(count) }) : note('calendar-empty', names),
    ...(unreadable > 0 ? [note('calendar-partly', { ...names, unreadable: String(unreadable) })] : []),
  ];
}

function unreadFinding(error: CalendarError, names: Names): Finding {
  const { cause } = error;
  const code = cause instanceof GraphFault ? cause.detail : systemCode(cause);
  switch (error.code) {
    case 'unreachable':
      return wrong('calendar-away', { ...names, code });
    case 'sign-in':
      return wrong('calendar-sign-in', { ...names, code });
    case 'forbidden':
      return wrong('calendar-forbidden', names);
    case 'missing':
      return wrong('calendar-missing', names);
    case 'throttled':
      return note('calendar-throttled', names);
    case 'unreadable':
      return wrong('calendar-unreadable', names);
  }
}

/** What is wrong for one reason is told once, and mended once. */
function gathered(all: readonly Finding[], config: Config): Finding[] {
  const [signIn, forbidden] = [all.filter(isA('calendar-sign-in')), all.filter(isA('calendar-forbidden'))];
  const rest = all.filter((one) => !signIn.includes(one) && !forbidden.includes(one));
  const [first] = signIn;
  return [
    ...(first ? [wrong('calendar-sign-in', { ...first.detail, count: String(signIn.length) })] : []),
    ...(forbidden.length > 0 ? [allForbidden(forbidden, config)] : []),
    ...rest,
  ];
}

const isA =
  (code: Finding['code']) =>
  (one: Finding): boolean =>
    one.code === code;

function allForbidden(all: readonly Finding[], config: Config): Finding {
  const named = (key: string) => [...new Set(all.map(({ detail }) => detail[key] ?? ''))];
  const mailboxes = named('where');
  const command = exchangeCommands(clientOf(config), mailboxes);
  return wrong('calendar-forbidden', { forum: named('forum').join(', '), where: mailboxes.join(', '), command });
}

function clientOf({ graph, identity }: Config): string {
  const credential = graph?.credential;
  return (credential && 'clientId' in credential && credential.clientId) || identity?.appId || 'APP-ID';
}

/** The right to read these mailboxes and no others (RBAC for Applications), and how to see that it works. */
function exchangeCommands(app: string, mailboxes: readonly string[]): string {
  const filter = mailboxes.map((one) => `PrimarySmtpAddress -eq '${one}'`).join(' -or ');
  return [
    `New-ServicePrincipal -AppId ${app} -ObjectId (Get-MgServicePrincipal -Filter "AppId eq '${app}'").Id`,
    `New-ManagementScope -Name Samverkanslotsen -RecipientRestrictionFilter "${filter}"`,
    `New-ManagementRoleAssignment -App ${app} -Role "Application Calendars.Read" -CustomResourceScope Samverkanslotsen`,
    `Test-ServicePrincipalAuthorization -Identity ${app} -Resource ${mailboxes[0] ?? ''}`,
  ].join('\n');
}
