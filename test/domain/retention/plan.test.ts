import { describe, expect, it } from '@jest/globals';
import { sweepsDue } from '../../../src/domain/retention/plan.ts';
import { isShorter, NO_RETENTION_RULES, PERIODS } from '../../../src/domain/retention/rules.ts';

const NOON = Temporal.Instant.from('2026-11-21T11:00:00Z');
const planned = (rules = NO_RETENTION_RULES, models = ['fyrbodal', 'goteborg']) =>
  sweepsDue(rules, models, NOON, 'Europe/Stockholm');

describe('the plan of what has been kept long enough', () => {
  it('counts whole days where the organisation is, over the change of the clocks too', () => {
    const questions = planned().find(({ part }) => part === 'questions');

    expect(questions?.day.toString()).toBe('2026-08-23');
    expect(questions?.before.toString()).toBe('2026-08-22T22:00:00Z');
  });

  it('is the same all day', () => {
    const evening = sweepsDue(NO_RETENTION_RULES, [], NOON.add({ hours: 11 }), 'Europe/Stockholm');

    expect(JSON.stringify(evening)).toBe(JSON.stringify(planned(NO_RETENTION_RULES, [])));
  });

  it('has each organisation by itself, and those that are served no more', () => {
    const drafts = planned().filter(({ part }) => part === 'drafts');

    expect(drafts.map(({ of }) => of)).toEqual([
      { is: 'one', model: 'fyrbodal' },
      { is: 'one', model: 'goteborg' },
      { is: 'others', than: ['fyrbodal', 'goteborg'] },
    ]);
  });

  it('keeps for another time where an organisation has said so', () => {
    const organisations = { goteborg: { ...PERIODS, cases: 'P5Y' } };

    const cases = planned({ periods: PERIODS, organisations }).filter(({ part }) => part === 'cases');

    expect(cases.map(({ day }) => day.toString())).toEqual(['2024-11-21', '2021-11-21', '2024-11-21']);
  });

  it('leaves out what is never thrown away', () => {
    const periods = { ...PERIODS, cases: 'keep', audit: 'keep' };

    const parts = planned({ periods, organisations: {} }).map(({ part }) => part);

    expect(parts).not.toContain('cases');
    expect(parts).not.toContain('audit');
    expect(parts).toContain('questions');
  });
});

describe('of two periods', () => {
  it.each([
    ['P90D', 'P3M', false],
    ['P89D', 'P3M', true],
    ['P1Y', 'keep', true],
    ['keep', 'P100Y', false],
    ['keep', 'keep', false],
  ])('%s beside %s is shorter: %s', (one, other, shorter) => {
    expect(isShorter(one, other)).toBe(shorter);
  });
});
