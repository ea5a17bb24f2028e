/** Times as people and programs write them on the command line. */

/**
 * A date is its midnight and a time without an offset is local, both where the organisation is; with an offset or Z it is what it says.
 * @returns null for what is no time
 */
export function readMoment(written: string, timeZone: string): Temporal.Instant | null {
  return (
    tried(() => Temporal.Instant.from(written)) ??
    tried(() => Temporal.PlainDateTime.from(written).toZonedDateTime(timeZone).toInstant())
  );
}

function tried(read: () => Temporal.Instant): Temporal.Instant | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** `2026-12-08T09:00:00+01:00`. */
export const isoIn = (at: Temporal.Instant, timeZone: string): string =>
  at.toZonedDateTimeISO(timeZone).toString({ timeZoneName: 'never', smallestUnit: 'second' });

/** The hour and minute there, with two digits each. */
export function clockIn(at: Temporal.Instant, timeZone: string): [hour: string, minute: string] {
  const { hour, minute } = at.toZonedDateTimeISO(timeZone);
  return [two(hour), two(minute)];
}

const two = (value: number): string => String(value).padStart(2, '0');
