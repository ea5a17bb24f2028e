import type { Terminal } from '../terminal.ts';
import { wrap } from '../wrap.ts';
import type { CheckName, Finding } from './finding.ts';

/** What has been found, as a person or a program reads it. */

export interface Report {
  tell(check: CheckName, finding: Finding): void;
  /** @returns the exit code: 1 when something is wrong */
  end(): number;
}

export function reportOn(terminal: Terminal, json: boolean): Report {
  const count = { ok: 0, note: 0, wrong: 0 };
  const wrongChecks = new Set<string>();
  let latest: CheckName | null = null;
  const { checks, fine, sums } = terminal.texts.doctor;
  return {
    tell(check, finding) {
      count[finding.is]++;
      if (finding.is === 'wrong') wrongChecks.add(checks[check]);
      if (json) terminal.out(JSON.stringify(jsonOf(terminal, check, finding)));
      else for (const line of linesOf(terminal, check === latest ? null : check, finding)) terminal.out(line);
      latest = check;
    },
    end() {
      const { note, wrong } = count;
      const sum = note + wrong === 0 ? fine : sums(wrong, note, [...wrongChecks].join(', '));
      if (!json)
        for (const line of ['', ...wrap(sum, Math.min(terminal.width, WIDEST))]) terminal.out(terminal.bold(line));
      return wrong > 0 ? 1 : 0;
    },
  };
}

function jsonOf({ texts }: Terminal, check: CheckName, { is, code, detail }: Finding): object {
  const [says, remedy = '', command = ''] = texts.doctor.words[code](detail);
  return { check, is, code, says, remedy, command };
}

const WIDEST = 100;
const GAP = '  ';

/**
 * The word says how it is, the arrow what to do; a command stands by itself, to be copied.
 * @param check null where its name stands above already
 */
function linesOf(terminal: Terminal, check: CheckName | null, { is, code, detail }: Finding): string[] {
  const { labels, checks, words } = terminal.texts.doctor;
  const [says, remedy = '', command = ''] = words[code](detail);
  const label = labels[is].padEnd(longest(labels));
  const head = [
    is === 'wrong' ? terminal.bold(label) : label,
    (check ? checks[check] : '').padEnd(longest(checks)),
    '',
  ].join(GAP);
  const before = ' '.repeat(longest(labels) + longest(checks) + 2 * GAP.length);
  const room = Number.isFinite(terminal.width) ? Math.min(terminal.width, WIDEST) - before.length : Infinity;
  const lines = [...wrap(says, room), ...(remedy === '' ? [] : wrap(`→ ${remedy}`, room, '  '))];
  const commands = command === '' ? [] : command.split('\n').map((one) => `${GAP}${one}`);
  return [...lines.map((line, at) => `${at === 0 ? head : before}${line}`), ...commands];
}

const longest = (texts: Readonly<Record<string, string>>): number =>
  Math.max(...Object.values(texts).map(({ length }) => length));
