import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lots } from '../support/lots.ts';

const HOJDEN = join(import.meta.dirname, '../data/hojden');
const QUESTION = 'Hemtjänsten och vårdcentralen i Munkedal är inte överens om vem som sköter såromläggningar';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lots-cli-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const json = async (args: readonly string[], options = {}) => JSON.parse((await lots(args, options)).stdout);

describe('lots ask', () => {
  it("answers a person with the card's own words", async () => {
    const { code, stdout } = await lots(['ask', QUESTION]);

    expect(code).toBe(0);
    expect(stdout.split('\n')[0]).toBe('Lokal vårdsamverkansgrupp Munkedal äger frågan');
    expect(stdout).toMatch(
      /1\sNi och den andra verksamheten → 2\sLokal grupp Munkedal → 3\sStyrgruppen → 4\sUtvecklingsforum Äldre/,
    );
  });

  it('asks a person back with the answers there are, and says nothing of what it cannot remember', async () => {
    const { stdout } = await lots(['ask', 'samsa funkar inte mellan oss och sjukhuset']);

    expect(stdout).toMatch(/\?\n(\[.+\]\n)+$/);
    expect(stdout).not.toMatch(/Just nu|Du kan också/);
    expect((await lots(['ask', QUESTION])).stdout).not.toMatch(/Just nu|Hjälpte svaret/);
  });

  it('answers a program as the contract says', async () => {
    expect(await json(['ask', '--json', '--model', 'fyrbodal', QUESTION])).toEqual({
      id: null,
      kind: 'forum',
      level: 'lokal',
      theme: 'aldre',
      place: 'Munkedal',
      first: 'fyrbodal/lokal',
      via: 'fyrbodal/styrgrupp',
      next: 'fyrbodal/uf-aldre',
      confidence: expect.any(Number),
      alternatives: expect.any(Array),
      question: null,
      because: expect.arrayContaining([{ text: expect.any(String), source: expect.stringContaining('Ärendegång') }]),
      precedents: [],
      caution: false,
    });
  });

  it.each([
    [
      'fyrbodal',
      'En brukare ska hem på tisdag och ingen vet vem som gör vad',
      { kind: 'individual', first: 'sip', next: 'fyrbodal/lokal' },
    ],
    ['fyrbodal', 'Mannen i rum fyra har slutat andas', { kind: 'acute', first: 'akut-112' }],
    [
      'fyrbodal',
      'Karin Karlsson 121212-1212 fick inte sin medicin',
      { kind: 'personal-data', first: 'vagra', because: [] },
    ],
    [
      'fyrbodal',
      'det är något som inte stämmer',
      { kind: 'clarify', first: 'fraga-tillbaka', question: expect.stringContaining('Berätta') },
    ],
    [
      'goteborg',
      'Boendestödet och psykosmottagningen på Hisingen drar åt olika håll',
      { first: 'goteborg/nosam-psykiatri', place: 'Hisingen', via: 'goteborg/lgs' },
    ],
  ])('for %s "%s"', async (model, text, expected) => {
    expect(await json(['ask', '--json', '--model', model, text])).toMatchObject(expected);
  });

  it('answers many, one a line, in their order, and nothing else', async () => {
    const asked = ['fyrbodal', 'goteborg', 'skaraborg', 'vasternorrland'].map((model, at) => ({
      id: `q${at}`,
      text: QUESTION,
      model,
    }));
    const input = `${asked.map((one) => JSON.stringify(one)).join('\n')}\n`;

    const { code, stdout } = await lots(['ask', '--jsonl'], { input });

    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(answers.map((answer) => answer.id)).toEqual(['q0', 'q1', 'q2', 'q3']);
  });

  it('loses no line: one that cannot be read is answered with what is wrong', async () => {
    const input = `{"id":"a","text":"hej","model":"fyrbodal"}\nnot json\n{"id":"c","text":"hej","model":"norge"}\n{"id":"d","text":"hej"}\n`;

    const { code, stdout, stderr } = await lots(['ask', '--jsonl'], { input });

    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map((answer) => [answer.id, 'error' in answer])).toEqual([
      ['a', false],
      [null, true],
      ['c', true],
      ['d', false],
    ]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/line 2 is not JSON[\s\S]*no model called "norge"/);
  });

  it('says what to do when there is no question, no such model or no such option', async () => {
    expect(await lots(['ask'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/Write the question in quotes/),
    });
    expect(await lots(['ask', '--model', 'norge', 'hej'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/no model called "norge"/),
    });
    expect(await lots(['ask', '--modell', 'x'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/--modell.*lots --help/),
    });
  });
});

describe('lots', () => {
  it("explains itself in the terminal's language", async () => {
    expect((await lots(['--help'])).stdout).toMatch(/where does this belong\?[\s\S]*lots ask/);
    expect((await lots(['--help'], { env: { LC_ALL: 'sv_SE.UTF-8' } })).stdout).toMatch(
      /vart ska det här\?[\s\S]*lots ask/,
    );
  });

  it('guesses a misspelt command', async () => {
    expect(await lots(['chek'])).toMatchObject({ code: 2, stderr: expect.stringMatching(/Did you mean "check"\?/) });
  });
});

describe('lots show', () => {
  it.each([
    [
      'fyrbodal',
      /Lokal vårdsamverkansgrupp.*fyrbodal\/lokal[\s\S]*→ går vidare till Utvecklingsforum Barn och unga.*via Styrgruppen/,
    ],
    [
      'goteborg',
      /NOSAM … → \(LGS\) → Temagrupp … → LGS → Politiskt samråd\n\n[\s\S]*NOSAM Psykiatri.*goteborg\/nosam-psykiatri[\s\S]*via LGS/,
    ],
    ['vasternorrland', /HälSam/],
  ])('draws %s with its paths', async (model, expected) => {
    expect((await lots(['show', model], { env: { LC_ALL: 'sv_SE.UTF-8' } })).stdout).toMatch(expected);
  });
});

describe('lots check', () => {
  it('finds nothing wrong with what is shipped', async () => {
    const { code, stdout, stderr } = await lots(['check'], { cwd: directory });

    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/fyrbodal: no faults/);
  });

  it('tells every fault of a settings file with its place and what to do', async () => {
    const file = join(directory, 'samverkanslotsen.config.yaml');
    writeFileSync(file, 'models: [fyrbodal, gotborg]\nlanguage: svenska\ntimeZon: Europe/Stockholm\n');

    const { code, stderr } = await lots(['check', file], { cwd: directory });

    expect(code).toBe(1);
    expect(stderr).toMatch(/3 faults:/);
    expect(stderr).toMatch(/config\.yaml:2 language: "svenska" is not allowed\. Allowed: auto, sv, en/);
    expect(stderr).toMatch(/config\.yaml:3 timeZon: unknown key "timeZon"\..*Did you mean "timeZone"\?/);
    expect(stderr).toMatch(/gotborg: the file does not exist.*Did you mean goteborg\?/);
  });
});

describe("an organisation of one's own", () => {
  it('is checked, shown and answered for without a line of code', async () => {
    expect(await lots(['check', './hojden.yaml'], { cwd: HOJDEN })).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/hojden.*: no faults|Höjden: no faults|4 forums, 3 places/),
    });
    expect((await lots(['show', './hojden.yaml'], { cwd: HOJDEN })).stdout).toMatch(
      /The local council \(one per place\) {2}hojden\/narrad/,
    );
    const answer = await json(['ask', '--json', 'Skolan och vårdcentralen i Gransta bollar barn mellan sig'], {
      cwd: HOJDEN,
    });

    expect(answer).toMatchObject({ first: 'hojden/narrad', place: 'Granby', next: 'hojden/bord-unga', theme: 'unga' });
  });

  it('sends its shared questions, its one persons and its chair where its own model says', async () => {
    const shared = await json(
      ['ask', '--json', 'Alla kommuner i området får sena utskrivningsmeddelanden om de äldre'],
      { cwd: HOJDEN },
    );
    const one = await json(['ask', '--json', 'En brukare ska hem på tisdag och ingen vet vem som gör vad'], {
      cwd: HOJDEN,
    });
    const { stdout } = await lots(['ask', 'Skolan och vårdcentralen i Berga bollar barn mellan sig'], { cwd: HOJDEN });

    expect(shared).toMatchObject({ first: 'hojden/bord-ovriga', next: 'hojden/toppen' });
    expect(one).toMatchObject({ kind: 'individual', next: 'hojden/narrad' });
    expect(stdout).toMatch(/Närrådet i Berga äger frågan[\s\S]*Ordförande 20\d\d: /);
  });
});
