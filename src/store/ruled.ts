import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Grant } from '../domain/case/roles.ts';
import type { Ruling } from '../domain/routing/precedents.ts';
import { isContradicted } from './verdicts.ts';

/** Where rulings are read from. Each source gives the same columns; no two give one with the same id. */

type Row = Omit<Ruling, 'at'> & { readonly at: string };

export const everythingRuled = (model: string, given: readonly Grant[]): RawBuilder<Row> => sql<Row>`(
  ${confirmed(model)} union all ${settled(model)} union all ${decided(model)} union all ${forwarded(model, given)}
  union all ${taught(model)})`;

/** Answers that somebody says helped, and nobody that they did not. What those who lead have settled goes over it. */
const confirmed = (model: string) => sql`
  select 'question:' || questions.id as id, max(verdicts.at) as at, 'asker' as by, questions.text,
    questions.outcome ->> 'first' as first, questions.outcome ->> 'theme' as theme, null as "caseNumber"
  from questions join verdicts on verdicts.question = questions.id
  where questions.model = ${model} and verdicts.sort = 'helped' and verdicts.value = 'true'
    and questions.outcome ->> 'kind' in ('forum', 'line', 'deviation', 'individual')
    and not exists (select from settlements where settlements.question = questions.id)
    and not ${isContradicted}
  group by questions.id`;

const settled = (model: string) => sql`
  select 'question:' || questions.id, settlements.at, 'lead', questions.text,
    settlements.first, questions.outcome ->> 'theme', null
  from questions join settlements on settlements.question = questions.id
  where questions.model = ${model} and settlements.is = 'belongs'`;

/** What the one who filed called it and told, as far as it is there. */
const written = sql`concat_ws(E'\\n', nullif(cases.answers ->> 'title', ''), nullif(cases.answers ->> 'happening', ''))`;

/** What identified somebody has been about to be read from the others; what was withdrawn is nobody's any more. */
const isTold = sql<SqlBool>`not cases.is_deidentified and not exists (
  select from handlings gone where gone."case" = cases.id and gone.state = 'withdrawn')`;

/** Cases that a forum took up and decided, at the last time that it put its decision into words. */
const decided = (model: string) => sql`
  select 'case:' || cases.id || ':' || handlings.no, decision.at, 'case', ${written},
    handlings.forum, cases.theme, cases.number
  from cases join handlings on handlings."case" = cases.id
    join lateral (
      select events.at from events
      where events."case" = cases.id and events.handling = handlings.no and events.did = 'decide'
      order by events.seq desc limit 1) decision on true
  where cases.model = ${model} and ${isTold} and handlings.state in ('decided', 'anchoring', 'closed')`;

/**
 * Cases that a process lead forwarded to a forum that has not decided, nor sent them away. The second handling was begun by the first time
 * the case was forwarded or shared, the third by the second time, and so on.
 */
const forwarded = (model: string, given: readonly Grant[]) => sql`
  select 'case:' || cases.id || ':' || handlings.no, passed.at, 'lead', ${written},
    handlings.forum, cases.theme, cases.number
  from cases join handlings on handlings."case" = cases.id and handlings.no > 1
    join lateral (
      select events.at, events.did, events.by_id from events
      where events."case" = cases.id and events.did in ('forward', 'share')
      order by events.seq offset handlings.no - 2 limit 1) passed on passed.did = 'forward'
  where cases.model = ${model} and ${isTold} and handlings.state not in ('decided', 'anchoring', 'closed', 'forwarded', 'returned')
    and (passed.by_id = any(${leadsAmong(given, model)}) or passed.by_id in (
      select person from grants where grants.role = 'process-lead' and grants.model = ${model}))`;

const leadsAmong = (given: readonly Grant[], model: string): string[] =>
  given.filter((grant) => grant.role === 'process-lead' && grant.model === model).map(({ person }) => person);

const taught = (model: string) => sql`
  select 'example:' || teachings.id, teachings.at, 'owner', teachings.text, teachings.forum, null, null
  from teachings where teachings.model = ${model} and teachings.is = 'example'`;
