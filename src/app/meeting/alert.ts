import { postedAs } from '../../domain/meeting/posted.ts';
import type { MeetingReply } from '../../domain/meeting/view.ts';
import type { SentDelivery } from '../../ports/meetings.ts';
import type { Contact } from '../../ports/messages.ts';
import type { Courier } from '../case/deliver.ts';
import type { Matter } from './matter.ts';
import { post, sendEach } from './post.ts';
import { leadsOfForum } from './secretariat.ts';

/** What did not reach a channel, or perhaps did not, is told to those who lead: nobody else would know. */

type Alert = Extract<MeetingReply, { say: 'delivery-alert' }>;

/** Somebody who cannot be reached for so long is not told any more: it stands in the report. */
const TOLD_WITHIN = Temporal.Duration.from({ hours: 24 * 7 });

export async function alertLeads(courier: Courier, { meeting, view, sent }: Matter): Promise<void> {
  const { desk } = courier;
  const since = desk.clock.now().subtract(TOLD_WITHIN);
  const alerts = sent.flatMap((delivery) => {
    const is = isForChannel(delivery.name) ? whatIsWrong(delivery) : null;
    if (!is || Temporal.Instant.compare(delivery.at, since) < 0) return [];
    const reply: Alert = { say: 'delivery-alert', view, what: postedAs(delivery.name), delivery: delivery.name, is };
    return [{ delivery, reply }];
  });
  if (alerts.length === 0) return;
  const contacts = await leadsOfForum(desk, meeting.seat);
  const all = alerts.flatMap((alert) => contacts.map((contact) => ({ ...alert, contact })));
  await sendEach(all, ({ delivery, reply, contact }) =>
    post(courier, meeting, {
      name: alertName(delivery, contact),
      address: { to: 'person', contact },
      reply,
      language: contact.language,
      shows: '',
      told: null,
    }),
  );
}

/** Once for each time it has gone wrong: what is posted again can be lost again. */
const alertName = ({ name, state, at }: SentDelivery, { person }: Contact): string =>
  `alert ${name} ${state.is} ${at.epochMilliseconds} ${person.id}`;

function whatIsWrong({ state }: SentDelivery): Alert['is'] | null {
  if (state.is === 'unknown') return { is: 'unknown' };
  return state.is === 'failed' ? { is: 'failed', why: state.why } : null;
}

const isForChannel = (name: string): boolean => !['alert', 'follow-up'].includes(postedAs(name));
