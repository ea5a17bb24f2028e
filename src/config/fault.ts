/** One thing wrong in a file, said so that whoever wrote the file can mend it. */
export interface Fault {
  /** The file as the reader knows it. */
  readonly file: string;
  /** Where in it, as `forums.lokal.next.to`; empty for the file as a whole. */
  readonly path: string;
  /** One-based line, when known. */
  readonly line?: number;
  readonly code: FaultCode;
  /** Words that go into the message: a key, what was found, what is allowed. */
  readonly detail: Readonly<Record<string, string>>;
}

/** Every kind of fault has a message and a remedy in each language: src/locales. */
export const FAULT_CODES = [
  'missing-file',
  'unreadable',
  'syntax',
  'unknown-key',
  'missing-key',
  'wrong-type',
  'not-allowed',
  'unknown-reference',
  'duplicate',
  'reserved',
  'loop',
  'no-forum-takes',
  'environment',
  'no-certificate',
  'database-address',
  'database-password',
  'database-in-clear',
  'lead',
  'needs-hour',
  'exact-lead',
  'same-kind',
  'quiet-hours',
  'backwards',
  'not-loaded',
  'needs-place',
  'no-places',
  'no-credential',
  'needs-https',
  'anonymous-outside',
  'service-url',
  'kept-too-short',
  'kept-shorter',
  'not-a-uuid',
  'no-public-url',
  'no-json',
  'not-filled',
  'too-long',
  'no-png',
  'icon-size',
  'not-translated',
  'translates-nothing',
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault[] };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const failed = <T>(faults: readonly Fault[]): Result<T> => ({ ok: false, faults });

export const pathText = (path: readonly PropertyKey[]): string =>
  path.map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at === 0 ? '' : '.'}${String(part)}`)).join('');
