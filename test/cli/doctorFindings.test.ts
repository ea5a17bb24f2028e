import { describe, expect, it } from '@jest/globals';
import { databaseFindings, freeFindings } from '../../src/cli/doctor/database.ts';
import type { Finding } from '../../src/cli/doctor/finding.ts';
import { nodeFindings, timeZoneFindings } from '../../src/cli/doctor/machine.ts';
import { roleFindings } from '../../src/cli/doctor/roles.ts';
import { signInFinding } from '../../src/cli/doctor/teams.ts';
import type { Grant } from '../../src/domain/case/roles.ts';
import type { PersonId } from '../../src/domain/person.ts';
import { terminalTextsIn } from '../../src/locales/terminal.ts';
import type { Condition } from '../../src/store/condition.ts';
import { MIGRATION_NAMES } from '../../src/store/database.ts';
import { modelOf } from '../support/models.ts';

/** What `lots doctor` makes of what it sees, where it takes more than a test to make it so. */

const NOW = Temporal.Instant.from('2026-11-21T11:00:00Z');

const condition = (change: Partial<Condition> = {}): Condition => ({
  version: '18.1',
  major: 18,
  bytes: 1,
  at: NOW,
  isReadOnly: false,
  mayCreate: true,
  closedBy: null,
  user: 'lots',
  name: 'lots',
  migrations: MIGRATION_NAMES,
  ...change,
});

/** As it is told in Swedish, with how grave it is. */
const told = (findings: readonly Finding[]): string[] =>
  findings.map(({ is, code, detail }) => `${is}: ${terminalTextsIn('sv').doctor.words[code](detail)[0]}`);

describe('a database', () => {
  it.each([
    [{}, 'ok: PostgreSQL 18.1, 1 MB, tabellerna är aktuella.'],
    [{ version: '12.4', major: 12 }, 'wrong: PostgreSQL 12.4 är för gammal.'],
    [{ isReadOnly: true, mayCreate: false }, 'wrong: Det går bara att läsa i databasen.'],
    [{ mayCreate: false }, 'wrong: Boten får inte skapa sina tabeller.'],
    [{ at: NOW.add({ minutes: 3 }) }, 'wrong: Databasens klocka skiljer 3 minuter från den här datorns.'],
    [{ at: NOW.subtract({ seconds: 119 }) }, 'ok: PostgreSQL 18.1, 1 MB, tabellerna är aktuella.'],
    [{ migrations: [] }, 'note: PostgreSQL 18.1. Tabellerna är inte skapade än.'],
    [
      { migrations: MIGRATION_NAMES.slice(0, -1) },
      `note: PostgreSQL 18.1. Tabellerna saknar 1 ändring (${MIGRATION_NAMES.at(-1)}).`,
    ],
    [
      { migrations: [...MIGRATION_NAMES, '9999_later'] },
      'wrong: Tabellerna är gjorda av en senare version (9999_later).',
    ],
  ])('of which it is so that %j is told as %s', (change, words) => {
    expect(told(databaseFindings(condition(change), NOW))).toEqual([words]);
  });

  it('needs room to grow', () => {
    expect(told(freeFindings(999 * 1024 * 1024))).toEqual(['wrong: Bara 999 MB ledigt där databasen ligger.']);
    expect(freeFindings(1000 * 1024 * 1024)).toEqual([]);
  });
});

describe('the machine', () => {
  it('needs Node 26', () => {
    expect(told(nodeFindings('24.9.0'))).toEqual(['wrong: Version 24.9.0 är för gammal.']);
    expect(told(nodeFindings('27.0.1'))).toEqual(['ok: Version 27.0.1.']);
  });

  it('is told what the clock is in the time zone of the settings', () => {
    expect(told(timeZoneFindings('Europe/Stockholm', NOW))).toEqual(['ok: Europe/Stockholm: där är klockan nu 12.00.']);
  });
});

describe('a sign-in', () => {
  it.each([
    ['AADSTS7000222', 'Botens hemlighet har gått ut (AADSTS7000222).'],
    ['AADSTS700016', 'Appen finns inte i er tenant (AADSTS700016).'],
    ['AADSTS90002', 'Microsoft hittar inte tenanten (AADSTS90002).'],
    ['AADSTS53003', 'Microsoft släpper inte in boten (AADSTS53003).'],
  ])('that is refused with %s is told as what it is', (code, words) => {
    expect(told([signInFinding({ is: 'refused', code })])).toEqual([`wrong: ${words}`]);
  });
});

describe('roles', () => {
  const grant = (role: Grant['role'], change: Partial<Grant> = {}): Grant => ({
    person: `tenant/${role}` as PersonId,
    role,
    model: 'fyrbodal',
    forum: null,
    place: null,
    principal: null,
    ...change,
  });
  const models = [modelOf('fyrbodal')];
  const uddevalla = { model: 'fyrbodal', forum: 'fyrbodal/lokal', place: 'uddevalla' };

  it('are counted by people when nothing is missing', () => {
    const grants = [grant('administrator'), grant('administrator', { forum: 'fyrbodal/lokal' }), grant('process-lead')];

    expect(told(roleFindings(models, grants, [uddevalla]))).toEqual(['ok: 1 administratör, 1 processledare.']);
  });

  it('lack a lead for a case in a forum that the lead does not lead', () => {
    const grants = [grant('administrator'), grant('process-lead', { forum: 'fyrbodal/lokal', place: 'tanum' })];

    expect(told(roleFindings(models, grants, [uddevalla]))).toEqual([
      'wrong: Ärenden pågår utan processledare i fyrbodal/lokal/uddevalla.',
    ]);
  });
});
