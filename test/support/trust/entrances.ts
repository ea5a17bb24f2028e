import fc from 'fast-check';
import type { Besieged } from './besieged.ts';
import { damaged, damages, strange, strangeText } from './damage.ts';
import { ACTIONS, WHERE, WHO, type Where, type Who } from './rights.ts';
import { carried, isSaying, type Pressed } from './tries.ts';

/** Every way in for what others write, and anything at all sent through it. */

export interface Entrance {
  readonly name: string;
  /** @throws fast-check's report of what does not hold, with the seed to see it again */
  readonly holds: (besieged: Besieged, runs: number) => Promise<void>;
}

const who = fc.constantFrom(...(Object.keys(WHO) as Who[]));
const where = fc.constantFrom(...(Object.keys(WHERE) as Where[]));
/** Where a reply goes: what is sent to nobody is no fault of what came. */
const SPARED = ['serviceUrl'];

/** What Teams sends, one of each. */
const REAL = (besieged: Besieged): readonly object[] => [
  { text: 'vem äger frågan om hjälpmedel i Uddevalla' },
  {
    text: '<at>Samverkanslotsen</at> mina ärenden',
    entities: [MENTION],
    attachments: [{ contentType: 'text/html', content: '<p>x</p>' }],
  },
  { attachments: [{ contentType: 'image/png', contentUrl: 'https://example.org/a.png' }] },
  { value: carried('press case', besieged.there) },
  invoke('adaptiveCard/action', {
    action: { type: 'Action.Execute', verb: 'press', data: carried('act prepare', besieged.there) },
  }),
  invoke('composeExtension/query', {
    commandId: 'search',
    parameters: [{ name: 'text', value: 'a' }],
    queryOptions: { skip: 0, count: 25 },
  }),
  invoke('composeExtension/fetchTask', {
    commandId: 'file',
    commandContext: 'message',
    messagePayload: {
      linkToMessage: 'https://teams.microsoft.com/l/message/1',
      body: { contentType: 'html', content: '<p>Hej</p>' },
    },
  }),
  invoke('composeExtension/fetchTask', {
    commandId: 'ask',
    commandContext: 'message',
    messagePayload: { body: { contentType: 'html', content: '<p>Hej</p>' } },
  }),
  invoke('composeExtension/submitAction', { commandId: 'file', data: carried('press file', besieged.there) }),
  invoke('composeExtension/queryLink', { url: 'https://example.org' }),
  invoke('task/fetch', { data: {} }),
  invoke('signin/verifyState', { state: '1' }),
  invoke('message/submitAction', { actionName: 'feedback', actionValue: { reaction: 'like' } }),
  { type: 'installationUpdate', action: 'add' },
  { type: 'installationUpdate', action: 'remove' },
  { type: 'conversationUpdate', membersAdded: [{ id: 'bot' }, { id: '29:x' }] },
  {
    type: 'conversationUpdate',
    channelData: {
      eventType: 'channelRenamed',
      team: { id: 'none' },
      channel: { id: 'none', name: 'Nytt' },
      tenant: { id: 'tenant' },
    },
  },
  { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
  { type: 'typing' },
  { type: 'event', name: 'application/vnd.microsoft.meetingStart', value: {} },
];

const MENTION = {
  type: 'mention',
  text: '<at>Samverkanslotsen</at>',
  mentioned: { id: 'bot', name: 'Samverkanslotsen' },
};

const invoke = (name: string, value: object): object => ({ type: 'invoke', name, value });

/** Says what does not hold, and what it was that came; the seed and the path show it again. */
async function check<T>(
  besieged: Besieged,
  runs: number,
  arbitrary: fc.Arbitrary<T>,
  body: (one: T) => string,
  headers: Record<string, string> = {},
): Promise<void> {
  const { failed, seed, counterexamplePath, counterexample, errorInstance } = await fc.check(
    fc.asyncProperty(arbitrary, async (one) => {
      const fault = await besieged.faultIn(() => besieged.bot.postRaw(body(one), headers));
      if (fault) throw new Error(fault);
    }),
    { numRuns: runs, seed: 20261121, endOnFailure: true },
  );
  const [one] = counterexample ?? [];
  if (failed && one !== undefined)
    throw new Error(`${String(errorInstance)}\nseed ${seed} path ${counterexamplePath}: ${body(one).slice(0, 600)}`);
  const after = await besieged.faultAfter();
  if (after) throw new Error(after);
}

const PRESSED = ACTIONS.filter((action): action is Pressed => !isSaying(action));

const inputs = fc.dictionary(
  fc.constantFrom(
    'title',
    'happening',
    'forum',
    'place',
    'theme',
    'principals',
    'confirmed',
    'text',
    'reason',
    'seat',
    'person',
    'role',
    'number',
    'date',
    'until',
    'words',
    'note',
    'first',
    'is',
    'meeting',
    'minutes',
    'purpose',
    'case',
    'place-0',
    'minutes-0',
    'sort',
    'to',
    '__proto__',
    'constructor',
    'home',
    'principal',
  ),
  fc.oneof(strangeText, strange),
  { maxKeys: 6 },
);

export const ENTRANCES: readonly Entrance[] = [
  {
    name: 'a body that is no activity',
    holds: async (besieged, runs) => {
      await check(
        besieged,
        runs,
        fc.oneof(
          fc.string({ unit: 'binary' }),
          strange.map((one) => JSON.stringify(one)),
        ),
        String,
      );
      await check(besieged, runs, strange, (one) => JSON.stringify(one), { 'content-type': 'text/plain' });
    },
  },
  {
    name: 'an activity with something else in it',
    holds: (besieged, runs) => {
      const real = fc.constantFrom(...REAL(besieged));
      return check(besieged, runs, fc.tuple(real, who, where, damages), ([one, person, place, all]) =>
        JSON.stringify(damaged(besieged.activityOf(person, place, one), all, SPARED)),
      );
    },
  },
  {
    name: 'a text',
    holds: (besieged, runs) =>
      check(besieged, runs, fc.tuple(strangeText, who, where), ([text, person, place]) =>
        JSON.stringify(besieged.activityOf(person, place, { text })),
      ),
  },
  {
    name: 'a button with something else in its data',
    holds: (besieged, runs) =>
      check(
        besieged,
        runs,
        fc.tuple(fc.constantFrom(...PRESSED), who, where, damages),
        ([action, person, place, all]) => {
          const data = damaged(carried(action, besieged.there), all, ['version', 'language']);
          const value = { action: { type: 'Action.Execute', verb: 'press', data } };
          return JSON.stringify(besieged.activityOf(person, place, invoke('adaptiveCard/action', value)));
        },
      ),
  },
  {
    name: 'a button with anything filled in',
    holds: (besieged, runs) =>
      check(
        besieged,
        runs,
        fc.tuple(fc.constantFrom(...PRESSED), who, where, inputs),
        ([action, person, place, filled]) => {
          const data = { ...carried(action, besieged.there), ...filled };
          const value = { action: { type: 'Action.Execute', verb: 'press', data } };
          return JSON.stringify(besieged.activityOf(person, place, invoke('adaptiveCard/action', value)));
        },
      ),
  },
  {
    name: 'the message extension',
    holds: (besieged, runs) => {
      const real = fc.constantFrom(...REAL(besieged).filter((one) => JSON.stringify(one).includes('composeExtension')));
      return check(
        besieged,
        runs,
        fc.tuple(real, who, where, damages, strangeText),
        ([one, person, place, all, text]) => {
          const written = JSON.parse(JSON.stringify(one).replace('<p>Hej</p>', JSON.stringify(text).slice(1, -1)));
          return JSON.stringify(besieged.activityOf(person, place, damaged(written, all, ['type', 'name']) as object));
        },
      );
    },
  },
  {
    name: 'an invoke that there is none of',
    holds: (besieged, runs) =>
      check(besieged, runs, fc.tuple(strangeText, strange, who), ([name, value, person]) =>
        JSON.stringify(besieged.activityOf(person, 'own', { type: 'invoke', name, value })),
      ),
  },
];
