import fc from 'fast-check';
import { createGraphCalendar } from '../../../src/graph/calendar.ts';
import { answerNotification } from '../../../src/graph/notifications.ts';
import { CalendarError, type Subscriptions } from '../../../src/ports/meetings.ts';
import type { GraphServer } from '../graphServer.ts';
import { damaged, damages, strange } from './damage.ts';

/** Whatever Graph answers and tells, or somebody in its place. */

const SOURCE = { kind: 'graph', mailbox: 'uf.aldre@example.org', calendar: null, subject: '' } as const;
const WINDOW = {
  from: Temporal.Instant.from('2026-12-01T00:00:00Z'),
  to: Temporal.Instant.from('2027-09-01T00:00:00Z'),
  timeZone: 'Europe/Stockholm',
};

const EVENT = {
  type: 'singleInstance',
  isAllDay: false,
  isCancelled: false,
  subject: 'Möte',
  start: { dateTime: '2026-12-10T12:00:00.0000000', timeZone: 'UTC' },
  end: { dateTime: '2026-12-10T14:00:00.0000000', timeZone: 'UTC' },
  location: { displayName: 'Kasen' },
  onlineMeeting: { joinUrl: 'https://teams.example.org/1' },
  originalStart: '2026-12-10T12:00:00Z',
  seriesMasterId: null,
};

/** It is read, or refused with a code; and the mailbox's other meeting is read all the same. */
export async function answersHold(graph: GraphServer, runs: number): Promise<void> {
  const box = graph.mailbox(SOURCE.mailbox);
  const times = { start: '2026-12-11T12:00:00Z', end: '2026-12-11T14:00:00Z' };
  box.put({ ...times, subject: 'En vanlig' });
  const strangeOne = box.put({ ...times, subject: 'En konstig' });
  const calendar = createGraphCalendar(graph.settings);
  await fc.assert(
    fc.asyncProperty(damages, async (all) => {
      box.tell(strangeOne, damaged(EVENT, all) as Record<string, unknown>);
      try {
        const reading = await calendar.read(SOURCE, WINDOW, null);
        const subjects = reading.is === 'read' ? reading.occurrences.map(({ subject }) => subject) : [];
        if (!subjects.includes('En vanlig')) throw new Error(`only ${subjects} is read`);
      } catch (error) {
        if (!(error instanceof CalendarError)) throw error;
      }
    }),
    { numRuns: runs, seed: 20261121, endOnFailure: true },
  );
}

const TOLD = {
  value: [
    { subscriptionId: 'known', clientState: 'secret', changeType: 'updated', resource: 'x' },
    { subscriptionId: 'unknown', clientState: 'guess', lifecycleEvent: 'missed' },
  ],
};

/** It is answered at once, and nobody learns from the answer what is known. */
export const notificationsHold = (subscriptions: Subscriptions, runs: number): Promise<void> =>
  fc.assert(
    fc.asyncProperty(damages, strange, fc.boolean(), async (all, token, asks) => {
      const query = asks ? { validationToken: token } : {};
      const { status, contentType } = await answerNotification({ query, body: damaged(TOLD, all) }, subscriptions);
      if (![200, 202, 400].includes(status) || contentType !== 'text/plain') throw new Error(`${status}`);
    }),
    { numRuns: runs, seed: 20261121, endOnFailure: true },
  );
