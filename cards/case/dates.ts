import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';

/** Dates as people say them: "tisdag 8 december", with the year only when it is another. */

interface When {
  readonly today: Temporal.PlainDate;
  readonly language: Language;
}

type Part = 'weekday' | 'month';

/** Making one takes longer than the rest of a card. */
const formatOf = (locale: string, part: Part) => new Intl.DateTimeFormat(locale, { [part]: 'long', timeZone: 'UTC' });

/** British, so that the day comes before the month. */
const FORMATS: Readonly<Record<Language, Readonly<Record<Part, Intl.DateTimeFormat>>>> = {
  sv: { weekday: formatOf('sv-SE', 'weekday'), month: formatOf('sv-SE', 'month') },
  en: { weekday: formatOf('en-GB', 'weekday'), month: formatOf('en-GB', 'month') },
};

const word = (date: Temporal.PlainDate, language: Language, part: Part): string =>
  FORMATS[language][part].format(Date.UTC(date.year, date.month - 1, date.day));

/** "8 december": for what has been. */
export function dayOf(date: Temporal.PlainDate, { today, language }: When): string {
  const year = date.year === today.year ? '' : ` ${date.year}`;
  return `${date.day} ${word(date, language, 'month')}${year}`;
}

/** "tisdag 8 december": for what is to come. */
export const weekdayOf = (date: Temporal.PlainDate, when: When): string =>
  `${word(date, when.language, 'weekday')} ${dayOf(date, when)}`;

/** "november 2026", from `2026-11`. */
export function monthOf(month: string, language: Language): string {
  const date = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 });
  return `${word(date, language, 'month')} ${date.year}`;
}

/** "21 november kl. 14.05". */
export function momentOf(at: Temporal.Instant, timeZone: string, when: When): string {
  const local = at.toZonedDateTimeISO(timeZone);
  const two = (value: number): string => String(value).padStart(2, '0');
  return textsIn(when.language).cases.at(dayOf(local.toPlainDate(), when), two(local.hour), two(local.minute));
}

export const dateOf = (at: Temporal.Instant, timeZone: string): Temporal.PlainDate =>
  at.toZonedDateTimeISO(timeZone).toPlainDate();
