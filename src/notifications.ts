import type { Courier } from './app/case/deliver.ts';
import type { Desk } from './app/desk.ts';
import { seatsRead } from './app/meeting/secretariat.ts';
import type { Calendars } from './calendars.ts';
import type { Config } from './config.ts';
import { seatKey } from './domain/meeting/meeting.ts';
import { type CalendarSource, sourceOf } from './domain/meeting/rules.ts';
import type { Job } from './ports/jobs.ts';
import type { Queue } from './queue/queue.ts';
import type { Database } from './store/database.ts';
import { storedSubscriptions } from './store/subscriptions.ts';
import type { TeamsSettings } from './teams/server.ts';

/** Graph tells of changed calendars, so that they are read sooner. Nothing hangs on it: every calendar is read every few minutes anyway. */

export interface Reading {
  readonly config: Config;
  readonly database: Database;
  readonly queue: Queue;
  readonly calendars: Calendars;
}

/** Where Graph posts to, below `http.publicUrl`. */
const NOTIFIED_AT = '/graph/notifications';

/** Null where Graph is not asked to tell. */
export function notificationsFor({
  config,
  database,
  queue,
  desk,
}: Omit<Reading, 'calendars'> & { readonly desk: Desk }): TeamsSettings['notified'] {
  if (!config.graph?.notifications) return null;
  const subscriptions = storedSubscriptions(database);
  return {
    at: NOTIFIED_AT,
    answer: async (told) => {
      const { answerNotification } = await import('./graph/notifications.ts');
      const { read, renew, ...answer } = await answerNotification(told, subscriptions);
      await queue.add(database, [...syncsOf(desk, read), ...(renew ? [{ job: 'subscribe' } as const] : [])]);
      return answer;
    },
  };
}

const syncsOf = (desk: Desk, mailboxes: readonly string[]): Job[] =>
  seatsRead(desk)
    .filter((seat) => mailboxes.includes(mailboxOf(sourceOf(desk.secretariat.rules, seat))))
    .map((seat) => ({ job: 'sync', seat: seatKey(seat) }));

const mailboxOf = (source: CalendarSource | null): string => (source?.kind === 'graph' ? source.mailbox : '');

/** Once an hour, and when Graph asks for it. What goes wrong is tried again the next time. */
export async function subscribe({ desk, log }: Courier, { config, database, calendars }: Reading): Promise<void> {
  if (!config.graph?.notifications || !calendars.graph) return;
  const { renewSubscriptions } = await import('./graph/subscriptions.ts');
  const mailboxes = seatsRead(desk).map((seat) => mailboxOf(sourceOf(desk.secretariat.rules, seat)));
  const url = `${config.http.publicUrl}${NOTIFIED_AT}`;
  const faults = await renewSubscriptions({
    graph: await calendars.graph(),
    subscriptions: storedSubscriptions(database),
    mailboxes: mailboxes.filter((mailbox) => mailbox !== ''),
    notificationUrl: url,
    lifecycleNotificationUrl: url,
    now: desk.clock.now(),
  });
  for (const { code, message } of faults) log.warn('calendar-not-subscribed', { code, error: message });
}
