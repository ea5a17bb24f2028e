import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonId } from '../../../src/domain/person.ts';
import type { Asked, Fault } from '../../support/connectorFaults.ts';
import { type FaultyForum, isReply, isRoot, isTo, openFaulty, SHORT_PATIENCE } from '../../support/faultyForum.ts';
import { CHANNEL } from '../../support/filing.ts';
import { AGENDA_DAY, SEAT } from '../../support/forumMeetings.ts';
import { buttonsOn, type Shown, type Someone, TENANT, textOn } from '../../support/people.ts';
import { createDatabase, type TestDatabase } from '../../support/postgres.ts';

/** Teams that does not take what the bot sends, or does not say whether it has. */

let test: TestDatabase;
let forum: FaultyForum;
beforeAll(async () => {
  test = await createDatabase();
});
afterEach(() => forum.close());
afterAll(() => test.close());

/** Something that is sent about a meeting, and when. */
interface Situation {
  /** Its name among all that has been sent. */
  readonly name: string;
  /** What comes before it. */
  before(): Promise<void>;
  readonly moment: string;
  /** The requests by which it is sent. */
  readonly on: (asked: Asked) => boolean;
  /** What really stands there of it. */
  stands(): readonly Shown[];
  /** What those who lead say of it when they have looked. */
  readonly buttons: readonly string[];
}

const POINT = 'Taxi till provtagning';

const SITUATIONS = {
  'a first post': {
    name: 'agenda',
    before: async () => undefined,
    moment: AGENDA_DAY,
    on: isRoot,
    stands: () => forum.stands(CHANNEL),
    buttons: ['Det syns i kanalen', 'Posta igen'],
  },
  'a reply in a thread': {
    name: 'day',
    before: () => forum.at(AGENDA_DAY),
    moment: '2026-12-09T13:00+01:00',
    on: isReply,
    stands: () => forum.stands(CHANNEL).filter(({ thread }) => thread !== null),
    buttons: ['Det syns i kanalen', 'Posta igen'],
  },
  // What came of a point is asked for when the meeting is over.
  "a card in a lead's own chat": {
    name: `follow-up ${TENANT}/lena`,
    before: propose,
    moment: '2026-12-10T15:00+01:00',
    on: (asked) => isTo(forum.lena)(asked),
    stands: () => forum.stands(forum.lena.chat).filter(({ text }) => text.includes(POINT)),
    buttons: ['Det kom fram', 'Skicka igen'],
  },
} satisfies Readonly<Record<string, Situation>>;
const { 'a first post': ROOT, "a card in a lead's own chat": CHAT } = SITUATIONS;

async function propose(): Promise<void> {
  const { desk, clock } = forum.bot;
  await desk.secretariat.points.add({
    id: desk.newId(),
    seat: SEAT,
    meeting: await forum.meeting(),
    title: POINT,
    note: '',
    case: null,
    minutes: null,
    purpose: null,
    by: { id: `${TENANT}/stig` as PersonId, name: 'Stig' },
    at: clock.now(),
    isCarried: false,
  });
}

/** Comes to the moment at which something is sent, with a fault in the way of it. */
async function meets(fault: Fault, situation: Situation, times = 1): Promise<void> {
  forum = await openFaulty(test, fault.is === 'hang' ? { patience: SHORT_PATIENCE } : {});
  await situation.before();
  forum.bot.connector.fail(fault, { times, on: situation.on });
  await forum.at(situation.moment);
}

/** How often it has been asked for. */
const asked = ({ on }: Situation): number => forum.asked(on);

const stateOf = async ({ name }: Situation): Promise<string | undefined> => (await forum.states())[name];

/** What those who lead have been told in their own chat of what went wrong. */
const alertsOf = (who: Someone): Shown[] =>
  forum.stands(who.chat).filter((shown) => /^Kom .* fram\?|kom inte fram$/m.test(textOn(shown).split('\n')[0] ?? ''));

const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toUTCString();

describe.each<[string, Situation]>(Object.entries(SITUATIONS))('%s', (_what, situation) => {
  it.each([
    ['429 with seconds', () => ({ status: 429, retryAfter: '30' })],
    ['429 with a date', () => ({ status: 429, retryAfter: inSeconds(30) })],
    ['429 with nothing', () => ({ status: 429 })],
    ['412', () => ({ status: 412 })],
  ])('that Teams does not take now (%s) comes when it may, and once', async (_fault, answer) => {
    await meets({ is: 'status', ...answer() }, situation);
    const first = { asked: asked(situation), stands: situation.stands().length };

    await forum.after({ seconds: 5 });
    const tooSoon = asked(situation);
    await forum.after({ seconds: 26 });
    await forum.after({ minutes: 2 });

    expect(first.stands).toBe(0);
    expect(tooSoon).toBe(first.asked);
    expect(asked(situation)).toBe(first.asked + 1);
    expect(situation.stands()).toHaveLength(1);
    expect(await stateOf(situation)).toBe('sent');
  });

  it('that finds nobody to take it comes when there is somebody, and once', async () => {
    forum = await openFaulty(test);
    await situation.before();
    await forum.bot.connector.hangUp();
    await forum.at(situation.moment);
    await forum.after({ minutes: 5 });

    await forum.bot.connector.pickUp();
    await forum.after({ seconds: 10 });
    await forum.after({ minutes: 2 });

    expect(situation.stands()).toHaveLength(1);
    expect(await stateOf(situation)).toBe('sent');
    expect(alertsOf(forum.lena)).toEqual([]);
  });

  it.each<[string, Fault]>([
    ['500', { is: 'status', status: 500 }],
    ['502, and has come', { is: 'status', status: 502, accepts: true }],
    ['503', { is: 'status', status: 503, retryAfter: '1' }],
    ['504, and has come', { is: 'status', status: 504, accepts: true }],
    ['a reset', { is: 'reset', accepts: false }],
    ['a reset, and has come', { is: 'reset', accepts: true }],
    ['no answer', { is: 'hang', accepts: false }],
    ['no answer, and has come', { is: 'hang', accepts: true }],
  ])(
    'of which nobody knows whether it came (%s) is not sent again, and those who lead can say',
    async (_said, fault) => {
      await meets(fault, situation);
      const first = asked(situation);

      await forum.after({ minutes: 5 });
      await forum.after({ hours: 1 });

      expect(asked(situation)).toBe(first);
      expect(situation.stands()).toHaveLength('accepts' in fault && fault.accepts ? 1 : 0);
      expect(await stateOf(situation)).toBe('unknown');
      expect(buttonsOn(await forum.report())).toEqual(expect.arrayContaining([...situation.buttons]));
    },
  );

  it('that comes slowly has come, and is not sent again', async () => {
    await meets({ is: 'slow', milliseconds: 150 }, situation);

    await forum.after({ minutes: 5 });

    expect(situation.stands()).toHaveLength(1);
    expect(await stateOf(situation)).toBe('sent');
  });
});

describe('those who lead', () => {
  const lost: Fault = { is: 'status', status: 502 };

  it.each([
    ['nobody knows of', { is: 'status', status: 502 }, 'Kom dagordningen för mötet 10 december fram?'],
    ['the bot may not write', { is: 'status', status: 403 }, 'Dagordningen för mötet 10 december kom inte fram'],
    ['is not there any more', { is: 'status', status: 404 }, 'Dagordningen för mötet 10 december kom inte fram'],
  ] as const)('are told once, each in their own chat, of a post that %s', async (_what, fault, words) => {
    await meets(fault, ROOT);

    await forum.after({ minutes: 5 });
    await forum.after({ hours: 1 });

    for (const who of [forum.lena, forum.olle])
      expect(alertsOf(who).map(textOn)).toEqual([expect.stringContaining(words)]);
  });

  it('are told when they can be, where that does not work at once', async () => {
    forum = await openFaulty(test);
    forum.bot.connector.fail(lost, { times: 1, on: isRoot });
    forum.bot.connector.fail({ is: 'status', status: 429, retryAfter: '20' }, { times: 1, on: isTo(forum.lena) });

    await forum.at(AGENDA_DAY);
    await forum.after({ seconds: 21 });
    await forum.after({ minutes: 1 });

    for (const who of [forum.lena, forum.olle]) expect(alertsOf(who)).toHaveLength(1);
  });

  it('say that it can be seen, and it counts as sent', async () => {
    await meets({ ...lost, accepts: true }, ROOT);
    const [alert] = alertsOf(forum.lena);

    if (alert) await forum.lena.presses('Det syns i kanalen', alert);
    await forum.after({ minutes: 5 });
    await forum.after({ hours: 1 });

    expect(await stateOf(ROOT)).toBe('sent');
    expect(forum.stands()).toHaveLength(1);
    expect(textOn(await forum.report())).not.toContain('ses över');
  });

  it('have it posted again, and then it stands there', async () => {
    await meets(lost, ROOT);
    const [alert] = alertsOf(forum.olle);

    if (alert) await forum.olle.presses('Posta igen', alert);
    await forum.after({ seconds: 1 });
    await forum.after({ hours: 1 });

    expect(await stateOf(ROOT)).toBe('sent');
    expect(forum.stands()).toHaveLength(1);
  });

  it('are told anew when what was posted again is lost as well', async () => {
    await meets(lost, ROOT, 2);
    const [alert] = alertsOf(forum.lena);

    if (alert) await forum.lena.presses('Posta igen', alert);
    await forum.after({ seconds: 1 });
    await forum.after({ hours: 1 });

    expect(await stateOf(ROOT)).toBe('unknown');
    expect(alertsOf(forum.olle)).toHaveLength(2);
  });

  it('are shown how it is when somebody else has said already', async () => {
    await meets(lost, ROOT);
    const [[lenas], [olles]] = [alertsOf(forum.lena), alertsOf(forum.olle)];
    if (lenas) await forum.lena.presses('Posta igen', lenas);
    await forum.after({ seconds: 1 });

    const shown = olles && (await forum.olle.presses('Posta igen', olles));
    await forum.after({ minutes: 5 });

    expect(shown && textOn(shown)).toContain('Utskick för');
    expect(forum.stands()).toHaveLength(1);
  });

  it.each([403, 404])(
    'are not written to any more when their chat is gone (%d), and the others still are',
    async (status) => {
      await meets({ is: 'status', status }, CHAT);

      await forum.after({ minutes: 5 });

      expect(await stateOf(CHAT)).toBe('failed: gone');
      expect(asked(CHAT)).toBe(1);
      expect(forum.stands(forum.olle.chat).map(({ text }) => text)).toEqual([expect.stringContaining(POINT)]);
    },
  );
});

describe('a channel that is gone', () => {
  it('is not posted to again with the same, and the report says what to do', async () => {
    await meets({ is: 'status', status: 403 }, ROOT);

    await forum.after({ hours: 1 });

    expect(await stateOf(ROOT)).toBe('failed: gone');
    expect(asked(ROOT)).toBe(1);
    expect(textOn(await forum.report())).toContain('koppla kanalen');
  });

  it('has the next reminder when it is there again, as a post of its own', async () => {
    await meets({ is: 'status', status: 404 }, ROOT);

    await forum.at('2026-12-09T13:00+01:00');

    expect(forum.stands().map(({ thread }) => thread)).toEqual([null]);
    expect(await forum.states()).toMatchObject({ agenda: 'failed: gone', day: 'sent' });
  });
});
