import type { Text } from '../model/types.ts';
import type { Deed } from './action.ts';
import type { Case, Decision, State } from './case.ts';
import type { Choice } from './form.ts';

/**
 * One case with its history as a plain value for an organisation's diary: everything in it can be understood without this product.
 * Names of whoever filed and of staff who acted are in it, but no ids of people; those who only joined are counted.
 * Anything that is added or changed later raises `version`.
 */
export interface CaseRecord {
  readonly format: 'samverkanslotsen-case';
  readonly version: 1;
  /** All moments are ISO 8601 with the offset where the organisation is. */
  readonly exportedAt: string;
  readonly number: string;
  /** Null until it has one. */
  readonly diaryNumber: string | null;
  readonly title: string;
  readonly organisation: Named;
  readonly language: Case['language'];
  readonly filed: { readonly at: string; readonly by: string };
  /** When the one who filed shall have had an answer. */
  readonly replyBy: string;
  readonly link: string | null;
  readonly theme: { readonly id: string; readonly name: Text } | null;
  /** How many have joined, beside the one who filed. */
  readonly supporters: number;
  readonly isDeidentified: boolean;
  readonly answers: readonly AnswerRecord[];
  readonly handlings: readonly HandlingRecord[];
  readonly history: readonly EventRecord[];
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A field as the form had it when the case was filed. */
export interface AnswerRecord {
  readonly field: string;
  readonly label: Text;
  readonly answer:
    | { readonly is: 'written'; readonly text: string }
    | { readonly is: 'chosen'; readonly choices: readonly Choice[] }
    | { readonly is: 'confirmed'; readonly value: boolean };
}

export interface SeatRecord {
  readonly key: string;
  readonly name: Text;
  readonly place: Named | null;
}

export interface HandlingRecord {
  readonly no: number;
  readonly forum: SeatRecord;
  readonly since: string;
  readonly stage: StageRecord;
}

export type StageRecord =
  | { readonly state: 'filed' }
  | { readonly state: 'preparing'; readonly preparer: string | null }
  | { readonly state: 'scheduled'; readonly preparer: string | null; readonly meeting: string }
  | { readonly state: 'decided'; readonly decision: DecisionRecord }
  | {
      readonly state: 'anchoring';
      readonly decision: DecisionRecord;
      readonly anchoring: readonly AnchoringRecord[];
    }
  | {
      readonly state: 'closed';
      readonly decision: DecisionRecord;
      readonly anchoring: readonly AnchoringRecord[];
      readonly reason: string;
    }
  | { readonly state: 'forwarded'; readonly to: SeatRecord; readonly reason: string }
  | { readonly state: 'returned'; readonly to: 'local' | 'line'; readonly reason: string }
  | { readonly state: 'withdrawn'; readonly reason: string }
  | { readonly state: 'merged'; readonly into: string };

export interface DecisionRecord {
  readonly sort: Decision['sort'];
  readonly text: string;
  readonly responsible: string;
  readonly principals: readonly Named[];
}

export interface AnchoringRecord {
  readonly principal: Named;
  readonly answer:
    | { readonly is: 'awaited' }
    | { readonly is: 'done' | 'hindered'; readonly by: string; readonly at: string; readonly note: string };
}

export interface EventRecord {
  readonly at: string;
  /** Null for those who joined or left: they are only counted. */
  readonly by: string | null;
  readonly did: Deed | 'file';
  readonly handling: number | null;
  readonly from: State | null;
  readonly to: State | null;
  readonly text: string;
  /** Whose answer it was and what was said; where it was passed on to or shared with. */
  readonly about:
    | { readonly principal: Named; readonly home: 'done' | 'hindered' }
    | { readonly forum: SeatRecord }
    | null;
}
