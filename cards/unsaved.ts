import type { ITextInput } from '@microsoft/teams.cards';
import type { Inputs } from '../src/domain/case/form.ts';
import type { Language } from '../src/domain/model/types.ts';
import type { Reply } from '../src/domain/reply.ts';
import { isWritten } from '../src/domain/text.ts';
import { textsIn } from '../src/locales/texts.ts';
import { button, buttons, type Card, card, text, title } from './card.ts';

/** What could not be saved, whatever it was: all that was filled in is still here, and the same button does the same again. */

type Unsaved = Extract<Reply, { say: 'unsaved' }>;

/** Far more than any field of ours takes: what was written is never cut. */
const LONGEST = 8000;

export function unsavedCard({ press, inputs }: Unsaved, language: Language): Card {
  const { outage } = textsIn(language);
  const written = Object.entries(inputs).filter(([, value]) => isWritten(value));
  const again = button(outage.tryAgain, press, language, { primary: true, inputs: true });
  return card(
    outage.unsaved,
    [
      title(outage.unsaved),
      text(outage.kept, { spacing: 'Small' }),
      ...written.map(([id, value]) => writtenInput(id, value, outage.written)),
      { ...buttons(carrying(again, chosenIn(inputs))), spacing: 'Medium' },
    ],
    language,
  );
}

const writtenInput = (id: string, value: string, label: string): ITextInput => ({
  type: 'Input.Text',
  id,
  label,
  value,
  isMultiline: true,
  maxLength: LONGEST,
  spacing: 'Medium',
});

/** Choices and dates go along unseen. */
const chosenIn = (inputs: Inputs): Inputs =>
  Object.fromEntries(Object.entries(inputs).filter(([, value]) => !isWritten(value)));

type Again = ReturnType<typeof button>;

function carrying(again: Again, chosen: Inputs): Again {
  const data = { ...chosen, ...(again.data as object) };
  return { ...again, data, fallback: { ...(again.fallback as object), type: 'Action.Submit', data } };
}
