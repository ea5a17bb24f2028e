import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Answered, Desk } from '../../src/app/desk.ts';
import type { Inputs } from '../../src/domain/case/form.ts';
import type { Grant } from '../../src/domain/case/roles.ts';
import type { LearningPress } from '../../src/domain/learning/press.ts';
import { MOST_OF_A_FORUM, type Teaching } from '../../src/domain/learning/teaching.ts';
import type { LearningReply } from '../../src/domain/learning/view.ts';
import type { AnswerReply, Reply } from '../../src/domain/reply.ts';
import type { PersonId } from '../../src/ports.ts';
import type { TestClock } from '../support/clock.ts';
import { deskOn, type Person, personAt } from '../support/desk.ts';
import { createDatabase, empty, everythingIn, type TestDatabase } from '../support/postgres.ts';

/** What the router missed and is taught: who may see it, settle it, teach it and correct it, and what that leads to. */

const MODEL = 'fyrbodal';
const OLDER = 'fyrbodal/uf-aldre';
const STEERING = 'fyrbodal/styrgrupp';
const LOCAL = 'fyrbodal/lokal';

const grant = (id: string, role: Grant['role'], more: Partial<Grant> = {}): Grant => ({
  person: `tenant/${id}` as PersonId,
  role,
  model: MODEL,
  forum: null,
  place: null,
  principal: null,
  ...more,
});

const GRANTS: readonly Grant[] = [
  grant('office', 'process-lead'),
  grant('admin', 'administrator'),
  grant('older', 'chair', { forum: OLDER }),
  grant('steering', 'process-lead', { forum: STEERING }),
  grant('both', 'chair', { forum: OLDER }),
  grant('both', 'chair', { forum: STEERING }),
  grant('uddevalla', 'chair', { forum: LOCAL, place: 'uddevalla' }),
  grant('member', 'member', { forum: OLDER, principal: 'uddevalla' }),
  grant('elsewhere', 'process-lead', { model: 'goteborg' }),
];

let test: TestDatabase;
let desk: Desk;
let clock: TestClock;

beforeAll(async () => {
  test = await createDatabase();
});
beforeEach(async () => {
  await empty(test);
  ({ desk, clock } = deskOn(test, ['fyrbodal'], { grants: GRANTS }));
});
afterAll(() => test.close());

const who = (id: string): Person => personAt(desk, { person: `tenant/${id}` as PersonId, name: id });

const said = (of: Answered | Reply): Reply => ('spoken' in of ? of.spoken.reply : of);
type Saying<S extends LearningReply['say']> = Extract<LearningReply, { say: S }>;
function heard<S extends LearningReply['say']>(say: S, of: Answered | Reply): Saying<S> {
  const reply = said(of);
  if (reply.say !== say) throw new Error(`said ${reply.say} ${'why' in reply ? reply.why : ''}`);
  return reply as Saying<S>;
}
/** What came, or why it did not. */
function outcome(of: Answered | Reply): string {
  const reply = said(of);
  return reply.say === 'learning-refused' ? reply.why : reply.say;
}
const asWanted = (to: string) => (to === 'gaps' || to === 'check' ? to : 'teachings');
const press = (id: string, pressed: LearningPress, inputs: Inputs = {}) => who(id).presses(pressed, inputs);

function answerTo(reply: Reply): AnswerReply {
  if (reply.say !== 'answer') throw new Error(`said ${reply.say}`);
  return reply;
}
const firstOf = ({ routing }: AnswerReply): string =>
  routing.kind === 'forum' ? routing.forum.key : 'exit' in routing ? routing.exit.id : routing.kind;

/** Who settled the matter before, when that decided. */
function decidedBy({ routing }: AnswerReply): string | null {
  const [reason] = 'because' in routing ? routing.because : [];
  return reason?.because === 'precedent' ? reason.ruling.by : null;
}

/** Asks back, and nobody goes on with it. */
const VAGUE = 'det strular med den nya blanketten och ingen vet vem som ska göra vad';

async function asks(text: string): Promise<AnswerReply> {
  return answerTo(await personAt(desk).says(text));
}
const afterAWhile = () => clock.moveTo(clock.now().add({ minutes: 31 }).toString());

/** A question that somebody says belongs elsewhere. @returns its id */
async function asksWrongly(text: string, right: string): Promise<string> {
  const anna = personAt(desk);
  const { id } = answerTo(await anna.says(text));
  await anna.presses({ press: 'right-forum', id: id ?? '', first: right });
  return id ?? '';
}

const HELD = 'Hemtjänsten och vårdcentralen är inte överens om vem som sköter såromläggningar';
const allGaps = { press: 'gaps', model: MODEL, forum: null, page: 0 } as const;

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
    ({ desk, clock } = deskOn(test, ['fyrbodal', 'goteborg'], { grants: GRANTS }));

    expect(heard('gaps', await who('elsewhere').says('luckor')).model.id).toBe('goteborg');
    expect(heard('gaps', await who('office').says('luckor')).model.id).toBe(MODEL);
  });
});
