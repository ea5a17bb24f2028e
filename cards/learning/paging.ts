import type { LearningPress } from '../../src/domain/learning/press.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { button, type Elements, inRows, subtle } from '../card.ts';

/** Leafing through a list that is longer than a card has room for. */

interface Paged {
  /** From 0. */
  readonly page: number;
  readonly pages: number;
}

/** Which page it is, and the buttons to those beside it; nothing where there is only one. */
export function paging({ page, pages }: Paged, pressTo: (page: number) => LearningPress, language: Language): Elements {
  const { roles, list } = textsIn(language).cases;
  if (pages <= 1) return [];
  return [
    { ...subtle(roles.page(page + 1, pages)), spacing: 'Medium', separator: true },
    ...inRows(
      page > 0 ? button(list.previous, pressTo(page - 1), language) : null,
      page + 1 < pages ? button(list.next, pressTo(page + 1), language) : null,
    ),
  ];
}
