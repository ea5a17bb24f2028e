import { anchoringsOf, decisionOf } from '../../src/domain/case/case.ts';
import type { CaseReply } from '../../src/domain/case/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import {
  asWritten,
  button,
  buttons,
  type Card,
  card,
  type Elements,
  folded,
  inRows,
  subtle,
  text,
  title,
  toggle,
} from '../card.ts';
import { headline, principalName, seatName } from './caseWords.ts';

/** To one who answers for a principal: what was decided, and two answers to choose from. */

type AnchorRequest = Extract<CaseReply, { say: 'anchor-request' }>;

const FOLD = 'hindered';
const LONGEST = 2000;

export function anchorCard(reply: AnchorRequest, language: Language): Card {
  const { view, handling, principal } = reply;
  const { anchor, case: texts } = textsIn(language).cases;
  const heading = anchor.title(principalName(view.model, principal));
  const decision = decisionOf(handling);
  return card(
    heading,
    [
      title(`**${heading}**`),
      ...(decision
        ? [
            text(`**${texts.decision[decision.sort]}:** ${asWritten(decision.text)}`),
            ...(decision.responsible
              ? [text(`**${texts.responsible}:** ${asWritten(decision.responsible)}`, { spacing: 'Small' })]
              : []),
          ]
        : []),
      subtle(`${headline(view.case)} · ${seatName(view.model, handling.seat, language, 'short')}`),
      ...answerSoFar(reply, language),
      ...answering(reply, language),
    ],
    language,
  );
}

/** What has been answered already: they can change their mind while the case is open. */
function answerSoFar({ handling, principal }: AnchorRequest, language: Language): Elements {
  const { anchor, home } = textsIn(language).cases;
  const given = anchoringsOf(handling).find((one) => one.principal === principal)?.home;
  if (!given || given.is === 'awaited') return handling.stage.state === 'anchoring' ? [text(anchor.tell)] : [];
  const words = given.note === '' ? home[given.is] : `${home[given.is]} (${asWritten(given.note)})`;
  return [text(handling.stage.state === 'anchoring' ? anchor.answered(words) : anchor.over(words))];
}

function answering({ view, handling, principal }: AnchorRequest, language: Language): Elements {
  const { anchor, form, problem, case: texts } = textsIn(language).cases;
  const { id, revision } = view.case;
  const show = button(texts.show, { press: 'case', case: id }, language);
  if (handling.stage.state !== 'anchoring') return [buttons(show)];
  const report = (home: 'done' | 'hindered') =>
    ({ press: 'act', case: id, revision, handling: handling.no, deed: 'report', principal, home }) as const;
  return [
    ...inRows(button(anchor.done, report('done'), language, { primary: true }), toggle(FOLD, anchor.hindered), show),
    folded(FOLD, [
      {
        type: 'Input.Text',
        id: 'note',
        label: form.required(anchor.why),
        placeholder: anchor.whyHint,
        isMultiline: true,
        isRequired: true,
        errorMessage: problem.missing,
        maxLength: LONGEST,
      },
      buttons(button(anchor.send, report('hindered'), language, { inputs: true })),
    ]),
  ];
}
