import { act } from '../../src/domain/case/act.ts';
import type { Action } from '../../src/domain/case/action.ts';
import type { Answers, Case, CaseId } from '../../src/domain/case/case.ts';
import type { CaseEvent } from '../../src/domain/case/event.ts';
import type { Form } from '../../src/domain/case/form.ts';
import type { Recorded } from '../../src/domain/case/recordOf.ts';
import type { Actor } from '../../src/domain/case/roles.ts';
import type { Person, PersonId } from '../../src/domain/person.ts';
import { modelOf } from '../support/models.ts';

/** Cases that have lived: filed and acted on through the domain, so that their histories are true. */

export const person = (name: string): Person => ({ id: `tenant/${name}` as PersonId, name });
export const ANNA = person('Anna Ångström');
const LENA = person('Lena Processledare');

export const LEAD: Actor = {
  person: LENA,
  grants: (['process-lead', 'chair'] as const).map((role) => ({
    person: LENA.id,
    role,
    model: 'fyrbodal',
    forum: null,
    place: null,
    principal: null,
  })),
};
export const FILER: Actor = { person: ANNA, grants: [] };

const text = (sv: string, en: string) => ({ sv, en });
const asked = { required: false, choices: [], longest: 2000 } as const;

export const FORM: Form = {
  version: 'form-1',
  model: 'fyrbodal',
  fields: [
    { ...asked, id: 'title', kind: 'line', label: text('Rubrik', 'Title'), required: true, longest: 120 },
    { ...asked, id: 'happening', kind: 'text', label: text('Vad är det som händer?', 'What happens?') },
    { ...asked, id: 'consequence', kind: 'text', label: text('Vad blir följden för den enskilde?', 'What follows?') },
    {
      ...asked,
      id: 'frequency',
      kind: 'choice',
      label: text('Hur ofta?', 'How often?'),
      choices: [{ value: 'weekly', label: text('Varje vecka', 'Every week') }],
    },
    { ...asked, id: 'enhet', kind: 'line', label: text('Enhet', 'Unit') },
    { ...asked, id: 'confirmed', kind: 'confirm', label: text('Ingen person går att känna igen', 'Nobody is named') },
  ],
};

export const ANSWERS: Answers = {
  title: 'Läkemedelslistor saknas vid hemgång',
  happening: 'Vid hemgång från sjukhuset saknas ofta en aktuell läkemedelslista.\nHemtjänsten får ringa runt.',
  consequence: 'Dubbelmedicinering upptäckt två gånger.',
  frequency: 'weekly',
  enhet: 'Hemvård Öster – café Entré',
  confirmed: 'true',
};

export interface Filed {
  readonly number?: number;
  readonly at?: string;
  readonly answers?: Answers;
  readonly place?: string;
  readonly theme?: string | null;
}

/** A case just filed, with its one event. */
export function filed({
  number = 42,
  at = '2026-11-02T08:15:00Z',
  answers = ANSWERS,
  place,
  theme,
}: Filed = {}): Recorded {
  const filedAt = Temporal.Instant.from(at);
  const case_: Case = {
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as CaseId,
    number: `SKAV-2026-${String(number).padStart(4, '0')}`,
    revision: 1,
    model: 'fyrbodal',
    language: 'sv',
    form: FORM.version,
    answers,
    theme: theme === undefined ? 'aldre' : theme,
    filer: ANNA,
    filedAt,
    replyBy: Temporal.PlainDate.from('2027-01-20'),
    link: '',
    supporters: [],
    handlings: [
      {
        no: 1,
        seat: { forum: 'fyrbodal/lokal', place: place ?? 'uddevalla' },
        since: filedAt,
        stage: { state: 'filed' },
      },
    ],
    diaryNumber: '',
    isDeidentified: false,
  };
  const event: CaseEvent = {
    at: filedAt,
    by: ANNA,
    did: 'file',
    handling: 1,
    from: null,
    to: 'filed',
    text: '',
    about: null,
  };
  return { case: case_, history: [event], form: FORM, model: modelOf('fyrbodal') };
}

export type Deed = readonly [at: string, action: Action, actor?: Actor | undefined, handling?: number];

/** What is refused is a fault in the test. */
export function lived(before: Recorded, ...deeds: readonly Deed[]): Recorded {
  let case_ = before.case;
  const history = [...before.history];
  for (const [at, action, actor = LEAD, handling = 1] of deeds) {
    const change = act(case_, actor, action, Temporal.Instant.from(at), handling);
    if ('refused' in change) throw new Error(`${action.do} was refused: ${change.refused}`);
    case_ = change.case;
    history.push(...change.events);
  }
  return { ...before, case: case_, history };
}

export const MEETING = { date: Temporal.PlainDate.from('2026-12-08') };
export const DECISION = {
  sort: 'decision',
  text: 'Aktuell läkemedelslista följer alltid med hem.',
  responsible: 'Avdelning 52 skriver ut den; hemvården kvitterar.',
  principals: ['uddevalla', 'vgr'],
} as const;

export const toDecision: readonly Deed[] = [
  ['2026-11-03T09:00:00Z', { do: 'prepare' }],
  ['2026-11-04T09:00:00Z', { do: 'schedule', meeting: MEETING }],
  ['2026-12-08T10:00:00Z', { do: 'decide', decision: DECISION }],
];
