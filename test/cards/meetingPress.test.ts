import { describe, expect, it } from '@jest/globals';
import { readPress, writePress } from '../../cards/actions.ts';
import type { SeatKey } from '../../src/domain/meeting/meeting.ts';
import type { MeetingPress } from '../../src/domain/meeting/press.ts';
import { caseId, MEETING_ID, point } from '../support/meetingViews.ts';

const meeting = MEETING_ID;
const seat = 'fyrbodal/lokal/uddevalla' as SeatKey;
const { id } = point(1);
const POSTPONE = { press: 'postpone-case', meeting, case: caseId(42), revision: 7, handling: 1 } as const;
const RESOLVE = { press: 'resolve', meeting, delivery: `follow-up tenant/${'9'.repeat(100)}`, as: 'seen' } as const;

const EVERY: { readonly [P in MeetingPress['press']]: Extract<MeetingPress, { press: P }> } = {
  meeting: { press: 'meeting', meeting },
  'next-meeting': { press: 'next-meeting', seat },
  'my-meetings': { press: 'my-meetings' },
  'point-form': { press: 'point-form', meeting },
  'propose-point': { press: 'propose-point', meeting, submit: id },
  'withdraw-point': { press: 'withdraw-point', point: id },
  'arrange-form': { press: 'arrange-form', meeting },
  arrange: { press: 'arrange', meeting, items: ['standing 0', `case ${caseId(42)} 1`] },
  preview: { press: 'preview', meeting },
  'post-now': { press: 'post-now', meeting },
  skip: { press: 'skip', meeting },
  unskip: { press: 'unskip', meeting },
  'pause-form': { press: 'pause-form', seat },
  pause: { press: 'pause', seat },
  resume: { press: 'resume', seat },
  deliveries: { press: 'deliveries', seat },
  resolve: RESOLVE,
  'postpone-case': POSTPONE,
  'postpone-point': { press: 'postpone-point', meeting, point: id },
  'follow-up': { press: 'follow-up', meeting },
};

const data = (press: object, filledIn: object = {}) => ({ ...filledIn, version: 1, language: 'sv', press });

describe('a press on a card of a meeting', () => {
  it.each(Object.values(EVERY))('comes back as it was sent: $press', (press) => {
    const sent: unknown = JSON.parse(JSON.stringify(writePress({ press, language: 'en' })));

    const read = readPress(sent);

    expect(read).toEqual({ press, language: 'en', inputs: {} });
  });

  it.each([
    ['a meeting that cannot be one', { press: 'meeting', meeting: 'x' }],
    ['a point that cannot be one', { press: 'withdraw-point', point: "'; drop table points" }],
    ['a submission that cannot be one', { press: 'propose-point', meeting, submit: 'one' }],
    ['no forum', { press: 'pause', seat: '' }],
    ['an endless forum', { press: 'deliveries', seat: 'x'.repeat(121) }],
    ['an endless name of a delivery', { ...RESOLVE, delivery: 'x'.repeat(401) }],
    ['an unknown outcome', { ...RESOLVE, as: 'deleted' }],
    ['too many items', { press: 'arrange', meeting, items: Array.from({ length: 61 }, () => 'x') }],
    ['an endless item', { press: 'arrange', meeting, items: ['x'.repeat(401)] }],
    ['items that are no list', { press: 'arrange', meeting, items: 'x' }],
    ['half a revision', { ...POSTPONE, revision: 1.5 }],
    ['a negative handling', { ...POSTPONE, handling: -1 }],
    ['a case that cannot be one', { ...POSTPONE, case: '42' }],
  ])('is not read when it has %s', (_what, press) => {
    expect(readPress(data(press))).toBeNull();
  });

  it('gets its forum from the choice beside it', () => {
    const read = readPress(data({ press: 'next-meeting', seat: '' }, { seat }));

    expect(read?.press).toEqual({ press: 'next-meeting', seat });
    expect(readPress(data({ press: 'next-meeting', seat: '' }))).toBeNull();
  });

  it('brings what was filled in beside it, and takes nothing of its meaning from there', () => {
    const filledIn = { 'place-0': '2', 'minutes-0': '10', 'purpose-0': 'decision', meeting: 'x', seat: 'x' };

    const read = readPress(data({ press: 'arrange', meeting, items: ['standing 0'] }, filledIn));

    expect(read?.press).toEqual({ press: 'arrange', meeting, items: ['standing 0'] });
    expect(read?.inputs).toEqual(filledIn);
  });
});
