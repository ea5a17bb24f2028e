import type { Case, State } from '../../domain/case/case.ts';
import { type Comparison, comparison, type Match, rememberedTraits, type Sought } from '../../domain/case/similar.ts';
import type { Cases } from '../../ports/cases.ts';
import type { Clock } from '../../ports.ts';

/**
 * The open cases that a new one is compared with. Reading them all for every form that is sent costs the database more than all the rest
 * of filing, so they are remembered for a short while. What this process changes is seen at once; what another does, when they are read anew.
 */
export interface OpenCases {
  /** Those of an organisation that are about the same: at most three, best first. */
  like(model: string, sought: Sought): Promise<readonly Match[]>;
  /** Filed or changed here. */
  put(case_: Case): Promise<void>;
}

const REMEMBERED = Temporal.Duration.from({ minutes: 1 });
/** The newest ones. */
const MOST = 2000;
const OPEN: readonly State[] = ['filed', 'preparing', 'scheduled', 'decided', 'anchoring'];

interface Memory {
  readonly until: Temporal.Instant;
  readonly cases: Promise<Comparison>;
}

export function rememberedOpenCases(cases: Pick<Cases, 'list'>, clock: Clock): OpenCases {
  const memories = new Map<string, Memory>();
  const traits = rememberedTraits();

  const memoryOf = (model: string): Memory => {
    const known = memories.get(model);
    if (known && Temporal.Instant.compare(clock.now(), known.until) < 0) return known;
    const memory: Memory = { until: clock.now().add(REMEMBERED), cases: read(model) };
    memories.set(model, memory);
    memory.cases.catch(() => memories.delete(model));
    return memory;
  };

  const read = async (model: string): Promise<Comparison> => {
    const found = await cases.list({ model, states: OPEN, offset: 0, limit: MOST });
    return comparison(found.cases, traits);
  };

  return {
    like: async (model, sought) => (await memoryOf(model).cases).like(sought),

    /** After what is being read just now, which may have been read before the change. */
    async put(case_) {
      const known = await memories.get(case_.model)?.cases.catch(() => null);
      known?.put(case_);
    },
  };
}
