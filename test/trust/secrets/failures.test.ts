import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { createDatabase, everythingIn, type TestDatabase } from '../../support/postgres.ts';
import { type OpenStage, openStage } from '../../support/trust/stage.ts';
import { MARK, SECRETS } from '../../support/trust/written.ts';

/** What goes wrong is logged without a word of what it was about, whoever quotes it. */

let test: TestDatabase;
let stage: OpenStage;
beforeAll(async () => {
  test = await createDatabase();
});
beforeEach(async () => {
  stage = await openStage(test);
}, 60_000);
afterEach(() => stage.close());
afterAll(() => test.close());

const QUESTION = `hemtjänsten i Uddevalla får ingen ${MARK} när någon skrivs ut`;

describe('when the database refuses what is stored', () => {
  it('and quotes it, the log has none of it, and the person hears that it failed', async () => {
    const { bot, stig } = stage;
    await sql`alter table questions add constraint none check (text not like ${sql.lit(`%${MARK}%`)})`.execute(
      test.database,
    );

    await stig.says(QUESTION);

    await sql`alter table questions drop constraint none`.execute(test.database);
    const log = bot.logged.join('\n');
    expect(log).toMatch(/"code":"23514".*turn-failed/);
    expect(log).not.toContain(MARK);
    expect(JSON.stringify(bot.last())).toMatch(/gick fel|försök/i);
  });
});

describe('when Teams refuses what is sent', () => {
  let echo: Server;
  afterEach(() => new Promise((resolve) => echo.close(resolve)));

  it('and echoes it in its answer, the log has none of it', async () => {
    const { bot, stig } = stage;
    echo = createServer(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const said = Buffer.concat(parts).toString();
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { code: `${MARK} ${said.slice(0, 200)}`, message: said } }));
    });
    await new Promise<void>((done) => echo.listen(0, '127.0.0.1', done));
    const { port } = echo.address() as AddressInfo;

    await stig.sends({ text: QUESTION, serviceUrl: `http://127.0.0.1:${port}/` });

    const log = bot.logged.join('\n');
    expect(log).toMatch(/"code":"400".*answer-not-sent/);
    expect(log).not.toMatch(new RegExp(`${MARK}|hemtjänsten|Uddevalla`));
  });
});

describe('a calendar that holds what points out a person', () => {
  it.each(SECRETS.filter(({ measure }) => measure === 'refuse'))(
    'leads to nothing that does: $what',
    async ({ text, secret }) => {
      const { bot, calendars, lena } = stage;
      const times = { start: '2026-12-10T13:00', end: '2026-12-10T15:00' };
      calendars.local.set({ uid: 'local', ...times, subject: `Möte, ${text}`, place: text });
      bot.clock.move({ hours: 1 });

      await bot.look();
      bot.clock.moveTo('2026-12-03T08:00+01:00');
      await bot.look();
      const shown = await lena.says('dagordningen i lokala gruppen i Uddevalla');

      for (const held of [
        await everythingIn(test),
        bot.logged.join('\n'),
        JSON.stringify(bot.connector.sent),
        JSON.stringify(shown),
      ])
        expect(held).not.toContain(secret);
    },
  );

  it('or cannot be read at all is logged without a word of it', async () => {
    const { bot, calendars } = stage;
    calendars.local.write(`BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:${MARK}\nSUMMARY:${MARK}\n`);
    bot.clock.move({ hours: 1 });

    await bot.look();

    expect(bot.logged.join('\n')).toContain('calendar-not-read');
    expect(bot.logged.join('\n')).not.toContain(MARK);
  });
});
