import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Language } from '../domain/model/types.ts';
import { type Leaving, withoutPerson } from '../domain/personData.ts';
import { fold, words } from '../domain/text.ts';
import { mayMention } from './personExtract.ts';
import type { Tables } from './tables.ts';

/** What stands in place of a name, in each language. */
export type Named = Readonly<Record<Language, string>>;

/** Taking somebody out of what people have written, and of what is stored as JSON. */

interface Texts {
  readonly table: string;
  readonly columns: readonly string[];
  /** The column with the id of the case that it belongs to. */
  readonly case: string | null;
  /** In which language it speaks of them. */
  readonly language: RawBuilder<Language>;
}

const ITS_CASES = sql<Language>`(select language from cases where cases.id = "case")`;
const ITS_OWN = sql<Language>`language`;
const SWEDISH = sql<Language>`'sv'`;

const TEXTS: readonly Texts[] = [
  { table: 'cases', columns: ['answers'], case: 'id', language: ITS_OWN },
  { table: 'events', columns: ['text'], case: 'case', language: ITS_CASES },
  { table: 'handlings', columns: ['stage'], case: 'case', language: ITS_CASES },
  { table: 'points', columns: ['title', 'note'], case: null, language: SWEDISH },
  { table: 'questions', columns: ['text'], case: null, language: ITS_OWN },
  { table: 'teachings', columns: ['text'], case: null, language: SWEDISH },
  { table: 'forum_checks', columns: ['answer'], case: null, language: SWEDISH },
  { table: 'drafts', columns: ['values'], case: null, language: SWEDISH },
];

/** @returns the cases in which something was written about them */
export async function scrubTexts(trx: Transaction<Tables>, leaving: Leaving, named: Named): Promise<string[]> {
  const cases: string[] = [];
  for (const texts of TEXTS) cases.push(...(await scrub(trx, texts, leaving, named)));
  await searchAgain(trx, cases);
  await wordsAgain(trx, leaving);
  return cases;
}

type Json = Parameters<typeof withoutPerson>[0];

interface Found {
  readonly at: string;
  readonly of: string | null;
  readonly language: Language;
  readonly values: Readonly<Record<string, Json>>;
}

async function scrub(trx: Transaction<Tables>, texts: Texts, leaving: Leaving, named: Named): Promise<string[]> {
  const changed: string[] = [];
  for (const { at, of, language, values } of await find(trx, texts, leaving)) {
    const clean = withoutPerson(values, { ...leaving, as: { ...leaving.as, name: named[language] } });
    if (JSON.stringify(clean) === JSON.stringify(values)) continue;
    await replace(trx, texts, at, clean);
    if (of !== null) changed.push(of);
  }
  return changed;
}

async function find(trx: Transaction<Tables>, texts: Texts, leaving: Leaving): Promise<readonly Found[]> {
  const { table, columns, case: owner, language } = texts;
  const values = sql.join(columns.flatMap((name) => [sql.lit(name), sql.ref(name)]));
  const all = sql.join(
    columns.map((name) => sql`${sql.ref(name)}::text`),
    sql` || ' ' || `,
  );
  const { rows } = await sql<Found>`
    select ctid::text as at, ${owner === null ? sql`null` : sql`${sql.ref(owner)}::text`} as of, ${language} as language, jsonb_build_object(${values}) as values
    from ${sql.table(table)}
    where ${mayMention(all, leaving)} or ${all} = any(${[...leaving.names]}::text[])
    for update`.execute(trx);
  return rows;
}

/** Text goes in as text, and what is JSON as JSON: the column says which. */
async function replace(trx: Transaction<Tables>, { table, columns }: Texts, at: string, clean: Json): Promise<void> {
  const set = columns.map(
    (name) =>
      sql`${sql.ref(name)} = (jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(clean)}::jsonb)).${sql.ref(name)}`,
  );
  await sql`update ${sql.table(table)} set ${sql.join(set)} where ctid = ${at}::tid`.execute(trx);
}

/** What cases are found by is made of their titles. */
async function searchAgain(trx: Transaction<Tables>, cases: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string; text: string }>`
    select id, number || ' ' || coalesce(nullif(answers ->> 'title', ''), number) as text from cases
    where id = any(${[...cases]}::uuid[])`.execute(trx);
  for (const { id, text } of rows)
    await trx
      .updateTable('cases')
      .set({ search: fold(text) })
      .where('id', '=', id)
      .execute();
}

/** What is taught is known again by its words; two that differed by a name alone must not become one. */
async function wordsAgain(trx: Transaction<Tables>, leaving: Leaving): Promise<void> {
  const { rows } = await sql<{ id: string; text: string }>`
    select id, text from teachings where ${mayMention(sql`words`, leaving)}`.execute(trx);
  for (const { id, text } of rows) {
    const folded = words(text).map((word) => word.folded);
    await trx
      .updateTable('teachings')
      .set({ words: [...folded, id].join(' ') })
      .where('id', '=', id)
      .execute();
  }
}
