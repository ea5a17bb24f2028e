import type { Config } from '../../config.ts';
import type { ForumSeat } from '../../domain/case/case.ts';
import { type Grant, reaches } from '../../domain/case/roles.ts';
import { seatKey } from '../../domain/meeting/meeting.ts';
import type { Model } from '../../domain/model/types.ts';
import { seatsAtWork } from '../../store/condition.ts';
import type { Database } from '../../store/database.ts';
import { storedGrants } from '../../store/grants.ts';
import { type Finding, fine, note, several, wrong } from './finding.ts';

/** Whether there is somebody for everything that waits for somebody. */

/** @param db null while there are no tables: then only the settings' roles are known */
export async function lookAtRoles(config: Config, db: Database | null): Promise<Finding[]> {
  const stored = db ? await Promise.all(config.models.map(({ id }) => storedGrants(db).in(id))) : [];
  const atWork = db ? await seatsAtWork(db) : [];
  const found = roleFindings(config.models, [...config.grants, ...stored.flat()], atWork);
  // Whoever tries the bot on a machine of their own needs nobody yet.
  return config.identity === null ? found.map((one) => (one.is === 'wrong' ? { ...one, is: 'note' } : one)) : found;
}

interface AtWork extends ForumSeat {
  readonly model: string;
}

export function roleFindings(models: readonly Model[], grants: readonly Grant[], atWork: readonly AtWork[]): Finding[] {
  const found = models.flatMap((model) => gapsIn(model, grants, atWork));
  if (found.length > 0) return found;
  const [administrators, leads] = [peopleAs('administrator', grants), peopleAs('process-lead', grants)];
  return [fine('roles', { administrators: String(administrators), leads: String(leads) })];
}

function gapsIn({ id, name }: Model, grants: readonly Grant[], atWork: readonly AtWork[]): Finding[] {
  const own = grants.filter(({ model }) => model === id);
  const leads = own.filter(({ role }) => role === 'process-lead');
  const alone = atWork.filter((seat) => seat.model === id && !leads.some((lead) => reaches(lead, id, seat)));
  return [
    ...(own.some(({ role }) => role === 'administrator') ? [] : [wrong('no-administrator', { model: name })]),
    ...(alone.length > 0 ? [wrong('no-lead-at-work', { forums: several(alone.map(seatKey)) })] : []),
    ...(alone.length === 0 && leads.length === 0 ? [note('no-lead', { model: name })] : []),
  ];
}

const peopleAs = (wanted: Grant['role'], grants: readonly Grant[]): number =>
  new Set(grants.filter(({ role }) => role === wanted).map(({ person }) => person)).size;
