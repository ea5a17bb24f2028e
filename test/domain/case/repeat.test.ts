import { describe, expect, it } from '@jest/globals';
import type { CaseEvent } from '../../../src/domain/case/event.ts';
import { isRepeat } from '../../../src/domain/case/repeat.ts';
import { FILER, NOW, SUPPORTER } from './build.ts';

const said = (text: string, more: Partial<CaseEvent> = {}): CaseEvent => ({
  at: NOW,
  by: FILER,
  did: 'comment',
  handling: null,
  from: null,
  to: null,
  text,
  about: null,
  ...more,
});

const later = (event: CaseEvent, minutes: number): CaseEvent => ({ ...event, at: event.at.add({ minutes }) });

describe('what somebody does to a case', () => {
  const first = said('Avdelning 52');

  it('is a repeat when it is the newest they did there, word for word, a moment ago', () => {
    expect(isRepeat([first], later(first, 2))).toBe(true);
    expect(isRepeat([first, said('Tack', { by: SUPPORTER })], later(first, 10))).toBe(true);
  });

  it('is none when it says something else, later, or by somebody else', () => {
    expect(isRepeat([], first)).toBe(false);
    expect(isRepeat([first], later(said('Avdelning 53'), 1))).toBe(false);
    expect(isRepeat([first], later(first, 11))).toBe(false);
    expect(isRepeat([first], said('Avdelning 52', { by: SUPPORTER }))).toBe(false);
  });

  it('is none when they did something else in between', () => {
    const [left, joined] = [said('', { did: 'leave' }), said('', { did: 'join' })];

    expect(isRepeat([left, joined], later(left, 1))).toBe(false);
  });

  it('is one whatever order what it is about was kept in, and none for another', () => {
    const report = said('', { did: 'report', handling: 1, about: { principal: 'vgr', home: 'done' } });
    const kept = { ...report, about: { home: 'done', principal: 'vgr' } as const };

    expect(isRepeat([kept], later(report, 1))).toBe(true);
    expect(isRepeat([kept], { ...report, about: { principal: 'uddevalla', home: 'done' } })).toBe(false);
  });
});
