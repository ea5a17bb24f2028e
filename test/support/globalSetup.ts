import { startServer } from './postgres.ts';

/** jest's own hook: the server starts before the first test file and stops after the last. */
export default async function setUp(): Promise<void> {
  const stop = await startServer();
  (globalThis as { stopTestServer?: () => Promise<void> }).stopTestServer = stop;
}
