import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { cardFor } from '../../cards/cardFor.ts';
import { answerJson } from '../app/answerJson.ts';
import type { Config } from '../config.ts';
import { languageOf } from '../domain/language.ts';
import { route } from '../domain/routing/route.ts';
import { cardText } from './cardText.ts';
import { createRouters, type Routers } from './routers.ts';
import type { Terminal } from './terminal.ts';

/** `lots ask`: one question for a person or a program, or many on standard input. */

export interface AskValues {
  readonly json?: boolean;
  readonly jsonl?: boolean;
  readonly model?: string;
}

interface Around {
  readonly config: Config;
  /** That a model's path is relative to. */
  readonly directory: string;
  readonly input: Readable;
}

/** @returns the exit code */
export async function ask(
  terminal: Terminal,
  { config, directory, input }: Around,
  text: string,
  { json = false, jsonl, model }: AskValues,
): Promise<number> {
  const routers = createRouters(config, directory);
  if (jsonl) return askMany(terminal, routers, input, config.timeZone);
  if (text.trim() !== '') return askOnce(terminal, routers, text, { json, model, timeZone: config.timeZone });
  terminal.err(terminal.texts.noText);
  return 2;
}

interface AskOptions {
  readonly json: boolean;
  readonly model: string | undefined;
  /** Where the organisation is. */
  readonly timeZone: string;
}

/** @returns the exit code */
function askOnce(terminal: Terminal, routers: Routers, text: string, { json, model, timeZone }: AskOptions): number {
  const router = routers.get(model);
  if (!router) {
    terminal.err(terminal.texts.unknownModel(model ?? ''));
    return 2;
  }
  const language = languageOf(text) ?? terminal.language;
  const routing = route(router, text);
  if (json) terminal.out(JSON.stringify(answerJson(null, routing, { language, timeZone })));
  else {
    const year = Temporal.Now.zonedDateTimeISO(timeZone).year;
    const reply = {
      say: 'answer',
      // What can be pressed is printed: the answers to a question back, and nothing else.
      id: routing.kind === 'clarify' ? 'terminal' : null,
      routing,
      model: router.model,
      year,
      timeZone,
      feedback: 'unasked',
      home: 'nothing',
      meets: null,
    } as const;
    const [first = '', ...rest] = cardText(cardFor({ reply, language }));
    terminal.out(terminal.bold(first));
    for (const line of rest) terminal.out(line);
  }
  return 0;
}

const question = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  text: z.string(),
  model: z.string().optional(),
});

/** One answer a line, in the order of the questions. A line that cannot be read is answered with its fault, so that none is lost. */
async function askMany(
  terminal: Terminal,
  routers: Routers,
  input: NodeJS.ReadableStream,
  timeZone: string,
): Promise<number> {
  let line = 0;
  let exit = 0;
  for await (const written of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    line++;
    if (written.trim() === '') continue;
    const { answer, problem } = answerLine(terminal, routers, written, { line, timeZone });
    terminal.out(JSON.stringify(answer));
    if (problem) {
      exit = 1;
      terminal.err(problem);
    }
  }
  return exit;
}

function answerLine(
  { texts }: Terminal,
  routers: Routers,
  written: string,
  { line, timeZone }: { readonly line: number; readonly timeZone: string },
): { answer: object; problem?: string } {
  const asked = question.safeParse(parsed(written));
  if (!asked.success) return { answer: { id: null, error: texts.badLine(line) }, problem: texts.badLine(line) };
  const { text, model } = asked.data;
  const id = asked.data.id === undefined ? null : String(asked.data.id);
  const router = routers.get(model);
  if (!router)
    return { answer: { id, error: texts.unknownModel(model ?? '') }, problem: texts.unknownModel(model ?? '') };
  return { answer: answerJson(id, route(router, text), { language: languageOf(text) ?? 'sv', timeZone }) };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
