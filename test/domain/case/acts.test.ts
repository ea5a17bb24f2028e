import { describe, expect, it } from '@jest/globals';
import { act, mayDo } from '../../../src/domain/case/act.ts';
import type { Deed } from '../../../src/domain/case/action.ts';
import { type Case, STATES, type State } from '../../../src/domain/case/case.ts';
import { ROLES, type Role } from '../../../src/domain/case/roles.ts';
import { DEEDS, TRANSITIONS } from '../../../src/domain/case/transitions.ts';
import {
  ACTIONS,
  actorAs,
  caseIn,
  caseWith,
  changeOf,
  DECISION,
  handling,
  NOW,
  OLDER,
  person,
  stageOf,
  told,
  UDDEVALLA,
} from './build.ts';

const allows = (state: State, role: Role, deed: Deed): boolean =>
  TRANSITIONS[deed].from.includes(state) &&
  (TRANSITIONS[deed].by.includes(role) || TRANSITIONS[deed].by.includes('anyone'));

/** What the table allows may still be refused, when it would make no difference: the one who filed stands behind it already. */
const makesNoDifference = (role: Role, deed: Deed): boolean =>
  deed === 'join' && (role === 'filer' || role === 'supporter');

const doIn = (before: Case, role: Role, deed: Deed) => act(before, actorAs(role), ACTIONS[deed], NOW, 1);

describe('the table of what may be done', () => {
  const every = STATES.flatMap((state) => ROLES.flatMap((role) => DEEDS.map((deed) => ({ state, role, deed }))));

  it('decides for every state, role and deed what is done and what is refused', () => {
    const wrong = every.filter(({ state, role, deed }) => {
      const result = doIn(caseIn(state), role, deed);
      return 'refused' in result === (allows(state, role, deed) && !makesNoDifference(role, deed));
    });

    expect(wrong).toEqual([]);
  });

  it('tells a state that is wrong from somebody who may not', () => {
    const wrong = every.filter(({ state, role, deed }) => {
      if (allows(state, role, deed)) return false;
      const expected = TRANSITIONS[deed].from.includes(state) ? 'wrong-role' : 'wrong-state';
      const result = doIn(caseIn(state), role, deed);
      return !('refused' in result) || result.refused !== expected;
    });

    expect(wrong).toEqual([]);
  });

  it('leaves a case untouched by what is refused', () => {
    const touched = every.filter(({ state, role, deed }) => {
      const before = caseIn(state);
      const asItWas = JSON.stringify(before);
      return 'refused' in doIn(before, role, deed) && JSON.stringify(before) !== asItWas;
    });

    expect(touched).toEqual([]);
  });

  it('says where a handling comes to', () => {
    const wrong = every.filter(({ state, role, deed }) => {
      const result = doIn(caseIn(state), role, deed);
      if ('refused' in result) return false;
      const { to } = TRANSITIONS[deed];
      return result.case.handlings[0].stage.state !== (to === 'stays' ? state : to);
    });

    expect(wrong).toEqual([]);
  });

  it('says the same of what somebody may do before they try', () => {
    const wrong = every.filter(({ state, role, deed }) => {
      const case_ = caseIn(state);
      return mayDo(case_, actorAs(role), deed, case_.handlings[0]) !== allows(state, role, deed);
    });

    expect(wrong).toEqual([]);
  });

  it('knows only the handlings that are there', () => {
    expect(act(caseIn('filed'), actorAs('chair'), ACTIONS.prepare, NOW, 7)).toEqual({ refused: 'not-there' });
  });
});

describe('a handling', () => {
  const since = NOW.subtract({ hours: 24 });
  const sinceAfter = (state: State, deed: Deed) =>
    changeOf(doIn(caseWith({ handlings: [handling(stageOf(state), { since })] }), 'chair', deed)).case.handlings[0]
      .since;

  it.each([
    ['scheduled', 'schedule'],
    ['decided', 'decide'],
    ['anchoring', 'report'],
  ] as const)('that stays %s has been so for as long as before', (state, deed) => {
    expect(`${sinceAfter(state, deed)}`).toBe(`${since}`);
  });

  it('that comes into another state has been in it from now', () => {
    expect(`${sinceAfter('preparing', 'schedule')}`).toBe(`${NOW}`);
  });
});

describe('preparing', () => {
  it('is told to the one who filed and those who joined', () => {
    expect(told(changeOf(doIn(caseIn('filed'), 'process-lead', 'prepare')))).toEqual(['Filippa', 'Sture']);
  });

  it('is handed to somebody, who alone is told when it goes on as before', () => {
    const change = changeOf(doIn(caseIn('preparing'), 'process-lead', 'assign'));

    expect(change.case.handlings[0].stage).toEqual({ state: 'preparing', preparer: person('Paula') });
    expect(told(change)).toEqual(['Paula']);
  });

  it('is as old as it was when it is handed to somebody', () => {
    const since = NOW.subtract({ hours: 24 });
    const before = caseWith({ handlings: [handling({ state: 'preparing', preparer: null }, { since })] });

    expect(`${changeOf(doIn(before, 'chair', 'assign')).case.handlings[0].since}`).toBe(`${since}`);
  });

  it('begins before anybody else can be given it', () => {
    expect(doIn(caseIn('filed'), 'chair', 'assign')).toEqual({ refused: 'wrong-state' });
  });

  it('is not handed to whoever has it', () => {
    const before = caseWith({ handlings: [handling({ state: 'preparing', preparer: person('Paula') })] });

    expect(doIn(before, 'chair', 'assign')).toEqual({ refused: 'nothing-new' });
  });

  it('keeps its preparer when it comes up at a meeting, and when the meeting is moved', () => {
    const before = caseWith({ handlings: [handling({ state: 'preparing', preparer: person('Paula') })] });

    const scheduled = changeOf(doIn(before, 'chair', 'schedule')).case;
    const again = { do: 'schedule', meeting: { date: Temporal.PlainDate.from('2027-01-12') } } as const;

    expect(changeOf(act(scheduled, actorAs('chair'), again, NOW, 1)).case.handlings[0].stage).toMatchObject({
      preparer: person('Paula'),
      meeting: again.meeting,
    });
    expect(doIn(scheduled, 'chair', 'schedule')).toEqual({ refused: 'nothing-new' });
  });
});

describe('carrying a decision home', () => {
  const report = (case_: Case, role: Role, principal: string, home: 'done' | 'hindered' = 'done') =>
    act(case_, actorAs(role), { do: 'report', principal, home, note: '' }, NOW, 1);

  it('asks every principal that the decision names', () => {
    const change = changeOf(doIn(caseIn('decided'), 'chair', 'anchor'));

    expect(told(change)).toEqual(['Filippa', 'Sture', 'uddevalla of 1', 'vgr of 1']);
  });

  it('asks nobody when the decision names none', () => {
    const before = caseWith({
      handlings: [handling({ state: 'decided', decision: { ...DECISION, principals: [] } })],
    });

    expect(doIn(before, 'chair', 'anchor')).toEqual({ refused: 'not-there' });
  });

  it('closes the case with the last answer, and not before', () => {
    const first = changeOf(report(caseIn('anchoring'), 'member', 'uddevalla'));
    const last = changeOf(report(first.case, 'process-lead', 'vgr'));

    expect(first.case.handlings[0].stage.state).toBe('anchoring');
    expect(told(first)).toEqual([]);
    expect(last.case.handlings[0].stage).toMatchObject({ state: 'closed', reason: '' });
    expect(last.events).toMatchObject([{ from: 'anchoring', to: 'closed' }]);
    expect(told(last)).toEqual(['Filippa', 'Sture']);
  });

  it('says with each answer whose it was', () => {
    const first = changeOf(report(caseIn('anchoring'), 'chair', 'vgr', 'hindered'));
    const second = changeOf(report(first.case, 'member', 'uddevalla'));

    expect(first.events).toMatchObject([{ about: { principal: 'vgr', home: 'hindered' } }]);
    expect(second.events).toMatchObject([{ about: { principal: 'uddevalla', home: 'done' } }]);
  });

  it('goes on when somebody is hindered, and tells those who wait', () => {
    const first = changeOf(report(caseIn('anchoring'), 'member', 'uddevalla', 'hindered'));
    const second = changeOf(report(first.case, 'chair', 'vgr'));

    expect(told(first)).toEqual(['Filippa', 'Sture']);
    expect(second.case.handlings[0].stage.state).toBe('anchoring');
    expect(changeOf(report(second.case, 'member', 'uddevalla')).case.handlings[0].stage.state).toBe('closed');
  });

  it('is answered by a member for their own principal only', () => {
    expect(report(caseIn('anchoring'), 'member', 'vgr')).toEqual({ refused: 'wrong-principal' });
  });

  it('is answered only by those who were asked, and once', () => {
    const answered = changeOf(report(caseIn('anchoring'), 'member', 'uddevalla')).case;

    expect(report(caseIn('anchoring'), 'chair', 'tanum')).toEqual({ refused: 'not-there' });
    expect(report(answered, 'member', 'uddevalla')).toEqual({ refused: 'nothing-new' });
  });
});

describe('a case that goes to another forum', () => {
  it('starts over at preparing there, and that forum is told', () => {
    const change = changeOf(doIn(caseIn('scheduled'), 'chair', 'forward'));

    expect(change.case.handlings).toMatchObject([
      { no: 1, seat: UDDEVALLA, stage: { state: 'forwarded', to: OLDER } },
      { no: 2, seat: OLDER, stage: { state: 'preparing', preparer: null } },
    ]);
    expect(told(change)).toContain('forum of 2');
  });

  it.each(['forward', 'share'] as const)('says where to: %s', (deed) => {
    const change = changeOf(doIn(caseIn('preparing'), 'chair', deed));

    expect(change.events).toMatchObject([{ about: { seat: OLDER } }]);
  });

  it('is handled by both when it is shared', () => {
    const shared = changeOf(doIn(caseIn('preparing'), 'process-lead', 'share')).case;

    const later = changeOf(act(shared, actorAs('process-lead'), { do: 'prepare' }, NOW, 2)).case;

    expect(later.handlings.map(({ stage }) => stage.state)).toEqual(['preparing', 'preparing']);
  });

  it('does not come twice to one forum at a time', () => {
    const shared = changeOf(doIn(caseIn('filed'), 'chair', 'share')).case;

    expect(doIn(shared, 'chair', 'forward')).toEqual({ refused: 'nothing-new' });
    expect(act(shared, actorAs('chair'), { do: 'share', with: UDDEVALLA, reason: '' }, NOW, 2)).toEqual({
      refused: 'nothing-new',
    });
  });

  it('may come back when it has been sent on', () => {
    const away = changeOf(doIn(caseIn('filed'), 'chair', 'forward')).case;

    const back = changeOf(act(away, actorAs('chair'), { do: 'forward', to: UDDEVALLA, reason: '' }, NOW, 2)).case;

    expect(back.handlings.map(({ stage }) => stage.state)).toEqual(['forwarded', 'forwarded', 'preparing']);
  });

  it('is withdrawn everywhere at once, each handling with its event', () => {
    const shared = changeOf(doIn(caseIn('scheduled'), 'chair', 'share')).case;

    const change = changeOf(doIn(shared, 'filer', 'withdraw'));

    expect(change.case.handlings.map(({ stage }) => stage.state)).toEqual(['withdrawn', 'withdrawn']);
    expect(change.events).toMatchObject([
      { handling: 1, from: 'scheduled', to: 'withdrawn' },
      { handling: 2, from: 'filed', to: 'withdrawn' },
    ]);
  });

  it('is not withdrawn when one of the forums has decided', () => {
    const before = caseWith({
      handlings: [handling(stageOf('decided')), handling(stageOf('filed'), { no: 2, seat: OLDER })],
    });

    expect(doIn(before, 'filer', 'withdraw')).toEqual({ refused: 'wrong-state' });
  });
});
