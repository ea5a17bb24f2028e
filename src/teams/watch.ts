import type { Answered } from '../app/desk.ts';
import type { Press } from '../domain/press.ts';
import type { Reply } from '../domain/reply.ts';
import type { Telemetry } from '../ports/telemetry.ts';

/** What is counted and timed of turns: kinds and codes, never what somebody wrote. */

export interface Watch {
  /** A whole turn. What Teams tells by itself nobody waits for: only messages and presses are timed. */
  turn<T>(type: string, work: () => Promise<T>): Promise<T>;
  asked(answering: () => Promise<Answered>): Promise<Answered>;
  pressed(press: Press['press'], answering: () => Promise<Answered>): Promise<Answered>;
}

export const watchFor = (telemetry: Telemetry): Watch => ({
  turn: (type, work) => timed(telemetry, type === 'message' || type === 'invoke' ? type : 'other', work),
  async asked(answering) {
    const answered = await telemetry.span('ask', {}, answering);
    countAnswer(telemetry, answered.spoken.reply);
    return answered;
  },
  async pressed(press, answering) {
    telemetry.count('lots.presses', { press });
    const answered = await telemetry.span('press', { press }, answering);
    if (press === 'example') countAnswer(telemetry, answered.spoken.reply);
    return answered;
  },
});

async function timed<T>(telemetry: Telemetry, type: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  try {
    return await telemetry.span('turn', { type }, work);
  } finally {
    if (type !== 'other') telemetry.measure('lots.answer.duration', (performance.now() - began) / 1000, { type });
  }
}

function countAnswer(telemetry: Telemetry, reply: Reply): void {
  const asked = questionIn(reply);
  if (!asked) return;
  const { organisation, answer } = asked;
  telemetry.count('lots.questions', asked);
  const way = WITHOUT_FORUM[answer];
  if (way) telemetry.count('lots.abstentions', { organisation, way });
}

/** Small talk and commands are no questions. */
function questionIn(reply: Reply): { readonly organisation: string; readonly answer: string } | null {
  if (reply.say === 'answer') return { organisation: reply.model.id, answer: reply.routing.kind };
  return reply.say === 'which-organisation' ? { organisation: 'several', answer: 'which-organisation' } : null;
}

const WITHOUT_FORUM: Readonly<Record<string, string>> = {
  clarify: 'asked-back',
  'which-organisation': 'asked-back',
  line: 'own-line',
};
