import type { AuditEvent } from '../domain/audit/entry.ts';
import type { Grant } from '../domain/case/roles.ts';
import type { Grants } from '../ports/cases.ts';
import type { Doing } from '../ports/trust.ts';
import { appendAudit } from './audit.ts';
import type { Database } from './database.ts';

export function storedGrants(db: Database): Grants {
  return {
    of: (person) => selectGrants(db).where('person', '=', person).execute(),

    in: (model) => selectGrants(db).where('model', '=', model).execute(),

    give: (grant, by, at) =>
      db.transaction().execute(async (trx) => {
        const { numInsertedOrUpdatedRows } = await trx
          .insertInto('grants')
          .values({ ...columnsOf(grant), given_by: by, at: at.toString() })
          .onConflict((conflict) => conflict.constraint('grants_once').doNothing())
          .executeTakeFirstOrThrow();
        if (numInsertedOrUpdatedRows) await appendAudit(trx, [eventOf('role-given', grant, { by, at })]);
      }),

    /** All are locked: of two that are taken at once, the second one is asked for with the first one gone. */
    take: (grant, may, doing) =>
      db.transaction().execute(async (trx) => {
        const given = await selectGrants(trx).where('model', '=', grant.model).forUpdate().execute();
        if (!may(given)) return false;
        if (await remove(trx, grant)) await appendAudit(trx, [eventOf('role-taken', grant, doing)]);
        return true;
      }),
  };
}

function eventOf(did: 'role-given' | 'role-taken', grant: Grant, doing: Doing): AuditEvent {
  const { person: who, ...about } = columnsOf(grant);
  return { ...doing, did, who, about };
}

/** @returns false when it was not there */
async function remove(db: Database, grant: Grant): Promise<boolean> {
  const { forum, place, principal, ...named } = columnsOf(grant);
  const { numDeletedRows } = await db
    .deleteFrom('grants')
    .where(({ and }) => and(named))
    .where('forum', 'is not distinct from', forum)
    .where('place', 'is not distinct from', place)
    .where('principal', 'is not distinct from', principal)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
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
