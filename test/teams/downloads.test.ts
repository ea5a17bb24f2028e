import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { writePress } from '../../cards/actions.ts';
import type { CaseId } from '../../src/domain/case/case.ts';
import type { RunningBot } from '../support/bot.ts';
import { elementsOf } from '../support/caseCards.ts';
import { channelCard, managed, NUMBER, openGroup } from '../support/localGroup.ts';
import { type Shown, type Someone, textOn } from '../support/people.ts';
import { createDatabase, everythingIn, type TestDatabase } from '../support/postgres.ts';

/** Taking a case out of the bot as a file, by a link in the chat. */

let test: TestDatabase;
let bot: RunningBot;
let filip: Someone;
let lena: Someone;
let stig: Someone;
beforeAll(async () => {
  test = await createDatabase();
});
beforeEach(async () => {
  ({ bot, filip, lena, stig } = await openGroup(test));
});
afterEach(() => bot.close());
afterAll(() => test.close());

const linkOn = ({ card }: Shown): string =>
  String(elementsOf(card).find(({ type }) => type === 'Action.OpenUrl')?.url ?? 'none');

/** The same path at the bot of this test: the address that people see is the settings'. */
const fetched = (link: string) => fetch(new URL(new URL(link).pathname, bot.url));

const linkTo = async (title: string): Promise<string> => linkOn(await lena.presses(title, await managed(bot, lena)));

describe('a link to a case', () => {
  it('as a PDF leads to a PDF named after the case', async () => {
    const response = await fetched(await linkTo('Spara som pdf'));

    expect(response.headers.get('content-type')).toContain('application/pdf');
    expect(response.headers.get('content-disposition')).toContain(NUMBER);
    expect(Buffer.from(await response.arrayBuffer()).toString('latin1')).toMatch(/^%PDF/);
  });

  it('for the diary leads to JSON with the case and its history', async () => {
    const response = await fetched(await linkTo('Fil för diariet'));

    const record = (await response.json()) as { number: string; history: unknown[] };
    expect(record.number).toBe(NUMBER);
    expect(record.history).toHaveLength(1);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('works for ten minutes and no longer', async () => {
    const link = await linkTo('Spara som pdf');

    bot.clock.move({ minutes: 9, seconds: 59 });
    const inTime = await fetched(link);
    bot.clock.move({ seconds: 2 });
    const late = await fetched(link);

    expect(inTime.status).toBe(200);
    expect(late.status).toBe(404);
    expect(await late.text()).toContain('Be boten om en ny.');
  });

  it.each([
    ['guessed', () => randomBytes(32).toString('base64url')],
    ['empty', () => '%20'],
    ['a path', () => '..%2F..%2Fetc%2Fpasswd'],
  ])('that is %s leads nowhere', async (_what, token) => {
    await linkTo('Spara som pdf');

    const response = await fetched(`http://bot/download/${token()}`);

    expect(response.status).toBe(404);
  });

  it('is not found in what is stored or logged', async () => {
    const link = await linkTo('Spara som pdf');

    const token = link.split('/').at(-1) ?? '';
    expect(token.length).toBeGreaterThan(30);
    expect([await everythingIn(test), ...bot.logged].join('\n')).not.toContain(token);
  });
});

describe('those who only filed, or are nobody in particular,', () => {
  it.each([
    ['filed', () => filip],
    ['are nobody', () => stig],
  ])('(%s) get no link, though they make up the press', async (_who, person) => {
    const id = (await bot.desk.office.cases.findByNumber(NUMBER))?.id ?? ('' as CaseId);
    const data = writePress({ press: { press: 'export', case: id, as: 'pdf' }, language: 'sv' });

    const shown = await person().forges(data, channelCard(bot));

    expect(textOn(shown)).toContain('bara de som har en roll');
    expect(linkOn(shown)).toBe('none');
  });
});
