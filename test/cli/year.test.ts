import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { showYear, type YearValues } from '../../src/cli/year.ts';
import { loadConfig } from '../../src/config.ts';
import type { Occurrence, Span } from '../../src/domain/meeting/meeting.ts';
import type { Language } from '../../src/domain/model/types.ts';
import type { Calendar } from '../../src/ports/meetings.ts';
import { localTerminal } from '../support/localTerminal.ts';
import { lots } from '../support/lots.ts';

const SWEDISH = { LC_ALL: 'sv_SE.UTF-8' };

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lots-year-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const settings = (...lines: readonly string[]) =>
  writeFileSync(join(directory, 'samverkanslotsen.config.yaml'), ['models: [fyrbodal]', ...lines, ''].join('\n'));

const year = (args: readonly string[], env: Readonly<Record<string, string>> = SWEDISH) =>
  lots(['year', ...args], { cwd: directory, env });

const at = (local: string): Span => {
  const start = Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Stockholm').toInstant();
  return { is: 'timed', start, end: start.add({ hours: 2 }) };
};

const occurrence = (span: Span, isCancelled = false): Occurrence => ({
  series: String('start' in span ? span.start : span.first),
  original: null,
  span,
  subject: 'Möte',
  place: '',
  joinUrl: '',
  isCancelled,
});

/** Draws with these meetings in every calendar. */
async function drawn(meetings: readonly Occurrence[], values: YearValues = {}, language: Language = 'sv') {
  settings(
    'calendars: {fyrbodal/uf-aldre: {ics: a.ics}}',
    'extends: {fyrbodal: {forums: {lokal: {chair: {start: {year: 2026, party: kommun}}}, "uf-{tema}": {chair: {start: {year: 2025, party: region}}}}}}',
  );
  const config = await loadConfig({}, directory);
  if (!config.ok) throw new Error(JSON.stringify(config.faults));
  const calendar: Calendar = { read: async () => ({ is: 'read', occurrences: meetings, unreadable: 0, cursor: null }) };
  const { terminal, out, err } = localTerminal(language);
  const around = { config: config.value, calendar, directory };
  const code = await showYear(terminal, around, 'fyrbodal', { year: '2026', ...values });
  return { code, out, text: out.join('\n'), err };
}

describe('lots year', () => {
  it("draws the year wheel of a model month by month, forums that are alike on one line, with the sources' own caveat", async () => {
    const { code, stdout } = await year(['goteborg', '--year', '2027']);

    expect(code).toBe(0);
    expect(stdout).toMatch(/^Vårdsamverkan Göteborgsområdet 2027\n/);
    expect(stdout).toMatch(/ januari │ NOSAM …, Temagrupp …: Årsrapporten lämnas in\.\n/);
    expect(stdout).toMatch(/ februari │ LGS: Årsrapporten bereds och fastställs\.\n/);
    expect(stdout).toMatch(/ juni │ ·\n/);
    expect(stdout).toMatch(/Återkommer utan fast månad\n {2}Styrgruppen: Ungefär 6–8 möten om året\./);
    expect(stdout).toMatch(/Årshjulet är från 2018\/2019.*[\s\S]*Källa: Årshjul i Göteborgsområdet/);
  });

  it.each(['fyrbodal', 'goteborg', 'skaraborg', 'vasternorrland'])('of %s fits eighty columns', async (model) => {
    const { stdout } = await year([model]);

    expect(stdout.length).toBeGreaterThan(0);
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('needs no settings file: it shows the demonstration, and says that it is one', async () => {
    const { code, stdout, stderr } = await year(['fyrbodal', '--year', '2026']);

    expect([code, stderr]).toEqual([
      0,
      'Ingen inställningsfil hittades: visar demon, med påhittade möten och ordförande.\n',
    ]);
    expect(stdout).toMatch(/^Vårdsamverkan Fyrbodal \(demo\) 2026\n/);
    expect(stdout).toMatch(/Ordförande 2026\n {2}Lokal grupp: kommunen\n/);
    expect(stdout).toMatch(/ mars │ Lokal grupp Uddevalla möts torsdagar 5, 12, 19 och 26 kl\. 13\.00\n/);
  });

  it('speaks English too', async () => {
    const { stdout } = await year(['goteborg'], {});

    expect(stdout).toMatch(/ January │ NOSAM …, Theme group …: The annual report is handed in\./);
  });

  it('shows who has the chair in the year, where somebody has said who began', async () => {
    const this_ = await drawn([]);
    const next = await drawn([], { year: '2027' });

    expect(this_.text).toMatch(/Ordförande 2026\n {2}Lokal grupp: kommunen\n {2}Utvecklingsforum …: regionen\n/);
    expect(next.text).toMatch(/Ordförande 2027\n {2}Lokal grupp: regionen\n {2}Utvecklingsforum …: kommunen\n/);
  });

  it('shows meetings by hour, the cancelled ones as such, and not those of other years', async () => {
    const meetings = [
      at('2026-03-05T13:00'),
      at('2026-03-12T13:00'),
      at('2026-03-26T09:30'),
      at('2025-12-31T23:30'),
      at('2027-01-01T00:30'),
      {
        is: 'all-day',
        first: Temporal.PlainDate.from('2026-05-04'),
        last: Temporal.PlainDate.from('2026-05-05'),
      } as const,
    ].map((span) => occurrence(span));

    const { text, code } = await drawn([...meetings, occurrence(at('2026-03-19T13:00'), true)]);

    expect(code).toBe(0);
    expect(text).toMatch(/ mars │ Utvecklingsforum Äldre möts torsdagar 5 och 12 kl\. 13\.00; möts/);
    expect(text.replace(/\s*\n\s*│\s*/g, ' ')).toMatch(/; möts torsdag 26 kl\. 09\.30; inställt torsdag 19/);
    expect(text).toMatch(/ maj │ Utvecklingsforum Äldre möts måndag 4\n/);
    expect(text).toMatch(/ december │ ·/);
    expect(text).toMatch(/ januari │ ·/);
  });

  it('tells a program everything', async () => {
    const { out } = await drawn([occurrence(at('2026-03-05T13:00'))], { json: true });

    const told = JSON.parse(out[0] ?? '');
    expect(out).toHaveLength(1);
    expect(told).toMatchObject({ model: 'fyrbodal', name: 'Vårdsamverkan Fyrbodal', year: 2026 });
    expect(told.chairs[0]).toEqual({ forums: ['fyrbodal/lokal'], name: 'Lokal grupp', chair: 'kommunen' });
    expect(told.months).toHaveLength(12);
    expect(told.months[2]).toEqual({
      month: 3,
      items: [],
      meetings: [
        {
          forum: 'fyrbodal/uf-aldre',
          subject: 'Möte',
          start: '2026-03-05T13:00:00+01:00',
          end: '2026-03-05T15:00:00+01:00',
          allDay: false,
          cancelled: false,
        },
      ],
    });
    expect(told.rhythms.length).toBeGreaterThan(0);
  });

  it('shows all the rest when a calendar is not there, and says which', async () => {
    settings('calendars: {fyrbodal/uf-aldre: {ics: gone.ics}}');

    const { code, stdout, stderr } = await year(['fyrbodal']);

    expect(code).toBe(1);
    expect(stdout).toMatch(/Återkommer utan fast månad/);
    expect(stderr).toMatch(/^fyrbodal\/uf-aldre: kalendern \S+gone\.ics finns inte\. Rätta den/);
  });

  it('says what to do about a year or a model that there is none of', async () => {
    expect(await year(['fyrbodal', '--year', 'nästa'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/--year: ”nästa” är inget år/),
    });
    expect(await year(['gotborg'])).toMatchObject({ code: 1, stderr: expect.stringMatching(/Menade du goteborg\?/) });
  });
});
