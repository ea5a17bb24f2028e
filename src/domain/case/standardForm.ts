import type { Model, Text } from '../model/types.ts';
import type { Choice, Field, FieldKind, Form } from './form.ts';
import { CONFIRMED } from './form.ts';
import { FIXED_FIELDS, LONGEST, type StandardFieldId, standardFields } from './standardFields.ts';

/** The form of an organisation: the standard fields with its own changes. */

export interface FieldChange {
  readonly required?: boolean;
  readonly hide?: boolean;
  readonly label?: Text;
}

/** A field that only this organisation has. */
export interface OwnField {
  /** No standard field's, and no other own field's. */
  readonly id: string;
  readonly kind: FieldKind;
  readonly label: Text;
  readonly hint?: Text;
  readonly required: boolean;
  /** Of `choice` and `choices`. */
  readonly choices?: readonly Choice[];
  /** The field it comes after: a standard one or an earlier own one. Before the confirmation when left out. */
  readonly after?: string;
}

/** How an organisation's form differs from the standard one. The settings are checked before they become this (src/config). */
export interface FormChanges {
  readonly fields?: Readonly<Partial<Record<StandardFieldId, FieldChange>>>;
  readonly own?: readonly OwnField[];
}

/** The form that cases are filed on now. What must be there stays required and shown, whatever the changes say. */
export function formFor(model: Model, changes: FormChanges = {}): Form {
  const all = (changes.own ?? []).reduce(withOwn, standardFields(model));
  const fields = all
    .filter(({ id }) => isFixed(id) || !changeOf(changes, id).hide)
    .map((field) => changed(field, changeOf(changes, field.id)));
  return { version: fingerprint(JSON.stringify([model.id, fields])), model: model.id, fields };
}

const isFixed = (id: string): boolean => FIXED_FIELDS.some((fixed) => fixed === id);

const changeOf = ({ fields = {} }: FormChanges, id: string): FieldChange =>
  Object.entries(fields).find(([field]) => field === id)?.[1] ?? {};

function withOwn(fields: readonly Field[], own: OwnField): Field[] {
  const before = fields.findIndex(({ id }) => id === own.after) + 1;
  const last = fields.findIndex(({ id }) => id === CONFIRMED);
  const at = before > 0 ? before : last;
  return [...fields.slice(0, at), ownField(own), ...fields.slice(at)];
}

const ownField = ({ id, kind, label, hint, required, choices = [] }: OwnField): Field => ({
  id,
  kind,
  label,
  ...(hint ? { hint } : {}),
  required,
  choices,
  longest: LONGEST[kind],
});

const changed = (field: Field, { required, label }: FieldChange): Field => ({
  ...field,
  label: label ?? field.label,
  required: isFixed(field.id) || (required ?? field.required),
});

const PRIMES = [0x01000193, 0x85ebca6b] as const;
const START = 0x811c9dc5;

/** Two 32-bit FNV-1a sums with different primes, as 16 hex digits. Nobody is kept out by it: it only tells forms apart. */
function fingerprint(text: string): string {
  const sums = PRIMES.map((prime) => {
    let sum = START;
    for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), prime);
    return (sum >>> 0).toString(16).padStart(8, '0');
  });
  return sums.join('');
}
