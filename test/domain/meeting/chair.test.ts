import { describe, expect, it } from '@jest/globals';
import type { ForumSeat } from '../../../src/domain/case/case.ts';
import { chairOf } from '../../../src/domain/meeting/agenda.ts';
import type { Model, Rotation } from '../../../src/domain/model/types.ts';
import { LOCAL_GROUP, meeting, STOCKHOLM, timed } from '../../support/meetingSamples.ts';
import { modelOf } from '../../support/models.ts';
import { OLDER } from '../case/build.ts';

describe('the chair of a meeting', () => {
  const withStart = (
    forum: string,
    change: Partial<Rotation>,
    variants: Model['forums'][number]['variants'] = [],
  ): Model => {
    const model = modelOf('fyrbodal');
    const forums = model.forums.map((one) =>
      one.key === forum && one.chair ? { ...one, variants, chair: { ...one.chair, ...change } } : one,
    );
    return { ...model, forums };
  };
  const chairs = (model: Model, seat: ForumSeat, ...starts: readonly string[]) =>
    starts.map((start) => chairOf(meeting('m', timed(start), { seat }), model, STOCKHOLM)?.id ?? null);
  const START = { start: { year: 2026, party: 'kommun' } };

  it('is nobody’s while nobody has said who began', () => {
    expect(chairs(modelOf('fyrbodal'), LOCAL_GROUP, '2026-12-10T13:00+01:00')).toEqual([null]);
    expect(chairs(modelOf('fyrbodal'), { forum: 'fyrbodal/styrgrupp', place: null }, '2026-12-10T13:00+01:00')).toEqual(
      [null],
    );
  });

  it('changes at New Year where it is a year long, by the local clock', () => {
    const model = withStart('fyrbodal/lokal', START);

    expect(
      chairs(
        model,
        LOCAL_GROUP,
        '2025-12-10T13:00+01:00',
        '2026-12-31T23:30+01:00',
        '2026-12-31T23:30:00Z',
        '2027-06-10T13:00+02:00',
        '2028-02-29T13:00+01:00',
      ),
    ).toEqual(['region', 'kommun', 'region', 'region', 'kommun']);
  });

  it('changes every second New Year where it is two years long', () => {
    const model = withStart(OLDER.forum, START);

    expect(
      chairs(
        model,
        OLDER,
        '2026-03-10T13:00+01:00',
        '2027-12-10T13:00+01:00',
        '2028-01-10T13:00+01:00',
        '2030-01-10T13:00+01:00',
      ),
    ).toEqual(['kommun', 'kommun', 'region', 'kommun']);
  });

  it('begins elsewhere in a place that began otherwise', () => {
    const model = withStart('fyrbodal/lokal', START, [{ place: 'uddevalla', start: { year: 2026, party: 'region' } }]);
    const tanum = { ...LOCAL_GROUP, place: 'tanum' };

    expect(chairs(model, LOCAL_GROUP, '2026-12-10T13:00+01:00', '2027-01-14T13:00+01:00')).toEqual([
      'region',
      'kommun',
    ]);
    expect(chairs(model, tanum, '2026-12-10T13:00+01:00', '2027-01-14T13:00+01:00')).toEqual(['kommun', 'region']);
  });
});
