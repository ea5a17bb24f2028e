import { randomUUID } from 'node:crypto';
import { setTimeout as passed } from 'node:timers/promises';
import { writePress } from '../../../cards/actions.ts';
import type { Press } from '../../../src/domain/press.ts';
import { TENANT } from '../../support/manyForums.ts';

/** People at several bots that may be gone at any moment: they press again until they get an answer, wherever it comes from. */

export interface Bots {
  /** Of one that is at work, or was a moment ago. */
  port(): number | null;
  /** Where they send what they post. */
  readonly connector: string;
  /** True when nobody shall begin anything more. */
  isOver(): boolean;
}

/** How long an answer may take, and how long somebody presses again, in milliseconds. */
const PATIENCE = 8_000;
const STAMINA = 120_000;

/** @returns what the card says; null when the bot did not answer with one */
async function post({ port, connector }: Bots, person: string, value: object): Promise<string | null> {
  const at = port();
  if (at === null) return null;
  try {
    const response = await fetch(`http://127.0.0.1:${at}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activityBy(person, connector, value)),
      signal: AbortSignal.timeout(PATIENCE),
    });
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}

const activityBy = (person: string, serviceUrl: string, data: object) => ({
  type: 'invoke',
  name: 'adaptiveCard/action',
  id: randomUUID(),
  channelId: 'msteams',
  serviceUrl,
  conversation: { id: `a:${person}`, conversationType: 'personal', tenantId: TENANT },
  from: { id: `29:${person}`, name: 'Kim Exempel', aadObjectId: person },
  recipient: { id: 'bot', name: 'Samverkanslotsen' },
  value: { action: { type: 'Action.Execute', verb: 'press', data } },
});

/** One try. */
export const press = (bots: Bots, person: string, pressed: Press, inputs: Readonly<Record<string, string>> = {}) =>
  post(bots, person, { ...writePress({ press: pressed, language: 'sv' }), ...inputs });

/**
 * Tries until something is made of an answer.
 * @throws when nothing is for two minutes
 */
export async function until<T>(attempt: () => Promise<string | null>, read: (answer: string) => T | null): Promise<T> {
  for (const deadline = performance.now() + STAMINA; performance.now() < deadline; ) {
    const answer = await attempt();
    const made = answer === null ? null : read(answer);
    if (made !== null) return made;
    await passed(150);
  }
  throw new Error('no answer in two minutes');
}

/** Nobody's number or name, and like no other. */
export const word = (): string =>
  [...randomUUID().replaceAll('-', '')].map((digit) => 'abdefghijklmnoprs'[Number.parseInt(digit, 16)]).join('');
