import type { Inputs, Problems } from '../case/form.ts';
import { type Arranged, PURPOSES } from './agenda.ts';
import { readMinutes } from './point.ts';

/** An agenda as it was laid out on a card. */

/**
 * @param items ids of the items in the order they stood on the card. Inputs by that order: `place-0` (its new place, from 1), `minutes-0`, `purpose-0`
 * @param isOn whether an item is on the agenda; what is not there is left out
 * @returns the items in their new order. Two with the same place stand as they stood; one without a place that can be read stays where it was.
 */
export function readArrangement(
  items: readonly string[],
  inputs: Inputs,
  isOn: (item: string) => boolean = () => true,
): { readonly ok: readonly Arranged[] } | { readonly problems: Problems } {
  const read = items.map((item, at) => ({
    item,
    at,
    minutes: readMinutes(inputs[`minutes-${at}`]),
    place: placeOf(inputs, at),
  }));
  const problems: Problems = Object.fromEntries(
    read.flatMap(({ minutes, at }) =>
      minutes === 'unreadable' ? [[`minutes-${at}`, { is: 'not-a-choice' as const }]] : [],
    ),
  );
  if (Object.keys(problems).length > 0) return { problems };
  const ordered = read.toSorted((a, b) => a.place - b.place || a.at - b.at);
  return {
    ok: ordered
      .filter(({ item }) => isOn(item))
      .map(({ item, at, minutes }) => ({
        item,
        minutes: minutes === 'unreadable' ? null : minutes,
        purpose: PURPOSES.find((one) => one === inputs[`purpose-${at}`]) ?? null,
      })),
  };
}

function placeOf(inputs: Inputs, at: number): number {
  const written = (inputs[`place-${at}`] ?? '').trim();
  const place = Number(written);
  if (written === '' || Number.isNaN(place) || place === at + 1) return at + 1;
  // Before the one that stands there when it comes from below, after it when it comes from above.
  return place < at + 1 ? place - 0.5 : place + 0.5;
}
