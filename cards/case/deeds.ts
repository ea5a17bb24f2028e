import type { Deed } from '../../src/domain/case/action.ts';
import { decisionOf, type Handling, handlingNo, openHandlings, type State } from '../../src/domain/case/case.ts';
import type { May } from '../../src/domain/case/view.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { type Button, button, type Elements, folded, inRows, text, toggle } from '../card.ts';
import { detailsToggle } from './caseDetails.ts';
import { type Look, seatName } from './caseWords.ts';

/** The buttons of a case: what whoever looks may do, the natural next step first and what cannot be undone last. */

/** What comes next, by where it stands. */
const NEXT: Readonly<Partial<Record<State, Deed>>> = {
  filed: 'prepare',
  preparing: 'schedule',
  scheduled: 'decide',
  decided: 'anchor',
  anchoring: 'report',
};

const ORDER: readonly Deed[] = [
  'prepare',
  'schedule',
  'decide',
  'anchor',
  'report',
  'edit',
  'forward',
  'comment',
  'assign',
  'share',
  'join',
  'merge',
  'diary',
  'hand-over',
  'leave',
  'return',
  'close',
  'deidentify',
  'withdraw',
];

/** Done at once: they need nothing to be filled in. */
const AT_ONCE: ReadonlySet<Deed> = new Set(['prepare', 'anchor', 'join', 'leave']);

/** More buttons than this, with the one that shows all of the case, and the rest are folded away. */
const MOST = 5;
/** When several forums have the case and each has its own. */
const MOST_IN_FORUM = 3;
const FOLD = 'deeds';

/** For the card that is the same to all: who may do what shows when they press. */
export function everyonesButtons({ view, language }: Look): Elements {
  const { case: texts, deeds } = textsIn(language).cases;
  const { id, revision } = view.case;
  const onCase = { case: id, revision, handling: 0 };
  const open = (label: string) => button(label, { press: 'case', case: id }, language);
  if (openHandlings(view.case).length === 0) return inRows(open(texts.show), detailsToggle(language));
  return inRows(
    button(deeds.join, { press: 'act', ...onCase, deed: 'join' }, language),
    button(deeds.comment, { press: 'step', ...onCase, deed: 'comment' }, language),
    open(texts.manage),
    detailsToggle(language),
  );
}

/** For one person: what they may do now. When several forums have the case, each has its own next step. */
export function ownButtons(look: Look): Elements {
  const may = inOrder(look);
  const forums = new Set(may.flatMap(({ handling }) => (handling > 0 ? [handling] : [])));
  if (forums.size < 2) return withFold(may.flatMap(deedButtons(look, may)), [detailsToggle(look.language)], look, FOLD);
  const of = (no: number) => may.filter(({ handling }) => handling === no).flatMap(deedButtons(look, may));
  return [
    ...openHandlings(look.view.case).flatMap((handling) => forumButtons(handling, of(handling.no), look)),
    ...withFold(of(0), [detailsToggle(look.language)], look, FOLD),
  ];
}

function forumButtons({ no, seat }: Handling, own: readonly Button[], look: Look): Elements {
  if (own.length === 0) return [];
  const { case: texts } = textsIn(look.language).cases;
  const heading = texts.inForum(seatName(look.view.model, seat, look.language, 'short'));
  return [
    text(heading, { spacing: 'Medium', weight: 'Bolder' }),
    ...withFold(own, [], look, `${FOLD}-${no}`, MOST_IN_FORUM),
  ];
}

/** The first few, with the rest behind "Fler val". */
function withFold(
  all: readonly Button[],
  always: readonly Button[],
  { language }: Look,
  fold: string,
  most = MOST,
): Elements {
  if (all.length + always.length <= most) return inRows(...all, ...always);
  const shown = most - 1 - always.length;
  const more = toggle(fold, textsIn(language).cases.case.moreDeeds);
  return [...inRows(...all.slice(0, shown), more, ...always), folded(fold, inRows(...all.slice(shown)))];
}

/** More than a case ever has forums. */
const FIRST = 1000;

/** The next steps first, forum by forum; else as the deeds are ordered. */
function inOrder(look: Look): May[] {
  const rank = (one: May): number => (isNext(one, look) ? one.handling - FIRST : ORDER.indexOf(one.deed));
  return [...look.view.may].sort((a, b) => rank(a) - rank(b));
}

function isNext({ deed, handling: no }: May, { view }: Look): boolean {
  const handling = handlingNo(view.case, no);
  return handling !== undefined && nextDeed(handling) === deed;
}

/** A decision that nobody has to carry home is ended instead. */
function nextDeed(handling: Handling): Deed | undefined {
  const { state } = handling.stage;
  return state === 'decided' && decisionOf(handling)?.principals.length === 0 ? 'close' : NEXT[state];
}

const deedButtons =
  (look: Look, [first]: readonly May[]) =>
  (one: May): Button[] => {
    const primary = one === first && isNext(one, look);
    return one.deed === 'report' ? reportButtons(one, look, primary) : [deedButton(one, look, primary)];
  };

function deedButton({ deed, handling }: May, { view, language }: Look, primary: boolean): Button {
  const { deeds } = textsIn(language).cases;
  const on = { case: view.case.id, revision: view.case.revision, handling, deed };
  const label = deeds[again(deed, handlingNo(view.case, handling)?.stage.state)];
  return button(label, { press: AT_ONCE.has(deed) ? 'act' : 'step', ...on }, language, { primary });
}

/** The same deed once more is called something else. */
function again(deed: Deed, state: State | undefined): keyof ReturnType<typeof textsIn>['cases']['deeds'] {
  if (deed === 'schedule' && state === 'scheduled') return 'schedule-again';
  return deed === 'decide' && state === 'decided' ? 'decide-again' : deed;
}

/** Whoever answers for one principal answers at once; others first say for whom. */
function reportButtons(one: May, look: Look, primary: boolean): Button[] {
  const { view, language } = look;
  const [principal, ...others] = one.principals;
  if (principal === undefined || others.length > 0) return [deedButton(one, look, primary)];
  const { deeds } = textsIn(language).cases;
  const on = { case: view.case.id, revision: view.case.revision, handling: one.handling, deed: one.deed };
  return [
    button(deeds['report-done'], { press: 'act', ...on, principal, home: 'done' }, language, { primary }),
    button(deeds['report-hindered'], { press: 'step', ...on }, language),
  ];
}
