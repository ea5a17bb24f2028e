import { describe, expect, it } from '@jest/globals';
import { type Element, elementsOf } from '../support/caseCards.ts';
import {
  allLabels,
  cardOf,
  input,
  labels,
  linesOf,
  pressOf,
  primaryOf,
  textOf,
  titleOf,
} from '../support/meetingCards.ts';
import { MEETING_ID, point } from '../support/meetingViews.ts';

const SEAT = 'fyrbodal/lokal/uddevalla';

const choices = (element: Element | undefined) => (element?.choices ?? []) as { title: string; value: string }[];

describe('the form for a point', () => {
  it('says for which meeting, by when, and that nobody is to be named', () => {
    const lines = linesOf(cardOf('a form for a point'));

    expect(lines[0]).toBe('Föreslå en punkt till Lokal vårdsamverkansgrupp Uddevalla torsdag 10 december');
    expect(lines[1]).toBe('Punkter in senast tisdag 1 december.');
    expect(lines[2]).toContain('inga namn, inga personnummer');
  });

  it('asks what, which case, more about it, for how long and to what end', () => {
    const ids = elementsOf(cardOf('a form for a point')).flatMap(({ type, id }) =>
      String(type).startsWith('Input.') ? [id] : [],
    );

    expect(ids).toEqual(['title', 'case', 'note', 'minutes', 'purpose']);
    expect(input('a form for a point', 'minutes')).toMatchObject({ type: 'Input.Number', min: 1, max: 240 });
    expect(choices(input('a form for a point', 'purpose')).map(({ value }) => value)).toEqual([
      'decision',
      'discussion',
      'information',
    ]);
  });

  it('has the cases to choose between by number and title, as they were written', () => {
    expect(choices(input('a form for a point', 'case')).map(({ title }) => title)).toEqual([
      'SKAV-2026-0042 Läkemedelslistor saknas vid hemgång',
      'SKAV-2026-0038 Provtagning *i* hemmet',
    ]);
    expect(textOf('a form for a point')).toContain('Behövs inte om du väljer ett ärende.');
  });

  it('asks for no case where there is none', () => {
    expect(input('a form for a point where there are no cases', 'case')).toBeUndefined();
    expect(textOf('a form for a point where there are no cases')).not.toContain('ärende');
  });

  it('is sent under the name it was given, and can be left', () => {
    expect(pressOf('a form for a point', 'Lämna punkten')).toEqual({
      press: 'propose-point',
      meeting: MEETING_ID,
      submit: '0b7c2f58-61a4-4f0e-9a53-2f1f6a1b9c11',
    });
    expect(pressOf('a form for a point', 'Avbryt')).toEqual({ press: 'meeting', meeting: MEETING_ID });
  });

  it('keeps what was filled in and says what is wrong at each field', () => {
    const name = 'a form for a point with problems';

    expect(input(name, 'note')?.value).toBe('*** vill veta mer');
    expect(input(name, 'purpose')?.value).toBe('decision');
    expect(textOf(name)).toContain('3 saker behöver ändras');
    expect(textOf(name)).toContain('Skriv ett antal minuter, från 1 till 240.');
    expect(textOf(name)).toContain('Här står det ett namn.');
  });
});

describe('a point', () => {
  it('that is kept says on which agenda, and can be taken back', () => {
    expect(titleOf('a point kept')).toBe('Punkten står på dagordningen torsdag 10 december');
    expect(pressOf('a point kept', 'Ta tillbaka punkten')).toEqual({ press: 'withdraw-point', point: point(1).id });
    expect(labels('a point kept')).toEqual(['Visa dagordningen', 'Ta tillbaka punkten', 'Föreslå en till']);
  });

  it('about a case is called by its number and title', () => {
    expect(textOf('a point kept about a case')).toContain('SKAV-2026-0042 Läkemedelslistor saknas vid hemgång');
    expect(labels('a point kept about a case')).not.toContain('Föreslå en till');
  });

  it('that is withdrawn says so and what it was', () => {
    expect(linesOf(cardOf('a point withdrawn'))).toEqual([
      'Punkten är borttagen från dagordningen',
      'Ny rutin för egenvård',
    ]);
  });
});

describe('laying out an agenda', () => {
  const name = 'an agenda to arrange';

  it('has each item with its place, minutes and purpose as they are', () => {
    expect(input(name, 'place-1')).toMatchObject({
      type: 'Input.Number',
      value: 2,
      label: 'Plats för 2 SKAV-2026-0042 Läkemedelslistor saknas vid hemgång',
    });
    expect(input(name, 'minutes-1')).toMatchObject({ value: 10, label: 'Minuter för 2' });
    expect(input(name, 'purpose-1')).toMatchObject({ value: 'decision', label: 'Syfte för 2' });
    expect(input(name, 'minutes-0')?.value).toBeUndefined();
    expect(input(name, 'purpose-0')?.value).toBeUndefined();
  });

  it('says why a number cannot be used, as the client lets it go no further', () => {
    for (const one of elementsOf(cardOf(name)).filter(({ type }) => type === 'Input.Number'))
      expect(one.errorMessage).toBeTruthy();
  });

  it('sends the items in the order they stand', () => {
    expect(pressOf(name, 'Spara dagordningen')).toEqual({
      press: 'arrange',
      meeting: MEETING_ID,
      items: ['standing 0', 'case 42', 'case 38', 'point 1', 'anchoring 31', 'year 9'],
    });
    expect(primaryOf(name)).toEqual(['Spara dagordningen']);
  });

  it('keeps what was typed, also what has been emptied, and says what is wrong', () => {
    const wrong = 'an agenda to arrange with problems';

    expect(input(wrong, 'place-0')?.value).toBe(2);
    expect(input(wrong, 'purpose-1')?.value).toBe('information');
    expect(input(wrong, 'minutes-1')?.value).toBeUndefined();
    expect(textOf(wrong)).toContain('Skriv ett antal minuter, från 1 till 240.');
  });

  it('has every item where it was that nobody gave another place', () => {
    expect(input('an agenda to arrange with problems', 'place-2')?.value).toBe(3);
  });

  it('has no more inputs than a press can carry, and says what becomes of the other items', () => {
    const inputs = elementsOf(cardOf('the fullest agenda to arrange')).filter(({ type }) =>
      String(type).startsWith('Input.'),
    );

    expect(inputs).toHaveLength(60);
    expect(textOf('the fullest agenda to arrange')).toContain(
      'De 50 sista punkterna får inte plats här och står kvar sist',
    );
  });

  it('of nothing says so and saves nothing', () => {
    expect(textOf('nothing to arrange')).toContain('Det finns inga punkter att ordna än.');
    expect(allLabels('nothing to arrange')).toEqual(['Avbryt']);
  });
});

describe('pausing', () => {
  it('asks for the first day with reminders again, from tomorrow on: every pause ends', () => {
    expect(input('a pause to begin', 'until')).toMatchObject({
      type: 'Input.Date',
      min: '2026-11-27',
      isRequired: true,
      errorMessage: 'Välj en dag från och med i morgon.',
    });
    expect(pressOf('a pause to begin', 'Pausa')).toEqual({ press: 'pause', seat: SEAT });
    expect(allLabels('a pause to begin')).not.toContain('Sluta pausa');
  });

  it('that goes on says until when, and can be changed or ended', () => {
    expect(textOf('a pause to change')).toContain('påminnelserna börjar igen måndag 11 januari 2027');
    expect(input('a pause to change', 'until')?.value).toBe('2027-01-11');
    expect(pressOf('a pause to change', 'Sluta pausa')).toEqual({ press: 'resume', seat: SEAT });
  });

  it('that would end too soon says which days can be chosen', () => {
    expect(textOf('a pause that ends too soon')).toContain('Välj en dag från och med i morgon.');
    expect(input('a pause that ends too soon', 'until')?.value).toBe('2026-11-26');
  });

  it('says in the title until when, or that reminders go on', () => {
    expect(titleOf('paused')).toBe(
      'Påminnelserna för Lokal vårdsamverkansgrupp Uddevalla är pausade och börjar igen måndag 11 januari 2027',
    );
    expect(titleOf('resumed')).toBe('Påminnelserna för Lokal vårdsamverkansgrupp Uddevalla går ut som vanligt igen');
    expect(pressOf('paused', 'Sluta pausa')).toEqual({ press: 'resume', seat: SEAT });
    expect(pressOf('resumed', 'Pausa …')).toEqual({ press: 'pause-form', seat: SEAT });
  });
});
