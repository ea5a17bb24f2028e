import type { Draft } from '../domain/case/view.ts';
import type { PersonId } from '../domain/person.ts';
import { isUuid } from '../domain/uuid.ts';
import type { Drafts } from '../ports/cases.ts';
import { iso } from './caseRows.ts';
import type { Database } from './database.ts';

const MOST = 20;

export function storedDrafts(db: Database): Drafts {
  return {
    async keep(person, { submit, model, question, link, values, at }) {
      const draft = { model, question, link, values: JSON.stringify(values), at: at.toString() };
      await db.transaction().execute(async (trx) => {
        await trx
          .insertInto('drafts')
          .values({ submit, person, ...draft })
          .onConflict((conflict) =>
            conflict.column('submit').doUpdateSet(draft).whereRef('drafts.person', '=', 'excluded.person'),
          )
          .execute();
        await trx
          .deleteFrom('drafts')
          .where('submit', 'in', (of) =>
            of
              .selectFrom('drafts')
              .select('submit')
              .where('person', '=', person)
              .orderBy('at', 'desc')
              .orderBy('submit')
              .offset(MOST),
          )
          .execute();
      });
    },

    async find(person, submit) {
      if (!isUuid(submit)) return null;
      const row = await draftsOf(db, person).where('submit', '=', submit).executeTakeFirst();
      return row ? draftOf(row) : null;
    },

    async of(person) {
      const rows = await draftsOf(db, person).orderBy('drafts.at', 'desc').orderBy('submit').execute();
      return rows.map(draftOf);
    },

    async discard(person, submit) {
      if (!isUuid(submit)) return;
      await db.deleteFrom('drafts').where('submit', '=', submit).where('person', '=', person).execute();
    },
  };
}

const draftsOf = (db: Database, person: PersonId) =>
  db
    .selectFrom('drafts')
    .select(['submit', 'model', 'question', 'link', 'values'])
    .select(iso('at').as('at'))
    .where('person', '=', person);

type DraftRow = Awaited<ReturnType<ReturnType<typeof draftsOf>['executeTakeFirstOrThrow']>>;

const draftOf = (row: DraftRow): Draft => ({ ...row, at: Temporal.Instant.from(row.at) });
