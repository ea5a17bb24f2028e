/** The days when nobody is at work in Sweden: weekends, red days, and the eves that are free in practice. */

/** True on a day when nobody should be asked for anything. */
export function isFreeDay(date: Temporal.PlainDate): boolean {
  return date.dayOfWeek >= SATURDAY || isFixedHoliday(date) || isByEaster(date) || isMidsummerEve(date);
}

const FRIDAY = 5;
const SATURDAY = 6;

/** New Year, Epiphany, May Day, the National Day, Christmas Eve to Boxing Day, New Year's Eve. */
const FIXED = new Set(['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31']);

const isFixedHoliday = (date: Temporal.PlainDate): boolean => FIXED.has(date.toString().slice(5));

/** Good Friday, Easter Monday and Ascension Day, in days from Easter Day. Those that are always in a weekend need no rule. */
const BY_EASTER = [-2, 1, 39];

function isByEaster(date: Temporal.PlainDate): boolean {
  const easter = easterDay(date.year);
  return BY_EASTER.some((days) => easter.add({ days }).equals(date));
}

/** The Friday from 19 to 25 June. */
const isMidsummerEve = ({ month, day, dayOfWeek }: Temporal.PlainDate): boolean =>
  month === 6 && day >= 19 && day <= 25 && dayOfWeek === FRIDAY;

/** The Gregorian computus of Meeus, Jones and Butcher. */
function easterDay(year: number): Temporal.PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const lunar = century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + lunar + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const sum = epact + weekday - 7 * late + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(sum / 31), day: (sum % 31) + 1 });
}
