import { describe, expect, it } from '@jest/globals';
import type { Answers } from '../../src/domain/case/case.ts';
import { type Recorded, recordOf } from '../../src/domain/case/recordOf.ts';
import { casesJson } from '../../src/export/caseJson.ts';
import { casesCsv } from '../../src/export/csv.ts';
import { ANSWERS, FORM, filed, lived, toDecision } from './sampleCases.ts';

const AT = Temporal.Instant.from('2026-12-12T10:00:00Z');

async function* recordsOf(...all: readonly Recorded[]) {
  for (const one of all) yield recordOf(one, 'Europe/Stockholm', AT);
}

async function textOf(chunks: AsyncIterable<string>): Promise<string> {
  const all: string[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return all.join('');
}

/** As a spreadsheet reads it: quotes may hold commas, line breaks and doubled quotes. */
function rowsOf(csv: string): string[][] {
  const cells = [...csv.replace('\uFEFF', '').matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n)/g)];
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of cells) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

async function table(cases: readonly Recorded[], language: 'sv' | 'en' = 'sv') {
  const [header = [], ...rows] = rowsOf(await textOf(casesCsv(recordsOf(...cases), [FORM], language)));
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at]])));
}

const answered = (answers: Answers) => filed({ answers: { ...ANSWERS, ...answers } });

describe('the table of cases', () => {
  it('begins with the mark that makes Excel read å ä ö, then the header', async () => {
    const csv = await textOf(casesCsv(recordsOf(), [FORM], 'sv'));

    expect(csv).toMatch(/^\uFEFFNummer,Diarienummer,Rubrik,.*Läge.*,Enhet\r\n$/);
  });

  it('has one row a case, in words', async () => {
    const [row] = await table([lived(filed(), ...toDecision)]);

    expect(row).toMatchObject({
      Nummer: 'SKAV-2026-0042',
      Rubrik: 'Läkemedelslistor saknas vid hemgång',
      Organisation: 'Vårdsamverkan Fyrbodal',
      Forum: 'Lokal vårdsamverkansgrupp Uddevalla',
      Plats: 'Uddevalla',
      Läge: 'beslutad',
      Målgrupp: 'Äldre',
      Inlämnat: '2026-11-02',
      'Står bakom': '1',
      Beslutat: '2026-12-08',
      Beslut: 'Aktuell läkemedelslista följer alltid med hem.',
      'Hur ofta?': 'Varje vecka',
      Enhet: 'Hemvård Öster – café Entré',
    });
  });

  it('counts who has carried the decision home', async () => {
    const [row] = await table([
      lived(
        filed(),
        ...toDecision,
        ['2026-12-09T10:00:00Z', { do: 'anchor' }],
        ['2026-12-10T10:00:00Z', { do: 'report', principal: 'vgr', home: 'done', note: '' }],
      ),
    ]);

    expect(row).toMatchObject({ 'Ska förankra': '2', 'Klart hemma': '1' });
  });

  it('keeps commas, quotes and line breaks inside their cell', async () => {
    const text = 'Först, "listan"\nsedan\r\nringer vi';
    const [row] = await table([answered({ happening: text })]);

    expect(row?.['Vad är det som händer?']).toBe(text);
  });

  it.each(['=HYPERLINK("http://x")', '+46 70', '-1', '@SUM(A1)', '\tx', '＝1+1'])(
    'lets no spreadsheet run %j',
    async (title) => {
      const [row] = await table([answered({ title })]);

      expect(row?.Rubrik).toBe(`'${title}`);
    },
  );

  it('has a column for every field that any of the forms has, and a row for cases without it', async () => {
    const extra = { ...FORM.fields[1], id: 'ny', kind: 'line', label: { sv: 'Nytt fält', en: 'New' } } as const;
    const newer = { ...FORM, version: 'form-2', fields: [...FORM.fields, { ...FORM.fields[1], ...extra }] };
    const forms = [FORM, newer] as (typeof FORM)[];

    const csv = await textOf(casesCsv(recordsOf(filed()), forms, 'sv'));

    const [header, row] = rowsOf(csv);
    expect(header?.at(-1)).toBe('Nytt fält');
    expect(row).toHaveLength(header?.length ?? 0);
  });

  it('speaks English too', async () => {
    const [row] = await table([filed()], 'en');

    expect(row).toMatchObject({ Number: 'SKAV-2026-0042', State: 'filed', Concerns: 'Older people' });
  });
});

describe('all cases for a program', () => {
  it('are one array of records', async () => {
    const written = await textOf(casesJson(recordsOf(filed({ number: 1 }), filed({ number: 2 }))));

    expect(JSON.parse(written)).toMatchObject([{ number: 'SKAV-2026-0001' }, { number: 'SKAV-2026-0002' }]);
    expect(JSON.parse(await textOf(casesJson(recordsOf())))).toEqual([]);
  });

  it('are written as they are read, so that many need no more memory than one', async () => {
    const chunks = casesJson(recordsOf(filed({ number: 1 }), filed({ number: 2 })))[Symbol.asyncIterator]();

    const first = await chunks.next();

    expect(first.value).toContain('SKAV-2026-0001');
    expect(first.value).not.toContain('SKAV-2026-0002');
  });
});
