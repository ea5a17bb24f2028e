import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonId } from '../../../src/ports.ts';
import { createDatabase, type TestDatabase } from '../../support/postgres.ts';
import { HOME, PARTNER, type RegisteredBot, startRegistered } from '../../support/registered.ts';
import { type SignIn, startSignIn } from '../../support/signIn.ts';

/** A person may be quick; a script that goes on for ever is not answered for ever. */

let test: TestDatabase;
let signIn: SignIn;
let here: RegisteredBot;
beforeAll(async () => {
  test = await createDatabase();
  signIn = await startSignIn();
});
afterEach(() => here.close());
afterAll(async () => {
  await signIn.close();
  await test.close();
});

const TOO_FAST = 'Du skriver snabbare än jag hinner läsa. Vänta en liten stund, så kan du fortsätta.';
const by = (who: string) => ({ from: { id: `29:${who}`, aadObjectId: who } });
const says = (who = 'anna', more = {}) => here.posts({ text: 'tack', ...by(who), ...more });
const presses = (who = 'anna', name = 'adaptiveCard/action') =>
  here.posts({ type: 'invoke', name, value: { action: { type: 'Action.Execute', data: {} } }, ...by(who) });
const told = () => here.bot.connector.sent.map(({ body }) => body.summary);

const start = async (person: number, tenant = 1_000) => {
  here = await startRegistered(test, {
    limits: { person: { burst: person, perSecond: 1 }, tenant: { burst: tenant, perSecond: 1 } },
  });
};

describe('somebody who writes faster than anybody reads', () => {
  it('is told so once a minute, and otherwise gets no answer', async () => {
    await start(3);

    const statuses: number[] = [];
    for (let time = 0; time < 10; time++) statuses.push((await says()).status);

    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(told().slice(3)).toEqual([TOO_FAST]);
    here.bot.clock.move({ minutes: 1 });
    for (let time = 0; time < 6; time++) await says();
    expect(told().slice(4)).toEqual([
      expect.not.stringMatching(/snabbare/),
      expect.any(String),
      expect.any(String),
      TOO_FAST,
    ]);
  });

  it('is answered again as time goes', async () => {
    await start(2);
    for (let time = 0; time < 4; time++) await says();
    const before = told().length;

    here.bot.clock.move({ seconds: 1 });
    await says();
    await says();

    expect(told().length - before).toBe(1);
  });

  it('is told in English when Teams is in English', async () => {
    await start(1);

    for (let time = 0; time < 2; time++) await says('anna', { locale: 'en-GB' });

    expect(told().at(-1)).toBe('You write faster than I can read. Wait a little while, and then go on.');
  });

  it('holds up nobody else', async () => {
    await start(2);
    for (let time = 0; time < 5; time++) await says('anna');
    const before = told().length;

    await says('bo');

    expect(told().slice(before)).toEqual([expect.not.stringMatching(/snabbare/)]);
  });

  it('has a button say that it came to nothing', async () => {
    await start(1);
    await presses();
    const before = told().length;

    const response = await presses();

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      statusCode: 429,
      type: 'application/vnd.microsoft.error',
      value: { code: 'TooManyRequests', message: TOO_FAST },
    });
    expect(told()).toHaveLength(before);
  });

  it('has a dialog say that it came to nothing', async () => {
    await start(1);
    await presses();

    const response = await presses('anna', 'composeExtension/fetchTask');

    expect([response.status, await response.text()]).toEqual([429, '']);
  });

  it('with reactions and edits gets nothing at all', async () => {
    await start(1);
    await says();

    const response = await here.posts({ type: 'messageReaction', ...by('anna') });

    expect(response.status).toBe(200);
    expect(told()).toHaveLength(1);
  });

  it('is not named in the log', async () => {
    await start(1);

    for (let time = 0; time < 3; time++) await says('anna-the-hasty');

    expect(here.bot.logged.join('\n')).toContain('too-fast');
    expect(here.bot.logged.join('\n')).not.toContain('anna-the-hasty');
  });
});

describe('a tenant whose people together are too fast', () => {
  it('is held up, and no other', async () => {
    await start(100, 3);
    for (const who of ['a', 'b', 'c']) await says(who);
    const before = told().length;

    await says('d');
    await says('e', { channelData: { tenant: { id: PARTNER } } });

    expect(told().slice(before)).toEqual([TOO_FAST, expect.not.stringMatching(/snabbare/)]);
  });

  it('is still told of who installs the app and who removes it', async () => {
    await start(1, 1);
    await says();

    const conversation = { id: 'a:1', conversationType: 'personal', tenantId: HOME };
    const response = await here.posts({ type: 'installationUpdate', action: 'add', conversation, ...by('nina') });

    expect(response.status).toBe(200);
    expect(await here.bot.desk.office.contacts.of(`${HOME}/nina` as PersonId)).toMatchObject({ conversation: 'a:1' });
  });
});

describe('usual haste', () => {
  it('is never held up: sixty presses at once', async () => {
    here = await startRegistered(test);

    const statuses = await Promise.all(
      Array.from({ length: 60 }, async () => (await (await presses()).json()) as object),
    );

    expect(statuses.filter((one) => 'statusCode' in one && one.statusCode === 429)).toEqual([]);
  });
});
