import { type RawBuilder, type SqlBool, sql, type Transaction } from 'kysely';
import type { PersonId } from '../domain/person.ts';
import { PERSON_SECTIONS, type PersonRecord, type PersonSection, speaksOf, wordsOf } from '../domain/personData.ts';
import type { Tables } from './tables.ts';

/** Finding everything that is about one person, or by them. A new column that can hold a person belongs here and in personErase.ts. */

/** Somebody, and what they are known by. */
export interface Sought {
  readonly id: PersonId;
  /** Every name that stands beside their id somewhere. */
  readonly names: readonly string[];
  /** Their own chats: what was asked there was asked by them. */
  readonly chats: readonly string[];
}

export async function soughtFor(trx: Transaction<Tables>, id: PersonId): Promise<Sought> {
  const names = await sql<{ name: string }>`${namesOf(id)}`.execute(trx);
  const chats = await sql<{ chat: string }>`
    select conversation as chat from contacts where person = ${id} and conversation <> ''
    union select conversation from posts where person = ${id}`.execute(trx);
  return { id, names: names.rows.map(({ name }) => name), chats: chats.rows.map(({ chat }) => chat) };
}

const namesOf = (id: PersonId) => sql`
  select distinct name from (
    select name from contacts where person = ${id}
    union select filer_name from cases where filer_id = ${id}
    union select name from supporters where person = ${id}
    union select by_name from events where by_id = ${id}
    union select by_name from points where by_id = ${id}
    union select by_name from teachings where by_id = ${id}
    union select answer #>> '{by,name}' from forum_checks where answer #>> '{by,id}' = ${id}
    union select audience #>> '{person,name}' from messages where audience #>> '{person,id}' = ${id}
    union select stage #>> '{preparer,name}' from handlings where stage #>> '{preparer,id}' = ${id}
    union select anchored #>> '{home,by,name}' from ${ANCHORINGS} where anchored #>> '{home,by,id}' = ${id}
  ) known where name <> ''`;

const ANCHORINGS = sql`handlings cross join lateral jsonb_array_elements(
  case when jsonb_typeof(stage -> 'anchorings') = 'array' then stage -> 'anchorings' else '[]' end) anchored`;

/** One of several marks: as `markOf` makes them. */
export const markedBy = (question: RawBuilder<unknown>, who: RawBuilder<unknown>) =>
  sql`translate(encode(sha256(convert_to(${question}::text || '|' || ${who}, 'UTF8')), 'base64'), '+/=', '-_')`;

/** Where a text may have them in it; what is found is looked at more closely where it is changed. */
export function mayMention(text: RawBuilder<unknown>, sought: Pick<Sought, 'id' | 'names'>): RawBuilder<SqlBool> {
  return sql<SqlBool>`${text} ilike any(${wordsOf(sought).map(likePattern)}::text[])`;
}

/** Any space, however it is written, between the words of a name. */
const likePattern = (words: string): string =>
  `%${words
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[\\%_]/g, '\\$&'))
    .join('%')}%`;

const SECTIONS: Readonly<Record<PersonSection, (sought: Sought) => RawBuilder<unknown>>> = {
  contact: ({ id }) => sql`select * from contacts where person = ${id}`,
  home: ({ id }) => sql`select model, place, at from profiles where person = ${id}`,
  conversations: ({ id }) => sql`select conversation, question, at from latest where person = ${id}`,
  roles: ({ id }) => sql`select role, model, forum, place, principal, at from grants where person = ${id}`,
  rolesGiven: ({ id }) => sql`select role, model, forum, place, principal, at from grants where given_by = ${id}`,
  drafts: ({ id }) => sql`select submit, model, question, link, "values", at from drafts where person = ${id}`,
  questions: ({ chats }) => sql`
    select id, at, model, language, text, told, outcome from questions
    where conversation_mark <> '' and conversation_mark in (
      select ${markedBy(sql`questions.id`, sql`chat`)} from unnest(${[...chats]}::text[]) chat)`,
  verdicts: ({ id }) => sql`
    select question, sort, value, at from verdicts where person_mark = ${markedBy(sql`question`, sql`${id}::text`)}`,
  casesFiled: ({ id }) => sql`
    select id, number, model, filed_at, answers, theme, link, filer_name as name from cases where filer_id = ${id}`,
  casesJoined: ({ id }) => sql`
    select cases.id, number, name from supporters join cases on cases.id = supporters."case" where person = ${id}`,
  casesPrepared: ({ id }) => sql`
    select cases.id, number, forum, place, since from handlings join cases on cases.id = handlings."case"
    where stage #>> '{preparer,id}' = ${id}`,
  casesAnchored: ({ id }) => sql`
    select cases.id, number, forum, place, anchored from ${ANCHORINGS} join cases on cases.id = handlings."case"
    where anchored #>> '{home,by,id}' = ${id}`,
  caseEvents: ({ id }) => sql`
    select cases.id, number, at, did, text, about from events join cases on cases.id = events."case" where by_id = ${id}`,
  messages: ({ id }) => sql`
    select number, audience ->> 'tell' as tell, state, messages.at from messages join cases on cases.id = messages."case"
    where audience #>> '{person,id}' = ${id} or position(${id} in key) > 0`,
  cards: ({ id }) => sql`
    select number, conversation, activity from posts join cases on cases.id = posts."case" where person = ${id}`,
  points: ({ id }) => sql`select id, seat, title, note, at, is_withdrawn from points where by_id = ${id}`,
  pauses: ({ id }) => sql`select seat, until, at from pauses where by_id = ${id}`,
  gapsSettled: ({ id }) => sql`select question, "is", first, at from settlements where by_id = ${id}`,
  teachings: ({ id }) => sql`select id, model, forum, "is", text, at from teachings where by_id = ${id}`,
  forumChecks: ({ id }) => sql`select model, forum, answer from forum_checks where answer #>> '{by,id}' = ${id}`,
  deliveries: ({ id }) => sql`select meeting, name, at, state from deliveries where position(${id} in name) > 0`,
  mentions: (sought) => mentions(sought),
  audit: ({ id }) => sql`
    select seq, at, did, case when "by" = alias then 'by' else 'who' end as as, about
    from audit_entries join audit_people on alias in ("by", who) where person = ${id} order by seq`,
};

const mentions = (sought: Sought) => sql`
  select 'case' as in, number as where, answers::text || ' ' || link as text from cases
    where ${mayMention(sql`answers::text || ' ' || link`, sought)}
  union all select 'case-event', number || ' ' || seq, text from events join cases on cases.id = events."case"
    where ${mayMention(sql`text`, sought)} or text = any(${[...sought.names]}::text[])
  union all select 'case-handling', number || ' ' || no, stage::text from handlings join cases on cases.id = handlings."case"
    where ${mayMention(sql`stage::text`, sought)}
  union all select 'point', id::text, title || ' ' || note from points where ${mayMention(sql`title || ' ' || note`, sought)}
  union all select 'question', id::text, text from questions where ${mayMention(sql`text`, sought)}
  union all select 'teaching', id::text, text || ' ' || words from teachings where ${mayMention(sql`text || ' ' || words`, sought)}
  union all select 'forum-check', forum, answer::text from forum_checks where ${mayMention(sql`answer::text`, sought)}
  union all select 'draft', submit::text, "values"::text || ' ' || link from drafts
    where person <> ${sought.id} and ${mayMention(sql`"values"::text || ' ' || link`, sought)}`;

/** As one moment sees it. Rows as JSON has them: times as ISO text. */
export async function recordOf(trx: Transaction<Tables>, sought: Sought): Promise<PersonRecord> {
  const found: [PersonSection, readonly unknown[]][] = [];
  for (const section of PERSON_SECTIONS) {
    const { rows } = await sql<{ row: unknown }>`
      select to_json(found) as row from (${SECTIONS[section](sought)}) found`.execute(trx);
    const all = rows.map(({ row }) => row);
    found.push([section, section === 'mentions' ? all.filter((row) => isMention(row, sought)) : all]);
  }
  return Object.fromEntries(found) as Record<PersonSection, readonly unknown[]>;
}

/** The database finds a little too much: it knows of no words. */
const isMention = (row: unknown, sought: Sought): boolean =>
  typeof row === 'object' &&
  row !== null &&
  'text' in row &&
  typeof row.text === 'string' &&
  speaksOf(row.text, sought);
