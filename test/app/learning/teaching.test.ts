import { describe, expect, it } from '@jest/globals';
import type { Answered } from '../../../src/app/desk.ts';
import type { Inputs } from '../../../src/domain/case/form.ts';
import { MOST_OF_A_FORUM, type Teaching } from '../../../src/domain/learning/teaching.ts';
import type { Reply } from '../../../src/domain/reply.ts';
import type { PersonId } from '../../../src/ports.ts';
import { personAt } from '../../support/desk.ts';
import { everythingIn } from '../../support/postgres.ts';
import {
  asks,
  clock,
  decidedBy,
  desk,
  firstOf,
  heard,
  LOCAL,
  MODEL,
  OLDER,
  outcome,
  press,
  STEERING,
  test,
  useSchool,
} from '../../support/school.ts';

/** What the router is taught of a forum: by whom, and what that leads to. */

useSchool();

describe('a forum is taught', () => {
  const EXAMPLE = 'Sommarlägret för dagverksamheten saknar körschema';
  const teaching = (id: string, inputs: Inputs, forum = OLDER) =>
    press(id, { press: 'teach', model: MODEL, forum }, inputs);
  const newsOf = (of: Answered | Reply) => heard('teachings', of).news;

  it('an example, which decides where such a question belongs', async () => {
    const taught = await teaching('older', { is: 'example', text: EXAMPLE });

    expect(newsOf(taught)).toMatchObject({ is: 'taught', teaching: { text: EXAMPLE, by: { id: 'tenant/older' } } });
    const asked = await asks(EXAMPLE);
    expect(firstOf(asked)).toBe(OLDER);
    expect(decidedBy(asked)).toBe('owner');
  });

  it('a name, by which it is then known', async () => {
    await teaching('older', { is: 'name', text: 'Torsdagsgruppen' });

    const reply = await personAt(desk).says('Vad gör torsdagsgruppen?');

    expect(reply).toMatchObject({ say: 'forum', seats: [{ forum: { key: OLDER } }] });
  });

  it('nothing by those who do not lead all of it', async () => {
    const all = ['member', 'steering', 'uddevalla', 'elsewhere', 'nobody'];

    expect(await Promise.all(all.map(async (id) => outcome(await teaching(id, { text: EXAMPLE }))))).toEqual(
      all.map(() => 'no-rights'),
    );
    expect(outcome(await teaching('uddevalla', { text: EXAMPLE }, LOCAL))).toBe('no-rights');
    expect(outcome(await teaching('office', { text: EXAMPLE }, 'fyrbodal/finns-inte'))).toBe('not-there');
    expect(await desk.school.teachings.of(MODEL)).toEqual([]);
  });

  it.each([
    [{ is: 'example', text: '  ' }, { is: 'missing' }],
    [{ is: 'example', text: 'för kort' }, { is: 'too-short' }],
    [{ is: 'name', text: '!!!' }, { is: 'too-short' }],
    [
      { is: 'name', text: 'x'.repeat(61) },
      { is: 'too-long', most: 60 },
    ],
    [
      { is: 'name', text: 'Styrgruppen' },
      { is: 'known', forum: STEERING },
    ],
    [
      { is: 'name', text: 'UF Äldre' },
      { is: 'known', forum: OLDER },
    ],
    [
      { is: 'name', text: 'Uddevalla' },
      { is: 'known', forum: null },
    ],
    [
      { is: 'name', text: 'SIP' },
      { is: 'known', forum: null },
    ],
    [{ is: 'name', text: 'hemtjänsten' }, { is: 'ordinary-word' }],
    [{ is: 'name', text: 'Remiss' }, { is: 'ordinary-word' }],
  ])('not by %j, and what was typed stays', async (inputs, problem) => {
    const news = newsOf(await teaching('older', inputs));

    expect(news).toEqual({ is: 'problem', problem, kept: { is: inputs.is, text: inputs.text.trim() } });
  });

  it('a name of ordinary words, when there are several', async () => {
    expect(newsOf(await teaching('older', { is: 'name', text: 'Remiss och hemtjänst' }))).toMatchObject({
      is: 'taught',
    });
  });

  it('an ordinary word as an example of how somebody writes', async () => {
    expect(newsOf(await teaching('older', { is: 'example', text: 'Remiss remiss remiss' }))).toMatchObject({
      is: 'taught',
    });
  });

  it('the same thing once, by whichever forum was first', async () => {
    await teaching('steering', { is: 'example', text: EXAMPLE }, STEERING);

    const news = newsOf(await teaching('older', { is: 'example', text: EXAMPLE.toUpperCase() }));

    expect(news).toMatchObject({ is: 'problem', problem: { is: 'known', forum: STEERING } });
  });

  /** The last one last: "exempel nummer 1" is the oldest. */
  async function taughtAlready(count: number): Promise<Teaching[]> {
    const by = { id: 'tenant/older' as PersonId, name: '' };
    const all = Array.from(
      { length: count },
      (_, at): Teaching => ({
        id: desk.newId(),
        at: clock.now().add({ seconds: at }),
        model: MODEL,
        forum: OLDER,
        by,
        is: 'example',
        text: `exempel nummer ${at + 1}`,
      }),
    );
    for (const one of all) await desk.school.teachings.add(one);
    return all;
  }

  it('twenty to a page, the newest first, and a page that is not there is the last', async () => {
    await taughtAlready(41);
    await teaching('steering', { is: 'example', text: EXAMPLE }, STEERING);
    const listed = async (page: number) =>
      heard('teachings', await press('older', { press: 'teachings', model: MODEL, forum: OLDER, page }));

    const pages = await Promise.all([0, 1, 2, 9].map(listed));

    expect(pages.map(({ page, pages: of, total }) => [page, of, total])).toEqual([
      [0, 3, 41],
      [1, 3, 41],
      [2, 3, 41],
      [2, 3, 41],
    ]);
    expect(pages.map(({ teachings: [first, ...others] }) => [first?.text, others.length + 1])).toEqual([
      ['exempel nummer 41', 20],
      ['exempel nummer 21', 20],
      ['exempel nummer 1', 1],
      ['exempel nummer 1', 1],
    ]);
  });

  it('no longer what is taken away on a later page, which is then shown, or the one before when it was the last', async () => {
    const [oldest, next] = await taughtAlready(22);
    const removing = async (id = '') =>
      heard('teachings', await press('older', { press: 'unteach', model: MODEL, forum: OLDER, teaching: id, page: 1 }));

    const shown = [await removing(oldest?.id), await removing(next?.id)];

    expect(shown.map(({ page, pages, total, teachings }) => [page, pages, total, teachings.length])).toEqual([
      [1, 2, 21, 1],
      [0, 1, 20, 20],
    ]);
  });

  it('so much and no more', async () => {
    await taughtAlready(MOST_OF_A_FORUM);

    expect(newsOf(await teaching('older', { text: EXAMPLE }))).toMatchObject({ problem: { is: 'full' } });
  });

  it('nothing that points out a person, and none of it is kept', async () => {
    const pointed = await teaching('older', { is: 'example', text: 'Patienten 19121212-1212 får inte hjälp hemma' });
    const named = await teaching('older', { is: 'name', text: 'ring 0522-123456' });

    expect(newsOf(pointed)).toMatchObject({
      problem: { is: 'personal-data', found: expect.arrayContaining(['number']) },
      kept: { text: expect.stringMatching(/^\D* får inte hjälp hemma$/) },
    });
    expect(newsOf(named)).toMatchObject({ problem: { is: 'personal-data', found: ['contact'] } });
    expect(await everythingIn(test)).not.toMatch(/1212|123456/);
  });

  it('no longer what is taken away, twice if need be', async () => {
    await teaching('older', { is: 'example', text: EXAMPLE });
    const [{ id = '' } = {}] = await desk.school.teachings.of(MODEL);
    const before = firstOf(await asks(EXAMPLE));
    const removing = { press: 'unteach', model: MODEL, forum: OLDER, teaching: id, page: 0 } as const;

    const twice = [await press('older', removing), await press('older', removing)];

    expect(twice.map((one) => [newsOf(one).is, heard('teachings', one).teachings.length])).toEqual([
      ['removed', 0],
      ['removed', 0],
    ]);
    expect(before).toBe(OLDER);
    expect(decidedBy(await asks(EXAMPLE))).toBeNull();
  });

  it('and nobody takes away what another forum was taught', async () => {
    await teaching('steering', { is: 'example', text: EXAMPLE }, STEERING);
    const [{ id = '' } = {}] = await desk.school.teachings.of(MODEL);

    const forged = await press('older', { press: 'unteach', model: MODEL, forum: OLDER, teaching: id, page: 0 });

    expect(outcome(forged)).toBe('not-there');
    expect(await desk.school.teachings.of(MODEL)).toHaveLength(1);
  });
});
