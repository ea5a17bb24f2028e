import { sql, type Transaction } from 'kysely';
import {
  type Limit,
  LONGEST_WAIT,
  nextSlot,
  type Scope,
  TENANT_LIMITS,
  THREAD_LIMITS,
} from '../domain/meeting/pace.ts';
import type { Pace } from '../ports/meetings.ts';
import { time } from './caseRows.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/**
 * All instances take their moments here. A moment further away than LONGEST_WAIT is told but not reserved: whoever asked comes back, and
 * has not taken it from others meanwhile.
 */
export function storedPace(db: Database): Pace {
  const inTurn = oneAtATime();
  return {
    reserve: (tenant, thread, now) =>
      inTurn(() => db.transaction().execute((trx) => reserve(trx, { tenant, thread, now }))),

    async hold(tenant, until) {
      await db
        .insertInto('paces')
        .values({ tenant, held_until: until.toString() })
        .onConflict((conflict) =>
          conflict.column('tenant').doUpdateSet({ held_until: sql`greatest(paces.held_until, excluded.held_until)` }),
        )
        .execute();
    },
  };
}

/** Those who wait for their moment wait here and not for a lock: there they would each keep a connection from somebody else. */
function oneAtATime() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(task: () => Promise<T>): Promise<T> => {
    const done = last.then(task);
    last = done.catch(() => undefined);
    return done;
  };
}

interface Sending {
  readonly tenant: string;
  readonly thread: string;
  readonly now: Temporal.Instant;
}

async function reserve(trx: Transaction<Tables>, sending: Sending): Promise<Temporal.Instant> {
  const heldUntil = await lockTenant(trx, sending.tenant);
  const now = wholeMilliseconds(sending.now);
  const slot = nextSlot(await scopesOf(trx, sending), Math.max(now, heldUntil));
  const at = Temporal.Instant.fromEpochMilliseconds(slot);
  if (slot - now <= LONGEST_WAIT) await keep(trx, sending, at);
  return at;
}

/** Never before the moment itself. */
const wholeMilliseconds = (at: Temporal.Instant): number =>
  at.round({ smallestUnit: 'millisecond', roundingMode: 'ceil' }).epochMilliseconds;

const milliseconds = (column: string) => sql<number>`ceil(extract(epoch from ${sql.ref(column)}) * 1000)::float8`;

/** Until the transaction is over nobody else reserves in this tenant. @returns until when nothing is sent there */
async function lockTenant(trx: Transaction<Tables>, tenant: string): Promise<number> {
  const { held } = await trx
    .insertInto('paces')
    .values({ tenant, held_until: new Date(0).toISOString() })
    .onConflict((conflict) => conflict.column('tenant').doUpdateSet({ tenant }))
    .returning(milliseconds('paces.held_until').as('held'))
    .executeTakeFirstOrThrow();
  return held;
}

/** What has been given out. Asked for when the tenant is locked: what another one has reserved meanwhile is there. */
async function scopesOf(trx: Transaction<Tables>, { tenant, thread, now }: Sending): Promise<Scope[]> {
  const moments = (limits: readonly Limit[]) =>
    sql`select ${milliseconds('at')} from sendings where tenant = ${tenant} and at > ${time(before(now, limits))}`;
  const { rows } = await sql<{ tenant: number[]; thread: number[] }>`
    select array(${moments(TENANT_LIMITS)}) as tenant,
      array(${moments(THREAD_LIMITS)} and thread = ${thread}) as thread`.execute(trx);
  return rows.flatMap((recent) => [
    { recent: recent.tenant, limits: TENANT_LIMITS },
    { recent: recent.thread, limits: THREAD_LIMITS },
  ]);
}

const before = (now: Temporal.Instant, limits: readonly Limit[]): Temporal.Instant =>
  now.subtract({ milliseconds: Math.max(...limits.map(({ within }) => within)) });

/** What no longer counts for anything goes away. */
async function keep(trx: Transaction<Tables>, { tenant, thread, now }: Sending, at: Temporal.Instant): Promise<void> {
  await trx
    .with('gone', (of) =>
      of
        .deleteFrom('sendings')
        .where('tenant', '=', tenant)
        .where('at', '<', time(before(now, THREAD_LIMITS))),
    )
    .insertInto('sendings')
    .values({ tenant, thread, at: at.toString() })
    .execute();
}
