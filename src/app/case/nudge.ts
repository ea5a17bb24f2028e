import { type Case, handlingNo } from '../../domain/case/case.ts';
import { type Nudge, nudgesDue } from '../../domain/case/deadline.ts';
import { reaches } from '../../domain/case/roles.ts';
import { isFreeDay } from '../../domain/holidays.ts';
import type { Person } from '../../domain/person.ts';
import type { Desk } from '../desk.ts';
import { known, leadsOf } from './deliver.ts';
import { grantsIn, todayAt } from './office.ts';

const OPEN = ['filed', 'preparing', 'scheduled', 'decided', 'anchoring'] as const;

/** Once a day: whoever owes the next step is reminded as the deadline comes near. Nothing closes by itself. */
export async function nudge(desk: Desk): Promise<void> {
  const days = { today: todayAt(desk), timeZone: desk.timeZone, isFree: isFreeDay };
  for await (const case_ of desk.office.cases.all({ states: OPEN }))
    for (const due of nudgesDue(case_, days))
      for (const person of await owing(desk, case_, due))
        await desk.office.outbox.add(
          case_.id,
          { tell: 'nudge', person, handling: due.handling },
          `${due.key} ${person.id}`,
        );
}

/** Those on the side whose turn it is; where none of them is known, those who lead. */
async function owing(desk: Desk, case_: Case, { handling: no, side, principals }: Nudge): Promise<Person[]> {
  const handling = handlingNo(case_, no);
  if (!handling || side === 'process-lead') return leadsOf(desk, case_, no);
  const grants = (await grantsIn(desk.office, case_.model)).filter((grant) =>
    reaches(grant, case_.model, handling.seat),
  );
  const owe = grants.filter((grant) =>
    side === 'chair' ? grant.role === 'chair' : grant.principal !== null && principals.includes(grant.principal),
  );
  const people = await known(desk, owe);
  return people.length > 0 ? people : leadsOf(desk, case_, no);
}
