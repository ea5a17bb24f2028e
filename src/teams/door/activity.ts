import { z } from 'zod';
import { type Refusal, refusal } from './refusal.ts';

/** The little of an activity that must be right before anything else reads it. What else there is goes through as it came. */

const id = z.string().min(1).max(1_000);
const text = z.string().nullish();

const account = z.looseObject({ id, aadObjectId: text, name: text });

const activitySchema = z
  .looseObject({
    type: z.string().min(1).max(100),
    channelId: id,
    serviceUrl: z.string().min(1).max(10_000),
    conversation: z.looseObject({ id, tenantId: text, conversationType: text }),
    from: account.nullish(),
    recipient: z.looseObject({ id: text, name: text }).nullish(),
    channelData: z.looseObject({ tenant: z.looseObject({ id: text }).nullish() }).nullish(),
    id: text,
    name: text,
    text,
    locale: text,
    replyToId: text,
    entities: z.array(z.looseObject({})).nullish(),
    attachments: z.array(z.looseObject({})).nullish(),
    membersAdded: z.array(z.looseObject({ id: text })).nullish(),
  })
  .refine(({ type, from }) => from || !ACTED.has(type))
  .refine(({ type, name }) => name || type !== 'invoke');

/** Somebody does these, and what they get depends on who. */
const ACTED: ReadonlySet<string> = new Set(['message', 'invoke']);

export type Incoming = z.infer<typeof activitySchema>;

export function readActivity(body: Buffer): Incoming | Refusal {
  const read = activitySchema.safeParse(jsonIn(body));
  return read.success ? read.data : refusal('not-an-activity', 400);
}

/** Undefined for what is no JSON. */
export function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Who is counted: the directory's name for them, or Teams' own. */
export const whoIn = ({ from }: Incoming): string => from?.aadObjectId || from?.id || '';
