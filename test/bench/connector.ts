import { startConnector } from '../support/connector.ts';

/** The fake connector in a process of its own, so that it does not share a thread with what is measured. */
const connector = await startConnector();
process.stdout.write(`${connector.url}\n`);
