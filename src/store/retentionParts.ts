import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { PersonId } from '../domain/person.ts';
import { SOMEBODY } from '../domain/person.ts';
import type { RetainedPart, Sweep, Whose } from '../domain/retention/plan.ts';
import { hasHelped } from './verdicts.ts';

/** Where each part of what is kept stands, which of it is due, and what then becomes of it. Counting and sweeping ask the same. */

export interface StoredPart {
  readonly table: string;
  /** From when it is counted: to tell the oldest. */
  readonly at: RawBuilder<string>;
  readonly isDue: RawBuilder<SqlBool>;
  /** On the rows that `due (ctid)` names; gives back one row for each. */
  readonly sweep: RawBuilder<unknown>;
  /** What is done besides, before: more of the same `with`. */
  readonly also?: RawBuilder<unknown>;
}

export interface Around {
  /** Those whom the settings give a role: they are written to however long ago they were heard from. */
  readonly inRoles: readonly PersonId[];
  /** What stands in place of the name of whoever taught something. */
  readonly somebody: string;
}

type Parts = Readonly<Record<Exclude<RetainedPart, 'audit'>, (sweep: Sweep, around: Around) => StoredPart>>;

const moment = (at: Temporal.Instant) => sql`${at.toString()}::timestamptz`;
const date = (day: Temporal.PlainDate) => sql`${day.toString()}::date`;

function isOf(column: string, of: Whose): RawBuilder<SqlBool> {
  switch (of.is) {
    case 'one':
      return sql<SqlBool>`${sql.ref(column)} = ${of.model}`;
    case 'others':
      return sql<SqlBool>`${sql.ref(column)} <> all(${[...of.than]}::text[])`;
    case 'all':
      return sql<SqlBool>`true`;
  }
}

const isOlder = (column: string, { before }: Sweep) => sql<SqlBool>`${sql.ref(column)} < ${moment(before)}`;

const removal = (table: string) =>
  sql`delete from ${sql.table(table)} using due where ${sql.table(table)}.ctid = due.ctid returning 1`;

const change = (table: string, set: RawBuilder<unknown>) =>
  sql`update ${sql.table(table)} set ${set} from due where ${sql.table(table)}.ctid = due.ctid returning 1`;

const removed = (table: string, at: string, isDue: RawBuilder<SqlBool>): StoredPart => ({
  table,
  at: sql<string>`${sql.ref(`${table}.${at}`)}::timestamptz`,
  isDue,
  sweep: removal(table),
});

/** Somebody said that it was right, or placed it. */
const isRuling = sql<SqlBool>`(${hasHelped} or exists (
  select from settlements where settlements.question = questions.id and settlements.is = 'belongs'))`;

const OPEN = sql.raw(`('filed', 'preparing', 'scheduled', 'decided', 'anchoring')`);

/** No forum works with it, and none has for as long. */
const hasEnded = (id: string, { before }: Sweep) => sql<SqlBool>`not exists (
  select from handlings where handlings."case" = ${sql.ref(id)}
    and (handlings.state in ${OPEN} or handlings.since >= ${moment(before)}))`;

const endedAt = (id: string) =>
  sql<string>`(select max(handlings.since) from handlings where handlings."case" = ${sql.ref(id)})`;

const hasBeen = ({ before, day }: Sweep) =>
  sql<SqlBool>`(meetings.ends_at < ${moment(before)} or meetings.last_on < ${date(day)})`;

const hasRole = ({ inRoles }: Around) => sql<SqlBool>`(contacts.person = any(${[...inRoles]}::text[])
  or contacts.person in (select grants.person from grants))`;

/** Something may yet have to be told them. */
const hasOpenCase = sql<SqlBool>`(
  exists (select from cases join handlings on handlings."case" = cases.id
    where cases.filer_id = contacts.person and handlings.state in ${OPEN})
  or exists (select from supporters join handlings on handlings."case" = supporters."case"
    where supporters.person = contacts.person and handlings.state in ${OPEN})
  or contacts.person in (select handlings.stage #>> '{preparer,id}' from handlings
    where handlings.state in ${OPEN} and handlings.stage #>> '{preparer,id}' is not null))`;

const nobody = sql.lit(SOMEBODY);

export const PARTS: Parts = {
  questions: (sweep) =>
    removed(
      'questions',
      'at',
      sql`${isOlder('questions.at', sweep)} and ${isOf('questions.model', sweep.of)} and not ${isRuling}`,
    ),

  'question-links': (sweep) => ({
    ...removed(
      'questions',
      'at',
      sql`${isOlder('questions.at', sweep)} and ${isOf('questions.model', sweep.of)}
        and questions.conversation_mark <> '' and ${isRuling}`,
    ),
    sweep: change('questions', sql`conversation_mark = ''`),
  }),

  rulings: (sweep) =>
    removed(
      'questions',
      'at',
      sql`${isOlder('questions.at', sweep)} and ${isOf('questions.model', sweep.of)} and ${isRuling}`,
    ),

  'verdict-givers': (sweep) => ({
    table: 'questions',
    at: sql`(select max(verdicts.at) from verdicts where verdicts.question = questions.id)`,
    isDue: sql`${isOf('questions.model', sweep.of)}
      and questions.id in (
        select question from verdicts where ${isOlder('verdicts.at', sweep)} and left(person_mark, 1) <> '~')
      and not exists (
        select from verdicts later where later.question = questions.id and later.at >= ${moment(sweep.before)})`,
    // What the same person said of the same answer still hangs together: the later goes over the earlier.
    also: sql`, changed as (
      update verdicts set person_mark = given.mark from (
        select question, person_mark, '~' || gen_random_uuid() as mark from (
          select distinct question, person_mark from verdicts
          where left(person_mark, 1) <> '~' and question in (select id from questions join due on questions.ctid = due.ctid)
        ) pairs
      ) given
      where verdicts.question = given.question and verdicts.person_mark = given.person_mark
      returning verdicts.question)`,
    sweep: sql`select distinct question from changed`,
  }),

  'settlement-givers': (sweep) => ({
    ...removed(
      'settlements',
      'at',
      sql`${isOlder('settlements.at', sweep)} and settlements.by_id <> ${nobody} and exists (
        select from questions where questions.id = settlements.question and ${isOf('questions.model', sweep.of)})`,
    ),
    sweep: change('settlements', sql`by_id = ${nobody}`),
  }),

  'teaching-givers': (sweep, { somebody }) => ({
    ...removed(
      'teachings',
      'at',
      sql`${isOlder('teachings.at', sweep)} and ${isOf('teachings.model', sweep.of)} and teachings.by_id <> ${nobody}`,
    ),
    sweep: change('teachings', sql`by_id = ${nobody}, by_name = ${somebody}`),
  }),

  'check-givers': (sweep, { somebody }) => ({
    table: 'forum_checks',
    at: sql`(forum_checks.answer ->> 'at')::timestamptz`,
    isDue: sql`(forum_checks.answer ->> 'at')::timestamptz < ${moment(sweep.before)}
      and ${isOf('forum_checks.model', sweep.of)} and forum_checks.answer #>> '{by,id}' <> ${nobody}`,
    sweep: change(
      'forum_checks',
      sql`answer = answer || jsonb_build_object('by', jsonb_build_object('id', ${nobody}::text, 'name', ${somebody}::text))`,
    ),
  }),

  drafts: (sweep) => removed('drafts', 'at', sql`${isOlder('drafts.at', sweep)} and ${isOf('drafts.model', sweep.of)}`),

  /** Those with a key are there so that they are not sent again, for as long as the case is. */
  messages: (sweep) =>
    removed(
      'messages',
      'at',
      sql`${isOlder('messages.at', sweep)} and messages.key is null and exists (
        select from cases where cases.id = messages."case" and ${isOf('cases.model', sweep.of)})`,
    ),

  posts: (sweep) => ({
    table: 'posts',
    at: endedAt('posts.case'),
    isDue: sql`${hasEnded('posts.case', sweep)} and exists (
      select from cases where cases.id = posts."case" and ${isOlder('cases.filed_at', sweep)} and ${isOf('cases.model', sweep.of)})`,
    sweep: removal('posts'),
  }),

  cases: (sweep) => ({
    table: 'cases',
    at: endedAt('cases.id'),
    isDue: sql`${isOlder('cases.filed_at', sweep)} and ${isOf('cases.model', sweep.of)} and ${hasEnded('cases.id', sweep)}`,
    sweep: sql`delete from cases using due where cases.ctid = due.ctid returning cases.id, cases.number`,
  }),

  contacts: (sweep, around) =>
    removed(
      'contacts',
      'seen_on',
      sql`contacts.seen_on < ${date(sweep.day)} and not ${hasRole(around)} and not ${hasOpenCase}`,
    ),

  homes: (sweep) =>
    removed(
      'profiles',
      'at',
      sql`${isOlder('profiles.at', sweep)} and not exists (
        select from contacts where contacts.person = profiles.person and contacts.seen_on >= ${date(sweep.day)})`,
    ),

  deliveries: (sweep) =>
    removed(
      'deliveries',
      'at',
      sql`exists (select from meetings where meetings.id = deliveries.meeting and ${hasBeen(sweep)})`,
    ),

  points: (sweep) =>
    removed(
      'points',
      'at',
      sql`((points.meeting is null and ${isOlder('points.at', sweep)})
        or exists (select from meetings where meetings.id = points.meeting and ${hasBeen(sweep)}))`,
    ),

  /** Its points go before it: one without a meeting would be proposed for the next. */
  meetings: (sweep) => ({
    table: 'meetings',
    at: sql`coalesce(meetings.ends_at, meetings.last_on::timestamptz)`,
    isDue: hasBeen(sweep),
    also: sql`, theirs as (
      delete from points where meeting in (select id from meetings join due on meetings.ctid = due.ctid))`,
    sweep: removal('meetings'),
  }),

  downloads: (sweep) => removed('downloads', 'until', isOlder('downloads.until', sweep)),

  conversations: (sweep) => removed('latest', 'at', isOlder('latest.at', sweep)),

  sendings: (sweep) => removed('sendings', 'at', isOlder('sendings.at', sweep)),

  pauses: (sweep) => removed('pauses', 'until', sql`pauses.until < ${date(sweep.day)}`),
};
