import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Grant } from '../../src/domain/case/roles.ts';
import type { Grants } from '../../src/ports/cases.ts';
import { storedGrants } from '../../src/store/grants.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';
import { anna, bo, cilla, NOON, person } from './someCase.ts';

/** What the port Grants promises, kept by the store. */

let test: TestDatabase;
let grants: Grants;

beforeAll(async () => {
  test = await createDatabase();
  grants = storedGrants(test.database);
});
afterAll(() => test.close());

const doing = { by: cilla.id, at: NOON };
const lead: Grant = {
  person: anna.id,
  role: 'process-lead',
  model: 'fyrbodal',
  forum: null,
  place: null,
  principal: null,
};
const member: Grant = {
  ...lead,
  role: 'member',
  forum: 'fyrbodal/lokal',
  place: 'uddevalla',
  principal: 'uddevalla',
};

/** For a row that somebody else has locked. */
async function somebodyWaits(): Promise<void> {
  const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await waiting.execute(test.database)).rows.length === 0);
}

describe('a role', () => {
  it('is given once, however often, and taken by itself', async () => {
    await grants.give(lead, cilla.id, NOON);
    await grants.give(lead, cilla.id, NOON.add({ hours: 1 }));
    await grants.give(member, cilla.id, NOON.add({ hours: 2 }));
    expect(await grants.of(anna.id)).toEqual([lead, member]);

    expect(await grants.take(lead, () => true, doing)).toBe(true);

    expect(await grants.of(anna.id)).toEqual([member]);
  });

  it('is found among all of its organisation', async () => {
    const chair: Grant = { ...lead, person: bo.id, role: 'chair', model: 'goteborg' };
    await grants.give(chair, cilla.id, NOON);

    expect(await grants.in('goteborg')).toEqual([chair]);
    expect(await grants.in('vasternorrland')).toEqual([]);
  });

  it('stays when it may not be taken', async () => {
    await grants.give(lead, cilla.id, NOON);

    expect(await grants.take(lead, () => false, doing)).toBe(false);

    expect(await grants.of(anna.id)).toContainEqual(lead);
  });

  it('is taken with those gone that are being taken in that very moment', async () => {
    const others: Grant = { ...lead, person: bo.id, model: 'skaraborg' };
    const own: Grant = { ...others, person: person('Dag').id };
    for (const one of [others, own]) await grants.give(one, anna.id, NOON);

    const { taking } = await test.database.transaction().execute(async (trx) => {
      await trx.deleteFrom('grants').where('person', '=', bo.id).where('model', '=', 'skaraborg').execute();
      const taking = grants.take(own, (given) => given.length > 1, doing);
      await Promise.race([taking, somebodyWaits()]);
      return { taking };
    });

    expect(await taking).toBe(false);
    expect(await grants.in('skaraborg')).toEqual([own]);
  });

  it('is another role in another place', async () => {
    const orust: Grant = { ...member, person: cilla.id, place: 'orust' };
    await grants.give(orust, anna.id, NOON);

    await grants.take({ ...orust, place: null }, () => true, doing);

    expect(await grants.of(cilla.id)).toEqual([orust]);
  });
});
