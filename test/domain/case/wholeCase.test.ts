import { describe, expect, it } from '@jest/globals';
import { act } from '../../../src/domain/case/act.ts';
import type { Action } from '../../../src/domain/case/action.ts';
import type { Case, CaseId } from '../../../src/domain/case/case.ts';
import type { Actor, Role } from '../../../src/domain/case/roles.ts';
import { mayRead, principalsOf, rolesIn } from '../../../src/domain/case/roles.ts';
import { scrubbed } from '../../../src/domain/case/scrub.ts';
import { absorb } from '../../../src/domain/case/wholeActs.ts';
import {
  ACTIONS,
  actorAs,
  caseIn,
  caseWith,
  changeOf,
  DECISION,
  FILER,
  grant,
  handling,
  NOW,
  OLDER,
  person,
  SUPPORTER,
  stageOf,
  told,
} from './build.ts';

const doAs = (before: Case, role: Role, action: Action) => act(before, actorAs(role), action, NOW);

describe('standing behind a case', () => {
  it('is said once, and taken back', () => {
    const joined = changeOf(doAs(caseIn('filed'), 'anyone', { do: 'join' })).case;

    expect(joined.supporters.map(({ name }) => name)).toEqual(['Sture', 'Annika']);
    expect(doAs(joined, 'anyone', { do: 'join' })).toEqual({ refused: 'nothing-new' });
    expect(changeOf(doAs(joined, 'supporter', { do: 'leave' })).case.supporters).toEqual([person('Annika')]);
  });

  it('tells nobody', () => {
    expect(told(changeOf(doAs(caseIn('filed'), 'anyone', { do: 'join' })))).toEqual([]);
  });
});

describe('a case that is changed', () => {
  const board = { forum: 'fyrbodal/styrgrupp', place: null };
  const edit = { ...ACTIONS.edit, seat: board, theme: null };

  it('goes to the forum that is now chosen, which is told, and has waited as long as before', () => {
    const since = NOW.subtract({ hours: 24 });
    const before = caseWith({ handlings: [handling(stageOf('filed'), { since })] });

    const change = changeOf(doAs(before, 'filer', edit));

    expect(change.case).toMatchObject({ theme: null, handlings: [{ no: 1, seat: board, stage: { state: 'filed' } }] });
    expect(`${change.case.handlings[0].since}`).toBe(`${since}`);
    expect(change.events).toMatchObject([{ did: 'edit', about: { seat: board } }]);
    expect(told(change)).toEqual(['forum of 1']);
  });

  it('stays where it is when the same forum is chosen, and tells nobody', () => {
    const change = changeOf(doAs(caseIn('filed'), 'filer', ACTIONS.edit));

    expect(change.case).toMatchObject({ answers: ACTIONS.edit.answers, handlings: caseIn('filed').handlings });
    expect(change.events).toMatchObject([{ did: 'edit', about: null }]);
    expect(told(change)).toEqual([]);
  });

  it('stays where those who lead have shared it', () => {
    const shared = caseWith({
      handlings: [handling(stageOf('filed')), handling(stageOf('filed'), { no: 2, seat: OLDER })],
    });

    const change = changeOf(doAs(shared, 'filer', edit));

    expect(change.case.handlings).toEqual(shared.handlings);
    expect(told(change)).toEqual([]);
  });
});

describe('a comment', () => {
  const before = caseWith({ handlings: [handling({ state: 'preparing', preparer: person('Paula') })] });

  it.each([
    ['filer', ['Sture', 'Paula']],
    ['supporter', ['Filippa', 'Paula']],
    ['process-lead', ['Filippa', 'Sture', 'Paula']],
  ] as const)('by the %s is told to %j', (role, expected) => {
    expect(told(changeOf(doAs(before, role, ACTIONS.comment)))).toEqual(expected);
  });
});

describe('a case that is handed over', () => {
  it('has a new filer, who is told and no longer counted twice', () => {
    const change = changeOf(doAs(caseIn('filed'), 'filer', { do: 'hand-over', to: SUPPORTER }));

    expect(change.case).toMatchObject({ filer: SUPPORTER, supporters: [] });
    expect(told(change)).toEqual(['Sture']);
  });

  it('is not handed to the one who has it', () => {
    expect(doAs(caseIn('filed'), 'filer', { do: 'hand-over', to: FILER })).toEqual({ refused: 'nothing-new' });
  });
});

describe('cases that are merged', () => {
  const other = caseWith({
    id: 'case-2' as CaseId,
    number: 'SKAV-2026-0001',
    filer: person('Olle'),
    supporters: [FILER],
  });

  it('end in the one that points to the other', () => {
    const change = changeOf(doAs(caseIn('preparing'), 'chair', ACTIONS.merge));

    expect(change.case.handlings[0].stage).toEqual({ state: 'merged', into: 'SKAV-2026-0001' });
    expect(told(change)).toEqual(['Filippa', 'Sture']);
  });

  it('gather everybody in the one that goes on, each once', () => {
    const change = absorb(other, caseIn('preparing'), person('Pia'), NOW);

    expect(change.case).toMatchObject({ revision: other.revision + 1, filer: { name: 'Olle' } });
    expect(change.case.supporters.map(({ name }) => name)).toEqual(['Filippa', 'Sture']);
    expect(change.events).toMatchObject([{ did: 'merge', text: 'SKAV-2026-0042' }]);
    expect(told(change)).toEqual(['Olle']);
  });

  it('do not tell whoever merged them', () => {
    expect(told(absorb(other, caseIn('preparing'), other.filer, NOW))).toEqual([]);
  });

  it('are two', () => {
    const itself = { id: 'case-1' as CaseId, number: 'SKAV-2026-0042' };

    expect(doAs(caseIn('filed'), 'chair', { do: 'merge', into: itself })).toEqual({ refused: 'nothing-new' });
  });
});

describe('de-identifying', () => {
  const before = caseWith({
    answers: {
      title: 'Avd 52 och Kalle',
      happening: 'kalle, på AVD\n52. Kallelser?',
      forum: 'avd 52',
      principals: ['avd 52'],
    },
    handlings: [
      handling({ state: 'forwarded', to: OLDER, reason: 'Kalle igen' }),
      handling(
        {
          state: 'closed',
          decision: { ...DECISION, text: 'Kalle får svar', responsible: 'Avd 52' },
          anchorings: [
            { principal: 'vgr', home: { is: 'done', by: FILER, at: NOW, note: 'Sagt till Kalle' } },
            { principal: 'tanum', home: { is: 'awaited' } },
          ],
          reason: 'Kalle är nöjd',
        },
        { no: 2 },
      ),
    ],
  });
  const words = ['Kalle', 'avd 52'];
  const change = changeOf(doAs(before, 'process-lead', { do: 'deidentify', words, fields: ['title', 'happening'] }));

  it('takes the words out everywhere, whatever their case, and leaves words that only begin so', () => {
    const { answers, handlings } = change.case;

    expect(answers).toMatchObject({ title: '*** och ***', happening: '***, på ***. Kallelser?' });
    expect(JSON.stringify(handlings)).not.toMatch(/kalle|avd 52/i);
    expect(handlings[1]?.stage).toMatchObject({ decision: { text: '*** får svar', principals: ['uddevalla', 'vgr'] } });
  });

  it('leaves what was chosen as it is, for it is no text', () => {
    expect(change.case.answers).toMatchObject({ forum: 'avd 52', principals: ['avd 52'] });
  });

  it('has them taken out of all that was said before, and is not said with them', () => {
    expect(change.scrub).toEqual(words);
    expect(JSON.stringify(change.events)).not.toMatch(/kalle/i);
    expect(change.case.isDeidentified).toBe(true);
  });

  it.each([
    ['Anna Berg ringde', ['Anna', 'Anna Berg'], '*** ringde'],
    ['Anna  Berg och anna\nberg', ['Anna Berg'], '*** och ***'],
    ['Anna Berg', ['Anna  Berg'], '***'],
    ['50 % (a.b)', ['a.b', '50 %'], '*** (***)'],
    ['Åsa och åsarna', ['åsa'], '*** och åsarna'],
    ['inget alls', ['', '  '], 'inget alls'],
  ])('of %j from %j leaves %j', (text, words, expected) => {
    expect(scrubbed(text, words)).toBe(expected);
  });
});

describe('what somebody is to a case', () => {
  const someone = person('Kim');
  const roles = (...grants: Actor['grants']) => [
    ...rolesIn(caseIn('filed'), caseIn('filed').handlings[0], { person: someone, grants }),
  ];

  it.each([
    ['the whole organisation', {}, ['anyone', 'chair']],
    ['the forum', { forum: 'fyrbodal/lokal' }, ['anyone', 'chair']],
    ['the forum in this place', { forum: 'fyrbodal/lokal', place: 'uddevalla' }, ['anyone', 'chair']],
    ['the forum in another place', { forum: 'fyrbodal/lokal', place: 'tanum' }, ['anyone']],
    ['another forum', { forum: 'fyrbodal/uf-aldre' }, ['anyone']],
    ['another organisation', { model: 'goteborg' }, ['anyone']],
  ])('follows from a role in %s', (_where, more, expected) => {
    expect(roles(grant(someone, 'chair', more))).toEqual(expected);
  });

  it('may be several things', () => {
    const filer = { person: FILER, grants: [grant(FILER, 'member'), grant(FILER, 'administrator')] };

    expect([...rolesIn(caseIn('filed'), caseIn('filed').handlings[0], filer)]).toEqual([
      'anyone',
      'filer',
      'member',
      'administrator',
    ]);
  });

  it('says which principals they answer for there', () => {
    const grants = [
      grant(someone, 'member', { principal: 'uddevalla' }),
      grant(someone, 'member', { principal: 'tanum', place: 'tanum' }),
      grant(someone, 'member'),
    ];

    expect(principalsOf(caseIn('filed'), caseIn('filed').handlings[0], { person: someone, grants })).toEqual([
      'uddevalla',
    ]);
  });

  it('lets everybody but anyone read it, also when only one of its forums is theirs', () => {
    const shared = caseWith({
      handlings: [handling(stageOf('forwarded')), handling(stageOf('preparing'), { no: 2, seat: OLDER })],
    });
    const chairThere = { person: someone, grants: [grant(someone, 'chair', { forum: OLDER.forum })] };

    expect(mayRead(shared, chairThere)).toBe(true);
    expect(mayRead(caseIn('filed'), chairThere)).toBe(false);
    expect(mayRead(shared, actorAs('supporter'))).toBe(true);
    expect(mayRead(shared, actorAs('anyone'))).toBe(false);
  });
});
