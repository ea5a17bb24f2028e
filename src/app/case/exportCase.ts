import type { CaseId } from '../../domain/case/case.ts';
import { mayExport, mayExportAll } from '../../domain/case/roles.ts';
import type { Download } from '../../ports/cases.ts';
import { type Asker, type Desk, routerById } from '../desk.ts';
import { actorOf, type CaseAnswer, grantsOf } from './office.ts';
import { refused } from './show.ts';
import { viewFor } from './view.ts';

/** A case for the diary: a link that works for some minutes, given to those who may take the case out of the bot. */

const LINK_LIVES = Temporal.Duration.from({ minutes: 10 });

export async function exportCase(desk: Desk, asker: Asker, id: CaseId, as: 'pdf' | 'json'): Promise<CaseAnswer> {
  const case_ = await desk.office.cases.find(id);
  if (!case_) return refused('unknown-case');
  const actor = await actorOf(desk, asker);
  if (!mayExport(case_, actor)) return refused('no-rights');
  const url = await offer(desk, asker, { of: 'case', case: id, as });
  const view = await viewFor(desk, case_, actor);
  return { reply: { say: 'case-export', view, as, url, minutes: LINK_LIVES.minutes }, how: 'view' };
}

/** For those whose role reaches all of the organisation's forums. */
export async function exportAll(desk: Desk, asker: Asker, modelId: string, as: 'csv' | 'json'): Promise<CaseAnswer> {
  const router = routerById(desk, modelId);
  const grants = await grantsOf(desk.office, asker.person);
  if (!router || !mayExportAll(grants, modelId)) return refused('no-rights');
  const url = await offer(desk, asker, { of: 'all', model: modelId, as });
  return { reply: { say: 'cases-export', model: router.model, as, url, minutes: LINK_LIVES.minutes }, how: 'follow' };
}

function offer({ office, clock }: Desk, { person, language }: Asker, file: Download['file']): Promise<string> {
  const at = clock.now();
  return office.downloads.offer({ file, language, until: at.add(LINK_LIVES) }, { by: person, at });
}
