import { randomUUID } from 'node:crypto';
import { setTimeout as passed } from 'node:timers/promises';
import type { Deed } from '../../../src/domain/case/action.ts';
import type { CaseId } from '../../../src/domain/case/case.ts';
import { LEAD } from '../../support/manyForums.ts';
import { type Bots, press, until, word } from './caller.ts';

/** What people do meanwhile, and what they were promised. */

/** Everything that somebody was told has been done. */
export interface Promised {
  /** Cases by their numbers. */
  readonly filed: { readonly number: string; readonly case: CaseId }[];
  /** Comments by what they say, which stands in no other. */
  readonly commented: string[];
  /** Cases that are being prepared. */
  readonly prepared: CaseId[];
  /** Drafts by the word in them. */
  readonly drafted: string[];
}

const MODEL = 'fyrbodal';
const PLACES = ['tanum', 'orust', 'uddevalla', 'munkedal', 'lysekil', 'mellerud'];
const SUBJECTS = ['läkemedelslistor', 'provtagning', 'hjälpmedel', 'skolfrånvaro', 'utskrivning', 'tolk'];

const filledIn = (at: number): Record<string, string> => ({
  title: `${SUBJECTS[at % SUBJECTS.length]} ${word()}`,
  happening: `Det skaver om ${word()} och ${word()}`,
  consequence: 'Det blir fel för den enskilde',
  forum: `${MODEL}/lokal`,
  place: PLACES[at % PLACES.length] ?? '',
  confirmed: 'true',
});

/** Files one case after the other. @param every milliseconds between them */
export async function filing(
  bots: Bots,
  promised: Promised,
  { every = 0, person = randomUUID() as string } = {},
): Promise<void> {
  for (let at = 0; !bots.isOver(); at++) {
    const [submit, inputs] = [randomUUID(), filledIn(at)];
    const send = async () => {
      const answer = await press(bots, person, { press: 'file', submit, ...BLANK }, inputs);
      return answer?.includes('file-anyway') ? press(bots, person, { press: 'file-anyway', submit }) : answer;
    };
    promised.filed.push(await until(send, receiptIn));
    if (every > 0) await passed(every);
  }
}

const BLANK = { model: MODEL, question: null, link: '' };

function receiptIn(answer: string): { number: string; case: CaseId } | null {
  const number = /SKAV-\d{4}-\d{4,}/.exec(answer)?.[0];
  const id = /"case":"([0-9a-f-]{36})"/.exec(answer)?.[1];
  return number && id && answer.includes('är inne') ? { number, case: id as CaseId } : null;
}

/** Begins to prepare the newest case, and comments on it. */
export async function leading(bots: Bots, promised: Promised): Promise<void> {
  const done = new Set<CaseId>();
  while (!bots.isOver()) {
    const next = promised.filed.find(({ case: id }) => !done.has(id));
    if (!next) {
      await passed(200);
      continue;
    }
    done.add(next.case);
    await act(bots, next.case, { deed: 'prepare', handling: 1 });
    promised.prepared.push(next.case);
    const said = word();
    await act(bots, next.case, { deed: 'comment', handling: 0 }, { text: `Vi ser på ${said}` });
    promised.commented.push(said);
  }
}

/** Pressed again on the same revision it is out of date, and then it has been done: nobody else touches these cases. */
async function act(
  bots: Bots,
  id: CaseId,
  { deed, handling }: { readonly deed: Deed; readonly handling: number },
  inputs: Readonly<Record<string, string>> = {},
): Promise<void> {
  const show = () => press(bots, LEAD, { press: 'case', case: id });
  const revision = await until(show, revisionIn);
  const pressed = { press: 'act', case: id, revision, handling, deed } as const;
  await until(
    () => press(bots, LEAD, pressed, inputs),
    (answer) => (revisionIn(answer) ?? 0) > revision || null,
  );
}

/** The newest that a card of the case carries. */
function revisionIn(answer: string): number | null {
  const all = [...answer.matchAll(/"revision":(\d+)/g)].map(([, number]) => Number(number));
  return all.length > 0 ? Math.max(...all) : null;
}

/** Keep half-written forms, a person each: of one's own only the newest are kept. */
export async function drafting(bots: Bots, promised: Promised): Promise<void> {
  while (!bots.isOver()) {
    const [person, submit, said] = [randomUUID(), randomUUID(), word()];
    const keep = () => press(bots, person, { press: 'keep-draft', submit, ...BLANK }, { title: `Utkast ${said}` });
    await until(keep, (answer) => answer.includes('sparat') || null);
    promised.drafted.push(said);
    await passed(500);
  }
}
