import { randomUUID } from 'node:crypto';
import type { PersonId } from '../../src/domain/person.ts';
import type { AskedQuestion, ConversationId, Questions, StoredOutcome, Verdict } from '../../src/ports.ts';

/** Questions to store, and what people say of their answers. */

export const MONDAY = Temporal.Instant.from('2026-11-16T08:00:00Z');
/** So many minutes into it. */
export const minute = (minutes: number): Temporal.Instant => MONDAY.add({ minutes });

export const LOKAL = 'fyrbodal/lokal';
export const ALDRE = 'fyrbodal/uf-aldre';
export const STYR = 'fyrbodal/styrgrupp';

export const toForum = (first = LOKAL, theme: string | null = null): StoredOutcome => ({
  kind: 'forum',
  first,
  place: null,
  theme,
  confidence: 0.8,
});
export const toExit = (kind: StoredOutcome['kind'], first: string): StoredOutcome => ({ ...toForum(first), kind });
export const askedBack = toExit('clarify', 'fraga-tillbaka');
export const offtopic = toExit('offtopic', 'utanfor');

export const someQuestion = (change: Partial<AskedQuestion> = {}): AskedQuestion => ({
  id: randomUUID(),
  at: MONDAY,
  model: 'fyrbodal',
  language: 'sv',
  scope: 'personal',
  text: 'läkemedelslistan kommer inte med hem',
  told: { asked: 0 },
  continues: null,
  outcome: toForum(),
  ...change,
});

const somebody = 'tenant/somebody' as PersonId;
const chat = 'chat' as ConversationId;

/** Asks, and has people say things of the answer, a minute after each other. */
export async function asked(
  questions: Questions,
  change: Partial<AskedQuestion> = {},
  said: readonly (readonly [PersonId, Verdict])[] = [],
): Promise<AskedQuestion> {
  const question = someQuestion(change);
  await questions.keep(question, chat, somebody);
  for (const [at, [who, verdict]] of said.entries())
    await questions.judge(question.id, who, verdict, question.at.add({ minutes: at + 1 }));
  return question;
}

export const YES: Verdict = { helped: true };
export const NO: Verdict = { helped: false };
export const rather = (rightForum: string | null): Verdict => ({ rightForum });
