import type { Forum, Place, Term } from '../model/types.ts';
import type { FullReading } from '../routing/reading.ts';

/** What someone wants with a message, before it is routed: most want an answer, some want to know the forums, to be remembered or forgotten. */

export type Intent =
  | { readonly wants: 'greeting' }
  | { readonly wants: 'thanks' }
  | { readonly wants: 'help' }
  | { readonly wants: 'forums' }
  | { readonly wants: 'forum'; readonly forums: readonly Forum[]; readonly focus: 'all' | 'chair' }
  | { readonly wants: 'term'; readonly term: Term }
  | { readonly wants: 'remember'; readonly place: Place }
  | { readonly wants: 'forget' }
  | { readonly wants: 'answer' };

export type SmallTalk = Extract<Intent, { wants: 'greeting' | 'thanks' | 'help' }>;

/** Whole messages that mean one thing only. */
export const isSmallTalk = (intent: Intent): intent is SmallTalk =>
  ['greeting', 'thanks', 'help'].includes(intent.wants);

const GREETING =
  /^(?:hej(?:san)?|hallo|tjena|tja|god(?:morgon| morgon|dag| dag|kvall| kvall)|hello|hi|hey)(?: (?:pa dig|dar|boten|lotsen|there|igen))?$/;
const THANKS =
  /^(?:ok(?:ej)? )?(?:tack|tackar|toppen|perfekt|thanks|thank you|great)(?: (?:sa mycket|for hjalpen|snalla|so much|da|ska du ha))?(?: hej(?: da)?)?$/;
const HELP =
  /^(?:hjalp|help|\?|info|start|meny|menu|hur (?:funkar|fungerar) (?:du|det|boten|det har)|vad kan (?:du|man) (?:gora|fraga(?: om)?|hjalpa(?: mig)?(?: med)?)?|vad kan du|vad gor du|vem ar du|vad ar du|what can you do|who are you|how does (?:this|it) work|what are you)$/;
const FORUMS =
  /^(?:(?:vilka|vad for|visa|lista|alla) (?:forum|grupper|forumen|moten|motesforum|samverkansforum)(?: (?:finns|har ni|finns det|har vi))?(?: det)?(?: (?:i|pa|hos) .{1,40})?|(?:which|what) (?:forums|groups)(?: are there| exist| do you have)?(?: in .{1,40})?|(?:list|show)(?: the| all)? forums?|forum)$/;
const FORGET =
  /^(?:kan du )?(?:glom|forget|radera|ta bort)(?: bort)? (?:min kommun|min stad|mig|det|var jag (?:jobbar|arbetar|bor)|min plats|my municipality|me|it|where i work|mina uppgifter)$/;
const REMEMBER =
  /(?:^|\b)(?:jag (?:jobbar|arbetar|ar anstalld|finns|sitter|tillhor|hor till)|min kommun ar|vi jobbar|vi finns|i work|i am based|my municipality is|kom ihag att jag)\b/;
const CHAIR = /\b(?:ordforande|ordf|chair|chairs|chairperson|leder|haller i)\b/;
const ABOUT =
  /^(?:vad (?:ar|gor|betyder|innebar|star)|vem (?:sitter|ar med|ingar)|vilka (?:sitter|ar med|ingar|deltar)|beratta om|forklara|visa|vad menas med|hur funkar|hur fungerar|nar (?:mots|traffas|ses)|what (?:is|are|does)|who (?:sits|is|takes part)|tell me about|explain|when does)\b/;

/** Questions about forums and words are short; a longer text tells of something that chafes. */
const MOST_WORDS = 9;
/** A statement of where someone works is shorter still: "vi jobbar i Uddevalla och får aldrig svar" is a question. */
const MOST_WORDS_TELLING = 7;

export function intentOf(reading: FullReading): Intent {
  const plain = reading.words.map((word) => word.folded).join(' ');
  const simple = simpleIntent(plain === '' ? reading.text.trim() : plain);
  if (simple) return simple;
  const [place] = reading.places.own;
  if (place && reading.words.length <= MOST_WORDS_TELLING && REMEMBER.test(plain)) return { wants: 'remember', place };
  if (reading.words.length > MOST_WORDS) return { wants: 'answer' };
  return knowledgeIntent(reading, plain) ?? { wants: 'answer' };
}

function simpleIntent(plain: string): Intent | null {
  if (HELP.test(plain)) return { wants: 'help' };
  if (GREETING.test(plain)) return { wants: 'greeting' };
  if (THANKS.test(plain)) return { wants: 'thanks' };
  if (FORUMS.test(plain)) return { wants: 'forums' };
  return FORGET.test(plain) ? { wants: 'forget' } : null;
}

/** "Vad är NOSAM?", "Vem är ordförande i styrgruppen?", or just "NOSAM". */
function knowledgeIntent(reading: FullReading, plain: string): Intent | null {
  const forums = reading.forums[0]?.values;
  if (forums && CHAIR.test(plain)) return { wants: 'forum', forums, focus: 'chair' };
  const [term] = reading.terms;
  const isNameOnly = (mention: { first: number; last: number } | undefined) =>
    mention !== undefined && mention.last - mention.first + 1 >= reading.words.length - reading.placeWords.size - 1;
  const asks = ABOUT.test(plain);
  if (forums && (asks || isNameOnly(reading.forums[0])) && !isInsideTerm(reading, term))
    return { wants: 'forum', forums, focus: 'all' };
  const meant = term?.values[0];
  return meant && (asks || isNameOnly(term)) ? { wants: 'term', term: meant } : null;
}

/** A term that holds a forum's name and more ("aktivitetslistan i styrgruppen") is what was asked for. */
const isInsideTerm = (reading: FullReading, term: { first: number; last: number } | undefined): boolean => {
  const forum = reading.forums[0];
  return term !== undefined && forum !== undefined && term.first < forum.first;
};
