import { Readable } from 'node:stream';
import type { Language } from '../domain/model/types.ts';
import type { Cases, Download, Downloads } from '../ports/cases.ts';
import { caseJson, casesJson } from './caseJson.ts';
import { casePdf } from './casePdf.ts';
import { type Archive, caseRecord, caseRecords, formsUsed } from './caseRecords.ts';
import { casesCsv } from './csv.ts';

/** A file as it is handed out. */
export interface CaseFile {
  readonly name: string;
  readonly type: string;
  readonly body: Readable;
}

export interface Source {
  readonly archive: Archive;
  readonly downloads: Downloads;
  readonly cases: Pick<Cases, 'find'>;
}

/**
 * Makes the file that a link stands for, from the cases as they are now.
 * @returns null for a link that is not, or no longer, good
 */
export async function downloadBy(token: string, source: Source): Promise<CaseFile | null> {
  const download = await source.downloads.find(token, source.archive.clock.now());
  if (!download) return null;
  const { file, language } = download;
  return file.of === 'case' ? oneCase(source, file, language) : allCases(source.archive, file, language);
}

type File<Of extends Download['file']['of']> = Extract<Download['file'], { of: Of }>;

async function oneCase(
  { archive, cases }: Source,
  { case: id, as }: File<'case'>,
  language: Language,
): Promise<CaseFile | null> {
  const case_ = await cases.find(id);
  if (!case_) return null;
  const record = await caseRecord(archive, case_);
  if (as === 'pdf')
    return {
      name: `${case_.number}.pdf`,
      type: 'application/pdf',
      body: Readable.from([await casePdf(record, language)]),
    };
  return { name: `${case_.number}.json`, type: 'application/json', body: Readable.from([caseJson(record)]) };
}

/** Case by case, so that all need not be in memory at once. */
async function allCases(archive: Archive, { model, as }: File<'all'>, language: Language): Promise<CaseFile> {
  const records = caseRecords(archive, { model });
  if (as === 'json')
    return { name: `${model}.json`, type: 'application/json', body: Readable.from(casesJson(records)) };
  const forms = await formsUsed(archive, { model });
  return { name: `${model}.csv`, type: 'text/csv', body: Readable.from(casesCsv(records, forms, language)) };
}
