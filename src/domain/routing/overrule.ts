import { forumByKey } from '../model/forums.ts';
import type { Forum, Model } from '../model/types.ts';
import { isClose, type Precedent, type Ruling } from './precedents.ts';
import type { FullReading } from './reading.ts';
import type { Candidate, Told } from './routing.ts';
import { forumOver } from './standsOver.ts';

/** What goes over the weighing of words: what has been settled before, and what a question says outright. */

interface Weighed {
  readonly model: Model;
  readonly reading: FullReading;
  readonly told: Told;
  readonly precedents: readonly Precedent[];
}

/** So sure that not every precedent goes over it. */
const PLAIN = 0.9;

export interface Ruled {
  readonly ruling: Ruling;
  readonly candidate: Candidate;
}

/**
 * Where the same matter was found to belong. What the person has told goes over it; and so does a text that plainly tells of one person, of
 * what happened once or of one's own line, whatever a forum has done about such things. That somebody once said "ja, rätt forum" does not
 * go over a text that plainly belongs elsewhere.
 */
export function ruledBefore({ model, told, precedents }: Weighed, candidates: readonly Candidate[]): Ruled | null {
  const [closest] = precedents;
  const [best] = candidates;
  if (!closest || !isClose(closest) || told.outcomes || told.theme) return null;
  const isPlain = best !== undefined && best.confidence >= PLAIN && best.first !== closest.ruling.first;
  if (isPlain && (best.exit || closest.ruling.by === 'asker')) return null;
  const { ruling, likeness } = closest;
  const candidate = candidates.find(({ first }) => first === ruling.first) ?? outsideCandidate(model, ruling);
  return candidate && { ruling, candidate: { ...candidate, confidence: Math.max(candidate.confidence, likeness) } };
}

/** How sure the question is, when it asks for the forum over another one. */
const ASKED_FOR = 0.9;

/** The forum that stands over the one that is named, when that is what is asked. */
export function askedFor({ model, reading, told }: Weighed, candidates: readonly Candidate[]): Candidate | null {
  const forum = told.outcomes ? null : forumOver(model, reading);
  if (!forum) return null;
  const candidate = candidates.find(({ first }) => first === forum.key);
  return { ...(candidate ?? candidateFor(forum)), confidence: Math.max(ASKED_FOR, candidate?.confidence ?? 0) };
}

/** A forum to which no kind of matter leads by itself. */
function outsideCandidate(model: Model, { first }: Ruling): Candidate | null {
  const forum = forumByKey(model, first);
  return forum ? candidateFor(forum) : null;
}

const candidateFor = (forum: Forum): Candidate => ({
  first: forum.key,
  kind: 'forum',
  outcome: forum.takes[0] ?? 'shared',
  confidence: 0,
  forum,
});
