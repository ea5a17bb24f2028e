import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { KEPT_KINDS, ORGANISATIONS_OWN, PERIODS } from '../../src/domain/retention/rules.ts';
import { PRIVACY, pageAt, ROOT, rowsIn } from './pages.ts';

/** What a data protection officer is told is what is stored. */

const MIGRATIONS = join(ROOT, 'src/store/migrations');

const rows = rowsIn(pageAt(PRIVACY));

const IN_WORDS: Readonly<Record<string, string>> = {
  P1D: 'ett dygn',
  P30D: '30 dagar',
  P90D: '90 dagar',
  P1Y: '1 år',
  P2Y: '2 år',
  P5Y: '5 år',
};

describe('the guide to data protection', () => {
  it('tells of every table, and of no other', () => {
    const created = readdirSync(MIGRATIONS)
      .map((file) => readFileSync(join(MIGRATIONS, file), 'utf8'))
      .flatMap((source) => [...source.matchAll(/createTable\('(\w+)'\)/g)].map(([, table = '']) => table));
    const told = rows
      .filter(([first = '', ...rest]) => /^`/.test(first) && rest.length === 4)
      .flatMap(([first = '']) => first.replaceAll('`', '').split(', '));

    expect(told.sort()).toEqual(created.sort());
  });

  it.each(KEPT_KINDS)('says for how long %s are kept', (kind) => {
    const mark = ORGANISATIONS_OWN.some((own) => own === kind) ? `\`${kind}\`*` : `\`${kind}\``;
    const told = rows.map(([, , , period = '']) => period).filter((period) => period.includes(`\`${kind}\``));

    expect(told.length).toBeGreaterThan(0);
    expect(told.filter((period) => !period.includes(IN_WORDS[PERIODS[kind]] ?? 'no words for it'))).toEqual([]);
    expect(told.filter((period) => !period.includes(mark))).toEqual([]);
  });
});
