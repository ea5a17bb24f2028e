import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../src/config.ts';
import { INFRA } from './bicep.ts';

const file = join(INFRA, 'parameters/samverkanslotsen.config.yaml');

/** As the template sets it. */
const environment = { DATABASE_URL: 'postgres://id-lotsen@db.example.org/samverkanslotsen?sslmode=verify-full' };

describe('the settings that go with the templates', () => {
  it('are good as they stand', async () => {
    const loaded = await loadConfig(environment, INFRA, file);

    expect(loaded).toMatchObject({ ok: true, value: { http: { host: '0.0.0.0', proxies: 1 } } });
  });

  it('have the bot sign in by its identity, to Teams, the database and Graph', () => {
    const kinds = [...readFileSync(file, 'utf8').matchAll(/^ {2}credential: \{ kind: ([\w-]+)/gm)].map(
      (match) => match[1],
    );

    expect(kinds).toEqual(['managed-identity', 'managed-identity', 'managed-identity']);
  });

  it('say nothing that the template does not fill in', () => {
    const text = readFileSync(file, 'utf8').replace(/^\s*#.*$/gm, '');
    const filledIn = [
      ...readFileSync(join(INFRA, 'modules/program.bicep'), 'utf8').matchAll(
        /'([a-z]+(?:-[a-z]+)*-(?:of-the)-[a-z]+)'/g,
      ),
    ].map((match) => match[1] ?? '');

    expect(filledIn).toHaveLength(4);
    expect(
      [...text.matchAll(/[a-z-]+-of-the-[a-z]+/g)].map(([name]) => name).filter((name) => !filledIn.includes(name)),
    ).toEqual([]);
  });
});
