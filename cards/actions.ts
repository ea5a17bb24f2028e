import { z } from 'zod';
import { LANGUAGES } from '../src/domain/model/types.ts';
import type { Press, Pressed } from '../src/domain/press.ts';
import { OUTCOMES } from '../src/domain/routing/outcome.ts';

/** What a button carries, and the only way card data comes back in. It says what was pressed, never who pressed. */

/** Raised when buttons change meaning; presses of other versions are told that their card is out of date. */
const VERSION = 1;
const LONGEST_ID = 80;
const LONGEST_EXAMPLE = 200;

const id = z.string().min(1).max(LONGEST_ID);

const press = z.discriminatedUnion('press', [
  z.object({ press: z.literal('scope'), id, scope: z.enum(['one-place', 'several-places', 'one-person']) }),
  z.object({ press: z.literal('theme'), id, theme: id }),
  z.object({ press: z.literal('matter'), id, outcome: z.enum(OUTCOMES) }),
  z.object({ press: z.literal('place'), id, place: id }),
  z.object({ press: z.literal('organisation'), id, model: id }),
  z.object({ press: z.literal('alternative'), id, first: id }),
  z.object({ press: z.literal('helped'), id, helped: z.boolean() }),
  z.object({ press: z.literal('wrong-forum'), id }),
  z.object({ press: z.literal('right-forum'), id, first: id.nullable() }),
  z.object({ press: z.literal('forget'), id }),
  z.object({ press: z.literal('forum'), model: id, key: id, place: id.exactOptional() }),
  z.object({ press: z.literal('forums'), model: id }),
  z.object({ press: z.literal('example'), text: z.string().min(1).max(LONGEST_EXAMPLE) }),
  z.object({ press: z.literal('welcome') }),
]) satisfies z.ZodType<Press>;

const cardData = z.object({
  version: z.literal(VERSION),
  language: z.enum(LANGUAGES),
  press: z.record(z.string(), z.unknown()),
  /** Filled in on the card, beside the button. */
  place: z.string().max(LONGEST_ID).optional(),
});

export interface CardData {
  readonly version: number;
  readonly language: string;
  readonly press: Press | Omit<Extract<Press, { press: 'place' }>, 'place'>;
}

export const writePress = (pressed: { press: CardData['press']; language: string }): CardData => ({
  version: VERSION,
  ...pressed,
});

/** Reads what a card sent; null when it is not, or no longer, one of our buttons. */
export function readPress(data: unknown): Pressed | null {
  const outer = cardData.safeParse(data);
  if (!outer.success) return null;
  const { language, place } = outer.data;
  const inner = press.safeParse(place ? { ...outer.data.press, place } : outer.data.press);
  return inner.success ? { press: inner.data, language } : null;
}
