import { forumByKey, forumName, placeById, seatOf } from '../model/forums.ts';
import type { Model, Text } from '../model/types.ts';
import { type Anchoring, type Case, type Decision, type ForumSeat, type Stage, titleOf } from './case.ts';
import type { CaseEvent } from './event.ts';
import { type Choice, type Field, FORUM, type Form } from './form.ts';
import type {
  AnchoringRecord,
  AnswerRecord,
  CaseRecord,
  DecisionRecord,
  EventRecord,
  Named,
  SeatRecord,
  StageRecord,
} from './record.ts';

/** Making the record of a case: ids become names, moments become local time. */

/** What a record is made of. Of an organisation or a form that is no longer known (null), the keys stand in for the names. */
export interface Recorded {
  readonly case: Case;
  /** Oldest first. */
  readonly history: readonly CaseEvent[];
  readonly form: Form | null;
  readonly model: Model | null;
}

interface Names {
  readonly model: Model | null;
  readonly form: Form | null;
  readonly time: (at: Temporal.Instant) => string;
}

/** @param at when it is exported */
export function recordOf(recorded: Recorded, timeZone: string, at: Temporal.Instant): CaseRecord {
  const { case: case_, history, form, model } = recorded;
  const names: Names = { model, form, time: (moment) => isoIn(moment, timeZone) };
  return {
    format: 'samverkanslotsen-case',
    version: 1,
    exportedAt: names.time(at),
    number: case_.number,
    diaryNumber: case_.diaryNumber || null,
    title: titleOf(case_),
    organisation: { id: case_.model, name: model?.name ?? case_.model },
    language: case_.language,
    filed: { at: names.time(case_.filedAt), by: case_.filer.name },
    replyBy: case_.replyBy.toString(),
    link: case_.link || null,
    theme: case_.theme ? { id: case_.theme, name: themeName(case_.theme, model) } : null,
    supporters: case_.supporters.length,
    isDeidentified: case_.isDeidentified,
    answers: answersOf(case_, form),
    handlings: case_.handlings.map(({ no, seat, since, stage }) => ({
      no,
      forum: seatRecord(seat, names),
      since: names.time(since),
      stage: stageRecord(stage, names),
    })),
    history: history.map((event) => eventRecord(event, names)),
  };
}

/** `2026-11-21T14:03:00+01:00`. */
const isoIn = (at: Temporal.Instant, timeZone: string): string =>
  at.toZonedDateTimeISO(timeZone).toString({ timeZoneName: 'never', smallestUnit: 'second' });

const same = (text: string): Text => ({ sv: text, en: text });

/** What a theme is called, by its id when the organisation no longer has it. */
export const themeName = (id: string, model: Model | null): Text =>
  model?.themes.find((theme) => theme.id === id)?.name ?? same(id);

/** What a forum is called where it is; its key when the organisation no longer has it. */
export function seatName({ forum: key, place: id }: ForumSeat, model: Model | null, length?: 'short'): Text {
  const forum = model ? forumByKey(model, key) : undefined;
  if (!model || !forum) return same(key);
  const seat = seatOf(forum, placeById(model, id ?? undefined));
  return { sv: forumName(seat, 'sv', length), en: forumName(seat, 'en', length) };
}

function seatRecord(seat: ForumSeat, { model, form }: Names): SeatRecord {
  const isKnown = model !== null && forumByKey(model, seat.forum) !== undefined;
  const asked = form?.fields.find(({ id }) => id === FORUM)?.choices.find(({ value }) => value === seat.forum);
  const place = seat.place === null ? null : { id: seat.place, name: placeName(seat.place, model) };
  return { key: seat.forum, name: (isKnown ? undefined : asked?.label) ?? seatName(seat, model), place };
}

const placeName = (id: string, model: Model | null): string => (model ? placeById(model, id)?.name : undefined) ?? id;

const principalRecord = (id: string, { model }: Names): Named => ({
  id,
  name: model?.principals.find((principal) => principal.id === id)?.name ?? id,
});

/** In the form's order; what the form does not know comes last, so that nothing is lost. */
function answersOf({ answers }: Case, form: Form | null): AnswerRecord[] {
  const fields: readonly AskedField[] = form?.fields ?? [];
  const strangers = Object.keys(answers).filter((id) => !fields.some((field) => field.id === id));
  const all = [...fields, ...strangers.map((id): AskedField => ({ id, label: same(id), kind: 'text', choices: [] }))];
  return all.flatMap((field) => {
    const value = answers[field.id];
    if (value === undefined || value.length === 0) return [];
    return [{ field: field.id, label: field.label, answer: answerTo(field, value) }];
  });
}

type AskedField = Pick<Field, 'id' | 'label' | 'kind' | 'choices'>;

function answerTo({ kind, choices }: AskedField, value: string | readonly string[]): AnswerRecord['answer'] {
  if (kind === 'confirm') return { is: 'confirmed', value: value === 'true' };
  const isWritten = kind !== 'choice' && kind !== 'choices';
  return isWritten && typeof value === 'string'
    ? { is: 'written', text: value }
    : { is: 'chosen', choices: chosen(value, choices) };
}

const chosen = (value: string | readonly string[], choices: readonly Choice[]): Choice[] =>
  (typeof value === 'string' ? [value] : value).map(
    (one) => choices.find((choice) => choice.value === one) ?? { value: one, label: same(one) },
  );

function stageRecord(stage: Stage, names: Names): StageRecord {
  switch (stage.state) {
    case 'filed':
    case 'returned':
    case 'withdrawn':
    case 'merged':
      return stage;
    case 'preparing':
      return { state: stage.state, preparer: stage.preparer?.name ?? null };
    case 'scheduled':
      return { state: stage.state, preparer: stage.preparer?.name ?? null, meeting: stage.meeting.date.toString() };
    case 'decided':
      return { state: stage.state, decision: decisionRecord(stage.decision, names) };
    case 'anchoring':
      return { state: stage.state, ...carriedHome(stage, names) };
    case 'closed':
      return { state: stage.state, ...carriedHome(stage, names), reason: stage.reason };
    case 'forwarded':
      return { state: stage.state, to: seatRecord(stage.to, names), reason: stage.reason };
  }
}

const carriedHome = (
  { decision, anchorings }: { readonly decision: Decision; readonly anchorings: readonly Anchoring[] },
  names: Names,
) => ({
  decision: decisionRecord(decision, names),
  anchoring: anchorings.map((one) => anchoringRecord(one, names)),
});

const decisionRecord = ({ sort, text, responsible, principals }: Decision, names: Names): DecisionRecord => ({
  sort,
  text,
  responsible,
  principals: principals.map((id) => principalRecord(id, names)),
});

const anchoringRecord = ({ principal, home }: Anchoring, names: Names): AnchoringRecord => ({
  principal: principalRecord(principal, names),
  answer: home.is === 'awaited' ? home : { is: home.is, by: home.by.name, at: names.time(home.at), note: home.note },
});

const eventRecord = ({ at, by, did, handling, from, to, text, about }: CaseEvent, names: Names): EventRecord => ({
  at: names.time(at),
  by: did === 'join' || did === 'leave' ? null : by.name,
  did,
  handling,
  from,
  to,
  text,
  about: about && aboutRecord(about, names),
});

const aboutRecord = (about: NonNullable<CaseEvent['about']>, names: Names): EventRecord['about'] =>
  'seat' in about
    ? { forum: seatRecord(about.seat, names) }
    : { principal: principalRecord(about.principal, names), home: about.home };
