import type { Grant } from '../domain/case/roles.ts';
import type { Grants } from '../ports/cases.ts';
import type { Database } from './database.ts';

export function storedGrants(db: Database): Grants {
  return {
    of: (person) => selectGrants(db).where('person', '=', person).execute(),

    in: (model) => selectGrants(db).where('model', '=', model).execute(),

    async give(grant, by, at) {
      await db
        .insertInto('grants')
        .values({ ...columnsOf(grant), given_by: by, at: at.toString() })
        .onConflict((conflict) => conflict.constraint('grants_once').doNothing())
        .execute();
    },

    /** All are locked: of two that are taken at once, the second one is asked for with the first one gone. */
    take: (grant, may) =>
      db.transaction().execute(async (trx) => {
        const given = await selectGrants(trx).where('model', '=', grant.model).forUpdate().execute();
        if (!may(given)) return false;
        await remove(trx, grant);
        return true;
      }),
  };
}

async function remove(db: Database, grant: Grant): Promise<void> {
  const { forum, place, principal, ...named } = columnsOf(grant);
  await db
    .deleteFrom('grants')
    .where(({ and }) => and(named))
    .where('forum', 'is not distinct from', forum)
    .where('place', 'is not distinct from', place)
    .where('principal', 'is not distinct from', principal)
    .execute();
}

const columnsOf = ({ person, role, model, forum, place, principal }: Grant) => ({
  person,
  role,
  model,
  forum,
  place,
  principal,
});

const selectGrants = (db: Database) =>
  db
    .selectFrom('grants')
    .select(['person', 'role', 'model', 'forum', 'place', 'principal'])
    .orderBy('at')
    .orderBy('person')
    .orderBy('role');
