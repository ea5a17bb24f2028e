import { z } from 'zod';
import { EXITS, FIELDS, GROUPS, LEVELS, MATTERS } from '../domain/model/types.ts';

/**
 * How a model file (src/models/*.yaml, or an organisation's own) may look. Unknown keys are refused: a misspelt key that
 * is silently dropped would be a forum without its remit. References between parts are checked in references.ts and checkModel.ts.
 */

export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'id');
/** A forum id may hold {tema}: it is then written once and exists once per theme. */
const forumId = z.string().regex(/^[a-z0-9]+(-([a-z0-9]+|\{tema\}))*$/, 'id');
const words = z.array(z.string().min(1)).default([]);

const inLanguages = z.strictObject({ sv: z.string().min(1), en: z.string().min(1).optional() });
export const text = z.union([z.string().min(1), inLanguages]);
const fact = z.strictObject({ sv: z.string().min(1), en: z.string().min(1).optional(), source: z.string() });
const facts = z.array(fact).default([]);

const sources = z.record(
  id,
  z.strictObject({ title: z.string().min(1), url: z.url().optional(), confirmed: z.boolean().default(true) }),
);

const placeEntry = z.union([
  z.string().min(1),
  z.strictObject({ name: z.string().min(1), aka: words, ambiguous: words, principal: z.string().optional() }),
]);

const placeGroup = z.strictObject({
  kind: z.enum(['kommun', 'stadsområde', 'stad']),
  partOf: id.optional(),
  source: z.string(),
  names: z.record(id, placeEntry),
});

const neighbourGroup = z.strictObject({ area: z.string().min(1), source: z.string(), names: z.record(id, placeEntry) });

const start = z.strictObject({ year: z.int().min(2000).max(2100), party: z.string() });

const chair = z.strictObject({
  between: z.array(z.string()).min(2),
  everyYears: z.int().min(1).max(10),
  /** Left out unless a source or the organisation states who had the chair a given year. */
  start: start.optional(),
  sv: z.string().min(1),
  en: z.string().min(1).optional(),
  source: z.string(),
});

const yearItem = z.strictObject({ month: z.int().min(1).max(12), ...fact.shape });
const step = z.strictObject({ to: z.string(), when: fact });

const variant = z.strictObject({
  place: z.string().optional(),
  theme: z.string().optional(),
  name: text.optional(),
  note: fact.optional(),
  start: start.optional(),
});

/** What the sources leave open, unless the organisation has said it: who has the chair, once a start is stated. */
const openText = z.union([z.string().min(1), inLanguages.extend({ answeredBy: z.literal('chair').optional() })]);

const forum = z.strictObject({
  /** Only for a forum known by a key of its own, such as `vvg`. */
  key: id.optional(),
  each: z.array(z.enum(['place', 'theme'])).default([]),
  level: z.enum(LEVELS).nullable(),
  field: z.enum(FIELDS).default('care'),
  takes: z.array(z.enum(MATTERS)),
  name: text,
  short: text,
  /** How it is spoken of while the place is not known. */
  anywhere: text.optional(),
  aka: words,
  why: z.array(fact).min(1),
  remit: z.array(fact).min(1),
  /** Written as in running text, without a capital unless it is a name. */
  members: z.strictObject({ always: facts, invited: facts }).default({ always: [], invited: [] }),
  chair: chair.optional(),
  preparation: fact.optional(),
  mandate: fact.optional(),
  rhythm: fact.optional(),
  year: z.array(yearItem).default([]),
  reachedVia: z.string().optional(),
  next: step.optional(),
  variants: z.array(variant).default([]),
  open: z.array(openText).default([]),
});

export const modelSchema = z.strictObject({
  model: id,
  name: z.string().min(1),
  /** Left out: the common Swedish base. */
  parent: id.optional(),
  sources: sources.default({}),
  parties: z.record(id, text).default({}),
  principals: z
    .record(id, z.strictObject({ name: z.string().min(1), kind: z.enum(['kommun', 'region']), source: z.string() }))
    .default({}),
  places: z.array(placeGroup).default([]),
  neighbours: z.array(neighbourGroup).default([]),
  units: words,
  /** Words that in this organisation say which field a question is in. */
  fieldWords: z.partialRecord(z.enum(FIELDS), words).default({}),
  themes: z
    .record(id, z.strictObject({ name: text, covers: z.array(z.enum(GROUPS)).min(1), source: z.string() }))
    .default({}),
  forums: z.record(forumId, forum).default({}),
  /** Which of the own forums lifts a question to a forum of the parent: `{vvg: styrgrupp}`. */
  entrances: z.record(id, z.string()).default({}),
  exits: z.partialRecord(z.enum(EXITS), z.strictObject({ name: text, advice: fact })).default({}),
  terms: z.record(z.string().min(1), z.strictObject({ aka: words, ...fact.shape })).default({}),
  caveats: facts,
});

/** A model file once its shape has been checked. */
export type ModelFile = z.infer<typeof modelSchema>;
export type ForumEntry = z.infer<typeof forum>;
export type FactEntry = z.infer<typeof fact>;
export type TextEntry = z.infer<typeof text>;
export type PlaceEntry = z.infer<typeof placeEntry>;
