import { constants, createHmac, sign } from 'node:crypto';
import { newKey, type SigningKey } from './openId.ts';
import { type Claims, claimsOf, coded, seconds, token, type World } from './tokens.ts';

/** What somebody may try at the door who is not Teams, and what they are to get for it. */

export interface Attempt {
  readonly headers?: Readonly<Record<string, string>>;
  /** What the activity says otherwise than one from Teams would. */
  readonly activity?: Readonly<Record<string, unknown>>;
}

export interface Forgery {
  readonly name: string;
  readonly status: number;
  make(world: World): Attempt;
}

let own: SigningKey | null = null;
/** The forger's own key. */
const evil = (): SigningKey => {
  own ??= newKey('evil');
  return own;
};

const bearer = (credentials: string): Attempt => ({ headers: { authorization: `Bearer ${credentials}` } });
const refused = (name: string, make: (world: World) => Attempt): Forgery => ({ name, status: 401, make });
/** A token that Microsoft really has signed, and that says something else. */
const saying = (name: string, changed: (world: World) => Claims): Forgery =>
  refused(name, (world) => bearer(token(world, changed(world))));
const from = (changed: Record<string, number>) => (world: World) =>
  Object.fromEntries(Object.entries(changed).map(([claim, ahead]) => [claim, seconds(world) + ahead]));

/** Signed in another way than Teams signs. */
function otherwise(world: World, header: Claims, proof: (said: Buffer) => Buffer): Attempt {
  const said = `${coded({ typ: 'JWT', kid: world.key.kid, ...header })}.${coded(claimsOf(world))}`;
  return bearer(`${said}.${proof(Buffer.from(said)).toString('base64url')}`);
}

const withPart = (jwt: string, at: number, part: string): string =>
  jwt
    .split('.')
    .map((one, index) => (index === at ? part : one))
    .join('.');

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

const HEADERS: readonly Forgery[] = [
  refused('no token', () => ({})),
  refused('an empty token', () => bearer('')),
  refused('a password instead', () => ({ headers: { authorization: 'Basic YTpi' } })),
  refused('another scheme', (world) => ({ headers: { authorization: `Token ${token(world)}` } })),
  refused('no scheme', (world) => ({ headers: { authorization: token(world) } })),
  refused('something after the token', (world) => bearer(`${token(world)} x`)),
  refused('two tokens', (world) => bearer(`${token(world)}, Bearer ${token(world)}`)),
  refused('no token at all', () => bearer('xyz')),
  refused('three parts of nothing', () => bearer('abc.def.ghi')),
  refused('five parts, as if encrypted', (world) => bearer(`${token(world)}.a.b`)),
  refused('a header that is a list', (world) => bearer(withPart(token(world), 0, coded([])))),
  refused('claims that are a list', (world) => bearer(withPart(token(world), 1, coded([])))),
];

const CLAIMS: readonly Forgery[] = [
  saying('made out to another bot', () => ({ aud: '11111111-2222-3333-4444-555555555555' })),
  saying('made out to us among others', ({ appId }) => ({ aud: [appId, 'other'] })),
  saying('made out to nobody', () => ({ aud: undefined })),
  saying('from another issuer', () => ({ iss: 'https://sts.windows.net/aaaa/' })),
  saying('from an issuer that begins like ours', ({ issuer }) => ({ iss: `${issuer}.evil.example` })),
  saying('from no issuer', () => ({ iss: undefined })),
  saying("from the Emulator's issuer", ({ appId }) => ({
    iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
    appid: appId,
    ver: '1.0',
  })),
  saying('run out ten minutes ago', from({ nbf: -70 * MINUTE, exp: -10 * MINUTE })),
  saying('run out just longer ago than clocks differ', from({ nbf: -60 * MINUTE, exp: -121 })),
  saying('that never runs out', () => ({ exp: undefined })),
  saying('that runs out at a word', () => ({ exp: 'never' })),
  saying('that begins in ten minutes', from({ nbf: 10 * MINUTE })),
  saying('that begins just later than clocks differ', from({ nbf: 121 })),
  saying('that has no beginning', () => ({ nbf: undefined })),
  saying('that begins at null', () => ({ nbf: null })),
  saying('that lives for a year', from({ exp: 365 * DAY })),
  saying('that has been made in the future', from({ iat: 10 * MINUTE })),
  saying('that was made long before it began', from({ iat: -2 * DAY })),
  saying('that ends before it begins', from({ nbf: 60, exp: 30 })),
  saying('for no serviceUrl', () => ({ serviceurl: undefined })),
  saying('for an empty serviceUrl', () => ({ serviceurl: '' })),
  saying('for a list of serviceUrls', ({ serviceUrl }) => ({ serviceurl: [serviceUrl] })),
  saying('for another serviceUrl', () => ({ serviceurl: 'https://smba.trafficmanager.net/emea/' })),
  saying('for a part of the serviceUrl', ({ serviceUrl }) => ({ serviceurl: `${serviceUrl}emea/` })),
];

const KEYS: readonly Forgery[] = [
  refused('signed by another key of the same name', (world) =>
    bearer(token(world, {}, { ...evil(), kid: world.key.kid })),
  ),
  refused('signed by a key nobody knows', (world) => bearer(token(world, {}, evil()))),
  refused('without the name of a key', (world) => bearer(token(world, {}, world.key, { kid: undefined }))),
  refused('with a list for the name of a key', (world) =>
    bearer(token(world, {}, world.key, { kid: [world.key.kid] })),
  ),
  refused('with a path for the name of a key', (world) => bearer(token(world, {}, evil(), { kid: '../../dev/null' }))),
  refused('with a name that every object has', (world) => bearer(token(world, {}, evil(), { kid: '__proto__' }))),
  refused('with a very long name of a key', (world) => bearer(token(world, {}, evil(), { kid: 'k'.repeat(5_000) }))),
  refused('with its own key in its header', (world) =>
    bearer(token(world, {}, evil(), { jwk: evil().publicKey.export({ format: 'jwk' }), kid: world.key.kid })),
  ),
  refused('that says where its key is', (world) =>
    bearer(token(world, {}, evil(), { jku: `${world.serviceUrl}keys`, kid: world.key.kid })),
  ),
  refused('signed by a key for another channel', (world) => bearer(token(world, {}, world.unendorsed))),
  refused('signed by a key for no channel', (world) => bearer(token(world, {}, world.silent))),
  refused('signed by a key that is too short', (world) => bearer(token(world, {}, world.short))),
];

const SIGNATURES: readonly Forgery[] = [
  refused('not signed (alg none)', (world) => otherwise(world, { alg: 'none' }, () => Buffer.alloc(0))),
  refused('not signed (alg NONE, with something there)', (world) =>
    otherwise(world, { alg: 'NONE' }, () => Buffer.from('signature')),
  ),
  refused('without alg', (world) => bearer(token(world, {}, world.key, { alg: undefined }))),
  refused('signed by the public key as a password (HS256)', (world) =>
    otherwise(world, { alg: 'HS256' }, (said) =>
      createHmac('sha256', world.key.publicKey.export({ format: 'pem', type: 'spki' }))
        .update(said)
        .digest(),
    ),
  ),
  refused('signed by an empty password (HS256)', (world) =>
    otherwise(world, { alg: 'HS256' }, (said) => createHmac('sha256', '').update(said).digest()),
  ),
  refused('signed by the right key in another way (RS512)', (world) =>
    otherwise(world, { alg: 'RS512' }, (said) => sign('RSA-SHA512', said, world.key.privateKey)),
  ),
  refused('signed by the right key in another way (PS256)', (world) =>
    otherwise(world, { alg: 'PS256' }, (said) =>
      sign('RSA-SHA256', said, { key: world.key.privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }),
    ),
  ),
  refused('that demands what nobody knows', (world) =>
    bearer(token(world, {}, world.key, { crit: ['evil'], evil: true })),
  ),
  refused('that signs its claims unread', (world) =>
    bearer(token(world, {}, world.key, { b64: false, crit: ['b64'] })),
  ),
  refused('changed after it was signed', (world) =>
    bearer(withPart(token(world, { aud: 'other' }), 1, coded(claimsOf(world)))),
  ),
  refused('whose signature is cut off', (world) => bearer(withPart(token(world), 2, ''))),
  refused('whose signature is cut short', (world) =>
    bearer(withPart(token(world), 2, token(world).split('.')[2]?.slice(0, -4) ?? '')),
  ),
  refused('with the signature of another', (world) =>
    bearer(withPart(token(world), 2, token(world, { nbf: seconds(world) - 11 }).split('.')[2] ?? '')),
  ),
];

const MATCHES: readonly Forgery[] = [
  refused('for an activity of another channel', (world) => ({
    ...bearer(token(world)),
    activity: { channelId: 'webchat' },
  })),
  refused('for an activity of the Emulator', (world) => ({
    ...bearer(token(world)),
    activity: { channelId: 'emulator' },
  })),
  refused('for an activity that is to be answered elsewhere', (world) => ({
    ...bearer(token(world)),
    activity: { serviceUrl: 'https://smba.trafficmanager.net/emea/' },
  })),
];

/** Tokens that must not open. */
export const FORGERIES: readonly Forgery[] = [...HEADERS, ...CLAIMS, ...KEYS, ...SIGNATURES, ...MATCHES];
