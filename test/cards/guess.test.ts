import { describe, expect, it } from '@jest/globals';
import { route } from '../../src/domain/routing/route.ts';
import { inputIn, linesIn, pressesIn, textIn } from '../support/learningCards.ts';
import { routerOf } from '../support/models.ts';
import { EVERY_REPLY, ID } from '../support/replies.ts';

function named(name: string) {
  const reply = EVERY_REPLY[name];
  if (reply?.say !== 'answer') throw new Error(name);
  return reply;
}
const slip = named('menade du: a place with a slip of the finger');

describe('a place that was written with a slip of the finger', () => {
  it('is said right below the answer, in both languages', () => {
    expect(linesIn(slip).slice(0, 2)).toEqual([
      'Lokal vårdsamverkansgrupp Uddevalla äger frågan',
      'Menade du Uddevalla? Jag läste ”Uddevala” så.',
    ]);
    expect(linesIn(slip, 'en')[1]).toBe('Did you mean Uddevalla? I read “Uddevala” that way.');
  });

  it('is put right with the choice of place below it', () => {
    expect(inputIn(slip, 'place')).toMatchObject({ label: 'Vilken kommun gäller det?' });
    expect(pressesIn(slip, 'Visa')).toEqual([{ press: 'place', id: ID, place: '' }]);
  });

  it('is not asked about again when the place has just been told', () => {
    const right = named('menade du: the place put right');

    expect(textIn(right)).not.toContain('Menade du');
    expect(inputIn(right, 'place')).toBeUndefined();
  });

  it('has no choice below it where there is nothing that a button can refer to', () => {
    const unkept = { ...slip, id: null };

    expect(textIn(unkept)).toContain('Menade du Uddevalla?');
    expect(inputIn(unkept, 'place')).toBeUndefined();
  });

  it('is not mentioned for a forum that is the same everywhere', () => {
    const text = 'Vem i Uddevala bestämmer vad styrgruppen ska göra?';
    const routing = route(routerOf('fyrbodal'), text, { outcomes: ['steering'] });
    const steering = { ...slip, routing };

    expect(routing).toMatchObject({
      forum: { perPlace: false },
      because: expect.arrayContaining([{ because: 'guess', written: 'Uddevala', meant: 'Uddevalla' }]),
    });
    expect(textIn(steering)).not.toContain('Menade du');
  });

  it('is not mentioned where the place was written as it is', () => {
    expect(textIn(named('a local question with its place'))).not.toContain('Menade du');
  });
});
