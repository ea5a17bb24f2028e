import { z } from 'zod';
import {
  isShorter,
  KEEP,
  KEPT_KINDS,
  type KeptKind,
  LEAST,
  NO_SHORTER,
  ORGANISATIONS_OWN,
  PERIODS,
  type Periods,
  type RetentionRules,
} from '../domain/retention/rules.ts';
import { type Fault, failed, ok, type Result } from './fault.ts';
import { nearest } from './nearest.ts';

/** How long things are kept, as the settings may say it. */

const MOST_YEARS = 100;

/** `P90D`, `P2Y`, `P1Y6M`, or `keep` for what is never to be thrown away. */
const period = z.string().refine(isPeriod, 'P90D, P6M, P2Y, keep');

const shapeOf = <K extends KeptKind>(kinds: readonly K[]) =>
  Object.fromEntries(kinds.map((kind) => [kind, period.optional()])) as Record<K, z.ZodOptional<typeof period>>;

export const retentionSchema = z.strictObject({
  ...shapeOf(KEPT_KINDS),
  /** What is different for one of the organisations, by the id of its model. */
  organisations: z.record(z.string(), z.strictObject(shapeOf(ORGANISATIONS_OWN))).default({}),
});

export type RetentionSettings = z.infer<typeof retentionSchema>;

/** @param models by their ids */
export function retentionRules(
  { organisations, ...written }: RetentionSettings,
  models: readonly string[],
  file: string,
): Result<RetentionRules> {
  const periods = periodsOf(PERIODS, written);
  const own = Object.entries(organisations).map(([id, change]) => [id, periodsOf(periods, change)] as const);
  const faults = [
    ...faultsIn(periods, file, 'retention', () => true),
    ...Object.keys(organisations).flatMap((id) => strangerFaults(id, models, file)),
    ...own.flatMap(([id, all]) =>
      faultsIn(all, file, `retention.organisations.${id}`, (kind) => all[kind] !== periods[kind]),
    ),
  ];
  return faults.length > 0 ? failed(faults) : ok({ periods, organisations: Object.fromEntries(own) });
}

const periodsOf = (base: Periods, change: Partial<Record<KeptKind, string | undefined>>): Periods => ({
  ...base,
  ...Object.fromEntries(Object.entries(change).filter(([, written]) => written !== undefined)),
});

function strangerFaults(id: string, models: readonly string[], file: string): Fault[] {
  if (models.includes(id)) return [];
  const detail = { what: 'model', found: id, nearest: nearest(id, models) ?? '', known: models.join(', ') };
  return [{ file, path: `retention.organisations.${id}`, code: 'unknown-reference', detail }];
}

/** @param isOwn whether it is written at this path: what comes from elsewhere is told of there */
function faultsIn(periods: Periods, file: string, path: string, isOwn: (kind: KeptKind) => boolean): Fault[] {
  const short = KEPT_KINDS.filter((kind) => isOwn(kind) && isShorter(periods[kind], LEAST[kind])).map(
    (kind): Fault => ({
      file,
      path: `${path}.${kind}`,
      code: 'kept-too-short',
      detail: { found: periods[kind], least: LEAST[kind], kind },
    }),
  );
  const crossed = NO_SHORTER.filter(
    ([longer, shorter]) => (isOwn(longer) || isOwn(shorter)) && isShorter(periods[longer], periods[shorter]),
  ).map(
    ([longer, shorter]): Fault => ({
      file,
      path: `${path}.${longer}`,
      code: 'kept-shorter',
      detail: { found: periods[longer], other: shorter, least: periods[shorter] },
    }),
  );
  return [...short, ...crossed];
}

function isPeriod(written: string): boolean {
  if (written === KEEP) return true;
  if (!/^P(?=\d)(\d{1,3}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,5}D)?$/.test(written)) return false;
  return !isShorter(`P${MOST_YEARS}Y`, written);
}
