import { resolve } from 'node:path';
import { type Config, type Environment, loadConfig } from '../config.ts';
import { appPackage } from '../manifest/appPackage.ts';
import { type Facts, factsOf, pagesLeftOut } from '../manifest/facts.ts';
import { write } from './output.ts';
import { printFaults, type Terminal } from './terminal.ts';

/** `lots manifest`: the app package that an administrator uploads to Teams. */

export interface ManifestValues {
  readonly config?: string;
  /** Without it, one in the directory, named after the version. */
  readonly out?: string;
}

/** Nothing secret goes into a package, and whoever makes one need not have what the bot signs in with. */
const SECRETS = { BOT_APP_PASSWORD: 'none', GRAPH_CLIENT_SECRET: 'none' };

/** @returns the exit code */
export async function writeManifest(
  terminal: Terminal,
  environment: Environment,
  directory: string,
  { config: file, out }: ManifestValues,
): Promise<number> {
  const config = await loadConfig({ ...SECRETS, ...environment }, directory, file);
  if (!config.ok) {
    printFaults(terminal, config.faults);
    return 1;
  }
  const facts = factsOf(config.value);
  if (facts) return writePackage(terminal, config.value, facts, resolve(directory, out ?? nameFor(facts)));
  for (const line of terminal.texts.manifest.notRegistered) terminal.err(line);
  return 1;
}

async function writePackage(terminal: Terminal, config: Config, facts: Facts, file: string): Promise<number> {
  const { manifest: texts } = terminal.texts;
  const made = appPackage(config, facts);
  if (!made.ok) {
    printFaults(terminal, made.faults);
    return 1;
  }
  const problem = await write([Buffer.from(made.value)], file);
  if (problem) {
    terminal.err(texts.notWritten(file, problem));
    return 1;
  }
  terminal.out(texts.written(file, facts.version, facts.appId));
  terminal.out(texts.next);
  const pages = pagesLeftOut(config);
  if (pages.length > 0) terminal.err(texts.pagesLeftOut(pages, facts.websiteUrl));
  return 0;
}

const nameFor = ({ version }: Facts): string => `samverkanslotsen-${version}.zip`;
