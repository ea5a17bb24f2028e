import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dueOf } from '../../../src/domain/meeting/due.ts';
import { localDate, type Meeting, sameSpan, startOf } from '../../../src/domain/meeting/meeting.ts';
import { plan } from '../../../src/domain/meeting/plan.ts';
import { type Policy, REMINDER_KINDS, type ReminderKind } from '../../../src/domain/meeting/policy.ts';
import { ALMANAC, STOCKHOLM, shown } from '../../support/meetingSamples.ts';
import { bot, forum, type Happening, happen, happenings } from './happenings.ts';
import {
  type Bot,
  begin,
  circumstancesOf,
  isBefore,
  isToBeSent,
  look,
  planOf,
  type Sent,
  type Simulation,
  settledOf,
  sync,
  work,
} from './simulation.ts';

/** What must hold whatever happens to a forum's meetings and to the bot that reminds of them. */

const ON_TIME = { minutes: 15 };

/** @param watch is called each time the bot has looked to everything */
function live(life: Simulation, by: Bot, steps: readonly Happening[], watch: () => void = () => {}): Simulation {
  for (const step of steps) {
    happen(life, by, step);
    if (step.what === 'work') watch();
  }
  look(life, by);
  watch();
  return life;
}

const always = (holds: (life: Simulation, by: Bot, steps: readonly Happening[]) => boolean, numRuns = 120): void =>
  fc.assert(
    fc.property(forum, bot, happenings, ({ from, occurrences }, by, steps) =>
      holds(begin(from, occurrences), by, steps),
    ),
    { numRuns },
  );

const isQuiet = (moment: Temporal.Instant, { quiet }: Policy): boolean => {
  const time = moment.toZonedDateTimeISO(STOCKHOLM).toPlainTime();
  return Temporal.PlainTime.compare(time, quiet.to) < 0 || Temporal.PlainTime.compare(time, quiet.from) > 0;
};
const isFree = (moment: Temporal.Instant): boolean => ALMANAC.isFree(localDate(moment, STOCKHOLM));

const isOfDays = ({ policy }: Bot, kind: ReminderKind): boolean =>
  policy.rules.some((rule) => rule.kind === kind && rule.lead.is === 'days');

const byMeeting = ({ sent }: Simulation): Sent[][] => [...Map.groupBy(sent, ({ meeting }) => meeting.id).values()];

/** The kind that has come due last of a meeting that is to come, worked out without the plan. */
function latestDue({ now }: Simulation, { policy, calendar }: Bot, { span }: Meeting): ReminderKind | undefined {
  const start = startOf(span, STOCKHOLM);
  const dues = policy.rules.flatMap(({ kind, lead }) => {
    const due = dueOf(lead, span, policy, calendar);
    return 'at' in due && isBefore(due.at, start) && !isBefore(now, due.at) ? [{ kind, at: due.at }] : [];
  });
  const inOrder = dues.toSorted(
    (a, b) => Temporal.Instant.compare(a.at, b.at) || REMINDER_KINDS.indexOf(a.kind) - REMINDER_KINDS.indexOf(b.kind),
  );
  return isBefore(now, start) ? inOrder.at(-1)?.kind : undefined;
}

/** Kinds that should have been sent by now and have not been. */
function forgotten(life: Simulation, by: Bot): string[] {
  const { now, pausedUntil, skipped } = life;
  const resumes = pausedUntil?.toZonedDateTime({ timeZone: STOCKHOLM, plainTime: by.policy.quiet.to }).toInstant();
  if (resumes && isBefore(now, resumes)) return [];
  const isAtWork = !isFree(now) && !isQuiet(now, by.policy);
  return life.known.flatMap((one) => {
    const kind = one.isCancelled || skipped.has(one.id) ? undefined : latestDue(life, by, one);
    if (!kind || settledOf(life, one.id).has(kind)) return [];
    return isAtWork || !isOfDays(by, kind) ? [`${one.id} ${kind}`] : [];
  });
}

describe('however meetings are moved, cancelled and split, and whenever the bot is away,', () => {
  it('nothing is sent twice', () => {
    always((life, by, steps) => {
      const { sent } = live(life, by, steps);
      const keys = new Set(sent.map(({ planned }) => planned.key));
      const kinds = new Set(sent.map(({ meeting, planned }) => `${meeting.id} ${planned.kind}`));
      return keys.size === sent.length && kinds.size === sent.length;
    });
  });

  it('nothing is sent when the meeting has begun', () => {
    always((life, by, steps) => live(life, by, steps).sent.every(({ planned, at }) => isBefore(at, planned.expires)));
  });

  it('what counts in days comes on a working day, and late only in working hours', () => {
    always((life, by, steps) => {
      const ofDays = live(life, by, steps).sent.filter(({ planned }) => isOfDays(by, planned.kind));
      return ofDays.every(({ planned, at }) => {
        const isLate = isBefore(planned.due.add(ON_TIME), at);
        return !isFree(at) && !(isLate && isQuiet(at, by.policy));
      });
    });
  });

  it('nothing is sent before it is due, nor of a meeting that is cancelled or skipped, nor in a pause', () => {
    always((life, by, steps) =>
      live(life, by, steps).sent.every(({ meeting, of, planned, at }) => {
        const isPaused = of.pausedUntil && Temporal.PlainDate.compare(localDate(at, STOCKHOLM), of.pausedUntil) < 0;
        return !isBefore(at, planned.due) && !meeting.isCancelled && !of.isSkipped && !isPaused;
      }),
    );
  });

  it('nothing that is due and still of use is forgotten', () => {
    always((life, by, steps) => {
      const found: string[] = [];
      live(life, by, steps, () => found.push(...forgotten(life, by)));
      return found.length === 0;
    });
  });

  it('each meeting has one post, the first, and the others reply to it', () => {
    always((life, by, steps) =>
      byMeeting(live(life, by, steps)).every((all) =>
        all.every(({ planned }, no) => planned.action.do === (no === 0 ? 'post' : 'reply')),
      ),
    );
  });

  it('comparing once more after what has changed is kept says nothing', () => {
    always((life, by, steps) =>
      live(life, by, steps).comparedAgain.every(({ added, changed }) => added.length + changed.length === 0),
    );
  });

  it('each meeting that is to come is known once, as it is in the calendar', () => {
    always((life, by, steps) => {
      const { calendar, known, now } = live(life, by, steps);
      const coming = calendar.filter(
        ({ isThere, isCancelled, span }) => isThere && !isCancelled && isBefore(now, startOf(span, STOCKHOLM)),
      );
      return coming.every(
        ({ series, span }) =>
          known.filter((one) => one.series === series && !one.isCancelled && sameSpan(one.span, span)).length === 1,
      );
    });
  });

  it('one reminder of a meeting at most is to be sent at any moment', () => {
    always((life, by, steps) => {
      for (const step of steps.filter(({ what }) => what !== 'work')) happen(life, by, step);
      sync(life, by.calendar);
      return life.known.every(
        (one) => planOf(life, by, one).filter((planned) => isToBeSent(planned, life.now)).length <= 1,
      );
    });
  });

  it('a plan is by due time, and the same each time and in whatever order the rules are', () => {
    always((life, by, steps) => {
      live(life, by, steps);
      const reversed = { ...by, policy: { ...by.policy, rules: by.policy.rules.toReversed() } };
      return life.known.every((one) => {
        const of = circumstancesOf(life, by, one.id);
        const planned = plan(one, of);
        const isInOrder = planned.every(({ due }, no) => no === 0 || !isBefore(due, planned[no - 1]?.due ?? due));
        const same = [plan(one, of), plan(one, circumstancesOf(life, reversed, one.id))];
        return isInOrder && same.every((other) => JSON.stringify(other) === JSON.stringify(planned));
      });
    }, 60);
  });
});

describe('when nothing changes,', () => {
  const later = (a: Temporal.Instant, b: Temporal.Instant) => (isBefore(a, b) ? b : a);

  it('what is sent is what was planned beforehand, at the moments that were said', () => {
    const pause = fc.option(fc.integer({ min: 1, max: 14 }));
    fc.assert(
      fc.property(forum, bot, pause, ({ from, occurrences }, by, days) => {
        const life = begin(from, occurrences);
        const punctual = { ...by, sleepsIn: Temporal.Duration.from('PT0S') };
        if (days !== null) life.pausedUntil = localDate(life.now, STOCKHOLM).add({ days });
        sync(life, by.calendar);
        const planned = life.known.flatMap((one) =>
          planOf(life, punctual, one).flatMap(({ kind, action }) =>
            action.do === 'drop' ? [] : [`${one.id} ${kind} ${action.do} ${shown(later(action.at, from))}`],
          ),
        );
        work(life, punctual, { hours: 45 * 24 });
        const sent = life.sent.map(
          ({ meeting, planned: { kind, action }, at }) => `${meeting.id} ${kind} ${action.do} ${shown(at)}`,
        );
        expect(sent.toSorted()).toEqual(planned.toSorted());
      }),
      { numRuns: 150 },
    );
  });
});
