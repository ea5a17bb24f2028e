import { randomUUID } from 'node:crypto';
import type { Config } from '../../config.ts';
import { type Finding, fine, note, systemCode, wrong } from './finding.ts';

/** The address by which Teams and Graph reach the bot, tried from this machine. */

type Met =
  | { readonly is: 'bot' }
  | { readonly is: 'other'; readonly status: string }
  | { readonly is: 'away'; readonly code: string };

export async function addressFindings({ http, identity }: Config, within: number): Promise<Finding[]> {
  const address = http.publicUrl;
  if (identity === null) return [fine('address-local', { address })];
  if (!address.startsWith('https://')) return [wrong('address-plain', { address })];
  const [outside, inside] = await Promise.all([meet(address, within), meet(localAddress(http), within)]);
  if (outside.is === 'bot') return [fine('address', { address })];
  if (inside.is !== 'bot') return [note('address-untried', { address })];
  return outside.is === 'other'
    ? [wrong('address-other', { address, status: outside.status })]
    : [wrong('address-away', { address, code: outside.code })];
}

/** One that listens everywhere listens here, too. */
const localAddress = ({ host, port }: Config['http']): string =>
  `http://${['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host}:${port}`;

/** The bot says of itself that it lives. */
async function meet(address: string, within: number): Promise<Met> {
  try {
    const response = await fetch(`${address}/healthz`, { redirect: 'manual', signal: AbortSignal.timeout(within) });
    const text = await response.text();
    return response.ok && text.includes('"status":"ok"')
      ? { is: 'bot' }
      : { is: 'other', status: String(response.status) };
  } catch (error) {
    return { is: 'away', code: systemCode(error) };
  }
}

/** Asks as Graph does before it promises to tell of changes: what stands in the address is to come back. */
export async function notificationFindings({ http, graph }: Config, within: number): Promise<Finding[]> {
  if (!graph?.notifications) return [fine('notifications-off')];
  if ((await meet(http.publicUrl, within)).is !== 'bot') return [note('notifications-untried')];
  const address = `${http.publicUrl}/graph/notifications`;
  const token = randomUUID();
  const signal = AbortSignal.timeout(within);
  const response = await fetch(`${address}?validationToken=${token}`, { method: 'POST', redirect: 'manual', signal });
  const isAnswered = response.status === 200 && (await response.text()) === token;
  return [
    isAnswered ? fine('notifications') : wrong('notifications-lost', { address, status: String(response.status) }),
  ];
}
