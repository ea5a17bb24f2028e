import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { masked, refusedKinds } from '../../../src/domain/privacy/guard.ts';
import { hasValidChecksum } from '../../../src/domain/privacy/identity.ts';
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
    'ref 191212121212',
    '850709/9805',
    '121272-1212',
    '121212-XXXX',
    '850709-98xx',
    '121313-1212',
    '12.12.12.1212',
    '19,64,08,23,3234',
    '1 9 1 2 1 2 1 2 1 2 1 2',
    '1-2-1-2-1-2-1-2-1-2',
    '19121212_1212',
    '(121212)-(1212)',
    '**121212**-**1212**',
    '670919<br>9530',
    '670919- (ny rad) 9530',
    '6408\u200b23-3234',
    '811228\u00ad-\u00ad9874',
    '１２１２１２－１２１２',
    '١٢١٢١٢-١٢١٢',
    'I2I2I2-I2I2',
    '9OO1O1-2385',
    'journal.example/p/670919-9530/sip',
    '121212 och sen 1212',
    'först 1964, sen 0823, sen 3234',
    '1212 är de fyra sista, resten är 121212',
    'åttiofem noll sju noll nio streck nittioåtta noll fem',
    'tolfte i tolfte nittonhundratolv',
    'nineteen twelve twelve twelve twelve twelve',
    'LMA-kort 52-121212/3',
  ])('is found however it is written: %s', (number) => {
    expect(kinds(`var tar vi upp ${number} som inte fått hem sin medicin`)).not.toEqual([]);
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
    'HSA-id SE2321000131-E000000012345',
    'ärendenummer 2024-0312-9871',
    'OCR 4400 1212 1299',
    'Cosmic 4.2.12.1212',
    'IP 10.12.12.12',
    'ISBN 978-91-7555-121-2',
    'konferens-ID 498 212 121 2',
    'perioden 20240101-20241231',
    '2019 1203, 2020 1187, 2021 1210 besök',
    'första, andra och tredje linjen',
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
    'Sten fick stroke i lördags och ska hem utan rehabplan',
    'björn på trean vill inte äta',
    'gun e så orolig på kvällarna',
    'Bo kan inte bo kvar hemma',
    'My, 14, kom till mottagningen utan föräldrar',
    'herr Åmål ska till korttids på måndag',
    'A.K. på Solgården rum 12 har fått morfinpump',
    'B-M L på korttids, plats 6, vill hem',
    'G. Lindh på avd 54 ska ha syrgas hemma',
    'AS född 51 har inte fått hem sin säng',
    '"Lillen" Karlsson på gruppboendet har slagit personal',
    'Kerstins sår luktar',
    'svärdottern till Rune vill läsa planen',
    "Mr Haddad's wife cannot cope at home any more",
    'Oleksandr har massflyktsstatus och behöver protes',
    'Undersköterskan Maria Lund är sjukskriven för utmattning',
    'Pensionerade doktor Ekman, 88, bor hos oss',
    'Enhetschef Anna Berg säger att Gösta Lind inte får komma tillbaka',
    'Dr Holm säger att Siv inte får hem syrgas',
    'de enda trillingarna på Granövikens skola, tjejen är placerad',
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
    'Verksamhetschefen på medicin, Väinö Korhonen, svarar inte',
    'Utvecklingsledarna Tor och Siv vill ha med en brukare i arbetsgruppen',
    'Kan Karin i vårdsamordningen på NÄL vara med i arbetsgruppen',
    'arbetsterapeuten Nils har gått en kurs om demens',
    'Var ligger Anna-Karins presentation från chefsdagen',
    'Vårdcentralen Hjalmar vill inte teckna läkaravtal',
    'Kvinnojouren Olivia och Frida vill bli inbjudna',
    'Vårdbolaget Karlsson & Söner AB vill vara med på SIP',
    'modellen Bo hos Bettan i norra länsdelen',
    'Vad är viktigt för Esther? Ska vi använda den metoden',
    'Stig upp, bo kvar, leva på: projektet söker samverkan',
    'Maj är svårast för demensboendet',
    'Dag och natt behövs sjuksköterska',
    'Hemsjukvården i Kramfors får ringa som alla andra om medicinen',
    'Skyddat boende Lidköping tar emot kvinnor',
    'Demens står i Göteborg Sydväst på båda listorna',
  ])('of staff, a place or nobody is not: %s', (text) => {
    expect(kinds(text)).toEqual([]);
  });
});

describe('where somebody is reached or lives', () => {
  it.each([
    'Växeln 010-441 00 00 svarar inte men maken har 070-174 06 61',
    'frun har tfn 031/3900612',
    'anhörig nås på 0046(0)701740640',
    'sms:a brukaren på ０７０１７４０６５０ när tiden är klar',
    'anhörig vill ha protokollet på grannkatt12 (at) example punkt org',
    'snöret till brukaren på snap är tindra_tolv',
    'brukaren flyttar in hos sin bror på Tallåsen 3',
    'The patient lives at 14 Ringvägen, second floor',
    'kör till 58.34981, 11.93802, där bor tanten som behöver dropp',
    'han kan inte köra längre, blå volvon ABL 46K står på uppfarten',
  ])('is refused when it is a patient or their kin: %s', (text) => {
    expect(kinds(text)).toEqual(['contact']);
  });

  it.each([
    'Skickas posten till Regionens Hus, Östergatan 12, eller till kansliet?',
    'hvb-hemmet på Skolvägen 3 byter utförare',
    'växeln 010-441 00 00 när patienten vill byta tid',
    'Maila registrator@kommunen.example när vi lämnar en avvikelse om en patient',
    'Patienter hänvisas till Torggatan 2 där vårdcentralen finns',
    'vår leasingbil med reg.nr ABC 123 ska bytas',
  ])('is not when it is an office or a house of care: %s', (text) => {
    expect(kinds(text)).toEqual([]);
  });
});

describe('masking', () => {
  it.each([
    ['kan du kolla 6408\u200b23-3234 idag', 'kan du kolla *** idag'],
    ['kan du kolla １２１２１２－１２１２ idag', 'kan du kolla *** idag'],
    ['pat121212-1212hem idag', 'pat***hem idag'],
    ['SIPmöte8112289874imorgon', 'SIPmöte***imorgon'],
    ['ett två ett två ett två streck ett två ett två saknas', '*** saknas'],
  ])('hides just the number where it was written: %s', (text, hidden) => {
    expect(masked(text, findings(text))).toBe(hidden);
  });

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

describe('a text as long as a message may be', () => {
  it.each(['1', '1 ', '1.', '0 ', 'tolv ', 'Anna: ', 'A. ', 'a.', 'Aa', 'född den ', 'adress A ', 'O'])(
    'is read before anybody loses patience, also when it only repeats %p',
    (part) => {
      const found = findings(part.repeat(4000 / part.length));

      expect(found.every(({ start, end }) => start < end)).toBe(true);
    },
  );
});

/** Hard lines by other writers; the guard has been mended on them since, so the figures are a floor, not a promise. */
describe.each(['privacy-1', 'privacy-2', 'privacy-3', 'privacy-4', 'privacy-5', 'privacy-6', 'privacy-7'])(
  'the guard on the hard lines of %s',
  (name) => {
    const lines = readFileSync(join(import.meta.dirname, `../../data/${name}.tsv`), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split('\t') as [label: 'hit' | 'clean', kind: string, text: string]);
    const share = (label: 'hit' | 'clean', good: (text: string) => boolean) => {
      const wanted = lines.filter(([one]) => one === label);
      return wanted.filter(([, , text]) => good(text)).length / wanted.length;
    };

    it('catches at least 98 of 100 that point someone out', () => {
      expect(share('hit', (text) => kinds(text).length > 0)).toBeGreaterThanOrEqual(0.98);
    });

    it('lets at least 98 of 100 others through', () => {
      expect(share('clean', (text) => kinds(text).length === 0)).toBeGreaterThanOrEqual(0.98);
    });
  },
);

describe('the guard on ordinary questions', () => {
  it('refuses none', () => {
    const folder = join(import.meta.dirname, '../../../src/models/examples');
    const questions = readdirSync(folder)
      .filter((name) => name.endsWith('.tsv'))
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
      .filter((_, at) => at % 5 === 0)
      .map((line) => line.split('\t').at(-1) ?? '');

    const refused = questions.filter((text) => kinds(text).length > 0);

    expect(refused).toEqual([]);
  });
});
