/** A time zone: what the clock shows there. Each hour is read as the standard says (RFC 5545, 3.3.5). */
export interface Zone {
  /** An hour that does not exist, when the clock is put forward, is the one after; of one that comes twice it is the first. */
  moment(local: Temporal.PlainDateTime): Temporal.Instant;
  local(at: Temporal.Instant): Temporal.PlainDateTime;
}

/** @param id of the tz database, or an offset such as +01:00 */
export const zoneOf = (id: string): Zone => ({
  moment: (local) => local.toZonedDateTime(id, { disambiguation: 'compatible' }).toInstant(),
  local: (at) => at.toZonedDateTimeISO(id).toPlainDateTime(),
});

export const UTC: Zone = zoneOf('UTC');

/** @param offsetAt how many seconds before UTC the clock is at a moment */
export function zoneBy(offsetAt: (at: Temporal.Instant) => number): Zone {
  return {
    moment(local) {
      const asUtc = UTC.moment(local);
      // No clock is changed twice within two days, and none is further from UTC than one.
      const [before, after] = [offsetAt(asUtc.subtract(DAY)), offsetAt(asUtc.add(DAY))];
      const [first, second] = [asUtc.subtract({ seconds: before }), asUtc.subtract({ seconds: after })];
      return offsetAt(first) !== before && offsetAt(second) === after ? second : first;
    },
    local: (at) => UTC.local(at.add({ seconds: offsetAt(at) })),
  };
}

const DAY = Temporal.Duration.from({ hours: 24 });
