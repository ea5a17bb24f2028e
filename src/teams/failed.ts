import type { TurnContext } from 'botbuilder';
import type { Language } from '../domain/model/types.ts';
import type { Reply, Spoken } from '../domain/reply.ts';
import { DeliveryError } from '../ports/messages.ts';
import { Outage } from '../ports/outage.ts';
import type { Log } from '../ports.ts';
import { newReference, trailNow } from '../trail.ts';
import { answerInvoke } from './invokes.ts';
import { readAsker } from './read.ts';
import { lineOf, send } from './send.ts';

/** A turn that did not end well: what was not there is told from what is our own fault, and whoever asked is told as much as can be. */

export async function turnFailed(
  context: TurnContext,
  error: unknown,
  { log, language }: { readonly log: Log; readonly language: Language | null },
): Promise<void> {
  const reply = replyTo(context, error, log);
  if (!reply) return answerInvoke(context, '');
  const spoken: Spoken = { reply, language: readAsker(context, language).language };
  const unsaid = await send(context, spoken).then(
    () => '',
    (unsent) => {
      log.warn('failure-not-told', { say: reply.say, error: unsent });
      return lineOf(spoken);
    },
  );
  await answerInvoke(context, unsaid);
}

/** @returns null when nobody waits for an answer, or when nothing more can be said */
function replyTo({ activity: { type } }: TurnContext, error: unknown, log: Log): Reply | null {
  if (error instanceof DeliveryError) {
    log.warn('answer-not-sent', { type, code: error.code, error });
    return error.code === 'unknown' ? { say: 'perhaps-lost' } : null;
  }
  if (error instanceof Outage) {
    log.warn('outage', { type, part: error.part, code: error.code, error });
    if (type === 'message') return { say: 'away', again: 'write' };
    return type === 'invoke' ? { say: 'away', again: 'press' } : null;
  }
  const reference = trailNow()?.reference ?? newReference();
  log.error('turn-failed', { reference, type, error });
  return { say: 'apology', reference };
}
