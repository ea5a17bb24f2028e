import type { CalendarSource } from '../../../src/domain/meeting/rules.ts';
import { createGraphCalendar } from '../../../src/graph/calendar.ts';
import { createIcsCalendar } from '../../../src/ics/calendar.ts';
import type { Calendar } from '../../../src/ports/meetings.ts';
import { calendarFile, calendarText } from '../calendar.ts';
import { startGraphServer } from '../graphServer.ts';

/** One meeting, on Thursday 10 December at one o'clock, in a calendar of either kind, with all that an invitation can have written in it. */

export interface Invitation {
  readonly subject: string;
  readonly place: string;
  /** What the meeting is about, who asks to it, and who are asked: whatever else there is to write in. */
  readonly rest: string;
}

export interface Invited {
  readonly source: CalendarSource;
  readonly calendar: Calendar;
  /** Somebody saves it with other words. */
  write(invitation: Invitation): void;
  /** The calendar can no longer be read, and what stands there in its place is this. */
  spoil(text: string): void;
  close(): Promise<void>;
}

const MAILBOX = 'samverkan.uddevalla@example.org';
const TIMES = { start: '2026-12-10T12:00:00Z', end: '2026-12-10T14:00:00Z' };

/** In a shared mailbox, through Microsoft Graph. */
export async function inMailbox(): Promise<Invited> {
  const graph = await startGraphServer();
  const mailbox = graph.mailbox(MAILBOX);
  const id = mailbox.put(TIMES);
  return {
    source: { kind: 'graph', mailbox: MAILBOX, calendar: null, subject: '' },
    calendar: createGraphCalendar(graph.settings),
    write: (invitation) => mailbox.tell(id, asGraphTells(invitation)),
    spoil: (text) => {
      graph.fault({ is: 'garbage', text });
    },
    close: () => graph.close(),
  };
}

function asGraphTells({ subject, place, rest }: Invitation): Record<string, unknown> {
  const body = { contentType: 'html', content: `<p>${rest}</p>` };
  const person = { emailAddress: { name: rest, address: rest } };
  return {
    subject,
    location: {
      displayName: place,
      locationUri: rest,
      locationEmailAddress: rest,
      address: { street: rest, city: rest },
    },
    locations: [{ displayName: rest }],
    body,
    bodyPreview: rest,
    organizer: person,
    attendees: [{ type: 'required', status: { response: 'none' }, ...person }],
    categories: [rest],
  };
}

/** In an .ics file. */
export async function inFile(): Promise<Invited> {
  const file = calendarFile();
  const meeting = { uid: 'lokal-uddevalla', start: '2026-12-10T13:00', end: '2026-12-10T15:00' };
  let edition = 0;
  return {
    source: { kind: 'ics', from: file.path, subject: '' },
    calendar: createIcsCalendar(),
    write({ subject, place, rest }) {
      const text = calendarText([{ ...meeting, subject, place }], ++edition);
      file.write(text.replace('END:VEVENT', [...linesOf(rest), 'END:VEVENT'].join('\r\n')));
    },
    spoil: (text) => file.write(`BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:${text}\r\nSUMMARY:${text}\r\n`),
    close: async () => file.remove(),
  };
}

const linesOf = (rest: string): string[] => [
  `DESCRIPTION;ALTREP="cid:${rest}":${rest}`,
  `X-ALT-DESC;FMTTYPE=text/html:<p>${rest}</p>`,
  `ORGANIZER;CN="${rest}":mailto:${rest}`,
  `ATTENDEE;CN="${rest}";ROLE=REQ-PARTICIPANT:mailto:${rest}`,
  `COMMENT:${rest}`,
  `CONTACT:${rest}`,
  `CATEGORIES:${rest}`,
  'BEGIN:VALARM',
  `DESCRIPTION:${rest}`,
  'END:VALARM',
];
