import type { MeetingId } from '../meeting/meeting.ts';
import type { Language } from '../model/types.ts';
import type { Person } from '../person.ts';

/**
 * A filed friction (skav) and what has become of it. One case may be handled by several forums, after each other (forwarded) or beside
 * each other (shared); each handling has its own state. Nothing here changes: an action makes a new case (act.ts).
 */

export type CaseId = string & { readonly brand: 'CaseId' };

/** A forum's key, and the place where the forum exists once per place. */
export interface ForumSeat {
  readonly forum: string;
  readonly place: string | null;
}

/** A field's value: text, or the chosen among several. Keys are the field ids of the case's form. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

export interface Meeting {
  /** The local date where the organisation is. */
  readonly date: Temporal.PlainDate;
  /** The meeting itself, where the forum's calendar is read: the date follows it when it is moved. */
  readonly on?: MeetingId;
}

export interface Decision {
  readonly sort: 'decision' | 'recommendation';
  /** One sentence: what was agreed. */
  readonly text: string;
  /** Who does what; empty when the text says it all. */
  readonly responsible: string;
  /** Ids of those who must carry it home; a decision may concern nobody else. */
  readonly principals: readonly string[];
}

/** What a principal has said of a decision that it was to carry home (förankring). */
export type Home =
  | { readonly is: 'awaited' }
  | { readonly is: 'done'; readonly by: Person; readonly at: Temporal.Instant; readonly note: string }
  | { readonly is: 'hindered'; readonly by: Person; readonly at: Temporal.Instant; readonly note: string };

export interface Anchoring {
  readonly principal: string;
  readonly home: Home;
}

/** Where a forum's handling stands, with what belongs to that state and nothing else. */
export type Stage =
  | { readonly state: 'filed' }
  | { readonly state: 'preparing'; readonly preparer: Person | null }
  | { readonly state: 'scheduled'; readonly preparer: Person | null; readonly meeting: Meeting }
  | { readonly state: 'decided'; readonly decision: Decision }
  | { readonly state: 'anchoring'; readonly decision: Decision; readonly anchorings: readonly Anchoring[] }
  | {
      readonly state: 'closed';
      readonly decision: Decision;
      readonly anchorings: readonly Anchoring[];
      /** Why it was closed before everybody had answered; empty when everybody had. */
      readonly reason: string;
    }
  | { readonly state: 'forwarded'; readonly to: ForumSeat; readonly reason: string }
  | { readonly state: 'returned'; readonly to: 'local' | 'line'; readonly reason: string }
  | { readonly state: 'withdrawn'; readonly reason: string }
  | { readonly state: 'merged'; readonly into: string };

export type State = Stage['state'];

export const STATES = [
  'filed',
  'preparing',
  'scheduled',
  'decided',
  'anchoring',
  'closed',
  'forwarded',
  'returned',
  'withdrawn',
  'merged',
] as const satisfies readonly State[];

const OPEN: ReadonlySet<State> = new Set(['filed', 'preparing', 'scheduled', 'decided', 'anchoring']);
export const isOpen = (state: State): boolean => OPEN.has(state);

/** One forum's work with a case. */
export interface Handling {
  /** 1, 2, … within the case. */
  readonly no: number;
  readonly seat: ForumSeat;
  /** When it came into its present state. */
  readonly since: Temporal.Instant;
  readonly stage: Stage;
}

export interface Case {
  readonly id: CaseId;
  /** `SKAV-2026-0042`: what people say and write. */
  readonly number: string;
  /** Grows by one with every change; a press on an older card changes nothing. */
  readonly revision: number;
  readonly model: string;
  readonly language: Language;
  /** The version of the form it was filed on; it is shown with that one for ever. */
  readonly form: string;
  readonly answers: Answers;
  readonly theme: string | null;
  readonly filer: Person;
  readonly filedAt: Temporal.Instant;
  /** When the one who filed shall have had an answer. */
  readonly replyBy: Temporal.PlainDate;
  /** A link to the message that it was filed from; empty when there is none. */
  readonly link: string;
  /** Those who have said "jag med". */
  readonly supporters: readonly Person[];
  readonly handlings: readonly [Handling, ...Handling[]];
  /** Its number in the organisation's diary; empty until it has one. */
  readonly diaryNumber: string;
  /** True when what identified somebody has been taken out. */
  readonly isDeidentified: boolean;
}

export const titleOf = ({ answers, number }: Case): string =>
  typeof answers.title === 'string' && answers.title !== '' ? answers.title : number;

export const openHandlings = ({ handlings }: Case): Handling[] => handlings.filter(({ stage }) => isOpen(stage.state));

export const handlingNo = ({ handlings }: Case, no: number): Handling | undefined =>
  handlings.find((handling) => handling.no === no);

/** Those still open, or the last one when all have ended: what the case as a whole is at. */
export const currentHandlings = (case_: Case): Handling[] => {
  const open = openHandlings(case_);
  return open.length > 0 ? open : case_.handlings.slice(-1);
};

export const sameSeat = (a: ForumSeat, b: ForumSeat): boolean => a.forum === b.forum && a.place === b.place;

/** The decision there is, whatever state it has since come to. */
export const decisionOf = ({ stage }: Handling): Decision | null => ('decision' in stage ? stage.decision : null);

export const anchoringsOf = ({ stage }: Handling): readonly Anchoring[] =>
  'anchorings' in stage ? stage.anchorings : [];
