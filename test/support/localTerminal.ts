import { type Terminal, terminalOn } from '../../src/cli/terminal.ts';
import type { Language } from '../../src/domain/model/types.ts';

/** A terminal without a process around it, that remembers what it was told. */
export function localTerminal(language: Language = 'sv') {
  const out: string[] = [];
  const err: string[] = [];
  const environment = { LC_ALL: language === 'sv' ? 'sv_SE.UTF-8' : 'C' };
  const terminal: Terminal = {
    ...terminalOn({ stdout: process.stdout, stderr: process.stderr }, { ...environment, NO_COLOR: '1' }),
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  };
  return { terminal, out, err };
}
