import { mayDo } from '../../src/domain/case/act.ts';
import type { Deed } from '../../src/domain/case/action.ts';
import {
  type Anchoring,
  anchoringsOf,
  type Case,
  type CaseId,
  currentHandlings,
  type Decision,
  type ForumSeat,
  type Handling,
  type Stage,
  type State,
} from '../../src/domain/case/case.ts';
import { type Actor, type Grant, mayExport } from '../../src/domain/case/roles.ts';
import { formFor } from '../../src/domain/case/standardForm.ts';
import { DEEDS, TRANSITIONS } from '../../src/domain/case/transitions.ts';
import type { CaseView, May } from '../../src/domain/case/view.ts';
import type { Person, PersonId } from '../../src/domain/person.ts';
import { modelOf } from './models.ts';

/** People, cases and views to make replies from. */

export const TODAY = Temporal.PlainDate.from('2026-11-26');
export const TIME_ZONE = 'Europe/Stockholm';
export const SUBMIT = '0b7c2f58-61a4-4f0e-9a53-2f1f6a1b9c11';
export const MODEL = modelOf('fyrbodal');
export const FORM = formFor(MODEL);

export const UDDEVALLA: ForumSeat = { forum: 'fyrbodal/lokal', place: 'uddevalla' };
export const OLDER: ForumSeat = { forum: 'fyrbodal/uf-aldre', place: null };

export const person = (name: string): Person => ({
  id: `00000000-0000-0000-0000-000000000001/00000000-0000-0000-0000-${String(name.length).padStart(12, '0')}` as PersonId,
  name,
});
export const KARIN = person('Karin Ek');
export const PREPARER = person('Per Processledare');
export const SUPPORTERS = ['Olle Distriktssköterska', 'Mia Biståndshandläggare', 'Sara Sjukgymnast', 'Jo Ko'].map(
  person,
);

export const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
export const FILED_AT = at('2026-11-21T13:05:00Z');
export const SINCE = at('2026-11-24T08:30:00Z');

export const ANSWERS = {
  title: 'Läkemedelslistor saknas vid hemgång',
  happening:
    'När någon skrivs ut från avdelningen följer läkemedelslistan inte med hem. Hemtjänsten får ringa runt samma kväll, och ofta är det ingen som svarar.',
  consequence: 'Dubbelmedicinering har upptäckts två gånger i höst.',
  forum: 'fyrbodal/lokal',
  place: 'uddevalla',
  theme: 'aldre',
  principals: ['uddevalla', 'vgr'],
  tried: 'Samtal med avdelning 52, och rutinen har delats ut igen.',
  frequency: 'weekly',
  proposal: 'Listan skickas i samma stund som utskrivningen görs klar.',
  confirmed: 'true',
};

export const DECISION: Decision = {
  sort: 'decision',
  text: 'Läkemedelslistan skickas till hemtjänsten senast kl. 14 på utskrivningsdagen.',
  responsible: 'Avdelningarna skickar, hemtjänsten kvitterar.',
  principals: ['uddevalla', 'vgr', 'trollhattan'],
};

export const ANCHORINGS: readonly Anchoring[] = [
  { principal: 'uddevalla', home: { is: 'done', by: PREPARER, at: SINCE, note: '' } },
  { principal: 'vgr', home: { is: 'hindered', by: PREPARER, at: SINCE, note: 'Journalsystemet byts i mars' } },
  { principal: 'trollhattan', home: { is: 'awaited' } },
];

export const preparer = PREPARER;
export const STAGES: { readonly [S in State]: Extract<Stage, { state: S }> } = {
  filed: { state: 'filed' },
  preparing: { state: 'preparing', preparer },
  scheduled: { state: 'scheduled', preparer, meeting: { date: Temporal.PlainDate.from('2026-12-08') } },
  decided: { state: 'decided', decision: DECISION },
  anchoring: { state: 'anchoring', decision: DECISION, anchorings: ANCHORINGS },
  closed: {
    state: 'closed',
    decision: DECISION,
    anchorings: ANCHORINGS,
    reason: 'Resten följs upp på mötet i mars.',
  },
  forwarded: { state: 'forwarded', to: OLDER, reason: 'Flera kommuner har samma problem.' },
  returned: { state: 'returned', to: 'line', reason: 'Det gäller bara den egna avdelningens rutin.' },
  withdrawn: { state: 'withdrawn', reason: 'Det har löst sig.' },
  merged: { state: 'merged', into: 'SKAV-2026-0031' },
};

export const handling = (stage: Stage, more: Partial<Handling> = {}): Handling => ({
  no: 1,
  seat: UDDEVALLA,
  since: stage.state === 'filed' ? FILED_AT : SINCE,
  stage,
  ...more,
});

export const caseWith = (more: Partial<Case> = {}): Case => ({
  id: '5d1f0c7e-9a2b-4c3d-8e4f-5a6b7c8d9e0f' as CaseId,
  number: 'SKAV-2026-0042',
  revision: 7,
  model: MODEL.id,
  language: 'sv',
  form: FORM.version,
  answers: ANSWERS,
  theme: 'aldre',
  filer: KARIN,
  filedAt: FILED_AT,
  replyBy: Temporal.PlainDate.from('2027-01-20'),
  link: 'https://teams.microsoft.com/l/message/19%3Aabc%40thread.tacv2/1700000000000',
  supporters: SUPPORTERS,
  handlings: [handling(STAGES.filed)],
  diaryNumber: '',
  isDeidentified: false,
  ...more,
});

export const caseIn = (state: State): Case =>
  state === 'forwarded'
    ? caseWith({ handlings: [handling(STAGES.forwarded), handling(STAGES.preparing, { no: 2, seat: OLDER })] })
    : caseWith({ handlings: [handling(STAGES[state])] });

export const SHARED = caseWith({
  handlings: [handling(STAGES.scheduled), handling(STAGES.filed, { no: 2, seat: OLDER })],
});

export const grant = (role: Grant['role'], principal: string | null = null): Grant => ({
  person: PREPARER.id,
  role,
  model: MODEL.id,
  forum: null,
  place: null,
  principal,
});

export const LEAD: Actor = { person: PREPARER, grants: [grant('process-lead'), grant('chair')] };
export const MEMBER: Actor = { person: PREPARER, grants: [grant('member', 'trollhattan')] };
export const FILER: Actor = { person: KARIN, grants: [] };
export const ANYONE: Actor = { person: person('Någon annan'), grants: [] };

/** As the app works it out: what the table allows, with those one may answer for. */
export function mayOf(case_: Case, actor: Actor): May[] {
  const [current] = currentHandlings(case_);
  const isLead = actor.grants.some(({ role }) => role !== 'member');
  const own = actor.grants.flatMap(({ principal }) => principal ?? []);
  const awaited = (one: Handling) =>
    anchoringsOf(one)
      .filter(({ principal, home }) => home.is !== 'done' && (isLead || own.includes(principal)))
      .map(({ principal }) => principal);
  const on = (deed: Deed): May[] =>
    TRANSITIONS[deed].on === 'whole'
      ? [{ deed, handling: 0, principals: [] }]
      : case_.handlings.map((one) => ({ deed, handling: one.no, principals: deed === 'report' ? awaited(one) : [] }));
  return DEEDS.flatMap(on).filter(({ deed, handling: no }) => {
    const one = case_.handlings.find((each) => each.no === no) ?? current;
    return one !== undefined && mayDo(case_, actor, deed, one) && (deed !== 'join' || actor !== FILER);
  });
}

export const viewOf = (case_: Case, eyes: CaseView['for'], actor: Actor, form = FORM): CaseView => ({
  case: case_,
  model: MODEL,
  form,
  today: TODAY,
  timeZone: TIME_ZONE,
  for: eyes,
  refreshFor: [],
  may: mayOf(case_, actor),
  mayExport: mayExport(case_, actor),
});

export const toEveryone = (case_: Case) => viewOf(case_, 'everyone', ANYONE);
export const toFiler = (case_: Case) => viewOf(case_, 'follower', FILER);
export const toLead = (case_: Case) => viewOf(case_, 'lead', LEAD);
export const toMember = (case_: Case) => viewOf(case_, 'other', MEMBER);

/** As much as anybody can write, in every field, with everything that can be pressed. */
export const LONG = 'Åt håll vi ännu inte öppnat går ärendet runt och runt utan svar. '
  .repeat(40)
  .slice(0, 2000)
  .trim();
export const FULLEST = caseWith({
  answers: {
    ...ANSWERS,
    title: LONG.slice(0, 120),
    happening: LONG,
    consequence: LONG,
    tried: LONG,
    proposal: LONG,
    behalf: LONG.slice(0, 120),
  },
  diaryNumber: 'KS 2026/123',
  isDeidentified: true,
  supporters: Array.from({ length: 60 }, (_, no) => person(`Förnamn Efternamnsson ${no}`)),
  handlings: [
    handling(STAGES.scheduled),
    handling(STAGES.filed, { no: 2, seat: OLDER }),
    handling(
      {
        state: 'anchoring',
        decision: { ...DECISION, text: LONG, responsible: LONG, principals: MODEL.principals.map(({ id }) => id) },
        anchorings: MODEL.principals.map(({ id }) => ({
          principal: id,
          home: { is: 'hindered', by: PREPARER, at: SINCE, note: LONG },
        })),
      },
      { no: 3, seat: { forum: 'fyrbodal/uf-vuxna', place: null } },
    ),
  ],
});

export const MARKED = caseWith({
  answers: {
    ...ANSWERS,
    title: '[Tryck här](https://example.org) *nu*',
    consequence: '_Kursiv_ text med `kod` och # rubrik',
    happening: '# Först\n- ett\n- två',
  },
});
