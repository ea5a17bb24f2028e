import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { type AuditEvent, canonical } from '../../src/domain/audit/entry.ts';
import type { Audit, AuditLine } from '../../src/ports/trust.ts';
import { appendAudit, forgetAudit } from '../../src/store/audit.ts';
import { storedAudit } from '../../src/store/auditTrail.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createDatabase, empty, everythingIn, type TestDatabase } from '../support/postgres.ts';
import { anna, bo, cilla, NOON } from './someCase.ts';

/** What the port Audit promises, kept by the store; and what somebody with the keys to the database can not do unseen. */

let test: TestDatabase;
let audit: Audit;

beforeAll(async () => {
  test = await createDatabase();
  audit = storedAudit(test.database);
});
beforeEach(() => empty(test));
afterAll(() => test.close());

const event = (change: Partial<AuditEvent> = {}): AuditEvent => ({
  at: NOON,
  did: 'role-given',
  by: anna.id,
  who: bo.id,
  about: { role: 'chair', model: 'fyrbodal', forum: null },
  ...change,
});

async function all(from: Temporal.Instant | null = null, to: Temporal.Instant | null = null): Promise<AuditLine[]> {
  const lines: AuditLine[] = [];
  for await (const line of audit.list(from, to)) lines.push(line);
  return lines;
}

const write = async (count: number): Promise<void> => {
  for (let no = 1; no <= count; no++) await audit.note(event({ at: NOON.add({ hours: no }), about: { no } }));
};

const faultOf = async (expected: string | null = null) => (await audit.verify(expected)).fault;

/** As somebody would who may do anything with the database. */
const tamper = (...statements: readonly string[]): Promise<void> =>
  test.database.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx);
    for (const statement of statements) await sql.raw(statement).execute(trx);
  });

describe('the audit trail', () => {
  it('tells who did what, to whom and when, oldest first', async () => {
    await audit.note(event());
    await audit.note(event({ did: 'settings-loaded', by: 'bot', who: null, about: { fingerprint: 'abc' } }));

    const [first, second] = await all();

    expect(first).toMatchObject({ seq: 1, did: 'role-given', byPerson: anna.id, whoPerson: bo.id });
    expect(first?.at.toString()).toBe(NOON.toString());
    expect(second).toMatchObject({ seq: 2, by: 'bot', who: null, about: { fingerprint: 'abc' } });
  });

  it('has no name and no id of anybody in its entries', async () => {
    await audit.note(event());

    const { rows } = await sql<{ row: string }>`select e::text as row from audit_entries e`.execute(test.database);

    expect(rows[0]?.row).not.toContain(anna.id);
    expect(rows[0]?.row).not.toContain(bo.id);
  });

  it('shows what was written in a period, without its end', async () => {
    await write(4);

    const lines = await all(NOON.add({ hours: 2 }), NOON.add({ hours: 4 }));

    expect(lines.map(({ seq }) => seq)).toEqual([2, 3]);
  });

  it('is whole however long it is', async () => {
    await test.database.transaction().execute((trx) =>
      appendAudit(
        trx,
        Array.from({ length: 2500 }, (_, no) => event({ about: { no } })),
      ),
    );

    const verdict = await audit.verify(null);

    expect(verdict).toMatchObject({ fault: null, entries: 2500, head: { seq: 2500 }, since: { seq: 0, hash: '' } });
    expect(await all()).toHaveLength(2500);
  });

  it('is written with the change that it tells of, or not at all', async () => {
    const failing = test.database.transaction().execute(async (trx) => {
      await appendAudit(trx, [event()]);
      throw new Error('the change fails');
    });

    await expect(failing).rejects.toThrow('the change fails');
    expect(await all()).toEqual([]);
    expect(await faultOf()).toBeNull();
    expect(await everythingIn(test)).not.toContain(anna.id);
  });

  it('has one chain when fifty write in it at once', async () => {
    const others = [openDatabase(test.url, () => undefined), openDatabase(test.url, () => undefined)];
    const trails = others.map(storedAudit);
    const people = [anna, bo, cilla];

    await Promise.all(
      Array.from({ length: 50 }, (_, no) =>
        trails[no % 2]?.note(event({ by: people[no % 3]?.id ?? anna.id, who: people[(no + 1) % 3]?.id ?? bo.id })),
      ),
    );

    await Promise.all(others.map((one) => one.destroy()));
    expect(await audit.verify(null)).toMatchObject({ fault: null, entries: 50 });
  });
});

describe('the guard of the trail', () => {
  it.each([
    ['changes an entry', `update audit_entries set did = 'role-taken' where seq = 1`],
    ['takes an entry away', 'delete from audit_entries where seq = 3'],
    ['takes all away', 'truncate audit_entries'],
    ['winds back its end', `update audit_head set seq = 1`],
    ['takes away its end', 'delete from audit_head'],
  ])('refuses whoever %s', async (_what, statement) => {
    await write(3);

    await expect(sql.raw(statement).execute(test.database)).rejects.toThrow('the audit trail is only added to');

    expect(await audit.verify(null)).toMatchObject({ fault: null, entries: 3 });
  });
});

/** A hash made as the bot makes it, by somebody who knows how. */
async function forged(line: AuditLine, before: string): Promise<string> {
  return createHash('sha256')
    .update(`${before}\n${canonical(line)}`)
    .digest('hex');
}

describe('tampering with the trail', () => {
  beforeEach(() => write(6));

  it.each([
    ['what was done', `update audit_entries set did = 'role-taken' where seq = 3`],
    ['when it was done', `update audit_entries set at = at + interval '1 microsecond' where seq = 3`],
    ['who did it', `update audit_entries set "by" = 'bot' where seq = 3`],
    ['to whom it was done', `update audit_entries set who = null where seq = 3`],
    ['what it was about', `update audit_entries set about = '{"no": 33}' where seq = 3`],
    ['its hash', `update audit_entries set hash = repeat('0', 64) where seq = 3`],
  ])('is seen when %s is another', async (_what, statement) => {
    await tamper(statement);

    expect(await faultOf()).toEqual({ is: 'changed', seq: 3 });
  });

  it('is seen when two have changed places', async () => {
    await tamper(
      'update audit_entries set seq = 99 where seq = 2',
      'update audit_entries set seq = 2 where seq = 3',
      'update audit_entries set seq = 3 where seq = 99',
    );

    expect(await faultOf()).toEqual({ is: 'changed', seq: 2 });
  });

  it('is seen when one is gone in the middle', async () => {
    await tamper('delete from audit_entries where seq = 4');

    expect(await faultOf()).toEqual({ is: 'missing', seq: 4 });
  });

  it('is seen when the beginning is gone', async () => {
    await tamper('delete from audit_entries where seq = 1');

    expect(await faultOf()).toEqual({ is: 'missing', seq: 1 });
  });

  it('is seen when the last are gone', async () => {
    await tamper('delete from audit_entries where seq > 4');

    expect(await faultOf()).toEqual({ is: 'missing', seq: 5 });
  });

  it('is seen by the hash that was kept elsewhere when the end has been wound back with care', async () => {
    const { head } = await audit.verify(null);
    const last = (await all())[3];
    await tamper(
      'delete from audit_entries where seq > 4',
      `update audit_head set seq = 4, hash = '${last?.hash}' where true`,
    );

    expect(await faultOf()).toBeNull();
    expect(await faultOf(head.hash)).toEqual({ is: 'unexpected', seq: 4 });
  });

  it('is seen by the hash that was kept elsewhere when all of it has been taken away', async () => {
    const { head } = await audit.verify(null);
    await tamper('truncate audit_entries', `update audit_head set seq = 0, hash = '' where true`);

    expect(await faultOf(head.hash)).toEqual({ is: 'unexpected', seq: 0 });
  });

  it('is seen when one has been put at the end, hashed as the bot does it', async () => {
    const lines = await all();
    const last = lines[5];
    if (!last) throw new Error('there is no last one');
    const more = { ...last, seq: 7, about: { no: 7 } };
    const hash = await forged(more, last.hash);
    await tamper(
      `insert into audit_entries select 7, at, did, "by", who, '{"no": 7}', '${hash}' from audit_entries where seq = 6`,
    );

    expect(await faultOf()).toEqual({ is: 'added', seq: 7 });
  });

  it('is seen when one has been put in the middle and the others moved', async () => {
    await tamper(
      'update audit_entries set seq = seq + 100 where seq > 3',
      'insert into audit_entries select 4, at, did, "by", who, about, hash from audit_entries where seq = 3',
      'update audit_entries set seq = seq - 99 where seq > 100',
      'update audit_head set seq = 7 where true',
    );

    expect(await faultOf()).toEqual({ is: 'changed', seq: 4 });
  });

  it.each([
    [
      'is turned off',
      'alter table audit_entries disable trigger audit_entries_kept',
      'enable trigger audit_entries_kept',
    ],
    ['is taken away', 'drop trigger audit_entries_whole on audit_entries', null],
  ])('is seen when the guard %s', async (_what, statement, undo) => {
    await sql.raw(statement).execute(test.database);

    expect(await faultOf()).toMatchObject({ is: 'unguarded' });

    await sql
      .raw(
        undo
          ? `alter table audit_entries ${undo}`
          : 'create trigger audit_entries_whole before truncate on audit_entries for each statement execute function audit_guard()',
      )
      .execute(test.database);
    expect(await faultOf()).toBeNull();
  });

  it('is seen when the guard has been made to look away', async () => {
    const { rows } = await sql<{ was: string }>`select pg_get_functiondef('audit_guard'::regproc) as was`.execute(
      test.database,
    );
    await sql`create or replace function audit_guard() returns trigger language plpgsql as 'begin return old; end'`.execute(
      test.database,
    );

    expect(await faultOf()).toEqual({ is: 'unguarded', what: 'audit_entries_kept' });

    await sql.raw(rows[0]?.was ?? '').execute(test.database);
    expect(await faultOf()).toBeNull();
  });
});

describe('old entries', () => {
  beforeEach(() => write(6));

  const forget = (until: Temporal.Instant, most = 1000) =>
    test.database.transaction().execute((trx) => forgetAudit(trx, until, most));

  it('go away from the beginning, and the chain goes on from the last of them', async () => {
    const before = await audit.verify(null);

    expect(await forget(NOON.add({ hours: 4 }))).toBe(3);

    await audit.note(event());
    const verdict = await audit.verify(before.head.hash);
    expect(verdict).toMatchObject({ fault: null, entries: 4, since: { seq: 3 }, head: { seq: 7 } });
  });

  it('go away no more at a time than is asked for', async () => {
    expect(await forget(NOON.add({ hours: 24 }), 4)).toBe(4);
    expect(await forget(NOON.add({ hours: 24 }), 4)).toBe(2);
    expect(await forget(NOON.add({ hours: 24 }), 4)).toBe(0);
    expect(await faultOf()).toBeNull();
  });

  it('take with them who the aliases were that nothing else speaks of', async () => {
    await audit.note(event({ at: NOON.add({ hours: 30 }), by: cilla.id, who: null }));

    await forget(NOON.add({ hours: 24 }));

    const everything = await everythingIn(test);
    expect(everything).not.toContain(anna.id);
    expect(everything).toContain(cilla.id);
  });

  it('are missed when they were taken away by hand and the anchor was not moved', async () => {
    await forget(NOON.add({ hours: 3 }));
    await tamper('delete from audit_entries where seq = 3');

    expect(await faultOf()).toEqual({ is: 'missing', seq: 3 });
  });
});
