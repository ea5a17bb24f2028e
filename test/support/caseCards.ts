import type { Card } from '../../cards/card.ts';
import { plain } from '../../cards/card.ts';
import { cardFor } from '../../cards/cardFor.ts';
import type { CaseReply } from '../../src/domain/case/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { EVERY_CASE_REPLY } from './caseReplies.ts';

/** Reading the cards of cases as a person does: the texts that are seen, the buttons, what is filled in. */

export type Element = Readonly<Record<string, unknown>>;

/** Every object in a card with a type, whatever it sits in. */
export function elementsOf(value: unknown): Element[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && typeof value.type === 'string' ? [value as Element] : [];
  return [...own, ...Object.values(value).flatMap(elementsOf)];
}

export function replyNamed(name: string): CaseReply {
  const reply = EVERY_CASE_REPLY[name];
  if (!reply) throw new Error(name);
  return reply;
}

export const cardOf = (name: string, language: Language = 'sv'): Card => cardFor({ reply: replyNamed(name), language });

/** What is seen before anything is unfolded. */
export const seen = (value: unknown): Element[] =>
  elementsOf(JSON.parse(JSON.stringify(value), (_key, one) => (one?.isVisible === false ? undefined : one)));

export const texts = (elements: readonly Element[]): string[] =>
  elements.filter(({ type }) => type === 'TextBlock').map(({ text }) => plain(String(text)));

export const textOf = (name: string, language: Language = 'sv'): string =>
  texts(seen(cardOf(name, language)))
    .join('\n')
    .replaceAll('\u00a0', ' ');

export const buttonsOf = (elements: readonly Element[]): Element[] =>
  elements.filter(({ type }) => type === 'Action.Execute' || type === 'Action.ToggleVisibility');

/** On the buttons that are seen at once. */
export const labels = (name: string): string[] => buttonsOf(seen(cardOf(name))).map(({ title }) => String(title));

/** What a button means, folded away or not. */
export function pressOf(name: string, label: string): object | undefined {
  const button = buttonsOf(elementsOf(cardOf(name))).find(({ title }) => title === label);
  return (button?.data as { press: object } | undefined)?.press;
}

export const input = (name: string, id: string): Element | undefined =>
  elementsOf(cardOf(name)).find((one) => one.id === id);

export const choicesOf = (element: Element | undefined) =>
  (element?.choices ?? []) as readonly { readonly title: string; readonly value: string }[];

export const pointsOf = (chart: Element | undefined) =>
  (chart?.data ?? []) as readonly { readonly x: string; readonly y: number }[];
