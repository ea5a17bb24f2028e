import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { createDatabase, type TestDatabase } from '../../support/postgres.ts';
import { type OpenStage, openStage } from '../../support/trust/stage.ts';
import { MARK } from '../../support/trust/written.ts';

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
