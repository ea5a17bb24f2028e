import { type Finding, fine, wrong } from './finding.ts';

/** The machine that the bot runs on. */

/** As `engines` of package.json has it. */
const LEAST_NODE = 26;

export const nodeFindings = (version: string): Finding[] =>
  Number(version.split('.')[0]) >= LEAST_NODE
    ? [fine('node', { version })]
    : [wrong('node-old', { version, least: String(LEAST_NODE) })];

/** Whoever reads it sees at once whether it is the wrong one. */
export function timeZoneFindings(zone: string, now: Temporal.Instant): Finding[] {
  const time = now.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });
  const [hour = '', minute = ''] = time.split(':');
  return [fine('time-zone', { zone, hour, minute })];
}
