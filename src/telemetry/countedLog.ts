import type { Telemetry } from '../ports/telemetry.ts';
import type { Log, LogDetails } from '../ports.ts';

/** What is logged with a code is counted by it, in the one place that everything logged goes through. */

export function countedLog(log: Log, telemetry: Telemetry): Log {
  const counted =
    (write: Log['info']): Log['info'] =>
    (event, details = {}) => {
      write(event, details);
      COUNTED[event]?.(telemetry, details);
    };
  return { info: counted(log.info), warn: counted(log.warn), error: counted(log.error) };
}

type Counting = (telemetry: Telemetry, details: LogDetails) => void;

const said = (value: unknown): string => (typeof value === 'string' ? value : 'unknown');

const refused = (telemetry: Telemetry, reason: string) => telemetry.count('lots.refused', { reason });

const COUNTED: Readonly<Record<string, Counting>> = {
  /** Strangers are told of in a line of their own, whatever they are answered. */
  refused: (telemetry, { code }) => {
    if (code !== 'tenant-unknown') refused(telemetry, said(code));
  },
  'tenant-refused': (telemetry) => refused(telemetry, 'tenant-unknown'),
  'too-fast': (telemetry) => refused(telemetry, 'too-fast'),
  'turn-failed': (telemetry, { type }) => telemetry.count('lots.turns.failed', { type: said(type) }),
  outage: (telemetry, { part, code }) => telemetry.count('lots.outages', { part: said(part), code: said(code) }),
  retained: (telemetry, { part, count }) =>
    telemetry.count('lots.retained', { part: said(part) }, typeof count === 'number' ? count : 1),
};
