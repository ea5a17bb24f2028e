import { DETOURS } from '../support/detours.ts';
import { FORGERIES } from '../support/forgeries.ts';
import { BROKEN_BODIES } from '../support/knocks.ts';
import { createDatabase, everythingIn, type TestDatabase } from '../support/postgres.ts';
import { type RegisteredBot, startRegistered } from '../support/registered.ts';
import type { Row } from './row.ts';

/** What is tried at the door of a registered bot: forged tokens, addresses to be led to, bodies that are none. */

const QUESTION = 'Hemtjänsten och vårdcentralen i Munkedal är inte överens om vem som sköter såromläggningar';

export async function doorRows(): Promise<Row[]> {
  const test = await createDatabase();
  const here = await startRegistered(test);
  try {
    const rows: Row[] = [];
    for (const { name, status, make } of FORGERIES) {
      const attempt = make(here.world);
      const activity = { text: QUESTION, ...attempt.activity };
      rows.push(await seen(here, test, `token: ${name}`, status, () => here.tries({ ...attempt, activity })));
    }
    for (const { name, serviceUrl } of DETOURS)
      rows.push(
        await seen(here, test, `serviceUrl: ${name}`, 403, () =>
          here.posts({ text: QUESTION, serviceUrl }, { serviceurl: serviceUrl }),
        ),
      );
    for (const { name, body, headers, status } of BROKEN_BODIES)
      rows.push(await seen(here, test, `body: ${name}`, unsigned(status), () => here.bot.postRaw(body, headers)));
    return rows;
  } finally {
    await here.close();
    await test.close();
  }
}

/** The status; and that nothing was sent, and nothing kept. */
async function seen(
  here: RegisteredBot,
  test: TestDatabase,
  tried: string,
  expected: number,
  attempt: () => Promise<Response>,
): Promise<Row> {
  here.bot.connector.sent.length = 0;
  const { status } = await attempt();
  const isQuiet = here.bot.connector.sent.length === 0 && !(await everythingIn(test)).includes('Munkedal');
  const holds = isQuiet && status === expected;
  return { tried, expected: `${expected}`, seen: `${status}${isQuiet ? '' : ', and something came of it'}`, holds };
}

/** What is no JSON by its type, or too much, is not even asked who it is from; the others do not say. */
const unsigned = (status: number): number => (status === 413 || status === 415 ? status : 401);
