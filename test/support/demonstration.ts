import { type Config, loadConfig } from '../../src/config.ts';

/** The settings of the demonstration, on a database of ours. */
export async function demonstrationOn(
  url: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Config> {
  const loaded = await loadConfig({ DATABASE_URL: url, ...environment }, import.meta.dirname);
  if (!loaded.ok) throw new Error('the demonstration has faults');
  return loaded.value;
}
