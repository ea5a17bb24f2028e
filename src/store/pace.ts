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
  const inTurn = together((all: readonly Sending[]) => db.transaction().execute((trx) => reserveAll(trx, all)));
  return {
    reserve: (tenant, thread, now) => inTurn({ tenant, thread, now }),

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

/**
 * Those who come while others are served wait here, and are then served all at once: not one after the other, for which a moment could be
 * past before it is told, and not at a lock, where they would each keep a connection from somebody else.
 */
function together<A, B>(serve: (all: readonly A[]) => Promise<ReadonlyMap<A, B>>): (one: A) => Promise<B> {
  const waiting: A[] = [];
  let next: Promise<ReadonlyMap<A, B>> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const begin = () => {
    next = undefined;
    return serve(waiting.splice(0));
  };
  return async (one) => {
    waiting.push(one);
    if (!next) {
      next = last.then(begin);
      last = next.catch(() => undefined);
    }
    const served = (await next).get(one);
    if (served === undefined) throw new Error('not served');
    return served;
  };
}

interface Sending {
  readonly tenant: string;
  readonly thread: string;
  readonly now: Temporal.Instant;
}

/** In the order in which everyone takes their locks. */
async function reserveAll(
  trx: Transaction<Tables>,
  all: readonly Sending[],
): Promise<ReadonlyMap<Sending, Temporal.Instant>> {
  const given = new Map<Sending, Temporal.Instant>();
  const tenants = Map.groupBy(all, ({ tenant }) => tenant);
  for (const tenant of [...tenants.keys()].sort()) await reserveIn(trx, tenant, tenants.get(tenant) ?? [], given);
  return given;
}

async function reserveIn(
  trx: Transaction<Tables>,
  tenant: string,
  sendings: readonly Sending[],
  given: Map<Sending, Temporal.Instant>,
): Promise<void> {
  const heldUntil = await lockTenant(trx, tenant);
  const recent = await recentIn(trx, tenant, sendings);
  const kept: Kept[] = [];
  for (const sending of sendings) {
    const now = wholeMilliseconds(sending.now);
    const slot = nextSlot(scopesOf(recent, sending), Math.max(now, heldUntil));
    const at = Temporal.Instant.fromEpochMilliseconds(slot);
    given.set(sending, at);
    if (slot - now > LONGEST_WAIT) continue;
    recent.push({ thread: sending.thread, at: slot });
    kept.push({ tenant, thread: sending.thread, at: at.toString() });
  }
  if (kept.length > 0) await keep(trx, tenant, kept, earliest(sendings));
}

interface Kept {
  readonly tenant: string;
  readonly thread: string;
  readonly at: string;
}

interface Recent {
  readonly thread: string;
  readonly at: number;
}

const earliest = (sendings: readonly Sending[]): Temporal.Instant =>
  sendings.map(({ now }) => now).reduce((a, b) => (Temporal.Instant.compare(a, b) < 0 ? a : b));

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
async function recentIn(trx: Transaction<Tables>, tenant: string, sendings: readonly Sending[]): Promise<Recent[]> {
  const now = earliest(sendings);
  const threads = [...new Set(sendings.map(({ thread }) => thread))];
  const { rows } = await sql<Recent>`
    select thread, ${milliseconds('at')} as at from sendings where tenant = ${tenant} and at > ${time(before(now, TENANT_LIMITS))}
    union all
    select thread, ${milliseconds('at')} as at from sendings where tenant = ${tenant} and thread = any(${threads})
      and at > ${time(before(now, THREAD_LIMITS))} and at <= ${time(before(now, TENANT_LIMITS))}`.execute(trx);
  return rows;
}

/** What lies further back than a limit of the tenant does not matter to it. */
const scopesOf = (recent: readonly Recent[], { thread }: Sending): Scope[] => [
  { recent: recent.map(({ at }) => at), limits: TENANT_LIMITS },
  { recent: recent.flatMap((one) => (one.thread === thread ? [one.at] : [])), limits: THREAD_LIMITS },
];

const before = (now: Temporal.Instant, limits: readonly Limit[]): Temporal.Instant =>
  now.subtract({ milliseconds: Math.max(...limits.map(({ within }) => within)) });

/** What no longer counts for anything goes away. */
async function keep(
  trx: Transaction<Tables>,
  tenant: string,
  kept: readonly Kept[],
  now: Temporal.Instant,
): Promise<void> {
  await trx
    .with('gone', (of) =>
      of
        .deleteFrom('sendings')
        .where('tenant', '=', tenant)
        .where('at', '<', time(before(now, THREAD_LIMITS))),
    )
    .insertInto('sendings')
    .values(kept)
    .execute();
}
