/** What a place that calendars are kept at gives. */

export interface Document {
  /** Its path or address. */
  readonly name: string;
  readonly bytes: Buffer;
}

export type Fetched =
  | { readonly is: 'unchanged' }
  /** `cursor` stands for exactly these; null where the source has nothing of the kind. */
  | { readonly is: 'fetched'; readonly documents: readonly Document[]; readonly cursor: string | null };
