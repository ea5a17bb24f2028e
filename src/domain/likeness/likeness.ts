import { SIZE, type Traits } from './traits.ts';

/**
 * How alike texts are: the cosine of their slots, each weighed by how rare it is; 1 for the same words, 0 for none in common. From each slot
 * of one text it goes straight to those that have it too, so that it hardly matters how many there are.
 */

/** Texts to compare with, each under its number: 0, 1, … */
export interface Texts {
  readonly traits: Traits[];
  /** For each slot, which texts have it, and how much it weighs there: number, weight, number, weight, … */
  readonly having: readonly number[][];
  /** How much each text weighed when it came. As more come, what is rare changes; slowly enough to tell what can not be alike. */
  readonly sizes: number[];
}

/** As many texts as if they had been seen before the first, so that few texts do not make every word rare. */
const BEFORE = 20;
/** What seems less alike than this is not looked at closely. */
const ROUGHLY = 0.25;

export function textsOf(all: readonly Traits[]): Texts {
  const texts: Texts = { traits: [], having: Array.from({ length: SIZE }, () => []), sizes: [] };
  all.forEach((traits, number) => {
    learn(texts, number, traits);
  });
  const rarities = Float64Array.from(texts.having, (_, slot) => rarity(texts, slot));
  for (const traits of all) texts.sizes.push(sizeOf(traits, (slot) => rarities[slot] ?? 0));
  return texts;
}

/** A new text, or new words in the place of others. */
export function putText(texts: Texts, number: number, traits: Traits): void {
  const before = texts.traits[number];
  if (before) forget(texts, number, before);
  learn(texts, number, traits);
  texts.sizes[number] = sizeNow(texts, traits);
}

/** How alike each is, by its number; 0 for what is far from it. */
export function likenessTo(texts: Texts, sought: Traits): Float64Array {
  const size = sizeNow(texts, sought);
  return productsWith(texts, sought).map((product, number) => {
    const [before, traits] = [texts.sizes[number] ?? 0, texts.traits[number]];
    if (!traits || product <= ROUGHLY * size * before) return 0;
    return product / (size * sizeNow(texts, traits));
  });
}

function productsWith(texts: Texts, { slots, weights }: Traits): Float64Array {
  const products = new Float64Array(texts.traits.length);
  for (let at = 0; at < slots.length; at++) {
    const slot = slots[at] ?? 0;
    addProducts(products, texts.having[slot] ?? [], (weights[at] ?? 0) * rarity(texts, slot) ** 2);
  }
  return products;
}

function addProducts(products: Float64Array, having: readonly number[], weight: number): void {
  for (let at = 0; at < having.length; at += 2) {
    const number = having[at] ?? 0;
    products[number] = (products[number] ?? 0) + weight * (having[at + 1] ?? 0);
  }
}

function learn({ traits: all, having }: Texts, number: number, traits: Traits): void {
  const { slots, weights } = traits;
  all[number] = traits;
  for (let at = 0; at < slots.length; at++) having[slots[at] ?? 0]?.push(number, weights[at] ?? 0);
}

function forget({ having }: Texts, number: number, { slots }: Traits): void {
  for (const slot of slots) {
    const there = having[slot] ?? [];
    for (let at = 0; at < there.length; at += 2) if (there[at] === number) there.splice(at, 2);
  }
}

const sizeNow = (texts: Texts, traits: Traits): number => sizeOf(traits, (slot) => rarity(texts, slot));

function sizeOf({ slots, weights }: Traits, rarityOf: (slot: number) => number): number {
  let squares = 0;
  for (let at = 0; at < slots.length; at++) squares += ((weights[at] ?? 0) * rarityOf(slots[at] ?? 0)) ** 2;
  return Math.sqrt(squares);
}

/** How telling a slot is: what few texts have tells more. */
const rarity = ({ traits, having }: Texts, slot: number): number =>
  Math.log(1 + (traits.length + BEFORE) / ((having[slot]?.length ?? 0) / 2 + 1));
