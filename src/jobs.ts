import { type Courier, tell } from './app/case/deliver.ts';
import { nudge } from './app/case/nudge.ts';
import { repaint } from './app/case/repaint.ts';
import type { Desk } from './app/desk.ts';
import { askOwners } from './app/learning/owners.ts';
import { lookTo } from './app/meeting/remind.ts';
import { seatsRead } from './app/meeting/secretariat.ts';
import { syncForum } from './app/meeting/sync.ts';
import { retain } from './app/trust/retain.ts';
import { seatKey, seatOfKey } from './domain/meeting/meeting.ts';
import { sweepsDue } from './domain/retention/plan.ts';
import { type Reading, subscribe } from './notifications.ts';
import type { Job } from './ports/jobs.ts';
import type { Handlers } from './queue/queue.ts';
import { retentionAround } from './retention.ts';
import { storedRetention } from './store/retention.ts';
import { storedRulings } from './store/rulings.ts';

/** What each kind of job leads to. */

/** All calendars are read. */
export const syncs = (desk: Desk): Job[] => seatsRead(desk).map((seat) => ({ job: 'sync', seat: seatKey(seat) }));

/** Meetings that are to be looked to before the next look come to the queue beforehand, each for its moment; also when the next look is late. */
const ROUSED_AHEAD = Temporal.Duration.from({ seconds: 150 });

/** What was thrown away is told in numbers; the audit trail has them too. */
async function retainNow({ desk, log }: Courier, { config, database }: Reading): Promise<void> {
  const now = desk.clock.now();
  const models = config.models.map(({ id }) => id);
  const sweeps = sweepsDue(config.retention, models, now, config.timeZone);
  const retention = storedRetention(database, retentionAround(config));
  for await (const { sweep, done } of retain(retention, sweeps, { by: 'bot', at: now }))
    if (done > 0) log.info('retained', { part: sweep.part, of: sweep.of, count: done });
}

/** Every kind of job has its one handler. */
export const handlersOf = (courier: Courier, reading: Reading): Handlers => ({
  tell: ({ message }) => tell(courier, message),
  repaint: ({ case: id }) => repaint(courier, id),
  nudge: () => nudge(courier.desk),
  owners: () => askOwners(courier, storedRulings(reading.database)),
  retain: () => retainNow(courier, reading),
  calendars: () => reading.queue.add(reading.database, syncs(courier.desk)),
  sync: ({ seat }) => syncForum(courier.desk, courier.log, seatOfKey(seat)),
  tick: async () => {
    await courier.desk.secretariat.meetings.rouse(courier.desk.clock.now().add(ROUSED_AHEAD));
  },
  remind: ({ meeting }) => lookTo(courier, meeting),
  subscribe: () => subscribe(courier, reading),
});
