import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../supply/lock.ts';

/** What must hold of the files for a server of one's own, and what the program itself says of it. */

const source = (path: string): string => readFileSync(join(ROOT, 'src', path), 'utf8');

const numberIn = (path: string, name: string): number => {
  const [, written = ''] = source(path).match(new RegExp(`\\b${name}(?:: \\w+)? = ([\\d_ *]+);`)) ?? [];
  const product = written.split('*').reduce((sum, factor) => sum * Number(factor.replaceAll('_', '')), 1);
  if (written === '' || Number.isNaN(product)) throw new Error(`${name} is no longer in src/${path}`);
  return product;
};

/** In seconds: how long it may take to stop in order. */
export const stopsWithin = (): number =>
  (
    [
      ['cli/serve.ts', 'NOTICE'],
      ['cli/serve.ts', 'LEFT_WITHIN'],
      ['main.ts', 'TURNS_END_WITHIN'],
      ['main.ts', 'CLOSES_WITHIN'],
      ['queue/queue.ts', 'PATIENCE'],
      ['queue/queue.ts', 'CLOSES_WITHIN'],
    ] as const
  ).reduce((sum, [path, name]) => sum + numberIn(path, name), 0) / 1000;

/** In bytes. */
export const largestBody = (): number => numberIn('teams/door/limits.ts', 'LARGEST_BODY');

/** What the program answers, with what is said in the path cut off. */
export function routes(): string[] {
  const written = [...source('teams/server.ts').matchAll(/\.route\('([^']+)'\)/g)].map((match) => match[1] ?? '');
  const [, notified = ''] = source('notifications.ts').match(/NOTIFIED_AT = '([^']+)'/) ?? [];
  return [...written, notified].map((path) => path.replace(/:.*$/, '')).sort();
}

interface Location {
  readonly path: string;
  readonly block: string;
}

const locationsIn = (text: string): Location[] =>
  [...text.replace(/^\s*#.*$/gm, '').matchAll(/location (?:= )?(\S+) \{([^}]*)\}/g)].map((match) => ({
    path: match[1] ?? '',
    block: match[2] ?? '',
  }));

export function faultsOfNginx(text: string, served: readonly string[], largest: number): string[] {
  const locations = locationsIn(text);
  const passed = locations.flatMap(({ path, block }) => (block.includes('proxy_pass') ? [path] : []));
  const said = (directive: string): string => text.match(new RegExp(`^\\s*${directive} (.*);`, 'm'))?.[1] ?? '';
  return [
    ...passed.filter((path) => !served.includes(path)).map((path) => `${path} is nothing that the bot answers`),
    ...served.filter((path) => !passed.includes(path)).map((path) => `${path} is not passed on`),
    ...(/return 404/.test(locations.find(({ path }) => path === '/')?.block ?? '') ? [] : ['answer 404 to all else']),
    ...(said('ssl_protocols') === 'TLSv1.2 TLSv1.3' ? [] : ['ssl_protocols TLSv1.2 TLSv1.3;']),
    ...(said('client_max_body_size') === `${largest / 1024}k` ? [] : [`client_max_body_size ${largest / 1024}k;`]),
    ...(said('proxy_set_header X-Forwarded-For') === '$remote_addr' ? [] : ['X-Forwarded-For is to be $remote_addr']),
    ...locations
      .filter(({ path, block }) => path !== '/' && path !== '/api/messages' && !block.includes('access_log off'))
      .map(({ path }) => `${path}: what stands in its address is not to stand in a log`),
  ];
}

/** What the program can do without is taken from it. */
const HARDENED: Readonly<Record<string, string>> = {
  NoNewPrivileges: 'yes',
  CapabilityBoundingSet: '',
  ProtectSystem: 'strict',
  ProtectHome: 'yes',
  PrivateTmp: 'yes',
  PrivateDevices: 'yes',
  ProtectKernelTunables: 'yes',
  ProtectKernelModules: 'yes',
  ProtectControlGroups: 'yes',
  RestrictAddressFamilies: 'AF_INET AF_INET6 AF_UNIX',
  RestrictNamespaces: 'yes',
  RestrictSUIDSGID: 'yes',
  LockPersonality: 'yes',
  SystemCallArchitectures: 'native',
  UMask: '0077',
  Restart: 'on-failure',
  WantedBy: 'multi-user.target',
};

export function faultsOfUnit(text: string, stopping: number): string[] {
  const keys = new Map([...text.matchAll(/^(\w+)=(.*)$/gm)].map((match) => [match[1] ?? '', match[2] ?? '']));
  const command = keys.get('ExecStart') ?? '';
  return [
    ...Object.entries(HARDENED)
      .filter(([key, value]) => keys.get(key) !== value)
      .map(([key, value]) => `write ${key}=${value}`),
    ...(/^(?:|root|0)$/.test(keys.get('User') ?? '') ? ['let it run as somebody other than root'] : []),
    ...(/^\/usr\/bin\/node (?:--\S+ )*src\/cli\.ts serve /.test(command)
      ? []
      : ['start it without a shell or npm between']),
    ...(Number(keys.get('TimeoutStopSec')) > stopping ? [] : [`it may take ${stopping} seconds to stop`]),
    ...(/PASSWORD|SECRET|DATABASE_URL=/.test(text.replace(/^#.*$/gm, ''))
      ? ['anybody may read a unit: no secret']
      : []),
  ];
}
