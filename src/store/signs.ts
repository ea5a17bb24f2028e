import { sql } from 'kysely';
import type { Signs } from '../ports/watch.ts';
import { time } from './caseRows.ts';
import type { Database } from './database.ts';

/** Before this nothing was ever due: a meeting that is to be looked to at once, whenever it came to be so. */
const AT_ONCE = sql`'1970-01-02'::timestamptz`;

const isoOf = (of: string) => sql.raw(`to_json(${of}) #>> '{}'`);

export const storedSigns = (db: Database): Signs => ({
  async standing(seats, now) {
    const { rows } = await sql<StandingRow>`
      select ${isoOf('question')} as question, ${isoOf('greatest(reminder, message)')} as delivery,
        ${isoOf('wake')} as wake, ${isoOf('waiting')} as waiting
      from (select
        (select max(at) from questions) as question,
        (select max(at) from deliveries where state = 'sent') as reminder,
        (select max(settled_at) from messages where state = 'sent') as message,
        (select min(wake_at) from meetings
          where wake_at > ${AT_ONCE} and wake_at <= ${time(now)} and seat = any(${[...seats]}::text[])) as wake,
        (select min(at) from messages where state in ('queued', 'sending')) as waiting) as signs`.execute(db);
    const [row] = rows;
    return {
      lastQuestion: instantOf(row?.question),
      lastDelivery: instantOf(row?.delivery),
      reminderDue: instantOf(row?.wake),
      messageDue: instantOf(row?.waiting),
    };
  },

  async daysAsked(from, to, timeZone) {
    const { rows } = await sql<{ day: string }>`
      select distinct to_char(at at time zone ${timeZone}::text, 'YYYY-MM-DD') as day from questions
      where at >= ${time(from)} and at <= ${time(to)}`.execute(db);
    return rows.map(({ day }) => Temporal.PlainDate.from(day));
  },
});

type StandingRow = { readonly [name in 'question' | 'delivery' | 'wake' | 'waiting']: string | null };

const instantOf = (text: string | null | undefined): Temporal.Instant | null =>
  text ? Temporal.Instant.from(text) : null;
