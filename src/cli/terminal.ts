import type { Fault } from '../config/fault.ts';
import type { Language } from '../domain/model/types.ts';
import { type TerminalTexts, terminalLanguage, terminalTextsIn } from '../locales/terminal.ts';

/** The terminal a command talks to: where lines go, in which language, with or without colour. */

export interface Terminal {
  readonly language: Language;
  readonly texts: TerminalTexts;
  /** For the reader; with --json, for programs only. */
  out(line: string): void;
  /** For the person at the keyboard. */
  err(line: string): void;
  /** Where a whole file goes that is written nowhere else. */
  readonly stream: NodeJS.WritableStream;
  /** In characters; infinite where nobody looks. */
  readonly width: number;
  /** Whether somebody looks on, and wants to know why something takes so long. */
  readonly isWatched: boolean;
  bold(text: string): string;
  faint(text: string): string;
}

export interface Streams {
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

export function terminalOn(
  { stdout, stderr }: Streams,
  environment: Readonly<Record<string, string | undefined>>,
): Terminal {
  const language = terminalLanguage(environment);
  const colours = stdout.isTTY === true && environment.NO_COLOR === undefined;
  const dressed = (code: number) => (text: string) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);
  return {
    language,
    texts: terminalTextsIn(language),
    out: (line) => stdout.write(`${line}\n`),
    err: (line) => stderr.write(`${line}\n`),
    stream: stdout,
    width: stdout.columns ?? Number.POSITIVE_INFINITY,
    isWatched: stderr.isTTY === true,
    bold: dressed(1),
    faint: dressed(2),
  };
}

/** Every fault with its file, the path in it, and what to do. */
export function printFaults(terminal: Terminal, faults: readonly Fault[]): void {
  const { texts } = terminal;
  terminal.err(texts.faultsIn(faults.length));
  for (const fault of faults) {
    const [problem = '', remedy = ''] = texts.faults[fault.code](fault.detail);
    const place = [fault.line === undefined ? fault.file : `${fault.file}:${fault.line}`, fault.path]
      .filter(Boolean)
      .join(' ');
    terminal.err(`  ${terminal.bold(place)}: ${problem}. ${remedy}`);
  }
}
