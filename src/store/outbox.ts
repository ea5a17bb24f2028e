import { type SqlBool, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { CaseId } from '../domain/case/case.ts';
import type { Audience } from '../domain/case/event.ts';
import { isUuid } from '../domain/uuid.ts';
import type { Delivery, Message, MessageId, Outbox } from '../ports/messages.ts';
import type { Clock } from '../ports.ts';
import { time } from './caseRows.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';
import { type Enqueue, LONGEST_WAIT, storeMessages, type Telling } from './tell.ts';

/** @param enqueue adds jobs to the queue, within the transaction that it is given */
export function storedOutbox(db: Database, enqueue: Enqueue, clock: Clock): Outbox {
  return {
    async claim(id) {
      if (!isUuid(id)) return [];
      const taken = await takeWith(db, id).catch(busyWhenTaken);
      if (taken !== 'busy' && taken.length === 0) await giveUpOn(db, id, clock);
      return taken;
    },

    async settle(ids, delivery) {
      await settle(db, ids, delivery, clock);
    },

    expand: (id, audiences) =>
      db.transaction().execute(async (trx) => {
        const [claimed] = await settle(trx, [id], { is: 'sent' }, clock);
        if (!claimed) return;
        const { case: of, sinceEvent } = messageOf(claimed);
        await storeAndSend(trx, { case: of, sinceEvent, at: clock.now(), audiences }, enqueue);
      }),

    add: (of, audience, key) =>
      db.transaction().execute(async (trx) => {
        const telling = { case: of, sinceEvent: await nextEvent(trx, of), at: clock.now(), audiences: [audience] };
        await storeAndSend(trx, key === undefined ? telling : { ...telling, key }, enqueue);
      }),

    async stuck() {
      const given = time(clock.now().subtract(LONGEST_WAIT));
      const rows = await db
        .selectFrom('messages')
        .select([...COLUMNS, 'state', 'why'])
        .where(sql<SqlBool>`state <> 'sent'`)
        .where(({ eb, or }) => or([eb('state', 'in', ['unknown', 'failed']), eb('at', '<=', given)]))
        .orderBy('messages.at')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({ ...messageOf(row), ...stuckBecause(row) }));
    },
  };
}

const COLUMNS = ['id', 'case', 'audience', 'since_event'] as const;

interface MessageRow {
  readonly id: string;
  readonly case: string;
  readonly audience: Audience;
  readonly since_event: number;
}

const messageOf = ({ id, case: of, audience, since_event }: MessageRow): Message => ({
  id: id as MessageId,
  case: of as CaseId,
  audience,
  sinceEvent: since_event,
});

async function storeAndSend(trx: Transaction<Tables>, telling: Telling, enqueue: Enqueue): Promise<void> {
  const jobs = await storeMessages(trx, telling);
  if (jobs.length > 0) await enqueue(trx, jobs);
}

/** The number of the event that comes next: what no change has caused tells of none that has been. */
async function nextEvent(trx: Transaction<Tables>, of: CaseId): Promise<number> {
  const { next } = await trx
    .selectFrom('events')
    .select(sql<number>`coalesce(max(seq), 0) + 1`.as('next'))
    .where('case', '=', of)
    .executeTakeFirstOrThrow();
  return next;
}

/** Also one that has been given up on, when the process that took it turns out to be alive. */
async function settle(
  db: Database,
  ids: readonly MessageId[],
  delivery: Delivery,
  clock: Clock,
): Promise<MessageRow[]> {
  if (ids.length === 0) return [];
  return db
    .updateTable('messages')
    .set({ ...outcomeOf(delivery), carrier: null, settled_at: clock.now().toString() })
    .where('id', 'in', ids)
    .where('state', 'in', ['sending', 'unknown'])
    .returning(COLUMNS)
    .execute();
}

/**
 * Takes a waiting message, and what else waits for the same person about the same case. One statement: its locks are taken in the order
 * of the ids, as everyone takes them, and what somebody else has taken in the meantime is left out.
 */
async function takeWith(db: Database, id: MessageId): Promise<Message[]> {
  const rows = await db
    .updateTable('messages')
    .set({ state: 'sending', carrier: id })
    .where('id', 'in', (of) =>
      of
        .selectFrom('messages as waiting')
        .innerJoin('messages as wanted', (join) => join.on('wanted.id', '=', id).on('wanted.state', '=', 'queued'))
        .select('waiting.id')
        .where('waiting.state', '=', 'queued')
        .where(({ eb, or, and }) =>
          or([
            eb('waiting.id', '=', id),
            and([
              eb('waiting.case', '=', eb.ref('wanted.case')),
              eb('waiting.recipient', '=', eb.ref('wanted.recipient')),
            ]),
          ]),
        )
        .orderBy('waiting.id')
        .forUpdate('waiting'),
    )
    .returning(COLUMNS)
    .execute();
  return rows.map(messageOf).sort((a, b) => a.sinceEvent - b.sinceEvent);
}

/** Of two that put the same card in a channel, one is being sent at a time: so the unique index says. */
function busyWhenTaken(error: unknown): 'busy' {
  if (error instanceof pg.DatabaseError && error.constraint === 'messages_to_forum') return 'busy';
  throw error;
}

/**
 * A message is worked on by one process at a time. So when it comes again and is still being sent, the process that took it died, and
 * nobody knows whether it and those taken along have arrived. One that another message took along is not touched: it is under way.
 */
async function giveUpOn(db: Database, id: MessageId, clock: Clock): Promise<void> {
  await db
    .updateTable('messages')
    .set({ state: 'unknown', carrier: null, settled_at: clock.now().toString() })
    .where('carrier', '=', id)
    .where('state', '=', 'sending')
    .execute();
}

const outcomeOf = (delivery: Delivery) =>
  delivery.is === 'again'
    ? ({ state: 'queued', why: '' } as const)
    : ({ state: delivery.is, why: delivery.is === 'failed' ? delivery.why : '' } as const);

/** One that still waits has been tried for as long as the queue tries; one that is still being sent was left by a process that died. */
function stuckBecause({ state, why }: { readonly state: string; readonly why: string }) {
  if (state === 'failed') return { delivery: 'failed', why } as const;
  return state === 'queued'
    ? ({ delivery: 'failed', why: 'gave-up' } as const)
    : ({ delivery: 'unknown', why: '' } as const);
}
