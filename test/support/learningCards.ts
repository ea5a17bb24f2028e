import type { Card } from '../../cards/card.ts';
import { cardFor } from '../../cards/cardFor.ts';
import type { Language } from '../../src/domain/model/types.ts';
import type { Reply } from '../../src/domain/reply.ts';
import { buttonsOf, type Element, elementsOf } from './caseCards.ts';
import { linesOf } from './meetingCards.ts';

/** Reading the cards of what the bot has missed and learnt, and of what it answers, as a person does. */

export const cardOf = (reply: Reply, language: Language = 'sv'): Card => cardFor({ reply, language });

export const linesIn = (reply: Reply, language: Language = 'sv'): string[] => linesOf(cardOf(reply, language));
export const textIn = (reply: Reply, language: Language = 'sv'): string => linesIn(reply, language).join('\n');
export const titleOf = (reply: Reply, language: Language = 'sv'): string => linesIn(reply, language)[0] ?? '';

export const inputIn = (reply: Reply, id: string): Element | undefined =>
  elementsOf(cardOf(reply)).find((one) => one.id === id);

export const choicesIn = (reply: Reply, id: string) =>
  (inputIn(reply, id)?.choices ?? []) as readonly { readonly title: string; readonly value: string }[];

/** What the buttons with a label mean, in the order they stand. */
export const pressesIn = (reply: Reply, label: string): object[] =>
  buttonsOf(elementsOf(cardOf(reply))).flatMap(({ title, data }) =>
    title === label ? [(data as { press: object }).press] : [],
  );

export const primaryIn = (reply: Reply): string[] =>
  buttonsOf(elementsOf(cardOf(reply))).flatMap(({ title, style }) => (style === 'positive' ? [String(title)] : []));

export const bytesOf = (reply: Reply, language: Language): number =>
  Buffer.byteLength(JSON.stringify(cardOf(reply, language)));
