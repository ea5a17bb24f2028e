import { beforeEach, describe, expect, it } from '@jest/globals';
import { personAt } from '../../support/desk.ts';
import {
  afterAWhile,
  allGaps,
  answerTo,
  asks,
  asksWrongly,
  clock,
  decidedBy,
  desk,
  firstOf,
  HELD,
  heard,
  LOCAL,
  OLDER,
  outcome,
  press,
  STEERING,
  said,
  useSchool,
  VAGUE,
} from '../../support/school.ts';

/** What the router missed: who may see it, settle it, and what that leads to. */

useSchool();

describe('a gap', () => {
  it('is a question that was asked back and not gone on with, after half an hour', async () => {
    const asked = await asks(VAGUE);
    const before = heard('gaps', await press('office', allGaps));
    afterAWhile();

    const after = heard('gaps', await press('office', allGaps));

    expect(asked.routing.kind).toBe('clarify');
    expect([before.total, after.total]).toEqual([0, 1]);
    expect(after.gaps).toMatchObject([{ id: asked.id, kind: 'unanswered', text: VAGUE, answered: null }]);
    expect([after.since.toString(), after.today.toString()]).toEqual(['2026-08-23', '2026-11-21']);
  });

  it('is no gap any more once it has been gone on with', async () => {
    const anna = personAt(desk);
    const { id, routing } = answerTo(await anna.says(VAGUE));
    if (routing.kind !== 'clarify') throw new Error('not asked back');

    await anna.presses({ press: 'matter', id: id ?? '', outcome: 'local' });
    afterAWhile();

    expect(heard('gaps', await press('office', allGaps)).total).toBe(0);
  });

  it('is of the last three months', async () => {
    await asks(VAGUE);

    clock.moveTo('2027-02-20T10:00:00Z');

    expect(heard('gaps', await press('office', allGaps)).total).toBe(0);
  });

  it('comes ten to a page, the newest first, and a page that is not there is the last', async () => {
    for (let no = 1; no <= 12; no++) {
      await asksWrongly(`${HELD} nummer ${no}`, STEERING);
      clock.moveTo(clock.now().add({ minutes: 1 }).toString());
    }

    const pages = await Promise.all(
      [0, 1, 7].map(async (page) => heard('gaps', await press('office', { ...allGaps, page }))),
    );

    expect(pages.map(({ page, pages: of, total }) => [page, of, total])).toEqual([
      [0, 2, 12],
      [1, 2, 12],
      [1, 2, 12],
    ]);
    expect(pages.map(({ gaps }) => [gaps.length, gaps[0]?.text.split(' ').at(-1)])).toEqual([
      [10, '12'],
      [2, '2'],
      [2, '2'],
    ]);
  });

  it('that is settled decides where the same question belongs, at once', async () => {
    const id = (await asks(VAGUE)).id ?? '';

    const settled = await press('office', { press: 'settle-gap', gap: id }, { first: OLDER });
    const again = await asks(VAGUE);

    expect(heard('gap-settled', settled).settlement).toEqual({ is: 'belongs', first: OLDER });
    expect(firstOf(again)).toBe(OLDER);
    expect(decidedBy(again)).toBe('lead');
    expect(outcome(await press('office', { press: 'gap', gap: id }))).toBe('settled-already');
  });

  it('that is set aside is gone, and decides nothing', async () => {
    const id = (await asks(VAGUE)).id ?? '';

    await press('office', { press: 'set-gap-aside', gap: id });
    afterAWhile();

    expect(heard('gaps', await press('office', allGaps)).total).toBe(0);
    expect((await asks(VAGUE)).routing.kind).toBe('clarify');
  });

  it('is settled by the first of two', async () => {
    const id = (await asks(VAGUE)).id ?? '';
    const settling = (first: string) => press('office', { press: 'settle-gap', gap: id }, { first });

    const both = await Promise.all([settling(OLDER), settling(STEERING)]);

    expect(both.map(outcome).sort()).toEqual(['gap-settled', 'settled-already']);
  });

  it.each(['', 'fyrbodal/finns-inte', 'akut-112', 'vagra', 'goteborg/lgs'])(
    'is not settled with "%s", and comes back to be chosen for',
    async (first) => {
      const id = (await asks(VAGUE)).id ?? '';

      const shown = heard('gap', await press('office', { press: 'settle-gap', gap: id }, { first }));

      expect(shown).toMatchObject({ problem: 'nothing-chosen', gap: { id } });
      expect(outcome(await press('office', { press: 'gap', gap: id }))).toBe('gap');
    },
  );

  it.each(['sip', 'avvikelse', 'linjen', 'utanfor'])('can belong to the way out "%s"', async (first) => {
    const id = (await asks(VAGUE)).id ?? '';

    await press('office', { press: 'settle-gap', gap: id }, { first });

    expect(firstOf(await asks(VAGUE))).toBe(first);
  });
});

describe('the gaps of', () => {
  let older: string;
  let local: string;
  let unplaced: string;
  beforeEach(async () => {
    older = await asksWrongly(HELD, OLDER);
    local = await asksWrongly('Alla kommuner får sena utskrivningar från sjukhuset', LOCAL);
    unplaced = (await asks(VAGUE)).id ?? '';
    afterAWhile();
  });

  const seen = async (id: string, forum: string | null) => {
    const shown = await press(id, { ...allGaps, forum });
    const reply = said(shown);
    return reply.say === 'gaps' ? reply.gaps.map((gap) => gap.id).sort() : outcome(shown);
  };

  it('the organisation are for its process leads and administrators; others see those of what they lead', async () => {
    expect([await seen('office', null), await seen('admin', null)]).toEqual([
      [older, local, unplaced].sort(),
      [older, local, unplaced].sort(),
    ]);
    expect([await seen('older', null), await seen('both', null), await seen('uddevalla', null)]).toEqual([
      [older],
      [older],
      [local],
    ]);
    expect([await seen('member', null), await seen('elsewhere', null), await seen('nobody', null)]).toEqual(
      Array(3).fill('no-rights'),
    );
  });

  it('a forum are for those who lead it, in one place too', async () => {
    expect([await seen('older', OLDER), await seen('office', OLDER), await seen('uddevalla', LOCAL)]).toEqual([
      [older],
      [older],
      [local],
    ]);
    expect([await seen('steering', OLDER), await seen('uddevalla', OLDER), await seen('member', OLDER)]).toEqual(
      Array(3).fill('no-rights'),
    );
  });

  it('a forum that is not there are not shown, nor those of an organisation that is not served', async () => {
    expect(await seen('office', 'fyrbodal/finns-inte')).toBe('not-there');
    expect(outcome(await press('office', { ...allGaps, model: 'goteborg' }))).toBe('not-there');
  });

  const settles = async (id: string, gap: string, first = STEERING) =>
    outcome(await press(id, { press: 'settle-gap', gap }, { first }));
  const opens = async (id: string, gap: string) => heard('gap', await press(id, { press: 'gap', gap }));

  it('a forum are settled by those who lead all of it, and by nobody else', async () => {
    expect(await Promise.all(['member', 'steering', 'nobody', 'elsewhere'].map((id) => settles(id, older)))).toEqual(
      Array(4).fill('no-rights'),
    );
    expect([await settles('uddevalla', local), await settles('older', unplaced)]).toEqual(['no-rights', 'no-rights']);
    expect([
      await settles('older', older, OLDER),
      await settles('admin', local),
      await settles('office', unplaced, 'sip'),
    ]).toEqual(Array(3).fill('gap-settled'));
  });

  it('a forum are not handed to one that is led by somebody else: those come back to be chosen for', async () => {
    expect([await settles('older', older), await settles('older', older, 'sip')]).toEqual(['gap', 'gap']);
    expect(heard('gap', await press('older', { press: 'settle-gap', gap: older }, { first: LOCAL })).problem).toBe(
      'nothing-chosen',
    );
    expect([await settles('both', older), await settles('both', older, OLDER)]).toEqual([
      'gap-settled',
      'settled-already',
    ]);
  });

  it('a forum are set aside by whoever leads it, and not by whoever may only read them', async () => {
    const setsAside = async (id: string, gap: string) => outcome(await press(id, { press: 'set-gap-aside', gap }));

    expect([await setsAside('uddevalla', local), await setsAside('older', older)]).toEqual([
      'no-rights',
      'gap-settled',
    ]);
  });

  it('a forum are offered to each with what they may choose', async () => {
    const { model } = await opens('office', older);
    const all = [...model.forums.map(({ key }) => key), 'sip', 'avvikelse', 'linjen', 'utanfor'];

    expect([...(await opens('office', older)).choices].sort()).toEqual(all.sort());
    expect([(await opens('older', older)).choices, (await opens('both', older)).choices]).toEqual([
      [OLDER],
      [OLDER, STEERING],
    ]);
    expect(await opens('uddevalla', local)).toMatchObject({ maySettle: false, choices: [] });
    expect([(await opens('office', unplaced)).maySettle, (await opens('older', older)).maySettle]).toEqual([
      true,
      true,
    ]);
  });

  it('one place can be read by whoever leads the group there', async () => {
    const list = { press: 'gaps', model: 'fyrbodal', forum: null, page: 0 } as const;

    expect(heard('gaps', await press('uddevalla', list)).settleable).toEqual(new Set());
    expect(heard('gaps', await press('older', list)).settleable).toEqual(new Set([older]));
    expect(outcome(await press('uddevalla', { press: 'gap', gap: local }))).toBe('gap');
    expect(outcome(await press('uddevalla', { press: 'gap', gap: older }))).toBe('no-rights');
  });

  it('nobody are told to whoever guesses', async () => {
    const guess = '00000000-0000-4000-8000-000000000000';

    expect(outcome(await press('nobody', { press: 'gap', gap: guess }))).toBe('no-rights');
    expect(outcome(await press('office', { press: 'gap', gap: guess }))).toBe('settled-already');
  });
});
