import type { Exit, Forum, Model, Neighbour, Place, Principal, Term, Theme } from '../domain/model/types.ts';
import { EXITS } from '../domain/model/types.ts';
import { buildForums } from './buildForum.ts';
import { checkModel } from './checkModel.ts';
import { type Fault, failed, ok, type Result } from './fault.ts';
import type { ModelFile, PlaceEntry } from './modelSchema.ts';
import { asText, References } from './references.ts';

/**
 * Makes one model of a file and its parents (nearest first), after their shapes have been checked.
 * Places and themes are the file's own; forums, exits, terms and units come from the parents too.
 */
export function assembleModel(chain: readonly [ModelFile, ...ModelFile[]], file: string): Result<Model> {
  const [own] = chain;
  const references = new References(chain, file);
  const places = buildPlaces(own, references);
  const model: Model = {
    id: own.model,
    name: own.name,
    principals: buildPrincipals(chain, references),
    places,
    neighbours: buildNeighbours(chain, places, references),
    themes: buildThemes(own, references),
    forums: chain
      .flatMap((one) => buildForums(one, buildThemes(one, references), references))
      .map((forum) => withEntrance(forum, own)),
    exits: buildExits(chain, references),
    terms: buildTerms(chain, references),
    fieldWords: own.fieldWords,
    units: [...new Set(chain.flatMap((one) => one.units))],
    caveats: chain.flatMap((one) => references.facts(one.caveats, ['caveats'])),
  };
  checkModel(own, model, references);
  const faults = unique(references.faults);
  return faults.length > 0 ? failed(faults) : ok(model);
}

/** A part that is built twice, once for the file and once for its themes, tells its faults once. */
function unique(faults: readonly Fault[]): Fault[] {
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
}

/** A parent's forum is reached through one of the child's own. */
function withEntrance(forum: Forum, own: ModelFile): Forum {
  const reachedVia = forum.model === own.model ? undefined : own.entrances[forum.id];
  return reachedVia ? { ...forum, reachedVia } : forum;
}

function buildThemes(own: ModelFile, references: References): Theme[] {
  return Object.entries(own.themes).map(([id, theme]) => ({
    id,
    name: asText(theme.name),
    covers: theme.covers,
    source: references.source(theme.source, ['themes', id]),
  }));
}

function buildPlaces(own: ModelFile, references: References): Place[] {
  return own.places.flatMap((group, at) =>
    Object.entries(group.names).map(([id, entry]) => ({
      id,
      ...named(entry),
      kind: group.kind,
      ...(group.partOf ? { partOf: group.partOf } : {}),
      source: references.source(group.source, ['places', at]),
    })),
  );
}

/** The region is named in the model; every municipality with a place is a principal without being named again. */
function buildPrincipals(chain: readonly ModelFile[], references: References): Principal[] {
  const stated = chain.flatMap((one) =>
    Object.entries(one.principals).map(([id, { name, kind, source }]) => ({
      id,
      name,
      kind,
      source: references.source(source, ['principals', id]),
    })),
  );
  const municipalities = (chain[0]?.places ?? []).flatMap((group, at) =>
    group.kind === 'stadsområde'
      ? []
      : Object.entries(group.names).map(([id, entry]) => ({
          id,
          name: municipalityName(entry),
          kind: 'kommun' as const,
          source: references.source(group.source, ['places', at]),
        })),
  );
  return [...stated, ...municipalities];
}

/** Everyone who belongs elsewhere, told by whoever is nearest home: the county knows more than the country. */
function buildNeighbours(chain: readonly ModelFile[], places: readonly Place[], references: References): Neighbour[] {
  const told = new Set(places.map((place) => place.id));
  const groups = chain.flatMap((one) => one.neighbours.map((group, at) => ({ group, path: ['neighbours', at] })));
  return groups.flatMap(({ group, path }) => {
    const source = references.source(group.source, path);
    const news = Object.entries(group.names).filter(([id]) => !told.has(id));
    for (const [id] of news) told.add(id);
    return news.map(([, entry]) => ({ ...named(entry), area: group.area, source }));
  });
}

function buildExits(chain: readonly ModelFile[], references: References): Model['exits'] {
  const exits = EXITS.flatMap((id): [string, Exit][] => {
    const entry = chain.map((one) => one.exits[id]).find((one) => one !== undefined);
    if (entry)
      return [[id, { id, name: asText(entry.name), advice: references.fact(entry.advice, ['exits', id, 'advice']) }]];
    references.fault('missing-key', ['exits', id], { key: id, expected: 'object' });
    return [];
  });
  return Object.fromEntries(exits) as Model['exits'];
}

/** A term explained nearer home wins over the parent's. */
function buildTerms(chain: readonly ModelFile[], references: References): Term[] {
  const terms = chain.flatMap((one) =>
    Object.entries(one.terms).map(([word, { aka, ...meaning }]) => ({
      word,
      aka,
      meaning: references.fact(meaning, ['terms', word]),
    })),
  );
  return terms.filter((term, at) => terms.findIndex((other) => other.word === term.word) === at);
}

function named(entry: PlaceEntry): Pick<Place, 'name' | 'aka' | 'ambiguous'> {
  if (typeof entry === 'string') return { name: entry, aka: [], ambiguous: [] };
  return { name: entry.name, aka: entry.aka, ambiguous: entry.ambiguous };
}

/** "Tanums kommun" but "Uddevalla kommun": the genitive shows only after a consonant. */
function municipalityName(entry: PlaceEntry): string {
  if (typeof entry === 'object' && entry.principal) return entry.principal;
  const { name } = named(entry);
  return `${name}${/[aeiouyåäösx]$/i.test(name) ? '' : 's'} kommun`;
}
