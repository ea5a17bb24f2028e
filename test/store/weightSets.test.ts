import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { WeightSet, WeightSets } from '../../src/ports/learning.ts';
import { storedWeightSets } from '../../src/store/weightSets.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';
import { NOON, plain } from './someCase.ts';

/** What the port WeightSets promises, kept by the store. */

let test: TestDatabase;
let sets: WeightSets;

beforeAll(async () => {
  test = await createDatabase();
  sets = storedWeightSets(test.database);
});
beforeEach(() => test.database.deleteFrom('weight_sets').execute());
afterAll(() => test.close());

const someSet = (id: string, change: Partial<WeightSet> = {}): WeightSet => ({
  id,
  at: NOON,
  base: 'sentences-1',
  hash: 'f'.repeat(64),
  bytes: Uint8Array.of(0, 1, 0x5c, 0x7f, 0x80, 0xff),
  rulings: 17,
  before: 0.812,
  after: 0.8375,
  ...change,
});

describe('learnt weights', () => {
  it('come back byte for byte, with how they were tried', async () => {
    const set = someSet('a', { bytes: Uint8Array.from({ length: 500_000 }, (_, at) => (at * 31) % 256) });

    await sets.use(set);

    const current = await sets.current('sentences-1');
    expect(current && Buffer.from(set.bytes).equals(current.bytes)).toBe(true);
    expect(plain({ ...current, bytes: null })).toEqual(plain({ ...set, bytes: null }));
    expect(await sets.currentId('sentences-1')).toBe('a');
  });

  it('can be read as numbers of several bytes', async () => {
    await sets.use(someSet('a', { bytes: new Uint8Array(new Float32Array([0.5, -2]).buffer) }));

    const bytes = (await sets.current('sentences-1'))?.bytes;

    expect(bytes && [...new Float32Array(bytes.buffer, bytes.byteOffset, 2)]).toEqual([0.5, -2]);
  });

  it('are only for the sentences that they were learnt on top of', async () => {
    await sets.use(someSet('a'));
    await sets.use(someSet('b', { base: 'sentences-2' }));

    expect(await sets.currentId('sentences-1')).toBe('a');
    expect(await sets.currentId('sentences-2')).toBe('b');
    expect(await sets.current('sentences-3')).toBeNull();
    expect(await sets.currentId('sentences-3')).toBeNull();
  });

  it('give way to those that are taken into use after them', async () => {
    await sets.use(someSet('a'));
    await sets.use(someSet('b', { at: NOON.add({ minutes: 1 }) }));

    expect((await sets.current('sentences-1'))?.id).toBe('b');
  });

  it('are the latest of many at once, whichever comes last', async () => {
    const later = (minutes: number) => someSet(`${minutes}`, { at: NOON.add({ minutes }) });

    await Promise.all([3, 9, 1, 7, 5].map((minutes) => sets.use(later(minutes))));

    expect(await sets.currentId('sentences-1')).toBe('9');
  });

  it('are dropped once, for the shipped ones', async () => {
    await sets.use(someSet('a'));
    await sets.use(someSet('b', { at: NOON.add({ minutes: 1 }) }));

    expect(await sets.drop('sentences-2', NOON)).toBe(false);
    expect(await sets.drop('sentences-1', NOON)).toBe(true);

    expect(await sets.current('sentences-1')).toBeNull();
    expect(await sets.drop('sentences-1', NOON)).toBe(false);
  });
});
