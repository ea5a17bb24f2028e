import { readFileSync } from 'node:fs';
import type { KnownQuestion } from '../../../src/domain/routing/judge.ts';
import { type Router, routeHeard } from '../../../src/domain/routing/route.ts';
import { type Answer, answerTo } from './answers.ts';
import { type Answered, type Bare, type Job, type Loaded, WRITTEN } from './job.ts';
import { rulesOnly } from './rules.ts';
import { AS_WRITTEN } from './slips.ts';
import type { Hear } from './system.ts';
import { isSystem, systemOf } from './systems.ts';

/**
 * A process: answer.ts JOB SYSTEM SAVED. The system is read back from SAVED and answers all the questions in JOB. Without a system it only
 * tells how large it is.
 */

const [jobFile = '', id = '', saved = ''] = process.argv.slice(2);
const { questions, words, warmUp } = JSON.parse(readFileSync(jobFile, 'utf8')) as Job;
const routers = rulesOnly(words);
process.stdout.write(JSON.stringify(isSystem(id) ? await answered(id) : ({ memory: memory() } satisfies Bare)));

async function answered(system: Parameters<typeof systemOf>[0]): Promise<Loaded> {
  const began = performance.now();
  const hear = await (await systemOf(system)).load(readFileSync(saved));
  const loadMs = performance.now() - began;
  const loaded = memory();
  await warm(hear);
  return {
    loadMs,
    memory: loaded,
    asIs: await answerAll(hear, AS_WRITTEN.asIs),
    withoutDots: await answerAll(hear, AS_WRITTEN.withoutDots),
    withSlips: await answerAll(hear, AS_WRITTEN.withSlips),
  };
}

/** In every writing: what reads texts with å, ä and ö is compiled apart from what reads those without. */
async function warm(hear: Hear): Promise<void> {
  const every = [...routers.values()];
  for (const [at, text] of warmUp.entries())
    for (const written of WRITTEN) {
      const router = every[at % every.length];
      if (router) routeHeard(await hear(router, AS_WRITTEN[written](text)));
    }
}

function memory(): number {
  globalThis.gc?.();
  return process.memoryUsage.rss();
}

async function answerAll(hear: Hear, written: (text: string) => string): Promise<Answered> {
  const all: { answer: Answer; time: number }[] = [];
  for (const question of questions) all.push(await answerOne(hear, question, written(question.text)));
  return { answers: all.map(({ answer }) => answer), times: all.map(({ time }) => time) };
}

async function answerOne(hear: Hear, question: KnownQuestion, text: string) {
  const router = routerFor(question);
  const began = performance.now();
  const heard = await hear(router, text);
  const routing = routeHeard(heard);
  const time = performance.now() - began;
  const forced = routeHeard(heard, { asked: Number.POSITIVE_INFINITY });
  return { answer: answerTo(question, routing, forced), time };
}

function routerFor({ model }: KnownQuestion): Router {
  const router = routers.get(model);
  if (!router) throw new Error(`no model ${model}`);
  return router;
}
