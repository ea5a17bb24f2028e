import type { IColumnSet } from '@microsoft/teams.cards';
import { type Card, type Elements, plain } from '../../cards/card.ts';

/** A card as lines of text, so that the terminal says exactly what Teams shows. What is folded away on the card is left out. */
export const cardText = (card: Card): string[] => linesOf(card.body ?? []);

type Element = Elements[number];

function linesOf(elements: readonly Element[]): string[] {
  return elements.flatMap((element) => (element.isVisible === false ? [] : lines(element)));
}

function lines(element: Element): string[] {
  switch (element.type) {
    case 'TextBlock':
      return [plain(element.text)];
    case 'Container':
      return linesOf(element.items);
    case 'ColumnSet':
      return columns(element);
    case 'ActionSet': {
      const titles = element.actions
        .filter((action) => action.type === 'Action.Execute')
        .map((action) => `[${action.title ?? ''}]`);
      return titles.length > 0 ? [titles.join(' ')] : [];
    }
    case 'Input.ChoiceSet':
      return [`${element.label ?? ''} ${(element.choices ?? []).map((choice) => choice.title).join(' · ')}`];
    default:
      return [];
  }
}

const columns = (set: IColumnSet): string[] => (set.columns ?? []).flatMap((column) => linesOf(column.items ?? []));
