import type { Language } from '../domain/model/types.ts';
import { ASK_BACK, type Kind } from '../domain/routing/outcome.ts';
import type { Precedent, RuledBy } from '../domain/routing/precedents.ts';
import type { Candidate, Question, Reason, Routing } from '../domain/routing/routing.ts';
import { type Texts, textsIn } from '../locales/texts.ts';

/** A routing for programs: what `lots ask --json` prints. */

/** What was settled before about something like it. Whose words it was is left out. */
export interface PrecedentJson {
  readonly first: string;
  readonly likeness: number;
  readonly by: RuledBy;
  /** The day where the organisation is, as `2026-12-08`. */
  readonly date: string;
  readonly case: string | null;
}

export interface AnswerJson {
  readonly id: string | null;
  readonly kind: Kind;
  readonly level: string | null;
  readonly theme: string | null;
  readonly place: string | null;
  readonly first: string;
  readonly via: string | null;
  readonly next: string | null;
  readonly confidence: number;
  readonly alternatives: readonly { readonly first: string; readonly confidence: number }[];
  readonly question: string | null;
  readonly because: readonly { readonly text: string; readonly source: string | null }[];
  readonly precedents: readonly PrecedentJson[];
  /** True when 112 and 1177 should be mentioned beside the answer. */
  readonly caution: boolean;
}

/** The organisation's own. */
interface Own {
  readonly language: Language;
  readonly timeZone: string;
}

export function answerJson(id: string | null, routing: Routing, own: Own): AnswerJson {
  const { language } = own;
  const texts = textsIn(language);
  const nothing = {
    level: null,
    theme: null,
    place: null,
    via: null,
    next: null,
    alternatives: [],
    question: null,
    because: [],
    precedents: [],
    caution: false,
  };
  const common = { id, kind: routing.kind };
  switch (routing.kind) {
    case 'personal-data':
      return { ...nothing, ...common, caution: routing.caution, first: routing.exit.id, confidence: 1 };
    case 'acute':
      return {
        ...nothing,
        ...common,
        first: routing.exit.id,
        confidence: rounded(routing.confidence),
        because: reasons(routing.because, texts, language),
        caution: true,
      };
    case 'clarify':
      return {
        ...nothing,
        ...common,
        ...shared(routing, texts, own),
        first: ASK_BACK,
        question: questionText(routing.question, texts),
      };
    case 'forum':
      return {
        ...nothing,
        ...common,
        ...shared(routing, texts, own),
        level: routing.level,
        theme: routing.forum.theme ?? routing.theme?.id ?? null,
        first: routing.forum.key,
        via: routing.via?.key ?? null,
        next: routing.next?.key ?? null,
      };
    default:
      return {
        ...nothing,
        ...common,
        ...shared(routing, texts, own),
        level: routing.kind === 'individual' ? 'individ' : null,
        first: routing.exit.id,
        next: routing.next?.key ?? null,
      };
  }
}

type Shared = Extract<Routing, { alternatives: unknown }>;

const shared = (routing: Shared, texts: Texts, { language, timeZone }: Own) => ({
  theme: routing.theme?.id ?? null,
  place: routing.place?.name ?? null,
  confidence: rounded(routing.confidence),
  alternatives: routing.alternatives.map(({ first, confidence }: Candidate) => ({
    first,
    confidence: rounded(confidence),
  })),
  because: reasons(routing.because, texts, language),
  precedents: routing.precedents.map((precedent) => precedentJson(precedent, timeZone)),
  caution: routing.caution,
});

const precedentJson = ({ ruling, likeness }: Precedent, timeZone: string): PrecedentJson => ({
  first: ruling.first,
  likeness: rounded(likeness),
  by: ruling.by,
  date: ruling.at.toZonedDateTimeISO(timeZone).toPlainDate().toString(),
  case: ruling.caseNumber,
});

const rounded = (value: number): number => Math.round(value * 100) / 100;

const reasons = (because: readonly Reason[], texts: Texts, language: Language): AnswerJson['because'] =>
  because.map((reason) => reasonJson(reason, texts, language));

function reasonJson(reason: Reason, texts: Texts, language: Language): AnswerJson['because'][number] {
  switch (reason.because) {
    case 'matter':
      return { text: texts.understood[reason.outcome], source: null };
    case 'rule':
      return { text: reason.fact.text[language], source: reason.fact.source.title };
    case 'place': {
      const said = reason.how === 'said' ? texts.answer.aboutPlace : texts.answer.rememberedPlace;
      return { text: said(reason.place.name), source: null };
    }
    case 'guess':
      return { text: texts.answer.readAs(reason.written, reason.meant), source: null };
    case 'theme':
      return { text: texts.answer.aboutTheme(reason.theme.name[language]), source: reason.theme.source.title };
    case 'precedent':
      return { text: texts.answer.settledBefore(reason.ruling.by), source: reason.ruling.caseNumber };
    case 'words':
      return { text: texts.answer.yourWords(reason.words), source: null };
  }
}

function questionText(question: Question, { ask }: Texts): string {
  if (question.about === 'elsewhere')
    return ask.elsewhere(question.neighbour.name, question.neighbour.area, '').replaceAll('*', '');
  return ask[question.about].replaceAll('*', '');
}
