import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { readPress } from '../../cards/actions.ts';
import type { Card } from '../../cards/card.ts';
import { cardFor } from '../../cards/cardFor.ts';
import { LANGUAGES } from '../../src/domain/model/types.ts';
import { EVERY_REPLY } from '../support/replies.ts';

/** Adaptive Cards' own parser, as Teams' clients are built on. Its ESM build cannot be loaded by Node. */
const { AdaptiveCard, SerializationContext } = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
) as typeof import('adaptivecards');

/** Teams cuts messages at about 28 kB of card in the strictest of its ways in. */
const LARGEST = 25 * 1024;
const MOST_BUTTONS = 6;
/** The parser keeps the place in a pattern between cards, and so refuses the language of every second one. */
const PARSER_FAULT = /for property "lang"/;

const cases = Object.entries(EVERY_REPLY).flatMap(([name, reply]) =>
  LANGUAGES.map((language): [string, Card] => [`${name} (${language})`, cardFor({ reply, language })]),
);

/** Every object in a card with a type, whatever it sits in. */
function elementsOf(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && typeof value.type === 'string' ? [value as Record<string, unknown>] : [];
  return [...own, ...Object.values(value).flatMap(elementsOf)];
}
const ofType = (card: Card, pattern: RegExp) =>
  elementsOf(card).filter((element) => pattern.test(String(element.type)));

describe.each(cases)('the card for %s', (_name, card) => {
  it('is understood by the Adaptive Cards parser without a complaint', () => {
    const context = new SerializationContext();
    const parsed = new AdaptiveCard();
    parsed.parse(card, context);
    const problems = parsed.validateProperties().validationEvents.map((event) => event.message);

    const complaints = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);

    expect(problems).toEqual([]);
    expect(complaints.filter((message) => !PARSER_FAULT.test(message))).toEqual([]);
  });

  it('is small enough, and says to a screen reader what it says first', () => {
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(LARGEST);
    expect(card.speak).not.toBe('');
    expect(card.speak).not.toContain('*');
  });

  it('wraps its text, labels its inputs, and has no hole or English in it', () => {
    for (const block of ofType(card, /^TextBlock$/)) {
      expect(block.wrap).toBe(true);
      expect(String(block.text).trim()).not.toBe('');
      expect(String(block.text)).not.toMatch(/\{|\}|undefined|null|\[object/);
    }
    for (const input of ofType(card, /^Input\./)) expect(input.label).toBeTruthy();
  });

  it('has buttons that come back as they were sent, work in old clients, and are not too many in a row', () => {
    for (const action of ofType(card, /^Action\.Execute$/)) {
      const data = action.data as { press: { press: string } };
      const filled = data.press.press === 'place' ? { ...data, place: 'tanum' } : data;
      expect(readPress(JSON.parse(JSON.stringify(filled)))?.press.press).toBe(data.press.press);
      expect(action.fallback).toMatchObject({ type: 'Action.Submit', data });
      expect(String(action.title).length).toBeLessThanOrEqual(60);
    }
    for (const row of ofType(card, /^ActionSet$/))
      expect((row.actions as unknown[]).length).toBeLessThanOrEqual(MOST_BUTTONS);
  });

  it('names each thing once', () => {
    const ids = elementsOf(card).flatMap((element) => (typeof element.id === 'string' ? [element.id] : []));

    expect(new Set(ids).size).toBe(ids.length);
  });

  it('shows no internal key, no percentage and no exclamation mark', () => {
    const shown = [
      ...ofType(card, /^TextBlock$/).map((block) => block.text),
      ...ofType(card, /^Action\./).map((action) => action.title),
    ].join('\n');

    expect(shown).not.toMatch(/\w+\/(lokal|uf-|nosam|tema-)|\d ?%|!/);
  });
});
