import { resolve } from 'node:path';
import type { Config } from '../config.ts';
import type { CaseRecord } from '../domain/case/record.ts';
import { caseJson, casesJson } from '../export/caseJson.ts';
import { casePdf } from '../export/casePdf.ts';
import { caseRecord, caseRecords, formsUsed, type Narrowed } from '../export/caseRecords.ts';
import { casesCsv } from '../export/csv.ts';
import { type FilterValues, readFilter } from './caseFilter.ts';
import { type Chunks, write } from './output.ts';
import { type Store, withStore } from './store.ts';
import type { Terminal } from './terminal.ts';

/** `lots export`: one case for the diary, or all of them as a table or for a program. */

export interface ExportOptions extends FilterValues {
  readonly all: boolean;
  readonly as?: string;
  /** `-` for standard output. */
  readonly out?: string;
}

/** @returns the exit code */
export async function exportCases(
  terminal: Terminal,
  config: Config,
  numbers: readonly string[],
  options: ExportOptions,
  directory: string,
): Promise<number> {
  const { texts } = terminal;
  const [number] = numbers;
  const problem =
    number === undefined
      ? !options.all && texts.export.what
      : (options.all || numbers.length > 1) && texts.export.oneOrAll;
  if (problem) return refuse(terminal, problem);
  return number === undefined
    ? exportAll(terminal, config, options, directory)
    : exportOne(terminal, config, number, options, directory);
}

function refuse(terminal: Terminal, problem: string): number {
  terminal.err(problem);
  return 2;
}

const isOneOf = <T extends string>(all: readonly T[], one: string): one is T => all.some((known) => known === one);

const AS_ONE = ['pdf', 'json'] as const;
const AS_ALL = ['csv', 'json'] as const;
const STANDARD_OUTPUT = '-';

async function exportOne(
  terminal: Terminal,
  config: Config,
  written: string,
  { as = 'pdf', out }: ExportOptions,
  directory: string,
): Promise<number> {
  const { texts } = terminal;
  const number = caseNumber(written);
  if (!number) return refuse(terminal, texts.export.badNumber(written));
  if (!isOneOf(AS_ONE, as)) return refuse(terminal, texts.export.notAs(as, AS_ONE.join(', ')));
  return withStore(terminal, config, async ({ cases, archive, audit }) => {
    const case_ = await cases.findByNumber(number);
    if (!case_) {
      terminal.err(texts.export.noCase(number));
      return 1;
    }
    await audit.note({ ...byOperator(archive), did: 'case-exported', about: { case: case_.id, number, as } });
    const record = await caseRecord(archive, case_);
    const made = as === 'pdf' ? await casePdf(record, config.language ?? case_.language) : caseJson(record);
    const file = out ?? (as === 'pdf' ? `${number}.pdf` : STANDARD_OUTPUT);
    return writeTo(terminal, file, [made], directory, () => texts.export.written(file));
  });
}

/** As people write it: `skav-2026-42`, `2026-0042`. */
function caseNumber(written: string): string | null {
  const parts = /^(?:SKAV-?)?(\d{4})-(\d{1,9})$/i.exec(written.trim());
  return parts ? `SKAV-${parts[1]}-${String(Number(parts[2])).padStart(4, '0')}` : null;
}

async function exportAll(
  terminal: Terminal,
  config: Config,
  options: ExportOptions,
  directory: string,
): Promise<number> {
  const { as = 'csv', out = STANDARD_OUTPUT } = options;
  const { texts } = terminal;
  if (!isOneOf(AS_ALL, as)) return refuse(terminal, texts.export.notAs(as, AS_ALL.join(', ')));
  const wanted = readFilter(terminal, config, options);
  if (!wanted) return 2;
  return withStore(terminal, config, async (store) => {
    await store.audit.note({
      ...byOperator(store.archive),
      did: 'cases-exported',
      about: { model: wanted.model ?? null, as },
    });
    const counter = counting(terminal, caseRecords(store.archive, wanted));
    const chunks =
      as === 'csv'
        ? csv(store, wanted, counter.records, config.language ?? terminal.language)
        : casesJson(counter.records);
    return writeTo(terminal, out, chunks, directory, () => texts.export.writtenMany(out, counter.count()));
  });
}

/** Before anything leaves: what cannot be noted is not exported. */
const byOperator = ({ clock }: Store['archive']) => ({ at: clock.now(), by: 'operator', who: null }) as const;

async function* csv(
  { archive }: Store,
  wanted: Narrowed,
  records: AsyncIterable<CaseRecord>,
  language: 'sv' | 'en',
): AsyncIterable<string> {
  yield* casesCsv(records, await formsUsed(archive, wanted), language);
}

const STEP = 1000;

/** Counts what passes, and says now and then how far it has come. */
function counting(terminal: Terminal, records: AsyncIterable<CaseRecord>) {
  let count = 0;
  async function* counted() {
    for await (const record of records) {
      count++;
      if (count % STEP === 0) terminal.err(terminal.texts.export.progress(count));
      yield record;
    }
  }
  return { records: counted(), count: () => count };
}

async function writeTo(
  terminal: Terminal,
  file: string,
  chunks: Chunks,
  directory: string,
  done: () => string,
): Promise<number> {
  if (file === STANDARD_OUTPUT) {
    await write(chunks, terminal.stream);
    return 0;
  }
  const refused = await write(chunks, resolve(directory, file));
  if (refused) terminal.err(terminal.texts.export.cannotWrite(file, refused));
  else terminal.out(done());
  return refused ? 1 : 0;
}
