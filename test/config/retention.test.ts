import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../src/config.ts';
import { PERIODS } from '../../src/domain/retention/rules.ts';
import { terminalTextsIn } from '../../src/locales/terminal.ts';

/** How long things are kept, as an organisation writes it. */

async function loaded(retention: string) {
  const file = join(mkdtempSync(join(tmpdir(), 'lots-retention-')), 'samverkanslotsen.config.yaml');
  writeFileSync(file, `models: [fyrbodal, goteborg]\n${retention}`);
  return loadConfig({}, '/', file);
}

async function faultsOf(retention: string) {
  const config = await loaded(retention);
  return config.ok ? [] : config.faults.map(({ path, code, detail }) => ({ path, code, found: detail.found }));
}

describe('how long things are kept', () => {
  it('is the standard when nothing is said', async () => {
    const config = await loaded('');

    expect(config.ok && config.value.retention).toEqual({ periods: PERIODS, organisations: {} });
  });

  it('is changed for all, and for one organisation on top of that', async () => {
    const config = await loaded(
      'retention: { cases: P5Y, drafts: P14D, organisations: { goteborg: { cases: keep, questions: P120D } } }',
    );

    const rules = config.ok ? config.value.retention : null;
    expect(rules?.periods).toMatchObject({ cases: 'P5Y', drafts: 'P14D', questions: 'P90D' });
    expect(rules?.organisations.goteborg).toMatchObject({ cases: 'keep', drafts: 'P14D', questions: 'P120D' });
  });

  it.each(['P', 'P1', '90', 'PT5H', 'P1Y2', '-P1Y', 'P101Y', 'forever'])('is not %s', async (period) => {
    expect(await faultsOf(`retention: { cases: "${period}" }`)).toEqual([
      { path: 'retention.cases', code: 'not-allowed', found: period },
    ]);
  });

  it('is never shorter than the bot works with', async () => {
    expect(await faultsOf('retention: { questions: P30D, deliveries: P1M }')).toEqual([
      { path: 'retention.questions', code: 'kept-too-short', found: 'P30D' },
      { path: 'retention.deliveries', code: 'kept-too-short', found: 'P1M' },
    ]);
  });

  it('is no shorter for meetings than for their points, and for rulings than for questions', async () => {
    expect(await faultsOf('retention: { meetings: P1Y, questions: keep }')).toEqual([
      { path: 'retention.rulings', code: 'kept-shorter', found: 'P5Y' },
      { path: 'retention.meetings', code: 'kept-shorter', found: 'P1Y' },
    ]);
  });

  it('is told of where it is written when it is one organisation that keeps too little', async () => {
    expect(
      await faultsOf('retention: { organisations: { goteborg: { questions: P7D }, gotborg: { cases: P1Y } } }'),
    ).toEqual([
      { path: 'retention.organisations.gotborg', code: 'unknown-reference', found: 'gotborg' },
      { path: 'retention.organisations.goteborg.questions', code: 'kept-too-short', found: 'P7D' },
    ]);
  });

  it('is the same for all organisations where it is nobody’s own', async () => {
    const [fault] = await faultsOf('retention: { organisations: { goteborg: { contacts: P1Y } } }');

    expect(fault).toMatchObject({ path: 'retention.organisations.goteborg.contacts', code: 'unknown-key' });
  });

  it.each(['sv', 'en'] as const)('says in %s what would be lost', async (language) => {
    const config = await loaded('retention: { questions: P30D }');
    const [fault] = config.ok ? [] : config.faults;

    const words = fault ? terminalTextsIn(language).faults[fault.code](fault.detail).join('. ') : '';

    expect(words).toContain('P90D');
    expect(words).toContain('90 da');
  });
});
