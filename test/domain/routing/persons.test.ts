import { describe, expect, it } from '@jest/globals';
import { personsIn } from '../../../src/domain/routing/persons.ts';
import { words } from '../../../src/domain/text.ts';

describe('a text tells of', () => {
  it.each([
    ['one', 'samma farmor har fallit tre gånger'],
    ['one', 'vår brukare i Tanum får inga svar'],
    ['one', 'en 14-åring som inte går till skolan'],
    ['one', 'The resident in flat two has no plan'],
    ['many', 'brukare får vänta på hjälpmedel'],
    ['many', 'patienterna skickas hem utan listor'],
    ['many', 'several residents wait for a dentist'],
    ['both', 'till exempel en dam på 84, men det gäller alla som skrivs ut'],
    ['none', 'vårdcentralen och hemtjänsten är inte överens'],
  ])('%s: "%s"', (persons, text) => {
    expect(personsIn(words(text))).toBe(persons);
  });
});
