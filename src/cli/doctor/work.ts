import { deadLetters } from '../../queue/deadLetters.ts';
import { storedAudit } from '../../store/auditTrail.ts';
import { countUnsure } from '../../store/backup/distrust.ts';
import { hasQueue } from '../../store/condition.ts';
import type { Database } from '../../store/database.ts';
import { type Finding, fine, note, wrong } from './finding.ts';

/** What the bot has done and has yet to do: whether anything is stuck, and whether the trail of it is whole. */

export async function workFindings(db: Database): Promise<Finding[]> {
  const [dead, { messages, reminders }] = await Promise.all([deadIn(db), countUnsure(db)]);
  const found = [
    ...(dead > 0 ? [wrong('dead', { count: String(dead) })] : []),
    ...(messages + reminders > 0
      ? [note('unknown', { messages: String(messages), reminders: String(reminders) })]
      : []),
  ];
  return found.length > 0 ? found : [fine('work')];
}

/** A database may be without a queue: one that has been put back is, until the bot starts. */
async function deadIn(db: Database): Promise<number> {
  if (!(await hasQueue(db))) return 0;
  return (await deadLetters(db).counts()).reduce((sum, { dead }) => sum + dead, 0);
}

export async function trailFindings(db: Database): Promise<Finding[]> {
  const { fault, entries } = await storedAudit(db).verify(null);
  return [fault === null ? fine('trail', { entries: String(entries) }) : wrong('trail-broken')];
}
