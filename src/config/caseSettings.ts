import { z } from 'zod';
import type { StandardFieldId } from '../domain/case/standardFields.ts';
import { id, text } from './modelSchema.ts';

/** How the settings of cases may look: deadline, forms and roles. What they refer to by name is checked in caseReferences.ts. */

const MOST_DAYS = 730;
const MOST_OWN_FIELDS = 20;

/** `P60D`. Months are not taken, for they are not equally long. */
const days = z.string().refine(isDays, `P1D–P${MOST_DAYS}D`);

/** `PT1M`. What happened a day ago is not news any more. */
const shortTime = z.string().refine(isShortTime, 'PT0S–PT1H');

const change = z.strictObject({
  required: z.boolean().optional(),
  hide: z.boolean().optional(),
  label: text.optional(),
});

/** A field without which nothing can be filed. */
const fixed = z.strictObject({
  required: z.literal(true).optional(),
  hide: z.literal(false).optional(),
  label: text.optional(),
});

const fields = z.strictObject({
  title: fixed.optional(),
  happening: fixed.optional(),
  consequence: change.optional(),
  forum: change.optional(),
  place: change.optional(),
  theme: change.optional(),
  principals: change.optional(),
  tried: change.optional(),
  frequency: change.optional(),
  proposal: change.optional(),
  behalf: change.optional(),
  confirmed: fixed.optional(),
} satisfies Record<StandardFieldId, z.ZodType>);

const own = z.strictObject({
  id,
  kind: z.enum(['line', 'text', 'choice', 'choices', 'confirm']),
  label: text,
  hint: text.optional(),
  required: z.boolean().default(false),
  choices: z.array(z.strictObject({ value: id, label: text })).default([]),
  after: id.optional(),
});

const form = z.strictObject({ fields: fields.default({}), own: z.array(own).max(MOST_OWN_FIELDS).default([]) });

export const casesSchema = z.strictObject({
  /** Within how many days of filing the one who filed shall have had an answer. */
  replyWithin: days.default('P60D'),
  /** Changes of a case that come closer than this are told in one message. */
  joinWindow: shortTime.default('PT1M'),
  /** Changes of the form, by the id of the model. */
  form: z.record(z.string(), form).default({}),
});

export const rolesSchema = z.array(
  z.strictObject({
    /** A person's object id in the directory, after its tenant where that is not the bot's own. */
    person: z.string().refine(isPerson, 'object-id, tenant/object-id (00000000-0000-0000-0000-000000000000)'),
    role: z.enum(['member', 'process-lead', 'chair', 'administrator']),
    model: z.string(),
    forum: z.string().optional(),
    place: z.string().optional(),
    principal: z.string().optional(),
  }),
);

export type CaseSettings = z.infer<typeof casesSchema>;
export type FormSettings = z.infer<typeof form>;
export type OwnFieldSettings = z.infer<typeof own>;
export type RoleSettings = z.infer<typeof rolesSchema>[number];

export const daysIn = (written: string): number => Temporal.Duration.from(written).days;
export const secondsIn = (written: string): number => Temporal.Duration.from(written).total('seconds');

function isDays(written: string): boolean {
  return /^P\d{1,4}D$/.test(written) && daysIn(written) >= 1 && daysIn(written) <= MOST_DAYS;
}

function isShortTime(written: string): boolean {
  if (!/^PT(?=\d)(\d{1,2}H)?(\d{1,4}M)?(\d{1,4}S)?$/.test(written)) return false;
  return secondsIn(written) <= 3600;
}

/** An address or a name is the likeliest mistake, and nobody would ever be found by it. */
function isPerson(written: string): boolean {
  return /^([^/\s]+\/)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(written);
}
