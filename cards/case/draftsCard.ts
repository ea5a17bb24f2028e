import { TITLE } from '../../src/domain/case/form.ts';
import type { CaseReply, Draft } from '../../src/domain/case/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { asWritten, button, buttons, type Card, card, type Elements, subtle, text, title } from '../card.ts';
import { momentOf } from './dates.ts';

/** Half-written forms, for the one who wrote them. */

/** As many as a card has room for. */
const MOST = 10;

type DraftsReply = Extract<CaseReply, { say: 'case-drafts' }>;

export function draftsCard(reply: DraftsReply, language: Language): Card {
  const { drafts } = reply;
  const { drafts: texts } = textsIn(language).cases;
  const shown = drafts.slice(0, MOST);
  return card(
    texts.title,
    [
      title(`**${texts.title}**`),
      ...(drafts.length === 0 ? [text(texts.none)] : []),
      ...(shown.length < drafts.length ? [subtle(texts.newest(shown.length, drafts.length))] : []),
      ...shown.flatMap((draft) => oneDraft(draft, reply, language)),
    ],
    language,
  );
}

function oneDraft({ values, submit, at }: Draft, { today, timeZone }: DraftsReply, language: Language): Elements {
  const { drafts: texts, untitled } = textsIn(language).cases;
  const name = typeof values[TITLE] === 'string' && values[TITLE] !== '' ? asWritten(values[TITLE]) : untitled;
  const saved = momentOf(at, timeZone, { today, language });
  return [
    text(`**${name}**`, { spacing: 'Medium' }),
    subtle(texts.saved(saved)),
    {
      ...buttons(
        button(texts.continue, { press: 'open-draft', submit }, language),
        button(texts.discard, { press: 'discard-draft', submit }, language),
      ),
      spacing: 'Small',
    },
  ];
}
