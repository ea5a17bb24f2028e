import type { Config } from '../config.ts';
import type { AuditFault, AuditLine, AuditVerdict } from '../ports/trust.ts';
import { readFilter } from './caseFilter.ts';
import { isoIn } from './moments.ts';
import { withStore } from './store.ts';
import type { Terminal } from './terminal.ts';

/** `lots audit verify` and `lots audit list`: whether anybody has been at the audit trail, and what stands in it. */

export interface AuditValues {
  readonly json?: boolean;
  readonly expect?: string;
  readonly from?: string;
  readonly to?: string;
}

/** @returns the exit code: 1 for a trail that is not whole */
export async function showAudit(
  terminal: Terminal,
  config: Config,
  what: string | undefined,
  values: AuditValues,
): Promise<number> {
  switch (what) {
    case 'verify':
      return verifyAudit(terminal, config, values);
    case 'list':
      return listAudit(terminal, config, values);
    default:
      terminal.err(terminal.texts.audit.what);
      return 2;
  }
}

function verifyAudit(terminal: Terminal, config: Config, { json = false, expect }: AuditValues): Promise<number> {
  return withStore(terminal, config, async ({ audit }) => {
    const verdict = await audit.verify(expect?.trim().toLowerCase() ?? null);
    if (json) terminal.out(JSON.stringify({ whole: verdict.fault === null, ...verdict }));
    else if (verdict.fault) terminal.err(faultText(terminal.texts.audit.broken, verdict.fault, verdict.since.seq));
    else printWhole(terminal, verdict);
    return verdict.fault === null ? 0 : 1;
  });
}

function printWhole({ out, texts: { audit } }: Terminal, { entries, head, since }: AuditVerdict): void {
  out(audit.whole(entries));
  if (since.seq > 0) out(audit.since(since.seq));
  if (head.seq === 0) return;
  out(audit.head(head.seq, head.hash));
  out(audit.keepIt);
}

function faultText(broken: Terminal['texts']['audit']['broken'], fault: AuditFault, since: number): string {
  switch (fault.is) {
    case 'unguarded':
      return broken.unguarded(fault.what);
    case 'unexpected':
      return broken.unexpected(since);
    default:
      return broken[fault.is](fault.seq);
  }
}

async function listAudit(terminal: Terminal, config: Config, { json = false, from, to }: AuditValues): Promise<number> {
  const filter = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const wanted = readFilter(terminal, config, filter);
  if (!wanted) return 2;
  return withStore(terminal, config, async ({ audit }) => {
    let count = 0;
    for await (const line of audit.list(wanted.filedFrom ?? null, wanted.filedTo ?? null)) {
      count++;
      terminal.out(json ? JSON.stringify(jsonOf(line, config.timeZone)) : textOf(line, config.timeZone));
    }
    if (count === 0 && !json) terminal.out(terminal.texts.audit.none);
    return 0;
  });
}

const jsonOf = ({ at, ...line }: AuditLine, timeZone: string) => ({ at: isoIn(at, timeZone), ...line });

/** `12  2026-11-21T12:00:00+01:00  role-given  tenant/anna → tenant/bo  role=chair model=fyrbodal` */
function textOf({ seq, at, did, by, byPerson, who, whoPerson, about }: AuditLine, timeZone: string): string {
  const people = [byPerson ?? by, whoPerson ?? who].filter((one) => one !== null).join(' → ');
  const told = Object.entries(about).flatMap(([key, value]) => (value === null ? [] : [`${key}=${value}`]));
  return [String(seq), isoIn(at, timeZone), did, people, told.join(' ')].join('  ');
}
