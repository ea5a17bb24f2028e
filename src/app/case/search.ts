import { mayRead } from '../../domain/case/roles.ts';
import type { CaseView } from '../../domain/case/view.ts';
import { fold } from '../../domain/text.ts';
import type { Asker, Desk } from '../desk.ts';
import { actorOf } from './office.ts';
import { viewForEveryone } from './view.ts';

const MOST_LOOKED_AT = 100;
const MOST_FOUND = 10;

/** Cases by number or words of the title, newest first; only those that whoever searches may read. */
export async function searchCases(desk: Desk, asker: Asker, text: string): Promise<CaseView[]> {
  const actor = await actorOf(desk, asker);
  const wanted = fold(text.trim());
  const { cases } = await desk.office.cases.list({
    ...(wanted === '' ? { person: asker.person } : { text: wanted }),
    offset: 0,
    limit: MOST_LOOKED_AT,
  });
  const readable = cases.filter((case_) => mayRead(case_, actor)).slice(0, MOST_FOUND);
  return Promise.all(readable.map((case_) => viewForEveryone(desk, case_)));
}
