import { describe, expect, it } from '@jest/globals';
import type { Case, Handling } from '../../../src/domain/case/case.ts';
import { followMeeting, THE_BOT } from '../../../src/domain/case/follow.ts';
import type { MeetingId } from '../../../src/domain/meeting/meeting.ts';
import { caseIn, caseWith, FILER, handling, NOW, OLDER, person, SUPPORTER } from './build.ts';

const id = (text: string): MeetingId => text as MeetingId;
const date = (text: string) => Temporal.PlainDate.from(text);
const LATER = Temporal.Instant.from('2026-12-01T09:00:00Z');

const onMeeting = (on: string, more: Partial<Handling> = {}): Handling =>
  handling({ state: 'scheduled', preparer: person('Paula'), meeting: { date: date('2026-12-10'), on: id(on) } }, more);
const CASE = caseWith({ handlings: [onMeeting('dec')] });

const follow = (case_: Case, from: string, on: string, day: string) =>
  followMeeting(case_, id(from), { on: id(on), date: date(day) }, LATER);

describe('a case whose meeting is moved to another date', () => {
  const change = follow(CASE, 'dec', 'dec', '2026-12-15');

  it('has that date, the same meeting, and everything else as before', () => {
    expect(change?.case).toEqual({
      ...CASE,
      revision: CASE.revision + 1,
      handlings: [
        {
          ...CASE.handlings[0],
          stage: {
            state: 'scheduled',
            preparer: person('Paula'),
            meeting: { date: date('2026-12-15'), on: 'dec' },
          },
        },
      ],
    });
  });

  it('says so in its history, as done by the bot', () => {
    expect(change?.events).toEqual([
      {
        at: LATER,
        by: THE_BOT,
        did: 'schedule',
        handling: 1,
        from: 'scheduled',
        to: 'scheduled',
        text: '2026-12-15',
        about: null,
      },
    ]);
  });

  it('is told of to whoever filed it and to those who joined', () => {
    expect(change?.tell).toEqual([
      { tell: 'person', person: FILER },
      { tell: 'person', person: SUPPORTER },
    ]);
  });

  it('stays as it is the second time', () => {
    expect(change && follow(change.case, 'dec', 'dec', '2026-12-15')).toBeNull();
  });
});

describe('a case whose meeting is cancelled', () => {
  it('goes to the other meeting, and follows that one from then on', () => {
    const moved = follow(CASE, 'dec', 'jan', '2027-01-14');
    const movedAgain = moved && follow(moved.case, 'jan', 'jan', '2027-01-15');

    expect(moved?.case.handlings[0].stage).toMatchObject({ meeting: { on: 'jan', date: date('2027-01-14') } });
    expect(movedAgain?.case.handlings[0].stage).toMatchObject({ meeting: { on: 'jan', date: date('2027-01-15') } });
    expect(moved && follow(moved.case, 'dec', 'dec', '2026-12-17')).toBeNull();
  });

  it('goes to another one of the same date without anybody being told, and follows it', () => {
    const replaced = follow(CASE, 'dec', 'extra', '2026-12-10');
    const moved = replaced && follow(replaced.case, 'extra', 'extra', '2026-12-15');

    expect([replaced?.tell, replaced?.case.revision]).toEqual([[], CASE.revision + 1]);
    expect(moved?.tell).toHaveLength(2);
  });
});

describe('a case stays as it is', () => {
  it('when its meeting is on the date that it has', () => {
    expect(follow(CASE, 'dec', 'dec', '2026-12-10')).toBeNull();
  });

  it('when it is another meeting that moves', () => {
    expect(follow(CASE, 'jan', 'jan', '2027-01-28')).toBeNull();
  });

  it('when it was put on a date, and on no meeting', () => {
    expect(follow(caseIn('scheduled'), 'dec', 'dec', '2026-12-15')).toBeNull();
  });

  it.each(['preparing', 'decided', 'closed', 'withdrawn'] as const)('when it is %s', (state) => {
    expect(follow(caseIn(state), 'dec', 'dec', '2026-12-15')).toBeNull();
  });
});

describe('a case that several forums handle', () => {
  const shared = caseWith({
    handlings: [onMeeting('other'), onMeeting('dec', { no: 2, seat: OLDER }), onMeeting('third', { no: 3 })],
  });

  it('moves in the one whose meeting moves', () => {
    const change = follow(shared, 'dec', 'dec', '2026-12-15');

    expect(change?.events).toMatchObject([{ handling: 2 }]);
    expect(
      change?.case.handlings.map(({ stage }) => stage.state === 'scheduled' && String(stage.meeting.date)),
    ).toEqual(['2026-12-10', '2026-12-15', '2026-12-10']);
    expect(change?.case.handlings[0].since).toEqual(NOW);
  });
});
