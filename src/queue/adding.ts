import { sql, type Transaction } from 'kysely';
import { fromKysely, PgBoss } from 'pg-boss';
import { connectionTo, type DatabaseAccess } from '../ports/database.ts';
import type { Job } from '../ports/jobs.ts';
import { addRepaint } from './queue.ts';

/** Adding work from beside the bot: for whichever bot is running, or the next that starts. */

/** Of a command: nobody waits for it to be pressed once more. */
const AT_ONCE = 0;

/** Repaints are added within the caller's transaction. Where no bot has ever run there is no queue, and nothing to repaint either. */
export async function addFromBeside<Tables>(
  access: DatabaseAccess,
  within: Transaction<Tables>,
  jobs: readonly Job[],
): Promise<void> {
  const cases = jobs.flatMap((job) => (job.job === 'repaint' ? [job.case] : []));
  if (cases.length === 0 || !(await hasQueue(within))) return;
  const boss = new PgBoss({
    application_name: 'samverkanslotsen-command',
    max: 1,
    supervise: false,
    schedule: false,
    migrate: false,
    ...connectionTo(access),
  });
  await boss.start();
  try {
    for (const one of cases) await addRepaint(boss, one, AT_ONCE, fromKysely(within));
  } finally {
    await boss.stop({ graceful: false });
  }
}

async function hasQueue<Tables>(within: Transaction<Tables>): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select to_regclass('pgboss.job') is not null as is`.execute(within);
  return rows[0]?.is ?? false;
}
