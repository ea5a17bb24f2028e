import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Case } from '../../src/domain/case/case.ts';
import type { Audience } from '../../src/domain/case/event.ts';
import type { Cases } from '../../src/ports/cases.ts';
import type { Message, MessageId, Outbox } from '../../src/ports/messages.ts';
import { storedCases } from '../../src/store/cases.ts';
import { storedForms } from '../../src/store/forms.ts';
import { storedOutbox } from '../../src/store/outbox.ts';
import { clockAt } from '../support/clock.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';
import { bo, changeOf, cilla, comment, form, jobsTaken, NOON, someFiling } from './someCase.ts';

/** What the port Outbox promises, kept by the store. */

const toBo: Audience = { tell: 'person', person: bo };
const toCilla: Audience = { tell: 'person', person: cilla };
const toForum: Audience = { tell: 'forum', handling: 1 };

let test: TestDatabase;
let cases: Cases;
let outbox: Outbox;
let queue: ReturnType<typeof jobsTaken>;
let clock: ReturnType<typeof clockAt>;
let case_: Case;

beforeAll(async () => {
  test = await createDatabase();
  await storedForms(test.database).keep(form);
});
beforeEach(async () => {
  await test.database.deleteFrom('cases').execute();
  queue = jobsTaken();
  clock = clockAt(NOON.toString());
  cases = storedCases(test.database, queue.enqueue);
  outbox = storedOutbox(test.database, queue.enqueue, clock);
  case_ = await cases.file(someFiling());
});
afterAll(() => test.close());

/** A change of the case that tells these. @returns the messages that it made */
async function change(...tell: Audience[]): Promise<MessageId[]> {
  const before = queue.jobs.length;
  const next = changeOf(case_, {}, { tell, events: [{ ...comment('Hej'), at: clock.now() }] });
  await cases.save([next]);
  case_ = next.case;
  return queue.jobs.slice(before).flatMap((job) => (job.job === 'tell' ? [job.message] : []));
}

const only = async (...tell: Audience[]): Promise<MessageId> => {
  const [id] = await change(...tell);
  if (!id) throw new Error('nothing was told');
  return id;
};

/** What is given out when nothing keeps it back. */
async function taken(id: MessageId): Promise<readonly Message[]> {
  const claimed = await outbox.claim(id);
  if (claimed === 'busy') throw new Error('busy');
  return claimed;
}

/** For a lock that somebody else holds. */
async function somebodyWaits(): Promise<void> {
  const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await waiting.execute(test.database)).rows.length === 0);
}

const stuck = async () => (await outbox.stuck()).map(({ id, delivery, why }) => ({ id, delivery, why }));

describe('a message', () => {
  it('is given out once', async () => {
    const id = await only(toBo);

    const claimed = await taken(id);

    expect(claimed).toEqual([{ id, case: case_.id, audience: toBo, sinceEvent: 2 }]);
    await outbox.settle([id], { is: 'sent' });
    expect(await taken(id)).toEqual([]);
    expect(await stuck()).toEqual([]);
  });

  it('is given to one of many who want it at once', async () => {
    const id = await only(toForum);

    const claimed = await Promise.all(Array.from({ length: 8 }, () => taken(id)));

    expect(claimed.flat()).toHaveLength(1);
  });

  it('is not there under an id that is none', async () => {
    expect(await taken('x' as MessageId)).toEqual([]);
    expect(await taken(randomUUID() as string as MessageId)).toEqual([]);
  });

  it('is given out again when it was not taken', async () => {
    const id = await only(toBo);
    await taken(id);

    await outbox.settle([id], { is: 'again' });

    expect((await taken(id)).map((message) => message.id)).toEqual([id]);
  });

  it('brings along what else waits for the same person about the same case', async () => {
    const [first, bystander] = (await change(toBo, toCilla, toForum)) as [MessageId, MessageId];
    await taken(first);
    const second = await only(toBo);
    await outbox.settle([first], { is: 'again' });

    const claimed = await taken(second);

    expect(claimed.map(({ id, sinceEvent }) => [id, sinceEvent])).toEqual([
      [first, 2],
      [second, 3],
    ]);
    expect(await taken(first)).toEqual([]);
    expect((await taken(bystander)).map(({ id }) => id)).toEqual([bystander]);
  });

  it('waits for nothing else when it is for a forum', async () => {
    const [forum] = (await change(toForum)) as [MessageId];
    await change(toForum);

    expect(await taken(forum)).toHaveLength(1);
  });

  it('for a forum waits while another one brings the same card there, and is then given out', async () => {
    const [filed, linked] = [await only(toForum), await only(toForum)];

    const claims = await Promise.all([filed, linked].map((id) => outbox.claim(id)));

    expect(claims.filter((claim) => claim === 'busy')).toHaveLength(1);
    const [first = filed, second = linked] = claims[0] === 'busy' ? [linked, filed] : [filed, linked];
    expect(await outbox.claim(second)).toBe('busy');
    await outbox.settle([first], { is: 'sent' });
    expect((await taken(second)).map(({ id }) => id)).toEqual([second]);
  });

  it('for a forum does not wait for what goes to another one', async () => {
    const [here, there] = (await change(toForum, { tell: 'forum', handling: 2 })) as [MessageId, MessageId];
    await outbox.claim(here);

    expect((await taken(there)).map(({ id }) => id)).toEqual([there]);
  });

  it('for a forum no longer waits for one that a process died over', async () => {
    const [filed, linked] = [await only(toForum), await only(toForum)];
    await outbox.claim(filed);
    await outbox.claim(filed);

    expect((await taken(linked)).map(({ id }) => id)).toEqual([linked]);
  });

  it('tells of a change that was being stored when it was about to be taken', async () => {
    const id = await only(toBo);
    const next = changeOf(case_, {}, { tell: [toBo] });
    const { promise: isStoring, resolve: storing } = Promise.withResolvers<void>();
    const { promise: mayCommit, resolve: commit } = Promise.withResolvers<void>();
    const slow = storedCases(test.database, async () => {
      storing();
      await mayCommit;
    });
    const saved = slow.save([next]);
    await isStoring;

    const claim = taken(id).then(() => cases.history(case_.id));
    await Promise.race([claim, somebodyWaits()]);
    commit();

    expect(await saved).toBe('saved');
    expect(await claim).toHaveLength(3);
  });
});

describe('a message that a process died over', () => {
  it('is known as not known, and not given out', async () => {
    const id = await only(toBo);
    await taken(id);

    const claimed = await taken(id);

    expect(claimed).toEqual([]);
    expect(await stuck()).toEqual([{ id, delivery: 'unknown', why: '' }]);
  });

  it('takes those with it that it had brought along', async () => {
    const first = await only(toBo);
    await taken(first);
    const second = await only(toBo);
    await outbox.settle([first], { is: 'again' });
    await taken(second);

    await taken(second);

    expect(await stuck()).toEqual(
      [
        { id: first, delivery: 'unknown', why: '' },
        { id: second, delivery: 'unknown', why: '' },
      ].sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
  });

  it('is under way, not lost, when another message brought it along', async () => {
    const first = await only(toBo);
    await taken(first);
    const second = await only(toBo);
    await outbox.settle([first], { is: 'again' });
    await taken(second);

    await taken(first);

    expect(await stuck()).toEqual([]);
  });

  it('is sent after all when the process was only slow', async () => {
    const id = await only(toBo);
    await taken(id);
    await taken(id);

    await outbox.settle([id], { is: 'sent' });

    expect(await stuck()).toEqual([]);
  });
});

describe('a message that becomes others', () => {
  const principal: Audience = { tell: 'principal', handling: 1, principal: 'vgr' };
  const asked = [bo, cilla].map((person): Audience => ({ tell: 'asked', person, handling: 1, principal: 'vgr' }));

  it('is sent, and they wait in its place, each by itself', async () => {
    const id = await only(principal);
    await taken(id);
    queue.jobs.length = 0;

    await outbox.expand(id, asked);

    const ids = queue.jobs.flatMap((job) => (job.job === 'tell' && !job.delayed ? [job.message] : []));
    const claimed = (await Promise.all(ids.map((one) => taken(one)))).flat();
    expect(claimed.map(({ audience, sinceEvent }) => ({ audience, sinceEvent }))).toEqual(
      expect.arrayContaining(asked.map((audience) => ({ audience, sinceEvent: 2 }))),
    );
    expect(claimed).toHaveLength(2);
    expect(await taken(id)).toEqual([]);
  });

  it('does so once', async () => {
    const id = await only(principal);
    await taken(id);
    await outbox.expand(id, asked);
    queue.jobs.length = 0;

    await outbox.expand(id, asked);

    expect(queue.jobs).toEqual([]);
  });

  it('stays as it was when the queue does not take them', async () => {
    const id = await only(principal);
    await taken(id);
    const broken = storedOutbox(test.database, () => Promise.reject(new Error('queue')), clock);

    await expect(broken.expand(id, asked)).rejects.toThrow('queue');

    await outbox.expand(id, asked);
    expect(queue.jobs.filter(({ job }) => job === 'tell')).toHaveLength(3);
  });
});

describe('a message that no change causes', () => {
  const nudge: Audience = { tell: 'nudge', person: bo, handling: 1 };

  it('waits once for ever under its key', async () => {
    await Promise.all(Array.from({ length: 4 }, () => outbox.add(case_.id, nudge, 'deadline bo')));
    const [job] = queue.jobs;
    if (job?.job !== 'tell') throw new Error('no job');
    await outbox.settle([(await taken(job.message))[0]?.id as MessageId], { is: 'sent' });

    await outbox.add(case_.id, nudge, 'deadline bo');

    expect(queue.jobs).toEqual([{ job: 'tell', message: job.message, delayed: false }]);
  });

  it('waits each time without one, and tells of no event', async () => {
    await outbox.add(case_.id, nudge);
    await outbox.add(case_.id, nudge);

    const claims = await Promise.all(queue.jobs.map((job) => (job.job === 'tell' ? taken(job.message) : [])));
    expect(claims.map((claimed) => claimed.map(({ sinceEvent }) => sinceEvent))).toEqual([[2], [2]]);
  });
});

describe('what is stuck', () => {
  it('is what failed or is not known, oldest first', async () => {
    const failed = await only(toBo);
    clock.move({ minutes: 1 });
    const unknown = await only(toForum);
    await taken(failed);
    await taken(unknown);

    await outbox.settle([unknown], { is: 'unknown' });
    await outbox.settle([failed], { is: 'failed', why: 'not-met' });

    expect(await stuck()).toEqual([
      { id: failed, delivery: 'failed', why: 'not-met' },
      { id: unknown, delivery: 'unknown', why: '' },
    ]);
  });

  it('is also what still waits when nobody tries any more', async () => {
    const waiting = await only(toBo);
    const sending = await only(toForum);
    await taken(sending);
    expect(await stuck()).toEqual([]);

    clock.move({ hours: 13 });

    expect(new Set(await stuck())).toEqual(
      new Set([
        { id: waiting, delivery: 'failed', why: 'gave-up' },
        { id: sending, delivery: 'unknown', why: '' },
      ]),
    );
  });
});
