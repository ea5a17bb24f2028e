import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { retain, type Swept } from '../../src/app/trust/retain.ts';
import type { CaseId, Stage } from '../../src/domain/case/case.ts';
import { RETAINED_PARTS, type RetainedPart, sweepsDue } from '../../src/domain/retention/plan.ts';
import { NO_RETENTION_RULES } from '../../src/domain/retention/rules.ts';
import type { Retention } from '../../src/ports/trust.ts';
import { storedAudit } from '../../src/store/auditTrail.ts';
import { storedCases } from '../../src/store/cases.ts';
import { storedContacts } from '../../src/store/contacts.ts';
import type { Database } from '../../src/store/database.ts';
import { storedDrafts } from '../../src/store/drafts.ts';
import { storedForms } from '../../src/store/forms.ts';
import { storedForumChecks } from '../../src/store/forumChecks.ts';
import { storedGaps } from '../../src/store/gaps.ts';
import { storedMeetings } from '../../src/store/meetings.ts';
import { storedOutbox } from '../../src/store/outbox.ts';
import { storedPoints } from '../../src/store/points.ts';
import { storedPosts } from '../../src/store/posts.ts';
import { storedQuestions } from '../../src/store/questions.ts';
import { storedRetention } from '../../src/store/retention.ts';
import { storedRulings } from '../../src/store/rulings.ts';
import { storedTeachings } from '../../src/store/teachings.ts';
import { createDatabase, empty, everythingIn, type TestDatabase } from '../support/postgres.ts';
import { manyQuestions, readAgainAndAgain } from './queryPlans.ts';
import { anna, bo, cilla, decision, form, handling, jobsTaken, person, someFiling } from './someCase.ts';
import { aldre, keptIn, STOCKHOLM, timed } from './someMeeting.ts';
import { ALDRE, asked, NO, rather, STYR, YES } from './someQuestion.ts';

/** What has been kept long enough goes, and nothing else. */

let test: TestDatabase;
let retention: Retention;
const dag = person('Dag');
const around = { inRoles: [dag.id], somebody: 'någon som ledde forumet' };

beforeAll(async () => {
  test = await createDatabase();
  retention = storedRetention(test.database, around);
});
beforeEach(async () => {
  await empty(test);
  await storedForms(test.database).keep(form);
});
afterAll(() => test.close());

const NOW = Temporal.Instant.from('2026-11-21T11:00:00Z');
const ago = (written: string): Temporal.Instant => NOW.toZonedDateTimeISO(STOCKHOLM).subtract(written).toInstant();
const doing = { by: 'operator', at: NOW } as const;

const sweeps = (models = ['fyrbodal']) => sweepsDue(NO_RETENTION_RULES, models, NOW, STOCKHOLM);

async function run(models?: string[]): Promise<Partial<Record<RetainedPart, number>>> {
  const done: Partial<Record<RetainedPart, number>> = {};
  for await (const { sweep, done: count } of retain(retention, sweeps(models), doing))
    if (count > 0) done[sweep.part] = (done[sweep.part] ?? 0) + count;
  return done;
}

async function dueNow(): Promise<Partial<Record<RetainedPart, number>>> {
  const due: Partial<Record<RetainedPart, number>> = {};
  for (const sweep of sweeps()) {
    const { count } = await retention.due(sweep);
    if (count > 0) due[sweep.part] = count;
  }
  return due;
}

const count = async (table: 'questions' | 'cases' | 'messages' | 'posts' | 'events' | 'points' | 'meetings') => {
  const { rows } = await sql<{ n: string }>`select count(*) as n from ${sql.table(table)}`.execute(test.database);
  return Number(rows[0]?.n);
};

const closed = (): Stage => ({ state: 'closed', decision, anchorings: [], reason: '' });

/** A case whose last handling came to its state so long ago. */
async function caseSince(when: string, stage: Stage = closed(), change = {}) {
  const filing = someFiling({
    filedAt: ago(when).subtract({ hours: 48 }),
    handlings: [handling(1, stage, { since: ago(when) })],
    ...change,
  });
  return storedCases(test.database, jobsTaken().enqueue).file(filing);
}

describe('questions', () => {
  const questions = () => storedQuestions(test.database);

  it('go after ninety days when there is nothing to learn from them', async () => {
    await asked(questions(), { at: ago('P91D') }, [[anna.id, NO]]);
    const young = await asked(questions(), { at: ago('P90D') });

    expect(await run()).toMatchObject({ questions: 1 });
    expect(await questions().find(young.id, 'chat' as never)).not.toBeNull();
    expect(await count('questions')).toBe(1);
  });

  it('stay as rulings when they are settled, without the conversation they were asked in', async () => {
    const helped = await asked(questions(), { at: ago('P1Y') }, [[anna.id, YES]]);
    const placed = await asked(questions(), { at: ago('P1Y') });
    await storedGaps(test.database).settle(placed.id, { is: 'belongs', first: STYR }, bo.id, ago('P1Y'));
    const before = await storedRulings(test.database).of('fyrbodal', 10);

    expect(await run()).toMatchObject({ 'question-links': 2 });

    expect(JSON.stringify(await storedRulings(test.database).of('fyrbodal', 10))).toBe(JSON.stringify(before));
    expect(before).toHaveLength(2);
    expect(await questions().find(helped.id, 'chat' as never)).toBeNull();
    expect(await run()).toEqual({});
  });

  it('go as rulings too after five years', async () => {
    await asked(questions(), { at: ago('P5Y1D') }, [[anna.id, YES]]);

    expect(await run()).toMatchObject({ rulings: 1 });
    expect(await count('questions')).toBe(0);
  });

  it('of an organisation that is served no more go as well', async () => {
    await asked(questions(), { at: ago('P91D'), model: 'nedlagd' });

    expect(await run()).toEqual({ questions: 1 });
  });
});

describe('those who have taught the bot', () => {
  it('are forgotten after two years, and what they taught is kept', async () => {
    const question = await asked(storedQuestions(test.database), { at: ago('P3Y') });
    await storedGaps(test.database).settle(question.id, { is: 'belongs', first: STYR }, bo.id, ago('P3Y'));
    const teaching = { id: randomUUID(), at: ago('P3Y'), model: 'fyrbodal', forum: STYR, by: cilla };
    await storedTeachings(test.database).add({ ...teaching, is: 'example', text: 'Vem tar över i hemmet?' });
    await storedForumChecks(test.database).answer(
      'fyrbodal',
      STYR,
      { was: 'wrong', note: 'Nytt namn' },
      bo,
      ago('P3Y'),
    );
    const before = await storedRulings(test.database).of('fyrbodal', 10);

    expect(await run()).toMatchObject({ 'settlement-givers': 1, 'teaching-givers': 1, 'check-givers': 1 });

    await test.database.deleteFrom('audit_people').execute();
    const everything = await everythingIn(test);
    for (const one of [bo, cilla]) expect(everything).not.toContain(one.id);
    expect(everything).toContain('Nytt namn');
    expect(JSON.stringify(await storedRulings(test.database).of('fyrbodal', 10))).toBe(JSON.stringify(before));
    expect(await run()).toEqual({});
  });

  it('leave verdicts that still go over each other as they did', async () => {
    const questions = storedQuestions(test.database);
    const at = ago('P3Y');
    const taken = await asked(questions, { at }, [
      [anna.id, rather(ALDRE)],
      [bo.id, rather(STYR)],
      [bo.id, YES],
    ]);
    const marks = () => test.database.selectFrom('verdicts').select('person_mark').execute();
    const known = new Set((await marks()).map(({ person_mark }) => person_mark));
    const before = await storedGaps(test.database).find(taken.id);

    expect(await run()).toMatchObject({ 'verdict-givers': 1 });

    const after = (await marks()).map(({ person_mark }) => person_mark);
    expect(after.filter((mark) => known.has(mark))).toEqual([]);
    expect(new Set(after).size).toBe(2);
    expect(before?.suggested).toBe(ALDRE);
    expect((await storedGaps(test.database).find(taken.id))?.suggested).toBe(ALDRE);
    expect(await run()).toEqual({});
  });

  it('are remembered as long as somebody has said something of the same answer since', async () => {
    const question = await asked(storedQuestions(test.database), { at: ago('P3Y') }, [[anna.id, YES]]);
    await storedQuestions(test.database).judge(question.id, bo.id, YES, ago('P1Y'));

    const done = await run();

    expect(done['question-links']).toBe(1);
    expect(done['verdict-givers']).toBeUndefined();
  });
});

describe('cases', () => {
  it('go two years after their end with all that belongs to them, and each is named in the audit trail', async () => {
    const { id, number } = await caseSince('P2Y1D');
    await caseSince('P1Y11M');

    expect(await run()).toMatchObject({ cases: 1 });

    expect(await count('cases')).toBe(1);
    expect(await count('events')).toBe(1);
    const lines: unknown[] = [];
    for await (const { did, by, about } of storedAudit(test.database).list(null, null)) lines.push({ did, by, about });
    expect(lines).toEqual([
      { did: 'case-deleted', by: 'operator', about: { case: id, number } },
      {
        did: 'retained',
        by: 'operator',
        about: { part: 'cases', model: 'fyrbodal', before: '2024-11-20T23:00:00Z', count: 1 },
      },
    ]);
  });

  it.each<[string, Stage]>([
    ['filed', { state: 'filed' }],
    ['prepared', { state: 'preparing', preparer: anna }],
    ['anchored', { state: 'anchoring', decision, anchorings: [] }],
  ])('stay however old they are while they are %s', async (_what, stage) => {
    await caseSince('P9Y', stage);

    expect(await run()).toEqual({});
    expect(await count('cases')).toBe(1);
  });

  it('stay when one of their forums still works with them', async () => {
    await caseSince('P9Y', closed(), {
      handlings: [handling(1, closed(), { since: ago('P9Y') }), handling(2, { state: 'filed' }, { since: ago('P9Y') })],
    });

    expect(await run()).toEqual({});
  });
});

describe('what has been told of cases', () => {
  it('goes after ninety days, but not what is there so that it is not told again', async () => {
    const { id } = await caseSince('P1Y', { state: 'filed' });
    const outbox = (at: Temporal.Instant) => storedOutbox(test.database, jobsTaken().enqueue, { now: () => at });
    await outbox(ago('P91D')).add(id, { tell: 'person', person: anna });
    await outbox(ago('P91D')).add(id, { tell: 'nudge', person: bo, handling: 1 }, 'nudge 1');
    await outbox(ago('P89D')).add(id, { tell: 'person', person: cilla });

    expect(await run()).toEqual({ messages: 1 });
    expect(await count('messages')).toBe(2);
  });

  it('is not repainted any more a year after the end of its case', async () => {
    const posts = storedPosts(test.database, jobsTaken().enqueue);
    const post = async (of: CaseId) =>
      posts.keep({
        conversation: '19:a',
        activity: randomUUID(),
        serviceUrl: 'https://smba.example/',
        case: of,
        for: 'everyone',
        person: null,
        handling: 1,
        language: 'sv',
        revision: 1,
      });
    await post((await caseSince('P13M')).id);
    await post((await caseSince('P11M')).id);
    await post((await caseSince('P5Y', { state: 'filed' })).id);

    expect(await run()).toEqual({ posts: 1 });
    expect(await count('posts')).toBe(2);
  });
});

describe('contacts', () => {
  const met = async (who: typeof anna, when: string): Promise<void> => {
    await storedContacts(test.database).remember({
      person: who,
      teamsId: `29:${who.id}`,
      serviceUrl: 'https://smba.example/',
      tenant: 'tenant',
      conversation: '',
      language: 'sv',
    });
    await sql`update contacts set seen_on = ${ago(when).toString().slice(0, 10)}::date where person = ${who.id}`.execute(
      test.database,
    );
  };
  const left = async () => (await storedContacts(test.database).known(10)).map(({ name }) => name);

  it('of whom nothing has been heard for a year go, with where they work', async () => {
    await met(anna, 'P13M');
    await met(bo, 'P11M');
    await sql`insert into profiles select person, 'fyrbodal', 'uddevalla', '2020-01-01' from contacts`.execute(
      test.database,
    );

    expect(await dueNow()).toEqual({ contacts: 1, homes: 1 });
    expect(await run()).toEqual({ contacts: 1, homes: 1 });

    expect(await left()).toEqual(['Bo']);
  });

  it('of those who have a role, or a case that is open, stay', async () => {
    const erik = person('Erik');
    for (const who of [anna, bo, cilla, dag, erik]) await met(who, 'P3Y');
    await caseSince('P1Y', { state: 'preparing', preparer: erik }, { filer: anna, supporters: [bo] });
    await sql`insert into grants values (${cilla.id}, 'chair', 'fyrbodal', null, null, null, 'x', now())`.execute(
      test.database,
    );

    expect(await run()).toEqual({});
    expect(await left()).toEqual(['Anna', 'Bo', 'Cilla', 'Dag', 'Erik']);
  });

  it('are heard from again whenever they write', async () => {
    await met(anna, 'P13M');

    await storedContacts(test.database).remember({
      person: anna,
      teamsId: `29:${anna.id}`,
      serviceUrl: 'https://smba.example/',
      tenant: 'tenant',
      conversation: '',
      language: 'sv',
    });

    const { rows } = await sql<{ days: number }>`select current_date - seen_on as days from contacts`.execute(
      test.database,
    );
    expect(rows[0]?.days).toBe(0);
  });
});

describe('meetings', () => {
  const meetingAgo = async (when: string) => {
    const start = ago(when);
    const meetings = storedMeetings(test.database, jobsTaken().enqueue, STOCKHOLM);
    return keptIn(meetings, {
      series: randomUUID(),
      original: null,
      span: timed(start.toString(), start.add({ hours: 2 }).toString()),
    });
  };
  const point = (meeting: string | null, at: Temporal.Instant) =>
    storedPoints(test.database, STOCKHOLM).add({
      id: randomUUID(),
      seat: aldre,
      meeting: meeting as never,
      title: 'Ny rutin',
      note: '',
      case: null,
      minutes: null,
      purpose: null,
      by: anna,
      at,
      isCarried: false,
    });
  const delivered = (meeting: string) =>
    sql`insert into deliveries (meeting, name, at, state, shows) values (${meeting}, 'agenda', ${ago('P2Y').toString()}, 'sent', '')`.execute(
      test.database,
    );

  it('go two years after, with their points; what was sent about them after one', async () => {
    const old = await meetingAgo('P25M');
    const recent = await meetingAgo('P13M');
    for (const { id } of [old, recent]) {
      await point(id, ago('P26M'));
      await delivered(id);
    }

    expect(await dueNow()).toEqual({ deliveries: 2, points: 1, meetings: 1 });
    expect(await run()).toEqual({ deliveries: 2, points: 1, meetings: 1 });

    expect(await count('meetings')).toBe(1);
    expect(await count('points')).toBe(1);
  });

  it('never leave a point behind that would be proposed for the next', async () => {
    const old = await meetingAgo('P25M');
    await point(old.id, ago('P26M'));
    const [sweep] = sweeps().filter(({ part }) => part === 'meetings');

    if (sweep) await retention.sweep(sweep, 10, doing);

    expect(await count('points')).toBe(0);
  });

  it('that nobody has put a point in take none of it along', async () => {
    await point(null, ago('P25M'));
    await point(null, ago('P23M'));

    expect(await run()).toEqual({ points: 1 });
  });
});

describe('what is of use for moments', () => {
  it('goes a day after it has run out', async () => {
    await sql`insert into downloads values
      ('a', '{}', 'sv', ${ago('P3D').toString()}), ('b', '{}', 'sv', ${NOW.toString()})`.execute(test.database);
    await sql`insert into paces values ('tenant', now())`.execute(test.database);
    await sql`insert into sendings values ('tenant', '19:a', ${ago('P3D').toString()})`.execute(test.database);
    await sql`insert into pauses values
      ('fyrbodal/lokal', '2026-11-01', 'x', now()), ('fyrbodal/styrgrupp', '2026-12-01', 'x', now())`.execute(
      test.database,
    );
    const question = await asked(storedQuestions(test.database), { at: ago('P3D') });

    expect(await run()).toEqual({ downloads: 1, conversations: 1, sendings: 1, pauses: 1 });
    expect(await count('questions')).toBe(1);
    expect(question.id).toBeTruthy();
  });

  it('is a draft for thirty days', async () => {
    const drafts = storedDrafts(test.database);
    const draft = { model: 'fyrbodal', question: null, link: '', values: {} };
    await drafts.keep(anna.id, { ...draft, submit: randomUUID(), at: ago('P31D') });
    await drafts.keep(anna.id, { ...draft, submit: randomUUID(), at: ago('P29D') });

    expect(await run()).toEqual({ drafts: 1 });
  });
});

describe('throwing away', () => {
  it('takes no more at a time than is asked for, and goes on until nothing is left', async () => {
    await manyQuestions(test.database);
    await sql`update questions set at = at - interval '200 days'`.execute(test.database);
    const [sweep] = sweeps().filter(({ part }) => part === 'questions');
    if (!sweep) throw new Error('there is no such part');
    const { count: due } = await retention.due(sweep);

    expect(await retention.sweep(sweep, 100, doing)).toBe(100);
    const rest: Swept[] = [];
    for await (const one of retain(retention, [sweep], doing)) rest.push(one);

    expect(due).toBeGreaterThan(1000);
    expect(rest[0]).toMatchObject({ count: due - 100, done: due - 100 });
    expect((await retention.due(sweep)).count).toBe(0);
    expect(await storedAudit(test.database).verify(null)).toMatchObject({ fault: null });
  });

  it('leaves what somebody works with in that moment for another night', async () => {
    const { id } = await caseSince('P3Y');
    const [sweep] = sweeps().filter(({ part }) => part === 'cases');
    if (!sweep) throw new Error('there is no such part');

    const meanwhile = await test.database.transaction().execute(async (trx) => {
      await trx.selectFrom('cases').select('id').where('id', '=', id).forUpdate().execute();
      return retention.sweep(sweep, 10, doing);
    });

    expect(meanwhile).toBe(0);
    expect(await retention.sweep(sweep, 10, doing)).toBe(1);
  });

  it('tells of the oldest', async () => {
    await asked(storedQuestions(test.database), { at: ago('P200D') });
    await asked(storedQuestions(test.database), { at: ago('P100D') });
    const [sweep] = sweeps().filter(({ part }) => part === 'questions');

    const due = sweep && (await retention.due(sweep));

    expect(due?.oldest?.toString()).toBe(ago('P200D').toString());
  });

  it('takes old entries of the audit trail, and the trail is whole after it', async () => {
    const audit = storedAudit(test.database);
    for (const when of ['P6Y', 'P5Y1M', 'P4Y'])
      await audit.note({ at: ago(when), did: 'role-given', by: anna.id, who: bo.id, about: {} });

    expect(await dueNow()).toEqual({ audit: 2 });
    expect(await run()).toEqual({ audit: 2 });

    expect(await audit.verify(null)).toMatchObject({ fault: null, since: { seq: 2 }, head: { seq: 4 } });
  });

  it('has nothing left to do when it is done twice at once', async () => {
    for (let no = 0; no < 30; no++) await asked(storedQuestions(test.database), { at: ago('P200D') });

    const both = await Promise.all([run(), run()]);

    expect(both.reduce((sum, { questions = 0 }) => sum + questions, 0)).toBe(30);
    expect(await storedAudit(test.database).verify(null)).toMatchObject({ fault: null });
  });

  it('knows every part', () => {
    expect(new Set(sweeps().map(({ part }) => part))).toEqual(new Set(RETAINED_PARTS));
  });

  it('reads no table from end to end again and again', async () => {
    await manyQuestions(test.database);
    await manyCases(test.database);

    const repeated = await readAgainAndAgain(test.url, async (db) => {
      const own = storedRetention(db, around);
      for (const sweep of sweeps()) await own.due(sweep);
    });

    expect(repeated).toEqual([]);
  });
});

/** Three thousand cases that have ended, with their handlings, messages and posts; as many people, meetings and points. */
async function manyCases(db: Database): Promise<void> {
  await sql`
    insert into cases (id, number, submit, revision, model, language, form, answers, search, filer_id, filer_name, filed_at, reply_by, link, diary_number, is_deidentified)
    select gen_random_uuid(), 'SKAV-' || n, gen_random_uuid(), 1, 'fyrbodal', 'sv', 'form-1', '{}', '', 'tenant/' || n, 'N', '2020-01-01', '2020-03-01', '', '', false
    from generate_series(1, 3000) n`.execute(db);
  await sql`
    insert into handlings ("case", no, forum, state, stage, since)
    select id, 1, 'fyrbodal/styrgrupp', 'withdrawn', '{"state": "withdrawn"}', '2020-02-01' from cases`.execute(db);
  await sql`
    insert into messages (id, "case", audience, since_event, state, why, at)
    select gen_random_uuid(), id, '{"tell": "forum", "handling": 1}', 1, 'sent', '', '2020-01-01' from cases`.execute(
    db,
  );
  await sql`
    insert into posts (conversation, activity, service_url, "case", "for", handling, language, revision)
    select '19:a', id, '', id, 'everyone', 1, 'sv', 1 from cases`.execute(db);
  await sql`insert into contacts select filer_id, 'N', '', '', '', '', 'sv', '2020-01-01' from cases`.execute(db);
  await sql`insert into profiles select filer_id, 'fyrbodal', 'uddevalla', '2020-01-01' from cases`.execute(db);
  await sql`
    insert into meetings (id, seat, occurrence, series, starts_at, ends_at, subject, location, join_url, is_cancelled)
    select id, 'fyrbodal/styrgrupp', number, number, '2020-01-01', '2020-01-02', '', '', '', false from cases`.execute(
    db,
  );
  await sql`
    insert into points (id, seat, meeting, title, note, by_id, by_name, at, is_carried)
    select gen_random_uuid(), 'fyrbodal/styrgrupp', id, '', '', 'x', 'x', '2020-01-01', false from meetings`.execute(
    db,
  );
  await sql`insert into deliveries (meeting, name, at, state, shows) select id, 'agenda', '2020-01-01', 'sent', '' from meetings`.execute(
    db,
  );
}
