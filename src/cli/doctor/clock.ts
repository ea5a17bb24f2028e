import type { Config } from '../../config.ts';
import { type Finding, fine, note, wrong } from './finding.ts';

/** The machine's clock, held against those of whom the bot works with. */

/** Tokens are good for some minutes around their times; a clock that is off by more lets nobody in. */
const MOST_OFF = 2;

/** How many minutes two clocks are apart; nothing for what makes no difference. */
export function minutesOff(theirs: Temporal.Instant, ours: Temporal.Instant): number {
  const minutes = Math.abs(theirs.since(ours).total('minutes'));
  return minutes > MOST_OFF ? Math.round(minutes) : 0;
}

export async function clockFindings(config: Config, within: number): Promise<Finding[]> {
  const hosts = farSides(config);
  const heard = await Promise.all(
    hosts.map(async (address) => ({ address, finding: await heldAgainst(address, within) })),
  );
  const off = heard.flatMap(({ finding }) => (finding?.is === 'wrong' ? [finding] : []));
  const inStep = heard.filter(({ finding }) => finding?.is === 'ok').map(({ address }) => new URL(address).hostname);
  if (off.length > 0) return off;
  return [inStep.length > 0 ? fine('clock', { hosts: [...new Set(inStep)].join(', ') }) : note('clock-alone')];
}

const METADATA = 'https://login.botframework.com/v1/.well-known/openidconfiguration';

/** Those only that the bot talks to. */
const farSides = ({ identity, graph, http }: Config): string[] => [
  ...(identity ? [identity.endpoints.ToBotFromChannelOpenIdMetadataUrl ?? METADATA, http.publicUrl] : []),
  ...(graph ? [graph.baseUrl] : []),
];

/** @returns null for one that tells no time; that it cannot be reached is told elsewhere */
async function heldAgainst(address: string, within: number): Promise<Finding | null> {
  const date = await dateAt(address, within).catch(() => null);
  if (date === null) return null;
  const minutes = minutesOff(date, Temporal.Now.instant());
  const host = new URL(address).hostname;
  return minutes === 0 ? fine('clock') : wrong('clock-off', { minutes: String(minutes), host });
}

async function dateAt(address: string, within: number): Promise<Temporal.Instant | null> {
  const signal = AbortSignal.timeout(within);
  const { headers } = await fetch(address, { method: 'HEAD', redirect: 'manual', signal });
  const said = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(said) ? null : Temporal.Instant.fromEpochMilliseconds(said);
}
