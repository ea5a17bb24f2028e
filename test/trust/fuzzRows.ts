import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storedSubscriptions } from '../../src/store/subscriptions.ts';
import { print } from '../bench/figures.ts';
import { startGraphServer } from '../support/graphServer.ts';
import { createDatabase } from '../support/postgres.ts';
import { besiege } from '../support/trust/besieged.ts';
import { calendarFilesHold } from '../support/trust/calendarFiles.ts';
import { ENTRANCES } from '../support/trust/entrances.ts';
import { answersHold, notificationsHold } from '../support/trust/graphTold.ts';
import { modelsHold, settingsHold } from '../support/trust/settings.ts';
import type { Row } from './row.ts';

/** Anything at all through every way in: no 5xx, nothing thrown, nothing kept by halves, and the next ordinary request is answered. */

export interface FuzzOptions {
  /** Payloads for each entrance. */
  readonly runs: number;
}

export async function fuzzRows({ runs }: FuzzOptions): Promise<Row[]> {
  const test = await createDatabase();
  const besieged = await besiege(test);
  const graph = await startGraphServer();
  const directory = mkdtempSync(join(tmpdir(), 'lots-trust-'));
  const ways: readonly (readonly [string, () => Promise<void>])[] = [
    ...ENTRANCES.map(({ name, holds }) => [name, () => holds(besieged, runs)] as const),
    ['settings', () => settingsHold(directory, runs)],
    ['a model', () => modelsHold(directory, runs)],
    ['a calendar file', () => calendarFilesHold(runs)],
    ['what Graph answers', () => answersHold(graph, runs)],
    ['what Graph tells', () => notificationsHold(storedSubscriptions(test.database), runs)],
  ];
  try {
    const rows: Row[] = [];
    for (const [name, holds] of ways) rows.push(await tried(name, runs, holds));
    return rows;
  } finally {
    graph.complaints.length = 0;
    await graph.close();
    await besieged.close();
    await test.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function tried(name: string, runs: number, holds: () => Promise<void>): Promise<Row> {
  const began = performance.now();
  const failure = await holds().then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  const took = `${Math.round((performance.now() - began) / 1000)} s`;
  if (failure) print(failure);
  return {
    tried: `${runs} payloads: ${name}`,
    expected: 'all hold',
    seen: failure === null ? `all hold, in ${took}` : 'one does not',
    holds: failure === null,
  };
}
