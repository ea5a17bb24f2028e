import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seatKey } from '../../../src/domain/meeting/meeting.ts';
import { type RunningBot, startBot } from '../../support/bot.ts';
import { CHANNEL, GRANTS, installs, links } from '../../support/filing.ts';
import { AGENDA_DAY, SEAT } from '../../support/forumMeetings.ts';
import { personIn, type Someone } from '../../support/people.ts';
import { createDatabase, empty, everythingIn, type TestDatabase } from '../../support/postgres.ts';
import { type Invitation, type Invited, inFile, inMailbox } from '../../support/trust/invitations.ts';
import { MARK, SECRETS } from '../../support/trust/written.ts';

/**
 * Anybody may write in an invitation. What points out a person in a meeting's name or place is nowhere: not stored, logged, posted or said. What
 * it is about, who asks to it and who are asked is not even read.
 */

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase();
});
afterAll(() => test.close());

const PLAIN: Invitation = { subject: 'Lokal grupp', place: 'Kasen', rest: '' };

describe.each<[string, () => Promise<Invited>]>([
  ['a mailbox', inMailbox],
  ['a file', inFile],
])('a meeting in %s', (_where, open) => {
  let invited: Invited;
  let bot: RunningBot;
  let lena: Someone;
  beforeAll(async () => {
    await empty(test);
    invited = await open();
    const { source, calendar } = invited;
    bot = await startBot(test, {
      rules: { grants: GRANTS },
      meetings: { calendars: { [seatKey(SEAT)]: source } },
      calendar,
    });
    lena = personIn(bot, 'lena');
    await installs(lena);
    await links(lena);
    bot.connector.sent.length = 0;
    bot.clock.moveTo(AGENDA_DAY);
    invited.write(PLAIN);
    await bot.look();
  }, 60_000);
  afterAll(async () => {
    await bot.close();
    await invited.close();
  });

  /** Where a word of the invitation is to be found once it has been read, its reminder posted or changed, and somebody has asked. */
  async function placesWith(word: string, invitation: Partial<Invitation>): Promise<string[]> {
    const before = bot.connector.sent.length;
    invited.write({ ...PLAIN, ...invitation });
    bot.clock.move({ minutes: 1 });
    await bot.look();
    const shown = await lena.says('dagordningen i lokala gruppen i Uddevalla');
    const places = {
      stored: await everythingIn(test),
      logged: bot.logged.join('\n'),
      sent: JSON.stringify(bot.connector.sent.slice(before)),
      answered: JSON.stringify(shown),
    };
    return Object.entries(places).flatMap(([name, held]) => (held.includes(word) ? [name] : []));
  }

  describe.each(['subject', 'place'] as const)('that has in its %s', (field) => {
    it.each(SECRETS)('$what leaves it there', async ({ text, secret }) => {
      expect(await placesWith(secret, { [field]: `Möte, ${text}` })).toEqual([]);
    });

    it('words of the staff shows them, and logs none of them', async () => {
      const word = `${MARK}${field}`;

      expect(await placesWith(word, { [field]: `Möte om ${word}` })).toEqual(['stored', 'sent', 'answered']);
    });
  });

  it('is read without a word of what it is about, who asks to it and who are asked', async () => {
    const subject = `Möte om ${MARK}nytt`;

    const found = await placesWith(`${MARK}resten`, { subject, rest: `${MARK}resten` });

    expect(found).toEqual([]);
    expect(await everythingIn(test)).toContain(subject);
  });

  it('is reminded of in one post, that is changed with the words of it', async () => {
    await placesWith(MARK, { subject: 'Lokal grupp, nytt namn' });

    const inChannel = bot.connector.sent.filter(({ path }) => decodeURIComponent(path).includes(CHANNEL.id));
    const of = (wanted: string) => inChannel.filter(({ method, body }) => method === wanted && body.attachments).length;
    expect(of('POST')).toBe(1);
    expect(of('PUT')).toBeGreaterThan(0);
  });

  it('that cannot be read is logged without a word of what stands there', async () => {
    invited.spoil(MARK);
    bot.clock.move({ minutes: 1 });

    await bot.look();

    const last = bot.logged.findLast((line) => line.includes('calendar-not-read'));
    expect(last).toContain('"code":"unreadable"');
    expect(bot.logged.join('\n')).not.toContain(MARK);
  });
});
