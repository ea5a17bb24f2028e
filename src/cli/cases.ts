import type { Config } from '../config.ts';
import { type Case, currentHandlings, type ForumSeat, openHandlings, STATES, titleOf } from '../domain/case/case.ts';
import type { Audience } from '../domain/case/event.ts';
import { collectOverview, daysBetween, hasDecision } from '../domain/case/overview.ts';
import { seatName, themeName } from '../domain/case/recordOf.ts';
import type { Overview } from '../domain/case/view.ts';
import type { Language, Model } from '../domain/model/types.ts';
import type { Narrowed } from '../export/caseRecords.ts';
import { exportTextsIn } from '../locales/export.ts';
import { type FilterValues, readFilter } from './caseFilter.ts';
import { type Store, withStore } from './store.ts';
import { table } from './table.ts';
import type { Terminal } from './terminal.ts';

/** `lots cases`: which cases there are, what they come to in numbers, and what could not be sent. */

export interface CasesOptions extends FilterValues {
  readonly json: boolean;
  readonly show: 'list' | 'overview' | 'stuck';
  /** Of the terminal, in characters; infinite where nobody looks. */
  readonly width: number;
}

/** @returns the exit code */
export async function cases(terminal: Terminal, config: Config, options: CasesOptions): Promise<number> {
  const wanted = readFilter(terminal, config, options);
  if (!wanted) return 2;
  return withStore(terminal, config, async (store) => {
    if (options.show === 'stuck') await showStuck(terminal, store, options.json);
    else if (options.show === 'overview') await showOverview(terminal, store, wanted, options.json);
    else await showList(terminal, store, wanted, options);
    return 0;
  });
}

/** More than anybody reads; an export has no such limit. */
const MOST = 500;

async function showList(terminal: Terminal, store: Store, wanted: Narrowed, options: CasesOptions): Promise<void> {
  const { cases: found, total } = await store.cases.list({ ...wanted, offset: 0, limit: MOST });
  const lines = found.map((case_) => lineOf(case_, store));
  if (options.json) {
    terminal.out(JSON.stringify({ total, cases: lines }));
    return;
  }
  const { texts, language } = terminal;
  const { list } = texts.cases;
  const words = exportTextsIn(language).states;
  const rows = lines.map(({ number, states, forums, title, days, behind }) => ({
    start: [number, unique(states.map((state) => words[state])), unique(forums.map(({ name }) => name[language]))],
    stretching: title,
    end: [String(days), String(behind)],
  }));
  const head = { start: [list.number, list.state, list.forum], stretching: list.title, end: [list.days, list.behind] };
  const [heading = '', ...rest] = table([head, ...rows], options.width);
  if (rows.length > 0) terminal.out(terminal.bold(heading));
  for (const line of rest) terminal.out(line);
  if (rows.length > 0) terminal.out('');
  const open = found.filter((case_) => openHandlings(case_).length > 0).length;
  terminal.out(total > found.length ? list.newest(found.length, total) : list.total(total, open));
}

const unique = (words: readonly string[]): string => [...new Set(words)].join(', ');

/** A case as a line of the list, and for programs. */
function lineOf(case_: Case, { archive }: Store) {
  const current = currentHandlings(case_);
  return {
    number: case_.number,
    title: titleOf(case_),
    organisation: case_.model,
    states: current.map(({ stage }) => stage.state),
    forums: current.map(({ seat }) => forumJson(seat, archive.model(case_.model))),
    theme: case_.theme,
    filedAt: case_.filedAt.toString(),
    days: daysBetween(case_.filedAt, archive.clock.now(), archive.timeZone),
    behind: case_.supporters.length + 1,
  };
}

const forumJson = (seat: ForumSeat, model: Model | null) => ({
  key: seat.forum,
  place: seat.place,
  name: seatName(seat, model, 'short'),
});

async function showOverview(terminal: Terminal, store: Store, wanted: Narrowed, json: boolean): Promise<void> {
  const { archive } = store;
  const collector = collectOverview(archive.timeZone);
  const themes = new Map<string, Model | null>();
  const seats = new Map<string, Model | null>();
  for await (const case_ of archive.cases.all(wanted)) {
    collector.add(case_, hasDecision(case_) ? await archive.cases.history(case_.id) : []);
    const model = archive.model(case_.model);
    themes.set(case_.theme ?? '', model);
    seats.set(case_.handlings[0].seat.forum, model);
  }
  const overview = collector.overview();
  if (json) terminal.out(JSON.stringify(overview));
  else printOverview(terminal, overview, themes, seats);
}

type Models = ReadonlyMap<string, Model | null>;

function printOverview(terminal: Terminal, overview: Overview, themes: Models, seats: Models): void {
  const { texts, language } = terminal;
  const words = texts.cases.overview;
  const states = STATES.map((state) => [exportTextsIn(language).states[state], overview.byState[state] ?? 0] as const);
  terminal.out(terminal.bold(texts.cases.list.count(overview.total)));
  section(
    terminal,
    words.states,
    states.filter(([, count]) => count > 0),
  );
  section(
    terminal,
    words.forums,
    overview.byForum.map(([seat, count]) => [seatName(seat, seats.get(seat.forum) ?? null)[language], count]),
  );
  section(
    terminal,
    words.themes,
    overview.byTheme.map(([id, count]) => [
      id ? themeName(id, themes.get(id) ?? null)[language] : words.noTheme,
      count,
    ]),
  );
  section(
    terminal,
    words.months,
    overview.byMonth.map(([month, count]) => [monthName(month, language), count]),
  );
  if (overview.total === 0) return;
  terminal.out('');
  terminal.out(words.daysToDecision(overview.daysToDecision));
  terminal.out(words.daysToClosed(overview.daysToClosed));
}

function section(
  terminal: Terminal,
  heading: string,
  counts: readonly (readonly [name: string, count: number])[],
): void {
  if (counts.length === 0) return;
  terminal.out('');
  terminal.out(terminal.bold(heading));
  const rows = counts.map(([name, count]) => ({ start: [], stretching: name, end: [String(count)] }));
  for (const line of table(rows, Number.POSITIVE_INFINITY)) terminal.out(`  ${line}`);
}

const monthName = (month: string, language: Language): string =>
  Temporal.PlainYearMonth.from(month)
    .toPlainDate({ day: 1 })
    .toLocaleString(language, { month: 'long', year: 'numeric' });

async function showStuck(terminal: Terminal, store: Store, json: boolean): Promise<void> {
  const { stuck } = terminal.texts.cases;
  const lines = await Promise.all((await store.outbox.stuck()).map((message) => stuckLine(terminal, store, message)));
  if (json) {
    terminal.out(JSON.stringify(lines));
    return;
  }
  for (const { number, to, delivery, why } of lines)
    terminal.out(stuck.line(number, to, delivery === 'unknown' ? stuck.unknown : (stuck.why[why] ?? why)));
  terminal.out(stuck.total(lines.length));
}

async function stuckLine(terminal: Terminal, { cases: all, archive }: Store, message: Stuck) {
  const { case: id, audience, delivery, why } = message;
  const case_ = await all.find(id);
  const to = case_ ? audienceName(audience, case_, archive.model(case_.model), terminal) : '';
  return { number: case_?.number ?? '', tell: audience.tell, to, delivery, why };
}

type Stuck = Awaited<ReturnType<Store['outbox']['stuck']>>[number];

function audienceName(audience: Audience, case_: Case, model: Model | null, { texts, language }: Terminal): string {
  if ('person' in audience) return audience.person.name;
  if (audience.tell === 'principal')
    return model?.principals.find(({ id }) => id === audience.principal)?.name ?? audience.principal;
  const handling = case_.handlings.find(({ no }) => no === audience.handling);
  return texts.cases.stuck.channel(handling ? seatName(handling.seat, model)[language] : '');
}
