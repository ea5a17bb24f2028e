import { REMINDER_KINDS } from '../domain/meeting/policy.ts';
import type { Cases } from '../ports/cases.ts';
import type { CalendarStates, Deliveries } from '../ports/meetings.ts';
import type { Outbox } from '../ports/messages.ts';
import type { Telemetry } from '../ports/telemetry.ts';

/** Ports that count what goes through them, when it is done. Whoever uses them does not know. */

export const countedCases = (cases: Cases, telemetry: Telemetry): Cases => ({
  ...cases,

  /** A form that is sent twice is one case. */
  async file(filing) {
    const filed = await cases.file(filing);
    const isNew = filed.filedAt.epochMilliseconds === filing.case.filedAt.epochMilliseconds;
    if (isNew) telemetry.count('lots.cases.filed', { organisation: filed.model });
    return filed;
  },

  async save(changes) {
    const saved = await cases.save(changes);
    if (saved === 'saved')
      for (const { case: of, events } of changes)
        for (const { did } of events) telemetry.count('lots.cases.deeds', { organisation: of.model, deed: did });
    return saved;
  },
});

export const countedOutbox = (outbox: Outbox, telemetry: Telemetry): Outbox => ({
  ...outbox,

  async settle(ids, delivery) {
    await outbox.settle(ids, delivery);
    if (delivery.is !== 'again')
      telemetry.count('lots.messages', { about: 'case', outcome: OUTCOMES[delivery.is] }, ids.length);
  },
});

export const countedDeliveries = (deliveries: Deliveries, telemetry: Telemetry): Deliveries => ({
  ...deliveries,

  async settle(claim, as, at) {
    await deliveries.settle(claim, as, at);
    if (as.is === 'again') return;
    const about = REMINDER_KINDS.some((kind) => kind === claim.name) ? 'reminder' : 'meeting';
    telemetry.count('lots.messages', { about, outcome: OUTCOMES[as.is] });
  },
});

const OUTCOMES = { sent: 'delivered', failed: 'failed', unknown: 'unknown' } as const;

export const countedStates = (states: CalendarStates, telemetry: Telemetry): CalendarStates => ({
  ...states,

  async read(seat, at, about, cursor) {
    await states.read(seat, at, about, cursor);
    telemetry.count('lots.calendars', { outcome: 'read' });
  },

  async failed(seat, why, where, at) {
    await states.failed(seat, why, where, at);
    telemetry.count('lots.calendars', { outcome: why });
  },
});
