import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { type Fault, pathText } from './fault.ts';
import { isAddress } from './meetingSettings.ts';

/**
 * Files that the settings name and that are not there. No fault while the bot runs: a calendar may come later, and until then it is told of
 * as one that cannot be read. It is a fault when somebody asks whether the settings are right.
 * @param written settings that may be wrong in other ways
 */
export function missingFiles(written: unknown, file: string, home: string): Fault[] {
  const { calendars, graph } = naming.parse(written);
  const named = [
    ...Object.entries(calendars).map(([key, { ics }]) => ({ path: ['calendars', key, 'ics'], found: ics })),
    { path: ['graph', 'credential', 'path'], found: graph.credential.path },
  ];
  return named
    .filter(({ found }) => found !== '' && !isAddress(found) && !existsSync(resolve(home, found)))
    .map(({ path, found }) => {
      const detail = { found: resolve(home, found), nearest: '', known: '' };
      return { file, path: pathText(path), code: 'missing-file', detail };
    });
}

/** Whatever is there and has the right shape. */
const calendar = z.object({ ics: z.string().catch('') }).catch({ ics: '' });
const credential = z.object({ path: z.string().catch('') }).catch({ path: '' });
const naming = z
  .object({
    calendars: z.record(z.string(), calendar).catch({}),
    graph: z.object({ credential }).catch({ credential: { path: '' } }),
  })
  .catch({ calendars: {}, graph: { credential: { path: '' } } });
