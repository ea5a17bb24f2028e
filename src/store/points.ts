import { type SqlBool, sql } from 'kysely';
import type { CaseId } from '../domain/case/case.ts';
import { type MeetingId, seatKey, seatOfKey } from '../domain/meeting/meeting.ts';
import type { Point } from '../domain/meeting/point.ts';
import { isUuid } from '../domain/uuid.ts';
import type { Points } from '../ports/meetings.ts';
import { iso, time } from './caseRows.ts';
import type { Database } from './database.ts';
import { endsAt } from './meetingRows.ts';

/** @param timeZone where the organisation is: a meeting of whole days ends at midnight there */
export function storedPoints(db: Database, timeZone: string): Points {
  return {
    async add({ id, seat, meeting, title, note, case: about, minutes, purpose, by, at, isCarried }) {
      await db
        .insertInto('points')
        .values({
          id,
          seat: seatKey(seat),
          meeting,
          title,
          note,
          case_id: about?.id ?? null,
          case_number: about?.number ?? null,
          minutes,
          purpose,
          by_id: by.id,
          by_name: by.name,
          at: at.toString(),
          is_carried: isCarried,
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    },

    async find(id) {
      if (!isUuid(id)) return null;
      const row = await select(db).where('points.id', '=', id).executeTakeFirst();
      return row ? pointOf(row) : null;
    },

    async of(seat, since) {
      const rows = await select(db)
        .leftJoin('meetings', 'meetings.id', 'points.meeting')
        .where('points.seat', '=', seatKey(seat))
        .where(({ eb, or }) => or([eb('points.meeting', 'is', null), isAfter(since, timeZone)]))
        .orderBy('points.at')
        .orderBy('points.id')
        .execute();
      return rows.map(pointOf);
    },

    /** What it said is gone. That it was there is kept, so that its form, sent once more, does not bring it back. */
    async withdraw(id) {
      if (!isUuid(id)) return;
      await db.updateTable('points').set({ is_withdrawn: true, title: '', note: '' }).where('id', '=', id).execute();
    },

    async carry(id, to) {
      if (!isUuid(id)) return;
      await db.updateTable('points').set({ meeting: to, is_carried: true }).where('id', '=', id).execute();
    },
  };
}

const isAfter = (since: Temporal.Instant, timeZone: string) => sql<SqlBool>`${endsAt(timeZone)} > ${time(since)}`;

const select = (db: Database) =>
  db
    .selectFrom('points')
    .select(['points.id', 'points.seat', 'points.meeting', 'title', 'note', 'case_id', 'case_number'])
    .select(['minutes', 'purpose', 'by_id', 'by_name', 'is_carried'])
    .select(iso('points.at').as('at'))
    .where('is_withdrawn', '=', false);

type PointRow = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

const pointOf = ({ id, seat, meeting, title, note, minutes, purpose, ...row }: PointRow): Point => ({
  id,
  seat: seatOfKey(seat),
  meeting: meeting as MeetingId | null,
  title,
  note,
  case:
    row.case_id === null || row.case_number === null ? null : { id: row.case_id as CaseId, number: row.case_number },
  minutes,
  purpose,
  by: { id: row.by_id, name: row.by_name },
  at: Temporal.Instant.from(row.at),
  isCarried: row.is_carried,
});
