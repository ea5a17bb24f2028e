import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Contact, Contacts } from '../../src/ports/messages.ts';
import { storedContacts } from '../../src/store/contacts.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';
import { anna, bo, cilla, person } from './someCase.ts';

/** What the port Contacts promises, kept by the store. */

let test: TestDatabase;
let contacts: Contacts;

beforeAll(async () => {
  test = await createDatabase();
  contacts = storedContacts(test.database);
});
afterAll(() => test.close());

const contact = (change: Partial<Contact> = {}): Contact => ({
  person: anna,
  teamsId: '29:anna',
  serviceUrl: 'https://smba.example/emea/',
  tenant: 'tenant',
  conversation: 'a:chat',
  language: 'sv',
  ...change,
});

describe('a contact', () => {
  it('is remembered, refreshed and forgotten', async () => {
    await contacts.remember(contact());
    const changed = contact({ person: { ...anna, name: 'Anna Ny' }, language: 'en' });

    await contacts.remember(changed);

    expect(await contacts.of(anna.id)).toEqual(changed);
    await contacts.forget(anna.id);
    expect(await contacts.of(anna.id)).toBeNull();
  });

  it('keeps the chat that is known when it is met somewhere else', async () => {
    await contacts.remember(contact({ person: bo }));

    await contacts.remember(contact({ person: bo, conversation: '', serviceUrl: 'https://smba.example/amer/' }));

    const known = await contacts.of(bo.id);
    expect([known?.conversation, known?.serviceUrl]).toEqual(['a:chat', 'https://smba.example/amer/']);
  });

  it('keeps the name that is known when Teams leaves it out', async () => {
    await contacts.remember(contact({ person: bo }));

    await contacts.remember(contact({ person: { ...bo, name: '' } }));

    expect((await contacts.of(bo.id))?.person).toEqual(bo);
  });

  it('is not written again when it is already so', async () => {
    await contacts.remember(contact({ person: cilla }));
    const version = () =>
      test.database.selectFrom('contacts').select(sql`xmin::text || xmax::text`.as('version')).execute();
    const before = await version();

    await contacts.remember(contact({ person: cilla }));

    expect(await version()).toEqual(before);
  });

  it('is known by name among all, or among those of one tenant, and no more than are asked for', async () => {
    await test.database.deleteFrom('contacts').execute();
    for (const [name, tenant] of [
      ['Örjan', 'one'],
      ['Åsa', 'two'],
      ['Bo', 'one'],
      ['Anna', 'one'],
      ['', 'one'],
    ] as const)
      await contacts.remember(contact({ person: person(name), tenant }));
    const names = async (...wanted: Parameters<Contacts['known']>) =>
      (await contacts.known(...wanted)).map(({ name }) => name);

    expect(await names(100)).toEqual(['Anna', 'Bo', 'Åsa', 'Örjan']);
    expect(await names(100, 'one')).toEqual(['Anna', 'Bo', 'Örjan']);
    expect(await names(2)).toEqual(['Anna', 'Bo']);
    expect((await contacts.known(1))[0]).toEqual(person('Anna'));
  });

  it('is met twice at once without harm', async () => {
    const dag = person('Dag');

    await Promise.all(Array.from({ length: 8 }, () => contacts.remember(contact({ person: dag }))));

    expect(await contacts.of(dag.id)).toEqual(contact({ person: dag }));
  });
});
