import PDFDocument from 'pdfkit';
import type { Language } from '../domain/model/types.ts';
import { winAnsi } from './winAnsi.ts';

/** Paper to write a case on: A4, with headings, paragraphs and tables that a screen reader understands too. */

export interface Paper {
  heading(level: 1 | 2 | 3, text: string): void;
  /** Long ones go on to the next page. */
  paragraph(text: string, look?: Look): void;
  /** A row of a table; the first cell of a `TD` row may be its heading. Only the last cell may be longer than a page. */
  table(rows: readonly (readonly Cell[])[], widths: readonly number[]): void;
  gap(points: number): void;
  /** Writes the foot of every page and closes the document. */
  finish(foot: string, page: (page: number, of: number) => string): Promise<Buffer>;
}

export type Look = 'plain' | 'strong' | 'faint';

export interface Cell {
  readonly text: string;
  readonly is: 'TH' | 'TD';
  readonly look: Look;
}

export interface PaperInfo {
  readonly title: string;
  readonly author: string;
  readonly language: Language;
  /** The same value and the same text give the same bytes. */
  readonly at: Temporal.Instant;
}

type Document = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;

const MARGINS = { top: 62, bottom: 72, left: 62, right: 62 };
const GUTTER = 14;
const INK = '#1b1b1f';
const FAINT = '#55555e';
const ACCENT = '#12395b';
const RULE = '#c9ced6';
const SIZE = 10.5;
const LINE_GAP = 2.5;
const FONTS: Readonly<Record<Look, string>> = { plain: 'Helvetica', strong: 'Helvetica-Bold', faint: 'Helvetica' };
/** So much of a long cell stands where it begins. */
const BEGINNING = 80;
/** What must have room below the top of a heading, so that it never stands alone at the foot of a page. */
const HEADINGS = { 1: { size: 19, room: 80 }, 2: { size: 13, room: 145 }, 3: { size: 10.5, room: 50 } } as const;

export function openPaper(info: PaperInfo): Paper {
  const { document, bytes } = begin(info);
  const root = document.struct('Document');
  document.addStructure(root);
  return {
    heading: (level, text) => heading(document, root, level, text),
    paragraph: (text, look = 'plain') =>
      lines(document, root, winAnsi(text), look, { x: leftOf(document), y: document.y, width: widthOf(document) }),
    table: (rows, widths) => table(document, root, rows, widths),
    gap(points) {
      document.y += points;
    },
    async finish(foot, page) {
      root.end();
      feet(document, winAnsi(foot), page);
      document.end();
      return bytes;
    },
  };
}

function begin({ title, author, language, at }: PaperInfo): { document: Document; bytes: Promise<Buffer> } {
  const date = new Date(at.epochMilliseconds);
  const document = new PDFDocument({
    size: 'A4',
    margins: MARGINS,
    bufferPages: true,
    tagged: true,
    displayTitle: true,
    pdfVersion: '1.7',
    lang: language === 'sv' ? 'sv-SE' : 'en-GB',
    info: { Title: title, Author: author, Creator: 'Samverkanslotsen', CreationDate: date, ModDate: date },
  });
  const chunks: Buffer[] = [];
  const bytes = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
  return { document, bytes };
}

const leftOf = (document: Document): number => document.page.margins.left;
const widthOf = ({ page }: Document): number => page.width - page.margins.left - page.margins.right;
const endOf = ({ page }: Document): number => page.height - page.margins.bottom;

function tagged(document: Document, parent: Element, tag: string, draw: () => unknown): void {
  const element = document.struct(tag, {}, () => {
    draw();
  });
  parent.add(element);
  element.end();
}

const dressed = (document: Document, look: Look): Document =>
  document
    .font(FONTS[look])
    .fontSize(SIZE)
    .fillColor(look === 'faint' ? FAINT : INK);

interface Column {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Each line is a paragraph of its own, so that nothing that reads it aloud runs them together. */
function lines(document: Document, parent: Element, text: string, look: Look, { x, y, width }: Column): void {
  document.y = y;
  for (const line of text.split('\n')) {
    if (line.trim() === '') document.y += dressed(document, look).currentLineHeight() + LINE_GAP;
    else
      tagged(document, parent, 'P', () =>
        dressed(document, look).text(line, x, document.y, { width, lineGap: LINE_GAP }),
      );
  }
}

function heading(document: Document, root: Element, level: 1 | 2 | 3, text: string): void {
  const { size, room } = HEADINGS[level];
  if (document.y + room > endOf(document)) document.addPage();
  else if (level > 1 && document.y > MARGINS.top) document.y += level === 2 ? 18 : 9;
  const words = winAnsi(text);
  if (level === 2) document.outline.addItem(words);
  tagged(document, root, `H${level}`, () =>
    document
      .font('Helvetica-Bold')
      .fontSize(size)
      .fillColor(level === 3 ? INK : ACCENT)
      .text(words, leftOf(document), document.y),
  );
  document.y += level === 3 ? 1 : 5;
}

function table(document: Document, root: Element, rows: readonly (readonly Cell[])[], widths: readonly number[]): void {
  const element = document.struct('Table');
  root.add(element);
  for (const cells of rows) row(document, element, cells, widths);
  element.end();
}

/** Cells begin on the same line. The last one may go on to the next page; a row with no room to begin properly begins there. */
function row(document: Document, parent: Element, cells: readonly Cell[], shares: readonly number[]): void {
  const room = widthOf(document) - GUTTER * (cells.length - 1);
  const columns = cells.map(({ text, is, look }, at) => {
    const width = (shares[at] ?? 0) * room;
    const words = winAnsi(text);
    return { words, is, look, width, height: heightOf(document, words, look, width) };
  });
  const needed = columns.map(({ height }, at) => (at === columns.length - 1 ? Math.min(height, BEGINNING) : height));
  if (document.y + Math.max(...needed) > endOf(document)) document.addPage();
  const { page, y: top } = document;
  const element = document.struct('TR');
  parent.add(element);
  let x = leftOf(document);
  for (const { words, is, look, width } of columns) {
    const cell = document.struct(is);
    element.add(cell);
    lines(document, cell, words, look, { x, y: top, width });
    cell.end();
    x += width + GUTTER;
  }
  element.end();
  if (document.page === page) document.y = top + Math.max(...columns.map(({ height }) => height));
  document.y += 3;
  rule(document);
}

const heightOf = (document: Document, text: string, look: Look, width: number): number =>
  dressed(document, look).heightOfString(text, { width, lineGap: LINE_GAP });

/** A thin line under a row; nothing for a screen reader. */
function rule(document: Document): void {
  document.markContent('Artifact', { type: 'Layout' });
  const left = leftOf(document);
  document
    .moveTo(left, document.y)
    .lineTo(left + widthOf(document), document.y)
    .lineWidth(0.5)
    .strokeColor(RULE)
    .stroke();
  document.endMarkedContent();
  document.y += 5;
}

function feet(document: Document, foot: string, page: (page: number, of: number) => string): void {
  const { count } = document.bufferedPageRange();
  for (let at = 0; at < count; at++) {
    document.switchToPage(at);
    document.page.margins.bottom = 0;
    document.markContent('Artifact', { type: 'Pagination' });
    const y = document.page.height - 44;
    const number = page(at + 1, count);
    document.font('Helvetica').fontSize(8.5).fillColor(FAINT);
    const numberWidth = document.widthOfString(number);
    const room = widthOf(document) - numberWidth - GUTTER;
    document.text(shortened(document, foot, room), leftOf(document), y, { lineBreak: false });
    document.text(number, leftOf(document) + widthOf(document) - numberWidth, y, { lineBreak: false });
    document.endMarkedContent();
  }
}

function shortened(document: Document, text: string, width: number): string {
  if (document.widthOfString(text) <= width) return text;
  let length = text.length;
  while (length > 0 && document.widthOfString(`${text.slice(0, length)}…`) > width) length--;
  return `${text.slice(0, length).trimEnd()}…`;
}
