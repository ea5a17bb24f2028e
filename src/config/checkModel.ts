import type { Forum, Matter, Model } from '../domain/model/types.ts';
import { THEME } from './buildForum.ts';
import type { ModelFile } from './modelSchema.ts';
import type { References } from './references.ts';

/** What a schema cannot see: references to nothing, escalation in circles, names shared by two places, questions nobody takes. */
export function checkModel(own: ModelFile, model: Model, references: References): void {
  checkPlaces(own, model, references);
  checkSteps(own, model, references);
  checkEntrances(own, model, references);
  checkVariants(own, model, references);
  checkTakes(own, model, references);
}

function checkPlaces(own: ModelFile, model: Model, references: References): void {
  for (const [at, group] of own.places.entries())
    if (group.partOf && !model.places.some((place) => place.id === group.partOf))
      references.unknown(
        'place',
        group.partOf,
        model.places.map((place) => place.id),
        ['places', at, 'partOf'],
      );
  const owners = new Map<string, string>();
  for (const place of model.places)
    for (const name of [place.name, ...place.aka].map((one) => one.toLowerCase())) {
      const other = owners.get(name);
      if (other && other !== place.id)
        references.fault('duplicate', ['places'], { found: name, first: other, second: place.id });
      owners.set(name, place.id);
    }
}

function checkSteps(own: ModelFile, model: Model, references: References): void {
  for (const [pattern, entry] of Object.entries(own.forums)) {
    checkStep(entry.next?.to, ['forums', pattern, 'next', 'to'], model, references);
    checkStep(entry.reachedVia, ['forums', pattern, 'reachedVia'], model, references);
    const loop = overThemes(pattern, model)
      .map((id) => loopFrom(id, model))
      .find((one) => one !== null);
    if (loop) references.fault('loop', ['forums', pattern, 'next'], { chain: loop.join(' → ') });
  }
}

function checkStep(to: string | undefined, path: readonly string[], model: Model, references: References): void {
  const ids = model.forums.map((forum) => forum.id);
  for (const id of to ? overThemes(to, model) : []) if (!ids.includes(id)) references.unknown('forum', id, ids, path);
}

function checkEntrances(own: ModelFile, model: Model, references: References): void {
  const parents = model.forums.filter((forum) => forum.model !== own.model).map((forum) => forum.id);
  const ids = model.forums.map((forum) => forum.id);
  for (const [to, via] of Object.entries(own.entrances)) {
    if (!parents.includes(to)) references.unknown('forum', to, parents, ['entrances', to]);
    if (!ids.includes(via)) references.unknown('forum', via, ids, ['entrances', to]);
  }
}

const overThemes = (pattern: string, model: Model): string[] =>
  pattern.includes(THEME) ? model.themes.map((theme) => pattern.replaceAll(THEME, theme.id)) : [pattern];

/** The forums a question would pass if it always moved on, when that never ends. */
function loopFrom(start: string, model: Model): string[] | null {
  const passed: string[] = [];
  let id: string | undefined = start;
  while (id) {
    if (passed.includes(id)) return [...passed, id];
    passed.push(id);
    const forum: Forum | undefined = model.forums.find((one) => one.id === id);
    id = forum?.next ? overThemes(forum.next.to, model)[0] : undefined;
  }
  return null;
}

function checkVariants(own: ModelFile, model: Model, references: References): void {
  const places = model.places.map((place) => place.id);
  const themes = model.themes.map((theme) => theme.id);
  for (const [id, entry] of Object.entries(own.forums))
    for (const [at, { place, theme }] of entry.variants.entries()) {
      const path = ['forums', id, 'variants', at];
      if (place && !places.includes(place)) references.unknown('place', place, places, [...path, 'place']);
      if (theme && !themes.includes(theme)) references.unknown('theme', theme, themes, [...path, 'theme']);
    }
}

/** A model that is asked questions must at least have a forum for local friction and one for what is larger. */
function checkTakes(own: ModelFile, model: Model, references: References): void {
  if (own.places.length === 0) return;
  const needed: readonly Matter[] = ['local', 'shared'];
  for (const matter of needed)
    if (!model.forums.some((forum) => forum.takes.includes(matter)))
      references.fault('no-forum-takes', ['forums'], { matter });
}
