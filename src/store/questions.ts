import type { Selectable } from 'kysely';
import { isUuid } from '../domain/uuid.ts';
import type { AskedQuestion, Questions } from '../ports.ts';
import type { Database } from './database.ts';
import { markOf } from './marks.ts';
import type { Tables } from './tables.ts';

/** Where a conversation is matters for half an hour; older rows are swept as new ones come. */
const LATEST_LIVES = Temporal.Duration.from({ minutes: 30 });

export function storedQuestions(db: Database): Questions {
  return {
    async keep(question, conversation, person) {
      const at = question.at.toString();
      const { told, outcome, ...rest } = question;
      await db
        .with('kept', (query) =>
          query.insertInto('questions').values({
            ...rest,
            at,
            told: JSON.stringify(told),
            outcome: JSON.stringify(outcome),
            conversation_mark: markOf(question.id, conversation),
          }),
        )
        .with('swept', (query) =>
          query.deleteFrom('latest').where('at', '<', new Date(question.at.subtract(LATEST_LIVES).epochMilliseconds)),
        )
        .insertInto('latest')
        .values({ conversation, person, question: question.id, at })
        .onConflict((conflict) =>
          conflict.columns(['conversation', 'person']).doUpdateSet({ question: question.id, at }),
        )
        .execute();
    },

    async find(id, conversation) {
      if (!isUuid(id)) return null;
      const row = await db
        .selectFrom('questions')
        .select(QUESTION_COLUMNS)
        .where('id', '=', id)
        .where('conversation_mark', '=', markOf(id, conversation))
        .executeTakeFirst();
      return row ? questionOf(row) : null;
    },

    async judge(id, person, verdict, at) {
      const judged =
        'helped' in verdict
          ? ({ sort: 'helped', value: String(verdict.helped) } as const)
          : ({ sort: 'right-forum', value: verdict.rightForum ?? '' } as const);
      await db
        .insertInto('verdicts')
        .values({ question: id, person_mark: markOf(id, person), ...judged, at: at.toString() })
        .onConflict((conflict) =>
          conflict.columns(['question', 'person_mark', 'sort']).doUpdateSet({ value: judged.value, at: at.toString() }),
        )
        .execute();
    },
  };
}

/** What makes a question whole again. */
export const QUESTION_COLUMNS = [
  'questions.id',
  'questions.at',
  'questions.model',
  'questions.language',
  'questions.scope',
  'questions.text',
  'questions.told',
  'questions.continues',
  'questions.outcome',
] as const;

export type QuestionRow = Omit<Selectable<Tables['questions']>, 'conversation_mark'>;

export function questionOf(row: QuestionRow): AskedQuestion {
  const { id, model, language, scope, text, told, continues, outcome } = row;
  return {
    id,
    at: Temporal.Instant.fromEpochMilliseconds(row.at.getTime()),
    model,
    language,
    scope,
    text,
    told,
    continues,
    outcome,
  };
}
