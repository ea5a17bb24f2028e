#!/usr/bin/env node
import { run } from './cli/run.ts';

/** The command line `lots` as a program. */

/** A reader that has seen enough (`lots show | head`) is no fault. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const { stdin: input, stdout, stderr, env: environment } = process;
process.exitCode = await run(process.argv.slice(2), { input, stdout, stderr, environment, directory: process.cwd() });

/** In milliseconds. A far side that never answers is not waited for once the command is done. */
const LEFT_WITHIN = 2000;
setTimeout(() => process.exit(), LEFT_WITHIN).unref();
