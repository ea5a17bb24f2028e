import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Stage } from '../../src/domain/case/case.ts';
import type { Cases, Wanted } from '../../src/ports/cases.ts';
import { storedCases } from '../../src/store/cases.ts';
import { storedForms } from '../../src/store/forms.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';
import { anna, bo, cilla, form, handling, jobsTaken, NOON, someFiling } from './someCase.ts';

/** What the port Cases promises of finding many: which, in which order, and how many at a time. */

const LOCAL = 'fyrbodal/lokal';
const STEERING = 'fyrbodal/styrgrupp';
const forwarded: Stage = { state: 'forwarded', to: { forum: STEERING, place: null }, reason: '' };
const steering = handling(2, { state: 'preparing', preparer: null }, { seat: { forum: STEERING, place: null } });
const orust = handling(1, { state: 'filed' }, { seat: { forum: LOCAL, place: 'orust' } });

/** Oldest first; the title says which. */
const FILINGS = [
  { answers: { title: 'Åtgärd 100 %' }, handlings: [handling(1, { state: 'filed' })] },
  { answers: { title: 'Bokning' }, filer: bo, theme: null, handlings: [orust] },
  { answers: { title: 'Cykel' }, supporters: [bo], handlings: [handling(1, forwarded), steering] },
  {
    answers: { title: 'Dörr_öppnare' },
    model: 'skaraborg',
    handlings: [handling(1, { state: 'withdrawn', reason: '' })],
  },
] as const;

let test: TestDatabase;
let cases: Cases;

beforeAll(async () => {
  test = await createDatabase();
  await storedForms(test.database).keep(form);
  cases = storedCases(test.database, jobsTaken().enqueue);
  for (const [hour, change] of FILINGS.entries())
    await cases.file(someFiling({ ...change, filedAt: NOON.add({ hours: hour }) }));
});
afterAll(() => test.close());

async function initials(wanted: Partial<Wanted>): Promise<string> {
  const { cases: found } = await cases.list({ offset: 0, limit: 10, ...wanted });
  return found.map(({ answers }) => String(answers.title).charAt(0)).join('');
}

describe('a list of cases', () => {
  it.each<[what: string, wanted: Partial<Wanted>, found: string]>([
    ['all, newest first', {}, 'DCBÅ'],
    ['those of an organisation', { model: 'fyrbodal' }, 'CBÅ'],
    ['those of a forum, wherever it is', { forum: { key: LOCAL } }, 'DCBÅ'],
    ['those of a forum in one place', { forum: { key: LOCAL, place: 'orust' } }, 'B'],
    ['those of a forum that has no places', { forum: { key: STEERING, place: null } }, 'C'],
    ['none of a forum that has places, without one', { forum: { key: LOCAL, place: null } }, ''],
    ['those one has filed or joined', { person: bo.id }, 'CB'],
    ['none of somebody who has done neither', { person: cilla.id }, ''],
    ['those in a state', { states: ['withdrawn'] }, 'D'],
    ['those in one of several states', { states: ['withdrawn', 'preparing'] }, 'DC'],
    ['none when no state is wanted', { states: [] }, ''],
    [
      'those open in a forum, not those it has sent on',
      { forum: { key: LOCAL }, states: ['filed', 'preparing'] },
      'BÅ',
    ],
    ['those with a text in the title, written without accents', { text: 'atgard' }, 'Å'],
    ['those with a text in the title, written with capitals', { text: ' DÖRR' }, 'D'],
    ['those with a sign that would be a pattern', { text: '100 %' }, 'Å'],
    ['none by a pattern', { text: 'b_kning' }, ''],
    ['those with a text in the number', { text: 'skav-2026-0003' }, 'C'],
    ['those of a theme', { theme: 'aldre' }, 'DCÅ'],
    ['those from a time on', { filedFrom: NOON.add({ hours: 2 }) }, 'DC'],
    ['those before a time', { filedTo: NOON.add({ hours: 2 }) }, 'BÅ'],
    ['those that are all of it', { model: 'fyrbodal', person: anna.id, theme: 'aldre', text: 'y' }, 'C'],
  ])('has %s', async (_what, wanted, found) => {
    expect(await initials(wanted)).toBe(found);
  });

  it('comes a page at a time, with the number of all', async () => {
    const page = (offset: number) => cases.list({ model: 'fyrbodal', offset, limit: 2 });

    const [first, second, beyond] = [await page(0), await page(2), await page(4)];

    expect([first, second, beyond].map(({ cases: found, total }) => [found.length, total])).toEqual([
      [2, 3],
      [1, 3],
      [0, 3],
    ]);
  });
});

describe('every case', () => {
  it('comes once, oldest first, across batches and equal times', async () => {
    for (let more = 0; more < 205; more++) await cases.file(someFiling({ model: 'goteborg' }));

    const found: string[] = [];
    for await (const case_ of cases.all({ model: 'goteborg' })) found.push(case_.id);

    expect(found).toHaveLength(205);
    expect(new Set(found).size).toBe(205);
    expect(found).toEqual([...found].sort());
  });

  it('is narrowed like a list', async () => {
    const found: string[] = [];
    for await (const { answers } of cases.all({ person: bo.id })) found.push(String(answers.title));

    expect(found).toEqual(['Bokning', 'Cykel']);
  });

  it('is not disturbed by cases filed meanwhile', async () => {
    const found: string[] = [];
    for await (const case_ of cases.all({ model: 'skaraborg' })) {
      await cases.file(someFiling({ model: 'skaraborg', filedAt: NOON.subtract({ hours: 1 }) }));
      found.push(case_.id);
    }

    expect(found).toHaveLength(1);
  });
});
