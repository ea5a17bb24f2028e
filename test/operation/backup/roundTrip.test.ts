import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'kysely';
import { storedAudit } from '../../../src/store/auditTrail.ts';
import { HEADER_BYTES } from '../../../src/store/backup/header.ts';
import { migrate } from '../../../src/store/database.ts';
import type { TestDatabase } from '../../support/postgres.ts';
import { fillEverything } from './everything.ts';
import { BACKED_UP, backedUp, contentOf, faultOf, idleDatabase, restored, someDirectory } from './support.ts';

/** Out of one database and into another. */

/** Databases are made and filled, and programs started: on a busy machine that takes a while. */
jest.setTimeout(30_000);

let from: TestDatabase;
let to: TestDatabase;
let directory: ReturnType<typeof someDirectory>;
let file: string;

beforeEach(async () => {
  directory = someDirectory();
  file = directory.file('all.backup');
  [from, to] = await Promise.all([idleDatabase(), idleDatabase()]);
});
afterEach(async () => {
  await Promise.all([from.close(), to.close()]);
  directory.remove();
});

/** A restored case is at a later revision than any card of it, and the audit trail tells that it was restored. */
const asBefore = (content: Readonly<Record<string, readonly string[]>>) => ({
  ...content,
  audit_entries: content.audit_entries?.filter((row) => !row.includes('restored')),
  audit_head: [],
  cases: content.cases?.map((row) => row.replace(/,1003,/, ',3,')),
});

describe('a backup', () => {
  it('gives back every table as it was, to the last character', async () => {
    await fillEverything(from.database);
    const before = await contentOf(from.database);
    await backedUp(from, file);

    await restored(to, file);

    expect(Object.entries(before).filter(([, rows]) => rows.length === 0)).toEqual([]);
    expect(asBefore(await contentOf(to.database))).toEqual({ ...before, audit_head: [] });
  });

  it('leaves the audit trail whole, and tells there that it was restored', async () => {
    await fillEverything(from.database);
    await backedUp(from, file);

    await restored(to, file);

    const audit = storedAudit(to.database);
    const deeds = await Array.fromAsync(audit.list(null, null), ({ did }) => did);
    expect(await audit.verify(null)).toMatchObject({ fault: null, entries: 2 });
    expect(deeds).toEqual(['settings-loaded', 'restored']);
  });

  it('says in its first line what is in it', async () => {
    await fillEverything(from.database);
    const before = await contentOf(from.database);

    await backedUp(from, file);

    const [line = ''] = readFileSync(file, 'utf8').split('\n');
    const { tables, ...header } = JSON.parse(line);
    expect(header).toEqual({
      is: 'samverkanslotsen-backup',
      format: 1,
      product: '1.2.3',
      at: BACKED_UP.toString(),
      migrations: expect.arrayContaining(['0001_ask', '0004_learn']),
      bytes: statSync(file).size - HEADER_BYTES,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const counted = tables.map(({ name, rows }: { name: string; rows: number }) => [name, rows]);
    expect(Object.fromEntries(counted)).toEqual(
      Object.fromEntries(Object.entries(before).map(([name, rows]) => [name, rows.length])),
    );
  });

  it('can be read by its owner only, and leaves nothing else behind', async () => {
    await backedUp(from, file);

    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(directory.file('.'))).toEqual(['all.backup']);
  });

  it('never takes the place of a file', async () => {
    writeFileSync(file, 'mine');

    expect(await faultOf(backedUp(from, file))).toBe('exists');
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('leaves nothing behind when it cannot be written', async () => {
    expect(await faultOf(backedUp(from, directory.file('missing/all.backup')))).toBe('cannot-write');
    expect(readdirSync(directory.file('.'))).toEqual([]);
  });

  it('is not made of a database that has no tables of ours', async () => {
    await sql`drop table kysely_migration`.execute(from.database);

    expect(await faultOf(backedUp(from, file))).toBe('not-ready');
    expect(readdirSync(directory.file('.'))).toEqual([]);
  });

  it('goes on counting where the rows end', async () => {
    await fillEverything(from.database, 2);
    await backedUp(from, file);
    await restored(to, file);

    await sql`insert into supporters ("case", person, name) select id, 'tenant/david', 'David' from cases limit 1`.execute(
      to.database,
    );

    const { rows } = await sql<{
      person: string;
      nth: string;
    }>`select person, nth from supporters order by nth`.execute(to.database);
    expect(rows.map(({ nth }) => nth)).toEqual(['1', '2', '3', '4', '5']);
    expect(rows.at(-1)?.person).toBe('tenant/david');
  });

  it('of an earlier schema is brought up to date', async () => {
    await sql`drop schema public cascade; create schema public`.execute(from.database);
    await migrate(from.database, '0002_file');
    await sql`insert into profiles values ('tenant/åsa', 'fyrbodal', 'tanum', now())`.execute(from.database);
    const { migrations } = await backedUp(from, file);

    await restored(to, file);

    expect(migrations).toEqual(['0001_ask', '0002_file']);
    expect((await contentOf(to.database)).profiles?.[0]).toContain('tenant/åsa');
    expect(await migrate(to.database)).toEqual([]);
    expect(Object.keys(await contentOf(to.database))).toContain('weight_sets');
  });

  it('shows one moment, though everything is being written to', async () => {
    await sql`insert into forms values ('form-1', 'fyrbodal', '[]'); insert into case_numbers values (2026, 1)`.execute(
      from.database,
    );
    const stop = new AbortController();
    const writers = Array.from({ length: 4 }, () => filesUntil(stop.signal));
    await untilSome(20);

    await backedUp(from, file);
    stop.abort();
    await Promise.all(writers);
    await restored(to, file);

    const [row] = (
      await sql<Record<string, string>>`select (select last from case_numbers)::text as last,
      (select count(*) from cases)::text as cases, (select count(*) from handlings)::text as handlings,
      (select count(*) from events)::text as events`.execute(to.database)
    ).rows;
    const number = Number(row?.cases);
    expect(number).toBeGreaterThan(19);
    expect(row).toEqual({ last: `${number + 1}`, cases: `${number}`, handlings: `${number}`, events: `${number}` });
    expect((await contentOf(from.database)).cases?.length).toBeGreaterThan(number);
  });
});

/** Each case with its number, its handling and its event in one transaction, as the bot does it. */
async function filesUntil(signal: AbortSignal): Promise<void> {
  while (!signal.aborted)
    await sql`with given as (update case_numbers set last = last + 1 returning last),
      filed as (insert into cases select gen_random_uuid(), 'SKAV-2026-' || last, gen_random_uuid(), 1, 'fyrbodal', 'sv', 'form-1',
        '{}', '', null, 'a', 'A', now(), now(), '', '', false from given returning id),
      handled as (insert into handlings select id, 1, 'fyrbodal/lokal', null, 'filed', '{"state": "filed"}', now() from filed)
      insert into events select id, 1, now(), 'a', 'A', 'file', 1, null, 'filed', '', null from filed`.execute(
      from.database,
    );
}

async function untilSome(count: number): Promise<void> {
  let found = 0;
  while (found < count)
    found = Number((await sql<{ n: string }>`select count(*) as n from cases`.execute(from.database)).rows[0]?.n);
}
