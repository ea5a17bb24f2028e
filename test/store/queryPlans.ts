import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Database } from '../../src/store/database.ts';
import type { Tables } from '../../src/store/tables.ts';

/** How PostgreSQL goes about what is asked of it. */

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Parallel Aware'?: boolean;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly Plan[];
}

/** What a transaction takes beside its queries. */
const IS_AROUND = /^(begin|commit|set|start) ?/i;

/** The tables that were read from end to end more than once by one query of some work. */
export async function readAgainAndAgain(url: string, work: (db: Database) => Promise<unknown>): Promise<string[]> {
  const queries: { readonly text: string; readonly values: unknown[] }[] = [];
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => void queries.push({ text: query.sql, values: [...query.parameters] }),
  });
  await sql`analyze`.execute(db);
  queries.length = 0;
  await work(db);
  const scanned: string[] = [];
  for (const { text, values } of queries.filter(({ text }) => !IS_AROUND.test(text))) {
    const { rows } = await pool.query<{ 'QUERY PLAN': readonly [{ readonly Plan: Plan }] }>(
      `explain (analyze, format json) ${text}`,
      values,
    );
    scanned.push(...rows.flatMap((row) => scansIn(row['QUERY PLAN'][0].Plan)));
  }
  await db.destroy();
  return scanned;
}

/** Several processes that share one reading are no repetition. */
function scansIn(plan: Plan): string[] {
  const isScan = plan['Node Type'] === 'Seq Scan' && !plan['Parallel Aware'] && plan['Actual Loops'] > 1;
  return [...(isScan ? [plan['Relation Name'] ?? ''] : []), ...(plan.Plans ?? []).flatMap(scansIn)];
}

/** Ten thousand questions, with what was said and settled of them. */
export async function manyQuestions(db: Database): Promise<void> {
  await sql`
    insert into questions (id, at, model, language, scope, text, told, outcome, conversation_mark)
    select gen_random_uuid(), '2026-11-16T08:00:00Z'::timestamptz + n * interval '1 second', 'fyrbodal', 'sv', 'personal',
      'fråga nummer ' || n, '{"asked": 0}', jsonb_build_object(
        'kind', (array['forum', 'clarify', 'offtopic', 'line'])[1 + n % 4],
        'first', (array['fyrbodal/lokal', 'fraga-tillbaka', 'utanfor', 'linjen'])[1 + n % 4],
        'place', null, 'theme', null, 'confidence', 0.5), ''
    from generate_series(1, 10000) n`.execute(db);
  await sql`
    insert into verdicts (question, person_mark, sort, value, at)
    select id, 'mark ' || n, sort, case sort when 'helped' then (n = 1)::text else 'fyrbodal/uf-aldre' end, at
    from questions, generate_series(1, 2) n, unnest(array['helped', 'right-forum']) sort
    where extract(second from at)::integer % (case sort when 'helped' then 5 else 7 end) = n`.execute(db);
  await sql`
    update questions set continues = (select id from questions limit 1)
    where extract(second from at)::integer % 10 = 9`.execute(db);
  await sql`
    insert into settlements (question, "is", first, by_id, at)
    select id, 'belongs', 'fyrbodal/uf-aldre', 'somebody', at
    from questions where extract(second from at)::integer % 10 = 3`.execute(db);
}
