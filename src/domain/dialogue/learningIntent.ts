import type { Forum } from '../model/types.ts';
import type { FullReading } from '../routing/reading.ts';

/** What those who lead want with what the bot has missed and learnt: whole messages only. Anything longer is a question. */

export interface LearningIntent {
  readonly wants: 'gaps' | 'teach' | 'check';
  /** Those that go by the name that was written, several where they share it; none when no forum was named. */
  readonly forums: readonly Forum[];
}

/** @returns null when it is none */
export function learningIntentOf(reading: FullReading): LearningIntent | null {
  const said = inSigns(reading);
  const wants = PATTERNS.find(([, pattern]) => pattern.test(said))?.[0];
  return wants ? { wants, forums: reading.forums[0]?.values ?? [] } : null;
}

/**
 * The text with F for a forum's name and P for a place. The patterns below have to account for every word that is left: "luckor" is a
 * command, "luckor i informationen" is something that chafes.
 */
function inSigns({ words, forums, places }: FullReading): string {
  const signs = words.map(({ folded }, at) => (places.words.has(at) ? 'P' : folded));
  for (const { first, last } of forums) signs.fill('F', first, last + 1);
  const said = signs.filter((sign) => !FILLERS.has(sign)).join(' ');
  return said.replace(/\bF(?: F)*\b/g, 'F').replace(PLACE_OF_FORUM, 'F');
}

/** Courtesies, and small words that change nothing here. */
const FILLERS = new Set(
  `hej hejsan hallo hi hello hey ok okej snalla please tack thanks du dig da nu alla all the a an our vara vart boten lotsen`.split(
    /\s+/,
  ),
);

/** One place's group is taught, and checked, with all the others of its forum. */
const PLACE_OF_FORUM = /\bF(?: (?:i|pa|in|of|at))?(?: P)+(?: kommuns?| kommunen)?/g;

const SHOW =
  '(?:(?:kan jag fa |kan jag |jag vill |far jag |can i |i want to )?(?:visa|se|lista|oppna|hamta|show|see|list|open)(?: mig| me)? )?';
const OF = '(?:(?: (?:i|for|hos|till|fran|om|in|of|at|to|about))? F)?';
const THE_FORUM = '(?: (?:i|for|hos|till|om|ut till|to|for|about))? F';
const GAPS =
  '(?:kunskaps)?(?:luckor|luckorna)|(?:fragor|fragorna) (?:utan|som (?:inte )?(?:saknar|fick|fatt)) svar|obesvarade fragor';
const GAPS_IN_ENGLISH = '(?:knowledge )?gaps|unanswered questions|questions without (?:an )?answers?';
const DETAILS =
  '(?:uppgifterna|uppgifter|informationen|faktan|fakta|beskrivningen|bilden|det (?:som )?(?:star|sags|sager|vet)|vad (?:som )?(?:star|sager|vet)|det)';

const whole = (...patterns: readonly string[]): RegExp => new RegExp(`^(?:${patterns.join('|')})$`);

const PATTERNS: readonly (readonly [wants: LearningIntent['wants'], pattern: RegExp])[] = [
  [
    'gaps',
    whole(
      `${SHOW}(?:${GAPS}|${GAPS_IN_ENGLISH})${OF}`,
      `F (?:luckor|gaps)`,
      `(?:vilka|vad for|what|which) (?:luckor|gaps)(?: (?:finns|har|are|do))?(?: (?:det|vi|ni|there|we|you|have))*${OF}`,
      `vad (?:hittar|missar|missade|vet|kan|svarar)(?: (?:ni|man|vi))? inte(?: (?:svara )?pa)?`,
      `vilka fragor (?:hittar|missar|kan|far|klarar)(?: (?:ni|man|vi))?(?: inte)?(?: (?:svara pa|svar|pa))?`,
      'what (?:do|did|can) you (?:not|miss)(?: (?:find|know|answer))?',
      `(?:what|which questions) (?:dont|don t|cant|can t|cannot|do|can) (?:you )?(?:not )?(?:find|answer|know)`,
    ),
  ],
  [
    'teach',
    whole(
      `(?:jag vill |vill |vi vill |i want to )?(?:lara?|teach|train)(?: (?:upp|ut|you))?(?:${THE_FORUM})?`,
      `(?:lar|lara)(?: (?:upp|ut))?(?: mer)? om F`,
      `(?:${SHOW}|lagg till |add |ge |give |(?:nya|nytt|new) )(?:fler |more )?(?:exempel(?:meningar)?|examples?|namn|names?)${THE_FORUM}`,
      `vad har (?:ni |vi )?lart(?: (?:er|oss|upp))?${THE_FORUM}`,
    ),
  ],
  [
    'check',
    whole(
      `stammer (?:${DETAILS}(?: (?:om|for|i|kring))? )?F(?: (?:fortfarande|an))?`,
      `stammer (?:fortfarande )?(?:${DETAILS} )(?:om|for|kring) F(?: (?:fortfarande|an))?`,
      `ar (?:${DETAILS}) (?:om|for) F (?:ratt|riktiga?|korrekta?|sanna?|aktuella?)`,
      `(?:kontrollera|stam av|bekrafta|granska|check|verify|confirm|review)(?: ${DETAILS}(?: (?:om|for))?| (?:facts|details|what you (?:say|know))(?: (?:about|of|on))?)? F`,
      `(?:is|are) (?:what you (?:say|know)|facts|details|information)(?: (?:about|of|on))? F (?:right|correct|true|up to date)`,
    ),
  ],
];
