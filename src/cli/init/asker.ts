import { createInterface } from 'node:readline';
import { type Readable, Writable } from 'node:stream';
import type { InitTexts } from '../../locales/init/sv.ts';
import type { Terminal } from '../terminal.ts';
import { wrap } from '../wrap.ts';
import type { Reader } from './answers.ts';

/** Asking whoever sits at the keyboard, or nobody: one question at a time, asked again until its answer can be read. */

export type QuestionName = keyof InitTexts['questions'];

export interface Question<T> {
  readonly name: QuestionName;
  readonly read: Reader<T>;
  /** What was answered already, by an option or the environment: it is not asked for then. */
  readonly given: string | undefined;
  /** What no answer stands for; null where there has to be one. */
  readonly initial: string | null;
  /** Told below the question. */
  readonly choices?: readonly string[];
  /** In place of `{example}`. */
  readonly example?: string;
  /** Whether nobody who looks on may read the answer. */
  readonly isHidden?: boolean;
  /** Whether it was asked just now, and is waiting for one answer more. */
  readonly isMore?: boolean;
}

export interface Asker {
  /** @throws Unanswered */
  ask<T>(question: Question<T>): Promise<T>;
  close(): void;
}

/** There is no answer that can be used, and nobody to ask for another one. `why` is null when nobody said anything. */
export class Unanswered extends Error {
  readonly flag: string;
  readonly why: string | null;

  constructor(flag: string, why: string | null) {
    super(`init: ${flag}`);
    this.flag = flag;
    this.why = why;
  }
}

/** @param input null when nothing is to be asked: then what no answer stands for is taken */
export function askerOn(terminal: Terminal, input: Readable | null): Asker {
  const keyboard = input && keyboardOn(terminal, input);
  let asked = 0;
  return {
    async ask(question) {
      const answer = question.given ?? (keyboard ? null : question.initial);
      if (answer !== null) return readOrRefuse(terminal, question, answer);
      if (!keyboard) throw new Unanswered(question.name, null);
      if (!question.isMore) pose(terminal, question, ++asked);
      return untilRead(terminal, keyboard, question);
    },
    close: () => keyboard?.close(),
  };
}

/** A line that cannot be read is told why, and waited for anew. */
async function untilRead<T>(terminal: Terminal, keyboard: Keyboard, question: Question<T>): Promise<T> {
  const { name, read, initial, isHidden = false } = question;
  for (;;) {
    const line = await keyboard.line(promptOf(terminal, question), isHidden);
    if (line === null) throw new Unanswered(name, null);
    const text = line.trim() || initial;
    const found = text === null ? { wrong: terminal.texts.init.wrong.empty() } : read(text, terminal.texts);
    if ('is' in found) return found.is;
    say(terminal, found.wrong);
  }
}

function readOrRefuse<T>({ texts }: Terminal, { name, read }: Question<T>, answer: string): T {
  const found = read(answer, texts);
  if ('is' in found) return found.is;
  throw new Unanswered(name, found.wrong);
}

const INDENT = '   ';
const WIDEST = 80;

function pose<T>(terminal: Terminal, { name, choices = [], example = '' }: Question<T>, number: number): void {
  const { title, why } = terminal.texts.init.questions[name];
  terminal.out('');
  terminal.out(terminal.bold(`${number}. ${title}`));
  say(terminal, why.replace('{example}', example));
  for (const choice of choices) terminal.out(`${INDENT}  ${choice}`);
}

function say({ out, width }: Terminal, text: string): void {
  for (const line of wrap(text, Math.min(width, WIDEST) - INDENT.length)) out(`${INDENT}${line}`);
}

function promptOf<T>({ texts: { init } }: Terminal, { initial, isHidden = false }: Question<T>): string {
  return `${INDENT}${isHidden ? init.hidden : ''}${initial ? init.initial(initial) : ''}> `;
}

interface Keyboard {
  /** @returns null when nobody is there any more */
  line(prompt: string, isHidden: boolean): Promise<string | null>;
  close(): void;
}

function keyboardOn({ stream }: Terminal, input: Readable): Keyboard {
  const isTerminal = 'isTTY' in input && input.isTTY === true;
  let isMuted = false;
  const output = new Writable({
    write(chunk, _encoding, done) {
      if (!isMuted) stream.write(chunk);
      done();
    },
  });
  // Without a history, or the arrow keys would bring a secret back.
  const reader = createInterface({ input, output, terminal: isTerminal, historySize: 0 });
  // What does not come from a keyboard may all have come before the first question is asked.
  let isOpen = true;
  reader.once('close', () => {
    isOpen = false;
  });
  const lines = reader[Symbol.asyncIterator]();
  return {
    async line(prompt, isHidden) {
      if (isOpen && isTerminal) {
        reader.setPrompt(prompt);
        reader.prompt();
      } else stream.write(prompt);
      isMuted = isHidden;
      const { value, done } = await lines.next();
      isMuted = false;
      // What ends the line was not shown, either; and what does not come from a keyboard has no echo.
      if (isHidden || !isTerminal) stream.write('\n');
      return done ? null : value;
    },
    close: () => reader.close(),
  };
}
