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
/** In characters, and what a button takes beside its label. */
const WIDEST_ROW = 50;
const AROUND = 4;
/** The parser keeps the place in a pattern between cards, and so refuses the language of every second one. */
const PARSER_FAULT = /for property "lang"/;

const cases = Object.entries(EVERY_REPLY).flatMap(([name, reply]) =>
  LANGUAGES.map((language): [string, Card] => [`${name} (${language})`, cardFor({ reply, language })]),
);

/** Teams has more than the parser knows of. Such things are allowed where other clients get something in their place. */
const CHART = /^Unknown element type "Chart\.\w+"\. Fallback will be used/;
const NO_CHOICE = /must have at least one choice/;

/** Every object in a card with a type, whatever it sits in. */
function elementsOf(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && typeof value.type === 'string' ? [value as Record<string, unknown>] : [];
  return [...own, ...Object.values(value).flatMap(elementsOf)];
}
const ofType = (card: Card, pattern: RegExp) =>
  elementsOf(card).filter((element) => pattern.test(String(element.type)));

const choicesOf = (card: Card): string[] =>
  ofType(card, /^Input\.ChoiceSet$/).flatMap((input) =>
    (input.choices as { title: string }[]).map(({ title }) => title),
  );

/** What is left open on a button and comes from the input beside it. */
const chosenBeside = (press: object): object =>
  Object.fromEntries(
    Object.entries(press).flatMap(([id, value]) =>
      value === '' && (id === 'place' || id === 'seat') ? [[id, 'tanum']] : [],
    ),
  );

/** Stars that somebody wrote are read as they stand. */
const WRITTEN = '*nu*';

describe.each(cases)('the card for %s', (_name, card) => {
  it('is understood by the Adaptive Cards parser without a complaint', () => {
    const context = new SerializationContext();
    const parsed = new AdaptiveCard();
    parsed.parse(card, context);
    const problems = parsed.validateProperties().validationEvents.map((event) => event.message);

    const complaints = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);

    const pickers = ofType(card, /^Input\.ChoiceSet$/).filter((input) => 'choices.data' in input);
    expect(problems.filter((message) => !NO_CHOICE.test(message))).toEqual([]);
    expect(problems.length).toBeLessThanOrEqual(pickers.length);
    expect(complaints.filter((message) => !PARSER_FAULT.test(message) && !CHART.test(message))).toEqual([]);
    for (const chart of ofType(card, /^Chart\./)) expect(chart.fallback).toMatchObject({ type: 'FactSet' });
  });

  it('is small enough, and says to a screen reader what it says first', () => {
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(LARGEST);
    expect(card.speak).not.toBe('');
    expect(card.speak?.replace(WRITTEN, '')).not.toContain('*');
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
      const data = action.data as { press: object };
      const chosen = chosenBeside(data.press);
      const read = readPress(JSON.parse(JSON.stringify({ ...data, ...chosen })));
      expect(read?.press).toEqual({ ...data.press, ...chosen });
      expect(action.fallback).toMatchObject({ type: 'Action.Submit', data });
      expect(String(action.title).length).toBeLessThanOrEqual(60);
    }
    for (const row of ofType(card, /^ActionSet$/))
      expect((row.actions as unknown[]).length).toBeLessThanOrEqual(MOST_BUTTONS);
  });

  it('has rows of buttons that fit a phone', () => {
    for (const row of ofType(card, /^ActionSet$/)) {
      const titles = (row.actions as { title: string }[]).map(({ title }) => title);
      expect(titles.length > 1 ? titles.join('').length + AROUND * titles.length : 0).toBeLessThanOrEqual(WIDEST_ROW);
    }
  });

  it('has at most one main button', () => {
    const main = ofType(card, /^Action\.Execute$/).filter(({ style }) => style === 'positive');

    expect(main.length).toBeLessThanOrEqual(1);
  });

  it('names each thing once', () => {
    const ids = elementsOf(card).flatMap((element) => (typeof element.id === 'string' ? [element.id] : []));

    expect(new Set(ids).size).toBe(ids.length);
  });

  it('shows no internal key, no percentage and no exclamation mark', () => {
    const shown = [
      ...ofType(card, /^TextBlock$/).map((block) => block.text),
      ...ofType(card, /^Action\./).map((action) => action.title),
      ...ofType(card, /^Input\./).flatMap((input) => [input.label, input.placeholder, input.errorMessage]),
      ...choicesOf(card),
      ...ofType(card, /^FactSet$/).flatMap((set) => (set.facts as { title: string }[]).map(({ title }) => title)),
    ].join('\n');

    expect(shown).not.toMatch(/\w+\/(lokal|uf-|nosam|tema-)|\d ?%|!/);
  });
});
