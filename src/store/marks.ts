import { createHash } from 'node:crypto';

/**
 * A fingerprint of who or where, bound to one question: it recognises the same person or conversation again for that question,
 * and cannot be compared between questions.
 */
export const markOf = (question: string, whoOrWhere: string): string =>
  createHash('sha256').update(`${question}|${whoOrWhere}`).digest('base64url');
