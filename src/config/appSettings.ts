import { z } from 'zod';

/** How the bot is presented in Teams: what its app package says of it. */

/** As long as Teams shows them. */
const LONGEST = { developer: 32, short: 30, full: 100 } as const;

const VERSION = /^(?:0|[1-9]\d{0,4})(?:\.(?:0|[1-9]\d{0,4})){2}$/;

const page = z.string().refine(isPublic, 'https://…').optional();
const upTo = (most: number) => z.string().trim().min(1).max(most);

export const appSchema = z.strictObject({
  /** The app's own id in Teams, which must stay the same for ever. The bot's when left out. */
  id: z.string().refine(isUuid, '00000000-0000-0000-0000-000000000000').optional(),
  /** To be raised for each package that takes another's place. */
  version: z
    .string()
    .refine((written) => VERSION.test(written), '1.0.0')
    .default('1.0.0'),
  developer: z
    .strictObject({
      name: upTo(LONGEST.developer).optional(),
      /** Pages of the organisation's own, which Teams shows beside the app. */
      websiteUrl: page,
      privacyUrl: page,
      termsOfUseUrl: page,
    })
    .default({}),
  /** What the app is called, in both languages. */
  name: z.strictObject({ short: upTo(LONGEST.short).optional(), full: upTo(LONGEST.full).optional() }).default({}),
});

export type AppSettings = z.infer<typeof appSchema>;

/** Teams shows nothing that is not encrypted. */
export function isPublic(written: string): boolean {
  return URL.parse(written)?.protocol === 'https:';
}

export function isUuid(written: string): boolean {
  return z.guid().safeParse(written).success;
}
