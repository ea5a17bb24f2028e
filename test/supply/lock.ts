import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What package.json asks for and package-lock.json says that is installed. */

export const ROOT = join(import.meta.dirname, '../..');

export interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, string>>;
}

export interface Locked {
  /** Where it is installed. */
  readonly path: string;
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly dev?: boolean;
  /** Not needed on every platform. */
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
}

const read = (file: string): unknown => JSON.parse(readFileSync(join(ROOT, file), 'utf8'));

export const manifest = (): Manifest => read('package.json') as Manifest;

export function locked(): Locked[] {
  const { packages } = read('package-lock.json') as {
    readonly packages: Record<string, Omit<Locked, 'path' | 'name'>>;
  };
  return Object.entries(packages).flatMap(([path, one]) =>
    path === '' ? [] : [{ ...one, path, name: path.split('node_modules/').at(-1) ?? path }],
  );
}

/** What runs where the bot runs: all but what only developing it takes. */
export const shipped = (): Locked[] => locked().filter(({ dev }) => !dev);

export const isInstalled = ({ path }: Locked): boolean => existsSync(join(ROOT, path, 'package.json'));
