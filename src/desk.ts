import { randomUUID } from 'node:crypto';
import type { Office } from './app/case/office.ts';
import { rememberedOpenCases } from './app/case/openCases.ts';
import { type Desk, routerById } from './app/desk.ts';
import type { Secretariat } from './app/meeting/secretariat.ts';
import type { Calendars } from './calendars.ts';
import type { Config } from './config.ts';
import { downloadBy } from './export/download.ts';
import { NO_TELEMETRY, type Telemetry } from './ports/telemetry.ts';
import type { Clock } from './ports.ts';
import type { Queue } from './queue/queue.ts';
import type { LiveRouters } from './routers.ts';
import { storedAudit } from './store/auditTrail.ts';
import { storedCalendarStates } from './store/calendarStates.ts';
import { storedCases } from './store/cases.ts';
import { storedChannels } from './store/channels.ts';
import { storedContacts } from './store/contacts.ts';
import type { Database } from './store/database.ts';
import { storedDeliveries } from './store/deliveries.ts';
import { storedDownloads } from './store/downloads.ts';
import { storedDrafts } from './store/drafts.ts';
import { storedForms } from './store/forms.ts';
import { storedForumChecks } from './store/forumChecks.ts';
import { storedGaps } from './store/gaps.ts';
import { storedGrants } from './store/grants.ts';
import { storedMeetings } from './store/meetings.ts';
import { storedOutbox } from './store/outbox.ts';
import { storedPace } from './store/pace.ts';
import { storedPauses } from './store/pauses.ts';
import { storedPeople } from './store/people.ts';
import { storedPoints } from './store/points.ts';
import { storedPosts } from './store/posts.ts';
import { storedQuestions } from './store/questions.ts';
import { storedTeachings } from './store/teachings.ts';
import type { TeamsSettings } from './teams/server.ts';
import { countedCases, countedDeliveries, countedOutbox, countedStates } from './telemetry/counted.ts';

/** The desk of a running bot: everything that its use cases reach for, by who stands behind it. */

export interface Parts {
  readonly database: Database;
  readonly queue: Queue;
  readonly calendars: Calendars;
  readonly clock: Clock;
  readonly live: LiveRouters;
  readonly telemetry?: Telemetry;
}

/** @param live the routers, as they are at each moment */
export function deskFor(config: Config, parts: Parts): Desk {
  const { live, database, clock } = parts;
  return {
    get routers() {
      return live.now;
    },
    questions: storedQuestions(database),
    people: storedPeople(database, clock),
    office: officeFor(config, parts),
    secretariat: secretariatFor(config, parts),
    school: {
      gaps: storedGaps(database),
      teachings: storedTeachings(database),
      checks: storedForumChecks(database),
      learn: live.refresh,
    },
    clock,
    timeZone: config.timeZone,
    newId: randomUUID,
  };
}

function officeFor(
  { cases, grants, http }: Config,
  { database, queue, clock, telemetry = NO_TELEMETRY }: Parts,
): Office {
  const stored = countedCases(storedCases(database, queue.add), telemetry);
  return {
    cases: stored,
    forms: storedForms(database),
    drafts: storedDrafts(database),
    grants: storedGrants(database),
    channels: storedChannels(database),
    contacts: storedContacts(database),
    posts: storedPosts(database, queue.add),
    outbox: countedOutbox(storedOutbox(database, queue.add, clock), telemetry),
    downloads: storedDownloads(database, http.publicUrl),
    audit: storedAudit(database),
    open: rememberedOpenCases(stored, clock),
    rules: { replyWithinDays: cases.replyWithinDays, forms: cases.forms, grants },
  };
}

const secretariatFor = (
  { meetings, channels, language, timeZone }: Config,
  { database, queue, calendars, telemetry = NO_TELEMETRY }: Parts,
): Secretariat => ({
  calendar: calendars.calendar,
  meetings: storedMeetings(database, queue.add, timeZone),
  deliveries: countedDeliveries(storedDeliveries(database), telemetry),
  points: storedPoints(database, timeZone),
  pauses: storedPauses(database),
  states: countedStates(storedCalendarStates(database), telemetry),
  pace: storedPace(database),
  rules: meetings,
  settled: channels,
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  language: language ?? 'sv',
});

/** The files that links in cards lead to. */
export const downloadsOf =
  (desk: Desk): TeamsSettings['download'] =>
  (token) => {
    const { office, timeZone, clock } = desk;
    const model = (id: string) => routerById(desk, id)?.model ?? null;
    return downloadBy(token, { archive: { ...office, model, timeZone, clock }, ...office });
  };
