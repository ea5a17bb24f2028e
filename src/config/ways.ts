import {
  type IsServiceUrl,
  isLoopback,
  isOnThisMachine,
  serviceUrlsIn,
  TEAMS_SERVICE_URLS,
} from '../domain/serviceUrl.ts';
import { type Fault, failed, pathText, type Result } from './fault.ts';
import type { Settings } from './settings.ts';

/** The ways in and out: who can reach the bot, and where settings have it write. */

interface Identity {
  readonly serviceUrls: readonly string[];
}

/** @param found the bot's registration; null in local mode, and unknown while it is at fault itself */
export function withGoodWays<Found extends Identity>(
  settings: Settings,
  found: Result<Found | null>,
  file: string,
): Result<Found | null> {
  if (!found.ok) return found;
  const identity = found.value;
  const faults = [...(identity ? [] : openFaults(settings, file)), ...channelFaults(settings, identity, file)];
  return faults.length > 0 ? failed(faults) : found;
}

/** Without a registration nobody shows who they are: then only this machine may be listened to. */
function openFaults({ http }: Settings, file: string): Fault[] {
  if (isLoopback(http.host) || http.host === '::1') return [];
  return [{ file, path: 'http.host', code: 'anonymous-outside', detail: { found: http.host } }];
}

/** What stands in the settings is written to without Teams having asked for it. */
function channelFaults({ channels }: Settings, identity: Identity | null, file: string): Fault[] {
  const listed = identity?.serviceUrls ?? TEAMS_SERVICE_URLS;
  const isListed = serviceUrlsIn(listed);
  // Settings may be written before the bot is registered; those of a rehearsal here name this machine.
  const isGood: IsServiceUrl = (url) => isListed(url) || (identity === null && isOnThisMachine(url));
  return Object.entries(channels)
    .filter(([, { serviceUrl }]) => !isGood(serviceUrl))
    .map(([key, { serviceUrl: found }]) => ({
      file,
      path: pathText(['channels', key, 'serviceUrl']),
      code: 'service-url',
      detail: { found, allowed: listed.join(', ') },
    }));
}
