import { seatName } from '../domain/case/recordOf.ts';
import { localDate, type Occurrence, startOf } from '../domain/meeting/meeting.ts';
import { chairIn, choosablePlaces, forumName, seatOf, themeById, variantOf } from '../domain/model/forums.ts';
import type { Fact, Forum, Language, Model, Party } from '../domain/model/types.ts';
import type { ForumCalendar } from './calendars.ts';

/** What an organisation's forums have in a year, put together for the reader: month by month, and who has the chair. */

/** Something that one forum has, or several alike. */
export interface Entry<T> {
  readonly forums: readonly string[];
  readonly name: string;
  readonly what: T;
}

export interface MonthWheel {
  /** 1–12. */
  readonly month: number;
  readonly items: readonly Entry<Fact>[];
  readonly meetings: readonly Entry<readonly Occurrence[]>[];
}

export interface YearWheel {
  readonly year: number;
  readonly chairs: readonly Entry<Party>[];
  readonly months: readonly MonthWheel[];
  /** What comes back in no month that is stated. */
  readonly rhythms: readonly Entry<Fact>[];
}

export interface YearSources {
  readonly model: Model;
  readonly year: number;
  readonly language: Language;
  readonly timeZone: string;
  readonly calendars: readonly (ForumCalendar & { readonly occurrences: readonly Occurrence[] })[];
}

export function yearWheel(sources: YearSources): YearWheel {
  const { model, year, language } = sources;
  const facts = (pick: (forum: Forum) => readonly Fact[]) =>
    alike(
      model.forums.flatMap((forum) => pick(forum).map((fact) => ({ forum, what: fact, same: fact.text.sv }))),
      model,
      language,
    );
  const month = (number: number): MonthWheel => ({
    month: number,
    items: facts((forum) => forum.year.filter((item) => item.month === number).map(({ fact }) => fact)),
    meetings: meetingsIn(number, sources),
  });
  return {
    year,
    chairs: chairs(model, year, language),
    months: Array.from({ length: 12 }, (_, at) => month(at + 1)),
    rhythms: facts((forum) => (forum.rhythm ? [forum.rhythm] : [])),
  };
}

interface Said<T> {
  readonly forum: Forum;
  readonly what: T;
  /** What must be the same for two forums to be told of together. */
  readonly same: string;
}

/** The forums of which the same is said share a line: "NOSAM …" for one in each theme. */
function alike<T>(said: readonly Said<T>[], model: Model, language: Language): Entry<T>[] {
  return [...Map.groupBy(said, ({ same }) => same).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const forums = group.map(({ forum }) => forum);
    return [{ forums: forums.map(({ key }) => key), name: jointName(forums, model, language), what: first.what }];
  });
}

function jointName(forums: readonly Forum[], model: Model, language: Language): string {
  const nameOf = (forum: Forum) => forumName({ forum }, language, 'short');
  const patternOf = (forum: Forum) => {
    const label = themeById(model, forum.theme)?.name[language];
    return label ? nameOf(forum).replace(` ${label}`, ' …') : nameOf(forum);
  };
  const inAllThemes = (forum: Forum) =>
    model.forums.every((one) => patternOf(one) !== patternOf(forum) || forums.includes(one));
  const names = forums.map((forum) => (forums.length > 1 && inAllThemes(forum) ? patternOf(forum) : nameOf(forum)));
  return [...new Set(names)].join(', ');
}

function chairs(model: Model, year: number, language: Language): Entry<Party>[] {
  const all = model.forums.flatMap((forum): Said<Party>[] => {
    const party = chairOf(forum, undefined);
    const kind = forum.theme ? forum.level : forum.key;
    return party ? [{ forum, what: party, same: `${kind} ${party.id}` }] : [];
  });
  const inPlaces = model.forums.flatMap((forum) =>
    forum.perPlace ? choosablePlaces(model).flatMap((place) => placeChair(forum, place.id)) : [],
  );
  return [...alike(all, model, language), ...inPlaces];

  function chairOf(forum: Forum, placeId: string | undefined): Party | null {
    const place = model.places.find(({ id }) => id === placeId);
    const party = forum.chair && chairIn(forum.chair, year, variantOf(seatOf(forum, place)));
    return party ?? null;
  }

  /** Where a place has settled it in its own way. */
  function placeChair(forum: Forum, place: string): Entry<Party>[] {
    const party = chairOf(forum, place);
    if (!party || party.id === chairOf(forum, undefined)?.id) return [];
    const seat = { forum: forum.key, place };
    return [{ forums: [`${forum.key}/${place}`], name: seatName(seat, model, 'short')[language], what: party }];
  }
}

const meetingsIn = (
  month: number,
  { model, year, language, timeZone, calendars }: YearSources,
): Entry<readonly Occurrence[]>[] =>
  calendars.flatMap(({ key, seat, occurrences }) => {
    const what = occurrences
      .filter(({ span }) => {
        const date = localDate(startOf(span, timeZone), timeZone);
        return date.year === year && date.month === month;
      })
      .sort((a, b) => Temporal.Instant.compare(startOf(a.span, timeZone), startOf(b.span, timeZone)));
    return what.length > 0 ? [{ forums: [key], name: seatName(seat, model, 'short')[language], what }] : [];
  });
