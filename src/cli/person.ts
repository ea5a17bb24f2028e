import { resolve } from 'node:path';
import type { Config } from '../config.ts';
import type { Grant } from '../domain/case/roles.ts';
import type { PersonId } from '../domain/person.ts';
import { isEmpty, PERSON_SECTIONS } from '../domain/personData.ts';
import { textsOfGone } from '../locales/trust/gone.ts';
import type { Doing, Erasure } from '../ports/trust.ts';
import { isoIn } from './moments.ts';
import { write } from './output.ts';
import { withStore } from './store.ts';
import { table } from './table.ts';
import type { Terminal } from './terminal.ts';

/** `lots person extract` and `lots person erase`: what is stored about one person, given out or taken away. */

export interface PersonValues {
  readonly 'dry-run'?: boolean;
  readonly json?: boolean;
  readonly out?: string;
}

/** @returns the exit code */
export async function aboutPerson(
  terminal: Terminal,
  config: Config,
  [what, written]: readonly string[],
  values: PersonValues,
  directory: string,
): Promise<number> {
  const { texts, err } = terminal;
  const person = personIn(written);
  if ((what === 'extract' || what === 'erase') && person)
    return what === 'extract'
      ? extract(terminal, config, person, values.out, directory)
      : erase(terminal, config, person, values);
  err(written === undefined || person ? texts.person.what : texts.person.badId(written));
  return 2;
}

/** As the authenticated activity says it: without capitals. */
const personIn = (written: string | undefined): PersonId | null =>
  written !== undefined && /^[^/\s]+\/[^/\s]+$/.test(written) ? (written.toLowerCase() as PersonId) : null;

const inSettings = ({ grants }: Config, person: PersonId): readonly Grant[] =>
  grants.filter((grant) => grant.person === person);

const byOperator = (): Doing => ({ by: 'operator', at: Temporal.Now.instant() });

const STANDARD_OUTPUT = '-';

function extract(
  terminal: Terminal,
  config: Config,
  person: PersonId,
  out = STANDARD_OUTPUT,
  directory: string,
): Promise<number> {
  const { texts } = terminal;
  return withStore(terminal, config, async ({ personData }) => {
    const doing = byOperator();
    const found = await personData.extract(person, doing);
    const settings = inSettings(config, person);
    if (isEmpty(found) && settings.length === 0) terminal.err(texts.person.nothing);
    const extracted = { person, at: isoIn(doing.at, config.timeZone), settings, found };
    const text = `${JSON.stringify(extracted, null, 2)}\n`;
    if (out === STANDARD_OUTPUT) return (await write([text], terminal.stream)) ? 1 : 0;
    const refused = await write([text], resolve(directory, out));
    if (refused) terminal.err(texts.person.cannotWrite(out, refused));
    else terminal.out(texts.person.written(out));
    return refused ? 1 : 0;
  });
}

function erase(
  terminal: Terminal,
  config: Config,
  person: PersonId,
  { 'dry-run': isDry = false, json = false }: PersonValues,
): Promise<number> {
  return withStore(terminal, config, async ({ personData }) => {
    const named = { sv: textsOfGone('sv').erased, en: textsOfGone('en').erased };
    const erasure = isDry ? await personData.wouldErase(person) : await personData.erase(person, named, byOperator());
    const settings = inSettings(config, person);
    if (json) terminal.out(JSON.stringify({ person, dryRun: isDry, ...erasure, settings }));
    else print(terminal, erasure, settings.length, isDry);
    return 0;
  });
}

function print({ out, texts }: Terminal, { found, hasOneWordName }: Erasure, inFile: number, isDry: boolean): void {
  const { person } = texts;
  const sections = PERSON_SECTIONS.filter((section) => found[section] > 0);
  if (sections.length === 0) out(person.nothing);
  else out(isDry ? person.wouldErase : person.erased);
  const rows = sections.map((section) => ({
    start: [],
    stretching: person.sections[section],
    end: [String(found[section])],
  }));
  for (const line of table(rows, Number.POSITIVE_INFINITY)) out(`  ${line}`);
  if (inFile > 0) out(person.inSettings(inFile));
  if (sections.length === 0) return;
  if (hasOneWordName) out(person.oneWord);
  out(person.elsewhere);
}
