import { scrubbed } from './case/scrub.ts';
import type { Person, PersonId } from './person.ts';

/** Everything that is stored about one person or by them; and how a record reads when they are gone from it. */

export const PERSON_SECTIONS = [
  /** How they are reached. */
  'contact',
  /** Where they have said that they work. */
  'home',
  /** Where they were in a conversation, for half an hour. */
  'conversations',
  'roles',
  /** Roles that they have given to others. */
  'rolesGiven',
  'drafts',
  /** Asked in their own chat. Who asked elsewhere is not stored. */
  'questions',
  /** What they have said of answers. */
  'verdicts',
  'casesFiled',
  'casesJoined',
  'casesPrepared',
  /** What they have answered for a principal. */
  'casesAnchored',
  /** What they have done to cases. */
  'caseEvents',
  /** What was told them. */
  'messages',
  /** Cards in their own chat. */
  'cards',
  'points',
  'pauses',
  'gapsSettled',
  'teachings',
  'forumChecks',
  /** What was sent to them about meetings. */
  'deliveries',
  /** Texts that have their name or their id in them. */
  'mentions',
  /** What they did, and what was done to them, in the audit trail. */
  'audit',
] as const;
export type PersonSection = (typeof PERSON_SECTIONS)[number];

/** Rows as they are stored, by what they are. A section with nothing in it is there, and empty. */
export type PersonRecord = Readonly<Record<PersonSection, readonly unknown[]>>;

export const countsIn = (record: PersonRecord): Readonly<Record<PersonSection, number>> =>
  Object.fromEntries(PERSON_SECTIONS.map((section) => [section, record[section].length])) as Record<
    PersonSection,
    number
  >;

export const isEmpty = (record: PersonRecord): boolean =>
  PERSON_SECTIONS.every((section) => record[section].length === 0);

/** A single word may be anybody's, or no name at all: it is not looked for in running text. */
export const isSoughtInText = (name: string): boolean => name.trim().split(/\s+/).length > 1;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What of a person id points them out by itself: the id in the directory, as links between people have it. */
export const objectIdOf = (id: PersonId): string | null => {
  const own = id.slice(id.lastIndexOf('/') + 1);
  return UUID.test(own) ? own : null;
};

export interface Leaving {
  readonly id: PersonId;
  readonly names: readonly string[];
  /** Who stands there instead. */
  readonly as: Person;
}

/** What is looked for in running text. A Swedish name owns things with an s. */
export function wordsOf({ id, names }: Pick<Leaving, 'id' | 'names'>): string[] {
  const sought = names.filter(isSoughtInText);
  return [...sought, ...sought.flatMap((name) => [`${name}s`, `${name}:s`]), id, objectIdOf(id) ?? id];
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The same value with somebody else in their place, wherever in it they are. */
export function withoutPerson(value: Json, leaving: Leaving): Json {
  if (typeof value === 'string') return textWithout(value, leaving);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one: Json) => withoutPerson(one, leaving));
  const entries = Object.entries(value).map(([key, inner]) => [key, withoutPerson(inner, leaving)] as const);
  const clean = Object.fromEntries(entries);
  return isThem(value, leaving.id) ? { ...clean, ...leaving.as } : clean;
}

const isThem = (value: object, id: PersonId): boolean => 'id' in value && value.id === id;

/** A text that is nothing but their name is them, also when the name is one word: that somebody was handed a case says it so. */
export const textWithout = (text: string, leaving: Leaving): string =>
  leaving.names.includes(text) ? leaving.as.name : scrubbed(text, wordsOf(leaving), leaving.as.name);

/** Whether a text has them in it: their name whole, not the beginning of another. */
export const speaksOf = (text: string, { id, names }: Pick<Leaving, 'id' | 'names'>): boolean =>
  textWithout(text, { id, names, as: { id, name: '' } }) !== text;
