import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql, type Transaction } from 'kysely';
import { goneAs, type PersonId } from '../domain/person.ts';
import { type Leaving, objectIdOf } from '../domain/personData.ts';
import { markedBy, type Sought } from './personExtract.ts';
import { type Named, scrubTexts } from './personTexts.ts';
import type { Tables } from './tables.ts';

/** Taking somebody out of everything that is stored: away with what is theirs alone, somebody else in their place in what must remain. */

/** @returns the cases that have changed, which this transaction now holds */
export async function eraseWithin(trx: Transaction<Tables>, sought: Sought, named: Named): Promise<string[]> {
  const as = goneAs(randomUUID());
  const cases = await lockCases(trx, sought.id);
  const run = (statement: RawBuilder<unknown>) => statement.execute(trx);
  for (const statement of removals(sought)) await run(statement);
  for (const statement of replacements(sought.id, as, named)) await run(statement);
  for (const statement of unlinkings(sought)) await run(statement);
  const leaving: Leaving = { id: sought.id, names: sought.names, as: { id: as, name: named.sv } };
  const more = await scrubTexts(trx, leaving, named);
  const changed = [...new Set([...cases, ...more])];
  await run(sql`update cases set revision = revision + 1 where id = any(${changed}::uuid[])`);
  return changed;
}

/** In the order of their ids, as everyone locks them. */
async function lockCases(trx: Transaction<Tables>, id: PersonId): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from cases where filer_id = ${id}
      or id in (select "case" from supporters where person = ${id})
      or id in (select "case" from events where by_id = ${id})
      or id in (select "case" from handlings where position(${id} in stage::text) > 0)
    order by id for update`.execute(trx);
  return rows.map((row) => row.id);
}

/** Nobody else needs these. */
const removals = ({ id, chats }: Sought): RawBuilder<unknown>[] => [
  sql`delete from contacts where person = ${id}`,
  sql`delete from profiles where person = ${id}`,
  sql`delete from latest where person = ${id}`,
  sql`delete from drafts where person = ${id}`,
  sql`delete from grants where person = ${id}`,
  sql`delete from posts where person = ${id}`,
  sql`delete from messages where audience #>> '{person,id}' = ${id}`,
  sql`delete from sendings where thread = any(${[...chats, id]}::text[])`,
];

/** Whose language a record has, decides in which one it says that somebody is gone. */
const replacements = (id: PersonId, as: PersonId, named: Named): RawBuilder<unknown>[] => {
  const inLanguage = sql`case cases.language when 'en' then ${named.en}::text else ${named.sv}::text end`;
  return [
    sql`update grants set given_by = ${as} where given_by = ${id}`,
    sql`update cases set filer_id = ${as}, filer_name = ${inLanguage} where filer_id = ${id}`,
    sql`update supporters set person = ${as}, name = ${inLanguage} from cases where cases.id = "case" and person = ${id}`,
    sql`update events set by_id = ${as}, by_name = ${inLanguage} from cases where cases.id = "case" and by_id = ${id}`,
    sql`update points set by_id = ${as}, by_name = ${named.sv} where by_id = ${id}`,
    sql`update pauses set by_id = ${as} where by_id = ${id}`,
    sql`update settlements set by_id = ${as} where by_id = ${id}`,
    sql`update teachings set by_id = ${as}, by_name = ${named.sv} where by_id = ${id}`,
    // Nobody prepares it any more: those who lead see that, and take it on.
    sql`update handlings set stage = jsonb_set(stage, '{preparer}', 'null') where stage #>> '{preparer,id}' = ${id}`,
    sql`update messages set key = replace(key, ${id}, ${as}) where position(${id} in key) > 0`,
    sql`update deliveries set name = replace(name, ${id}, ${as}) where position(${id} in name) > 0`,
  ];
};

/** What tells by a mark that something was theirs. What they asked and judged stays, as anybody's. */
function unlinkings({ id, chats }: Sought): RawBuilder<unknown>[] {
  const objectId = objectIdOf(id);
  return [
    sql`update questions set conversation_mark = '' where conversation_mark <> '' and conversation_mark in (
      select ${markedBy(sql`questions.id`, sql`chat`)} from unnest(${[...chats]}::text[]) chat)`,
    sql`
      update verdicts set person_mark = given.mark from (
        select id as question, ${markedBy(sql`id`, sql`${id}::text`)} as own, '~' || gen_random_uuid() as mark from questions
      ) given
      where verdicts.question = given.question and verdicts.person_mark = given.own`,
    ...(objectId ? [withoutLink('cases', objectId), withoutLink('drafts', objectId)] : []),
  ];
}

/** A link to a message in a chat between two names them both. */
const withoutLink = (table: string, objectId: string) =>
  sql`update ${sql.table(table)} set link = '' where position(lower(${objectId}) in lower(link)) > 0`;
