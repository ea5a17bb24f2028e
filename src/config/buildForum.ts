import type { Forum, Rotation, Text, Theme, Variant } from '../domain/model/types.ts';
import type { ForumEntry, ModelFile, TextEntry } from './modelSchema.ts';
import { asText, type References } from './references.ts';

/** Stands in ids and names of what exists once per theme. */
export const THEME = '{tema}';

/** The forums of one file; a forum written once for each theme becomes one per theme. */
export function buildForums(own: ModelFile, themes: readonly Theme[], references: References): Forum[] {
  return Object.entries(own.forums).flatMap(([id, entry]) => {
    const perTheme = entry.each.includes('theme');
    if (perTheme !== id.includes(THEME)) {
      const allowed = perTheme ? `${id}-${THEME}` : id.replace(`-${THEME}`, '');
      references.fault('not-allowed', ['forums', id], { found: id, allowed });
    }
    return perTheme
      ? themes.map((theme) => buildForum(own, id, entry, references, theme))
      : [buildForum(own, id, entry, references, undefined)];
  });
}

function buildForum(
  own: ModelFile,
  pattern: string,
  entry: ForumEntry,
  references: References,
  theme: Theme | undefined,
): Forum {
  const path = ['forums', pattern];
  const id = filledId(pattern, theme);
  const optional = (name: 'preparation' | 'mandate' | 'rhythm') =>
    entry[name] ? { [name]: references.fact(entry[name], [...path, name]) } : {};
  return {
    key: entry.key ?? `${own.model}/${id}`,
    id,
    model: own.model,
    level: entry.level,
    perPlace: entry.each.includes('place'),
    ...(theme ? { theme: theme.id } : {}),
    field: entry.field,
    takes: entry.takes,
    name: filled(entry.name, theme),
    short: filled(entry.short, theme),
    ...(entry.anywhere ? { anywhere: filled(entry.anywhere, theme) } : {}),
    aka: entry.aka.map((name) => (theme ? name.replaceAll(THEME, theme.name.sv) : name)),
    why: references.facts(entry.why, [...path, 'why']),
    remit: references.facts(entry.remit, [...path, 'remit']),
    members: {
      always: references.facts(entry.members.always, [...path, 'members', 'always']),
      invited: references.facts(entry.members.invited, [...path, 'members', 'invited']),
    },
    ...(entry.chair ? { chair: buildRotation(entry.chair, references, [...path, 'chair']) } : {}),
    ...optional('preparation'),
    ...optional('mandate'),
    ...optional('rhythm'),
    year: entry.year.map(({ month, ...fact }, at) => ({ month, fact: references.fact(fact, [...path, 'year', at]) })),
    ...(entry.reachedVia ? { reachedVia: filledId(entry.reachedVia, theme) } : {}),
    ...(entry.next
      ? {
          next: {
            to: filledId(entry.next.to, theme),
            when: references.fact(entry.next.when, [...path, 'next', 'when']),
          },
        }
      : {}),
    variants: entry.variants.map((variant, at) => buildVariant(variant, references, [...path, 'variants', at])),
    open: entry.open.filter((one) => !isAnswered(one, entry)).map(asText),
  };
}

/** What the organisation has stated is open no more. */
const isAnswered = (open: ForumEntry['open'][number], { chair }: ForumEntry): boolean =>
  typeof open !== 'string' && open.answeredBy === 'chair' && chair?.start !== undefined;

function buildRotation(
  entry: NonNullable<ForumEntry['chair']>,
  references: References,
  path: readonly PropertyKey[],
): Rotation {
  if (entry.start && !entry.between.includes(entry.start.party))
    references.unknown('party', entry.start.party, entry.between, [...path, 'start', 'party']);
  return {
    between: entry.between.map((id, at) => references.party(id, [...path, 'between', at])),
    everyYears: entry.everyYears,
    ...(entry.start ? { start: entry.start } : {}),
    fact: references.fact({ sv: entry.sv, en: entry.en, source: entry.source }, path),
  };
}

function buildVariant(
  { place, theme, name, note, start }: ForumEntry['variants'][number],
  references: References,
  path: readonly PropertyKey[],
): Variant {
  return {
    ...(place ? { place } : {}),
    ...(theme ? { theme } : {}),
    ...(name ? { name: asText(name) } : {}),
    ...(note ? { note: references.fact(note, [...path, 'note']) } : {}),
    ...(start ? { start } : {}),
  };
}

function filled(entry: TextEntry, theme: Theme | undefined): Text {
  const text = asText(entry);
  return theme ? { sv: text.sv.replaceAll(THEME, theme.name.sv), en: text.en.replaceAll(THEME, theme.name.en) } : text;
}

const filledId = (pattern: string, theme: Theme | undefined): string =>
  theme ? pattern.replaceAll(THEME, theme.id) : pattern;
