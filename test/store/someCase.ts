import { randomUUID } from 'node:crypto';
import type { Case, CaseId, Decision, Handling, Stage } from '../../src/domain/case/case.ts';
import type { Change } from '../../src/domain/case/change.ts';
import type { Audience, CaseEvent } from '../../src/domain/case/event.ts';
import type { Form } from '../../src/domain/case/form.ts';
import type { Person, PersonId } from '../../src/domain/person.ts';
import type { Filing } from '../../src/ports/cases.ts';
import type { Job } from '../../src/ports/jobs.ts';

/** Cases to store, with everything in them that can be lost on the way. */

export const person = (name: string): Person => ({ id: `tenant/${name.toLowerCase()}` as PersonId, name });
export const anna = person('Anna');
export const bo = person('Bo');
export const cilla = person('Cilla');

export const NOON = Temporal.Instant.from('2026-11-21T11:00:00.123456Z');

export const form: Form = {
  version: 'form-1',
  model: 'fyrbodal',
  fields: [
    {
      id: 'title',
      kind: 'line',
      label: { sv: 'Rubrik', en: 'Title' },
      required: true,
      choices: [],
      longest: 100,
    },
  ],
};

export const handling = (no: number, stage: Stage, change: Partial<Handling> = {}): Handling => ({
  no,
  seat: { forum: 'fyrbodal/lokal', place: 'uddevalla' },
  since: NOON,
  stage,
  ...change,
});

export const decision: Decision = {
  sort: 'recommendation',
  text: 'Listan följer med hem.',
  responsible: 'Avdelning 52',
  principals: ['uddevalla', 'vgr'],
};

export function someFiling(change: Partial<Filing['case']> = {}, rest: Partial<Filing> = {}): Filing {
  const case_: Filing['case'] = {
    id: randomUUID() as string as CaseId,
    model: 'fyrbodal',
    language: 'sv',
    form: form.version,
    answers: { title: 'Läkemedelslistor saknas vid hemgång', principals: ['uddevalla', 'vgr'] },
    theme: 'aldre',
    filer: anna,
    filedAt: NOON,
    replyBy: Temporal.PlainDate.from('2027-01-20'),
    link: 'https://teams.example/l/message/1',
    supporters: [],
    handlings: [handling(1, { state: 'filed' })],
    diaryNumber: '',
    isDeidentified: false,
    ...change,
  };
  const event: CaseEvent = {
    at: case_.filedAt,
    by: case_.filer,
    did: 'file',
    handling: 1,
    from: null,
    to: 'filed',
    text: '',
    about: null,
  };
  return { submit: randomUUID(), case: case_, year: 2026, event, tell: [], ...rest };
}

export const commentOn = (before: Case, text: string, tell: readonly Audience[] = []): Change =>
  changeOf(before, {}, { tell, events: [comment(text)] });

export const comment = (text: string, by: Person = anna): CaseEvent => ({
  at: NOON.add({ hours: 1 }),
  by,
  did: 'comment',
  handling: null,
  from: null,
  to: null,
  text,
  about: null,
});

export const changeOf = (before: Case, change: Partial<Case>, rest: Partial<Change> = {}): Change => ({
  case: { ...before, ...change, revision: before.revision + 1 },
  events: [comment('')],
  tell: [],
  scrub: [],
  ...rest,
});

/** Times have no fields to compare; as text they differ. */
export const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Stands for the queue: the jobs that it was given. */
export function jobsTaken() {
  const jobs: Job[] = [];
  return {
    jobs,
    async enqueue(_within: unknown, more: readonly Job[]): Promise<void> {
      jobs.push(...more);
    },
  };
}
