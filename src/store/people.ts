import { sql } from 'kysely';
import { within } from '../deadline.ts';
import type { Clock, People } from '../ports.ts';
import type { Database } from './database.ts';
import { QUESTION_COLUMNS, type QuestionRow, questionOf } from './questions.ts';

/** In milliseconds. What somebody has told before is a help to the answer, not what they wait for. */
const RECALLED_WITHIN = 2500;

export function storedPeople(db: Database, clock: Clock): People {
  return {
    async recall(person, conversation, since) {
      const recalling = db
        .selectFrom(db.selectNoFrom(sql<string>`${person}::text`.as('who')).as('asker'))
        .leftJoin('profiles', 'profiles.person', 'asker.who')
        .leftJoin('contacts', 'contacts.person', 'asker.who')
        .leftJoin('latest', (join) =>
          join
            .onRef('latest.person', '=', 'asker.who')
            .on('latest.conversation', '=', conversation)
            .on('latest.at', '>=', new Date(since.epochMilliseconds)),
        )
        .leftJoin('questions', 'questions.id', 'latest.question')
        .select(['profiles.model as home', 'profiles.place', 'contacts.name as metAs'])
        .select(QUESTION_COLUMNS);
      const row = await within({ storing: RECALLED_WITHIN }, () => recalling.executeTakeFirstOrThrow());
      const { home, place, metAs, ...question } = row;
      return {
        metAs,
        profile: home === null || place === null ? null : { model: home, place },
        latest: question.id === null ? null : questionOf(question as QuestionRow),
      };
    },

    async remember(person, { model, place }) {
      const at = clock.now().toString();
      await db
        .insertInto('profiles')
        .values({ person, model, place, at })
        .onConflict((conflict) => conflict.column('person').doUpdateSet({ model, place, at }))
        .execute();
    },

    async forget(person) {
      const { numDeletedRows } = await db.deleteFrom('profiles').where('person', '=', person).executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}
