/** What the personal-data guard found in a text, and where. */

export type FindingKind = 'number' | 'birth' | 'name' | 'contact';

export interface Finding {
  readonly kind: FindingKind;
  readonly start: number;
  readonly end: number;
  /**
   * `refuse`: points out a patient, client or pupil; the text is not answered, stored or repeated.
   * `mask`: someone in their work, a switchboard; the text is answered, but the words are hidden before anything is stored.
   */
  readonly measure: 'refuse' | 'mask';
}
