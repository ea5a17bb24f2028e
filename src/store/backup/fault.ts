export type BackupFault =
  /** Something stands where the backup is to be written. */
  | 'exists'
  | 'cannot-write'
  | 'cannot-read'
  /** The database has no tables of ours. */
  | 'not-ready'
  | 'not-a-backup'
  | 'other-format'
  | 'damaged'
  /** Made by a later version, of a schema that this one does not know. */
  | 'newer'
  /** There is something in the database already. */
  | 'not-empty'
  /** What is in the database is not ours. */
  | 'foreign'
  /** A bot, or another command, is connected to it. */
  | 'in-use';

/** Decisions read the code; the detail says which file, format or system error. */
export class BackupError extends Error {
  readonly code: BackupFault;
  readonly detail: string;

  constructor(code: BackupFault, detail = '', options?: ErrorOptions) {
    super(`backup: ${code}${detail && ` (${detail})`}`, options);
    this.name = 'BackupError';
    this.code = code;
    this.detail = detail;
  }
}
