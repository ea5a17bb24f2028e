import type { AgendaSources } from '../../../src/domain/meeting/agenda.ts';
import type { Meeting, MeetingId } from '../../../src/domain/meeting/meeting.ts';
import { at, day, LOCAL_GROUP, meeting, STOCKHOLM, timed } from '../../support/meetingSamples.ts';
import { modelOf } from '../../support/models.ts';
import { caseWith, handling } from '../case/build.ts';

/** A forum that meets each month, and what its agendas are made of. */

export const NOVEMBER = meeting('nov', timed('2026-11-12T13:00+01:00'));
export const DECEMBER = meeting('dec', timed('2026-12-10T13:00+01:00'));
export const JANUARY = meeting('jan', timed('2027-01-14T13:00+01:00'));
export const FEBRUARY = meeting('feb', timed('2027-02-11T13:00+01:00'));
export const ALL = [NOVEMBER, DECEMBER, JANUARY, FEBRUARY];

export const sources = (more: Partial<AgendaSources> = {}): AgendaSources => ({
  model: modelOf('fyrbodal'),
  timeZone: STOCKHOLM,
  now: at('2026-11-21T10:00+01:00'),
  meetings: ALL,
  cases: [],
  points: [],
  standing: [],
  arranged: [],
  ...more,
});

export const scheduled = (date: string, on?: string, seat = LOCAL_GROUP) =>
  caseWith({
    handlings: [
      handling(
        {
          state: 'scheduled',
          preparer: null,
          meeting: { date: day(date), ...(on ? { on: on as MeetingId } : {}) },
        },
        { seat },
      ),
    ],
  });

export const instead = (changed: Meeting, all: readonly Meeting[] = ALL): Meeting[] =>
  all.map((one) => (one.id === changed.id ? changed : one));
export const cancelled = (one: Meeting): Meeting => ({ ...one, isCancelled: true });
