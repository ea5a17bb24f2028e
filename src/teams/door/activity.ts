import { z } from 'zod';
import { type Refusal, refusal } from './refusal.ts';

/** The little of an activity that must be right before anything else reads it. What else there is goes through as it came. */

const id = z.string().min(1).max(1_000);
const text = z.string().nullish();

const account = z.looseObject({ id, aadObjectId: text, name: text });
const member = z.looseObject({ id: text });

/** The SDK reads who is mentioned, and takes a list that is nothing for one. */
const entity = z.looseObject({ type: z.string() }).refine((one) => !isMention(one) || mention.safeParse(one).success);
const mention = z.looseObject({ text: z.string(), mentioned: z.looseObject({ id: z.string() }) });
const isMention = ({ type }: { readonly type: string }): boolean => type.toLowerCase() === 'mention';

const activitySchema = z
  .looseObject({
    type: z.string().min(1).max(100),
    channelId: id,
    serviceUrl: z.string().min(1).max(10_000),
    conversation: z.looseObject({ id, tenantId: text, conversationType: text }),
    from: account.nullish(),
    recipient: z.looseObject({ id: z.string(), name: text }),
    channelData: z.looseObject({ tenant: z.looseObject({ id: text }).nullish() }).nullish(),
    id: text,
    name: text,
    text,
    locale: text,
    replyToId: text,
    action: text,
    entities: z.array(entity).optional(),
    attachments: z.array(z.looseObject({ contentType: text })).nullish(),
    membersAdded: z.array(member).nullish(),
    membersRemoved: z.array(member).nullish(),
    value: z.unknown().optional(),
  })
  .refine(({ type, from }) => from || !ACTED.has(type))
  .refine(({ type, name, value }) => type !== 'invoke' || (name && z.looseObject({}).safeParse(value).success));

/** Somebody does these, and what they get depends on who. */
const ACTED: ReadonlySet<string> = new Set(['message', 'invoke']);

export type Incoming = z.infer<typeof activitySchema>;

export function readActivity(body: Buffer): Incoming | Refusal {
  const read = activitySchema.safeParse(jsonIn(body));
  return read.success ? read.data : refusal('not-an-activity', 400);
}

/** What no database keeps and no card shows is taken out of every text. Undefined for what is no JSON. */
export function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'), withoutHalfCharacters);
  } catch {
    return undefined;
  }
}

/** Who is counted: the directory's name for them, or Teams' own. */
export const whoIn = ({ from }: Incoming): string => from?.aadObjectId || from?.id || '';

/** An address is judged as it came. */
const withoutHalfCharacters = (key: string, value: unknown): unknown =>
  typeof value === 'string' && key !== 'serviceUrl' ? value.toWellFormed().replaceAll('\u0000', ' ') : value;
