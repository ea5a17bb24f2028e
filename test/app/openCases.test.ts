import { describe, expect, it } from '@jest/globals';
import { type OpenCases, rememberedOpenCases } from '../../src/app/case/openCases.ts';
import type { Case } from '../../src/domain/case/case.ts';
import type { Cases } from '../../src/ports/cases.ts';
import { caseWith } from '../domain/case/build.ts';
import { clockAt } from '../support/clock.ts';

/** A store that can be changed, and counts how often it is asked. */
function storeOf(...stored: Case[]) {
  let asked = 0;
  const list: Cases['list'] = async () => {
    asked++;
    return { cases: [...stored], total: stored.length };
  };
  return { list, stored, asked: () => asked };
}

const [A, B] = [caseWith({ id: 'a' as Case['id'] }), caseWith({ id: 'b' as Case['id'] })];

const { title, happening } = A.answers;
const SOUGHT = { title: String(title), happening: String(happening), seat: null, theme: null };

/** All are about the same thing, so all are found. */
const found = async (open: OpenCases): Promise<Case[]> => (await open.like(A.model, SOUGHT)).map((match) => match.case);

describe('the open cases that are remembered', () => {
  it('are read once, however many ask at once', async () => {
    const store = storeOf(A);
    const open = rememberedOpenCases(store, clockAt('2026-11-21T10:00:00Z'));

    await Promise.all([found(open), found(open), found(open)]);

    expect(store.asked()).toBe(1);
  });

  it('have at once what is filed and changed here, and never go back to an older revision', async () => {
    const open = rememberedOpenCases(storeOf(A), clockAt('2026-11-21T10:00:00Z'));
    await found(open);

    await open.put(B);
    await open.put({ ...A, revision: A.revision + 1 });
    await open.put(A);

    expect((await found(open)).map(({ id, revision }) => [id, revision])).toEqual([
      ['a', A.revision + 1],
      ['b', B.revision],
    ]);
  });

  it('have what another process has filed after a minute', async () => {
    const [store, clock] = [storeOf(A), clockAt('2026-11-21T10:00:00Z')];
    const open = rememberedOpenCases(store, clock);
    await found(open);
    store.stored.push(B);

    const before = await found(open);
    clock.move({ minutes: 1 });
    const after = await found(open);

    expect([before.length, after.length]).toEqual([1, 2]);
  });

  it('are asked for again when the database did not answer', async () => {
    const [store, broken] = [storeOf(A), { is: true }];
    const list: Cases['list'] = async (wanted) => {
      if (broken.is) throw new Error('no answer');
      return store.list(wanted);
    };
    const open = rememberedOpenCases({ list }, clockAt('2026-11-21T10:00:00Z'));

    await expect(found(open)).rejects.toThrow('no answer');
    broken.is = false;

    expect(await found(open)).toEqual([A]);
  });
});
