import { type SqlBool, sql } from 'kysely';

/** What people have said of the answer to a question, of a query's `questions`. */

/** Whoever has named a forum, and said after it that the answer helped, has taken the forum back. */
const isStanding = sql<SqlBool>`not exists (
  select from verdicts later
  where later.question = said.question and later.person_mark = said.person_mark
    and later.sort = 'helped' and later.value = 'true' and later.at > said.at)`;

/** Somebody says that the answer did not help, or that another forum than its first is the right one. */
export const isContradicted = sql<SqlBool>`exists (
  select from verdicts said
  where said.question = questions.id and (
    (said.sort = 'helped' and said.value = 'false')
    or (said.sort = 'right-forum' and said.value <> questions.outcome ->> 'first' and ${isStanding})))`;

/** Somebody says that the answer helped. */
export const hasHelped = sql<SqlBool>`exists (
  select from verdicts said
  where said.question = questions.id and said.sort = 'helped' and said.value = 'true')`;

/** The forum that most name as the right one, the latest of equals; null when nobody has named any. */
export const forumTold = sql<string | null>`(
  select said.value from verdicts said
  where said.question = questions.id and said.sort = 'right-forum' and said.value <> '' and ${isStanding}
  group by said.value order by count(*) desc, max(said.at) desc limit 1)`;
