import type { ForumSeat } from '../../domain/case/case.ts';
import { guarded } from '../../domain/meeting/guarded.ts';
import type { Occurrence } from '../../domain/meeting/meeting.ts';
import { type CalendarSource, isOf } from '../../domain/meeting/rules.ts';
import { guardOf } from '../case/office.ts';
import type { Desk } from '../desk.ts';
import { routerOfSeat } from './secretariat.ts';

/** The forum's own meetings of all that its calendar has, with nobody pointed out in them. */
export const taken = (
  desk: Desk,
  seat: ForumSeat,
  source: CalendarSource,
  occurrences: readonly Occurrence[],
): readonly Occurrence[] =>
  occurrences.filter((one) => isOf(source, one)).map(guarded(guardOf(routerOfSeat(desk, seat) ?? desk.routers[0])));
