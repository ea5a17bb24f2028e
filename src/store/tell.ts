import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { CaseId } from '../domain/case/case.ts';
import type { Audience } from '../domain/case/event.ts';
import { isGone } from '../domain/person.ts';
import type { Job } from '../ports/jobs.ts';
import type { MessageId } from '../ports/messages.ts';
import { time } from './caseRows.ts';
import type { Tables } from './tables.ts';

/** What must be told of a change is stored with the change; the queue is told of it in the same transaction. */

/** Adds jobs that exist if and only if the transaction is committed. */
export type Enqueue = (within: Transaction<Tables>, jobs: readonly Job[]) => Promise<void>;

/**
 * How long a message can wait for its turn: longer than the queue goes on trying. One that is older has been given up; it holds no new
 * one back, and is listed as stuck.
 */
export const LONGEST_WAIT = Temporal.Duration.from({ hours: 12 });

export interface Telling {
  readonly case: CaseId;
  readonly sinceEvent: number;
  readonly at: Temporal.Instant;
  readonly audiences: readonly Audience[];
  /** Of one that is stored once for ever. */
  readonly key?: string;
}

/** Stores a message for each audience. Whoever has one waiting of the same case gets no other: that one will tell of this change too. */
export async function tell(trx: Transaction<Tables>, telling: Telling): Promise<Job[]> {
  const waiting = await waitingFor(trx, telling);
  const audiences = onceEach(telling.audiences).filter((one) => one.tell !== 'person' || !waiting.has(one.person.id));
  return storeMessages(trx, { ...telling, audiences });
}

/** @returns the jobs that send them; none for a key that has been used */
export async function storeMessages(trx: Transaction<Tables>, telling: Telling): Promise<Job[]> {
  const { rows, jobs } = newMessages(telling);
  if (rows.length === 0) return [];
  const stored = await trx
    .insertInto('messages')
    .values(rows)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .execute();
  return stored.length === rows.length ? jobs : [];
}

/** One for each audience, and the jobs that send them. Either all of them are stored or, when their key has been used, none. */
export function newMessages(telling: Telling) {
  const { case: of, sinceEvent, at, audiences, key = null } = telling;
  const common = { case: of, since_event: sinceEvent, state: 'queued', why: '', key, at: at.toString() } as const;
  const messages = audiences.filter(isThere).map((audience) => ({ id: randomUUID() as string as MessageId, audience }));
  return {
    rows: messages.map(({ id, audience }) => ({ ...common, id, audience: JSON.stringify(audience) })),
    jobs: messages.map(({ id, audience }): Job => ({ job: 'tell', message: id, delayed: audience.tell === 'person' })),
  };
}

/** Nothing can be told somebody who has been erased, and nobody has to know that it was not. */
const isThere = (audience: Audience): boolean => !('person' in audience && isGone(audience.person.id));

/**
 * Those who have a message waiting. The rows are locked until the change is committed: a message can not be taken to be sent just
 * before it would have had this change to tell of. In the order of their ids, as everyone locks them.
 */
async function waitingFor(trx: Transaction<Tables>, { case: id, at, audiences }: Telling): Promise<Set<string | null>> {
  const people = audiences.flatMap((one) => (one.tell === 'person' ? [one.person.id] : []));
  if (people.length === 0) return new Set();
  const rows = await trx
    .selectFrom('messages')
    .select('recipient')
    .where('case', '=', id)
    .where('recipient', 'in', people)
    .where('state', '=', 'queued')
    .where('at', '>', time(at.subtract(LONGEST_WAIT)))
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Set(rows.map(({ recipient }) => recipient));
}

/** Somebody may be concerned by a change in more than one way. */
export const onceEach = (audiences: readonly Audience[]): Audience[] => [
  ...new Map(
    audiences.map((one) => [one.tell === 'person' ? one.person.id : JSON.stringify(one), one] as const),
  ).values(),
];
