import { CONFIRMED, type Field, FORUM, type Form, PLACE, THEME, TITLE } from '../domain/case/form.ts';
import type { AnswerRecord, CaseRecord, HandlingRecord } from '../domain/case/record.ts';
import type { Language } from '../domain/model/types.ts';
import { type ExportTexts, exportTextsIn } from '../locales/export.ts';
import { caseState, currentOf } from './words.ts';

/** Cases as a table (RFC 4180): a header, then one row a case. The mark in front tells Excel that it is UTF-8. */

const MARK = '\uFEFF';

/** @param forms those the cases were filed on; every field that any of them has gets a column */
export async function* casesCsv(
  records: AsyncIterable<CaseRecord>,
  forms: readonly Form[],
  language: Language,
): AsyncIterable<string> {
  const columns = [...factColumns(language), ...answerColumns(forms, language)];
  yield MARK + row(columns.map(({ heading }) => heading));
  for await (const record of records) yield row(columns.map(({ value }) => value(record)));
}

interface Column {
  readonly heading: string;
  readonly value: (record: CaseRecord) => string;
}

const row = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;

function cell(text: string): string {
  const harmless = withoutFormula(text);
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A spreadsheet would run a text that begins like this; with an apostrophe in front it stays text. */
const withoutFormula = (text: string): string => (/^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text);

function factColumns(language: Language): Column[] {
  const texts = exportTextsIn(language);
  const values: Readonly<Record<keyof ExportTexts['columns'], Column['value']>> = {
    number: ({ number }) => number,
    diaryNumber: ({ diaryNumber }) => diaryNumber ?? '',
    title: ({ title }) => title,
    organisation: ({ organisation }) => organisation.name,
    forum: (record) => eachCurrent(record, ({ forum }) => forum.name[language]),
    place: (record) => eachCurrent(record, ({ forum }) => forum.place?.name ?? ''),
    state: (record) => caseState(record, language).replaceAll('\n', '; '),
    since: (record) => eachCurrent(record, ({ since }) => day(since)),
    theme: ({ theme }) => theme?.name[language] ?? '',
    filed: ({ filed }) => day(filed.at),
    replyBy: ({ replyBy }) => replyBy,
    behind: ({ supporters }) => String(supporters + 1),
    meeting: (record) => eachCurrent(record, ({ stage }) => ('meeting' in stage ? stage.meeting : '')),
    decided: ({ history }) => day(history.find(({ did }) => did === 'decide')?.at ?? ''),
    decision: (record) => joined(record.handlings.map(({ stage }) => ('decision' in stage ? stage.decision.text : ''))),
    homeOf: (record) => String(anchoringOf(record).length || ''),
    home: (record) => String(doneIn(record)),
  };
  const names = Object.keys(texts.columns) as (keyof ExportTexts['columns'])[];
  return names.map((name) => ({ heading: texts.columns[name], value: values[name] }));
}

const joined = (texts: readonly string[]): string => [...new Set(texts.filter((text) => text !== ''))].join('; ');

const eachCurrent = ({ handlings }: CaseRecord, value: (handling: HandlingRecord) => string): string =>
  joined(currentOf(handlings).map(value));

/** The local day of a moment, which sorts as it reads. */
const day = (iso: string): string => iso.slice(0, 10);

const anchoringOf = ({ handlings }: CaseRecord) =>
  handlings.flatMap(({ stage }) => ('anchoring' in stage ? stage.anchoring : []));

function doneIn(record: CaseRecord): number | '' {
  const all = anchoringOf(record);
  return all.length === 0 ? '' : all.filter(({ answer }) => answer.is === 'done').length;
}

/** Fields with columns of their own above, and the one that everybody must tick, are left out. */
const ELSEWHERE: ReadonlySet<string> = new Set([TITLE, FORUM, PLACE, THEME, CONFIRMED]);

/** The newest label of a field stands over its column. */
function answerColumns(forms: readonly Form[], language: Language): Column[] {
  const fields = new Map<string, Field>();
  for (const field of forms.flatMap((form) => form.fields)) if (!ELSEWHERE.has(field.id)) fields.set(field.id, field);
  return [...fields.values()].map(({ id, label }) => ({
    heading: label[language],
    value: ({ answers }) => answerText(answers.find(({ field }) => field === id)?.answer, language),
  }));
}

function answerText(answer: AnswerRecord['answer'] | undefined, language: Language): string {
  switch (answer?.is) {
    case undefined:
      return '';
    case 'written':
      return answer.text;
    case 'chosen':
      return answer.choices.map(({ label }) => label[language]).join('; ');
    case 'confirmed':
      return answer.value ? exportTextsIn(language).document.yes : exportTextsIn(language).document.no;
  }
}
