import type { Fact, Field, Forum, Language, Matter, Model, Party, Place, Rotation, Theme, Variant } from './types.ts';

/** Looking things up in a model. */

/** A forum where the question is: with the place (for a forum that exists per place) and the theme it is about, where they are known. */
export interface Seat {
  readonly forum: Forum;
  readonly place?: Place;
  readonly theme?: string;
}

/** A forum's seat for a question; the place is left out where the forum does not exist per place. */
export const seatOf = (forum: Forum, place: Place | null | undefined, theme?: string): Seat => ({
  forum,
  ...(forum.perPlace && place ? { place } : {}),
  ...((forum.theme ?? theme) ? { theme: forum.theme ?? theme ?? '' } : {}),
});

export const forumById = (model: Model, id: string): Forum | undefined => model.forums.find((forum) => forum.id === id);
export const forumByKey = (model: Model, key: string): Forum | undefined =>
  model.forums.find((forum) => forum.key === key);
export const themeById = (model: Model, id: string | undefined): Theme | undefined =>
  model.themes.find((theme) => theme.id === id);
export const placeById = (model: Model, id: string | undefined): Place | undefined =>
  model.places.find((place) => place.id === id);

/** Places one can choose between: a divided city is chosen by its parts. */
export const choosablePlaces = (model: Model): Place[] =>
  model.places.filter(({ kind }) => kind !== 'stad').sort((a, b) => BY_NAME.compare(a.name, b.name));

const BY_NAME = new Intl.Collator('sv');

/** When no forum takes a kind of matter, who does instead, nearest first. */
const STEPS_IN: Readonly<Record<Matter, readonly Matter[]>> = {
  local: ['shared', 'steering'],
  shared: ['steering', 'political'],
  steering: ['shared', 'political'],
  political: ['steering', 'shared'],
  county: ['political', 'steering', 'shared'],
  support: ['steering', 'shared'],
  system: ['shared', 'steering'],
  project: ['shared', 'steering'],
};

/** The forums that take a kind of matter in a field, one per theme where the forum exists per theme. Never empty in a checked model. */
export function forumsTaking(model: Model, matter: Matter, field: Field): Forum[] {
  for (const kind of [matter, ...STEPS_IN[matter]]) {
    const takers = model.forums.filter((forum) => forum.takes.includes(kind));
    const inField = takers.filter((forum) => forum.field === field);
    if (takers.length > 0) return inField.length > 0 ? inField : takers;
  }
  return [];
}

/** True when the organisation keeps forums of their own for a field. */
export const hasForumsFor = (model: Model, field: Field): boolean =>
  model.forums.some((forum) => forum.field === field);

/** What a forum is called where it is: "Lokal vårdsamverkansgrupp Uddevalla", and without a place "Lokal vårdsamverkansgrupp". */
export function forumName(seat: Seat, language: Language, length: 'name' | 'short' = 'name'): string {
  const own = length === 'name' ? variantOf(seat)?.name : undefined;
  const text = (own ?? seat.forum[length])[language];
  return seat.place ? text.replace('{plats}', seat.place.name) : text.replace(PLACE_AND_PREPOSITION, '');
}

/** "… i {plats}", "… {plats}": what falls away while the place is not known. */
const PLACE_AND_PREPOSITION = /(?: (?:i|in|of))? ?\{plats\}/;

/** The variant that fits the seat's place and theme, the most particular first. */
export function variantOf({ forum, place, theme }: Seat): Variant | undefined {
  const fitting = forum.variants.filter(
    (variant) => (!variant.place || variant.place === place?.id) && (!variant.theme || variant.theme === theme),
  );
  const particulars = (variant: Variant) => Number(variant.place !== undefined) + Number(variant.theme !== undefined);
  return fitting.sort((a, b) => particulars(b) - particulars(a))[0];
}

/** Everything that is said of a forum, each with its source. */
export function factsOf(forum: Forum): Fact[] {
  const single = [forum.chair?.fact, forum.preparation, forum.mandate, forum.rhythm, forum.next?.when];
  return [
    ...forum.why,
    ...forum.remit,
    ...forum.members.always,
    ...forum.members.invited,
    ...forum.year.map((item) => item.fact),
    ...forum.variants.flatMap((variant) => variant.note ?? []),
    ...single.flatMap((fact) => fact ?? []),
  ];
}

/**
 * Who has the chair on a day, or null when nobody has said who began.
 * @param year the calendar year of the day: the chair changes at New Year
 */
export function chairIn(rotation: Rotation, year: number, variant?: Variant): Party | null {
  const start = variant?.start ?? rotation.start;
  if (!start) return null;
  const began = rotation.between.findIndex((party) => party.id === start.party);
  const turns = Math.floor((year - start.year) / rotation.everyYears);
  const length = rotation.between.length;
  return rotation.between[(((began + turns) % length) + length) % length] ?? null;
}
