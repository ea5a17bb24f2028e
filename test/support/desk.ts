import { randomUUID } from 'node:crypto';
import { ask } from '../../src/app/ask.ts';
import type { Rules } from '../../src/app/case/office.ts';
import { rememberedOpenCases } from '../../src/app/case/openCases.ts';
import type { Answered, Asker, Desk } from '../../src/app/desk.ts';
import type { Secretariat } from '../../src/app/meeting/secretariat.ts';
import { press } from '../../src/app/press.ts';
import type { Inputs } from '../../src/domain/case/form.ts';
import type { Grant } from '../../src/domain/case/roles.ts';
import { type MeetingRules, NO_MEETING_RULES } from '../../src/domain/meeting/rules.ts';
import type { Press } from '../../src/domain/press.ts';
import type { Reply } from '../../src/domain/reply.ts';
import { createIcsCalendar } from '../../src/ics/calendar.ts';
import type { Job } from '../../src/ports/jobs.ts';
import type { Calendar } from '../../src/ports/meetings.ts';
import { NO_TELEMETRY } from '../../src/ports/telemetry.ts';
import type { Clock, ConversationId, Log, PersonId } from '../../src/ports.ts';
import { type LiveRouters, liveRouters } from '../../src/routers.ts';
import { storedAudit } from '../../src/store/auditTrail.ts';
import { storedCalendarStates } from '../../src/store/calendarStates.ts';
import { storedCases } from '../../src/store/cases.ts';
import { storedChannels } from '../../src/store/channels.ts';
import { storedContacts } from '../../src/store/contacts.ts';
import { storedDeliveries } from '../../src/store/deliveries.ts';
import { storedDownloads } from '../../src/store/downloads.ts';
import { storedDrafts } from '../../src/store/drafts.ts';
import { storedForms } from '../../src/store/forms.ts';
import { storedForumChecks } from '../../src/store/forumChecks.ts';
import { storedGaps } from '../../src/store/gaps.ts';
import { storedGrants } from '../../src/store/grants.ts';
import { storedMeetings } from '../../src/store/meetings.ts';
import { storedOutbox } from '../../src/store/outbox.ts';
import { storedPace } from '../../src/store/pace.ts';
import { storedPauses } from '../../src/store/pauses.ts';
import { storedPeople } from '../../src/store/people.ts';
import { storedPoints } from '../../src/store/points.ts';
import { storedPosts } from '../../src/store/posts.ts';
import { storedQuestions } from '../../src/store/questions.ts';
import { storedRulings } from '../../src/store/rulings.ts';
import { storedTeachings } from '../../src/store/teachings.ts';
import type { Enqueue } from '../../src/store/tell.ts';
import { storedWeightSets } from '../../src/store/weightSets.ts';
import { countedCases, countedOutbox } from '../../src/telemetry/counted.ts';
import { clockAt, type TestClock } from './clock.ts';
import { modelOf, routerOf } from './models.ts';
import type { TestDatabase } from './postgres.ts';

/** A desk on real PostgreSQL, and someone to ask at it. */

export function deskOn(
  { database }: TestDatabase,
  models: readonly [string, ...string[]] = ['fyrbodal'],
  rules: Partial<Rules> = {},
  meetings: Partial<MeetingRules> = {},
  calendar: Calendar = createIcsCalendar(),
  telemetry = NO_TELEMETRY,
): { desk: Desk; clock: TestClock; jobs: Job[] } {
  const clock = clockAt('2026-11-21T10:00:00Z');
  const jobs: Job[] = [];
  const enqueue: Enqueue = async (_within, more) => {
    jobs.push(...more);
  };
  const cases = countedCases(storedCases(database, enqueue), telemetry);
  const live = learningRouters(database, models, { clock, ...rules });
  const desk: Desk = {
    get routers() {
      return live.now;
    },
    questions: storedQuestions(database),
    people: storedPeople(database, clock),
    office: {
      cases,
      forms: storedForms(database),
      drafts: storedDrafts(database),
      grants: storedGrants(database),
      channels: storedChannels(database),
      contacts: storedContacts(database),
      posts: storedPosts(database, enqueue),
      outbox: countedOutbox(storedOutbox(database, enqueue, clock), telemetry),
      downloads: storedDownloads(database, 'http://127.0.0.1:3978'),
      audit: storedAudit(database),
      open: rememberedOpenCases(cases, clock),
      rules: { replyWithinDays: 60, forms: {}, grants: [], ...rules },
    },
    school: {
      gaps: storedGaps(database),
      teachings: storedTeachings(database),
      checks: storedForumChecks(database),
      learn: live.learn,
    },
    secretariat: secretariatOn(database, enqueue, calendar, { ...NO_MEETING_RULES, ...meetings }),
    clock,
    timeZone: ZONE,
    newId: randomUUID,
  };
  return { desk, clock, jobs };
}

/** Those of the running bot, which learn when they are told to. Until then the ones that all tests of a file share. */
function learningRouters(
  database: TestDatabase['database'],
  [first, ...others]: readonly [string, ...string[]],
  { clock, grants = [] }: { readonly clock: Clock; readonly grants?: readonly Grant[] },
): { readonly now: Desk['routers']; learn(): Promise<void> } {
  const shipped: Desk['routers'] = [routerOf(first), ...others.map(routerOf)];
  let live: LiveRouters | undefined;
  return {
    get now() {
      return live?.now ?? shipped;
    },
    learn() {
      live ??= liveRouters({
        config: { models: [modelOf(first), ...others.map(modelOf)] },
        rulings: storedRulings(database, grants),
        teachings: storedTeachings(database),
        weightSets: storedWeightSets(database),
        clock,
        log: LOUD,
      });
      return live.refresh();
    },
  };
}

/** What cannot be learnt fails the test. */
const LOUD: Log = {
  info: () => undefined,
  warn(event, details) {
    throw new Error(event, { cause: details?.error });
  },
  error(event, details) {
    throw new Error(event, { cause: details?.error });
  },
};

const ZONE = 'Europe/Stockholm';

const secretariatOn = (
  database: TestDatabase['database'],
  enqueue: Enqueue,
  calendar: Calendar,
  rules: MeetingRules,
): Secretariat => ({
  calendar,
  meetings: storedMeetings(database, enqueue, ZONE),
  deliveries: storedDeliveries(database),
  points: storedPoints(database, ZONE),
  pauses: storedPauses(database),
  states: storedCalendarStates(database),
  pace: storedPace(database),
  rules,
  settled: [],
  wait: async () => undefined,
  language: 'sv',
});

export interface Person {
  says(text: string): Promise<Reply>;
  presses(pressed: Press, inputs?: Inputs): Promise<Answered>;
  readonly asker: Asker;
}

/** A new person in a conversation of their own. */
export function personAt(desk: Desk, change: Partial<Asker> = {}): Person {
  const id = randomUUID();
  const asker: Asker = {
    person: `tenant/${id}` as PersonId,
    name: 'Någon',
    reach: { teamsId: id, serviceUrl: 'http://127.0.0.1:1/', tenant: 'tenant' },
    surface: 'chat',
    channel: null,
    ownsTeam: async () => false,
    conversation: randomUUID() as ConversationId,
    scope: 'personal',
    language: 'sv',
    ...change,
  };
  return {
    asker,
    says: async (text) => (await settled(ask(desk, asker, text))).spoken.reply,
    presses: (pressed, inputs = {}) => settled(press(desk, asker, { press: pressed, language: 'sv', inputs })),
  };
}

/** An answer once everything it refers to is stored, as Teams' turn waits for. */
async function settled(answering: Promise<Answered>): Promise<Answered> {
  const answered = await answering;
  await answered.stored;
  return answered;
}
