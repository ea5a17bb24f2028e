import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { masked, refusedKinds } from '../../../src/domain/privacy/guard.ts';
import { hasValidChecksum } from '../../../src/domain/privacy/numbers.ts';
import { read } from '../../../src/domain/routing/reading.ts';
import { routerOf } from '../../support/models.ts';

const findings = (text: string) => read(routerOf('fyrbodal').lexicon, text).personalData;
const kinds = (text: string) => refusedKinds(findings(text));

describe('a personal number', () => {
  it.each([
    '121212-1212',
    '19121212-1212',
    '191212121212',
    '1212121212',
    '121212 1212',
    '121212 - 1212',
    '121212–1212',
    '121212+1212',
    '1912-12-12-1212',
    '12 12 12-1212',
    'pnr 1212 12 12 12',
    '850709/9805',
    '121272-1212',
    '121212-XXXX',
    '850709-98xx',
    '121313-1212',
  ])('is found however it is written: %s', (number) => {
    expect(kinds(`var tar vi upp ${number} som inte fått hem sin medicin`)).toContain('number');
  });

  it.each([
    'KS 2024/0123',
    'SKAV-2026-0042',
    'organisationsnummer 212000-0142',
    'lagen 2017:612 om utskrivning',
    'växeln 010-441 00 00',
    'mötet 2026-10-15 13.00',
    'avtalet 2022-01-01–2026-12-31',
    'vi ses 20261015-1300',
    '14 kommuner och 49 i länet',
  ])('is not what only looks like one: %s', (text) => {
    expect(kinds(`vem tar frågan om ${text}`)).toEqual([]);
  });

  it('adds up by its check digit', () => {
    expect(hasValidChecksum('8112289874')).toBe(true);
    expect(hasValidChecksum('8112289873')).toBe(false);
  });
});

describe('a name', () => {
  it.each([
    'Tolvan Tolvansson blev utan insulin i helgen',
    'pat kalle svensson på avd 5 ska hem',
    'Fatima har hemsjukvård men ingen läkare',
    'Lova Eklund, 15 år, går inte i skolan',
    'fru Andersson på rum 12 ramlade',
    'K.J. 71 år, Strandvägen 2B, har fått en diagnos',
    'How do we help Britt-Marie Berg who has dementia',
  ])('of a patient is refused: %s', (text) => {
    expect(kinds(text)).not.toEqual([]);
  });

  it.each([
    'enhetschef Anna Berg har ringt om rutinen',
    'dr Lindqvist på vårdcentralen vill inte',
    'ordförande Karin Holm vill ta upp frågan',
    'jag heter Lena Wallin och är biståndshandläggare',
    'Mini-Maria i Uddevalla tar inte emot',
    'skolan i Dals-Ed och Lilla Edet',
    'vi bor på Karl Johansgatan',
    'en man i 80-årsåldern som ska hem',
    'barn 6-12 år som inte går i skolan',
  ])('of staff, a place or nobody is not: %s', (text) => {
    expect(kinds(text)).toEqual([]);
  });
});

describe('masking', () => {
  it('hides what was found and keeps the rest', () => {
    const text = 'enhetschef Anna Berg nås på anna.berg@example.org om rutinen';

    expect(masked(text, findings(text))).toBe('enhetschef *** nås på *** om rutinen');
  });

  it('leaves no digit of a personal number behind, wherever it stands', () => {
    const number = fc.constantFrom('121212-1212', '191212121212', '850709-9805', '19900101-2385');
    const around = fc.stringMatching(/^[a-zåäö ]{0,40}$/);
    fc.assert(
      fc.property(around, number, around, (before, digits, after) => {
        const text = `${before} ${digits} ${after}`;
        expect(masked(text, findings(text))).not.toMatch(/\d/);
      }),
    );
  });
});

/** Hard lines by other writers; the guard has been mended on them since, so the figures are a floor, not a promise. */
describe('the guard on hard lines', () => {
  const lines = ['privacy-1', 'privacy-2', 'privacy-3', 'privacy-4', 'privacy-5'].flatMap((name) =>
    readFileSync(join(import.meta.dirname, `../../data/${name}.tsv`), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split('\t') as [label: 'hit' | 'clean', kind: string, text: string]),
  );
  const share = (label: 'hit' | 'clean', good: (text: string) => boolean) => {
    const wanted = lines.filter(([one]) => one === label);
    return wanted.filter(([, , text]) => good(text)).length / wanted.length;
  };

  it('catches at least 96 of 100 that point someone out', () => {
    expect(share('hit', (text) => kinds(text).length > 0)).toBeGreaterThanOrEqual(0.96);
  });

  it('lets at least 98 of 100 others through', () => {
    expect(share('clean', (text) => kinds(text).length === 0)).toBeGreaterThanOrEqual(0.98);
  });
});
