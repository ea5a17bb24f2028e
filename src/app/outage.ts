import type { Inputs } from '../domain/case/form.ts';
import type { Language } from '../domain/model/types.ts';
import type { Press, Pressed } from '../domain/press.ts';
import type { Reply } from '../domain/reply.ts';
import { isWritten } from '../domain/text.ts';
import type { Outage } from '../ports/outage.ts';
import { formKept } from './case/file.ts';
import { isOwnChat, maskedInputs } from './case/office.ts';
import { type Answered, type Asker, type Desk, routerById } from './desk.ts';

/** What is said when something that answering leans on is away. Nothing was done, and nothing that was written is lost. */

const instead = (language: Language, reply: Reply, how: Answered['how'], outage: Outage): Answered => ({
  spoken: { reply, language },
  how,
  stored: Promise.resolve(),
  outage,
});

/** To a message: it stands there still, and can be written again. */
export const notAnswered = (language: Language, outage: Outage): Answered =>
  instead(language, { say: 'away', again: 'write' }, 'follow', outage);

/** To a button. A card that nothing was written on is left as it is. */
export function notDone(desk: Desk, asker: Asker, { press, inputs, language }: Pressed, outage: Outage): Answered {
  const kept = keptOf(desk, press, inputs);
  if (!kept) return instead(language, { say: 'away', again: 'press' }, 'follow', outage);
  // Where others read along they are not shown what somebody has not sent yet.
  return instead(language, kept, isOwnChat(asker) ? 'replace' : 'view', outage);
}

function keptOf(desk: Desk, press: Press, inputs: Inputs): Reply | null {
  if (press.press === 'file' || press.press === 'keep-draft') {
    const view = formKept(desk, press, inputs);
    return view ? { say: 'case-form', view } : null;
  }
  if (!Object.values(inputs).some(isWritten)) return null;
  const own = 'model' in press ? routerById(desk, press.model) : undefined;
  const [first] = desk.routers;
  return { say: 'unsaved', press, inputs: { ...inputs, ...maskedInputs(own ?? first, writtenIn(inputs), '') } };
}

/** What was chosen are ids, which may look like numbers of persons and are none. */
const writtenIn = (inputs: Inputs): Inputs =>
  Object.fromEntries(Object.entries(inputs).filter(([, value]) => isWritten(value)));

/** An answer whose question turned out not to be stored: the same, without the buttons that refer to it. */
export function withoutMemory(reply: Reply): Reply | null {
  return reply.say === 'answer' || reply.say === 'which-organisation' ? { ...reply, id: null } : null;
}
