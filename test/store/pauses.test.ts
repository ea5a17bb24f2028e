import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Pauses } from '../../src/ports/meetings.ts';
import { storedPauses } from '../../src/store/pauses.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';
import { anna, bo } from './someCase.ts';
import { aldre, date, NOW, uddevalla } from './someMeeting.ts';

/** What the port Pauses promises, kept by the store. */

let test: TestDatabase;
let pauses: Pauses;

beforeAll(async () => {
  test = await createDatabase();
  pauses = storedPauses(test.database);
});
beforeEach(async () => {
  await test.database.deleteFrom('pauses').execute();
});
afterAll(() => test.close());

const until = async (today: string, seat = aldre) => (await pauses.until(seat, date(today)))?.toString() ?? null;

describe('a pause', () => {
  it('holds until its day, in its forum and place only', async () => {
    await pauses.set(uddevalla, date('2027-01-11'), anna.id, NOW);

    expect(await until('2026-12-01', uddevalla)).toBe('2027-01-11');
    expect(await until('2027-01-10', uddevalla)).toBe('2027-01-11');
    expect(await until('2027-01-11', uddevalla)).toBeNull();
    expect(await until('2026-12-01', { ...uddevalla, place: null })).toBeNull();
    expect(await until('2026-12-01', { ...uddevalla, place: 'orust' })).toBeNull();
    expect(await until('2026-12-01', aldre)).toBeNull();
  });

  it('is the last that was set, and can be taken back', async () => {
    await pauses.set(aldre, date('2027-01-11'), anna.id, NOW);
    await pauses.set(aldre, date('2026-12-24'), bo.id, NOW);
    expect(await until('2026-12-01')).toBe('2026-12-24');

    await pauses.set(aldre, null, anna.id, NOW);
    await pauses.set(aldre, null, anna.id, NOW);

    expect(await until('2026-12-01')).toBeNull();
  });
});
