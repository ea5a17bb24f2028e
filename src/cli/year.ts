import { sourceLine } from '../../cards/words.ts';
import { loadModel } from '../config/modelFiles.ts';
import type { Config } from '../config.ts';
import { endOf, localDate, type Occurrence, startOf } from '../domain/meeting/meeting.ts';
import type { Fact, Language, Model } from '../domain/model/types.ts';
import type { Calendar } from '../ports/meetings.ts';
import { type ForumCalendar, forumCalendars, type ReadCalendars, readCalendars } from './calendars.ts';
import { clockIn, isoIn } from './moments.ts';
import { printFaults, type Terminal } from './terminal.ts';
import { wrap } from './wrap.ts';
import { type Entry, type MonthWheel, type YearWheel, yearWheel } from './yearWheel.ts';

/** `lots year`: what an organisation's forums have in which month, who has the chair, and their meetings. */

export interface YearValues {
  readonly year?: string;
  readonly json?: boolean;
}

export interface YearSurroundings {
  readonly config: Config;
  readonly calendar: Calendar;
  /** That a model's path is relative to. */
  readonly directory: string;
}

/**
 * @param name of a model; the first of the settings when left out
 * @returns the exit code
 */
export async function showYear(
  terminal: Terminal,
  around: YearSurroundings,
  name: string | undefined,
  values: YearValues,
): Promise<number> {
  const { config } = around;
  const year = readYear(values.year, config.timeZone);
  if (year === null) {
    terminal.err(terminal.texts.year.badYear(values.year ?? ''));
    return 2;
  }
  const model = modelNamed(terminal, around, name);
  if (!model) return 1;
  if (config.file === null && config.models.includes(model)) terminal.err(terminal.texts.calendars.demo);
  const { calendars, isWhole } = await readYearOf(terminal, around, model, year);
  const { timeZone } = config;
  const wheel = yearWheel({ model, year, language: terminal.language, timeZone, calendars });
  if (values.json) terminal.out(JSON.stringify(jsonOf(wheel, model, terminal.language, timeZone)));
  else draw(terminal, wheel, { model, timeZone, hasCalendars: calendarsOf(config, model).length > 0 });
  return isWhole ? 0 : 1;
}

function readYear(written: string | undefined, timeZone: string): number | null {
  if (written === undefined) return Temporal.Now.zonedDateTimeISO(timeZone).year;
  return /^\d{4}$/.test(written) ? Number(written) : null;
}

/** As the settings have it, changes of their own included, where they have it. */
function modelNamed(
  terminal: Terminal,
  { config: { models }, directory }: YearSurroundings,
  name: string | undefined,
): Model | null {
  const known = models.find(({ id }) => id === (name ?? models[0].id));
  if (known) return known;
  const loaded = loadModel(name ?? '', directory);
  if (loaded.ok) return models.find(({ id }) => id === loaded.value.id) ?? loaded.value;
  printFaults(terminal, loaded.faults);
  return null;
}

const calendarsOf = (config: Config, model: Model): ForumCalendar[] =>
  forumCalendars(config).filter(({ models }) => models.some(({ id }) => id === model.id));

function readYearOf(
  terminal: Terminal,
  { config, calendar }: YearSurroundings,
  model: Model,
  year: number,
): Promise<ReadCalendars> {
  const { timeZone } = config;
  const newYear = (of: number) => Temporal.PlainDate.from({ year: of, month: 1, day: 1 }).toZonedDateTime(timeZone);
  const window = { from: newYear(year).toInstant(), to: newYear(year + 1).toInstant(), timeZone };
  return readCalendars(terminal, calendar, calendarsOf(config, model), () => window);
}

function jsonOf({ year, chairs, months, rhythms }: YearWheel, model: Model, language: Language, timeZone: string) {
  const facts = ({ forums, name, what }: Entry<Fact>) => ({
    forums,
    name,
    text: what.text[language],
    source: what.source.title,
  });
  return {
    model: model.id,
    name: model.name,
    year,
    chairs: chairs.map(({ forums, name, what }) => ({ forums, name, chair: what.name[language] })),
    months: months.map(({ month, items, meetings }) => ({
      month,
      items: items.map(facts),
      meetings: meetings.flatMap(({ forums, what }) => what.map((one) => meetingJson(one, forums[0] ?? '', timeZone))),
    })),
    rhythms: rhythms.map(facts),
  };
}

const meetingJson = ({ span, subject, isCancelled }: Occurrence, forum: string, timeZone: string) => ({
  forum,
  subject,
  start: isoIn(startOf(span, timeZone), timeZone),
  end: isoIn(endOf(span, timeZone), timeZone),
  allDay: span.is === 'all-day',
  cancelled: isCancelled,
});

const WIDTH = 80;
/** September and its Swedish sister are the longest. */
const GUTTER = ' september '.length;
const ROOM = WIDTH - GUTTER - '│ '.length;
const HANGING = '  ';

interface Drawn {
  readonly model: Model;
  readonly timeZone: string;
  readonly hasCalendars: boolean;
}

function draw(terminal: Terminal, wheel: YearWheel, { model, timeZone, hasCalendars }: Drawn): void {
  const { texts, language } = terminal;
  terminal.out(terminal.bold(`${model.name} ${wheel.year}`));
  drawList(terminal, texts.year.chairs(wheel.year), wheel.chairs, ({ name }) => name[language]);
  const isEmpty = wheel.months.every(({ items, meetings }) => items.length + meetings.length === 0);
  if (!isEmpty) drawMonths(terminal, wheel.months, timeZone);
  drawList(terminal, texts.year.rhythm, wheel.rhythms, ({ text }) => text[language]);
  const items = wheel.months.flatMap((month) => month.items.map(({ what }) => what));
  const facts = [...items, ...wheel.rhythms.map(({ what }) => what)];
  const notes = [
    ...(isEmpty ? [texts.year.empty] : []),
    ...(hasCalendars ? [] : [texts.year.openMonths]),
    ...caveatsOf(model, items).map(({ text }) => text[language]),
    ...(facts.length > 0 ? [sourceLine(facts, language)] : []),
  ];
  terminal.out('');
  for (const note of notes) for (const line of wrap(note, WIDTH)) terminal.out(terminal.faint(line));
}

/** What is to be known of the year wheel's own sources. */
const caveatsOf = ({ caveats }: Model, items: readonly Fact[]): readonly Fact[] =>
  caveats.filter(({ source }) => items.some((item) => item.source.id === source.id));

/** "Name: what" a line; nothing when there is none. */
function drawList<T>(
  terminal: Terminal,
  heading: string,
  entries: readonly Entry<T>[],
  say: (what: T) => string,
): void {
  if (entries.length === 0) return;
  terminal.out('');
  terminal.out(terminal.bold(heading));
  for (const { name, what } of entries)
    for (const line of wrap(`${name}: ${say(what)}`, WIDTH - HANGING.length, HANGING)) terminal.out(HANGING + line);
}

function drawMonths(terminal: Terminal, months: readonly MonthWheel[], timeZone: string): void {
  const rule = (joint: string) =>
    terminal.out(terminal.faint(`${'─'.repeat(GUTTER)}${joint}${'─'.repeat(WIDTH - GUTTER - 1)}`));
  terminal.out('');
  rule('┬');
  for (const [at, month] of months.entries()) {
    if (at > 0) terminal.out(`${' '.repeat(GUTTER)}│`);
    for (const [line, text] of linesOf(terminal, month, timeZone).entries()) {
      const label = line === 0 ? monthName(month.month, terminal.language) : '';
      terminal.out(`${terminal.bold(label.padStart(GUTTER - 1))} │ ${text}`);
    }
  }
  rule('┴');
}

const monthName = (month: number, language: Language): string =>
  Temporal.PlainDate.from({ year: 2026, month, day: 1 }).toLocaleString(language, { month: 'long' });

/** At least one, so that every month is there. */
function linesOf(terminal: Terminal, { items, meetings }: MonthWheel, timeZone: string): string[] {
  const { language } = terminal;
  const said = [
    ...items.map(({ name, what }) => `${name}: ${what.text[language]}`),
    ...meetings.map(({ name, what }) => `${name} ${meetingText(terminal, what, timeZone)}`),
  ];
  return said.length > 0 ? said.flatMap((text) => wrap(text, ROOM, HANGING)) : ['·'];
}

/** "möts torsdagar 8, 15 och 29 kl. 13.00; inställt torsdag 22": those at the same hour together. */
function meetingText({ texts, language }: Terminal, meetings: readonly Occurrence[], timeZone: string): string {
  const { plan, year } = texts;
  const clock = ({ span }: Occurrence) => (span.is === 'timed' ? plan.time(...clockIn(span.start, timeZone)) : '');
  const days = (some: readonly Occurrence[]) =>
    daysText(
      some.map(({ span }) => localDate(startOf(span, timeZone), timeZone)),
      language,
    );
  const held = [
    ...Map.groupBy(
      meetings.filter(({ isCancelled }) => !isCancelled),
      clock,
    ),
  ];
  const cancelled = meetings.filter(({ isCancelled }) => isCancelled);
  return [
    ...held.map(([time, some]) => year.meets(days(some), time)),
    ...(cancelled.length > 0 ? [year.cancelled(days(cancelled))] : []),
  ].join('; ');
}

/** "torsdag 8", "torsdagar 8 och 15", and without the weekday when it is not always the same. */
function daysText(dates: readonly Temporal.PlainDate[], language: Language): string {
  const [first] = dates;
  if (!first) return '';
  const numbers = new Intl.ListFormat(language).format(dates.map(({ day }) => String(day)));
  const isAlike = dates.every(({ dayOfWeek }) => dayOfWeek === first.dayOfWeek);
  const weekday = first.toLocaleString(language, { weekday: 'long' });
  const several = language === 'sv' ? `${weekday}ar` : `${weekday}s`;
  if (!isAlike) return numbers;
  return `${dates.length === 1 ? weekday : several} ${numbers}`;
}
