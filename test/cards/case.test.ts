import { describe, expect, it } from '@jest/globals';
import { cardFor } from '../../cards/cardFor.ts';
import { previewOf } from '../../cards/case/preview.ts';
import { cardText } from '../../src/cli/cardText.ts';
import {
  buttonsOf,
  cardOf,
  elementsOf,
  labels,
  pressOf,
  replyNamed,
  seen,
  textOf,
  texts,
} from '../support/caseCards.ts';

describe('a case', () => {
  it.each([
    ['filed', 'Lokal grupp Uddevalla · inkommen 21 november · 5 står bakom'],
    ['preparing', 'bereds sedan 24 november'],
    ['scheduled', 'på dagordningen tisdag 8 december'],
    ['decided', 'beslutad 24 november'],
    ['anchoring', 'förankras hemma (2 av 3 har svarat)'],
    ['closed', 'klar 24 november'],
    ['forwarded', 'Utvecklingsforum Äldre · bereds sedan 24 november'],
    ['returned', 'återförd till den egna organisationen'],
    ['withdrawn', 'återtagen 24 november'],
    ['merged', 'sammanförd med SKAV-2026-0031'],
  ])('that is %s says so in words', (state, words) => {
    expect(textOf(`a case ${state} to everyone`)).toContain(words);
  });

  it('says what it is, where it stands, what it leads to and what has been tried, in that order', () => {
    const lines = texts(seen(cardOf('a case filed to everyone')));

    expect(lines.map((line) => line.split(/[:·]/)[0]?.trim())).toEqual([
      'SKAV-2026-0042',
      'Lokal grupp Uddevalla',
      'Följd',
      'Prövat',
    ]);
  });

  it('gives everybody the same buttons, one of which gets their own', () => {
    expect(labels('a case filed to everyone')).toEqual(['Jag med', 'Kommentera', 'Hantera', 'Visa mer']);
    expect(pressOf('a case filed to everyone', 'Jag med')).toMatchObject({ press: 'act', deed: 'join', revision: 7 });
    expect(pressOf('a case filed to everyone', 'Kommentera')).toMatchObject({ press: 'step', deed: 'comment' });
    expect(pressOf('a case filed to everyone', 'Hantera')).toMatchObject({ press: 'case' });
  });

  it('names nobody in the channel', () => {
    const all = JSON.stringify(cardOf('the fullest case to everyone'));

    expect(all).not.toMatch(/Karin Ek|Per Processledare|Efternamnsson/);
  });

  it.each([
    ['filed', 'Börja bereda', 'act'],
    ['preparing', 'Till möte …', 'step'],
    ['scheduled', 'Skriv beslut', 'step'],
    ['decided', 'Skicka hem för förankring', 'act'],
    ['anchoring', 'Svara om förankring', 'step'],
  ])('that is %s offers a process lead "%s" first', (state, label, press) => {
    const [first] = buttonsOf(seen(cardOf(`a case ${state} to a process lead`)));

    expect(first).toMatchObject({ title: label, style: 'positive', data: { press: { press, handling: 1 } } });
  });

  it('ends a decision that nobody has to carry home', () => {
    const name = 'a case with a recommendation for nobody';

    expect(labels(name)[0]).toBe('Avsluta');
    expect(textOf(name)).toContain('Rekommendation: Läkemedelslistan skickas');
  });

  it('shows five buttons at most, and what cannot be undone last among the rest', () => {
    const all = buttonsOf(elementsOf(cardOf('a case filed to a process lead'))).map(({ title }) => title);

    expect(labels('a case filed to a process lead')).toHaveLength(5);
    expect(all.indexOf('Ta bort det som pekar ut någon')).toBeGreaterThan(all.indexOf('Återför'));
  });

  it('lets whoever filed it change it and take it back', () => {
    expect(labels('a case filed to whoever filed it')).toEqual([
      'Ändra',
      'Kommentera',
      'Lämna över',
      'Ta tillbaka',
      'Visa mer',
    ]);
  });

  it('that several forums have says where each stands, and gives each its own next step', () => {
    const text = textOf('a shared case to a process lead');

    expect(text).toContain('Lokal grupp Uddevalla · på dagordningen tisdag 8 december');
    expect(text).toContain('Utvecklingsforum Äldre · inkommen 21 november');
    expect(pressOf('a shared case to a process lead', 'Skriv beslut')).toMatchObject({ handling: 1 });
    expect(pressOf('a shared case to a process lead', 'Börja bereda')).toMatchObject({ handling: 2 });
  });

  it('says in words what each principal has answered', () => {
    const text = textOf('a case anchoring to everyone');

    expect(text).toContain('Uddevalla kommun: klart hemma');
    expect(text).toContain('Västra Götalandsregionen: går inte att genomföra (Journalsystemet byts i mars)');
    expect(text).toContain('Trollhättans kommun: har inte svarat än');
  });

  it('lets a member answer at once for the one principal that is theirs', () => {
    const name = 'a case anchoring to a member';

    expect(pressOf(name, 'Klart hos oss')).toMatchObject({ press: 'act', principal: 'trollhattan', home: 'done' });
    expect(pressOf(name, 'Går inte hos oss')).toMatchObject({ press: 'step', deed: 'report' });
  });

  it('shows what people wrote as they wrote it, never as a link or a heading', () => {
    const raw = elementsOf(cardOf('a case with marks in it')).map(({ text }) => String(text ?? ''));

    expect(raw[1]).toBe('**SKAV-2026-0042 · \\[Tryck här\\](https://example.org) \\*nu\\***');
    expect(raw).toContain('\\# Först\n\n- ett\n\n- två');
    expect(cardOf('a case with marks in it').speak).toBe('SKAV-2026-0042 · [Tryck här](https://example.org) *nu*');
  });

  it('shows that something has been taken out wherever it is said: on the card, read aloud, in a list and on the terminal', () => {
    const reply = replyNamed('a case preparing to a process lead');
    if (reply.say !== 'case') throw new Error(reply.say);
    const { view } = reply;
    const answers = { ...view.case.answers, title: 'Resor från ***', consequence: 'Fel doser hos ***' };
    const hidden = { ...view, case: { ...view.case, answers } };

    const shown = cardFor({ reply: { say: 'case', view: hidden }, language: 'sv' });
    const news = cardFor({ reply: { say: 'case-news', view: hidden, events: [] }, language: 'sv' });

    expect(shown.speak).toBe('SKAV-2026-0042 · Resor från ***');
    expect(news.speak).toBe('Nytt om SKAV-2026-0042 Resor från ***');
    expect(previewOf(hidden, 'sv').title).toBe('SKAV-2026-0042 · Resor från ***');
    expect(cardText(shown)).toEqual(
      expect.arrayContaining(['SKAV-2026-0042 · Resor från ***', 'Följd: Fel doser hos ***']),
    );
  });

  it.each([
    ['a case filed to a process lead', true],
    ['a case filed to whoever filed it', false],
    ['a case anchoring to a member', false],
    ['a case filed to everyone', false],
  ])('offers its files to those who may take it out, and to nobody else: %s', (name, isOffered) => {
    const all = buttonsOf(elementsOf(cardOf(name))).map(({ title }) => title);

    expect([all.includes('Spara som pdf'), all.includes('Fil för diariet')]).toEqual([isOffered, isOffered]);
  });

  it('says in the channel that it has left that it now belongs to another forum', () => {
    expect(textOf('a case that has moved').split('\n')[0]).toBe('SKAV-2026-0042 hör nu till Utvecklingsforum Äldre');
    expect(labels('a case that has moved')).toEqual([]);
  });

  it('says that no forum is chosen while nobody has', () => {
    expect(textOf('a case in a forum that is gone')).toContain('Forum inte valt än · inkommen');
  });

  it('is fetched anew for those it is told of, and only in the channel', () => {
    const reply = replyNamed('a case filed to everyone');
    if (reply.say !== 'case') throw new Error(reply.say);
    const view = { ...reply.view, refreshFor: ['29:a', '29:b'] };

    const shown = cardFor({ reply: { say: 'case', view }, language: 'sv' });
    const own = cardFor({ reply: { say: 'case', view: { ...view, for: 'lead' } }, language: 'sv' });

    expect(shown.refresh?.userIds).toEqual(['29:a', '29:b']);
    expect(shown.refresh?.action).toMatchObject({ type: 'Action.Execute', data: { press: { press: 'case' } } });
    expect(own.refresh).toBeUndefined();
    expect(cardOf('a case filed to everyone').refresh).toBeUndefined();
  });

  it('is a line in a list of search results', () => {
    const reply = replyNamed('a case preparing to a process lead');
    if (reply.say !== 'case') throw new Error(reply.say);

    const { title, text } = previewOf(reply.view, 'sv');

    expect(title).toBe('SKAV-2026-0042 · Läkemedelslistor saknas vid hemgång');
    expect(text.replaceAll('\u00a0', ' ')).toBe('Lokal grupp Uddevalla · bereds sedan 24 november · 5 står bakom');
  });
});
