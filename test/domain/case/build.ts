import type { Action, Deed } from '../../../src/domain/case/action.ts';
import type { Case, CaseId, Decision, ForumSeat, Handling, Stage, State } from '../../../src/domain/case/case.ts';
import type { Change, Refused } from '../../../src/domain/case/change.ts';
import type { Actor, Grant, Role } from '../../../src/domain/case/roles.ts';
import type { Person, PersonId } from '../../../src/domain/person.ts';

/** Cases and people for the tests of the domain. */

export const NOW = Temporal.Instant.from('2026-11-21T10:00:00Z');
export const UDDEVALLA: ForumSeat = { forum: 'fyrbodal/lokal', place: 'uddevalla' };
export const OLDER: ForumSeat = { forum: 'fyrbodal/uf-aldre', place: null };

export const person = (name: string): Person => ({ id: `tenant/${name}` as PersonId, name });

export const grant = (of: Person, role: Grant['role'], more: Partial<Grant> = {}): Grant => ({
  person: of.id,
  role,
  model: 'fyrbodal',
  forum: null,
  place: null,
  principal: null,
  ...more,
});

export const FILER = person('Filippa');
export const SUPPORTER = person('Sture');

/** Somebody who is exactly this to the case. */
export function actorAs(role: Role): Actor {
  switch (role) {
    case 'filer':
      return { person: FILER, grants: [] };
    case 'supporter':
      return { person: SUPPORTER, grants: [] };
    case 'anyone':
      return { person: person('Annika'), grants: [] };
    case 'member': {
      const member = person('Mona');
      return { person: member, grants: [grant(member, 'member', { principal: 'uddevalla' })] };
    }
    default: {
      const someone = person(role);
      return { person: someone, grants: [grant(someone, role)] };
    }
  }
}

export const DECISION: Decision = {
  sort: 'decision',
  text: 'Listan skickas med hem',
  responsible: 'Avdelningarna',
  principals: ['uddevalla', 'vgr'],
};

export function stageOf(state: State): Stage {
  switch (state) {
    case 'filed':
      return { state };
    case 'preparing':
      return { state, preparer: null };
    case 'scheduled':
      return { state, preparer: null, meeting: { date: Temporal.PlainDate.from('2026-12-08') } };
    case 'decided':
      return { state, decision: DECISION };
    case 'anchoring':
      return {
        state,
        decision: DECISION,
        anchorings: DECISION.principals.map((principal) => ({ principal, home: { is: 'awaited' } })),
      };
    case 'closed':
      return { state, decision: DECISION, anchorings: [], reason: '' };
    case 'forwarded':
      return { state, to: OLDER, reason: 'Gäller flera kommuner' };
    case 'returned':
      return { state, to: 'local', reason: 'Löses på plats' };
    case 'withdrawn':
      return { state, reason: 'Löst' };
    case 'merged':
      return { state, into: 'SKAV-2026-0001' };
  }
}

export const handling = (stage: Stage, more: Partial<Handling> = {}): Handling => ({
  no: 1,
  seat: UDDEVALLA,
  since: NOW,
  stage,
  ...more,
});

export const caseWith = (more: Partial<Case> = {}): Case => ({
  id: 'case-1' as CaseId,
  number: 'SKAV-2026-0042',
  revision: 3,
  model: 'fyrbodal',
  language: 'sv',
  form: 'form-1',
  answers: { title: 'Läkemedelslistor saknas', happening: 'Listan kommer inte med hem', consequence: 'Fel läkemedel' },
  theme: 'aldre',
  filer: FILER,
  filedAt: NOW,
  replyBy: Temporal.PlainDate.from('2027-01-20'),
  link: '',
  supporters: [SUPPORTER],
  handlings: [handling({ state: 'filed' })],
  diaryNumber: '',
  isDeidentified: false,
  ...more,
});

export const caseIn = (state: State): Case => caseWith({ handlings: [handling(stageOf(state))] });

/** One action for each deed, complete with what it needs and new in every state that the table allows. */
export const ACTIONS: { readonly [D in Deed]: Extract<Action, { do: D }> } = {
  prepare: { do: 'prepare' },
  assign: { do: 'assign', to: person('Paula') },
  schedule: { do: 'schedule', meeting: { date: Temporal.PlainDate.from('2026-12-15') } },
  decide: { do: 'decide', decision: { ...DECISION, text: 'Bättre ord' } },
  anchor: { do: 'anchor' },
  report: { do: 'report', principal: 'uddevalla', home: 'hindered', note: 'Systemet saknas' },
  close: { do: 'close', reason: 'Klart ändå' },
  forward: { do: 'forward', to: OLDER, reason: 'Gäller flera kommuner' },
  return: { do: 'return', to: 'local', reason: 'Löses på plats' },
  share: { do: 'share', with: OLDER, reason: 'Berör båda' },
  edit: { do: 'edit', answers: { title: 'Ny rubrik' }, seat: UDDEVALLA, theme: 'aldre' },
  withdraw: { do: 'withdraw', reason: 'Löst' },
  comment: { do: 'comment', text: 'Hände igen' },
  join: { do: 'join' },
  leave: { do: 'leave' },
  'hand-over': { do: 'hand-over', to: person('Nora') },
  merge: { do: 'merge', into: { id: 'case-2' as CaseId, number: 'SKAV-2026-0001' } },
  deidentify: { do: 'deidentify', words: ['Avd 52'], fields: ['title', 'happening', 'consequence'] },
  diary: { do: 'diary', number: 'KS 2026/123' },
};

export function changeOf(result: Change | Refused): Change {
  if ('refused' in result) throw new Error(`refused: ${result.refused}`);
  return result;
}

export const told = ({ tell }: Change): string[] =>
  tell.map((audience) => {
    if ('person' in audience) return audience.person.name;
    return `${audience.tell === 'forum' ? 'forum' : audience.principal} of ${audience.handling}`;
  });
