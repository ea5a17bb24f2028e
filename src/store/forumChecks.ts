import { type SqlBool, sql } from 'kysely';
import type { CheckAnswer } from '../domain/learning/check.ts';
import type { Person } from '../domain/person.ts';
import type { ForumChecks } from '../ports/learning.ts';
import { iso, time } from './caseRows.ts';
import type { Stored } from './caseTables.ts';
import type { Database } from './database.ts';

export function storedForumChecks(db: Database): ForumChecks {
  return {
    async of(model) {
      const rows = await db
        .selectFrom('forum_checks')
        .select(['model', 'forum', 'answer', iso('asked_at').as('asked_at')])
        .where('model', '=', model)
        .orderBy('forum')
        .execute();
      return rows.map(({ asked_at, answer, ...row }) => ({
        ...row,
        asked: Temporal.Instant.from(asked_at),
        answer: answerOf(answer),
      }));
    },

    async ask(model, forum, at, unlessSince) {
      const begun = { asked_at: at.toString(), answer: json({ is: 'waiting' }) };
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('forum_checks')
        .values({ model, forum, ...begun })
        .onConflict((conflict) =>
          conflict
            .columns(['model', 'forum'])
            .doUpdateSet(begun)
            .where('forum_checks.asked_at', '<', time(unlessSince)),
        )
        .executeTakeFirstOrThrow();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },

    async unask(model, forum, at) {
      await db
        .deleteFrom('forum_checks')
        .where('model', '=', model)
        .where('forum', '=', forum)
        .where('asked_at', '=', time(at))
        .where(isWaiting)
        .execute();
    },

    async answer(model, forum, answer, by, at) {
      const told = json(toldBy(answer, by, at));
      await db
        .insertInto('forum_checks')
        .values({ model, forum, asked_at: at.toString(), answer: told })
        .onConflict((conflict) => conflict.columns(['model', 'forum']).doUpdateSet({ answer: told }))
        .execute();
    },
  };
}

const isWaiting = sql<SqlBool>`forum_checks.answer ->> 'is' = 'waiting'`;

type Answered = Parameters<ForumChecks['answer']>[2];

function toldBy(answer: Answered, { id, name }: Person, at: Temporal.Instant): CheckAnswer {
  const who = { at, by: { id, name } };
  return answer.was === 'right' ? { is: 'right', ...who } : { is: 'wrong', ...who, note: answer.note };
}

const json = (answer: CheckAnswer): string => JSON.stringify(answer);

const answerOf = (answer: Stored<CheckAnswer>): CheckAnswer =>
  answer.is === 'waiting' ? answer : { ...answer, at: Temporal.Instant.from(answer.at) };
