import { z } from 'zod';
import type { Inputs } from '../src/domain/case/form.ts';
import { LANGUAGES } from '../src/domain/model/types.ts';
import type { AskPress, CARRIED, Press, Pressed } from '../src/domain/press.ts';
import { OUTCOMES } from '../src/domain/routing/outcome.ts';
import { casePress } from './case/casePress.ts';
import { learningPress } from './learning/learningPress.ts';
import { meetingPress } from './meeting/meetingPress.ts';

/** What a button carries, and the only way card data comes back in. It says what was pressed, never who pressed. */

/** Raised when buttons change meaning; presses of other versions are told that their card is out of date. */
const VERSION = 1;
const LONGEST_ID = 80;
const LONGEST_EXAMPLE = 200;
/** What can be filled in on a card: more than any form of ours has, and longer than any field of it takes. */
const MOST_INPUTS = 60;
const LONGEST_INPUT = 8000;

const id = z.string().min(1).max(LONGEST_ID);

const askPress = z.discriminatedUnion('press', [
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
]) satisfies z.ZodType<AskPress>;

const press = z.discriminatedUnion('press', [
  askPress,
  casePress,
  learningPress,
  meetingPress,
]) satisfies z.ZodType<Press>;

const cardData = z.looseObject({
  version: z.literal(VERSION),
  language: z.enum(LANGUAGES),
  press: z.record(z.string(), z.unknown()),
} satisfies Record<(typeof CARRIED)[number], z.ZodType>);

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
  const { version: _, language, press: carried, ...filledIn } = outer.data;
  const inputs = inputsOf(filledIn);
  const inner = press.safeParse(completed(carried, inputs));
  return inner.success ? { press: inner.data, language, inputs } : null;
}

const inputsOf = (filledIn: Readonly<Record<string, unknown>>): Inputs =>
  Object.fromEntries(
    Object.entries(filledIn)
      .filter((entry): entry is [string, string] => isInput(...entry))
      .slice(0, MOST_INPUTS),
  );

const isInput = (key: string, value: unknown): boolean =>
  key.length <= LONGEST_ID && typeof value === 'string' && value.length <= LONGEST_INPUT;

/** Some buttons get a part of their meaning from what is chosen beside them. */
function completed(carried: Readonly<Record<string, unknown>>, inputs: Inputs): object {
  const chosen = (id: 'place' | 'seat' | 'principal' | 'home') => (inputs[id] ? { [id]: inputs[id] } : {});
  switch (carried.press) {
    case 'place':
    case 'forum':
      return { ...carried, ...chosen('place') };
    case 'next-meeting':
      return { ...carried, ...chosen('seat') };
    case 'act':
      return carried.deed === 'report' ? { ...chosen('principal'), ...chosen('home'), ...carried } : carried;
    default:
      return carried;
  }
}
