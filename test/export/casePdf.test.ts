import { describe, expect, it } from '@jest/globals';
import type { Answers } from '../../src/domain/case/case.ts';
import { type Recorded, recordOf } from '../../src/domain/case/recordOf.ts';
import { casePdf } from '../../src/export/casePdf.ts';
import { winAnsi } from '../../src/export/winAnsi.ts';
import { pagesOf } from '../support/pdfText.ts';
import { ANSWERS, filed, lived, MEETING, toDecision } from './sampleCases.ts';

const AT = Temporal.Instant.from('2026-12-12T10:00:00Z');
const pdfOf = (recorded: Recorded, language: 'sv' | 'en' = 'sv') =>
  casePdf(recordOf(recorded, 'Europe/Stockholm', AT), language);
const answered = (answers: Answers) => filed({ answers: { ...ANSWERS, ...answers } });

const ANCHORED = lived(
  filed(),
  ...toDecision,
  ['2026-12-09T10:00:00Z', { do: 'anchor' }],
  ['2026-12-10T10:00:00Z', { do: 'report', principal: 'uddevalla', home: 'hindered', note: 'Behörighet saknas.' }],
);

const textOf = async (recorded: Recorded, language: 'sv' | 'en' = 'sv'): Promise<string> =>
  pagesOf(await pdfOf(recorded, language)).join('\n');
/** The foot is the last that is drawn on a page. */
const withoutFoot = (page: string): string => page.split('\n').slice(0, -2).join('\n');
const flowing = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe('a case as a PDF', () => {
  it('begins with its number and title, then what is known of it', async () => {
    const text = await textOf(ANCHORED);

    expect(flowing(text)).toMatch(/SKAV-2026-0042 · Läkemedelslistor saknas vid hemgång/);
    expect(text).toMatch(/Forum\nLokal vårdsamverkansgrupp Uddevalla\nLäge\nFörankras hemma\nMålgrupp\nÄldre/);
    expect(text).toContain('2 november 2026 kl. 09.15, av Anna Ångström');
  });

  it('has each field with the label that the form had', async () => {
    const text = await textOf(filed());

    expect(text).toMatch(/Hur ofta\?\nVarje vecka\nEnhet\nHemvård Öster – café Entré/);
    expect(text).toContain(
      'Vid hemgång från sjukhuset saknas ofta en aktuell läkemedelslista.\nHemtjänsten får ringa runt.',
    );
  });

  it('has the decision, what each principal has answered, and what has happened', async () => {
    const text = await textOf(ANCHORED);

    expect(text).toMatch(/Beslut\nAktuell läkemedelslista följer alltid med hem\.\nVem gör vad\nAvdelning 52/);
    expect(text).toMatch(/Uddevalla kommun\nGår inte\nBehörighet saknas\.\nLena Processledare, 10 december 2026/);
    expect(text).toMatch(/Västra Götalandsregionen\nInväntas/);
    expect(flowing(text)).toContain('Uddevalla kommun kan inte genomföra det: Behörighet saknas.');
    expect(text).toMatch(/Sattes upp på dagordningen: 8 december 2026\nLena Processledare/);
  });

  it('says in words where a case has gone', async () => {
    const to = { forum: 'fyrbodal/uf-aldre', place: null };
    const forwarded = lived(
      filed(),
      ['2026-11-03T09:00:00Z', { do: 'prepare' }],
      ['2026-11-04T09:00:00Z', { do: 'forward', to, reason: 'Flera kommuner har samma problem.' }],
      ['2026-11-05T09:00:00Z', { do: 'schedule', meeting: MEETING }, undefined, 2],
    );

    const text = flowing(await textOf(forwarded));

    expect(text).toContain('Läge På dagordningen 8 december 2026');
    expect(text).toMatch(
      /Lyft vidare till Utvecklingsforum Äldre · Lokal vårdsamverkansgrupp Uddevalla Flera kommuner/,
    );
    expect(text).toContain('Lyftes vidare till Utvecklingsforum Äldre: Flera kommuner har samma problem.');
  });

  it('speaks English too', async () => {
    expect(await textOf(ANCHORED, 'en')).toMatch(/State\nBeing carried home[\s\S]*What happens\?[\s\S]*Decision\n/);
  });

  it('numbers its pages when it is long, and loses nothing on the way', async () => {
    const sentences = Array.from({ length: 150 }, (_, at) => `Mening nummer ${at} om listan som försvinner.`);

    const pages = pagesOf(await pdfOf(answered({ happening: sentences.join(' ') })));

    const text = flowing(pages.map(withoutFoot).join('\n'));
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.map((page) => /Sida \d+ av \d+/.exec(page)?.[0])).toEqual(
      pages.map((_, at) => `Sida ${at + 1} av ${pages.length}`),
    );
    expect(sentences.filter((sentence) => !text.includes(sentence))).toEqual([]);
  });

  it('can hold a comment that is longer than a page', async () => {
    const words = Array.from({ length: 900 }, (_, at) => `ord${at}`);
    const commented = lived(ANCHORED, ['2026-12-11T10:00:00Z', { do: 'comment', text: words.join(' ') }]);

    const text = await textOf(commented);

    expect(words.filter((word) => !new RegExp(`\\b${word}\\b`).test(text))).toEqual([]);
  });

  it('is tagged for screen readers: language, title, headings and tables', async () => {
    const source = (await pdfOf(ANCHORED)).toString('latin1');

    expect(source).toMatch(/\/Marked true/);
    expect(source).toMatch(/\/Lang \(sv-SE\)/);
    expect(source).toMatch(/\/DisplayDocTitle true/);
    for (const tag of ['Document', 'H1', 'H2', 'H3', 'P', 'Table', 'TR', 'TH', 'TD'])
      expect(source).toContain(`/S /${tag}\n`);
  });

  it('is the same bytes for the same record', async () => {
    const [one, other] = await Promise.all([pdfOf(ANCHORED), pdfOf(ANCHORED)]);

    expect(one?.equals(other ?? Buffer.alloc(0))).toBe(true);
  });

  it('shows a substitute for what its font lacks', async () => {
    const text = await textOf(answered({ enhet: 'عمر & Ł. Wiśniewski 👍🏽 ≥ 3' }));

    expect(text).toContain('??? & L. Wisniewski ? >= 3');
  });
});

describe('text for the standard fonts', () => {
  it.each([
    ['Åäö É ü ñ ß – “så” … €', 'Åäö É ü ñ ß – “så” … €'],
    ['e\u0301 med lös accent', 'é med lös accent'],
    ['hård\u202fsmal\u2009luft', 'hård smal luft'],
    ['osyn\u00adligt\u200b', 'osynligt'],
    ['rad\r\nrad\rrad', 'rad\nrad\nrad'],
    ['👨‍👩‍👧', '?'],
    ['\u0007ping', 'ping'],
  ])('makes %j into %j', (text, expected) => {
    expect(winAnsi(text)).toBe(expected);
  });
});
