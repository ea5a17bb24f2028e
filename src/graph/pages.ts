import { z } from 'zod';
import type { Graph } from './connection.ts';
import { GraphFault } from './fault.ts';

/** Answers that come page by page. */

export interface Pages {
  readonly items: readonly unknown[];
  /** How many pages it took. */
  readonly pages: number;
  /** Where to ask for what has changed since; null where Graph does not say. */
  readonly deltaLink: string | null;
}

/** As many events as a forum has in a hundred years: one that has more pages than this never ends. */
const MOST_PAGES = 200;

const pageSchema = z.object({
  value: z.array(z.unknown()),
  '@odata.nextLink': z.string().min(1).optional(),
  '@odata.deltaLink': z.string().min(1).optional(),
});

/**
 * All pages from `first` on. A page may be empty and have a next one all the same.
 * @throws GraphFault
 */
export async function readPages(graph: Graph, first: string, prefer: readonly string[]): Promise<Pages> {
  const items: unknown[] = [];
  const been = new Set<string>();
  for (let at = first; ; ) {
    if (been.has(at) || been.size === MOST_PAGES) throw new GraphFault('unreadable', 'its pages do not end');
    been.add(at);
    const page = pageSchema.safeParse(await graph.ask({ method: 'get', at, prefer }));
    if (!page.success) throw new GraphFault('unreadable', 'the answer is no list of events');
    items.push(...page.data.value);
    const next = page.data['@odata.nextLink'];
    if (next === undefined) return { items, pages: been.size, deltaLink: page.data['@odata.deltaLink'] ?? null };
    at = next;
  }
}
