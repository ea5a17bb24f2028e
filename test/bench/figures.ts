import { loadavg } from 'node:os';

/** How figures are printed. */

export const print = (line: string) => process.stdout.write(`${line}\n`);
export const ms = (value: number) => value.toFixed(2).padStart(8);

/** What else the machine had to do: figures from a busy one are no figures. */
export const loaded = (): string => `(load ${loadavg()[0]?.toFixed(1)})`;

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
