import { describe, expect, it } from '@jest/globals';
import { buttonsOf, cardOf, choicesOf, elementsOf, input, labels, pressOf, textOf } from '../support/caseCards.ts';

const ADMINISTRATOR = 'roles to an administrator';

const takes = (name: string) => buttonsOf(elementsOf(cardOf(name))).filter(({ title }) => title === 'Ta bort');

describe('the card of roles', () => {
  it('says who has which role, group by group', () => {
    expect(textOf(ADMINISTRATOR).split('\n').slice(0, 14)).toEqual([
      'Roller i Vårdsamverkan Fyrbodal',
      'Administratör',
      'Karin Ek · alla forum · från inställningarna',
      'Processledare',
      'Per Processledare · alla forum · från inställningarna',
      'Jo Ko · alla forum i Uddevalla',
      'Ordförande',
      'Mia Biståndshandläggare · Lokal grupp Uddevalla',
      'Någon som inte har skrivit till mig än · Utvecklingsforum Äldre',
      'Medlem för Uddevalla kommun',
      'Sara Sjukgymnast · Lokal grupp Uddevalla',
      'Medlem för Västra Götalandsregionen',
      'Olle Distriktssköterska · alla forum',
      'Ge en roll',
    ]);
  });

  it('has a button for each role that can be taken, and none for those of the settings', () => {
    expect(takes(ADMINISTRATOR)).toHaveLength(5);
    expect(takes('roles to the process lead of one forum')).toHaveLength(2);
    expect(takes(ADMINISTRATOR)[1]?.data).toMatchObject({
      press: { press: 'take-role', role: 'chair', forum: 'fyrbodal/lokal', place: 'uddevalla', principal: null },
    });
  });

  it('offers only what whoever looks may give, with the only forum chosen already', () => {
    const name = 'roles to the process lead of one forum';

    expect(choicesOf(input(name, 'role')).map(({ title }) => title)).toEqual(['Processledare', 'Ordförande', 'Medlem']);
    expect(choicesOf(input(name, 'seat')).map(({ value }) => value)).toEqual(['fyrbodal/lokal|uddevalla']);
    expect(input(name, 'seat')?.value).toBe('fyrbodal/lokal|uddevalla');
    expect(choicesOf(input(ADMINISTRATOR, 'seat'))[0]).toEqual({ title: 'Alla forum', value: 'all' });
    expect(input(ADMINISTRATOR, 'seat')?.value).toBeUndefined();
  });

  it('lets people be chosen by name, and searched for in Teams', () => {
    const person = input(ADMINISTRATOR, 'person');

    expect(person).toMatchObject({ style: 'filtered', 'choices.data': { type: 'Data.Query' } });
    expect(choicesOf(person).map(({ title }) => title)).toContain('Sara Sjukgymnast');
    expect(textOf(ADMINISTRATOR)).toContain('Saknas någon? Be personen skriva hej till mig först.');
    expect(textOf('roles with nobody to choose')).toContain('Här finns ingen att välja än');
  });

  it('keeps what was chosen, and says at its field what is wrong', () => {
    expect(input('roles with problems', 'role')?.value).toBe('chair');
    expect(textOf('roles with problems')).toContain('Det gick inte att använda. Välj eller skriv något annat.');
  });

  it('says what came of a press, and has no form for somebody who has given up their role', () => {
    expect(textOf('roles after one was given')).toContain('Rollen är given.');
    expect(textOf('roles after one was taken')).toContain('Rollen är borttagen.');
    expect(labels('roles after one was taken')).toEqual([]);
  });

  it('leads to the other pages', () => {
    expect(textOf('the fullest roles')).toContain('Sida 2 av 9');
    expect(pressOf('the fullest roles', 'Nästa')).toEqual({ press: 'roles', model: 'goteborg', page: 2 });
    expect(pressOf('the fullest roles', 'Föregående')).toEqual({ press: 'roles', model: 'goteborg', page: 0 });
  });

  it('is opened from the overview and from a forum’s list, by those who may', () => {
    expect(pressOf('an overview', 'Roller')).toEqual({ press: 'roles', model: 'fyrbodal' });
    expect(labels('open cases of a forum')).toContain('Roller');
    expect(labels('an overview of little')).not.toContain('Roller');
    expect(labels('all cases of a forum')).not.toContain('Roller');
  });
});
