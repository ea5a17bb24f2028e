import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'kysely';
import pg from 'pg';
import type { MessageId } from '../../../src/ports/messages.ts';
import { countUnsure } from '../../../src/store/backup/distrust.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { storedOutbox } from '../../../src/store/outbox.ts';
import type { TestDatabase } from '../../support/postgres.ts';
import { fillEverything } from './everything.ts';
import { backedUp, contentOf, faultOf, idleDatabase, RESTORED, restored, someDirectory } from './support.ts';

/** When a backup is put back, and what is then believed of the world outside. */

/** Databases are made and filled, and programs started: on a busy machine that takes a while. */
jest.setTimeout(30_000);

let from: TestDatabase;
let to: TestDatabase;
let directory: ReturnType<typeof someDirectory>;
let file: string;

beforeAll(async () => {
  directory = someDirectory();
  file = directory.file('all.backup');
  from = await idleDatabase();
  await fillEverything(from.database, 3);
  const all = `'{"tell": "person", "person": {"id": "tenant/anna", "name": "Anna"}}'::jsonb, 1`;
  await sql`insert into messages (id, "case", audience, since_event, state, why, carrier, at)
    select gen_random_uuid(), id, ${sql.raw(all)}, 'queued', '', null::uuid, now() from cases where number like '%1'
    union all select gen_random_uuid(), id, ${sql.raw(all)}, 'sending', '', gen_random_uuid(), now() from cases where number like '%2'`.execute(
    from.database,
  );
  await sql`insert into deliveries select id, 'start', now(), 'claimed', gen_random_uuid() from meetings where occurrence = 'o1'`.execute(
    from.database,
  );
  await backedUp(from, file);
});
afterAll(async () => {
  await from.close();
  directory.remove();
});
beforeEach(async () => {
  to = await idleDatabase();
});
afterEach(() => to.close());

const some = (statement: string) => sql.raw(statement).execute(to.database);

describe('restoring', () => {
  it('is refused where something is stored already, and nothing has changed', async () => {
    await some(`insert into profiles values ('tenant/bo', 'fyrbodal', 'tanum', now())`);
    const before = await contentOf(to.database);

    expect(await faultOf(restored(to, file))).toBe('not-empty');
    expect(await contentOf(to.database)).toEqual(before);
  });

  it('replaces everything when it is told to', async () => {
    await some(`insert into profiles values ('tenant/bo', 'fyrbodal', 'tanum', now())`);

    await restored(to, file, { force: true });

    const { profiles, cases } = await contentOf(to.database);
    expect(profiles).toEqual([expect.stringContaining('tenant/anna')]);
    expect(cases?.length).toBe(3);
  });

  it('leaves everything as it was when it fails at the very end', async () => {
    await fillEverything(to.database, 1);
    await some('create schema pgboss; create table pgboss.job (id int)');
    const before = await contentOf(to.database);
    const finish = () => Promise.reject(new Error('no more'));

    await expect(restored(to, file, { force: true, finish })).rejects.toThrow('no more');

    expect(await contentOf(to.database)).toEqual(before);
    expect((await sql`select to_regclass('pgboss.job')::text as job`.execute(to.database)).rows).toEqual([
      { job: 'pgboss.job' },
    ]);
  });

  it('is refused in a database of somebody else, also by force', async () => {
    await some(`drop schema public cascade; create schema public; create table theirs (id int)`);

    expect(await faultOf(restored(to, file, { force: true }))).toBe('foreign');
    expect(Object.keys(await contentOf(to.database))).toEqual(['theirs']);
  });

  it('fills a database where no bot has ever been', async () => {
    await some('drop schema public cascade; create schema public');

    await restored(to, file);

    expect((await contentOf(to.database)).cases?.length).toBe(3);
  });

  it.each(['samverkanslotsen', 'samverkanslotsen-queue', 'lots 4711', 'lots restore'])(
    'is refused while %s is connected',
    async (name) => {
      const url = new URL(to.url);
      url.searchParams.set('application_name', name);
      const bot = openDatabase(url.href, () => undefined);
      await sql`select 1`.execute(bot);

      expect(await faultOf(restored(to, file, { force: true }))).toBe('in-use');
      await bot.destroy();
    },
  );

  it('is refused while the schema is being changed', async () => {
    const other = new pg.Client({ connectionString: to.url, application_name: 'starting' });
    await other.connect();
    await other.query('select pg_advisory_lock(3853314791062309107)');

    expect(await faultOf(restored(to, file, { force: true }))).toBe('in-use');
    await other.end();
  });

  it('takes nothing that waited or was being sent for unsent: nobody knows', async () => {
    await restored(to, file);

    const { rows } = await sql`select state, carrier, settled_at from messages where state <> 'sent'`.execute(
      to.database,
    );
    expect(rows).toEqual([1, 2].map(() => ({ state: 'unknown', carrier: null, settled_at: expect.any(Date) })));
    expect(await countUnsure(to.database)).toEqual({ messages: 2, reminders: 1 });
  });

  it('lists what nobody knows of as stuck, and never gives it out to be sent', async () => {
    await restored(to, file);
    const outbox = storedOutbox(to.database, async () => undefined, { now: () => RESTORED });

    const stuck = await outbox.stuck();

    expect(stuck.map(({ delivery }) => delivery)).toEqual(['unknown', 'unknown']);
    expect(await outbox.claim(stuck[0]?.id ?? ('' as MessageId))).toEqual([]);
  });

  it('takes a reminder that was about to be sent for perhaps sent, and has its meeting looked to', async () => {
    await restored(to, file);

    const { rows } = await sql`select d.name, d.state, d.carrier, m.wake_at < now() as is_due
      from deliveries d join meetings m on m.id = d.meeting where d.state = 'unknown'`.execute(to.database);
    expect(rows).toEqual([{ name: 'start', state: 'unknown', carrier: null, is_due: true }]);
  });

  it('gives a case a revision that no card of it can have', async () => {
    await restored(to, file);

    const { rows } = await sql`select distinct revision from cases`.execute(to.database);
    expect(rows).toEqual([{ revision: 1003 }]);
  });

  it('never gives a number out again that is known to have been given out', async () => {
    await some('insert into case_numbers values (2025, 3), (2026, 48), (2027, 2)');

    await restored(to, file, { force: true });

    const { rows } = await sql`select year, last from case_numbers order by year`.execute(to.database);
    expect(rows).toEqual([
      { year: 2025, last: 7 },
      { year: 2026, last: 48 },
      { year: 2027, last: 2 },
    ]);
  });
});
