import { z } from 'zod';
import type { CaseId } from '../../src/domain/case/case.ts';
import type { MeetingId, SeatKey } from '../../src/domain/meeting/meeting.ts';
import type { MeetingPress } from '../../src/domain/meeting/press.ts';
import { isUuid } from '../../src/domain/uuid.ts';

/** The buttons on cards of meetings, as they come back. */

const LONGEST_SEAT = 120;
const LONGEST_NAME = 400;
const LONGEST_ITEM = 400;
/** More than a card has room for. */
const MOST_ITEMS = 60;

/** Names a row in the database: what cannot be one never gets that far. */
const uuid = z.string().refine(isUuid);
const meeting = uuid.transform((value) => value as MeetingId);
const seat = z
  .string()
  .min(1)
  .max(LONGEST_SEAT)
  .transform((value) => value as SeatKey);
const count = z.number().int().nonnegative();

export const meetingPress = z.discriminatedUnion('press', [
  z.object({ press: z.literal('meeting'), meeting }),
  z.object({ press: z.literal('next-meeting'), seat }),
  z.object({ press: z.literal('my-meetings') }),
  z.object({ press: z.literal('point-form'), meeting }),
  z.object({ press: z.literal('propose-point'), meeting, submit: uuid }),
  z.object({ press: z.literal('withdraw-point'), point: uuid }),
  z.object({ press: z.literal('arrange-form'), meeting }),
  z.object({
    press: z.literal('arrange'),
    meeting,
    items: z.array(z.string().min(1).max(LONGEST_ITEM)).max(MOST_ITEMS),
  }),
  z.object({ press: z.literal('preview'), meeting }),
  z.object({ press: z.literal('post-now'), meeting }),
  z.object({ press: z.literal('skip'), meeting }),
  z.object({ press: z.literal('unskip'), meeting }),
  z.object({ press: z.literal('pause-form'), seat }),
  z.object({ press: z.literal('pause'), seat }),
  z.object({ press: z.literal('resume'), seat }),
  z.object({ press: z.literal('deliveries'), seat }),
  z.object({
    press: z.literal('resolve'),
    meeting,
    delivery: z.string().min(1).max(LONGEST_NAME),
    as: z.enum(['seen', 'again']),
  }),
  z.object({
    press: z.literal('postpone-case'),
    meeting,
    case: uuid.transform((value) => value as CaseId),
    revision: count,
    handling: count,
  }),
  z.object({ press: z.literal('postpone-point'), meeting, point: uuid }),
  z.object({ press: z.literal('follow-up'), meeting }),
]) satisfies z.ZodType<MeetingPress>;
