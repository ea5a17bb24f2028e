import type { Occurrence } from './meeting.ts';
import { type Circumstances, plan, sendingAt } from './plan.ts';
import type { ReminderKind } from './policy.ts';

/**
 * What has been posted about a meeting since a moment of which everything is known, if all went as planned. Whoever knows no more than
 * that must not post it.
 * @param of as things were at that moment, which is its `now`
 */
export function perhapsPosted(meeting: Occurrence, of: Circumstances, until: Temporal.Instant): ReminderKind[] {
  return plan(meeting, of).flatMap((planned) => {
    const at = sendingAt(planned);
    return at && Temporal.Instant.compare(at, until) <= 0 ? [planned.kind] : [];
  });
}
