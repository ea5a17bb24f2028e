import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type GapsValues, showGaps } from '../../src/cli/gaps.ts';
import type { Config } from '../../src/config.ts';
import type { Language } from '../../src/domain/model/types.ts';
import type { AskedQuestion } from '../../src/ports.ts';
import { storedQuestions } from '../../src/store/questions.ts';
import { anna } from '../store/someCase.ts';
import { ALDRE, asked, askedBack, LOKAL, NO, offtopic, rather, toForum, YES } from '../store/someQuestion.ts';
import { demonstrationOn } from '../support/demonstration.ts';
import { localTerminal } from '../support/localTerminal.ts';
import { lots } from '../support/lots.ts';
import { createDatabase, empty, type TestDatabase } from '../support/postgres.ts';

/** `lots gaps`, for whoever looks after what the bot can answer. */

let test: TestDatabase;
let config: Config;
beforeAll(async () => {
  test = await createDatabase();
  config = await demonstrationOn(test.url);
});
beforeEach(async () => {
  await empty(test);
  await question('någon annan gång', { at: daysAgo(100), outcome: askedBack });
  await question('det funkar inte', { at: daysAgo(20), outcome: askedBack });
  await question('dosetterna delas av ingen', { at: daysAgo(10) }, [[anna.id, NO]]);
  await question('utskrivningarna går fel', { at: daysAgo(5) }, [[anna.id, rather(ALDRE)]]);
  await question('vad blir det för mat', { at: daysAgo(2), outcome: offtopic });
  await question('listan kom med', { at: daysAgo(2), outcome: toForum(LOKAL) }, [[anna.id, YES]]);
  await question('det skaver', { at: Temporal.Now.instant().subtract({ minutes: 5 }), outcome: askedBack });
});
afterAll(() => test.close());

const noonToday = () =>
  Temporal.Now.instant().toZonedDateTimeISO('Europe/Stockholm').toPlainDate().toZonedDateTime({
    timeZone: 'Europe/Stockholm',
    plainTime: '12:00',
  });
const daysAgo = (days: number): Temporal.Instant => noonToday().subtract({ days }).toInstant();
const dayAgo = (days: number): string => noonToday().subtract({ days }).toPlainDate().toString();

const question = (text: string, change: Partial<AskedQuestion>, said: Parameters<typeof asked>[2] = []) =>
  asked(storedQuestions(test.database), { text, ...change }, said);

async function shown(values: GapsValues = {}, language: Language = 'sv') {
  const { terminal, out, err } = localTerminal(language);
  const code = await showGaps(terminal, config, values);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const kinds = async (values: GapsValues) => {
  const { out } = await shown({ json: true, ...values });
  return out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).kind);
};

describe('lots gaps', () => {
  it('counts the last 90 days for each forum, and shows nothing of what was asked', async () => {
    const { code, out } = await shown();

    const lines = out.split('\n').map((line) => line.trim().split(/ {2,}/));
    expect(code).toBe(0);
    expect(lines[0]).toEqual([`Från ${dayAgo(90)}`]);
    expect(lines).toContainEqual(['Forum', 'Frågor', 'Obesvarade', 'Fel svar', 'Annat ämne']);
    expect(lines).toContainEqual(['Lokal grupp', '3', '0', '1', '0']);
    expect(lines).toContainEqual(['Utvecklingsforum Äldre', '0', '0', '1', '0']);
    expect(lines).toContainEqual(['ingen vet vart', '1', '1', '0', '0']);
    expect(lines.at(-1)?.[0]).toMatch(/^4 luckor\./);
    expect(out).not.toMatch(/dosetterna|funkar|utskrivningarna|mat\b/);
  });

  it('shows the questions where they are asked for, the newest first', async () => {
    const { out } = await shown({ texts: true }, 'en');

    const texts = out.split('\n').filter((line) => /^\d{4}-/.test(line));
    expect(texts).toEqual([
      expect.stringMatching(/off topic, .*: vad blir det för mat$/),
      expect.stringMatching(/wrong answer, .*: utskrivningarna går fel$/),
      expect.stringMatching(/wrong answer, .*: dosetterna delas av ingen$/),
      expect.stringMatching(/unanswered, nobody knows where: det funkar inte$/),
    ]);
    expect(texts[3]).toContain(dayAgo(20));
  });

  it('is a line a gap for programs, without the text unless it is asked for', async () => {
    const [bare, whole] = [await shown({ json: true }), await shown({ json: true, texts: true })];

    const lines = bare.out.split('\n').map((line) => JSON.parse(line));
    expect(lines).toHaveLength(4);
    expect(lines[1]).toEqual({
      id: expect.any(String),
      at: expect.stringMatching(new RegExp(`^${dayAgo(5)}T12:00:00\\+0[12]:00$`)),
      model: 'fyrbodal',
      kind: 'wrong',
      answered: LOKAL,
      suggested: ALDRE,
    });
    expect(JSON.parse(whole.out.split('\n')[1] ?? '')).toMatchObject({ text: 'utskrivningarna går fel' });
  });

  it('shows a period, both days counted', async () => {
    const { out } = await shown({ from: dayAgo(10), to: dayAgo(5) });

    const lines = out.split('\n').map((line) => line.trim().split(/ {2,}/));
    expect(lines[0]).toEqual([`Från ${dayAgo(10)} till och med ${dayAgo(5)}`]);
    expect(lines).toContainEqual(['Lokal grupp', '2', '0', '1', '0']);
    expect(await kinds({ from: dayAgo(10), to: dayAgo(5) })).toEqual(['wrong', 'wrong']);
    expect(await kinds({ from: dayAgo(120), to: dayAgo(90) })).toEqual(['unanswered']);
  });

  it("shows one forum's", async () => {
    expect(await kinds({ forum: 'uf-aldre' })).toEqual(['wrong']);
    expect(await kinds({ forum: 'fyrbodal/politiskt-samrad' })).toEqual([]);
  });

  it('says so when there are none', async () => {
    const { code, out } = await shown({ forum: 'fyrbodal/politiskt-samrad' });

    expect(out).toContain('Inga luckor');
    expect(code).toBe(0);
  });

  it('knows its forums, organisations and days', async () => {
    const { code, err } = await shown({ forum: 'fyrbodal/lokall', model: 'fyrbodahl', from: 'igår' });

    expect(code).toBe(2);
    expect(err).toMatch(/--model: .*\n--forum: .*\n--from: ”igår” är inget datum/s);
  });

  it('is a command', async () => {
    const { code, stdout, stderr } = await lots(['gaps', '--texts', '--from', dayAgo(10)], {
      env: { DATABASE_URL: test.url, LC_ALL: 'sv_SE.UTF-8' },
    });

    expect([code, stderr.replace(/^.*demo.*\n/m, '')]).toEqual([0, '']);
    expect(stdout).toContain('dosetterna delas av ingen');
  });
});
