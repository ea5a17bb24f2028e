import { nearest } from '../config/nearest.ts';
import type { Config } from '../config.ts';
import { isOpen, STATES, type State } from '../domain/case/case.ts';
import type { Forum, Model } from '../domain/model/types.ts';
import { fold, readDate } from '../domain/text.ts';
import type { Narrowed } from '../export/caseRecords.ts';
import { exportTextsIn } from '../locales/export.ts';
import type { Terminal } from './terminal.ts';

/** Which cases a command is about, as written on the command line. */
export interface FilterValues {
  readonly model?: string;
  readonly forum?: string;
  readonly place?: string;
  readonly state?: string;
  readonly text?: string;
  readonly from?: string;
  readonly to?: string;
}

type Read<T> = { readonly value: T } | { readonly problem: string };

/** @returns null, with every problem told on the terminal, when something on the command line is not understood */
export function readFilter(terminal: Terminal, config: Config, values: FilterValues): Narrowed | null {
  const { texts } = terminal;
  const parts: readonly Read<Narrowed>[] = [
    readModel(terminal, config.models, values.model),
    readForum(terminal, modelsMeant(config.models, values.model), values),
    readStates(terminal, values.state),
    values.text ? { value: { text: values.text } } : { value: {} },
    readDates(terminal, config.timeZone, values),
  ];
  const problems = parts.flatMap((part) => ('problem' in part ? [part.problem] : []));
  for (const problem of problems) terminal.err(problem);
  if (problems.length > 0) terminal.err(texts.cases.seeHelp);
  return problems.length > 0 ? null : Object.assign({}, ...parts.map((part) => ('value' in part ? part.value : {})));
}

const modelsMeant = (models: readonly Model[], id: string | undefined): readonly Model[] => {
  const meant = models.filter((model) => model.id === id);
  return meant.length > 0 ? meant : models;
};

const known = (all: readonly string[]): string => all.join(', ');

function readModel({ texts }: Terminal, models: readonly Model[], id: string | undefined): Read<Narrowed> {
  if (id === undefined) return { value: {} };
  const ids = models.map((model) => model.id);
  if (ids.includes(id)) return { value: { model: id } };
  return { problem: texts.cases.unknown('--model', id, nearest(id, ids), known(ids)) };
}

/** A forum's key, or what stands after the model in it when that is enough. */
function readForum({ texts }: Terminal, models: readonly Model[], { forum: key, place }: FilterValues): Read<Narrowed> {
  if (key === undefined) return place === undefined ? { value: {} } : { problem: texts.cases.placeNeedsForum };
  const owners = models.flatMap((model) => model.forums.map((forum) => ({ model, forum })));
  const found =
    owners.find(({ forum }) => forum.key === key) ?? onlyOne(owners.filter(({ forum }) => forum.id === key));
  const keys = owners.map(({ forum }) => forum.key);
  if (!found) return { problem: texts.cases.unknown('--forum', key, nearest(key, keys), known([...new Set(keys)])) };
  if (place === undefined) return { value: { forum: { key: found.forum.key } } };
  return readPlace(texts, found.model, found.forum, place);
}

const onlyOne = <T>(all: readonly T[]): T | undefined => (all.length === 1 ? all[0] : undefined);

function readPlace({ cases }: Terminal['texts'], model: Model, forum: Forum, written: string): Read<Narrowed> {
  if (!forum.perPlace) return { problem: cases.noPlaces(forum.key) };
  const place = model.places.find(({ id, name, aka }) => [id, name, ...aka].some((one) => fold(one) === fold(written)));
  if (place) return { value: { forum: { key: forum.key, place: place.id } } };
  const ids = model.places.map(({ id }) => id);
  return { problem: cases.unknown('--place', written, nearest(fold(written), ids), known(ids)) };
}

const EVERY_OPEN = 'open';

/** The words of the table in either language, or the names that programs use; several with commas, `open` for all that are under way. */
function readStates({ texts }: Terminal, written: string | undefined): Read<Narrowed> {
  if (written === undefined) return { value: {} };
  const states: State[] = [];
  for (const word of written.split(',').map((one) => fold(one.trim()))) {
    const meant =
      word === EVERY_OPEN ? STATES.filter(isOpen) : STATES.filter((state) => wordsFor(state).includes(word));
    const names = [EVERY_OPEN, ...STATES];
    if (meant.length === 0)
      return { problem: texts.cases.unknown('--state', word, nearest(word, names), known(names)) };
    states.push(...meant);
  }
  return { value: { states } };
}

const wordsFor = (state: State): string[] =>
  [state, exportTextsIn('sv').states[state], exportTextsIn('en').states[state]].map(fold);

/** Whole days where the organisation is; the last one counts. */
function readDates({ texts }: Terminal, timeZone: string, { from, to }: FilterValues): Read<Narrowed> {
  const [first, last] = [from, to].map((day) => (day === undefined ? undefined : readDate(day)));
  if (first === null) return { problem: texts.cases.badDate('--from', from ?? '') };
  if (last === null) return { problem: texts.cases.badDate('--to', to ?? '') };
  if (first && last && Temporal.PlainDate.compare(first, last) > 0) return { problem: texts.cases.backwards };
  const start = (date: Temporal.PlainDate) => date.toZonedDateTime(timeZone).toInstant();
  return {
    value: { ...(first && { filedFrom: start(first) }), ...(last && { filedTo: start(last.add({ days: 1 })) }) },
  };
}
