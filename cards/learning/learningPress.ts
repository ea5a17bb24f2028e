import { z } from 'zod';
import type { LearningPress } from '../../src/domain/learning/press.ts';
import { isUuid } from '../../src/domain/uuid.ts';

/** The buttons on cards of what the bot has missed and learnt, as they come back. */

const LONGEST_ID = 80;

const id = z.string().min(1).max(LONGEST_ID);
/** Names a row in the database: what cannot be one never gets that far. */
const uuid = z.string().refine(isUuid);
const ofForum = { model: id, forum: id };
const page = z.number().int().nonnegative();

export const learningPress = z.discriminatedUnion('press', [
  z.object({ press: z.literal('gaps'), model: id, forum: id.nullable(), page }),
  z.object({ press: z.literal('gap'), gap: uuid }),
  z.object({ press: z.literal('settle-gap'), gap: uuid }),
  z.object({ press: z.literal('set-gap-aside'), gap: uuid }),
  z.object({ press: z.literal('teachings'), ...ofForum, page }),
  z.object({ press: z.literal('teach'), ...ofForum }),
  z.object({ press: z.literal('unteach'), ...ofForum, teaching: uuid, page }),
  z.object({ press: z.literal('check'), ...ofForum }),
  z.object({ press: z.literal('check-right'), ...ofForum }),
  z.object({ press: z.literal('check-wrong'), ...ofForum }),
]) satisfies z.ZodType<LearningPress>;
