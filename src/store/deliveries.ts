import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { MeetingId } from '../domain/meeting/meeting.ts';
import { isUuid } from '../domain/uuid.ts';
import type { Claim, Deliveries, SentDelivery, Settlement } from '../ports/meetings.ts';
import type { Post } from '../ports/messages.ts';
import { iso } from './caseRows.ts';
import type { Database } from './database.ts';

type Named = Pick<Claim, 'meeting' | 'name'>;

export function storedDeliveries(db: Database): Deliveries {
  const ofAll: Deliveries['ofAll'] = async (meetings) => {
    const ids = meetings.filter(isUuid);
    if (ids.length === 0) return [];
    const rows = await select(db).where('meeting', 'in', ids).orderBy('deliveries.at').orderBy('name').execute();
    return rows.map(deliveryOf);
  };
  return {
    of: (meeting) => ofAll([meeting]),

    ofAll,

    claim: (meeting, name, at) => claim(db, meeting, name, at),

    async begin({ meeting, name, carrier }, at) {
      const { numUpdatedRows } = await db
        .updateTable('deliveries')
        .set({ state: 'sending', at: at.toString() })
        .where('meeting', '=', meeting)
        .where('name', '=', name)
        .where('carrier', '=', carrier)
        .where('state', '=', 'claimed')
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },

    settle: (claim, as, at) => (as.is === 'again' ? unclaim(db, claim) : settle(db, claim, as, at)),

    async resolve(meeting, name, as, at) {
      if (!isUuid(meeting)) return false;
      return as === 'seen' ? markSeen(db, { meeting, name }, at) : forget(db, { meeting, name });
    },

    async shows(meeting, name, fingerprint) {
      if (!isUuid(meeting)) return;
      await db
        .updateTable('deliveries')
        .set({ shows: fingerprint })
        .where('meeting', '=', meeting)
        .where('name', '=', name)
        .where('state', '=', 'sent')
        .execute();
    },
  };
}

const select = (db: Database) =>
  db
    .selectFrom('deliveries')
    .select(['meeting', 'name', 'state', 'service_url', 'conversation', 'activity', 'shows', 'why'])
    .select(iso('at').as('at'));

type DeliveryRow = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

const deliveryOf = (row: DeliveryRow): SentDelivery => ({
  meeting: row.meeting as MeetingId,
  name: row.name,
  at: Temporal.Instant.from(row.at),
  state: stateOf(row),
});

function stateOf(row: DeliveryRow): SentDelivery['state'] {
  switch (row.state) {
    case 'sent':
      return { is: 'sent', post: postOf(row), shows: row.shows ?? '' };
    case 'failed':
      return { is: 'failed', why: row.why ?? 'refused' };
    default:
      return { is: row.state };
  }
}

const postOf = ({ service_url, conversation, activity }: DeliveryRow): Post | null =>
  service_url === null || conversation === null || activity === null
    ? null
    : { serviceUrl: service_url, conversation, activity };

/**
 * One statement, so that of several who come at once one gets it. Work on a meeting is done by one process at a time: one that is found
 * being sent was left by a process that died, or that has been silent for so long that it counts as dead. It keeps its carrier, who may
 * yet come back and say what became of it.
 */
async function claim(db: Database, meeting: MeetingId, name: string, at: Temporal.Instant): Promise<Claim | null> {
  if (!isUuid(meeting)) return null;
  const carrier = randomUUID();
  const { rows } = await sql<{ state: SentDelivery['state']['is'] }>`
    insert into deliveries as known (meeting, name, at, state, carrier)
    select id, ${name}, ${at.toString()}, 'claimed', ${carrier}::uuid from meetings where id = ${meeting}
    on conflict (meeting, name) do update set
      at = excluded.at,
      state = case known.state when 'claimed' then 'claimed' else 'unknown' end,
      carrier = case known.state when 'claimed' then excluded.carrier else known.carrier end
    where known.state in ('claimed', 'sending')
    returning state`.execute(db);
  return rows[0]?.state === 'claimed' ? { meeting, name, carrier } : null;
}

/** What the carrier says is what happened, also when it was given up meanwhile. The channel's knowledge changes with it, or neither does. */
async function settle(
  db: Database,
  { meeting, name, carrier }: Claim,
  as: Exclude<Settlement, { is: 'again' }>,
  at: Temporal.Instant,
): Promise<void> {
  const own = db
    .updateTable('deliveries')
    .set({ ...columnsOf(as), state: as.is, at: at.toString(), carrier: null })
    .where('meeting', '=', meeting)
    .where('name', '=', name)
    .where('carrier', '=', carrier);
  // Somebody may have seen in the channel what its carrier was still waiting to hear of: where it stands is then news, anything else is not.
  const settled = as.is === 'sent' ? own : own.where('state', '<>', 'sent');
  const told = as.is === 'sent' ? as.told : null;
  if (!told) return void (await settled.execute());
  await db
    .with('settled', () => settled.returning('meeting'))
    .updateTable('meetings')
    .set({ told: JSON.stringify(told) })
    .where('id', 'in', (of) => of.selectFrom('settled').select('settled.meeting'))
    .execute();
}

function columnsOf(as: Exclude<Settlement, { is: 'again' }>) {
  switch (as.is) {
    case 'sent': {
      const { serviceUrl, conversation, activity } = as.post;
      return { service_url: serviceUrl, conversation, activity, shows: as.shows };
    }
    case 'failed':
      return { why: as.why };
    case 'unknown':
      return {};
  }
}

async function unclaim(db: Database, { meeting, name, carrier }: Claim): Promise<void> {
  await db
    .deleteFrom('deliveries')
    .where('meeting', '=', meeting)
    .where('name', '=', name)
    .where('carrier', '=', carrier)
    .where('state', '<>', 'sent')
    .execute();
}

/** Its carrier may yet say where it stands. */
async function markSeen(db: Database, { meeting, name }: Named, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('deliveries')
    .set({ state: 'sent', shows: '', at: at.toString() })
    .where('meeting', '=', meeting)
    .where('name', '=', name)
    .where('state', '=', 'unknown')
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

async function forget(db: Database, { meeting, name }: Named): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('deliveries')
    .where('meeting', '=', meeting)
    .where('name', '=', name)
    .where('state', 'in', ['unknown', 'failed'])
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
