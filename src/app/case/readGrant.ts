import type { Inputs, Problem, Problems } from '../../domain/case/form.ts';
import { asGranted, type GivenRole, givable, givableWhere, type Where } from '../../domain/case/giving.ts';
import type { Grant } from '../../domain/case/roles.ts';
import type { Model } from '../../domain/model/types.ts';
import type { Desk } from '../desk.ts';
import { contactChosen } from './people.ts';

/** From what was filled in to a role to give, or to what is wrong with it. */

export type ReadGrant =
  | { readonly ok: true; readonly grant: Grant }
  | { readonly ok: false; readonly problems: Problems; readonly kept: Inputs };

export interface Giving {
  readonly desk: Desk;
  readonly model: Model;
  /** The roles of whoever gives: they say where they may. */
  readonly own: readonly Grant[];
  /** Theirs as well. */
  readonly tenant: string;
}

/** What was chosen in one field; null when nothing was, or nothing that can be used. */
interface Chosen<T> {
  readonly value: T | null;
  readonly problem: Problem | null;
}

/** @param inputs `person`, `role`, `seat` ("all", a forum's key, or "key|place") and `principal` */
export async function readGrant(giving: Giving, inputs: Inputs): Promise<ReadGrant> {
  const person = await personIn(giving, inputs.person ?? '');
  const role = chosen(inputs.role ?? '', (value) => roleNamed(giving, value));
  const where = chosen(inputs.seat ?? '', (value) => whereNamed(giving, role.value, value));
  const principal = principalIn(giving.model, role.value, inputs.principal ?? '');
  const fields = { person, role, seat: where, principal };
  if (!person.value || !role.value || !where.value || principal.problem) return wrong(fields, inputs);
  const { model } = giving;
  const seat = asGranted(where.value);
  const grant = { person: person.value, role: role.value, model: model.id, ...seat, principal: principal.value };
  return { ok: true, grant };
}

function wrong(fields: Readonly<Record<string, Chosen<unknown>>>, inputs: Inputs): ReadGrant {
  const all = Object.entries(fields);
  return {
    ok: false,
    problems: Object.fromEntries(all.flatMap(([id, { problem }]) => (problem ? [[id, problem]] : []))),
    kept: Object.fromEntries(all.flatMap(([id, { value }]) => (value === null ? [] : [[id, inputs[id] ?? '']]))),
  };
}

function chosen<T>(value: string, named: (value: string) => T | null): Chosen<T> {
  if (value === '') return { value: null, problem: { is: 'missing' } };
  const found = named(value);
  return { value: found, problem: found === null ? { is: 'not-a-choice' } : null };
}

async function personIn({ desk, tenant }: Giving, written: string): Promise<Chosen<Grant['person']>> {
  const id = written.trim();
  const contact = id === '' ? null : await contactChosen(desk, id, tenant);
  return chosen(id, () => contact?.person.id ?? null);
}

/** Only what whoever gives may give, and below only where they may give it; anything else is no choice of theirs. */
const roleNamed = ({ own, model }: Giving, value: string): GivenRole | null =>
  givable(own, model.id).find((role) => role === value) ?? null;

function whereNamed({ own, model }: Giving, role: GivenRole | null, value: string): Where | null {
  const [forum, place = null] = value.split('|');
  const offered = givableWhere(own, model, role ? [role] : givable(own, model.id));
  const isNamed = (where: Where) =>
    where === 'all' ? value === 'all' : where.forum === forum && where.place === place;
  return offered.find(isNamed) ?? null;
}

/** Needed by nobody, and only a member has one. */
function principalIn({ principals }: Model, role: GivenRole | null, id: string): Chosen<string> {
  const isAsked = role === null || role === 'member';
  if (!isAsked || id === '') return { value: null, problem: null };
  return chosen(id, () => principals.find((principal) => principal.id === id)?.id ?? null);
}
