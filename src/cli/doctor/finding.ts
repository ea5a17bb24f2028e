import type { doctorSv } from '../../locales/doctor/sv.ts';
import { messageOf } from '../store.ts';

/** What one look at the installation came to. Words are added where it is shown, so that a program reads codes. */

export type CheckName = keyof typeof doctorSv.doctor.checks;
export type Code = keyof typeof doctorSv.doctor.words;

export interface Finding {
  /** `note`: nothing is wrong, but somebody should know. */
  readonly is: 'ok' | 'note' | 'wrong';
  readonly code: Code;
  readonly detail: Readonly<Record<string, string>>;
}

/** One thing that is looked at. @returns at least one finding */
export interface Check {
  readonly name: CheckName;
  look(): Promise<readonly Finding[]>;
}

type Detail = Finding['detail'];

export const fine = (code: Code, detail: Detail = {}): Finding => ({ is: 'ok', code, detail });
export const note = (code: Code, detail: Detail = {}): Finding => ({ is: 'note', code, detail });
export const wrong = (code: Code, detail: Detail = {}): Finding => ({ is: 'wrong', code, detail });

/** Never takes longer than `patience` (milliseconds), and never rejects. What has not come by then is not waited for. */
export async function looked({ look }: Pick<Check, 'look'>, patience: number): Promise<readonly Finding[]> {
  const { promise: tooLate, resolve } = Promise.withResolvers<readonly Finding[]>();
  const timer = setTimeout(() => resolve([wrong('no-answer', { seconds: String(patience / 1000) })]), patience);
  try {
    return await Promise.race([look(), tooLate]);
  } catch (error) {
    return [wrong('broken', { why: messageOf(error) })];
  } finally {
    clearTimeout(timer);
  }
}

const MOST_NAMED = 3;

/** `a, b, c …`: as many as can be taken in. */
export const several = (names: readonly string[]): string =>
  `${names.slice(0, MOST_NAMED).join(', ')}${names.length > MOST_NAMED ? ` … (${names.length})` : ''}`;

/** The system's code for why something could not be reached: `ECONNREFUSED` and the like, from as deep as it lies. */
export function systemCode(error: unknown): string {
  for (let at = error; typeof at === 'object' && at !== null; at = 'cause' in at ? at.cause : null)
    if ('code' in at && typeof at.code === 'string') return at.code;
  return '';
}
