import type { Form } from '../domain/case/form.ts';
import type { Forms } from '../ports/cases.ts';
import type { Database } from './database.ts';

/** A version never changes once it is kept, so each is written and read but once by a process. */
export function storedForms(db: Database): Forms {
  const known = new Map<string, Form>();
  const find = async (version: string): Promise<Form | null> => {
    const form = known.get(version) ?? (await formIn(db, version));
    if (form) known.set(version, form);
    return form ?? null;
  };
  return {
    async keep({ version, model, fields }) {
      if (known.has(version)) return;
      await db
        .insertInto('forms')
        .values({ version, model, fields: JSON.stringify(fields) })
        .onConflict((conflict) => conflict.column('version').doNothing())
        .execute();
      await find(version);
    },

    find,
  };
}

const formIn = (db: Database, version: string): Promise<Form | undefined> =>
  db.selectFrom('forms').select(['version', 'model', 'fields']).where('version', '=', version).executeTakeFirst();
