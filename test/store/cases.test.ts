import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Case, CaseId, Stage } from '../../src/domain/case/case.ts';
import type { Cases, Filing } from '../../src/ports/cases.ts';
import { storedCases } from '../../src/store/cases.ts';
import { storedForms } from '../../src/store/forms.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';
import {
  anna,
  bo,
  changeOf,
  cilla,
  comment,
  commentOn,
  decision,
  form,
  handling,
  jobsTaken,
  NOON,
  plain,
  someFiling,
} from './someCase.ts';

/** What the port Cases promises of one case, kept by the store. Finding many: wanted.test.ts. */

let test: TestDatabase;
let cases: Cases;
let queue: ReturnType<typeof jobsTaken>;

beforeAll(async () => {
  test = await createDatabase();
  await storedForms(test.database).keep(form);
});
beforeEach(() => {
  queue = jobsTaken();
  cases = storedCases(test.database, queue.enqueue);
});
afterAll(() => test.close());

const filed = (change: Partial<Filing['case']> = {}): Promise<Case> => cases.file(someFiling(change));
const lastNumber = async (): Promise<number> => {
  const row = await test.database.selectFrom('case_numbers').select('last').where('year', '=', 2026).executeTakeFirst();
  return row?.last ?? 0;
};
const count = async (table: 'events' | 'messages', id: CaseId): Promise<number> =>
  (await test.database.selectFrom(table).select('case').where('case', '=', id).execute()).length;

describe('filing', () => {
  it('gives the case a number of its year, and keeps all of it', async () => {
    const before = await lastNumber();
    const filing = someFiling({ supporters: [cilla, bo] });

    const case_ = await cases.file(filing);

    const number = `SKAV-2026-${String(before + 1).padStart(4, '0')}`;
    expect(plain(case_)).toEqual(plain({ ...filing.case, number, revision: 1 }));
    expect(plain(await cases.find(case_.id))).toEqual(plain(case_));
    expect(plain(await cases.findByNumber(number))).toEqual(plain(case_));
  });

  it('counts each year by itself', async () => {
    const case_ = await cases.file(someFiling({}, { year: 2031 }));

    expect(case_.number).toBe('SKAV-2031-0001');
  });

  it('makes one case of two hundred at once with the same submit id', async () => {
    const before = await lastNumber();
    const filing = someFiling({}, { tell: [{ tell: 'forum', handling: 1 }] });
    const again = () => cases.file({ ...filing, case: { ...filing.case, id: randomUUID() as string as CaseId } });

    const all = await Promise.all(Array.from({ length: 200 }, again));

    const [first] = all;
    expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await count('events', first?.id as CaseId)).toBe(1);
    expect(await count('messages', first?.id as CaseId)).toBe(1);
    expect(queue.jobs).toHaveLength(1);
    expect(await lastNumber()).toBe(before + 1);
  });

  it('leaves no number out and gives none twice when many file at once', async () => {
    const before = await lastNumber();

    const all = await Promise.all(Array.from({ length: 30 }, () => filed()));

    const numbers = all.map(({ number }) => Number(number.slice(-4))).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 30 }, (_, index) => before + 1 + index));
  });

  it('leaves nothing behind when the queue does not take the jobs', async () => {
    const before = await lastNumber();
    const filing = someFiling({}, { tell: [{ tell: 'forum', handling: 1 }] });
    const broken = storedCases(test.database, () => Promise.reject(new Error('queue')));

    await expect(broken.file(filing)).rejects.toThrow('queue');

    expect(await cases.find(filing.case.id)).toBeNull();
    expect(await count('messages', filing.case.id)).toBe(0);
    expect(await lastNumber()).toBe(before);
  });
});

describe('finding', () => {
  it('finds nothing under an id or a number that is none', async () => {
    expect(await cases.find("' or 1=1 --" as CaseId)).toBeNull();
    expect(await cases.find(randomUUID() as string as CaseId)).toBeNull();
    expect(await cases.findByNumber('SKAV-1999-0001')).toBeNull();
  });

  it.each<Stage>([
    { state: 'filed' },
    { state: 'preparing', preparer: null },
    { state: 'preparing', preparer: bo },
    { state: 'scheduled', preparer: bo, meeting: { date: Temporal.PlainDate.from('2026-03-29') } },
    { state: 'decided', decision },
    {
      state: 'anchoring',
      decision,
      anchorings: [
        { principal: 'uddevalla', home: { is: 'awaited' } },
        { principal: 'vgr', home: { is: 'hindered', by: bo, at: NOON, note: 'Avtalet säger annat.' } },
      ],
    },
    {
      state: 'closed',
      decision,
      anchorings: [{ principal: 'vgr', home: { is: 'done', by: bo, at: NOON, note: '' } }],
      reason: 'Uddevalla har gått med i annat.',
    },
    { state: 'forwarded', to: { forum: 'fyrbodal/styrgrupp', place: null }, reason: 'Gäller flera.' },
    { state: 'returned', to: 'line', reason: 'Egen linje.' },
    { state: 'withdrawn', reason: 'Löst.' },
    { state: 'merged', into: 'SKAV-2026-0001' },
  ])('brings back a handling that is $state', async (stage) => {
    const case_ = await filed({ handlings: [handling(1, stage)] });

    const [found] = (await cases.find(case_.id))?.handlings ?? [];

    expect(plain(found?.stage)).toEqual(plain(stage));
    if (stage.state === 'scheduled' && found?.stage.state === 'scheduled')
      expect(found.stage.meeting.date.equals(stage.meeting.date)).toBe(true);
  });

  it('keeps dates and times to the digit in a session elsewhere in the world', async () => {
    const case_ = await filed();

    const found = await test.database.connection().execute(async (connection) => {
      await connection.executeQuery(setting('timezone', 'Pacific/Auckland'));
      await connection.executeQuery(setting('datestyle', 'SQL, DMY'));
      const elsewhere = await storedCases(connection, queue.enqueue).find(case_.id);
      await connection.executeQuery(setting('timezone', 'UTC'));
      await connection.executeQuery(setting('datestyle', 'ISO, MDY'));
      return elsewhere;
    });

    expect(plain(found)).toEqual(plain(case_));
    expect(found?.filedAt.equals(NOON)).toBe(true);
    expect(found?.replyBy.toString()).toBe('2027-01-20');
  });
});

const setting = (name: string, value: string) =>
  test.database
    .selectNoFrom(({ fn, val }) => fn('set_config', [val(name), val(value), val(false)]).as('set'))
    .compile();

describe('saving', () => {
  it('keeps a change: handlings, followers, and what has happened', async () => {
    const case_ = await filed({ supporters: [bo] });
    const change = changeOf(case_, {
      handlings: [
        handling(1, { state: 'forwarded', to: { forum: 'fyrbodal/styrgrupp', place: null }, reason: 'Flera.' }),
        handling(
          2,
          { state: 'preparing', preparer: null },
          { seat: { forum: 'fyrbodal/styrgrupp', place: null }, since: NOON.add({ hours: 1 }) },
        ),
      ],
      supporters: [cilla],
      answers: { title: 'Ny rubrik' },
      diaryNumber: 'RS 2026-01234',
    });

    const outcome = await cases.save([change]);

    expect(outcome).toBe('saved');
    expect(plain(await cases.find(case_.id))).toEqual(plain(change.case));
    expect((await cases.history(case_.id)).map(({ did }) => did)).toEqual(['file', 'comment']);
  });

  it('writes no handling that is as it was', async () => {
    const case_ = await filed();
    const version = () =>
      test.database
        .selectFrom('handlings')
        .select(({ ref }) => ref('xmin' as 'no').as('xmin'))
        .where('case', '=', case_.id)
        .execute();
    const before = await version();

    await cases.save([commentOn(case_, 'Hej')]);

    expect(await version()).toEqual(before);
  });

  it('lets one of two savers through, and tells the other that the case has changed', async () => {
    const case_ = await filed();

    const outcomes = await Promise.all([
      cases.save([commentOn(case_, 'Bos')]),
      cases.save([commentOn(case_, 'Cillas')]),
    ]);

    expect(outcomes.sort()).toEqual(['outdated', 'saved']);
    expect((await cases.find(case_.id))?.revision).toBe(2);
    expect(await count('events', case_.id)).toBe(2);
  });

  it('stores all changes or none', async () => {
    const [one, other] = [await filed(), await filed()];
    await cases.save([commentOn(other, 'Emellan')]);
    queue.jobs.length = 0;

    const outcome = await cases.save([
      commentOn(one, 'Hej', [{ tell: 'person', person: bo }]),
      commentOn(other, 'Hej'),
    ]);

    expect(outcome).toBe('outdated');
    expect(plain(await cases.find(one.id))).toEqual(plain(one));
    expect(await count('events', one.id)).toBe(1);
    expect(await count('messages', one.id)).toBe(0);
    expect(queue.jobs).toEqual([]);
  });

  it('stores two cases at once in either order without a standstill', async () => {
    const [one, other] = [await filed(), await filed()];
    const both = [commentOn(one, 'Hej'), commentOn(other, 'Hej')];

    const outcomes = await Promise.all([cases.save(both), cases.save([...both].reverse())]);

    expect(outcomes.sort()).toEqual(['outdated', 'saved']);
  });

  it('leaves the case as it was when the queue does not take the jobs', async () => {
    const case_ = await filed();
    const broken = storedCases(test.database, () => Promise.reject(new Error('queue')));

    await expect(broken.save([commentOn(case_, 'Hej')])).rejects.toThrow('queue');

    expect(plain(await cases.find(case_.id))).toEqual(plain(case_));
    expect(await count('events', case_.id)).toBe(1);
  });

  it('asks for the cards of every changed case to be repainted', async () => {
    const [one, other] = [await filed(), await filed()];

    await cases.save([commentOn(one, 'Hej'), commentOn(other, 'Hej')]);

    expect(new Set(queue.jobs.map((job) => job.job === 'repaint' && job.case))).toEqual(new Set([one.id, other.id]));
  });
});

describe('what must be told', () => {
  it('is stored with the change, from its first event on, and held back for persons only', async () => {
    const case_ = await filed();
    const tell = [
      { tell: 'person', person: bo },
      { tell: 'principal', handling: 1, principal: 'vgr' },
    ] as const;

    await cases.save([changeOf(case_, {}, { tell, events: [comment('ett'), comment('två')] })]);

    const rows = await test.database
      .selectFrom('messages')
      .select(['id', 'audience', 'since_event', 'state'])
      .where('case', '=', case_.id)
      .execute();
    expect(rows.map(({ audience, since_event, state }) => ({ audience, since_event, state }))).toEqual(
      tell.map((audience) => ({ audience, since_event: 2, state: 'queued' })),
    );
    expect(queue.jobs).toEqual([
      { job: 'tell', message: rows[0]?.id, delayed: true },
      { job: 'tell', message: rows[1]?.id, delayed: false },
      { job: 'repaint', case: case_.id },
    ]);
  });

  it('waits once for each person, however many changes and reasons there are', async () => {
    const case_ = await filed();
    const first = commentOn(case_, 'ett', [
      { tell: 'person', person: bo },
      { tell: 'person', person: bo },
    ]);

    await cases.save([first]);
    await cases.save([commentOn(first.case, 'två', [{ tell: 'person', person: bo }])]);

    expect(await count('messages', case_.id)).toBe(1);
    expect(queue.jobs.filter(({ job }) => job === 'tell')).toHaveLength(1);
  });

  it('is stored anew when the one that waits was given up long ago', async () => {
    const case_ = await filed();
    const first = commentOn(case_, 'ett', [{ tell: 'person', person: bo }]);
    await cases.save([first]);
    const later = { ...comment('två'), at: NOON.add({ hours: 24 }) };

    await cases.save([changeOf(first.case, {}, { tell: [{ tell: 'person', person: bo }], events: [later] })]);

    expect(await count('messages', case_.id)).toBe(2);
  });
});

describe('the history', () => {
  it('comes oldest first, with every field as it was', async () => {
    const case_ = await filed();
    const moved = {
      ...comment('Till styrgruppen'),
      did: 'prepare',
      handling: 1,
      from: 'filed',
      to: 'preparing',
    } as const;
    const answer = { ...comment(''), did: 'report', about: { principal: 'vgr', home: 'done' } } as const;
    const passedOn = { ...comment(''), did: 'forward', about: { seat: { forum: 'x', place: null } } } as const;

    await cases.save([changeOf(case_, {}, { events: [moved, answer, passedOn, comment('Sedan', bo)] })]);

    const [, ...since] = await cases.history(case_.id);
    expect(plain(since)).toEqual(plain([moved, answer, passedOn, comment('Sedan', bo)]));
  });

  it('is empty for an id that is none', async () => {
    expect(await cases.history('x' as CaseId)).toEqual([]);
  });

  it('loses the words that are taken out of it, in this case only', async () => {
    const [one, other] = [await filed(), await filed()];
    const told = commentOn(one, 'Fru Svensson på Solgården ringde; svensson igen.');
    await cases.save([told, commentOn(other, 'Svensson')]);

    await cases.save([changeOf(told.case, { isDeidentified: true }, { scrub: ['Svensson', 'Solgården'] })]);

    expect((await cases.history(one.id)).map(({ text }) => text)).toEqual(['', 'Fru *** på *** ringde; *** igen.', '']);
    expect((await cases.history(other.id)).at(-1)?.text).toBe('Svensson');
    expect((await cases.find(one.id))?.isDeidentified).toBe(true);
  });

  it('names who did it, not who looks', async () => {
    const case_ = await filed();

    expect((await cases.history(case_.id)).map(({ by }) => by)).toEqual([anna]);
  });
});
