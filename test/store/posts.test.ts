import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { CaseId } from '../../src/domain/case/case.ts';
import type { CasePost, Posts } from '../../src/ports/messages.ts';
import { storedCases } from '../../src/store/cases.ts';
import { storedForms } from '../../src/store/forms.ts';
import { storedPosts } from '../../src/store/posts.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';
import { anna, bo, commentOn, form, jobsTaken, someFiling } from './someCase.ts';

/** What the port Posts promises, kept by the store. */

let test: TestDatabase;
let posts: Posts;

beforeAll(async () => {
  test = await createDatabase();
  await storedForms(test.database).keep(form);
  posts = storedPosts(test.database, queue.enqueue);
});
afterAll(() => test.close());

const queue = jobsTaken();

const filed = async (): Promise<CaseId> =>
  (await storedCases(test.database, jobsTaken().enqueue).file(someFiling())).id;

const post = (of: CaseId, activity: string, change: Partial<CasePost> = {}): CasePost => ({
  serviceUrl: 'https://smba.example/emea/',
  conversation: `chat-${of}`,
  activity,
  case: of,
  for: 'everyone',
  person: null,
  handling: 1,
  language: 'sv',
  revision: 1,
  ...change,
});

/** For a row that somebody else has locked. */
async function isSomebodyWaiting(): Promise<boolean> {
  const { rows } = await sql`
    select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
    test.database,
  );
  return rows.length > 0;
}

describe('the cards of a case', () => {
  it('are outdated when they show an older revision', async () => {
    const [one, other] = [await filed(), await filed()];
    const [old, fresh] = [post(one, 'a'), post(one, 'b', { for: 'news', person: bo.id, language: 'en', revision: 3 })];
    for (const card of [old, fresh, post(other, 'a')]) await posts.keep(card);

    expect(await posts.outdated(one, 1)).toEqual([]);
    expect(await posts.outdated(one, 3)).toEqual([old]);
    expect(await posts.outdated(one, 4)).toEqual([old, fresh]);
  });

  it('are no longer outdated when they have been shown, and never become older again', async () => {
    const of = await filed();
    await posts.keep(post(of, 'a'));

    await posts.shown(post(of, 'a'), 5);
    await posts.shown(post(of, 'a'), 4);

    expect(await posts.outdated(of, 5)).toEqual([]);
    expect(await posts.outdated(of, 6)).toHaveLength(1);
  });

  it('are kept once for each place, and forgotten when they are gone', async () => {
    const of = await filed();
    await posts.keep(post(of, 'a'));
    await posts.keep(post(of, 'a', { for: 'follower', person: anna.id, revision: 2 }));
    expect(await posts.outdated(of, 9)).toEqual([post(of, 'a', { for: 'follower', person: anna.id, revision: 2 })]);

    await posts.forget(post(of, 'a'));

    expect(await posts.outdated(of, 9)).toEqual([]);
  });

  it('are repainted when the case has moved on while they were on their way, and only then', async () => {
    const cases = storedCases(test.database, jobsTaken().enqueue);
    const [still, moved] = [await cases.file(someFiling()), await cases.file(someFiling())];
    await cases.save([commentOn(moved, 'Sedan dess')]);

    for (const { id } of [still, moved]) await posts.keep(post(id, 'late', { revision: 1 }));

    expect(queue.jobs).toEqual([{ job: 'repaint', case: moved.id }]);
  });

  it('are repainted also when the case is being changed in that very moment', async () => {
    const of = await filed();

    const keeping = await test.database.transaction().execute(async (trx) => {
      await trx.updateTable('cases').set({ revision: 2 }).where('id', '=', of).execute();
      const kept = posts.keep(post(of, 'late'));
      while (!(await isSomebodyWaiting()));
      return { kept };
    });
    await keeping.kept;

    expect(queue.jobs.at(-1)).toEqual({ job: 'repaint', case: of });
  });

  it('are none for an id that is none', async () => {
    expect(await posts.outdated('x' as CaseId, 9)).toEqual([]);
  });
});
