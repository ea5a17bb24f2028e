import type { Case } from '../../../src/domain/case/case.ts';
import { type RunningBot, startBot } from '../bot.ts';
import { type Element, elementsOf } from '../caseCards.ts';
import type { TestDatabase } from '../postgres.ts';
import { askerOf, founded, GRANTS, type Organisation } from './organisation.ts';
import type { Where, Who } from './rights.ts';

/** The running bot in an organisation where there is something of everything, and what must hold whatever is sent to it. */
export interface Besieged {
  readonly bot: RunningBot;
  readonly there: Organisation;
  /** What Teams would send of somebody somewhere. */
  activityOf(who: Who, where: Where, more: object): object;
  /** @returns what does not hold; null when all does */
  faultIn(post: () => Promise<Response>): Promise<string | null>;
  /** @returns what does not hold of all that is stored, and of an ordinary question; null when all does */
  faultAfter(): Promise<string | null>;
  close(): Promise<void>;
}

/** In milliseconds. Teams waits for five seconds. */
const SLOW = 4_000;
/** Words that only a program says. */
const UNSPOKEN = /\bundefined\b|\[object \w|\bNaN\b|Invalid Date|function \w*\(/;

export async function besiege(test: TestDatabase): Promise<Besieged> {
  const there = await founded(test);
  const bot = await startBot(test, {
    models: ['fyrbodal', 'goteborg'],
    rules: { grants: GRANTS },
    meetings: { calendars: there.calendars },
    patience: 2_000,
  });
  bot.clock.moveTo(there.clockAt);
  const escaped: unknown[] = [];
  const keep = (error: unknown) => escaped.push(error);
  process.on('unhandledRejection', keep);

  const activityOf: Besieged['activityOf'] = (who, where, more) => {
    const { reach, name, conversation, scope, channel } = askerOf(who, where);
    const { tenant, teamsId } = reach;
    const conversationType = { personal: 'personal', group: 'groupChat', channel: 'channel' }[scope];
    return {
      type: 'message',
      id: 'activity',
      channelId: 'msteams',
      serviceUrl: bot.connector.url,
      from: { id: teamsId, aadObjectId: who, name },
      recipient: { id: 'bot', name: 'Samverkanslotsen' },
      locale: 'sv-SE',
      conversation: { id: conversation, conversationType, tenantId: tenant },
      channelData: {
        tenant: { id: tenant },
        ...(channel ? { team: { id: channel.team }, channel: { id: channel.id, name: channel.name } } : {}),
      },
      ...more,
    };
  };

  const faultIn: Besieged['faultIn'] = async (post) => {
    const [sent, logged, begun] = [bot.connector.sent.length, bot.logged.length, performance.now()];
    const response = await post();
    const text = await response.text();
    const took = performance.now() - begun;
    if (response.status >= 500) return `${response.status} ${text} ${bot.logged.slice(logged).join('\n')}`;
    if (took > SLOW) return `took ${Math.round(took)} ms`;
    const failed = bot.logged.slice(logged).find((line) => FAILURES.test(line));
    if (failed) return failed;
    if (escaped.length > 0) return `a rejection that nobody handled: ${String(escaped.pop())}`;
    return unspokenIn([text === '' ? '' : safely(text), ...bot.connector.sent.slice(sent).map(({ body }) => body)]);
  };

  return {
    bot,
    there,
    activityOf,
    faultIn,
    async faultAfter() {
      const fault = (await unreadable(bot)) ?? (await faultIn(() => bot.post(activityOf('nobody', 'own', ORDINARY))));
      if (fault) return fault;
      const answer = JSON.stringify(bot.last());
      return answer.includes('Lokal vårdsamverkansgrupp')
        ? null
        : `an ordinary question is answered ${answer.slice(0, 300)}`;
    },
    async close() {
      process.off('unhandledRejection', keep);
      await bot.close();
      there.close();
    },
  };
}

const FAILURES = /turn-failed|apology-not-sent|"level":50|"status":500/;

const ORDINARY = { text: 'hemtjänsten i Uddevalla får ingen läkemedelslista när någon skrivs ut' };

const safely = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** A card without a word, or with words of the program's own. */
function unspokenIn(answers: readonly unknown[]): string | null {
  const cards = answers.flatMap(elementsOf).filter(({ type }) => type === 'AdaptiveCard');
  for (const card of cards) {
    const texts = elementsOf(card).flatMap(wordsOf);
    const wrong = texts.find((text) => UNSPOKEN.test(text));
    if (wrong !== undefined) return `it says ${wrong}`;
    if (!texts.some((text) => /\p{L}{2}/u.test(text))) return 'it says nothing';
  }
  return null;
}

const wordsOf = ({ type, text }: Element): string[] => (type === 'TextBlock' ? [String(text)] : []);

/** Whether everything that is kept can be read and shown. */
async function unreadable({ desk }: RunningBot): Promise<string | null> {
  try {
    for (const { model } of desk.routers)
      for await (const case_ of desk.office.cases.all({ model: model.id })) await isWhole(desk, case_);
    return null;
  } catch (error) {
    return `what is stored cannot be read: ${String(error)}`;
  }
}

async function isWhole({ office }: RunningBot['desk'], case_: Case): Promise<void> {
  const events = await office.cases.history(case_.id);
  if (events.length === 0) throw new Error('a case without its beginning');
  if (!(await office.forms.find(case_.form))) throw new Error('a case without its form');
}
