import type { Case } from '../domain/case/case.ts';
import type { Form } from '../domain/case/form.ts';
import type { CaseRecord } from '../domain/case/record.ts';
import { recordOf } from '../domain/case/recordOf.ts';
import type { Model } from '../domain/model/types.ts';
import type { Cases, Forms, Wanted } from '../ports/cases.ts';
import type { Clock } from '../ports.ts';

/** Cases as they are kept, made into records one at a time. */

export interface Archive {
  readonly cases: Pick<Cases, 'all' | 'history'>;
  readonly forms: Pick<Forms, 'find'>;
  /** Null for an organisation that is no longer in the settings. */
  model(id: string): Model | null;
  readonly timeZone: string;
  readonly clock: Clock;
}

export type Narrowed = Omit<Wanted, 'offset' | 'limit'>;

export async function caseRecord(archive: Archive, case_: Case, form?: Form | null): Promise<CaseRecord> {
  const history = await archive.cases.history(case_.id);
  const known = form === undefined ? await archive.forms.find(case_.form) : form;
  const recorded = { case: case_, history, form: known, model: archive.model(case_.model) };
  return recordOf(recorded, archive.timeZone, archive.clock.now());
}

/** Every wanted case, oldest first. Each form is read once. */
export async function* caseRecords(archive: Archive, wanted: Narrowed): AsyncIterable<CaseRecord> {
  const forms = new Map<string, Form | null>();
  for await (const case_ of archive.cases.all(wanted))
    yield caseRecord(archive, case_, await formFor(archive, case_, forms));
}

/** The forms that the wanted cases were filed on, in the order they came into use. */
export async function formsUsed(archive: Archive, wanted: Narrowed): Promise<Form[]> {
  const forms = new Map<string, Form | null>();
  for await (const case_ of archive.cases.all(wanted)) await formFor(archive, case_, forms);
  return [...forms.values()].filter((form) => form !== null);
}

async function formFor({ forms }: Archive, { form }: Case, known: Map<string, Form | null>): Promise<Form | null> {
  if (!known.has(form)) known.set(form, await forms.find(form));
  return known.get(form) ?? null;
}
