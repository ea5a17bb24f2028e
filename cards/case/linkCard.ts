import type { CaseReply } from '../../src/domain/case/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { button, buttons, type Card, card, text, title } from '../card.ts';
import { seatName } from './caseWords.ts';
import { allSeats, seatChoice } from './seats.ts';

/** In a channel: which forum's cases come here. */

export function linkFormCard({ model, linked }: Extract<CaseReply, { say: 'link-form' }>, language: Language): Card {
  const { cases, list } = textsIn(language);
  const { link } = cases;
  const names = linked.map((seat) => seatName(model, seat, language));
  return card(
    link.title,
    [
      title(`**${link.title}**`),
      text(link.lead, { spacing: 'Small' }),
      ...(names.length > 0 ? [text(link.linked(list(names)), { spacing: 'Small' })] : []),
      {
        type: 'Input.ChoiceSet',
        id: 'seat',
        label: cases.form.required(link.forum),
        placeholder: cases.form.choose,
        style: 'filtered',
        isRequired: true,
        errorMessage: cases.problem.missingChoice,
        choices: allSeats(model).map((seat) => seatChoice(model, seat, language)),
      },
      buttons(
        button(link.link, { press: 'link', model: model.id }, language, { primary: true, inputs: true }),
        names.length > 0 ? button(link.unlink, { press: 'unlink', model: model.id }, language) : null,
      ),
    ],
    language,
  );
}

export function linkedCard({ model, seat, waiting }: Extract<CaseReply, { say: 'linked' }>, language: Language): Card {
  const { link } = textsIn(language).cases;
  const line = link.done(seatName(model, seat, language));
  return card(
    line,
    [text(line), ...(waiting > 0 ? [text(link.waiting(waiting), { spacing: 'Small' })] : [])],
    language,
  );
}
