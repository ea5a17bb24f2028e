import { sql } from 'kysely';
import type { PersonId } from '../../../src/domain/person.ts';
import { appendAudit } from '../../../src/store/audit.ts';
import type { Database } from '../../../src/store/database.ts';

/** Something in every table, with what is most easily lost on the way: quotes, backslashes, tabs, line breaks, nothing at all, and more. */

export const TRICKY = [
  'Åsa, Örjan och Ängla sa \'hej\' "du"',
  'C:\\temp\\ny \\N \\. \\t \\\\',
  'rad ett\nrad två\r\nrad tre\ttabb\u0001',
  '\\.',
  '',
  '\\N',
  '你好 🙂 ﷽ \u202e',
] as const;

const text = (at: number): string => TRICKY[at % TRICKY.length] ?? '';
const json = (at: number): string =>
  JSON.stringify({ note: text(at), null: null, number: 1.5e-7, list: [text(at + 1), []] });

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const AT = '2026-03-29 00:59:59.123456+00';

/** @param count how many cases; what belongs to them comes with them */
export async function fillEverything(db: Database, count: number = TRICKY.length): Promise<void> {
  await sql`insert into forms values ('form-1', 'fyrbodal', ${json(0)})`.execute(db);
  await sql`insert into case_numbers values (2025, 7), (2026, ${count})`.execute(db);
  for (let n = 1; n <= count; n++) await fillCase(db, n);
  await fillQuestions(db);
  await fillMeetings(db);
  await fillOthers(db);
  await fillLearning(db);
  await fillAudit(db);
}

async function fillCase(db: Database, n: number): Promise<void> {
  await sql`insert into cases values (${id(n)}, ${`SKAV-2026-${String(n).padStart(4, '0')}`}, ${id(1000 + n)}, 3, 'fyrbodal', 'sv', 'form-1',
    ${JSON.stringify({ title: text(n) })}, ${text(n)}, ${n % 2 ? null : 'aldre'}, 'tenant/anna', ${text(n)}, ${AT}, '2026-12-31', ${text(n + 1)}, '', ${n % 2 === 0})`.execute(
    db,
  );
  await sql`insert into handlings values (${id(n)}, 1, 'fyrbodal/lokal', ${n % 2 ? null : 'uddevalla'}, 'filed', '{"state": "filed"}', ${AT})`.execute(
    db,
  );
  await sql`insert into supporters ("case", person, name) values (${id(n)}, 'tenant/bo', ${text(n)}), (${id(n)}, 'tenant/cilla', 'Cilla')`.execute(
    db,
  );
  await sql`insert into events values (${id(n)}, 1, ${AT}, 'tenant/anna', 'Anna', 'file', 1, null, 'filed', ${text(n)}, ${n % 2 ? null : json(n)}),
    (${id(n)}, 2, 'infinity', 'tenant/anna', 'Anna', 'comment', null, null, null, '', null)`.execute(db);
  await sql`insert into messages (id, "case", audience, since_event, state, why, carrier, key, at, settled_at) values
    (${id(2000 + n)}, ${id(n)}, ${JSON.stringify({ tell: 'person', person: { id: 'tenant/bo', name: text(n) } })}, 1, 'sent', '', null, null, ${AT}, ${AT})`.execute(
    db,
  );
  await sql`insert into posts values (${text(n) || 'tom'}, ${String(n)}, 'https://teams.example/', ${id(n)}, 'everyone', null, 1, 'sv', 3)`.execute(
    db,
  );
}

async function fillQuestions(db: Database): Promise<void> {
  for (let n = 1; n <= TRICKY.length; n++)
    await sql`insert into questions (id, at, model, language, scope, text, told, outcome, conversation_mark, continues) values
      (${id(3000 + n)}, ${AT}, 'fyrbodal', 'sv', 'personal', ${text(n)}, ${json(n)}, ${json(n + 1)}, 'm', ${n > 1 ? id(3000) : null})`.execute(
      db,
    );
  await sql`insert into verdicts values (${id(3001)}, 'mark', 'helped', ${text(0)}, ${AT})`.execute(db);
  await sql`insert into profiles values ('tenant/anna', 'fyrbodal', 'uddevalla', ${AT})`.execute(db);
  await sql`insert into latest values ('a:chat', 'tenant/anna', ${id(3001)}, ${AT})`.execute(db);
  await sql`insert into settlements values (${id(3002)}, 'belongs', 'fyrbodal/lokal', 'tenant/lena', ${AT})`.execute(
    db,
  );
}

async function fillMeetings(db: Database): Promise<void> {
  await sql`insert into meetings (id, seat, occurrence, series, starts_at, ends_at, subject, location, join_url, is_cancelled, told, arranged) values
    (${id(4001)}, 'fyrbodal/lokal|uddevalla', 'o1', 's', '2026-12-08 08:00:00Z', '2026-12-08 09:00:00Z', ${text(0)}, ${text(2)}, '', false,
     '{"span": {"is": "timed"}, "isCancelled": false}', '[{"a": 1}]')`.execute(db);
  await sql`insert into meetings (id, seat, occurrence, series, original_on, first_on, last_on, subject, location, join_url, is_cancelled) values
    (${id(4002)}, 'fyrbodal/uf-aldre', 'o2', 's', '2026-12-01', '2026-12-01', '2026-12-02', '', '', '', true)`.execute(
    db,
  );
  await sql`insert into deliveries values (${id(4001)}, 'agenda', ${AT}, 'sent', null, 'https://teams.example/', '19:a', '1', 'abc', null),
    (${id(4001)}, 'day', ${AT}, 'failed', null, null, null, null, null, 'gone')`.execute(db);
  await sql`insert into points values (${id(4101)}, 'fyrbodal/uf-aldre', ${id(4002)}, ${text(1)}, ${text(2)}, ${id(1)}, 'SKAV-2026-0001', 15, 'decision', 'a', 'Anna', ${AT}, true, false),
    (${id(4102)}, 'fyrbodal/uf-aldre', null, '', '', null, null, null, null, 'a', 'Anna', ${AT}, false, true)`.execute(
    db,
  );
  await sql`insert into pauses values ('fyrbodal/uf-aldre', '2026-08-15', 'tenant/lena', ${AT})`.execute(db);
  await sql`insert into calendars values ('fyrbodal/uf-aldre', 'about', null, ${AT}, null, null, null)`.execute(db);
  await sql`insert into subscriptions values ('a@example.org', 'sub', 'secret', ${AT})`.execute(db);
  await sql`insert into paces values ('tenant', ${AT})`.execute(db);
  await sql`insert into sendings values ('tenant', 't', ${AT}), ('tenant', 't', ${AT})`.execute(db);
}

async function fillOthers(db: Database): Promise<void> {
  await sql`insert into drafts values (${id(5001)}, 'tenant/anna', 'fyrbodal', null, '', ${json(3)}, ${AT})`.execute(
    db,
  );
  await sql`insert into downloads values ('hash', ${json(1)}, 'en', ${AT})`.execute(db);
  await sql`insert into contacts values ('tenant/anna', ${text(0)}, '29:a', 'https://teams.example/', 'tenant', '', 'sv')`.execute(
    db,
  );
  await sql`insert into grants values ('tenant/lena', 'process-lead', 'fyrbodal', null, null, null, 'tenant/lena', ${AT})`.execute(
    db,
  );
  await sql`insert into channels values ('19:a', '19:t', ${text(5)}, 'https://teams.example/', 'tenant')`.execute(db);
  await sql`insert into channel_forums values ('fyrbodal', 'fyrbodal/uf-aldre', null, '19:a')`.execute(db);
}

const fillAudit = (db: Database): Promise<void> =>
  db.transaction().execute((trx) =>
    appendAudit(trx, [
      {
        at: Temporal.Instant.from('2026-03-29T00:59:59.123456Z'),
        did: 'settings-loaded',
        by: 'tenant/lena' as PersonId,
        who: null,
        about: { fingerprint: 'f' },
      },
    ]),
  );

async function fillLearning(db: Database): Promise<void> {
  await sql`insert into forum_marks values ('fyrbodal', 'fyrbodal/lokal', 'm', ${AT}, '-infinity')`.execute(db);
  await sql`insert into teachings values (${id(6001)}, 'fyrbodal', 'fyrbodal/lokal', 'example', ${text(1)}, 'ord', 'tenant/lena', 'Lena', ${AT})`.execute(
    db,
  );
  await sql`insert into forum_checks values ('fyrbodal', 'fyrbodal/lokal', ${AT}, '{"is": "waiting"}')`.execute(db);
  const bytes = Buffer.from(Array.from({ length: 512 }, (_, at) => at % 256));
  await sql`insert into weight_sets values ('base', 'id', ${AT}, 'hash', ${bytes}, 3, 0.1, 0.30000000000000004)`.execute(
    db,
  );
}
