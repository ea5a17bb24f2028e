import { type NotNull, type SqlBool, sql } from 'kysely';
import type { Gap, GapKind } from '../domain/learning/gap.ts';
import { ASK_BACK } from '../domain/routing/outcome.ts';
import { isUuid } from '../domain/uuid.ts';
import type { Gaps, GapsWanted } from '../ports/learning.ts';
import { appendAudit } from './audit.ts';
import { iso, time } from './caseRows.ts';
import type { Database } from './database.ts';
import { forumTold, hasHelped, isContradicted } from './verdicts.ts';

export function storedGaps(db: Database): Gaps {
  return {
    async list(wanted, { offset, limit }) {
      const [rows, { total }] = await Promise.all([
        gapsWanted(db, wanted)
          .select(GAP_COLUMNS)
          .$narrowType<{ kind: NotNull }>()
          .orderBy('judged.at', 'desc')
          .orderBy('judged.id', 'desc')
          .offset(offset)
          .limit(limit)
          .execute(),
        gapsWanted(db, wanted)
          .select(({ fn }) => fn.countAll<string>().as('total'))
          .executeTakeFirstOrThrow(),
      ]);
      return { gaps: rows.map(gapOf), total: Number(total) };
    },

    async count(wanted) {
      const rows = await counted(db, wanted);
      return rows.map(({ first, asked, ...gaps }) => ({ first, asked, gaps }));
    },

    async find(id) {
      if (!isUuid(id)) return null;
      const row = await judged(db)
        .where(isGap)
        .where('judged.id', '=', id)
        .select(GAP_COLUMNS)
        .$narrowType<{ kind: NotNull }>()
        .executeTakeFirst();
      return row ? gapOf(row) : null;
    },

    async settle(id, settlement, by, at) {
      if (!isUuid(id)) return false;
      const first = settlement.is === 'belongs' ? settlement.first : null;
      return db.transaction().execute(async (trx) => {
        const { numInsertedOrUpdatedRows } = await trx
          .insertInto('settlements')
          .columns(['question', 'is', 'first', 'by_id', 'at'])
          .expression((of) =>
            of
              .selectFrom('questions')
              .select(({ val }) => ['questions.id', val(settlement.is).as('is'), val(first).as('first')])
              .select(({ val }) => [val(by).as('by_id'), time(at).as('at')])
              .where('questions.id', '=', id),
          )
          .onConflict((conflict) => conflict.column('question').doNothing())
          .executeTakeFirstOrThrow();
        const isFirst = (numInsertedOrUpdatedRows ?? 0n) > 0n;
        const about = { question: id, is: settlement.is, first };
        if (isFirst) await appendAudit(trx, [{ at, by, did: 'gap-settled', who: null, about }]);
        return isFirst;
      });
    },
  };
}

/** Only the last question of a chain: the others have been gone on with. */
const isLast = sql<SqlBool>`not exists (select from questions next where next.continues = questions.id)`;

const outcomeKind = sql<string>`questions.outcome ->> 'kind'`;

/** Null when the router managed. */
const gapKind = sql<GapKind | null>`case
  when ${isContradicted} then 'wrong'
  when ${outcomeKind} = 'clarify' then 'unanswered'
  when ${outcomeKind} = 'offtopic' and not ${hasHelped} then 'offtopic' end`;

/** Every matter that was asked about, with what is known of how it was answered. */
const judged = (db: Database) =>
  db.selectFrom(
    db
      .selectFrom('questions')
      .select(['id', 'at', 'model', 'text', gapKind.as('kind'), forumTold.as('suggested')])
      .select(sql<string | null>`nullif(questions.outcome ->> 'first', ${ASK_BACK})`.as('answered'))
      .where('text', '<>', '')
      .where(outcomeKind, '<>', 'which-organisation')
      .where(isLast)
      .as('judged'),
  );

const isGap = sql<SqlBool>`judged.kind is not null
  and not exists (select from settlements where settlements.question = judged.id)`;

/** As `belongsTo` of the domain has it. */
const belongs = sql<string | null>`coalesce(judged.suggested, judged.answered)`;

const inPeriod = (db: Database, { model, since, until }: GapsWanted) =>
  judged(db)
    .where('judged.model', '=', model)
    .where('judged.at', '>=', time(since))
    .where(sql<SqlBool>`(judged.kind is distinct from 'unanswered' or judged.at <= ${time(until)})`);

function gapsWanted(db: Database, wanted: GapsWanted) {
  const gaps = inPeriod(db, wanted).where(isGap);
  return wanted.first === null ? gaps : gaps.where(belongs, '=', wanted.first);
}

const GAP_COLUMNS = [
  'judged.id',
  'judged.model',
  'judged.kind',
  'judged.text',
  'judged.answered',
  'judged.suggested',
  iso('judged.at').as('at'),
] as const;

type GapRow = Omit<Gap, 'at'> & { readonly at: string };

const gapOf = ({ at, ...row }: GapRow): Gap => ({ ...row, at: Temporal.Instant.from(at) });

/** A question is counted where it was answered to, a gap where it belongs. */
function counted(db: Database, wanted: GapsWanted) {
  const asked = inPeriod(db, wanted).select(['judged.answered as first', sql<string>`'asked'`.as('what')]);
  const missed = inPeriod(db, wanted)
    .where(isGap)
    .select([belongs.as('first'), sql<string>`judged.kind`.as('what')]);
  const all = db
    .selectFrom(asked.unionAll(missed).as('counted'))
    .select(['first', countOf('asked').as('asked')])
    .select([countOf('unanswered').as('unanswered'), countOf('wrong').as('wrong'), countOf('offtopic').as('offtopic')])
    .groupBy('first')
    .orderBy(sql`count(*) filter (where what <> 'asked')`, 'desc')
    .orderBy('asked', 'desc')
    .orderBy('first');
  return (wanted.first === null ? all : all.where('first', '=', wanted.first)).execute();
}

const countOf = (what: 'asked' | GapKind) => sql<number>`(count(*) filter (where what = ${sql.lit(what)}))::integer`;
