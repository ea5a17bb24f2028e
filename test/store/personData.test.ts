import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Case, CaseId } from '../../src/domain/case/case.ts';
import type { Person, PersonId } from '../../src/domain/person.ts';
import { PERSON_SECTIONS } from '../../src/domain/personData.ts';
import type { Job } from '../../src/ports/jobs.ts';
import type { PersonData } from '../../src/ports/trust.ts';
import type { ConversationId } from '../../src/ports.ts';
import { storedAudit } from '../../src/store/auditTrail.ts';
import { storedCases } from '../../src/store/cases.ts';
import { storedContacts } from '../../src/store/contacts.ts';
import { storedDeliveries } from '../../src/store/deliveries.ts';
import { storedDrafts } from '../../src/store/drafts.ts';
import { storedForms } from '../../src/store/forms.ts';
import { storedForumChecks } from '../../src/store/forumChecks.ts';
import { storedGaps } from '../../src/store/gaps.ts';
import { storedGrants } from '../../src/store/grants.ts';
import { storedMeetings } from '../../src/store/meetings.ts';
import { storedOutbox } from '../../src/store/outbox.ts';
import { storedPauses } from '../../src/store/pauses.ts';
import { storedPeople } from '../../src/store/people.ts';
import { storedPersonData } from '../../src/store/personData.ts';
import { storedPoints } from '../../src/store/points.ts';
import { storedPosts } from '../../src/store/posts.ts';
import { storedQuestions } from '../../src/store/questions.ts';
import { storedRulings } from '../../src/store/rulings.ts';
import { storedTeachings } from '../../src/store/teachings.ts';
import { createDatabase, empty, everythingIn, type TestDatabase } from '../support/postgres.ts';
import { anna, bo, changeOf, comment, decision, form, handling, jobsTaken, NOON, someFiling } from './someCase.ts';
import { aldre, keptIn, STOCKHOLM } from './someMeeting.ts';
import { askedBack, STYR, someQuestion } from './someQuestion.ts';

/** Everything about one person, found and taken out again: in every place where the bot keeps somebody. */

let test: TestDatabase;
let data: PersonData;
let jobs: Job[];

beforeAll(async () => {
  test = await createDatabase();
});
beforeEach(async () => {
  await empty(test);
  const queue = jobsTaken();
  jobs = queue.jobs;
  data = storedPersonData(test.database, queue.enqueue);
});
afterAll(() => test.close());

const OBJECT_ID = '6f1c2d3e-1111-4222-8333-944445555666';
const berit: Person = { id: `tenant/${OBJECT_ID}` as PersonId, name: 'Berit Ahlqvist' };
const doing = { by: 'operator', at: NOON } as const;
const NAMED = { sv: 'en person som inte längre är kvar', en: 'a person who is no longer here' };
const CHAT = 'a:berits-egen-chatt' as ConversationId;

/** She has done everything there is to do. @returns the case that she filed and the one that she prepares */
async function beritEverywhere(): Promise<{ filed: Case; prepared: Case }> {
  const { database } = test;
  const enqueue = jobsTaken().enqueue;
  const clock = { now: () => NOON };
  await storedForms(database).keep(form);
  await storedContacts(database).remember({
    person: berit,
    teamsId: '29:berits-teams',
    serviceUrl: 'https://smba.example/',
    tenant: 'tenant',
    conversation: CHAT,
    language: 'sv',
  });
  await storedPeople(database, clock).remember(berit.id, { model: 'fyrbodal', place: 'uddevalla' });
  const grant = { role: 'process-lead', model: 'fyrbodal', forum: null, place: null, principal: null } as const;
  await storedGrants(database).give({ ...grant, person: berit.id }, anna.id, NOON);
  await storedGrants(database).give({ ...grant, person: bo.id }, berit.id, NOON);
  const draft = { model: 'fyrbodal', question: null, link: '', values: { title: 'Halvfärdigt' } };
  await storedDrafts(database).keep(berit.id, { ...draft, submit: randomUUID(), at: NOON });
  await storedDrafts(database).keep(anna.id, {
    ...draft,
    submit: randomUUID(),
    values: { title: 'Fråga Berit Ahlqvist' },
    at: NOON,
  });
  await beritAsks();
  const cases = await beritsCases();
  await beritMeets();
  await storedTeachings(database).add({
    id: randomUUID(),
    at: NOON,
    model: 'fyrbodal',
    forum: STYR,
    by: berit,
    is: 'example',
    text: 'Berit Ahlqvists lista saknas vid hemgång',
  });
  await storedForumChecks(database).answer('fyrbodal', STYR, { was: 'wrong', note: 'Fråga Bo' }, berit, NOON);
  const outbox = storedOutbox(database, enqueue, clock);
  await outbox.add(cases.filed.id, { tell: 'person', person: berit });
  await outbox.add(cases.filed.id, { tell: 'nudge', person: bo, handling: 1 }, `nudge ${berit.id}`);
  return cases;
}

async function beritAsks(): Promise<void> {
  const questions = storedQuestions(test.database);
  const own = someQuestion({ text: 'vem tar listan' });
  const others = someQuestion({ text: 'vad sa Berit Ahlqvist om listan', outcome: askedBack });
  await questions.keep(own, CHAT, berit.id);
  await questions.keep(others, 'a:annas' as ConversationId, anna.id);
  await questions.judge(own.id, berit.id, { helped: true }, NOON);
  await storedGaps(test.database).settle(others.id, { is: 'belongs', first: STYR }, berit.id, NOON);
}

async function beritsCases(): Promise<{ filed: Case; prepared: Case }> {
  const cases = storedCases(test.database, jobsTaken().enqueue);
  const filed = await cases.file(
    someFiling({
      filer: berit,
      link: `https://teams.example/l/message/19:${OBJECT_ID}_other@unq.gbl.spaces/1`,
      answers: { title: 'Berit Ahlqvist får ingen lista', happening: 'Ingen lista', principals: ['uddevalla'] },
    }),
  );
  const prepared = await cases.file(
    someFiling({
      language: 'en',
      filer: bo,
      supporters: [anna, berit],
      handlings: [
        handling(1, { state: 'preparing', preparer: berit }),
        handling(2, {
          state: 'anchoring',
          decision: { ...decision, responsible: 'Berit  Ahlqvist' },
          anchorings: [{ principal: 'vgr', home: { is: 'done', by: berit, at: NOON, note: 'klart' } }],
        }),
      ],
    }),
  );
  const told = { ...comment('Berit Ahlqvist ringde', bo), did: 'assign' as const };
  await cases.save([changeOf(prepared, {}, { events: [comment('jag tar den', berit), told] })]);
  await storedPosts(test.database, jobsTaken().enqueue).keep({
    conversation: CHAT,
    activity: '1',
    serviceUrl: 'https://smba.example/',
    case: filed.id,
    for: 'follower',
    person: berit.id,
    handling: 0,
    language: 'sv',
    revision: 1,
  });
  return { filed, prepared };
}

async function beritMeets(): Promise<void> {
  const { database } = test;
  const { id: meeting } = await keptIn(storedMeetings(database, jobsTaken().enqueue, STOCKHOLM));
  const point = {
    seat: aldre,
    meeting,
    note: '',
    case: null,
    minutes: null,
    purpose: null,
    at: NOON,
    isCarried: false,
  };
  await storedPoints(database, STOCKHOLM).add({ ...point, id: randomUUID(), title: 'Listan', by: berit });
  await storedPoints(database, STOCKHOLM).add({ ...point, id: randomUUID(), title: 'Berit Ahlqvist berättar', by: bo });
  await storedPauses(database).set(aldre, Temporal.PlainDate.from('2027-01-10'), berit.id, NOON);
  await storedDeliveries(database).claim(meeting, `follow-up ${berit.id}`, NOON);
}

const historyTexts = async (id: CaseId): Promise<string[]> =>
  (await storedCases(test.database, jobsTaken().enqueue).history(id)).map(({ by, text }) => `${by.name}: ${text}`);

describe('what is stored about somebody', () => {
  it('is found wherever it is', async () => {
    const { filed, prepared } = await beritEverywhere();

    const record = await data.extract(berit.id, doing);

    expect(PERSON_SECTIONS.filter((section) => record[section].length === 0)).toEqual([]);
    expect(record.casesFiled).toMatchObject([{ number: filed.number, name: 'Berit Ahlqvist' }]);
    expect(record.casesPrepared).toMatchObject([{ number: prepared.number }]);
    expect(record.questions).toMatchObject([{ text: 'vem tar listan' }]);
    expect(record.verdicts).toMatchObject([{ sort: 'helped', value: 'true' }]);
    expect(record.mentions.map((one) => (one as { in: string }).in).sort()).toEqual([
      'case',
      'case-event',
      'case-handling',
      'case-handling',
      'draft',
      'forum-check',
      'point',
      'question',
      'teaching',
    ]);
  });

  it('is nothing of somebody else’s', async () => {
    await beritEverywhere();

    const record = await data.extract(`tenant/${randomUUID()}` as PersonId, doing);

    expect(PERSON_SECTIONS.filter((section) => record[section].length > 0)).toEqual([]);
  });

  it('is noted in the audit trail when it is taken out, with whom it was about', async () => {
    await beritEverywhere();

    await data.extract(berit.id, doing);

    const lines: unknown[] = [];
    for await (const { did, whoPerson } of storedAudit(test.database).list(null, null)) lines.push([did, whoPerson]);
    expect(lines.at(-1)).toEqual(['person-extracted', berit.id]);
  });
});

describe('somebody who is erased', () => {
  it('is nowhere to be found again, by id or by name', async () => {
    await beritEverywhere();

    await data.erase(berit.id, NAMED, doing);

    const everything = (await everythingIn(test)).toLowerCase();
    for (const trace of [berit.id, OBJECT_ID, 'berit', 'ahlqvist', CHAT, '29:berits-teams'])
      expect(everything).not.toContain(trace);
    const record = await data.extract(berit.id, doing);
    expect(PERSON_SECTIONS.filter((section) => record[section].length > 0)).toEqual([]);
    expect((await everythingIn(test)).toLowerCase()).not.toContain(OBJECT_ID);
  });

  it('is told of in numbers before, and nothing is changed by that', async () => {
    await beritEverywhere();
    const before = await everythingIn(test);

    const foretold = await data.wouldErase(berit.id);

    expect(await everythingIn(test)).toBe(before);
    expect(foretold).toEqual(await data.erase(berit.id, NAMED, doing));
    expect(foretold).toMatchObject({ found: { contact: 1, drafts: 1, casesFiled: 1 }, hasOneWordName: false });
  });

  it('leaves the cases, with the same somebody in their place and in the language of each', async () => {
    const { filed, prepared } = await beritEverywhere();

    await data.erase(berit.id, NAMED, doing);

    const cases = storedCases(test.database, jobsTaken().enqueue);
    const [one, other] = [await cases.find(filed.id), await cases.find(prepared.id)];
    expect(one?.filer.name).toBe(NAMED.sv);
    expect(one?.answers).toEqual({
      title: `${NAMED.sv} får ingen lista`,
      happening: 'Ingen lista',
      principals: ['uddevalla'],
    });
    expect(one?.link).toBe('');
    expect(other?.supporters.map(({ name }) => name)).toEqual(['Anna', NAMED.en]);
    expect(other?.supporters[1]?.id).toBe(one?.filer.id);
    expect(other?.handlings[1]?.stage).toMatchObject({
      decision: { responsible: NAMED.en },
      anchorings: [{ home: { by: { id: one?.filer.id, name: NAMED.en }, note: 'klart' } }],
    });
    expect(await historyTexts(prepared.id)).toEqual(['Bo: ', `${NAMED.en}: jag tar den`, `Bo: ${NAMED.en} ringde`]);
  });

  it('is found by nobody who looks for their case by its old title, and the case by its new one', async () => {
    const { filed } = await beritEverywhere();

    await data.erase(berit.id, NAMED, doing);

    const cases = storedCases(test.database, jobsTaken().enqueue);
    const found = (text: string) => cases.list({ text, offset: 0, limit: 10 });
    expect((await found('ahlqvist')).total).toBe(0);
    expect((await found('inte langre ar kvar far ingen lista')).cases.map(({ id }) => id)).toEqual([filed.id]);
  });

  it('has their cases repainted, and prepares none any more', async () => {
    const { filed, prepared } = await beritEverywhere();

    await data.erase(berit.id, NAMED, doing);

    const cases = storedCases(test.database, jobsTaken().enqueue);
    expect(new Set(jobs)).toEqual(new Set([filed, prepared].map(({ id }) => ({ job: 'repaint', case: id }))));
    expect((await cases.find(filed.id))?.revision).toBe(filed.revision + 1);
    expect((await cases.find(prepared.id))?.handlings[0]?.stage).toEqual({ state: 'preparing', preparer: null });
  });

  it('is told nothing more, and the case goes on', async () => {
    const { filed } = await beritEverywhere();
    await data.erase(berit.id, NAMED, doing);
    const queue = jobsTaken();
    const cases = storedCases(test.database, queue.enqueue);
    const found = await cases.find(filed.id);
    if (!found) throw new Error('the case is gone');

    const saved = await cases.save([
      changeOf(
        found,
        { handlings: [handling(1, { state: 'preparing', preparer: bo })] },
        {
          tell: [
            { tell: 'person', person: found.filer },
            { tell: 'person', person: bo },
          ],
        },
      ),
    ]);

    expect(saved).toBe('saved');
    const rows = await test.database.selectFrom('messages').select('recipient').where('state', '=', 'queued').execute();
    expect(rows.map(({ recipient }) => recipient)).toEqual([null, bo.id]);
    expect(queue.jobs.filter(({ job }) => job === 'tell')).toHaveLength(1);
  });

  it('leaves behind what was learnt from them', async () => {
    await beritEverywhere();
    const before = await storedRulings(test.database).of('fyrbodal', 10);

    await data.erase(berit.id, NAMED, doing);

    const after = await storedRulings(test.database).of('fyrbodal', 10);
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after.map(({ text }) => text)).toContain(`${NAMED.sv} lista saknas vid hemgång`);
  });

  it('leaves a whole audit trail, with the erasure in it and nobody who could be told by it', async () => {
    await beritEverywhere();

    await data.erase(berit.id, NAMED, doing);

    const audit = storedAudit(test.database);
    const lines: unknown[] = [];
    for await (const { did, who, whoPerson } of audit.list(null, null))
      lines.push({ did, known: whoPerson, is: typeof who });
    expect(lines.at(-1)).toEqual({ did: 'person-erased', known: null, is: 'string' });
    expect(await audit.verify(null)).toMatchObject({ fault: null });
  });

  it('is not erased by halves', async () => {
    await beritEverywhere();
    const before = await everythingIn(test);
    const failing = storedPersonData(test.database, async () => {
      throw new Error('the queue is gone');
    });

    await expect(failing.erase(berit.id, NAMED, doing)).rejects.toThrow('the queue is gone');

    expect(await everythingIn(test)).toBe(before);
  });

  it('takes nobody along whose name only begins the same', async () => {
    await beritEverywhere();
    const cases = storedCases(test.database, jobsTaken().enqueue);
    const filed = await cases.file(someFiling({ filer: anna, answers: { title: 'Berit Ahlqvistsson väntar' } }));

    await data.erase(berit.id, NAMED, doing);

    expect((await cases.find(filed.id))?.answers).toEqual({ title: 'Berit Ahlqvistsson väntar' });
    expect((await everythingIn(test)).toLowerCase()).not.toContain(OBJECT_ID);
  });

  it('whose name is one word is taken out of what says nothing but that', async () => {
    await storedForms(test.database).keep(form);
    const cases = storedCases(test.database, jobsTaken().enqueue);
    const filed = await cases.file(someFiling({ filer: anna, answers: { title: 'Anna i Prag' } }));
    const handed = { ...comment('Anna', bo), did: 'hand-over' as const };
    await cases.save([changeOf(filed, {}, { events: [handed, comment('Anna ringde', bo)] })]);

    const erasure = await data.erase(anna.id, NAMED, doing);

    expect(erasure.hasOneWordName).toBe(true);
    expect(await historyTexts(filed.id)).toEqual([`${NAMED.sv}: `, `Bo: ${NAMED.sv}`, 'Bo: Anna ringde']);
  });
});
