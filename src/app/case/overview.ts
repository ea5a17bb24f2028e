import { mayGiveRoles } from '../../domain/case/giving.ts';
import { collectOverview, hasDecision } from '../../domain/case/overview.ts';
import { mayExportAll } from '../../domain/case/roles.ts';
import { type Asker, type Desk, routerById } from '../desk.ts';
import { type CaseAnswer, grantsOf, todayAt } from './office.ts';
import { refused } from './show.ts';

/** An organisation's cases in numbers, for those with a role in it. */
export async function showOverview(desk: Desk, asker: Asker, modelId: string): Promise<CaseAnswer> {
  const router = routerById(desk, modelId);
  const grants = await grantsOf(desk.office, asker.person);
  if (!router || !grants.some(({ model }) => model === modelId)) return refused('no-rights');
  const collector = collectOverview(desk.timeZone);
  for await (const case_ of desk.office.cases.all({ model: modelId }))
    collector.add(case_, hasDecision(case_) ? await desk.office.cases.history(case_.id) : []);
  return {
    reply: {
      say: 'case-overview',
      model: router.model,
      overview: collector.overview(),
      today: todayAt(desk),
      mayGiveRoles: mayGiveRoles(grants, modelId),
      mayExport: mayExportAll(grants, modelId),
    },
    how: 'follow',
  };
}
