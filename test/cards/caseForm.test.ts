import { describe, expect, it } from '@jest/globals';
import { cardOf, elementsOf, input, labels, pressOf, seen, textOf, texts } from '../support/caseCards.ts';

describe('the form', () => {
  it('says above the fields that nobody may be recognised', () => {
    const [title, warning] = texts(seen(cardOf('a case form')));

    expect(title).toBe('Anmäl skav');
    expect(warning).toContain('ingen person går att känna igen');
  });

  it('keeps what was filled in', () => {
    const card = 'a case form filled in';

    expect(input(card, 'title')?.value).toBe('Läkemedelslistor saknas vid hemgång');
    expect(input(card, 'principals')?.value).toBe('uddevalla,vgr');
    expect(input(card, 'confirmed')?.value).toBe('true');
  });

  it('lets a draft be saved before it is complete, and stops nothing in the client', () => {
    const inputs = elementsOf(cardOf('a case form')).filter(({ type }) => String(type).startsWith('Input.'));

    expect(labels('a case form')).toContain('Spara utkast');
    expect(inputs.filter(({ isRequired }) => isRequired)).toEqual([]);
    expect(input('a case form', 'title')?.label).toContain('(måste fyllas i)');
  });

  it('has no drafts in a dialog, where the client stops what is missing', () => {
    expect(labels('a case form in a dialog')).not.toContain('Spara utkast');
    expect(input('a case form in a dialog', 'title')).toMatchObject({
      isRequired: true,
      errorMessage: 'Fyll i det här.',
    });
  });

  it('says how much is wrong first, and what is wrong right below its field', () => {
    const all = seen(cardOf('a case form with problems'));
    const place = all.findIndex(({ id }) => id === 'place');

    expect(texts(all)[1]).toBe('6 saker behöver ändras innan det går att skicka. Det du skrev finns kvar.');
    expect(all.slice(place).find(({ type }) => type === 'TextBlock')).toMatchObject({
      text: '**Välj var det händer. Forumet finns i varje kommun eller område.**',
      color: 'Attention',
    });
  });

  it('says what sort of thing points out a person without repeating it', () => {
    expect(textOf('a case form with problems')).toContain('Här står det ett namn och ett personnummer.');
    expect(textOf('a case form with problems', 'en')).toContain('Here is a name and a personal identity number.');
  });
});

describe('similar cases', () => {
  it('are shown with their title to those who may read them, and else with forum and state only', () => {
    const text = textOf('similar cases');

    expect(text).toContain(
      'SKAV-2026-0031 · Läkemedelslistor saknas vid hemgång\nLokal grupp Uddevalla · bereds · 4 står bakom',
    );
    expect(text).toContain('SKAV-2026-0033\nUtvecklingsforum Äldre · på dagordningen · 1 står bakom');
  });

  it('can each be joined instead', () => {
    expect(pressOf('similar cases', 'Jag med i SKAV-2026-0033')).toMatchObject({
      press: 'join-instead',
      case: '5d1f0c7e-9a2b-4c3d-8e4f-000000000033',
    });
    expect(pressOf('similar cases', 'Nej, mitt är något annat')).toMatchObject({ press: 'file-anyway' });
  });
});
