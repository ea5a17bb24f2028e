import type { Config } from '../config.ts';
import { belongsTo, GAP_KINDS, type Gap, type GapCount } from '../domain/learning/gap.ts';
import { forumByKey, forumName, seatOf } from '../domain/model/forums.ts';
import type { Language, Model } from '../domain/model/types.ts';
import type { GapsWanted } from '../ports/learning.ts';
import { type FilterValues, readFilter } from './caseFilter.ts';
import { isoIn } from './moments.ts';
import { type Store, withStore } from './store.ts';
import { table } from './table.ts';
import type { Terminal } from './terminal.ts';

/** `lots gaps`: questions that the bot did not manage, in numbers for each forum. What was asked is shown only where it is asked for. */

export interface GapsValues extends Pick<FilterValues, 'model' | 'forum' | 'from' | 'to'> {
  readonly json?: boolean;
  readonly texts?: boolean;
}

/** A quarter of a year, as the bot shows them. */
const LOOKED_BACK = { days: 90 };
/** Whoever was asked back may still be answering. */
const STILL_ANSWERING = { minutes: 30 };
const PAGE = 500;

/** @returns the exit code */
export async function showGaps(terminal: Terminal, config: Config, values: GapsValues): Promise<number> {
  const { json = false, texts = false, ...filter } = values;
  const wanted = readFilter(terminal, config, filter);
  if (!wanted) return 2;
  return withStore(terminal, config, async (store) => {
    const period = periodOf(config, store, wanted.filedFrom, wanted.filedTo);
    const models = config.models.filter(({ id }) => wanted.model === undefined || id === wanted.model);
    const found: Found[] = [];
    for (const model of models) found.push(await foundIn(store, model, wanted.forum?.key ?? null, period));
    if (json) printJson(terminal, found, config.timeZone, texts);
    else print(terminal, found, { ...period, timeZone: config.timeZone, texts });
    return 0;
  });
}

interface Period {
  readonly since: Temporal.Instant;
  /** Not counted itself; null up to now. */
  readonly end: Temporal.Instant | null;
  readonly until: Temporal.Instant;
}

function periodOf(
  { timeZone }: Config,
  { archive }: Store,
  from: Temporal.Instant | undefined,
  to: Temporal.Instant | undefined,
): Period {
  const now = archive.clock.now();
  const firstDay = now.toZonedDateTimeISO(timeZone).toPlainDate().subtract(LOOKED_BACK);
  return {
    since: from ?? firstDay.toZonedDateTime(timeZone).toInstant(),
    end: to ?? null,
    until: now.subtract(STILL_ANSWERING),
  };
}

interface Found {
  readonly model: Model;
  readonly counts: readonly GapCount[];
  /** Newest first. */
  readonly gaps: readonly Gap[];
}

async function foundIn({ gaps }: Store, model: Model, first: string | null, period: Period): Promise<Found> {
  const { since, until, end } = period;
  const wanted: GapsWanted = { model: model.id, first, since, until };
  const isIn = ({ at }: Gap): boolean => end === null || Temporal.Instant.compare(at, end) < 0;
  const counts = await gaps.count(wanted);
  const later = end === null ? [] : await gaps.count({ ...wanted, since: end });
  return { model, counts: counts.map((one) => less(one, later)), gaps: (await all(gaps, wanted)).filter(isIn) };
}

/** What is left of a count when what came after the period is taken from it. */
function less(count: GapCount, later: readonly GapCount[]): GapCount {
  const taken = later.find(({ first }) => first === count.first);
  if (!taken) return count;
  const gaps = Object.fromEntries(GAP_KINDS.map((kind) => [kind, count.gaps[kind] - taken.gaps[kind]]));
  return { ...count, asked: count.asked - taken.asked, gaps: { ...count.gaps, ...gaps } };
}

async function all(gaps: Store['gaps'], wanted: GapsWanted): Promise<Gap[]> {
  const found: Gap[] = [];
  for (let total = 1; found.length < total; ) {
    const page = await gaps.list(wanted, { offset: found.length, limit: PAGE });
    if (page.gaps.length === 0) break;
    found.push(...page.gaps);
    total = page.total;
  }
  return found;
}

function printJson({ out }: Terminal, all_: readonly Found[], timeZone: string, texts: boolean): void {
  for (const { gaps } of all_)
    for (const { id, at, model, kind, text, answered, suggested } of gaps) {
      const words = texts ? { text } : {};
      out(JSON.stringify({ id, at: isoIn(at, timeZone), model, kind, answered, suggested, ...words }));
    }
}

interface Shown extends Period {
  readonly timeZone: string;
  readonly texts: boolean;
}

function print(terminal: Terminal, found: readonly Found[], { since, end, timeZone, texts }: Shown): void {
  const { out, texts: words } = terminal;
  const day = (at: Temporal.Instant): string => at.toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const lastDay = end && day(end.subtract({ hours: 1 }));
  out(words.gaps.since(day(since), lastDay));
  for (const one of found) printOne(terminal, one, found.length > 1);
  const gaps = found.flatMap((one) => one.gaps.map((gap) => ({ gap, model: one.model })));
  if (texts && gaps.length > 0) out('');
  if (texts) for (const { gap, model } of gaps) out(lineOf(terminal, gap, model, day));
  out('');
  out(gaps.length === 0 ? words.gaps.none : words.gaps.total(gaps.length));
}

function printOne(terminal: Terminal, { model, counts }: Found, isOneOfMany: boolean): void {
  const { out, bold, language, texts } = terminal;
  const { gaps } = texts;
  const told = counts.filter((one) => GAP_KINDS.some((kind) => one.gaps[kind] > 0));
  if (told.length === 0) return;
  out('');
  if (isOneOfMany) out(bold(model.name));
  const head = { start: [], stretching: gaps.forum, end: [gaps.asked, ...GAP_KINDS.map((kind) => gaps.kinds[kind])] };
  const rows = told.map((one) => ({
    start: [],
    stretching: nameOf(model, one.first, language) ?? gaps.nowhere,
    end: [one.asked, ...GAP_KINDS.map((kind) => one.gaps[kind])].map(String),
  }));
  const [heading = '', ...lines] = table([head, ...rows], Number.POSITIVE_INFINITY);
  out(bold(heading));
  for (const line of lines) out(line);
}

function lineOf({ texts, language }: Terminal, gap: Gap, model: Model, day: (at: Temporal.Instant) => string): string {
  const { gaps } = texts;
  const where = nameOf(model, belongsTo(gap), language) ?? gaps.nowhere;
  return `${day(gap.at)}  ${gaps.kind[gap.kind]}, ${where}: ${gap.text}`;
}

/** Null for none. What is no more keeps its key. */
function nameOf(model: Model, first: string | null, language: Language): string | null {
  if (first === null) return null;
  const forum = forumByKey(model, first);
  if (forum) return forumName(seatOf(forum, null), language, 'short');
  return Object.values(model.exits).find(({ id }) => id === first)?.name[language] ?? first;
}
