/**
 * The shape of a collaboration model (samverkansmodell) once it has been read and checked.
 * Everything here is data about one organisation; nothing in it is code. How the YAML looks is in src/config/modelSchema.ts.
 */

/** Data values stay Swedish: they are the field's own words and stand in the models, the database and `lots ask --json`. */
export const LEVELS = ['individ', 'lokal', 'delregional', 'strategisk', 'politisk', 'regional'] as const;
export type Level = (typeof LEVELS)[number];

/** What kind of work a forum takes on. A question is given one of these before any organisation's forum is looked up. */
export const MATTERS = ['local', 'shared', 'steering', 'political', 'county', 'support', 'system', 'project'] as const;
export type Matter = (typeof MATTERS)[number];

/** Whom a question concerns, finer than any organisation's themes; a theme says which of these it covers. */
export const GROUPS = ['children', 'older', 'psychiatry', 'addiction', 'disability', 'adults'] as const;
export type Group = (typeof GROUPS)[number];

/** Care collaboration, or public health (folkhälsa), which some organisations keep in forums of its own. */
export const FIELDS = ['care', 'health'] as const;
export type Field = (typeof FIELDS)[number];

export const LANGUAGES = ['sv', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text in both languages. A model may leave English out; the reader then gets the Swedish one. */
export type Text = Readonly<Record<Language, string>>;

/** Where a fact comes from. `confirmed: false` marks common knowledge that the organisation itself should confirm. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly confirmed: boolean;
  readonly url?: string;
}

export interface Fact {
  readonly text: Text;
  readonly source: Source;
}

/** A body that must carry a decision home (huvudman): a municipality or the region. */
export interface Principal {
  readonly id: string;
  readonly name: string;
  readonly kind: 'kommun' | 'region';
  readonly source: Source;
}

export type PlaceKind = 'kommun' | 'stadsområde' | 'stad';

/** Somewhere a local forum may exist. A `stad` is divided: its parts have the forums, not the city itself. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly kind: PlaceKind;
  /** Old names, nicknames, districts and abbreviations that staff write. */
  readonly aka: readonly string[];
  /** Those of the names that are everyday words too ("Vara", "Mark"): they count only with a preposition or a capital inside the sentence. */
  readonly ambiguous: readonly string[];
  readonly partOf?: string;
  readonly source: Source;
}

/** A municipality that belongs to another collaboration area, so that people there can be told where to turn. */
export interface Neighbour {
  readonly name: string;
  readonly area: string;
  readonly aka: readonly string[];
  readonly ambiguous: readonly string[];
  readonly source: Source;
}

export interface Theme {
  readonly id: string;
  readonly name: Text;
  readonly covers: readonly Group[];
  readonly source: Source;
}

/** A side that chairs in turn: usually the municipalities and the region. */
export interface Party {
  readonly id: string;
  readonly name: Text;
}

/** Chairmanship that alternates. Who began is seldom stated in any source; without `start` nobody can be named for a date. */
export interface Rotation {
  readonly between: readonly Party[];
  readonly everyYears: number;
  readonly start?: { readonly year: number; readonly party: string };
  readonly fact: Fact;
}

/** As in running text: "socialtjänsten", "VästKom för kommunerna". */
export interface Members {
  readonly always: readonly Fact[];
  readonly invited: readonly Fact[];
}

export interface YearItem {
  /** 1–12. */
  readonly month: number;
  readonly fact: Fact;
}

export interface Step {
  /** Forum id in the same model, with its theme already filled in. */
  readonly to: string;
  /** When the question moves on. */
  readonly when: Fact;
}

/** What is different in one place or theme of a forum that exists many times. */
export interface Variant {
  readonly place?: string;
  readonly theme?: string;
  readonly name?: Text;
  readonly note?: Fact;
  readonly start?: { readonly year: number; readonly party: string };
}

export interface Forum {
  /** `fyrbodal/uf-aldre`; the key never holds the place. */
  readonly key: string;
  readonly id: string;
  readonly model: string;
  readonly level: Level | null;
  readonly perPlace: boolean;
  readonly theme?: string;
  readonly field: Field;
  readonly takes: readonly Matter[];
  /** Full name; `{plats}` stands where a place goes. */
  readonly name: Text;
  /** How it is spoken of while nobody knows which one: "den lokala vårdsamverkansgruppen i din kommun". Only where it exists per place. */
  readonly anywhere?: Text;
  /** The name on a path, short. */
  readonly short: Text;
  /** Other and older names that staff write. */
  readonly aka: readonly string[];
  /** Why a question of its kind belongs here, one sentence each. */
  readonly why: readonly Fact[];
  readonly remit: readonly Fact[];
  readonly members: Members;
  readonly chair?: Rotation;
  readonly preparation?: Fact;
  readonly mandate?: Fact;
  readonly rhythm?: Fact;
  readonly year: readonly YearItem[];
  /** The forum a question passes on its way in here. */
  readonly reachedVia?: string;
  readonly next?: Step;
  readonly variants: readonly Variant[];
  /** What the sources leave open about this forum and the organisation should fill in. */
  readonly open: readonly Text[];
}

/** The ways out of the forums: an answer that is not a forum at all. */
export const EXITS = ['sip', 'avvikelse', 'linjen', 'akut-112', 'vagra', 'utanfor'] as const;
export type ExitId = (typeof EXITS)[number];

export interface Exit {
  readonly id: ExitId;
  readonly name: Text;
  readonly advice: Fact;
}

/** A word or abbreviation of the field, explained in one or two sentences. */
export interface Term {
  readonly word: string;
  readonly aka: readonly string[];
  readonly meaning: Fact;
}

export interface Model {
  readonly id: string;
  readonly name: string;
  readonly principals: readonly Principal[];
  readonly places: readonly Place[];
  readonly neighbours: readonly Neighbour[];
  readonly themes: readonly Theme[];
  /** Own forums first, then those of the parent models. */
  readonly forums: readonly Forum[];
  readonly exits: Readonly<Record<ExitId, Exit>>;
  readonly terms: readonly Term[];
  /** Words that in this organisation say which field a question is in. */
  readonly fieldWords: Readonly<Partial<Record<Field, readonly string[]>>>;
  /** Names of common partners (hospitals, units) that hold a place's name without meaning the place. */
  readonly units: readonly string[];
  /** What everyone should know about how far this model can be trusted. */
  readonly caveats: readonly Fact[];
}
