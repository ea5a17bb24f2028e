import { randomUUID } from 'node:crypto';
import { ask } from '../../src/app/ask.ts';
import type { Answered, Asker, Desk } from '../../src/app/desk.ts';
import { press } from '../../src/app/press.ts';
import type { Press } from '../../src/domain/press.ts';
import type { Reply } from '../../src/domain/reply.ts';
import type { ConversationId, PersonId } from '../../src/ports.ts';
import { storedPeople } from '../../src/store/people.ts';
import { storedQuestions } from '../../src/store/questions.ts';
import { clockAt, type TestClock } from './clock.ts';
import { routerOf } from './models.ts';
import type { TestDatabase } from './postgres.ts';

/** A desk on real PostgreSQL, and someone to ask at it. */

export function deskOn(
  { database }: TestDatabase,
  models: readonly [string, ...string[]] = ['fyrbodal'],
): { desk: Desk; clock: TestClock } {
  const clock = clockAt('2026-11-21T10:00:00Z');
  const [first, ...others] = models;
  const desk: Desk = {
    routers: [routerOf(first), ...others.map(routerOf)],
    questions: storedQuestions(database),
    people: storedPeople(database, clock),
    clock,
    timeZone: 'Europe/Stockholm',
    newId: randomUUID,
  };
  return { desk, clock };
}

export interface Person {
  says(text: string): Promise<Reply>;
  presses(pressed: Press): Promise<Answered>;
  readonly asker: Asker;
}

/** A new person in a conversation of their own. */
export function personAt(desk: Desk, change: Partial<Asker> = {}): Person {
  const asker: Asker = {
    person: `tenant/${randomUUID()}` as PersonId,
    conversation: randomUUID() as ConversationId,
    scope: 'personal',
    language: 'sv',
    ...change,
  };
  return {
    asker,
    says: async (text) => (await settled(ask(desk, asker, text))).spoken.reply,
    presses: (pressed) => settled(press(desk, asker, { press: pressed, language: 'sv' })),
  };
}

/** An answer once everything it refers to is stored, as Teams' turn waits for. */
async function settled(answering: Promise<Answered>): Promise<Answered> {
  const answered = await answering;
  await answered.stored;
  return answered;
}
