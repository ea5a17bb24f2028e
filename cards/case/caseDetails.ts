import { anchoringsOf, currentHandlings, type Handling } from '../../src/domain/case/case.ts';
import { type Field, TITLE } from '../../src/domain/case/form.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { asWritten, button, type Elements, folded, inRows, openLink, section, subtle, text, toggle } from '../card.ts';
import { answerOf, whereIs } from './caseBody.ts';
import { clipped, type Look } from './caseWords.ts';
import { dateOf, dayOf } from './dates.ts';

/** The rest of a case, folded away until asked for: every answer, who stands behind it, other forums, and what can be taken out of it. */

const FOLD = 'details';
/** All that fits of what was written, in characters, so that the card stays small enough for every client. */
const ROOM = 5000;
/** Whoever a colleague filed for is named in this field; the channel need not know. */
const PERSONAL = 'behalf';
const MOST_PRINCIPALS = 6;
const MOST_NAMES = 20;

export const detailsToggle = (language: Language) => toggle(FOLD, textsIn(language).cases.case.more);

export const caseDetails = (look: Look): Elements => [
  folded(FOLD, [...answers(look), ...people(look), ...facts(look), ...forums(look), ...takeOut(look)]),
];

function answers({ view, language }: Look): Elements {
  const told = view.form.fields
    .filter(({ id }) => id !== TITLE && (id !== PERSONAL || view.for === 'follower' || view.for === 'lead'))
    .map((field) => [field, written(field, view.case.answers[field.id], language)] as const)
    .filter(([, value]) => value !== '');
  const share = Math.floor(ROOM / Math.max(1, told.filter(([, value]) => value.length > 200).length));
  const isCut = told.some(([, value]) => value.length > share);
  return [
    ...told.flatMap(([field, value]) => section(field.label[language], [asWritten(clipped(value, share))])),
    ...(isCut ? [subtle(textsIn(language).cases.case[view.mayExport ? 'cut' : 'cutForOthers'])] : []),
  ];
}

/** As it is to be read: the labels of what was chosen, the text as it was written. What was only confirmed is not repeated. */
function written(field: Field, value: string | readonly string[] | undefined, language: Language): string {
  if (value === undefined || field.kind === 'confirm') return '';
  if (field.choices.length === 0) return typeof value === 'string' ? value : value.join(', ');
  const chosen = typeof value === 'string' ? [value] : value;
  return field.choices
    .filter((choice) => chosen.includes(choice.value))
    .map(({ label }) => label[language])
    .join(', ');
}

/** Names are for those who take part in the case. */
function people({ view, language }: Look): Elements {
  if (view.for !== 'lead' && view.for !== 'follower') return [];
  const { case: texts } = textsIn(language).cases;
  const { filer, supporters, filedAt } = view.case;
  const day = dayOf(dateOf(filedAt, view.timeZone), { today: view.today, language });
  const others = supporters.slice(0, MOST_NAMES).map(({ name }) => asWritten(name));
  return [
    ...section(texts.filedBy, [`${asWritten(filer.name)}, ${day}`]),
    ...(others.length > 0 ? section(texts.others, [others.join(', ')]) : []),
  ];
}

function facts(look: Look): Elements {
  const { view, language } = look;
  const { case: texts } = textsIn(language).cases;
  const { diaryNumber, isDeidentified, handlings } = view.case;
  const rows = handlings.map(anchoringsOf).filter((all) => all.length > MOST_PRINCIPALS);
  const preparers = currentHandlings(view.case).flatMap(preparerLine(language));
  return [
    ...(view.for === 'lead' || view.for === 'follower' ? preparers : []),
    ...rows.flatMap((all) => all.map((one) => text(`- ${answerOf(one, look)}`, { spacing: 'Small' }))),
    ...section(texts.diary, diaryNumber === '' ? [] : [asWritten(diaryNumber)]),
    ...(isDeidentified ? [subtle(texts.deidentified)] : []),
  ];
}

const preparerLine =
  (language: Language) =>
  ({ stage }: Handling): Elements =>
    'preparer' in stage && stage.preparer
      ? [text(textsIn(language).cases.case.preparer(asWritten(stage.preparer.name)))]
      : [];

/** Where it has been, when it has been in more than one forum. */
function forums(look: Look): Elements {
  const current = currentHandlings(look.view.case);
  const others = look.view.case.handlings.filter((one) => !current.includes(one));
  const lines = others.map((handling) => whereIs(handling, look));
  return section(textsIn(look.language).cases.case.earlier, lines);
}

function takeOut({ view, language }: Look): Elements {
  const texts = textsIn(language).cases.case;
  const { id, link } = view.case;
  const isPublic = view.for === 'everyone';
  return inRows(
    isPublic ? null : button(texts.history, { press: 'history', case: id }, language),
    view.mayExport ? button(texts.pdf, { press: 'export', case: id, as: 'pdf' }, language) : null,
    view.mayExport ? button(texts.json, { press: 'export', case: id, as: 'json' }, language) : null,
    link.startsWith('https://') ? openLink(texts.message, link) : null,
  );
}
