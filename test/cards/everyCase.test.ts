import { describe, expect, it } from '@jest/globals';
import type { Card } from '../../cards/card.ts';
import { forDialog } from '../../cards/case/forDialog.ts';
import { LANGUAGES } from '../../src/domain/model/types.ts';
import { cardOf, elementsOf } from '../support/caseCards.ts';
import { EVERY_CASE_REPLY } from '../support/caseReplies.ts';

describe('every card of a case', () => {
  const every = Object.keys(EVERY_CASE_REPLY).flatMap((name) => LANGUAGES.map((language) => [name, language] as const));

  it.each(every)('has only Action.Submit in a dialog, with the same data: %s (%s)', (name, language) => {
    const card = cardOf(name, language);
    const sent = (from: Card, type: string) =>
      elementsOf(from)
        .filter((one) => one.type === type)
        .map(({ data }) => data);

    const dialog = forDialog(card);

    expect(sent(dialog, 'Action.Execute')).toEqual([]);
    expect(sent(dialog, 'Action.Submit')).toEqual(sent(card, 'Action.Execute'));
    expect(dialog.refresh).toBeUndefined();
  });
});
