import { type ExpressionBuilder, type Insertable, type Kysely, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { type Anchoring, type Case, type CaseId, type Handling, type Stage, titleOf } from '../domain/case/case.ts';
import { fold } from '../domain/text.ts';
import type { Stored } from './caseTables.ts';
import type { Tables } from './tables.ts';

/** Cases as rows, and rows as cases. */

/** A time or a date as ISO text with all its digits, whatever the session's time zone and date style are. */
export const iso = <Name extends string>(column: Name) => sql<string>`to_json(${sql.ref(column)}) #>> '{}'`;

/** A time to compare with. */
export const time = (at: Temporal.Instant) => sql<never>`${at.toString()}::timestamptz`;

/** A whole case in one round trip. */
export const selectCases = (db: Kysely<Tables>) =>
  db
    .selectFrom('cases')
    .select(['id', 'number', 'revision', 'model', 'language', 'form', 'answers', 'theme', 'filer_id', 'filer_name'])
    .select(['link', 'diary_number', 'is_deidentified'])
    .select((of) => [
      iso('filed_at').as('filed_at'),
      iso('reply_by').as('reply_by'),
      handlingsOf(of).as('handlings'),
      supportersOf(of).as('supporters'),
    ]);

export type CaseRow = Awaited<ReturnType<ReturnType<typeof selectCases>['executeTakeFirstOrThrow']>>;

const handlingsOf = (of: ExpressionBuilder<Tables, 'cases'>) =>
  jsonArrayFrom(
    of
      .selectFrom('handlings')
      .select(['no', 'forum', 'place', 'stage'])
      .select(iso('since').as('since'))
      .whereRef('handlings.case', '=', 'cases.id')
      .orderBy('no'),
  );

const supportersOf = (of: ExpressionBuilder<Tables, 'cases'>) =>
  jsonArrayFrom(
    of
      .selectFrom('supporters')
      .select(['person as id', 'name'])
      .whereRef('supporters.case', '=', 'cases.id')
      .orderBy('nth'),
  );

export function caseOf(row: CaseRow): Case {
  const { id, number, revision, model, language, form, answers, theme, link, supporters } = row;
  const [first, ...others] = row.handlings.map(handlingOf);
  if (!first) throw new Error('a case without a handling');
  return {
    id: id as CaseId,
    number,
    revision,
    model,
    language,
    form,
    answers,
    theme,
    filer: { id: row.filer_id, name: row.filer_name },
    filedAt: Temporal.Instant.from(row.filed_at),
    replyBy: Temporal.PlainDate.from(row.reply_by),
    link,
    supporters,
    handlings: [first, ...others],
    diaryNumber: row.diary_number,
    isDeidentified: row.is_deidentified,
  };
}

const handlingOf = ({ no, forum, place, stage, since }: CaseRow['handlings'][number]): Handling => ({
  no,
  seat: { forum, place },
  since: Temporal.Instant.from(since),
  stage: stageOf(stage),
});

function stageOf(stage: Stored<Stage>): Stage {
  switch (stage.state) {
    case 'scheduled':
      return { ...stage, meeting: { ...stage.meeting, date: Temporal.PlainDate.from(stage.meeting.date) } };
    case 'anchoring':
    case 'closed':
      return { ...stage, anchorings: stage.anchorings.map(anchoringOf) };
    default:
      return stage;
  }
}

const anchoringOf = ({ principal, home }: Stored<Anchoring>): Anchoring => ({
  principal,
  home: home.is === 'awaited' ? home : { ...home, at: Temporal.Instant.from(home.at) },
});

/** What of a case can change, in its own row. */
export const caseColumns = (case_: Case) => ({
  revision: case_.revision,
  language: case_.language,
  answers: JSON.stringify(case_.answers),
  search: fold(`${case_.number} ${titleOf(case_)}`),
  theme: case_.theme,
  filer_id: case_.filer.id,
  filer_name: case_.filer.name,
  reply_by: case_.replyBy.toString(),
  link: case_.link,
  diary_number: case_.diaryNumber,
  is_deidentified: case_.isDeidentified,
});

/** All but its number, which `search` lacks in the beginning. */
export const newCaseRow = (case_: Omit<Case, 'number' | 'revision'>, submit: string) => ({
  id: case_.id,
  submit,
  model: case_.model,
  form: case_.form,
  filed_at: case_.filedAt.toString(),
  ...caseColumns({ ...case_, number: '', revision: 1 }),
});

export const handlingRows = ({ id, handlings }: Pick<Case, 'id' | 'handlings'>): Insertable<Tables['handlings']>[] =>
  handlings.map(({ no, seat, stage, since }) => ({
    case: id,
    no,
    forum: seat.forum,
    place: seat.place,
    state: stage.state,
    stage: JSON.stringify(stage),
    since: since.toString(),
  }));

export const supporterRows = ({
  id,
  supporters,
}: Pick<Case, 'id' | 'supporters'>): Insertable<Tables['supporters']>[] =>
  supporters.map((person) => ({ case: id, person: person.id, name: person.name }));
