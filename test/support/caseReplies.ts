import type { Case, CaseId, State } from '../../src/domain/case/case.ts';
import type { Problems } from '../../src/domain/case/form.ts';
import { formFor } from '../../src/domain/case/standardForm.ts';
import type { CaseReply, CaseView, FormView, PressRefusal } from '../../src/domain/case/view.ts';
import { LIST_REPLIES, TITLES } from './caseListReplies.ts';
import {
  ANSWERS,
  caseIn,
  caseWith,
  DECISION,
  FORM,
  FULLEST,
  handling,
  MARKED,
  MEMBER,
  MODEL,
  OLDER,
  SHARED,
  STAGES,
  SUBMIT,
  toEveryone,
  toFiler,
  toLead,
  toMember,
  UDDEVALLA,
  viewOf,
} from './caseSamples.ts';
import { STEP_REPLIES } from './caseStepReplies.ts';
import { modelOf } from './models.ts';
import { ROLE_REPLIES } from './roleReplies.ts';

/** One of everything the bot can say of cases, in every state and to everybody who may see it. */

const formView = (more: Partial<FormView> = {}): CaseReply => ({
  say: 'case-form',
  view: {
    form: FORM,
    model: MODEL,
    submit: SUBMIT,
    question: null,
    link: '',
    values: {},
    problems: {},
    isDialog: false,
    ...more,
  },
});

const PROBLEMS: Problems = {
  title: { is: 'missing' },
  happening: { is: 'personal-data', found: ['name', 'number'] },
  consequence: { is: 'too-long', most: 2000 },
  place: { is: 'needs-place' },
  principals: { is: 'not-a-choice' },
  confirmed: { is: 'missing' },
};

const anchorRequest = (case_: Case, principal: string): CaseReply => ({
  say: 'anchor-request',
  view: viewOf(case_, 'other', MEMBER),
  handling: case_.handlings[0],
  principal,
});

const refused = (why: PressRefusal, view: CaseView | null = null): CaseReply => ({ say: 'case-refused', why, view });

const forState = <T>(name: (state: State) => string, reply: (state: State) => T): Record<string, T> =>
  Object.fromEntries((Object.keys(STAGES) as State[]).map((state) => [name(state), reply(state)]));

export const EVERY_CASE_REPLY: Readonly<Record<string, CaseReply>> = {
  'a case form': formView(),
  'a case form filled in': formView({ values: ANSWERS }),
  'a case form with problems': formView({ values: { ...ANSWERS, title: '' }, problems: PROBLEMS }),
  'a case form in a dialog': formView({ values: { title: ANSWERS.title }, isDialog: true }),
  'a case form for Göteborg': formView({ form: formFor(modelOf('goteborg')), model: modelOf('goteborg') }),
  'similar cases': {
    say: 'case-similar',
    model: MODEL,
    submit: SUBMIT,
    similar: [
      {
        id: '5d1f0c7e-9a2b-4c3d-8e4f-000000000031' as CaseId,
        number: 'SKAV-2026-0031',
        seat: UDDEVALLA,
        state: 'preparing',
        title: TITLES[0] ?? '',
        behind: 4,
      },
      {
        id: '5d1f0c7e-9a2b-4c3d-8e4f-000000000033' as CaseId,
        number: 'SKAV-2026-0033',
        seat: OLDER,
        state: 'scheduled',
        title: null,
        behind: 1,
      },
    ],
  },
  'a receipt': { say: 'case-receipt', view: toFiler(caseIn('filed')) },
  ...forState<CaseReply>(
    (state) => `a case ${state} to everyone`,
    (state) => ({ say: 'case', view: toEveryone(caseIn(state)) }),
  ),
  ...forState<CaseReply>(
    (state) => `a case ${state} to whoever filed it`,
    (state) => ({ say: 'case', view: toFiler(caseIn(state)) }),
  ),
  ...forState<CaseReply>(
    (state) => `a case ${state} to a process lead`,
    (state) => ({ say: 'case', view: toLead(caseIn(state)) }),
  ),
  'a case anchoring to a member': { say: 'case', view: toMember(caseIn('anchoring')) },
  'a shared case to everyone': { say: 'case', view: toEveryone(SHARED) },
  'a shared case to a process lead': { say: 'case', view: toLead(SHARED) },
  'a case with a recommendation for nobody': {
    say: 'case',
    view: toLead(
      caseWith({
        handlings: [
          handling({
            state: 'decided',
            decision: { ...DECISION, sort: 'recommendation', responsible: '', principals: [] },
          }),
        ],
      }),
    ),
  },
  'a case in a forum that is gone': {
    say: 'case',
    view: toEveryone(caseWith({ handlings: [handling(STAGES.filed, { seat: { forum: 'unknown', place: null } })] })),
  },
  'the fullest case to a process lead': { say: 'case', view: toLead(FULLEST) },
  'the fullest case to everyone': { say: 'case', view: toEveryone(FULLEST) },
  'a case with marks in it': { say: 'case', view: toLead(MARKED) },
  'a glimpse of a case': {
    say: 'case-glimpse',
    model: MODEL,
    glimpse: { number: 'SKAV-2026-0042', seat: UDDEVALLA, state: 'preparing' },
  },
  'a case that has moved': {
    say: 'case-moved',
    model: MODEL,
    glimpse: { number: 'SKAV-2026-0042', seat: OLDER, state: 'filed' },
  },
  'a nudge': { say: 'case-nudge', view: toLead(caseIn('filed')), handling: caseIn('filed').handlings[0] },
  'a late nudge': {
    say: 'case-nudge',
    view: toLead({ ...caseIn('preparing'), replyBy: Temporal.PlainDate.from('2026-11-20') }),
    handling: caseIn('preparing').handlings[0],
  },
  'a request to anchor': anchorRequest(caseIn('anchoring'), 'trollhattan'),
  'an answered request to anchor': anchorRequest(caseIn('anchoring'), 'vgr'),
  'a request to anchor what has ended': anchorRequest(caseIn('closed'), 'uddevalla'),
  ...Object.fromEntries(
    (
      [
        'wrong-state',
        'wrong-role',
        'wrong-principal',
        'not-there',
        'nothing-new',
        'unknown-case',
        'no-rights',
        'not-a-channel',
        'not-linked',
        'own-chat-only',
        'role-in-settings',
        'last-administrator',
      ] as const
    ).map((why) => [`refused for ${why}`, refused(why)]),
  ),
  'refused for outdated': refused('outdated', toLead(caseIn('preparing'))),
  'a case as pdf': {
    say: 'case-export',
    view: toLead(caseIn('decided')),
    as: 'pdf',
    url: 'https://bot.example.org/files/abc',
    minutes: 10,
  },
  'a case as a file for the diary': {
    say: 'case-export',
    view: toLead(caseIn('decided')),
    as: 'json',
    url: 'https://bot.example.org/files/abc',
    minutes: 10,
  },
  'all cases as a table': {
    say: 'cases-export',
    model: toLead(caseIn('decided')).model,
    as: 'csv',
    url: 'https://bot.example.org/files/abc',
    minutes: 10,
  },
  'a case without a channel': {
    say: 'case-unplaced',
    view: toLead(caseIn('filed')),
    handling: caseIn('filed').handlings[0],
  },

  ...STEP_REPLIES,
  ...LIST_REPLIES,
  ...ROLE_REPLIES,
};
