import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writePress } from '../../../cards/actions.ts';
import type { Press } from '../../../src/domain/press.ts';
import { elementsOf } from '../../support/caseCards.ts';
import { LISTS } from '../../support/filing.ts';
import { lots, type Ran } from '../../support/lots.ts';
import { pagesOf } from '../../support/pdfText.ts';
import { createDatabase, type TestDatabase } from '../../support/postgres.ts';
import { type OpenStage, openStage } from '../../support/trust/stage.ts';
import { MARK, SECRETS, WRITTEN } from '../../support/trust/written.ts';

/**
 * Everything has been written everywhere, and then it is all taken out of the bot. What points out a person is in no file; the staff's own words
 * are, and in no log.
 */

let test: TestDatabase;
let stage: OpenStage;
let directory: string;
beforeAll(async () => {
  test = await createDatabase();
  stage = await openStage(test);
  directory = mkdtempSync(join(tmpdir(), 'lots-exports-'));
  writeFileSync(join(directory, 'samverkanslotsen.config.yaml'), 'models: [fyrbodal]\nlanguage: sv\n');
  for (const { name, write, words, colleagues } of WRITTEN) {
    const hidden = SECRETS.filter(({ measure }) => measure === 'refuse' || colleagues === 'hidden');
    for (const { text } of hidden) await write(stage, text);
    if (words === 'kept') await write(stage, `det krånglar med ${markOf(name)}`);
    await stage.bot.work();
  }
  await filed();
}, 120_000);
afterAll(async () => {
  await stage.close();
  await test.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Another word for each way in. */
const markOf = (name: string): string => `${MARK}${name.replaceAll(/[^a-z]/g, '')}`;

/** A colleague's mailbox is hidden and the case filed all the same: nothing like the others, which are held back for being alike. */
async function filed(): Promise<void> {
  const [colleague] = SECRETS.filter(({ measure }) => measure === 'mask');
  const said = (name: string) => `${colleague?.text} om tolk, ${markOf(name)}`;
  const written = Object.fromEntries(
    ['title', 'happening', 'consequence', 'tried'].map((field) => [field, said(field)]),
  );
  const press: Press = { press: 'file', submit: randomUUID(), model: 'fyrbodal', question: null, link: '' };
  await stage.filip.forges({ ...writePress({ press, language: 'sv' }), ...LISTS, ...written });
  await stage.bot.work();
}

/** What of all that has been written is to be found in a case's file. */
const IN_CASES = [
  'a comment',
  'an edited case',
  "the diary's number",
  'a note on what has been anchored',
  'a decision',
  'title',
  'happening',
  'consequence',
  'tried',
];

const wordsIn = (files: readonly string[]): string[] =>
  [...WRITTEN.map(({ name }) => name), ...IN_CASES.slice(-4)].filter((name) =>
    files.some((text) => text.includes(markOf(name))),
  );

/** A number may stand on two lines of a page: neither side has any room between its letters. */
const tight = (text: string): string => text.replaceAll(/\s+/g, '');

const read = (file: Buffer, as: string): string =>
  tight(as === 'pdf' ? [...pagesOf(file), file.toString('latin1')].join('\n') : file.toString());

const secretsIn = (all: readonly string[]): string[] =>
  SECRETS.flatMap(({ what, secret }) => (all.some((text) => text.includes(tight(secret))) ? [what] : []));

async function byLink(press: Press, as: string): Promise<string> {
  const { card } = await stage.lena.forges(writePress({ press, language: 'sv' }));
  const url = String(elementsOf(card).find(({ type }) => type === 'Action.OpenUrl')?.url ?? '');
  const response = await fetch(new URL(new URL(url).pathname, stage.bot.url));
  return read(Buffer.from(await response.arrayBuffer()), as);
}

const everyCase = async () => (await stage.bot.desk.office.cases.list({ offset: 0, limit: 100 })).cases;

describe('a file by a link from the bot', () => {
  it.each(['pdf', 'json'] as const)('of each case as %s points out nobody', async (as) => {
    const files: string[] = [];
    for (const { id } of await everyCase()) files.push(await byLink({ press: 'export', case: id, as }, as));

    expect(secretsIn(files)).toEqual([]);
    expect(wordsIn(files)).toEqual(IN_CASES);
  });

  it.each(['csv', 'json'] as const)('of all cases as %s points out nobody', async (as) => {
    const file = await byLink({ press: 'export-all', model: 'fyrbodal', as }, as);

    expect(secretsIn([file])).toEqual([]);
    expect(file).toContain(MARK);
  });

  it('leaves none of its words in the log', () => {
    expect(stage.bot.logged.join('\n')).not.toContain(MARK);
  });
});

describe('lots export', () => {
  const runs = (args: readonly string[], out: string): Promise<Ran> =>
    lots(['export', ...args, '--out', out], { cwd: directory, env: { DATABASE_URL: test.url } });

  it.each<[string, () => readonly string[]]>([
    ['pdf', () => [stage.case.number]],
    ['json', () => [stage.case.number]],
    ['csv', () => ['--all']],
    ['json', () => ['--all']],
  ])('as %s points out nobody, and says nothing of what it writes', async (as, what) => {
    const out = `out.${as}`;

    const { code, stdout, stderr } = await runs([...what(), '--as', as], out);

    const file = read(readFileSync(join(directory, out)), as);
    expect(code).toBe(0);
    expect(secretsIn([file])).toEqual([]);
    expect(file).toContain(MARK);
    expect(stdout + stderr).not.toContain(MARK);
  });
});
