import type { Config } from '../config.ts';
import { localDate, type SeatKey, seatOfKey } from '../domain/meeting/meeting.ts';
import { perhapsPosted } from '../domain/meeting/perhaps.ts';
import { REMINDER_KINDS } from '../domain/meeting/policy.ts';
import { rulesFor, workCalendar } from '../domain/meeting/rules.ts';
import type { KeptMeeting, SentDelivery } from '../ports/meetings.ts';
import { startQueue } from '../queue/queue.ts';
import { casesToRepaint, countUnsure, perhapsSent } from '../store/backup/distrust.ts';
import type { Database } from '../store/database.ts';
import { storedDeliveries } from '../store/deliveries.ts';
import { storedMeetings } from '../store/meetings.ts';
import { storedPauses } from '../store/pauses.ts';
import type { Opened } from './store.ts';

/** What has to be so in a restored database that its rows do not say by themselves. */

/** How much has perhaps been sent: nobody knows. */
export type Unsure = Awaited<ReturnType<typeof countUnsure>>;

/** From the moment that the backup shows to now. */
export interface Gap {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

const noJobs = async () => undefined;

/** What the bot will have posted meanwhile, had it gone on, is marked so that it is not posted again. */
export async function markPerhapsSent(db: Database, config: Config, gap: Gap): Promise<Unsure> {
  const seats = Object.keys(config.meetings.calendars).map((key) => seatOfKey(key as SeatKey));
  const meetings = await storedMeetings(db, noJobs, config.timeZone).ofAll(seats, gap.from);
  const sent = await storedDeliveries(db).ofAll(meetings.map(({ id }) => id));
  const ofMeeting = Map.groupBy(sent, ({ meeting }) => meeting);
  const all = await Promise.all(
    meetings.map(async (meeting) =>
      (await perhapsOf(db, config, { meeting, sent: ofMeeting.get(meeting.id) ?? [] }, gap)).map((name) => ({
        meeting: meeting.id,
        name,
      })),
    ),
  );
  await perhapsSent(db, all.flat(), gap.to);
  return countUnsure(db);
}

interface Known {
  readonly meeting: KeptMeeting;
  readonly sent: readonly SentDelivery[];
}

async function perhapsOf(db: Database, config: Config, { meeting, sent }: Known, { from, to }: Gap): Promise<string[]> {
  const posted = REMINDER_KINDS.filter((kind) => sent.some(({ name }) => name === kind));
  const circumstances = {
    seat: meeting.seat,
    policy: rulesFor(config.meetings, meeting.seat).policy,
    calendar: workCalendar(config.meetings, config.timeZone),
    now: from,
    settled: new Set(posted),
    hasRoot: posted.length > 0,
    isSkipped: meeting.isSkipped,
    pausedUntil: await storedPauses(db).until(meeting.seat, localDate(from, config.timeZone)),
  };
  const wanted = meeting.isWanted ? ['agenda'] : [];
  return [...new Set([...perhapsPosted(meeting, circumstances, to), ...wanted])];
}

/** Cards in Teams may show what has happened since: they are made to show what is stored. */
export async function repaintAll({ access, database }: Opened, { timeZone }: Config): Promise<void> {
  const cases = await casesToRepaint(database);
  if (cases.length === 0) return;
  const queue = await startQueue(access, {
    joinWindowSeconds: 0,
    repaintAfterSeconds: 0,
    timeZone,
    readEvery: READ_EVERY,
    onError: () => undefined,
  });
  try {
    await queue.add(
      database,
      cases.map((id) => ({ job: 'repaint', case: id })),
    );
  } finally {
    await queue.stop();
  }
}

/** The bot settles it anew when it starts. */
const READ_EVERY = 5;
