import type { Action, Deed } from '../../domain/case/action.ts';
import {
  type Case,
  currentHandlings,
  type Decision,
  decisionOf,
  type ForumSeat,
  handlingNo,
  sameSeat,
} from '../../domain/case/case.ts';
import { checkAnswers } from '../../domain/case/checkForm.ts';
import { chosenSeat, chosenTheme } from '../../domain/case/chosen.ts';
import { CONFIRMED, FORUM, type Form, type Inputs, type Problem, type Problems } from '../../domain/case/form.ts';
import type { CasePress } from '../../domain/case/press.ts';
import { type Actor, mayRead } from '../../domain/case/roles.ts';
import { dateOf, type Span } from '../../domain/meeting/meeting.ts';
import { forumByKey, placeById } from '../../domain/model/forums.ts';
import type { Model } from '../../domain/model/types.ts';
import type { Person } from '../../domain/person.ts';
import { masked, refusedKinds } from '../../domain/privacy/guard.ts';
import { readDate, withLines } from '../../domain/text.ts';
import type { Desk } from '../desk.ts';
import { comingMeetings } from '../meeting/coming.ts';
import { guardOf, routerOfCase, todayAt } from './office.ts';
import { contactChosen } from './people.ts';
import { formOf } from './view.ts';

/** From what was filled in on a card to an action, or to what is wrong with it. */

export type ActPress = Extract<CasePress, { press: 'act' }>;

export type ReadAction =
  | { readonly ok: true; readonly action: Action }
  | { readonly ok: false; readonly problems: Problems };

const LONGEST = 2000;
const LONGEST_LINE = 120;

const ok = (action: Action): ReadAction => ({ ok: true, action });
const wrong = (field: string, problem: Problem): ReadAction => ({ ok: false, problems: { [field]: problem } });
const MISSING: Problem = { is: 'missing' };
const NOT_A_CHOICE: Problem = { is: 'not-a-choice' };

interface Pressed {
  readonly case: Case;
  readonly actor: Actor;
  readonly press: ActPress;
  readonly inputs: Inputs;
  /** Where the person who pressed belongs: colleagues are looked up there. */
  readonly tenant: string;
}

interface Reading extends Pressed {
  readonly desk: Desk;
  readonly model: Model;
}

export async function readAction(desk: Desk, pressed: Pressed): Promise<ReadAction> {
  const { press } = pressed;
  const reading: Reading = { desk, model: routerOfCase(desk, pressed.case).model, ...pressed };
  const problem = problemIn(reading);
  return problem ? wrong(...problem) : READERS[press.deed]({ ...reading, inputs: hiddenIn(reading) });
}

/** A decision says who carries it out and whom to ask, and a diary's number may look like another number: both stay as they were written. */
const AS_WRITTEN: ReadonlySet<Deed> = new Set(['decide', 'diary']);

/** What was written without what points out anybody, also somebody in their work. */
function hiddenIn({ desk, case: case_, press, inputs }: Reading): Inputs {
  if (AS_WRITTEN.has(press.deed)) return inputs;
  const guard = guardOf(routerOfCase(desk, case_));
  const written = (WRITTEN[press.deed] ?? []).map(([field]): [string, string] => {
    const text = textIn(inputs, field);
    return [field, masked(text, guard(text))];
  });
  return { ...inputs, ...Object.fromEntries(written) };
}

/** What each deed needs in writing, and whether it can do without. */
const WRITTEN: Readonly<
  Partial<Record<Deed, readonly (readonly [field: string, isNeeded: boolean, longest: number])[]>>
> = {
  decide: [
    ['text', true, LONGEST],
    ['responsible', false, LONGEST],
  ],
  report: [['note', false, LONGEST]],
  close: [['reason', true, LONGEST]],
  forward: [['reason', true, LONGEST]],
  return: [['reason', true, LONGEST]],
  share: [['reason', false, LONGEST]],
  withdraw: [['reason', false, LONGEST]],
  comment: [['text', true, LONGEST]],
  diary: [['number', true, LONGEST_LINE]],
};

/** The first thing wrong with what was written: missing, too long, or about a person. */
function problemIn({ desk, case: case_, press, inputs }: Reading): [field: string, problem: Problem] | null {
  const guard = guardOf(routerOfCase(desk, case_));
  for (const [field, isNeeded, most] of WRITTEN[press.deed] ?? []) {
    const written = textIn(inputs, field);
    const needed = isNeeded || (press.deed === 'report' && press.home === 'hindered');
    if (needed && written === '') return [field, MISSING];
    if (written.length > most) return [field, { is: 'too-long', most }];
    const found = refusedKinds(guard(written));
    if (found.length > 0) return [field, { is: 'personal-data', found }];
  }
  return null;
}

const textIn = (inputs: Inputs, field: string): string => withLines(inputs[field] ?? '');

type Reader = (reading: Reading) => ReadAction | Promise<ReadAction>;

const READERS: Readonly<Record<Deed, Reader>> = {
  prepare: () => ok({ do: 'prepare' }),
  anchor: () => ok({ do: 'anchor' }),
  join: () => ok({ do: 'join' }),
  leave: () => ok({ do: 'leave' }),
  assign: (reading) => withPerson(reading, (to) => ({ do: 'assign', to })),
  'hand-over': (reading) => withPerson(reading, (to) => ({ do: 'hand-over', to })),
  schedule: readSchedule,
  decide: readDecision,
  report: readReport,
  close: ({ inputs }) => ok({ do: 'close', reason: textIn(inputs, 'reason') }),
  withdraw: ({ inputs }) => ok({ do: 'withdraw', reason: textIn(inputs, 'reason') }),
  comment: ({ inputs }) => ok({ do: 'comment', text: textIn(inputs, 'text') }),
  diary: ({ inputs }) => ok({ do: 'diary', number: textIn(inputs, 'number') }),
  forward: (reading) => withSeat(reading, (to, reason) => ({ do: 'forward', to, reason })),
  share: (reading) => withSeat(reading, (to, reason) => ({ do: 'share', with: to, reason })),
  return: readReturn,
  merge: readMerge,
  deidentify: readDeidentify,
  edit: readEdit,
};

/** Another day that was filled in, or one of the forum's meetings; a day that has a meeting is that meeting. */
async function readSchedule({ desk, case: case_, press, inputs }: Reading): Promise<ReadAction> {
  const handling = handlingNo(case_, press.handling) ?? currentHandlings(case_)[0];
  const meetings = handling ? await comingMeetings(desk, handling.seat) : [];
  const date = readDate(inputs.date ?? '');
  const chosen = date
    ? meetings.find((one) => dayOf(desk, one).equals(date))
    : meetings.find(({ id }) => id === inputs.meeting);
  if (chosen) return ok({ do: 'schedule', meeting: { date: dayOf(desk, chosen), on: chosen.id } });
  if (!date) return wrong('date', MISSING);
  if (Temporal.PlainDate.compare(date, todayAt(desk)) < 0) return wrong('date', NOT_A_CHOICE);
  return ok({ do: 'schedule', meeting: { date } });
}

const dayOf = ({ timeZone }: Desk, { span }: { readonly span: Span }): Temporal.PlainDate => dateOf(span, timeZone);

function readDecision({ inputs, model }: Reading): ReadAction {
  const chosen = (inputs.principals ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean);
  const known = new Set(model.principals.map(({ id }) => id));
  if (!chosen.every((id) => known.has(id))) return wrong('principals', NOT_A_CHOICE);
  const decision: Decision = {
    sort: inputs.sort === 'recommendation' ? 'recommendation' : 'decision',
    text: textIn(inputs, 'text'),
    responsible: textIn(inputs, 'responsible'),
    principals: [...new Set(chosen)],
  };
  return ok({ do: 'decide', decision });
}

function readReport({ press, inputs }: Reading): ReadAction {
  if (!press.principal || !press.home) return wrong('note', MISSING);
  return ok({ do: 'report', principal: press.principal, home: press.home, note: textIn(inputs, 'note') });
}

function readReturn({ inputs }: Reading): ReadAction {
  const { to } = inputs;
  if (to !== 'local' && to !== 'line') return wrong('to', MISSING);
  return ok({ do: 'return', to, reason: textIn(inputs, 'reason') });
}

/** "key" or "key|place". */
function withSeat({ inputs, model }: Reading, action: (to: ForumSeat, reason: string) => Action): ReadAction {
  const [key = '', id = ''] = (inputs.seat ?? '').split('|');
  const forum = forumByKey(model, key);
  if (!forum) return wrong('seat', key === '' ? MISSING : NOT_A_CHOICE);
  const place = forum.perPlace ? placeById(model, id)?.id : null;
  if (place === undefined) return wrong('seat', { is: 'needs-place' });
  return ok(action({ forum: key, place }, textIn(inputs, 'reason')));
}

/** Only somebody the bot has met can be told, so only they can be handed a case. */
async function withPerson({ desk, inputs, tenant }: Reading, action: (to: Person) => Action): Promise<ReadAction> {
  const id = (inputs.person ?? '').trim();
  if (id === '') return wrong('person', MISSING);
  const contact = await contactChosen(desk, id, tenant);
  return contact ? ok(action(contact.person)) : wrong('person', NOT_A_CHOICE);
}

/** Its followers come to read the other case: only whoever may read that themselves lets them in. */
async function readMerge({ desk, case: case_, actor, inputs }: Reading): Promise<ReadAction> {
  const number = textIn(inputs, 'number').toUpperCase();
  if (number === '') return wrong('number', MISSING);
  const into = await desk.office.cases.findByNumber(number);
  if (!into || into.model !== case_.model || !mayRead(into, actor)) return wrong('number', NOT_A_CHOICE);
  return ok({ do: 'merge', into: { id: into.id, number: into.number } });
}

/** What the reader names, line by line, and all that the guard finds by itself. */
async function readDeidentify({ desk, case: case_, inputs }: Reading): Promise<ReadAction> {
  const guard = guardOf(routerOfCase(desk, case_));
  const history = await desk.office.cases.history(case_.id);
  const fields = writtenIn(await formOf(desk, case_));
  const written = [
    ...fields.flatMap((id) => case_.answers[id] ?? []),
    ...case_.handlings.flatMap((handling) => decisionOf(handling)?.responsible ?? []),
    ...history.map(({ text }) => text),
  ];
  const found = written.flatMap((text) => guard(text).map(({ start, end }) => text.slice(start, end)));
  const named = (inputs.words ?? '')
    .split('\n')
    .map((word) => word.trim())
    .filter((word) => word.length > 1);
  const words = [...new Set([...named, ...found])];
  return words.length > 0 ? ok({ do: 'deidentify', words, fields }) : wrong('words', MISSING);
}

const writtenIn = ({ fields }: Form): string[] =>
  fields.filter(({ kind }) => kind === 'line' || kind === 'text').map(({ id }) => id);

async function readEdit({ desk, case: case_, inputs, model }: Reading): Promise<ReadAction> {
  const checked = checkAnswers(await formOf(desk, case_), inputs, model, guardOf(routerOfCase(desk, case_)));
  if (!checked.ok) return checked;
  const { [CONFIRMED]: _confirmed, ...answers } = checked.answers;
  const seat = chosenSeat(model, answers);
  const isShared = case_.handlings.length > 1;
  // Where it is by then has been decided by those who lead.
  if (isShared && !sameSeat(seat, chosenSeat(model, case_.answers))) return wrong(FORUM, NOT_A_CHOICE);
  return ok({ do: 'edit', answers, seat, theme: chosenTheme(answers) });
}
