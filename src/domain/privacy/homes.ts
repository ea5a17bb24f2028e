import { nearestOwner, type Owned } from './owners.ts';

/** Where somebody lives: a street with a number, or a farm, a village and a property that have one. */

const ROAD = 'gatan|gata|vägen|vagen|väg|gränd|grand|gränden|stigen|torget|backen|allén|gården|plan';
const STREET =
  /(?<!\p{L})\p{L}{1,30}?(?:gatan|vägen|vagen|gränd|grand|gränden|stigen|torget|backen|allén|gata|väg)\s+\d{1,3}\s?[A-Da-d]?(?!\p{L}|\d)(?:[\s,]*(?:lgh|lagenhet|lägenhet)\s*\d+)?/gu;
/** "Adress Mossebo Norrgården 3": where there are no streets. */
const GIVEN_ADDRESS = /(?<!\p{L})(?:[Aa]dress(?:en)?|[Aa]ddress)(?: är| is|:)? \p{Lu}[^\d.?!\n]{2,40}\d{1,3}(?!\d)/gu;
/** "nr 12 på Pilvägen", "at 14 Ringvägen". */
const NUMBER_FIRST = new RegExp(
  String.raw`(?<!\p{L})(?:(?:nr|nummer|number) ?\d{1,3} (?:på|pa|at)|(?:at|in|on|på) \d{1,3}[A-D]?) \p{Lu}\p{L}{1,30}(?:${ROAD})(?!\p{L})`,
  'gu',
);
const LIVES =
  /(?<!\p{L})(?:bor|bodde|bosatt|flytta[rtd]?e?|vistas|hemma|hemlös|c\/o|lives|living|stays|portkod|nyckeln?|hittar?|huset|stugan|villan|torpet|fastigheten|husvagnen?)(?!\p{L})/giu;
/** A name with a number that no unit or time follows: "Tallåsen 3", "Tolvåsen 1:12". */
const NUMBERED =
  /(?<!\p{L})(?!(?:Avd|Avdelning|Rum|Plan|Hus|Sal|Box|Ward|Room|Vecka|Fas|Steg|Typ|Nivå|Team|Kl|Dag)(?!\p{L}))\p{Lu}\p{Ll}{2,30} \d{1,3}(?::\d{1,3})?\s?[A-Da-d]?(?![\p{L}\d]|\/\d| ?(?:%|jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|oct|nov|dec|år|ar|dag|dyg|vec|mån|tim|min|gång|ggr|st(?!\p{L})|kr|pers|barn|plats|nätter|day|week|month|year|hour|times|h(?!\p{L})))/gu;
/** How far from the word that tells of a home its name may stand. */
const REACH = 45;

export interface Place {
  readonly match: RegExpExecArray;
  readonly isHome: (text: string, owners: readonly Owned[]) => boolean;
}

export function homesIn(text: string): Place[] {
  if (!/\d/.test(text)) return [];
  const streets = [STREET, GIVEN_ADDRESS, NUMBER_FIRST].flatMap((pattern) => [...text.matchAll(pattern)]);
  const places = [...streets, ...farmsIn(text).filter((one) => streets.every((other) => !overlap(one, other)))];
  return places.map((match) => ({ match, isHome: (whole, owners) => isHome(whole, match, owners) }));
}

function farmsIn(text: string): RegExpExecArray[] {
  const homes = [...text.matchAll(LIVES)].map((match) => match.index);
  if (homes.length === 0) return [];
  return [...text.matchAll(NUMBERED)].filter((match) =>
    homes.some((at) => at < match.index && match.index - at <= REACH && !/[.?!]\s/.test(text.slice(at, match.index))),
  );
}

const overlap = (one: RegExpExecArray, other: RegExpExecArray): boolean =>
  one.index < other.index + other[0].length && other.index < one.index + one[0].length;

/** Whoever is named nearest has it: a patient, or a clinic. Where neither is near, it is a home unless the text is about a workplace. */
function isHome(text: string, match: RegExpExecArray, owners: readonly Owned[]): boolean {
  const nearest = nearestOwner(text, owners, match.index, match.index + match[0].length);
  return nearest ? nearest === 'patient' : owners.every(({ who }) => who === 'patient');
}
