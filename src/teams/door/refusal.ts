/** Why somebody is not let in. The code is for the log; whoever knocked learns the status only, for more would help those who try. */
export interface Refusal {
  readonly refused: RefusalCode;
  readonly status: 200 | 400 | 401 | 403 | 408 | 413 | 415 | 429 | 503;
}

export type RefusalCode =
  | 'not-local'
  | 'content-type'
  | 'body-too-large'
  | 'body-slow'
  | 'body-broken'
  | 'body-encoding'
  | 'not-an-activity'
  | 'token-missing'
  | 'token-malformed'
  | 'token-algorithm'
  | 'token-key'
  | 'token-signature'
  | 'token-issuer'
  | 'token-audience'
  | 'token-claims'
  | 'token-expired'
  | 'token-early'
  | 'token-lifetime'
  | 'token-service-url'
  | 'token-endorsement'
  | 'keys-unavailable'
  | 'service-url'
  | 'tenant-contradiction'
  | 'tenant-unknown'
  | 'too-fast';

export const refusal = (refused: RefusalCode, status: Refusal['status']): Refusal => ({ refused, status });

export const isRefusal = (value: object): value is Refusal => 'refused' in value;
