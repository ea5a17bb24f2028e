import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Teaching } from '../../src/domain/learning/teaching.ts';
import type { Teachings } from '../../src/ports/learning.ts';
import { storedTeachings } from '../../src/store/teachings.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';
import { anna, NOON, plain } from './someCase.ts';

const doing = { by: anna.id, at: NOON };

/** What the port Teachings promises, kept by the store. */

let test: TestDatabase;
let teachings: Teachings;

beforeAll(async () => {
  test = await createDatabase();
  teachings = storedTeachings(test.database);
});
beforeEach(() => test.database.deleteFrom('teachings').execute());
afterAll(() => test.close());

const example = (change: Partial<Extract<Teaching, { is: 'example' }>> = {}): Teaching => ({
  id: randomUUID(),
  at: NOON,
  model: 'fyrbodal',
  forum: 'fyrbodal/uf-aldre',
  by: anna,
  is: 'example',
  text: 'Vem tar över när hemsjukvården säger nej?',
  ...change,
});

describe('what a forum has been taught', () => {
  it('comes back as it was given, newest first', async () => {
    const first = example();
    const second: Teaching = { ...example(), is: 'name', text: 'Torsdagsgruppen', at: NOON.add({ nanoseconds: 1000 }) };

    await teachings.add(first);
    await teachings.add(second);

    expect(plain(await teachings.of('fyrbodal'))).toEqual(plain([second, first]));
  });

  it("is the organisation's own", async () => {
    const own = example();
    const others = example({ model: 'goteborg', forum: 'goteborg/lgs' });

    expect(await teachings.add(own)).toBe(true);
    expect(await teachings.add(others)).toBe(true);

    expect(plain(await teachings.of('goteborg'))).toEqual(plain([others]));
    expect(await teachings.of('skaraborg')).toEqual([]);
  });

  it('is not taught again in the same words, to whichever forum', async () => {
    const known = example({ text: 'Vem tar över på Åkerö äldreboende?' });
    await teachings.add(known);

    const again = example({ text: '  vem tar över, på åkerö ALDREBOENDE', forum: 'fyrbodal/lokal' });

    expect(await teachings.add(again)).toBe(false);
    expect(await teachings.add(example({ id: known.id, text: 'Något helt annat än så' }))).toBe(false);
    expect(plain(await teachings.of('fyrbodal'))).toEqual(plain([known]));
  });

  it('is taught once by many at once', async () => {
    const added = await Promise.all(Array.from({ length: 10 }, () => teachings.add(example())));

    expect(added.filter(Boolean)).toEqual([true]);
    expect(await teachings.of('fyrbodal')).toHaveLength(1);
  });

  it('is removed once, and can be taught again', async () => {
    const taught = example();
    await teachings.add(taught);

    const removed = await Promise.all([
      teachings.remove('fyrbodal', taught.id, doing),
      teachings.remove('fyrbodal', taught.id, doing),
    ]);

    expect(removed.toSorted()).toEqual([false, true]);
    expect(await teachings.of('fyrbodal')).toEqual([]);
    expect(await teachings.add(example())).toBe(true);
  });

  it('is not removed by another organisation, nor by an id that is none', async () => {
    const taught = example();
    await teachings.add(taught);

    expect(await teachings.remove('goteborg', taught.id, doing)).toBe(false);
    expect(await teachings.remove('fyrbodal', randomUUID(), doing)).toBe(false);
    expect(await teachings.remove('fyrbodal', "' or 1=1 --", doing)).toBe(false);
    expect(await teachings.of('fyrbodal')).toHaveLength(1);
  });
});
