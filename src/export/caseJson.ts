import type { CaseRecord } from '../domain/case/record.ts';

/** One case for a program or a diary. */
export const caseJson = (record: CaseRecord): string => `${JSON.stringify(record, null, 2)}\n`;

/** All as one array, a case a line; nothing is held longer than it takes to write it. */
export async function* casesJson(records: AsyncIterable<CaseRecord>): AsyncIterable<string> {
  let before = '[\n';
  for await (const record of records) {
    yield before + JSON.stringify(record);
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
