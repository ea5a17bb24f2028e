import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import type { Answered, Desk } from '../../src/app/desk.ts';
import type { Inputs } from '../../src/domain/case/form.ts';
import type { Grant } from '../../src/domain/case/roles.ts';
import type { LearningPress } from '../../src/domain/learning/press.ts';
import type { LearningReply } from '../../src/domain/learning/view.ts';
import type { AnswerReply, Reply } from '../../src/domain/reply.ts';
import type { PersonId } from '../../src/ports.ts';
import type { TestClock } from './clock.ts';
import { deskOn, type Person, personAt } from './desk.ts';
import { createDatabase, empty, type TestDatabase } from './postgres.ts';

/** An organisation with those who lead it and its forums, each by an id of one word, and what they do with what the router missed and is taught. */

export const MODEL = 'fyrbodal';
export const OLDER = 'fyrbodal/uf-aldre';
export const STEERING = 'fyrbodal/styrgrupp';
export const LOCAL = 'fyrbodal/lokal';

export const grant = (id: string, role: Grant['role'], more: Partial<Grant> = {}): Grant => ({
  person: `tenant/${id}` as PersonId,
  role,
  model: MODEL,
  forum: null,
  place: null,
  principal: null,
  ...more,
});

export const GRANTS: readonly Grant[] = [
  grant('office', 'process-lead'),
  grant('admin', 'administrator'),
  grant('older', 'chair', { forum: OLDER }),
  grant('steering', 'process-lead', { forum: STEERING }),
  grant('both', 'chair', { forum: OLDER }),
  grant('both', 'chair', { forum: STEERING }),
  grant('uddevalla', 'chair', { forum: LOCAL, place: 'uddevalla' }),
  grant('member', 'member', { forum: OLDER, principal: 'uddevalla' }),
  grant('elsewhere', 'process-lead', { model: 'goteborg' }),
];

/** Set anew before each test. */
export let test: TestDatabase;
export let desk: Desk;
export let clock: TestClock;

/** With other organisations than the one. */
export function serve(...models: [string, ...string[]]): void {
  ({ desk, clock } = deskOn(test, models, { grants: GRANTS }));
}

/** To be called once in a file of tests. */
export function useSchool(): void {
  beforeAll(async () => {
    test = await createDatabase();
  });
  beforeEach(async () => {
    await empty(test);
    serve('fyrbodal');
  });
  afterAll(() => test.close());
}

export const who = (id: string): Person => personAt(desk, { person: `tenant/${id}` as PersonId, name: id });

export const said = (of: Answered | Reply): Reply => ('spoken' in of ? of.spoken.reply : of);
export type Saying<S extends LearningReply['say']> = Extract<LearningReply, { say: S }>;
export function heard<S extends LearningReply['say']>(say: S, of: Answered | Reply): Saying<S> {
  const reply = said(of);
  if (reply.say !== say) throw new Error(`said ${reply.say} ${'why' in reply ? reply.why : ''}`);
  return reply as Saying<S>;
}
/** What came, or why it did not. */
export function outcome(of: Answered | Reply): string {
  const reply = said(of);
  return reply.say === 'learning-refused' ? reply.why : reply.say;
}
export const asWanted = (to: string) => (to === 'gaps' || to === 'check' ? to : 'teachings');
export const press = (id: string, pressed: LearningPress, inputs: Inputs = {}) => who(id).presses(pressed, inputs);

export function answerTo(reply: Reply): AnswerReply {
  if (reply.say !== 'answer') throw new Error(`said ${reply.say}`);
  return reply;
}
export const firstOf = ({ routing }: AnswerReply): string =>
  routing.kind === 'forum' ? routing.forum.key : 'exit' in routing ? routing.exit.id : routing.kind;

/** Who settled the matter before, when that decided. */
export function decidedBy({ routing }: AnswerReply): string | null {
  const [reason] = 'because' in routing ? routing.because : [];
  return reason?.because === 'precedent' ? reason.ruling.by : null;
}

/** Asks back, and nobody goes on with it. */
export const VAGUE = 'det strular med den nya blanketten och ingen vet vem som ska göra vad';

export async function asks(text: string): Promise<AnswerReply> {
  return answerTo(await personAt(desk).says(text));
}
export const afterAWhile = () => clock.moveTo(clock.now().add({ minutes: 31 }).toString());

/** A question that somebody says belongs elsewhere. @returns its id */
export async function asksWrongly(text: string, right: string): Promise<string> {
  const anna = personAt(desk);
  const { id } = answerTo(await anna.says(text));
  await anna.presses({ press: 'right-forum', id: id ?? '', first: right });
  return id ?? '';
}

export const HELD = 'Hemtjänsten och vårdcentralen är inte överens om vem som sköter såromläggningar';
export const allGaps = { press: 'gaps', model: MODEL, forum: null, page: 0 } as const;
