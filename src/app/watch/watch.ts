import { seatKey } from '../../domain/meeting/meeting.ts';
import { isQuiet, isUsual, type SilentPart, silentSince, USUAL_WITHIN } from '../../domain/watch/silence.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import type { QueueDepth, Signs, Standing, Tallied } from '../../ports/watch.ts';
import type { Log } from '../../ports.ts';
import type { Desk } from '../desk.ts';
import { seatsRead, workDays } from '../meeting/secretariat.ts';

/** Looks every minute how it stands: says so in figures, and says when something is silent that should not be. */

export interface Watching {
  readonly signs: Signs;
  depth(): Promise<readonly QueueDepth[]>;
  readonly tally: Tallied & { readonly telemetry: Telemetry };
  /** In bytes. */
  memory(): number;
  readonly log: Log;
}

/** @returns one look; it never rejects */
export function watcher(desk: Desk, watching: Watching): () => Promise<void> {
  const started = desk.clock.now();
  const tell = silenceTeller(watching);
  return async () => {
    try {
      const now = desk.clock.now();
      const [standing, depths] = await Promise.all([
        watching.signs.standing(seatsRead(desk).map(seatKey), now),
        watching.depth(),
      ]);
      tellFigures(watching, standing, depths, now);
      tell(await silences(desk, watching.signs, standing, { started, now }), now);
    } catch (error) {
      watching.log.warn('figures-not-read', { error });
    }
  };
}

function tellFigures(
  { tally, memory, log }: Watching,
  { lastQuestion, lastDelivery }: Standing,
  depths: readonly QueueDepth[],
  now: Temporal.Instant,
): void {
  const { telemetry } = tally;
  const ageOf = (at: Temporal.Instant | null) => (at ? Math.max(0, Math.round(now.since(at).total('seconds'))) : null);
  const oldestDue = ageOf(depths.flatMap((one) => one.oldestDue ?? []).sort(Temporal.Instant.compare)[0] ?? null) ?? 0;
  const [questionAge, deliveryAge, held] = [ageOf(lastQuestion), ageOf(lastDelivery), memory()];
  for (const { queue, waiting, dead } of depths) {
    telemetry.gauge('lots.queue.depth', waiting, { queue });
    telemetry.gauge('lots.queue.dead', dead, { queue });
  }
  telemetry.gauge('lots.queue.oldest', oldestDue, {});
  if (questionAge !== null) telemetry.gauge('lots.question.age', questionAge, {});
  if (deliveryAge !== null) telemetry.gauge('lots.delivery.age', deliveryAge, {});
  telemetry.gauge('lots.process.memory', held, {});
  log.info('figures', {
    waiting: sum(depths.map((one) => one.waiting)),
    dead: sum(depths.map((one) => one.dead)),
    oldestDue,
    questionAge,
    deliveryAge,
    memory: held,
    ...tally.take(),
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

type Silences = Readonly<Record<SilentPart, Temporal.Instant | null>>;

async function silences(
  desk: Desk,
  signs: Signs,
  { reminderDue, messageDue, lastQuestion }: Standing,
  { started, now }: { readonly started: Temporal.Instant; readonly now: Temporal.Instant },
): Promise<Silences> {
  return {
    reminders: silentSince(reminderDue, started, now),
    messages: silentSince(messageDue, started, now),
    questions: lastQuestion && (await isUnusual(desk, signs, lastQuestion, now)) ? lastQuestion : null,
  };
}

/** What is usual is looked up only when it is quiet. */
async function isUnusual(desk: Desk, signs: Signs, last: Temporal.Instant, now: Temporal.Instant): Promise<boolean> {
  const calendar = workDays(desk);
  if (!isQuiet(last, now, calendar)) return false;
  const from = last.toZonedDateTimeISO(desk.timeZone).subtract(USUAL_WITHIN).startOfDay().toInstant();
  return isUsual(await signs.daysAsked(from, last, desk.timeZone), last, calendar);
}

/** As long as it lasts it is said again so often. */
const AGAIN = Temporal.Duration.from({ hours: 1 });

function silenceTeller({ log, tally }: Watching): (silences: Silences, now: Temporal.Instant) => void {
  const told = new Map<string, Temporal.Instant>();
  const tell = (part: string, since: Temporal.Instant, now: Temporal.Instant) => {
    const last = told.get(part);
    if (last && Temporal.Instant.compare(last.add(AGAIN), now) > 0) return;
    told.set(part, now);
    log.warn('silent', { part, since: since.toString() });
  };
  const end = (part: string) => {
    if (told.delete(part)) log.info('silent-no-more', { part });
  };
  return (silences, now) => {
    for (const [part, since] of Object.entries(silences)) {
      tally.telemetry.gauge('lots.silent', since ? 1 : 0, { part });
      if (since) tell(part, since, now);
      else end(part);
    }
  };
}
