import type { Grant } from '../domain/case/roles.ts';
import { forumsTakingCases, isChosen, STANDARD_FIELDS } from '../domain/case/standardFields.ts';
import type { FieldChange, FormChanges, OwnField } from '../domain/case/standardForm.ts';
import { choosablePlaces } from '../domain/model/forums.ts';
import type { Model } from '../domain/model/types.ts';
import type { PersonId } from '../domain/person.ts';
import { CARRIED } from '../domain/press.ts';
import {
  type CaseSettings,
  daysIn,
  type FormSettings,
  type OwnFieldSettings,
  type RoleSettings,
  secondsIn,
} from './caseSettings.ts';
import { type Fault, failed, ok, pathText, type Result } from './fault.ts';
import { nearest } from './nearest.ts';
import { asText } from './references.ts';

/** The settings of cases, checked against the models and turned into what the domain speaks of. */

export interface CaseRules {
  readonly cases: {
    readonly replyWithinDays: number;
    /** Changes of a case that come closer than this are told together. */
    readonly joinWindowSeconds: number;
    /** By the id of the model; a model that is not there has the standard form. */
    readonly forms: Readonly<Record<string, FormChanges>>;
  };
  readonly grants: readonly Grant[];
}

export interface CasesWritten {
  readonly cases: CaseSettings;
  readonly roles: readonly RoleSettings[];
}

type Path = readonly PropertyKey[];
type Tell = (code: Fault['code'], path: Path, detail: Fault['detail']) => void;

/** @param tenant of those whose own is not written */
export function caseRules(
  { cases, roles }: CasesWritten,
  models: readonly Model[],
  tenant: string,
  file: string,
): Result<CaseRules> {
  const faults: Fault[] = [];
  const tell: Tell = (code, path, detail) => faults.push({ file, path: pathText(path), code, detail });
  for (const [id, form] of Object.entries(cases.form)) checkForm(form, id, models, tell);
  for (const [at, role] of roles.entries()) checkRole(role, ['roles', at], models, tell);
  if (faults.length > 0) return failed(faults);
  const forms = Object.entries(cases.form).map(([id, form]) => [id, changesOf(form)]);
  return ok({
    cases: {
      replyWithinDays: daysIn(cases.replyWithin),
      joinWindowSeconds: secondsIn(cases.joinWindow),
      forms: Object.fromEntries(forms),
    },
    grants: roles.map((role) => grantOf(role, tenant)),
  });
}

function unknown(tell: Tell, what: string, found: string, known: readonly string[], path: Path): void {
  const detail = { what, found, nearest: nearest(found, known) ?? '', known: known.join(', ') };
  tell('unknown-reference', path, detail);
}

function modelNamed(id: string, models: readonly Model[], path: Path, tell: Tell): Model | undefined {
  const model = models.find((one) => one.id === id);
  if (!model)
    unknown(
      tell,
      'model',
      id,
      models.map((one) => one.id),
      path,
    );
  return model;
}

function checkForm(form: FormSettings, id: string, models: readonly Model[], tell: Tell): void {
  const path = ['cases', 'form', id];
  const model = modelNamed(id, models, path, tell);
  const taken: string[] = [...STANDARD_FIELDS];
  for (const [at, own] of form.own.entries()) {
    checkOwn(own, [...path, 'own', at], taken, tell);
    taken.push(own.id);
  }
  if (model) checkPlaceIsAsked(form, model, path, tell);
}

function checkOwn(own: OwnFieldSettings, path: Path, taken: readonly string[], tell: Tell): void {
  if (CARRIED.some((one) => one === own.id)) tell('reserved', [...path, 'id'], { found: own.id });
  if (taken.includes(own.id))
    tell('duplicate', [...path, 'id'], { found: own.id, first: own.id, second: pathText(path) });
  if (own.after !== undefined && !taken.includes(own.after))
    unknown(tell, 'field', own.after, taken, [...path, 'after']);
  if (isChosen(own.kind) && own.choices.length === 0)
    tell('missing-key', [...path, 'choices'], { key: 'choices', expected: 'array' });
  if (!isChosen(own.kind) && own.choices.length > 0)
    tell('not-allowed', [...path, 'kind'], { found: own.kind, allowed: 'choice, choices' });
  const values = own.choices.map(({ value }) => value);
  for (const [at, value] of values.entries())
    if (values.indexOf(value) < at)
      tell('duplicate', [...path, 'choices', at, 'value'], {
        found: value,
        first: `choices[${values.indexOf(value)}]`,
        second: `choices[${at}]`,
      });
}

/** Whoever chooses a forum that exists once per place must be able to say which. */
function checkPlaceIsAsked({ fields }: FormSettings, model: Model, path: Path, tell: Tell): void {
  const asksForum = fields.forum?.hide !== true && forumsTakingCases(model).some(({ perPlace }) => perPlace);
  if (asksForum && fields.place?.hide === true)
    tell('not-allowed', [...path, 'fields', 'place', 'hide'], { found: 'true', allowed: 'false, forum: {hide: true}' });
}

function checkRole(role: RoleSettings, path: Path, models: readonly Model[], tell: Tell): void {
  if (role.principal !== undefined && role.role !== 'member')
    tell('not-allowed', [...path, 'principal'], { found: role.principal, allowed: 'role: member' });
  const model = modelNamed(role.model, models, [...path, 'model'], tell);
  if (!model) return;
  checkSeat(role, path, model, tell);
  const principals = model.principals.map(({ id }) => id);
  if (role.principal !== undefined && !principals.includes(role.principal))
    unknown(tell, 'principal', role.principal, principals, [...path, 'principal']);
}

function checkSeat({ forum: key, place }: RoleSettings, path: Path, model: Model, tell: Tell): void {
  const keys = model.forums.map((forum) => forum.key);
  const forum = model.forums.find((one) => one.key === key);
  if (key !== undefined && !forum) unknown(tell, 'forum', key, keys, [...path, 'forum']);
  if (place === undefined) return;
  const places = choosablePlaces(model).map(({ id }) => id);
  if (!places.includes(place)) unknown(tell, 'place', place, places, [...path, 'place']);
  const perPlace = model.forums.filter((one) => one.perPlace).map((one) => one.key);
  if (forum && !forum.perPlace)
    tell('not-allowed', [...path, 'forum'], { found: forum.key, allowed: perPlace.join(', ') });
}

const changesOf = ({ fields, own }: FormSettings): FormChanges => ({
  fields: Object.fromEntries(Object.entries(fields).map(([id, change = {}]) => [id, changeOf(change)])),
  own: own.map(ownOf),
});

const changeOf = ({ required, hide, label }: NonNullable<FormSettings['fields']['tried']>): FieldChange => ({
  ...(required === undefined ? {} : { required }),
  ...(hide === undefined ? {} : { hide }),
  ...(label === undefined ? {} : { label: asText(label) }),
});

const ownOf = ({ id, kind, label, hint, required, choices, after }: OwnFieldSettings): OwnField => ({
  id,
  kind,
  label: asText(label),
  ...(hint === undefined ? {} : { hint: asText(hint) }),
  required,
  choices: choices.map((choice) => ({ value: choice.value, label: asText(choice.label) })),
  ...(after === undefined ? {} : { after }),
});

const grantOf = ({ person, role, model, forum, place, principal }: RoleSettings, tenant: string): Grant => ({
  person: (person.includes('/') ? person : `${tenant}/${person}`).toLowerCase() as PersonId,
  role,
  model,
  forum: forum ?? null,
  place: place ?? null,
  principal: principal ?? null,
});
