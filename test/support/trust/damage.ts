import fc from 'fast-check';

/** Anything in place of what should be there: values that no client of ours sends, at any place in what one does send. */

type Json = unknown;

const deep = (levels: number): Json => {
  let value: Json = 'botten';
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};

/** As JSON has it: a key that an object literal would take for its prototype. */
const withKey = (key: string, value: Json): Json => JSON.parse(`{${JSON.stringify(key)}: ${JSON.stringify(value)}}`);

const STRANGE: readonly Json[] = [
  null,
  true,
  false,
  0,
  -1,
  -2147483649,
  1e308,
  0.1,
  '',
  ' ',
  'x',
  '-1',
  '1e9',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'å\udfffö',
  '\u202etxet\u200f',
  '👩‍⚕️'.repeat(50),
  'é'.repeat(3),
  '\r\n\t\u0007\u001b[31m',
  'x'.repeat(9_000),
  'å'.repeat(60_000),
  "'; drop table cases; --",
  '%_\\',
  '<at>x</at><script>alert(1)</script>',
  '&constructor;&__proto__;&amp',
  '{{7*7}}<%= 7*7 %>',
  '../../../etc/passwd',
  '__proto__',
  'constructor',
  'toString',
  '2026-13-45',
  '9999-12-31',
  '-271821-04-20',
  '00000000-0000-0000-0000-000000000000',
  [],
  {},
  [[]],
  [null],
  ['a', 1, {}],
  Array.from({ length: 2_000 }, (_, at) => at),
  deep(200),
  withKey('__proto__', { is: 'polluted', toString: null }),
  withKey('constructor', { prototype: { is: 'polluted' } }),
  withKey('toString', 1),
  withKey('length', -1),
  withKey('then', 'x'),
  withKey('', ''),
];

export const strange: fc.Arbitrary<Json> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...STRANGE) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

export const strangeText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...STRANGE.filter((one): one is string => typeof one === 'string')),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
);

export interface Damage {
  /** From the first place to the last: 0–1. */
  readonly at: number;
  readonly how: 'replace' | 'remove' | 'add' | 'wrap';
  readonly value: Json;
  readonly key: string;
}

const damage: fc.Arbitrary<Damage> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  how: fc.constantFrom('replace', 'replace', 'remove', 'add', 'wrap'),
  value: strange,
  key: fc.constantFrom('__proto__', 'constructor', 'toString', 'x', '', 'press', 'value', '0'),
});

export const damages: fc.Arbitrary<readonly Damage[]> = fc.array(damage, { minLength: 1, maxLength: 3 });

/** @param spared names whose values stay as they are */
export function damaged(whole: Json, all: readonly Damage[], spared: readonly string[] = []): Json {
  return all.reduce<Json>((now, one) => {
    const places = placesIn(now, spared);
    const place = places[Math.floor(one.at * places.length)];
    return place ? changedAt(now, place, one) : now;
  }, whole);
}

type Path = readonly string[];

const MOST_PLACES = 400;

function placesIn(value: Json, spared: readonly string[], path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inside = Object.entries(value)
    .slice(0, MOST_PLACES)
    .flatMap(([key, one]) => (spared.includes(key) || path.length > 8 ? [] : placesIn(one, spared, [...path, key])));
  return path.length === 0 ? inside : [path, ...inside];
}

function changedAt(value: Json, [key, ...rest]: Path, one: Damage): Json {
  if (key === undefined) return changed(value, one);
  if (Array.isArray(value)) return value.map((item, at) => (String(at) === key ? changedAt(item, rest, one) : item));
  const entries = Object.entries(value as object).flatMap(([name, inside]): [string, Json][] => {
    if (name !== key) return [[name, inside]];
    if (rest.length === 0 && one.how === 'remove') return [];
    return [[name, changedAt(inside, rest, one)]];
  });
  return Object.fromEntries(entries);
}

function changed(value: Json, { how, value: other, key }: Damage): Json {
  if (how === 'wrap') return [value];
  if (how !== 'add' || typeof value !== 'object' || value === null) return other;
  return Object.fromEntries([...Object.entries(value), [key, other]]);
}
