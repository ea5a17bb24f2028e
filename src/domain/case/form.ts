import type { Text } from '../model/types.ts';
import type { FindingKind } from '../privacy/finding.ts';
import type { Answers } from './case.ts';

/** The form a case is filed on: which fields, in which order, and what is asked of them. An organisation may add, hide or require fields. */

export type FieldKind = 'line' | 'text' | 'choice' | 'choices' | 'confirm';

export interface Choice {
  readonly value: string;
  readonly label: Text;
}

export interface Field {
  /** `title`, `happening` …, or an organisation's own. Ids of input on the card, keys of the answers. */
  readonly id: string;
  readonly kind: FieldKind;
  readonly label: Text;
  /** Shown in the empty field. */
  readonly hint?: Text;
  readonly required: boolean;
  /** Of `choice` and `choices`; empty otherwise. */
  readonly choices: readonly Choice[];
  /** In characters, for what is written. */
  readonly longest: number;
}

export interface Form {
  /** A fingerprint of the fields: the same fields have the same version. Stored with every case that is filed on it. */
  readonly version: string;
  readonly model: string;
  readonly fields: readonly Field[];
}

/** Fields that the product itself reads; an organisation can hide all but the first two. */
export const TITLE = 'title';
export const FORUM = 'forum';
export const PLACE = 'place';
export const THEME = 'theme';
export const PRINCIPALS = 'principals';
export const CONFIRMED = 'confirmed';

/** The choice of somebody who does not know which forum; the collaboration office then decides. */
export const UNKNOWN_FORUM = 'unknown';

/** What is wrong with a field, for a message beside it. */
export type Problem =
  | { readonly is: 'missing' }
  | { readonly is: 'too-long'; readonly most: number }
  | { readonly is: 'not-a-choice' }
  /** Something that points out a person; it is described, never repeated. */
  | { readonly is: 'personal-data'; readonly found: readonly FindingKind[] }
  /** A forum that exists per place needs to know which. */
  | { readonly is: 'needs-place' };

export type Problems = Readonly<Record<string, Problem>>;

/** A filled-in form as it came from a card: every value text, several choices parted by commas. */
export type Inputs = Readonly<Record<string, string>>;

export type Checked =
  | { readonly ok: true; readonly answers: Answers }
  /** `kept`: every value as written, with what pointed out a person hidden. */
  | { readonly ok: false; readonly problems: Problems; readonly kept: Answers };
