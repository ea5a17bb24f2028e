import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { loadModel, shippedModels } from '../config/modelFiles.ts';
import { loadSentences } from '../config/routerFiles.ts';
import { valueIn } from '../config/yamlFile.ts';
import { type Environment, loadConfig } from '../config.ts';
import { factsOf } from '../domain/model/forums.ts';
import type { Fact, Model } from '../domain/model/types.ts';
import { printFaults, type Terminal } from './terminal.ts';

/** `lots check`: every fault in models and settings at once; without arguments, in everything there is. */
export async function check(
  terminal: Terminal,
  names: readonly string[],
  environment: Environment,
  directory: string,
): Promise<number> {
  const all = names.length > 0 ? names : shippedModels();
  const results = await Promise.all(all.map((name) => checkOne(terminal, name, environment, directory)));
  const rest =
    names.length > 0
      ? []
      : [await checkSettings(terminal, undefined, environment, directory), checkSentences(terminal)];
  return [...results, ...rest].every(Boolean) ? 0 : 1;
}

function checkOne(
  terminal: Terminal,
  name: string,
  environment: Environment,
  directory: string,
): Promise<boolean> | boolean {
  return isSettings(name, directory)
    ? checkSettings(terminal, name, environment, directory)
    : checkModel(terminal, name, directory);
}

/** A settings file names models; a model file names itself. */
function isSettings(name: string, directory: string): boolean {
  if (!/[./\\]/.test(name)) return false;
  if (!/\.ya?ml$|\.json$|rc$/.test(name)) return /config\.ts$/.test(name);
  const value = writtenIn(resolve(directory, name));
  if (value === null) return basename(name).includes('config');
  return typeof value === 'object' && 'models' in value;
}

/** Null when it cannot be read: why is told by whoever reads it as what its name says it is. */
function writtenIn(path: string): unknown {
  try {
    return valueIn(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

function checkModel(terminal: Terminal, name: string, directory: string): boolean {
  const loaded = loadModel(name, directory);
  if (!loaded.ok) {
    printFaults(terminal, loaded.faults);
    return false;
  }
  const model = loaded.value;
  terminal.out(terminal.texts.fine(name, model.forums.length, model.places.length));
  const unconfirmed = unconfirmedIn(model);
  const open = model.forums.reduce((sum, forum) => sum + forum.open.length, 0);
  if (unconfirmed > 0) terminal.out(terminal.faint(terminal.texts.unconfirmed(unconfirmed)));
  if (open > 0) terminal.out(terminal.faint(terminal.texts.open(open)));
  return true;
}

/** How many of a model's facts nobody has confirmed. */
export const unconfirmedIn = (model: Model): number => allFacts(model).filter((fact) => !fact.source.confirmed).length;

const allFacts = (model: Model): Fact[] => [
  ...model.forums.flatMap(factsOf),
  ...model.terms.map((term) => term.meaning),
  ...Object.values(model.exits).map((exit) => exit.advice),
];

async function checkSettings(
  terminal: Terminal,
  file: string | undefined,
  environment: Environment,
  directory: string,
): Promise<boolean> {
  const loaded = await loadConfig(
    environment,
    file ? dirname(resolve(directory, file)) : directory,
    file && resolve(directory, file),
    'must-exist',
  );
  if (!loaded.ok) printFaults(terminal, loaded.faults);
  else if (loaded.value.file) terminal.out(terminal.texts.settingsFine(loaded.value.file));
  return loaded.ok;
}

function checkSentences(terminal: Terminal): boolean {
  const { bad } = loadSentences();
  for (const { source, line, problem } of bad) terminal.err(terminal.texts.badSentence(source, line, problem));
  return bad.length === 0;
}
