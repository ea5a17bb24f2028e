import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { act } from '../../../src/domain/case/act.ts';
import type { Action } from '../../../src/domain/case/action.ts';
import { type Case, isOpen, openHandlings, STATES } from '../../../src/domain/case/case.ts';
import type { Change } from '../../../src/domain/case/change.ts';
import { ROLES, type Role } from '../../../src/domain/case/roles.ts';
import { ACTIONS, actorAs, caseIn, DECISION, FILER, NOW, OLDER, person, SUPPORTER, told, UDDEVALLA } from './build.ts';

/** What must hold however a case is treated: whole lives, made by chance. */

interface Step {
  readonly role: Role;
  readonly action: Action;
  readonly target: number;
}

const seat = fc.constantFrom(UDDEVALLA, OLDER, { forum: 'fyrbodal/lokal', place: 'tanum' });
const somebody = fc.constantFrom(FILER, SUPPORTER, person('Paula'), person('chair'));
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<Action>(...Object.values(ACTIONS)) },
  fc.record({ do: fc.constant('assign' as const), to: somebody }),
  fc.record({ do: fc.constant('hand-over' as const), to: somebody }),
  fc.record({ do: fc.constantFrom('forward' as const), to: seat, reason: fc.constant('Därför') }),
  fc.record({ do: fc.constantFrom('share' as const), with: seat, reason: fc.constant('Därför') }),
  fc.record({
    do: fc.constant('report' as const),
    principal: fc.constantFrom(...DECISION.principals),
    home: fc.constantFrom('done' as const, 'done' as const, 'hindered' as const),
    note: fc.constant(''),
  }),
);
/** The usual way is taken often, so that many lives come to their end and not only to a withdrawal. */
const usual: fc.Arbitrary<Action> = fc.constantFrom<Action>(
  ACTIONS.prepare,
  ACTIONS.schedule,
  ACTIONS.decide,
  ACTIONS.anchor,
  { do: 'report', principal: 'uddevalla', home: 'done', note: '' },
  { do: 'report', principal: 'vgr', home: 'done', note: '' },
);
const target = fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, fc.integer({ min: 2, max: 4 }));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ role: fc.constant<Role>('chair'), action: usual, target }) },
  { weight: 1, arbitrary: fc.record({ role: fc.constantFrom<Role>(...ROLES), action, target }) },
);
const life = fc.array(step, { minLength: 1, maxLength: 60, size: 'max' });

interface Done extends Step {
  readonly before: Case;
  readonly change: Change;
}

function live(steps: readonly Step[]): { readonly done: readonly Done[]; readonly end: Case } {
  let case_ = caseIn('filed');
  const done: Done[] = [];
  for (const [at, one] of steps.entries()) {
    const result = act(case_, actorAs(one.role), one.action, NOW.add({ hours: at }), one.target);
    if ('refused' in result) continue;
    done.push({ ...one, before: case_, change: result });
    case_ = result.case;
  }
  return { done, end: case_ };
}

const always = (holds: (lived: ReturnType<typeof live>) => boolean) =>
  fc.assert(
    fc.property(life, (steps) => holds(live(steps))),
    { numRuns: 400 },
  );

describe('a case, whatever is done to it,', () => {
  it('grows by exactly one revision with every change', () => {
    always(({ done }) => done.every(({ before, change }) => change.case.revision === before.revision + 1));
  });

  it('says with every change what happened, by whom and when', () => {
    always(({ done }) =>
      done.every(
        ({ role, change }) =>
          change.events.length > 0 && change.events.every(({ by }) => by.id === actorAs(role).person.id),
      ),
    );
  });

  it('has events that lead from each state of a handling to the next', () => {
    always(({ done, end }) => {
      const events = done.flatMap(({ change }) => change.events);
      return end.handlings.every(({ no, stage }) => {
        const own = events.filter((event) => event.handling === no && event.from !== null);
        const chained = own.slice(1).every((event, at) => event.from === own[at]?.to);
        return chained && (own.at(-1)?.to ?? stage.state) === stage.state;
      });
    });
  });

  it('takes nothing more when it has ended, but words out and a diary number in', () => {
    always(({ done }) =>
      done.every(
        ({ before, action: { do: deed } }) =>
          openHandlings(before).length > 0 || deed === 'deidentify' || deed === 'diary',
      ),
    );
  });

  it('never opens again a handling that has ended', () => {
    always(({ done }) =>
      done.every(({ before, change }) =>
        before.handlings.every(
          ({ stage }, at) => isOpen(stage.state) || change.case.handlings[at]?.stage.state === stage.state,
        ),
      ),
    );
  });

  it('has its handlings numbered in order, and never two open in one forum', () => {
    always(({ end }) => {
      const seats = openHandlings(end).map(({ seat: { forum, place } }) => `${forum}|${place}`);
      return new Set(seats).size === seats.length && end.handlings.every(({ no }, at) => no === at + 1);
    });
  });

  it('tells nobody of what they did themselves, and nobody twice', () => {
    always(({ done }) =>
      done.every(({ role, change }) => {
        const names = told(change);
        return !names.includes(actorAs(role).person.name) && new Set(names).size === names.length;
      }),
    );
  });

  it('is never followed twice by the same person', () => {
    always(({ end: { filer, supporters } }) => {
      const ids = [filer, ...supporters].map(({ id }) => id);
      return new Set(ids).size === ids.length;
    });
  });

  it('is closed without a reason only when every principal has said that it is done', () => {
    always(({ end }) =>
      end.handlings.every(
        ({ stage }) =>
          stage.state !== 'closed' || stage.reason !== '' || stage.anchorings.every(({ home }) => home.is === 'done'),
      ),
    );
  });

  it('comes now and then to every state', () => {
    const states = new Set(
      fc
        .sample(life, { numRuns: 2000, seed: 7 })
        .flatMap((steps) => live(steps).end.handlings.map((one) => one.stage.state)),
    );

    expect([...states].sort()).toEqual([...STATES].sort());
  });
});
