import { describe, expect, it } from '@jest/globals';
import { cardOf, elementsOf, labels, pointsOf, pressOf, seen, textOf, texts } from '../support/caseCards.ts';

describe('news', () => {
  it.each([
    ['prepare', 'SKAV-2026-0042 bereds nu'],
    ['schedule', 'SKAV-2026-0042 tas upp tisdag 8 december'],
    ['decide', 'Det blev beslut om SKAV-2026-0042'],
    ['comment', 'Ny kommentar till SKAV-2026-0042'],
    ['report', 'Västra Götalandsregionen kan inte genomföra beslutet om SKAV-2026-0042'],
    ['close', 'SKAV-2026-0042 är klar'],
    ['forward', 'SKAV-2026-0042 har lyfts vidare till Utvecklingsforum Äldre'],
    ['share', 'SKAV-2026-0042 tas nu också upp i Styrgruppen'],
    ['hand-over', 'SKAV-2026-0042 är din nu'],
  ])('of %s says it in the first line', (did, line) => {
    expect(texts(seen(cardOf(`news of ${did}`)))[0]).toBe(line);
  });

  it('of a decision quotes it', () => {
    expect(textOf('news of decide')).toContain('Beslut: Läkemedelslistan skickas till hemtjänsten senast kl. 14');
  });

  it('of what stands in the way says why', () => {
    expect(textOf('news of report')).toContain('Skäl: Journalsystemet byts i mars');
  });

  it('of the last answer says whose it was', () => {
    const text = textOf('news of the last answer');

    expect(text.startsWith('SKAV-2026-0042 är klar')).toBe(true);
    expect(text).toContain('Per Processledare svarade: Uddevalla kommun är klar hemma');
  });

  it('of several answers tells who said what', () => {
    const text = textOf('news of one that is done and one that is not');

    expect(text.startsWith('Uddevalla kommun är klar hemma med SKAV-2026-0042')).toBe(true);
    expect(text).toContain('Västra Götalandsregionen kan inte genomföra det: Journalsystemet byts i mars');
  });

  it('of several things has the latest move first, and tells of each', () => {
    const text = textOf('news of several things');

    expect(text.startsWith('Det blev beslut om SKAV-2026-0042')).toBe(true);
    expect(text).toContain('- Per Processledare skrev: Hur ofta händer det på helger?');
    expect(text).toContain('- Per Processledare satte upp det till mötet tisdag 8 december');
  });
});

describe('the history', () => {
  it('says where a case went, and who answered what', () => {
    const text = textOf('the history of a case');

    expect(text).toContain('lyfte vidare till Utvecklingsforum Äldre: Flera kommuner har samma sak.');
    expect(text).toContain('delade med Styrgruppen: Berör fler.');
    expect(text).toContain('svarade: Västra Götalandsregionen kan inte genomföra det: Journalsystemet byts i mars');
  });

  it('says the same in English', () => {
    const text = textOf('the history of a case', 'en');

    expect(text).toContain('passed it on to Development forum Older people');
    expect(text).toContain('answered: Västra Götalandsregionen cannot carry it out');
  });
});

describe('drafts', () => {
  it('tell when they were saved, with the year only when it is another', () => {
    expect(textOf('drafts')).toContain('Sparat 24 november kl. 09.30');
    expect(textOf('an old draft')).toContain('Sparat 24 november 2026 kl. 09.30');
  });
});

describe('a list', () => {
  it('leads to the next page while there is one, and back', () => {
    expect(pressOf('my cases', 'Nästa')).toEqual({ press: 'my-cases', page: 1 });
    expect(labels('my cases')).not.toContain('Föregående');
    expect(labels('the last of my cases')).not.toContain('Nästa');
    expect(pressOf('the last of my cases', 'Föregående')).toEqual({ press: 'my-cases', page: 1 });
  });

  it('of a forum leads to its other lists from their beginning', () => {
    expect(pressOf('open cases of a forum', 'Avslutade')).toMatchObject({ show: 'ended', page: 0, place: 'uddevalla' });
    expect(labels('open cases of a forum')).not.toContain('Öppna');
  });

  it('opens each case', () => {
    expect(pressOf('my cases', 'Visa SKAV-2026-0041')).toMatchObject({ press: 'case' });
  });
});

describe('the overview', () => {
  it('shows bars, and the same counts to clients without them', () => {
    const charts = elementsOf(cardOf('an overview')).filter(({ type }) => String(type).startsWith('Chart.'));

    expect(charts.map(({ type }) => type)).toEqual([
      'Chart.HorizontalBar',
      'Chart.HorizontalBar',
      'Chart.HorizontalBar',
      'Chart.VerticalBar',
    ]);
    for (const { data, fallback } of charts) {
      const counts = pointsOf({ data }).map(({ y }) => String(y));
      expect((fallback as { facts: { value: string }[] }).facts.map(({ value }) => value)).toEqual(counts);
    }
  });

  it('adds up the forums that there is no room for, so that the bars make the whole', () => {
    const forums = elementsOf(cardOf('an overview')).filter(({ type }) => type === 'Chart.HorizontalBar')[2];
    const counts = pointsOf(forums).map(({ y }) => y);

    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(39);
  });
});
