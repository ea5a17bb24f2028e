import type { ForumSeat } from '../domain/case/case.ts';
import { choosablePlaces } from '../domain/model/forums.ts';
import type { Forum, Model } from '../domain/model/types.ts';
import type { Fault } from './fault.ts';
import { shippedModels } from './modelFiles.ts';
import { nearest } from './nearest.ts';

/** Which forum a key in the settings or on the command line means: `fyrbodal/uf-aldre`, and with its place `fyrbodal/lokal/uddevalla`. */

export interface Named {
  readonly seat: ForumSeat;
  readonly forum: Forum;
  /** Those of the organisations that have the forum; several share one of their county. */
  readonly models: readonly [Model, ...Model[]];
}

export type Naming = { readonly named: Named } | { readonly wrong: Pick<Fault, 'code' | 'detail'> };

/** @param wanted a place where the forum has one; or the forum as such, in all places */
export function forumNamed(key: string, models: readonly Model[], wanted: 'place' | 'either'): Naming {
  const found = models.flatMap((model) =>
    model.forums
      .filter((forum) => key === forum.key || key.startsWith(`${forum.key}/`))
      .map((forum) => ({ model, forum })),
  );
  const [first, ...others] = found;
  if (!first) return { wrong: unknownForum(key, models) };
  const place = key === first.forum.key ? null : key.slice(first.forum.key.length + 1);
  const wrong = wrongPlace(first.forum, place, first.model, wanted);
  if (wrong) return { wrong };
  const seat = { forum: first.forum.key, place };
  return { named: { seat, forum: first.forum, models: [first.model, ...others.map(({ model }) => model)] } };
}

type Wrong = Pick<Fault, 'code' | 'detail'>;

function wrongPlace(forum: Forum, place: string | null, model: Model, wanted: 'place' | 'either'): Wrong | null {
  const places = choosablePlaces(model).map(({ id }) => id);
  const known = places.join(', ');
  if (!forum.perPlace)
    return place === null ? null : { code: 'no-places', detail: { found: `${forum.key}/${place}`, forum: forum.key } };
  if (place === null) {
    const example = `${forum.key}/${places[0] ?? ''}`;
    return wanted === 'either' ? null : { code: 'needs-place', detail: { found: forum.key, example, known } };
  }
  if (places.includes(place)) return null;
  const detail = { what: 'place', found: place, nearest: nearest(place, places) ?? '', known };
  return { code: 'unknown-reference', detail };
}

function unknownForum(key: string, models: readonly Model[]): Wrong {
  const [model = ''] = key.split('/');
  const isLoaded = models.some(({ id, forums }) => id === model || forums.some((forum) => forum.model === model));
  if (!isLoaded && shippedModels().includes(model)) return { code: 'not-loaded', detail: { found: key, model } };
  const keys = [...new Set(models.flatMap(({ forums }) => forums.map((forum) => forum.key)))];
  const inPlaces = models.flatMap((one) =>
    one.forums
      .filter(({ perPlace }) => perPlace)
      .flatMap((forum) => choosablePlaces(one).map((place) => `${forum.key}/${place.id}`)),
  );
  const detail = { what: 'forum', found: key, nearest: nearest(key, [...keys, ...inPlaces]) ?? '' };
  return { code: 'unknown-reference', detail: { ...detail, known: keys.join(', ') } };
}
