import { TITLE } from '../domain/case/form.ts';
import type { AnswerRecord, CaseRecord, DecisionRecord, EventRecord, HandlingRecord } from '../domain/case/record.ts';
import type { Language } from '../domain/model/types.ts';
import { capitalised } from '../domain/text.ts';
import { type ExportTexts, exportTextsIn } from '../locales/export.ts';
import { type Cell, type Look, openPaper, type Paper } from './page.ts';
import { caseState, dateTime, handlingState } from './words.ts';

/** One case as a document to read, print and keep in the diary. The same record gives the same bytes. */
export function casePdf(record: CaseRecord, language: Language): Promise<Buffer> {
  const texts = exportTextsIn(language);
  const { number, title, organisation, exportedAt } = record;
  const paper = openPaper({
    title: `${number} ${title}`,
    author: organisation.name,
    language,
    at: Temporal.Instant.from(exportedAt),
  });
  const exported = texts.document.exported(dateTime(exportedAt, texts));
  paper.paragraph([texts.document.kind, organisation.name, exported].join(' · '), 'faint');
  paper.gap(4);
  paper.heading(1, title === number ? number : `${number} · ${title}`);
  if (record.isDeidentified) paper.paragraph(texts.document.deidentified, 'faint');
  facts(paper, record, language);
  answers(paper, record.answers, language);
  for (const handling of record.handlings) handled(paper, handling, record.handlings.length > 1, language);
  history(paper, record, language);
  return paper.finish(`${number} · ${title}`, texts.document.page);
}

const td = (text: string, look: Look = 'plain'): Cell => ({ text, is: 'TD', look });
const th = (text: string): Cell => ({ text, is: 'TH', look: 'strong' });

function facts(paper: Paper, record: CaseRecord, language: Language): void {
  const texts = exportTextsIn(language);
  const { document } = texts;
  const rows: readonly (readonly [string, string | null])[] = [
    [document.diaryNumber, record.diaryNumber],
    [document.forum, unique(record.handlings.map(({ forum }) => forum.name[language])).join(' → ')],
    [document.state, capitalised(caseState(record, language))],
    [document.theme, record.theme?.name[language] ?? null],
    [document.filed, document.filedBy(dateTime(record.filed.at, texts), record.filed.by)],
    [document.replyBy, texts.date(Temporal.PlainDate.from(record.replyBy))],
    [document.behind, document.behindCount(record.supporters + 1)],
    [document.link, record.link],
  ];
  paper.gap(4);
  paper.table(
    rows.flatMap(([label, value]) => (value ? [[{ ...th(label), look: 'faint' as const }, td(value)]] : [])),
    [0.24, 0.76],
  );
}

const unique = (names: readonly string[]): string[] => [...new Set(names)];

/** What stands in the heading already is not said again. */
function answers(paper: Paper, all: readonly AnswerRecord[], language: Language): void {
  const { document } = exportTextsIn(language);
  const beside = all.filter(({ field }) => field !== TITLE);
  if (beside.length === 0) return;
  paper.heading(2, document.matter);
  for (const { label, answer } of beside) {
    paper.heading(3, label[language]);
    paper.paragraph(answerText(answer, language));
  }
}

function answerText(answer: AnswerRecord['answer'], language: Language): string {
  const { document } = exportTextsIn(language);
  switch (answer.is) {
    case 'written':
      return answer.text;
    case 'chosen':
      return answer.choices.map(({ label }) => label[language]).join(', ');
    case 'confirmed':
      return answer.value ? document.yes : document.no;
  }
}

/** What a forum has come to; nothing while it has not. */
function handled(paper: Paper, { forum, stage }: HandlingRecord, isOneOfMany: boolean, language: Language): void {
  const { document } = exportTextsIn(language);
  const heading = (words: string) => paper.heading(2, isOneOfMany ? `${words} · ${forum.name[language]}` : words);
  const reason = 'reason' in stage ? stage.reason : '';
  if ('decision' in stage) {
    heading(document.handling[stage.decision.sort]);
    decided(paper, stage.decision, language);
    if ('anchoring' in stage) anchored(paper, stage.anchoring, language);
    if (reason) {
      paper.heading(3, document.reason);
      paper.paragraph(reason);
    }
  } else if (reason) {
    heading(capitalised(handlingState(stage, language)));
    paper.paragraph(reason);
  }
}

function decided(paper: Paper, { text, responsible, principals }: DecisionRecord, language: Language): void {
  const { document } = exportTextsIn(language);
  paper.paragraph(text);
  if (responsible) {
    paper.heading(3, document.responsible);
    paper.paragraph(responsible);
  }
  if (principals.length > 0) {
    paper.heading(3, document.carriedBy);
    paper.paragraph(principals.map(({ name }) => name).join(', '));
  }
}

type Anchorings = Extract<HandlingRecord['stage'], { anchoring: unknown }>['anchoring'];

function anchored(paper: Paper, all: Anchorings, language: Language): void {
  const texts = exportTextsIn(language);
  const { document } = texts;
  if (all.length === 0) return;
  paper.heading(2, document.anchoring);
  const rows = all.map(({ principal, answer }) => {
    const word = document.home[answer.is];
    if (answer.is === 'awaited') return [th(principal.name), td(word), td('')];
    const who = document.answeredBy(answer.by, dateTime(answer.at, texts));
    return [th(principal.name), td(word), td([answer.note, who].filter(Boolean).join('\n'))];
  });
  paper.table([[th(document.principal), th(document.answer), th(document.note)], ...rows], [0.3, 0.18, 0.52]);
}

function history(paper: Paper, { history: events, handlings }: CaseRecord, language: Language): void {
  const texts = exportTextsIn(language);
  const { document } = texts;
  if (events.length === 0) return;
  paper.heading(2, document.history);
  const rows = events.map((event) => {
    const forum = handlings.length > 1 ? handlings.find(({ no }) => no === event.handling)?.forum.name[language] : '';
    const who = [event.by, forum].filter(Boolean).join(' · ');
    const what = [whatWasDone(event, language), eventText(event, texts)].filter(Boolean).join(': ');
    return [td(dateTime(event.at, texts), 'faint'), td([what, who].filter(Boolean).join('\n'))];
  });
  paper.table([[th(document.when), th(document.what)], ...rows], [0.32, 0.68]);
}

function whatWasDone({ did, about }: EventRecord, language: Language): string {
  const texts = exportTextsIn(language);
  if (about === null) return texts.deeds[did];
  if ('principal' in about) return texts.answered[about.home](about.principal.name);
  const name = about.forum.name[language];
  return did === 'share' ? texts.sharedWith(name) : texts.forwardedTo(name);
}

/** The day of a meeting is stored as a date and read as one. */
const eventText = ({ did, text }: EventRecord, texts: ExportTexts): string =>
  did === 'schedule' && text ? texts.date(Temporal.PlainDate.from(text)) : text;
