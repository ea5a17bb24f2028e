import { describe, expect, it } from '@jest/globals';
import type { PersonId } from '../../../src/ports.ts';
import { personAt } from '../../support/desk.ts';
import {
  allGaps,
  asksWrongly,
  asWanted,
  desk,
  HELD,
  heard,
  MODEL,
  OLDER,
  outcome,
  press,
  STEERING,
  serve,
  useSchool,
  who,
} from '../../support/school.ts';

/** What the bot says of a forum, confirmed and corrected; and what those who lead type. */

useSchool();

describe('what the bot says of a forum', () => {
  const of = { model: MODEL, forum: OLDER };
  const latest = async () => (await desk.school.checks.of(MODEL)).find(({ forum }) => forum === OLDER)?.answer;

  it('is confirmed by those who lead it', async () => {
    const shown = heard('check', await press('older', { press: 'check', ...of }));
    const answered = await press('older', { press: 'check-right', ...of });

    expect(shown).toMatchObject({
      forum: { key: OLDER },
      chair: null,
      year: 2026,
      check: null,
      problem: null,
      kept: '',
    });
    expect(heard('check-answered', answered).was).toBe('right');
    expect(await latest()).toMatchObject({ is: 'right', by: { id: 'tenant/older' } });
  });

  it('is corrected, and the remark stands among the gaps until it is right again', async () => {
    await press('older', { press: 'check-wrong', ...of }, { note: 'Vi möts varje månad nu' });
    const remarked = heard('gaps', await press('office', allGaps)).remarks;
    const toOthers = heard('gaps', await press('steering', allGaps)).remarks;
    await press('older', { press: 'check-right', ...of });

    const righted = heard('gaps', await press('office', allGaps)).remarks;

    expect(remarked).toMatchObject([{ forum: OLDER, answer: { is: 'wrong', note: 'Vi möts varje månad nu' } }]);
    expect([toOthers, righted]).toEqual([[], []]);
  });

  it.each([
    ['', { is: 'missing' }, ''],
    ['x'.repeat(1001), { is: 'too-long', most: 1000 }, 'x'.repeat(1001)],
    [
      'Patienten har nummer 19121212-1212\noch det är fel',
      { is: 'personal-data', found: expect.arrayContaining(['number']) },
      expect.stringMatching(/^Patienten har nummer \D+\noch det är fel$/),
    ],
  ])(
    'is not corrected with "%.30s", which comes back with what points out a person hidden',
    async (note, problem, kept) => {
      const shown = heard('check', await press('older', { press: 'check-wrong', ...of }, { note }));

      expect(shown).toMatchObject({ problem, kept });
      expect(await latest()).toBeUndefined();
    },
  );

  it('is neither shown to others for that nor answered by them', async () => {
    const all = ['member', 'steering', 'uddevalla', 'nobody'];
    const presses = ['check', 'check-right', 'check-wrong'] as const;

    const tried = await Promise.all(
      all.flatMap((id) => presses.map(async (one) => outcome(await press(id, { press: one, ...of }, { note: 'fel' })))),
    );

    expect(new Set(tried)).toEqual(new Set(['no-rights']));
    expect(await latest()).toBeUndefined();
  });
});

describe('typed', () => {
  it('"luckor" shows what one may see, and those of the forum that is named', async () => {
    await asksWrongly(HELD, OLDER);

    const all = heard('gaps', await who('office').says('luckor'));
    const own = heard('gaps', await who('older').says('luckor'));
    const named = heard('gaps', await who('office').says('luckor i styrgruppen'));

    expect([all, own, named].map(({ forum, total }) => [forum?.key ?? null, total])).toEqual([
      [null, 1],
      [OLDER, 1],
      [STEERING, 0],
    ]);
    expect(outcome(await who('nobody').says('luckor'))).toBe('no-rights');
  });

  it('"lär upp" leads to the forum that one leads, or asks which', async () => {
    expect(heard('teachings', await who('older').says('lär upp')).forum.key).toBe(OLDER);
    expect(heard('which-taught', await who('both').says('lär upp')).forums.map(({ key }) => key)).toEqual([
      OLDER,
      STEERING,
    ]);
    expect(heard('teachings', await who('both').says('lär utvecklingsforumet')).forum.key).toBe(OLDER);
    expect(outcome(await who('uddevalla').says('lär upp'))).toBe('no-rights');
  });

  it('"stämmer styrgruppen?" shows what is said of it', async () => {
    expect(heard('check', await who('steering').says('stämmer styrgruppen?')).forum.key).toBe(STEERING);
    expect(outcome(await who('older').says('stämmer styrgruppen?'))).toBe('no-rights');
  });

  it.each([
    ['luckor för utvecklingsforumet', 'gaps'],
    ['lär utvecklingsforumet', 'teachings'],
    ['stämmer utvecklingsforumet?', 'check'],
  ])('"%s" asks which one, where one has to do with several of that name', async (text, to) => {
    const asked = heard('which-taught', await who('office').says(text));

    expect(asked.to).toBe(to);
    expect(asked.forums.length).toBeGreaterThan(1);
    expect(asked.forums.map(({ key }) => key)).toContain(OLDER);
    expect(heard(asWanted(to), await who('older').says(text)).forum?.key).toBe(OLDER);
    expect(outcome(await who('steering').says(text))).toBe('no-rights');
  });

  it('or pressed anywhere but in the own chat, nothing of it is shown', async () => {
    const inChannel = personAt(desk, { person: 'tenant/office' as PersonId, scope: 'channel' });
    const inDialog = personAt(desk, { person: 'tenant/office' as PersonId, surface: 'dialog' });

    expect(
      [
        await inChannel.says('luckor'),
        await inChannel.presses(allGaps),
        await inDialog.presses({ press: 'teachings', model: MODEL, forum: OLDER, page: 0 }),
      ].map(outcome),
    ).toEqual(Array(3).fill('own-chat-only'));
  });

  it('by whoever leads in another of the organisations served, it is theirs that is meant', async () => {
    serve('fyrbodal', 'goteborg');

    expect(heard('gaps', await who('elsewhere').says('luckor')).model.id).toBe('goteborg');
    expect(heard('gaps', await who('office').says('luckor')).model.id).toBe(MODEL);
  });
});
