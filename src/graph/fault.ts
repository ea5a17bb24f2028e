import { GraphClientError } from '@microsoft/microsoft-graph-client';
import type { CalendarFault } from '../domain/meeting/view.ts';
import { CalendarError } from '../ports/meetings.ts';

/** What can go wrong with Graph, told apart by codes and never by the words of an answer. */

interface Details {
  /** What Graph itself answered; null when it has not, as when one could not sign in. */
  readonly status?: number | null;
  /** A code of Graph's, of the sign-in's or of the system's: what an operator searches for. */
  readonly detail?: string;
  /** Seconds. */
  readonly retryAfter?: number | null;
  readonly cause?: unknown;
}

/** The client library lets errors of this class through as they are; of all others it keeps no more than the message. */
export class GraphFault extends GraphClientError {
  readonly code: CalendarFault;
  readonly status: number | null;
  readonly detail: string;
  readonly retryAfter: number | null;

  constructor(code: CalendarFault, what: string, { status, detail, retryAfter, cause }: Details = {}) {
    super(what);
    // The library's constructor makes every error one of its own class, whoever extends it.
    Object.setPrototypeOf(this, new.target.prototype);
    this.name = 'GraphFault';
    this.code = code;
    this.status = status ?? null;
    this.detail = detail ?? '';
    this.retryAfter = retryAfter ?? null;
    if (cause !== undefined) this.cause = cause;
  }
}

export type Remedies = Readonly<Record<CalendarFault, string>>;

/** What the operator does about it. */
export const REMEDIES: Remedies = {
  unreachable:
    'It is tried again by itself; if it lasts, check the network, the proxy, graph.baseUrl and graph.authority',
  'sign-in': 'Check graph.credential: the tenant, the client id, and whether the secret or certificate has run out',
  forbidden:
    'Give the bot the role "Application Calendars.Read" in Exchange Online, with a scope that holds this mailbox; that takes up to two hours to work',
  missing:
    'Check its address, and that of the calendar, under calendars in the settings: it is to be a shared mailbox, a room or a person; the calendar of a Microsoft 365 group cannot be read',
  throttled: 'It is tried again by itself; nothing needs to be done',
  unreadable: 'Check graph.baseUrl, and whether something answers in the place of Graph',
};

/** The same to whoever reads calendars: it names the mailbox and the remedy, and quotes nothing of what was answered. */
export function calendarError(mailbox: string, fault: GraphFault, remedies = REMEDIES): CalendarError {
  const codes = [fault.status, fault.detail].filter(Boolean).join(' ');
  const message = `graph: mailbox ${mailbox}: ${fault.message}${codes ? ` (${codes})` : ''}. ${remedies[fault.code]}.`;
  const waiting = fault.retryAfter === null ? {} : { retryAfter: fault.retryAfter };
  return new CalendarError(fault.code, mailbox, message, { cause: fault, ...waiting });
}

/** Graph says in several ways, and not always with a 404, that there is no such mailbox or calendar. */
const MISSING = new Set([
  'ErrorItemNotFound',
  'ErrorFolderNotFound',
  'ErrorInvalidIdMalformed',
  'ErrorInvalidMailboxItemId',
  'ErrorInvalidUser',
  'ErrorMissingEmailAddress',
  'ErrorNonExistentMailbox',
  'ErrorGroupIsUsedInNonGroupURI',
  'MailboxNotEnabledForRESTAPI',
  'MailboxNotSupportedForRESTAPI',
  'Request_ResourceNotFound',
  'ResourceNotFound',
]);

const THROTTLED = new Set([429, 503, 504]);

/** @param detail Graph's own code, empty when it gave none */
export function refusal(status: number, detail: string, retryAfter: number | null): GraphFault {
  const details = { status, detail, retryAfter };
  if (THROTTLED.has(status)) return new GraphFault('throttled', 'Graph asks to wait', details);
  if (status >= 500 || status === 408) return new GraphFault('unreachable', 'Graph is out of order', details);
  if (status === 404 || MISSING.has(detail))
    return new GraphFault('missing', 'there is no such mailbox or calendar', details);
  if (status === 401) return new GraphFault('sign-in', 'Graph does not accept the sign-in', details);
  if (status === 403) return new GraphFault('forbidden', 'the bot may not read it', details);
  return new GraphFault('unreadable', 'Graph did not understand or was not Graph', details);
}
