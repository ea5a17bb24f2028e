import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/**
 * Who may import whom. A room that reaches for another one's things is the first step to a tangle; each rule says why.
 * Type-only imports of @microsoft/teams.cards cost nothing at run time and are allowed where cards are read or made.
 */
interface Room {
  readonly name: string;
  readonly holds: RegExp;
  readonly mayImport: readonly string[];
  readonly packages: readonly RegExp[];
  readonly because: string;
}

const NODE = /^node:/;
const NONE: readonly RegExp[] = [];

const ROOMS: readonly Room[] = [
  {
    name: 'domain',
    holds: /^src\/domain\//,
    mayImport: [],
    packages: NONE,
    because: 'the domain is pure: values in, values out, nothing from outside',
  },
  {
    name: 'locales',
    holds: /^src\/locales\//,
    mayImport: ['domain', 'config'],
    packages: NONE,
    because: 'texts are data; they know the shapes they speak of (types only)',
  },
  {
    name: 'ports',
    holds: /^src\/ports(\.ts$|\/)/,
    mayImport: ['domain'],
    packages: NONE,
    because: "ports speak in the domain's words only",
  },
  {
    name: 'app',
    holds: /^src\/app\//,
    mayImport: ['domain', 'ports', 'locales'],
    packages: NONE,
    because: 'a use case knows ports, never who stands behind them',
  },
  {
    name: 'cards',
    holds: /^cards\//,
    mayImport: ['domain', 'locales'],
    packages: [/^zod$/, /^@microsoft\/teams\.cards$/],
    because: 'a card shows what the domain says and reads what comes back',
  },
  {
    name: 'teams',
    holds: /^src\/teams\//,
    mayImport: ['domain', 'ports', 'app', 'cards', 'locales', 'deadline', 'trail', 'azure'],
    packages: [NODE, /^botbuilder$/, /^express$/, /^jose$/, /^zod$/],
    because: 'Teams is one room, so that its archived SDK can be replaced without touching another',
  },
  {
    name: 'store',
    holds: /^src\/store\//,
    mayImport: ['domain', 'ports', 'loopback', 'deadline'],
    packages: [NODE, /^kysely(\/|$)/, /^pg(-copy-streams)?$/],
    because: 'the store keeps what the ports say and knows nothing of who asks',
  },
  {
    name: 'ics',
    holds: /^src\/ics\//,
    mayImport: ['domain', 'ports'],
    packages: [NODE, /^rrule-temporal$/],
    because: 'an .ics calendar is turned into the meetings of the port, and knows nothing of who reads them',
  },
  {
    name: 'queue',
    holds: /^src\/queue\//,
    mayImport: ['domain', 'ports', 'deadline'],
    packages: [/^pg-boss$/, /^kysely$/],
    because: 'the queue knows kinds of jobs and when they run, never what they do or where things are kept',
  },
  {
    name: 'azure',
    holds: /^src\/azure\//,
    mayImport: ['ports'],
    packages: [NODE, /^@azure\/identity$/],
    because: 'signing in to Microsoft Entra is one room, which knows nothing of what a token is for',
  },
  {
    name: 'graph',
    holds: /^src\/graph\//,
    mayImport: ['domain', 'ports', 'azure'],
    packages: [NODE, /^@microsoft\/microsoft-graph-client(\/|$)/, /^zod$/],
    because: 'Microsoft Graph is one room: its client has not been released for years and is to be replaceable',
  },
  {
    name: 'export',
    holds: /^src\/export\//,
    mayImport: ['domain', 'ports', 'locales'],
    packages: [NODE, /^pdfkit$/],
    because: 'an export is made of what the domain says, and knows nothing of where it is kept or who gets it',
  },
  {
    name: 'config',
    holds: /^src\/config(\.ts$|\/)/,
    mayImport: ['domain'],
    packages: [NODE, /^cosmiconfig$/, /^yaml$/, /^zod$/],
    because: 'files are checked at this door and turned into domain values',
  },
  {
    name: 'manifest',
    holds: /^src\/manifest\//,
    mayImport: ['domain', 'config'],
    packages: [NODE, /^fflate$/, /^zod$/],
    because: 'the app package is made of the settings and what lies in manifest/, and knows nothing of the bot',
  },
  {
    name: 'local',
    holds: /^src\/local\//,
    mayImport: ['loopback'],
    packages: [NODE, /^yaml$/],
    because: 'local mode starts other programs and stands beside the product',
  },
  {
    name: 'loopback',
    holds: /^src\/loopback\.ts$/,
    mayImport: [],
    packages: [NODE],
    because: 'it knows ports of this machine and nothing else',
  },
  {
    name: 'deadline',
    holds: /^src\/deadline\.ts$/,
    mayImport: [],
    packages: [NODE],
    because: 'it knows how long somebody waits, and nothing of for what',
  },
  {
    name: 'trail',
    holds: /^src\/trail\.ts$/,
    mayImport: [],
    packages: [NODE],
    because: 'it knows which turn or job is under way, and nothing of what it does',
  },
  {
    name: 'telemetry',
    holds: /^src\/telemetry\//,
    mayImport: ['domain', 'ports', 'trail'],
    packages: [NODE, /^@opentelemetry\//],
    because: 'what is measured goes out through one room, and nobody who is measured knows of it',
  },
  {
    name: 'log',
    holds: /^src\/log\.ts$/,
    mayImport: ['ports', 'trail'],
    packages: [/^pino$/],
    because: 'one place logs',
  },
  {
    name: 'main',
    holds:
      /^src\/(main|desk|jobs|cli|calendars|databaseAccess|notifications|retention|routers|watching)\.ts$|^src\/cli\//,
    mayImport: [
      'domain',
      'ports',
      'app',
      'cards',
      'teams',
      'store',
      'queue',
      'graph',
      'azure',
      'ics',
      'export',
      'manifest',
      'config',
      'local',
      'loopback',
      'deadline',
      'trail',
      'telemetry',
      'log',
      'locales',
      'main',
    ],
    packages: [NODE, /^pino$/, /^yaml$/, /^zod$/, /^@microsoft\/teams\.cards$/],
    because: 'the composition root and the command line may know everyone',
  },
];

const ROOT = resolve(import.meta.dirname, '..');

const sources = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));

const files = [...sources('src'), ...sources('cards')];
const roomOf = (file: string): Room | undefined => ROOMS.find((room) => room.holds.test(file));

interface Import {
  readonly from: string;
  readonly what: string;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(/(?:^|\n)(?:import|export)\b[^'"]*?from '([^']+)'|\bimport\('([^']+)'\)/g)].map((match) => ({
    from: file,
    what: match[1] ?? match[2] ?? '',
  }));
}

function complaint({ from, what }: Import): string | null {
  const room = roomOf(from);
  if (!room) return `${from} is in no room`;
  if (!what.startsWith('.')) {
    const allowed = room.packages.some((pattern) => pattern.test(what));
    return allowed ? null : `${from} imports ${what}, but ${room.because}`;
  }
  const target = relative(ROOT, resolve(ROOT, dirname(from), what));
  const other = roomOf(target);
  const allowed = other !== undefined && (other.name === room.name || room.mayImport.includes(other.name));
  return allowed ? null : `${from} imports ${target}, but ${room.because}`;
}

describe('the rooms', () => {
  it('hold every source file', () => {
    expect(files.filter((file) => !roomOf(file))).toEqual([]);
  });

  it('import only whom they may', () => {
    const complaints = files.flatMap(importsOf).map(complaint).filter(Boolean);

    expect(complaints).toEqual([]);
  });

  it('keep botbuilder in one of them', () => {
    const users = files.flatMap(importsOf).filter(({ what }) => /^bot(builder|framework)/.test(what));

    expect(new Set(users.map(({ from }) => roomOf(from)?.name))).toEqual(new Set(['teams']));
  });

  it.each([
    ['Microsoft Graph', 'graph', /^@microsoft\/.*graph/],
    ['signing in to Microsoft Entra', 'azure', /^@azure\//],
  ])('keep %s in one of them, the room %s', (_what, room, packages) => {
    const users = files.flatMap(importsOf).filter(({ what }) => packages.test(what));

    expect(new Set(users.map(({ from }) => roomOf(from)?.name))).toEqual(new Set([room]));
  });

  it('keep OpenTelemetry in one of them, and load it only where it is asked for', () => {
    const users = files.flatMap(importsOf).filter(({ what }) => what.startsWith('@opentelemetry/'));

    expect(new Set(users.map(({ from }) => from))).toEqual(new Set(['src/telemetry/otlp.ts']));
    const atStart = /\n(?:import|export) (?!type\b)[^;]*from '[^']*telemetry\/otlp\.ts'/;
    expect(files.filter((file) => atStart.test(readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
  });

  it('leave the clock, chance and the environment outside the domain', () => {
    const impure =
      /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bTemporal\.Now\b|\bperformance\.now\b|\bcrypto\./;
    const guilty = files.filter(
      (file) => file.startsWith('src/domain/') && impure.test(readFileSync(join(ROOT, file), 'utf8')),
    );

    expect(guilty).toEqual([]);
  });
});
