import type { Request, Response } from 'express';
import type { IsServiceUrl } from '../../domain/serviceUrl.ts';
import type { Clock, Log } from '../../ports.ts';
import { type Incoming, readActivity, whoIn } from './activity.ts';
import { bodyOf } from './body.ts';
import { openIdKeys } from './keys.ts';
import type { DoorLimits } from './limits.ts';
import { limiter } from './rate.ts';
import { isRefusal, type Refusal, refusal } from './refusal.ts';
import { tenantOf, tenantSet } from './tenant.ts';
import { type Expected, notFor, type Proof, proofIn } from './token.ts';

/** What an activity has to pass before the bot sees it, in this order and no other: what costs us least and tells them least comes first. */

export type Outcome =
  | { readonly is: 'let-in'; readonly activity: Incoming }
  /** They are who they say, but get one sentence and nothing else. */
  | { readonly is: 'told'; readonly activity: Incoming; readonly say: 'not-your-tenant' | 'too-fast' }
  | { readonly is: 'too-fast'; readonly activity: Incoming }
  | (Refusal & { readonly is: 'refused' });

export interface DoorSettings {
  /** Null in local mode: nobody can show who they are, and only this machine is answered. */
  readonly registration: Registration | null;
  readonly isServiceUrl: IsServiceUrl;
  readonly limits: DoorLimits;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Registration {
  readonly appId: string;
  readonly tenants: readonly string[];
  /** Who signs for Teams, and where its keys are told of. */
  readonly issuer: string;
  readonly metadata: string;
}

export type Door = (request: Request, response: Response) => Promise<Outcome>;

export function frontDoor({ registration, isServiceUrl, limits, clock, log }: DoorSettings): Door {
  const lock = registration ? lockFor(registration, { limits, clock, log }) : null;
  const judged = (body: Buffer, proof: Proof | null): Outcome | Refusal => {
    const activity = readActivity(body);
    if (isRefusal(activity)) return activity;
    const mismatch = proof && notFor(proof, activity);
    if (mismatch) return mismatch;
    if (!isServiceUrl(activity.serviceUrl)) return refusal('service-url', 403);
    return lock ? lock.judge(activity) : { is: 'let-in', activity };
  };
  const within = async (request: Request, response: Response): Promise<Outcome | Refusal> => {
    const body = await bodyOf(request, response, limits.bodyWithin);
    if (isRefusal(body)) return body;
    const proof = lock && (await proofIn(request.headers.authorization, lock.expected));
    return proof && isRefusal(proof) ? proof : judged(body, proof);
  };
  return async (request, response) => {
    const outcome = await within(request, response);
    if (!isRefusal(outcome)) return outcome;
    log.warn('refused', { code: outcome.refused, status: outcome.status });
    return { is: 'refused', ...outcome };
  };
}

interface Lock {
  readonly expected: Expected;
  /** Of an activity that is really Teams': whether its people may, and may now. */
  judge(activity: Incoming): Outcome | Refusal;
}

function lockFor(registration: Registration, around: Pick<DoorSettings, 'limits' | 'clock' | 'log'>): Lock {
  const { issuer, metadata, appId, tenants } = registration;
  const { limits, clock, log } = around;
  const keys = openIdKeys({ metadata, issuer, within: limits.keysWithin, clock, log });
  const welcome = tenantSet(tenants);
  const pace = paceOf(limits, clock);
  const judge = (activity: Incoming): Outcome | Refusal => {
    const from = tenantOf(activity, welcome);
    if (from.is === 'contradiction') return refusal('tenant-contradiction', 403);
    if (from.is === 'welcome') return pace.judge(activity, from.tenant, log);
    log.warn('tenant-refused', { tenant: from.tenant });
    if (activity.type !== 'message') return refusal('tenant-unknown', 403);
    return pace.mayTell(activity, from.tenant)
      ? { is: 'told', activity, say: 'not-your-tenant' }
      : refusal('tenant-unknown', 200);
  };
  return { expected: { issuer, audience: appId, keys, clock }, judge };
}

/** Told once and never again: that the app was installed, or a team removed. It is not thrown away, and nobody can make much of it. */
const TOLD_ONCE: ReadonlySet<string> = new Set(['installationUpdate', 'conversationUpdate']);

function paceOf(limits: DoorLimits, clock: Clock) {
  const people = limiter(limits.person, clock);
  const tenants = limiter(limits.tenant, clock);
  const words = limiter(limits.word, clock);
  const mayTell = (activity: Incoming, tenant: string | null) => words.take(`${tenant}/${whoIn(activity)}`);
  const judge = (activity: Incoming, tenant: string, log: Log): Outcome | Refusal => {
    if (TOLD_ONCE.has(activity.type)) return { is: 'let-in', activity };
    const isInTime = people.take(`${tenant}/${whoIn(activity)}`) && tenants.take(tenant);
    if (isInTime) return { is: 'let-in', activity };
    if (activity.type === 'invoke') return { is: 'too-fast', activity };
    if (activity.type !== 'message' || !mayTell(activity, tenant)) return refusal('too-fast', 200);
    log.warn('too-fast', { tenant });
    return { is: 'told', activity, say: 'too-fast' };
  };
  return { mayTell, judge };
}
