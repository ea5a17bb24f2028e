import { writeFileSync } from 'node:fs';
import { loadSentences } from '../../../src/config/routerFiles.ts';
import type { Learnt } from './job.ts';
import { isSystem, systemOf } from './systems.ts';

/** A process: learn.ts SYSTEM SAVED EVERY. The system learns from every so many of the sentences; what it learnt is written to SAVED. */
const [id = '', saved = '', every = '1'] = process.argv.slice(2);
if (!isSystem(id)) throw new Error(`no system ${id}`);

const sentences = loadSentences().sentences.filter((_, at) => at % Number(every) === 0);
const system = await systemOf(id);
const began = performance.now();
const learnt = await system.learn(sentences);
const learnMs = performance.now() - began;
writeFileSync(saved, learnt);
process.stdout.write(JSON.stringify({ learnMs } satisfies Learnt));
