import { z } from 'zod';
import type { CaseId } from '../../src/domain/case/case.ts';
import { GIVEN_ROLES } from '../../src/domain/case/giving.ts';
import type { CasePress } from '../../src/domain/case/press.ts';
import { DEEDS } from '../../src/domain/case/transitions.ts';
import type { PersonId } from '../../src/domain/person.ts';
import { isUuid } from '../../src/domain/uuid.ts';

/** The buttons on cards of cases, as they come back. */

const LONGEST_ID = 80;
const LONGEST_LINK = 2000;
/** A tenant and an id as Teams gives them; both can be longer than a directory's. */
const LONGEST_PERSON = 300;

const id = z.string().min(1).max(LONGEST_ID);
/** Names a row in the database: what cannot be one never gets that far. */
const uuid = z.string().refine(isUuid);
const case_ = uuid.transform((value) => value as CaseId);
const person = z
  .string()
  .min(1)
  .max(LONGEST_PERSON)
  .transform((value) => value as PersonId);
const count = z.number().int().nonnegative();
const filing = { submit: uuid, model: id, question: uuid.nullable(), link: z.string().max(LONGEST_LINK) };
const onCase = { case: case_, revision: count, handling: count, deed: z.enum(DEEDS) };

export const casePress = z.discriminatedUnion('press', [
  z.object({ press: z.literal('file-form'), model: id, question: id.nullable() }),
  z.object({ press: z.literal('file'), ...filing }),
  z.object({ press: z.literal('keep-draft'), ...filing }),
  z.object({ press: z.literal('drafts') }),
  z.object({ press: z.literal('open-draft'), submit: uuid }),
  z.object({ press: z.literal('discard-draft'), submit: uuid }),
  z.object({ press: z.literal('file-anyway'), submit: uuid }),
  z.object({ press: z.literal('join-instead'), submit: uuid, case: case_ }),
  z.object({ press: z.literal('case'), case: case_ }),
  z.object({ press: z.literal('history'), case: case_ }),
  z.object({ press: z.literal('step'), ...onCase }),
  z.object({
    press: z.literal('act'),
    ...onCase,
    principal: id.exactOptional(),
    home: z.enum(['done', 'hindered']).exactOptional(),
  }),
  z.object({ press: z.literal('export'), case: case_, as: z.enum(['pdf', 'json']) }),
  z.object({ press: z.literal('export-all'), model: id, as: z.enum(['csv', 'json']) }),
  z.object({ press: z.literal('my-cases'), page: count }),
  z.object({
    press: z.literal('forum-cases'),
    model: id,
    forum: id,
    place: id.nullable(),
    show: z.enum(['open', 'decided', 'ended', 'all']),
    page: count,
  }),
  z.object({ press: z.literal('overview'), model: id }),
  z.object({ press: z.literal('roles'), model: id, page: count.exactOptional() }),
  z.object({ press: z.literal('give-role'), model: id }),
  z.object({
    press: z.literal('take-role'),
    model: id,
    person,
    role: z.enum(GIVEN_ROLES),
    forum: id.nullable(),
    place: id.nullable(),
    principal: id.nullable(),
  }),
  z.object({ press: z.literal('link-form'), model: id }),
  z.object({ press: z.literal('link'), model: id }),
  z.object({ press: z.literal('unlink'), model: id }),
]) satisfies z.ZodType<CasePress>;
