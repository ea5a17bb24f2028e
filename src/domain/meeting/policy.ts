/** When a forum is reminded of its meetings, as the organisation has settled it. */

export const REMINDER_KINDS = ['deadline', 'agenda', 'day', 'start'] as const;
/** `deadline`: last day to propose points. `agenda`: what the meeting is about. `day`: it is near. `start`: it begins. */
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** How long before a meeting. */
export type Lead =
  /**
   * So many calendar days before the meeting's date, at an hour of that day. Never on a free day: then on the working day before, or not at all.
   * With a weekday (1 is Monday) it is on the nearest such day before.
   */
  | {
      readonly is: 'days';
      readonly days: number;
      readonly at: Temporal.PlainTime;
      readonly weekday: number | null;
      readonly onFreeDay: 'day-before' | 'skip';
    }
  /** Exactly so long before the start, whatever day or hour that is. */
  | { readonly is: 'exact'; readonly seconds: number };

export interface Rule {
  readonly kind: ReminderKind;
  readonly lead: Lead;
}

/** Hours of the day when nothing is posted that can come earlier or wait: from one evening to the next morning. */
export interface QuietHours {
  readonly from: Temporal.PlainTime;
  readonly to: Temporal.PlainTime;
}

export interface Policy {
  /** At most one of each kind. */
  readonly rules: readonly Rule[];
  readonly quiet: QuietHours;
  /** True when the installer has set the quiet hours: then what falls in them comes earlier. What comes late never disturbs anybody at night, unless it is counted in hours. */
  readonly movesForQuiet: boolean;
}

const at = (hour: number): Temporal.PlainTime => Temporal.PlainTime.from({ hour });

const daysBefore = (days: number, hour: number): Lead => ({
  is: 'days',
  days,
  at: at(hour),
  weekday: null,
  onFreeDay: 'day-before',
});

/** What holds where nothing else is settled. No deadline for points: no source states one, so each organisation sets its own. */
export const STANDARD_POLICY: Policy = {
  rules: [
    { kind: 'agenda', lead: daysBefore(7, 8) },
    { kind: 'day', lead: daysBefore(1, 13) },
    { kind: 'start', lead: { is: 'exact', seconds: 15 * 60 } },
  ],
  quiet: { from: at(18), to: at(7) },
  movesForQuiet: false,
};
