import type { Config } from '../../config.ts';
import { forumsTakingCases } from '../../domain/case/standardFields.ts';
import { storedChannels } from '../../store/channels.ts';
import type { Database } from '../../store/database.ts';
import { forumCalendars } from '../calendars.ts';
import { type Finding, fine, note, several, wrong } from './finding.ts';

/** Whether what is read in forums' calendars has somewhere to go. */

export async function channelFindings(config: Config, db: Database): Promise<Finding[]> {
  const calendars = forumCalendars(config);
  const linked = await Promise.all(
    calendars.map(async ({ key, seat, models }) => {
      const isLinked = await Promise.all(models.map(({ id }) => hasChannel(config, db, id, seat)));
      return { key, isLinked: isLinked.some(Boolean) };
    }),
  );
  const alone = linked.filter(({ isLinked }) => !isLinked).map(({ key }) => key);
  return [
    alone.length > 0
      ? wrong('no-channel', { forums: several(alone) })
      : fine('channels', { count: String(linked.length) }),
    ...withoutCalendar(config),
  ];
}

type Seat = ReturnType<typeof forumCalendars>[number]['seat'];

async function hasChannel({ channels }: Config, db: Database, model: string, seat: Seat): Promise<boolean> {
  const isSettled = channels.some(
    (one) => one.model === model && one.seat.forum === seat.forum && one.seat.place === seat.place,
  );
  return isSettled || (await storedChannels(db).of(model, seat)) !== null;
}

/** A forum that exists per place counts as having one as soon as one of its places has. */
function withoutCalendar(config: Config): Finding[] {
  const calendars = forumCalendars(config);
  if (calendars.length === 0) return [];
  const without = config.models
    .flatMap(forumsTakingCases)
    .map(({ key }) => key)
    .filter((key) => !calendars.some(({ forum }) => forum.key === key));
  const names = [...new Set(without)];
  return names.length > 0 ? [note('no-calendar', { count: String(names.length), forums: several(names) })] : [];
}
