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
  bold(text: string): string;
  faint(text: string): string;
}

interface Streams {
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream;
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
