import { type MeetingId, seatKey } from '../../src/domain/meeting/meeting.ts';
import type { SentDelivery } from '../../src/ports/meetings.ts';
import { type RunningBot, startBot } from './bot.ts';
import { type CalendarFile, calendarFile, type Entry } from './calendar.ts';
import type { Asked } from './connectorFaults.ts';
import { CHANNEL, GRANTS, installs, links } from './filing.ts';
import { MEETING, SEAT } from './forumMeetings.ts';
import { type Place, personIn, type Shown, type Someone, textOn } from './people.ts';
import { empty, type TestDatabase } from './postgres.ts';

/** The local group in Uddevalla in a Teams that does not always do as it should. What stands there is told as it really is, not as the bot believes. */

export interface FaultyForum {
  readonly bot: RunningBot;
  readonly calendar: CalendarFile;
  readonly lena: Someone;
  readonly olle: Someone;
  /** The clock goes to a moment, and the bot does what it does then. */
  at(moment: string): Promise<void>;
  /** So much later. */
  after(time: Temporal.DurationLike): Promise<void>;
  /** What really stands in a place as it is now, in the order it came. */
  stands(place?: Place): Standing[];
  /** How many such requests there have been since, whatever came of them. */
  asked(on: (asked: Asked) => boolean): number;
  /** What the bot holds of everything that it has sent about the first meeting, and of what it has not. */
  states(): Promise<Readonly<Record<string, string>>>;
  /** The report of deliveries, as Lena sees it. */
  report(): Promise<Shown>;
  /** The first meeting. */
  meeting(): Promise<MeetingId>;
  close(): Promise<void>;
}

export interface Standing extends Shown {
  /** The post whose thread it is in; null for one of its own. */
  readonly thread: string | null;
  readonly text: string;
}

export interface FaultyOptions {
  readonly entries?: readonly Entry[];
  /** How long Teams is waited for, in milliseconds. */
  readonly patience?: number;
}

/** For those that never answer: longer than any takes that does. */
export const SHORT_PATIENCE = 500;

/** Everything as new, on Saturday 21 November. */
export async function openFaulty(
  test: TestDatabase,
  { entries = [MEETING], patience = 10_000 }: FaultyOptions = {},
): Promise<FaultyForum> {
  await empty(test);
  const calendar = calendarFile();
  calendar.set(...entries);
  const calendars = { [seatKey(SEAT)]: { kind: 'ics', from: calendar.path, subject: '' } } as const;
  const bot = await startBot(test, { rules: { grants: GRANTS }, meetings: { calendars }, patience });
  const [lena, olle] = [personIn(bot, 'lena'), personIn(bot, 'olle')];
  await Promise.all([lena, olle].map(installs));
  await links(lena);
  await bot.look();
  const { connector, clock, desk } = bot;
  // Its ids go on: what came before is passed over rather than thrown away.
  const before = { accepted: connector.accepted.length, sent: connector.sent.length };
  const meeting = async (): Promise<MeetingId> => {
    const [first] = await desk.secretariat.meetings.of(SEAT, clock.now().subtract({ hours: 24 * 365 }));
    if (!first) throw new Error('no meeting is kept');
    return first.id;
  };
  return {
    bot,
    calendar,
    lena,
    olle,
    async at(moment) {
      clock.moveTo(moment);
      await bot.look();
    },
    async after(time) {
      clock.move(time);
      await bot.look();
    },
    stands: (place = CHANNEL) => standing(bot, place, before.accepted),
    asked: (on) => connector.sent.slice(before.sent).filter(on).length,
    states: async () => statesOf(await desk.secretariat.deliveries.of(await meeting())),
    report: () => lena.says('utskick i lokala gruppen i Uddevalla'),
    meeting,
    async close() {
      await bot.close();
      calendar.remove();
    },
  };
}

const statesOf = (sent: readonly SentDelivery[]): Readonly<Record<string, string>> =>
  Object.fromEntries(sent.map(({ name, state }) => [name, state.is === 'failed' ? `failed: ${state.why}` : state.is]));

/** What has been sent to a place, and changed there since. */
function standing({ connector }: RunningBot, place: Place, before: number): Standing[] {
  const found = new Map<string, Standing>();
  for (const { method, path, body, id } of connector.accepted.slice(before)) {
    const { conversation, thread, changed } = addressed(path);
    const card = body.attachments?.[0]?.content;
    const activity = method === 'PUT' ? changed : id;
    if (conversation !== place.id || !card || !activity) continue;
    const shown = { card: card as unknown as Shown['card'], activity, place };
    // What is changed stays where it was.
    const own = found.get(activity);
    found.set(activity, { ...shown, thread: own ? own.thread : thread, text: textOn(shown) });
  }
  return [...found.values()];
}

function addressed(path: string) {
  const [, conversation = '', thread = null, changed = null] =
    /^\/v3\/conversations\/([^/;]+)(?:;messageid=([^/]+))?\/activities(?:\/(.+))?$/.exec(decodeURIComponent(path)) ??
    [];
  return { conversation, thread, changed };
}

/** Requests, for faults to choose by. */
export const isRoot = ({ method, path }: Asked): boolean => method === 'POST' && isIn(path) && !isInThread(path);
export const isReply = ({ method, path }: Asked): boolean => method === 'POST' && isIn(path) && isInThread(path);
export const isEdit = ({ method, path }: Asked): boolean => method === 'PUT' && isIn(path);
export const isTo =
  (who: Someone) =>
  ({ method, path }: Asked): boolean =>
    method === 'POST' && addressed(path).conversation === who.chat.id;

const isIn = (path: string): boolean => addressed(path).conversation === CHANNEL.id;
const isInThread = (path: string): boolean => addressed(path).thread !== null;
