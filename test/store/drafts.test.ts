import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Draft } from '../../src/domain/case/view.ts';
import type { Drafts } from '../../src/ports/cases.ts';
import { storedDrafts } from '../../src/store/drafts.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';
import { anna, bo, cilla, NOON, plain } from './someCase.ts';

/** What the port Drafts promises, kept by the store. */

let test: TestDatabase;
let drafts: Drafts;

beforeAll(async () => {
  test = await createDatabase();
  drafts = storedDrafts(test.database);
});
afterAll(() => test.close());

const someDraft = (title: string, change: Partial<Draft> = {}): Draft => ({
  submit: randomUUID(),
  model: 'fyrbodal',
  question: null,
  link: '',
  values: { title, principals: ['vgr'] },
  at: NOON,
  ...change,
});

const titles = (all: readonly Draft[]) => all.map(({ values }) => values.title);

describe('a draft', () => {
  it('is found by the one who wrote it, as it was kept last', async () => {
    const draft = someDraft('Först');
    await drafts.keep(anna.id, draft);
    const later = { ...draft, values: { title: 'Sedan' }, question: randomUUID(), at: NOON.add({ seconds: 1 }) };

    await drafts.keep(anna.id, later);

    expect(plain(await drafts.find(anna.id, draft.submit))).toEqual(plain(later));
    expect(titles(await drafts.of(anna.id))).toEqual(['Sedan']);
  });

  it('is neither seen, replaced nor discarded by anybody else', async () => {
    const draft = someDraft('Annas');
    await drafts.keep(anna.id, draft);

    await drafts.keep(bo.id, { ...draft, values: { title: 'Bos' } });
    await drafts.discard(bo.id, draft.submit);

    expect(await drafts.find(bo.id, draft.submit)).toBeNull();
    expect(await drafts.of(bo.id)).toEqual([]);
    expect((await drafts.find(anna.id, draft.submit))?.values.title).toBe('Annas');
  });

  it('is gone when it has been discarded', async () => {
    const draft = someDraft('Bort');
    await drafts.keep(anna.id, draft);

    await drafts.discard(anna.id, draft.submit);

    expect(await drafts.find(anna.id, draft.submit)).toBeNull();
  });

  it('is not there under a submit id that is none', async () => {
    await drafts.discard(anna.id, "' or 1=1 --");

    expect(await drafts.find(anna.id, "' or 1=1 --")).toBeNull();
  });

  it('makes room for newer ones: twenty are kept, newest first', async () => {
    for (let minutes = 0; minutes < 23; minutes++)
      await drafts.keep(cilla.id, someDraft(String(minutes), { at: NOON.add({ minutes }) }));

    expect(titles(await drafts.of(cilla.id))).toEqual(Array.from({ length: 20 }, (_, index) => String(22 - index)));
  });
});
