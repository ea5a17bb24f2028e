import { sql } from 'kysely';
import type { Contact, Contacts } from '../ports/messages.ts';
import type { Database } from './database.ts';

const TODAY = sql<string>`current_date`;

export function storedContacts(db: Database): Contacts {
  const of: Contacts['of'] = async (person) => {
    const row = await db.selectFrom('contacts').selectAll().where('person', '=', person).executeTakeFirst();
    if (!row) return null;
    const { name, teams_id, service_url, tenant, conversation, language } = row;
    return { person: { id: person, name }, teamsId: teams_id, serviceUrl: service_url, tenant, conversation, language };
  };
  return {
    of,

    async remember(contact) {
      const known = await of(contact.person.id);
      const next = known ? withKnown(contact, known) : contact;
      if (known && isSame(known, next)) return seenAgain(db, contact);
      const columns = { ...columnsOf(next), seen_on: TODAY };
      await db
        .insertInto('contacts')
        .values({ person: contact.person.id, ...columns })
        .onConflict((conflict) => conflict.column('person').doUpdateSet(columns))
        .execute();
    },

    async known(most, tenant) {
      const all = db.selectFrom('contacts').select(['person as id', 'name']).where('name', '<>', '');
      const wanted = tenant === undefined ? all : all.where('tenant', '=', tenant);
      const people = await wanted.orderBy('name').orderBy('person').limit(most).execute();
      return people.sort((a, b) => BY_NAME.compare(a.name, b.name));
    },

    async teamsIds(people) {
      if (people.length === 0) return [];
      const rows = await db
        .selectFrom('contacts')
        .select(['person', 'teams_id'])
        .where('person', 'in', [...people])
        .execute();
      const ids = new Map(rows.map((row) => [row.person, row.teams_id]));
      return people.flatMap((person) => ids.get(person) ?? []);
    },

    async forget(person) {
      await db.deleteFrom('contacts').where('person', '=', person).execute();
    },
  };
}

/** Once a week at most: it is only told apart who has not been heard from in months. */
async function seenAgain(db: Database, { person }: Contact): Promise<void> {
  await db
    .updateTable('contacts')
    .set({ seen_on: TODAY })
    .where('person', '=', person.id)
    .where('seen_on', '<', sql<string>`current_date - 7`)
    .execute();
}

/** The database may sort by other rules than a Swedish reader. */
const BY_NAME = new Intl.Collator('sv');

const columnsOf = ({ person, teamsId, serviceUrl, tenant, conversation, language }: Contact) => ({
  name: person.name,
  teams_id: teamsId,
  service_url: serviceUrl,
  tenant,
  conversation,
  language,
});

/** What Teams leaves out here and there stays as it was: a chat is only seen from within it, a name only when somebody writes. */
const withKnown = (contact: Contact, known: Contact): Contact => ({
  ...contact,
  person: { ...contact.person, name: contact.person.name || known.person.name },
  conversation: contact.conversation || known.conversation,
});

const isSame = (a: Contact, b: Contact): boolean => JSON.stringify(columnsOf(a)) === JSON.stringify(columnsOf(b));
