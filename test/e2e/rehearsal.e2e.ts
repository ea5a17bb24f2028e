import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { freePort } from '../../src/loopback.ts';
import { program } from '../support/lots.ts';

describe('a bot that reads calendars elsewhere than at Microsoft', () => {
  it('says so loudly when it starts', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'lots-rehearsal-'));
    writeFileSync(
      join(directory, 'samverkanslotsen.config.yaml'),
      'models: [fyrbodal]\ngraph: {credential: {kind: managed-identity}, baseUrl: "https://127.0.0.1:8443", authority: "https://127.0.0.1:8444"}\n',
    );
    // Its port is taken, so that it goes no further.
    const port = await freePort();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));

    const { stderr } = await program(['serve', '--no-playground'], { cwd: directory, env: { PORT: String(port) } });

    other.close();
    rmSync(directory, { recursive: true, force: true });
    expect(stderr).toMatch(
      /^NOTE: Microsoft's addresses are replaced in the settings \(graph\.baseUrl, graph\.authority\)/,
    );
  }, 60_000);
});
