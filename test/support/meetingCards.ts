import type { Card } from '../../cards/card.ts';
import { cardFor } from '../../cards/cardFor.ts';
import type { MeetingReply } from '../../src/domain/meeting/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { buttonsOf, type Element, elementsOf, seen, texts } from './caseCards.ts';
import { EVERY_MEETING_REPLY } from './meetingReplies.ts';

/** Reading the cards of meetings as a person does. */

export const shown = (reply: MeetingReply, language: Language = 'sv'): Card => cardFor({ reply, language });

export function cardOf(name: string, language: Language = 'sv'): Card {
  const reply = EVERY_MEETING_REPLY[name];
  if (!reply) throw new Error(name);
  return shown(reply, language);
}

/** What is seen before anything is unfolded, with spaces that do not break as any others. */
export const linesOf = (card: Card): string[] => texts(seen(card)).map((line) => line.replaceAll('\u00a0', ' '));

export const allOf = (card: Card): string => texts(elementsOf(card)).join('\n').replaceAll('\u00a0', ' ');

export const textOf = (name: string, language: Language = 'sv'): string => linesOf(cardOf(name, language)).join('\n');

export const titleOf = (name: string, language: Language = 'sv'): string => linesOf(cardOf(name, language))[0] ?? '';

const actionsOf = (card: Card, isSeen: boolean): Element[] => {
  const elements = isSeen ? seen(card) : elementsOf(card);
  return [...buttonsOf(elements), ...elements.filter(({ type }) => type === 'Action.OpenUrl')];
};

/** On the buttons that are seen at once. */
export const labelsOn = (card: Card): string[] => actionsOf(card, true).map(({ title }) => String(title));
export const labels = (name: string): string[] => labelsOn(cardOf(name));
export const allLabels = (name: string): string[] => actionsOf(cardOf(name), false).map(({ title }) => String(title));

/** What a button means, folded away or not. */
export function pressOf(name: string, label: string): object | undefined {
  const button = actionsOf(cardOf(name), false).find(({ title }) => title === label);
  return (button?.data as { press: object } | undefined)?.press;
}

export const primaryOf = (name: string): string[] =>
  actionsOf(cardOf(name), false).flatMap(({ title, style }) => (style === 'positive' ? [String(title)] : []));

export const input = (name: string, id: string): Element | undefined =>
  elementsOf(cardOf(name)).find((one) => one.id === id);
