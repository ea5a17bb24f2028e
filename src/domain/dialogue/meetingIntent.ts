import type { Forum, Place } from '../model/types.ts';
import type { FullReading } from '../routing/reading.ts';

/** What someone wants with the meetings: short questions and commands. Anything longer is a question to route. */

export type MeetingIntent =
  | { readonly wants: 'my-meetings' }
  /** The forum is null when it was not named. */
  | {
      readonly wants: 'next-meeting' | 'agenda' | 'point' | 'deliveries' | 'pause';
      readonly forum: Forum | null;
      readonly place: Place | null;
    };

/** A question about a meeting is short. */
const MOST_WORDS = 12;

/** @returns null when it is none */
export function meetingIntentOf(reading: FullReading): MeetingIntent | null {
  if (reading.words.length > MOST_WORDS) return null;
  const said = inSigns(reading);
  const wants = PATTERNS.find(([, pattern]) => pattern.test(said))?.[0];
  if (!wants || wants === 'my-meetings') return wants ? { wants } : null;
  const named = reading.forums[0]?.values ?? [];
  // A name that several forums share ("utvecklingsforumet") names none of them.
  return { wants, forum: named.length === 1 ? (named[0] ?? null) : null, place: reading.places.own[0] ?? null };
}

/**
 * The text with a sign for each thing it speaks of. The patterns below have to account for every word that is left: "dagordningen" is a command,
 * "dagordningen kommer alltid för sent" is something that chafes.
 */
function inSigns({ words, forums, places }: FullReading): string {
  const signs = words.map(({ folded }, at) => (places.words.has(at) ? 'P' : folded));
  for (const { first, last } of forums) signs.fill('F', first, last + 1);
  const said = signs.filter((sign) => !FILLERS.has(sign)).join(' ');
  return SIGNS.reduce((text, [sign, meant]) => text.replace(meant, sign), said).replace(BEFORE_A_QUESTION, '');
}

/** Courtesies, and small words that change nothing here. */
const FILLERS = new Set(
  `hej hejsan hallo tja tjena hi hello hey ok okej snalla please tack thanks ursakta forresten du da nu igen again now egentligen ju bara alla all
   det den en ett the a an our vart vara ert sitt sin deras mig me oss us for`.split(/\s+/),
);

const phrase = (...parts: readonly string[]): RegExp => new RegExp(`\\b(?:${parts.join('|')})\\b`, 'g');

const MONTH =
  '(?:januar[iy]|februar[iy]|mars|march|april|maj|may|jun[ie]|jul[iy]|augusti?|september|o[kc]tober|november|december)';
const WEEKDAY = '(?:(?:man|tis|ons|tors|fre)dag(?:en)?|(?:mon|tues|wednes|thurs|fri)day)';

/** F: forum, P: place, T: time, A: agenda, N: next meeting, M: meeting, D: meeting dates, R: reminders, S: point, G: some group. */
const SIGNS: readonly (readonly [sign: string, meant: RegExp])[] = [
  ['P', phrase('P(?: P)*(?: kommuns?| kommunen)?')],
  ['F', phrase('F(?: F)*')],
  [
    'T',
    phrase(
      'i ?dag|i ?morgon|i ?kvall|(?:i|denna|har) veckan?|nasta (?:vecka|manad|gang|ar)|i (?:host|var|vinter|sommar|ar|manaden)|framover',
      `today|tomorrow|(?:this|next) (?:week|month|year|time)|(?:i|pa|till|in|on) (?:${MONTH}|${WEEKDAY})`,
    ),
  ],
  ['A', phrase('(?:motes)?(?:dagordning(?:en)?|agendan?)')],
  [
    'M',
    phrase(
      '(?:styrgrupps|grupp|forum|samverkans|natverks|teams)?mote(?:t|n|na)?|traff(?:en|ar)?|sammantraden?|sammantradet|meetings?',
    ),
  ],
  ['N', phrase('(?:(?:nasta|kommande|dagens|\\w+dagens|next|upcoming|planerade|inplanerade) )+M')],
  ['D', phrase('motes(?:tid|tider|datum|dag|dagar|dagarna|tiderna|kalender|kalendern)|M (?:dates?|times?)')],
  [
    'R',
    phrase('(?:skickade |sent )?(?:paminnelse(?:r|rna|n)|utskick(?:en|et)?|leveranser(?:na)?|reminders|deliveries)'),
  ],
  ['S', phrase('(?:dagordnings|motes)?punkt(?:en|er|erna)?|(?:A )?(?:points?|items?)')],
  ['G', phrase('(?:lokala )?\\w*(?:grupp(?:en)?|forum(?:et)?|radet|samradet|natverket|group)')],
];

/** "Vet du när …", "kan jag få se …": what is asked comes after. */
const BEFORE_A_QUESTION =
  /^(?:(?:jag )?undrar |(?:(?:vet|minns) (?:ni |nan |nagon )?)|kan (?:ni )?(?:saga |tala om |kolla |beratta |(?=visa |skicka ))|kan (?:jag|man|vi|i|we) (?:fa )?(?:se|veta|know) |(?:jag|vi|i) (?:vill|want to) (?:se|veta|know|see) |(?:do you|does anyone) know |(?:can|could) you (?:tell|show) |tell |tala om )/;

const WHEN =
  '(?:nar(?: och var)?|hur dags|vilken (?:dag|tid|manad)|vilket datum|vilka (?:dagar|tider|datum)|var|when(?: and where)?|where|what (?:day|time|date))';
const WE = '(?:vi|ni|man|de|dom|we|they|you)';
const MEETING = '(?:traffas|mots|ses|sammantrader|samlas|meets?)';
/** Where and when: "i styrgruppen", "med lokala gruppen i Uddevalla på torsdag". */
const OF = '(?: (?:(?:i|hos|pa|till|med|av|vid|infor|of|in|at|to|with|on) ){0,2}[FGPT])*';
/** The same of a meeting or its agenda: "till nästa möte i styrgruppen". */
const OF_MEETING = `(?: (?:(?:i|pa|till|vid|infor|at|to|on|of) )?[AMN])?${OF}`;
const SHOW = '(?:(?:visa|se|hamta|oppna|ge|lista|skicka|har(?: ni)?|finns(?: nagon)?|show|see|get|open|list) )?';
const I_WANT =
  '(?:(?:hur|how|vill|kan|far|ska|maste|skulle|vilja|gor|att|i|do|can|want|to|would|like|jag|man|vi|we) ){0,6}';
const PUTS =
  '(?:foreslar?|anmal(?:a|er)?|lamnar?(?: in)?|lagg(?:a|er)?(?: till| in| upp)?|skickar?(?: in)?|(?:for|far?|satt(?:a|er)?|tar?)(?: upp)?|har?(?: med)?|propose|add|suggest|submit|put)';
const PERIOD = `(?: (?:(?:fram )?till|tills|over|under|i|until|to|during)(?: och med)? (?:\\d{1,2}(?: ${MONTH})?(?: \\d{4})?|${MONTH}|sommaren|semestern|semestrarna|jul(?:en|helgen)?|pask(?:en)?|nyar|summer|christmas|easter))?`;

const whole = (...patterns: readonly string[]): RegExp => new RegExp(`^(?:${patterns.join('|')})$`);

const PATTERNS: readonly (readonly [wants: MeetingIntent['wants'], pattern: RegExp])[] = [
  [
    'my-meetings',
    whole(
      `${SHOW}(?:mina|mitt|my) (?:kommande |nasta |next |upcoming )?[MND]${OF}`,
      `(?:vilka|what|which) [MN] (?:(?:har|ska) jag(?: pa| till)?|(?:do )?i have)${OF}`,
      `${WHEN} (?:har jag|ar mina|ar mitt|is my|are my|do i have) [MN]${OF}`,
      `(?:har jag|do i have) (?:nagot |nagra |any )?[MN]${OF}`,
    ),
  ],
  [
    'agenda',
    whole(
      `${SHOW}(?:nasta |kommande |next |dagens )?A${OF_MEETING}`,
      `(?:[FPG] )+A${OF_MEETING}`,
      `(?:vad|vilka (?:S|arenden|fragor)|what|whats) (?:star|ar|finns|kommer|ligger|har ${WE}|is|s)(?: upp| med)? (?:pa|i|on) (?:nasta |next )?A${OF_MEETING}`,
      `(?:vad|vilka (?:S|arenden|fragor)) (?:ska |kommer |tar )?(?:${WE} )?(?:att )?(?:tas upp|ta upp|upp|pratas? om|diskuteras?|star|ar|ar uppe|finns) (?:pa|i|vid) [MN]${OF}`,
      `vad handlar [MN] om${OF}`,
      `what (?:will|are|is) (?:${WE} )?(?:going to )?(?:be )?(?:discuss(?:ed|ing)?|talk(?:ing)? about|taken up|on) (?:at|in|on) [MN]${OF}`,
      `(?:var|where) (?:hittar|ser|finns|kan|is|can|do)(?: jag| man| vi| i| se| hitta| find| see)* A${OF_MEETING}`,
    ),
  ],
  [
    'point',
    whole(
      `${I_WANT}${PUTS} (?:(?:jag|man|vi|upp|till|in|ny|nya|min|another|new) )*S${OF_MEETING}`,
      `${I_WANT}${PUTS} (?:(?:jag|man|vi|upp|till|in) )*(?:sak|fraga|arende|nagot|nat|something) (?:pa|till|i|on|to|at) [AMN]${OF}`,
      `(?:(?:ny|new) )?S (?:till|pa|i|to|on|at) [AMNFG]${OF_MEETING}`,
      `${I_WANT}lagg(?:a|er)? till (?:pa|till) [AN]${OF}`,
      '(?:ny|new|forslag (?:pa|till)) S',
    ),
  ],
  [
    'deliveries',
    whole(
      `${SHOW}(?:vilka )?(?:R|leveransrapport(?:en)?|delivery report)(?: (?:som )?(?:har )?(?:skickats|skickas|gatt|gar)(?: ut)?)?${OF}`,
      `vad (?:har )?(?:boten )?(?:skickat|skickats|skickas|postats|gatt ut)(?: ut)?${OF}`,
      `what (?:have you|has been|has) sent${OF}`,
      `har (?:boten |ni )?(?:skickat(?: ut)? R|R (?:skickats|gatt ut))(?: ut)?${OF}`,
      `${WHEN} (?:kommer|skickas|gar) (?:nasta )?(?:R|paminnelse)(?: ut)?${OF}`,
    ),
  ],
  [
    'pause',
    whole(
      `(?:pausa|pause)(?: R)?${OF}${PERIOD}`,
      `(?:stoppa|stang av|sluta (?:med|skicka)|stop|mute|snooze|turn off) R${OF}${PERIOD}`,
      `sluta paminna${OF}${PERIOD}`,
    ),
  ],
  [
    'next-meeting',
    whole(
      `${WHEN}(?: (?:does|do|will|is|are))?(?: ${WE})?${OF} ${MEETING}(?: ${WE})?${OF}(?: next)?`,
      `${WHEN} (?:ska|skall|kommer|brukar|far)(?: ${WE})?${OF} (?:att )?(?:traffas|motas|motes|mots|ses|sammantrada|samlas|ha [MN])${OF}`,
      `${WHEN}(?: (?:ar|blir|har|halls|sker|borjar|startar|slutar|is|s|are|does|do))?(?: ${WE}| nasta| have)?${OF} [MN]${OF}(?: (?:start|begin|borjar|next))?`,
      `${WHEN} (?:ar|blir|har ${WE}|is|s) (?:nasta |next )?(?:F|(?<=nasta |next )G)${OF}`,
      `${SHOW}(?:datum |tid |tider |dag |dates? |times? )?(?:(?:till|of|av) )?[ND]${OF}`,
      `(?:datum|tid|tider|lank|lanken|teamslank(?:en)?|moteslank(?:en)?|date|time|link) (?:(?:till|of|av|to) )?M${OF}`,
      `M (?:i |med |of |with )?F${OF}`,
      `${SHOW}(?:nasta|kommande|next) F${OF}`,
      `(?:vilka|what|which) [MND](?: (?:har|ar|galler|does|are))?(?: (?:i|hos|in|of))? F${OF}(?: have)?`,
      `(?:[FPG] )+(?:M|N|D|${WHEN} ${MEETING}|${WHEN} (?:ar |har )?(?:${WE} )?[MN])(?: ${WE})?${OF}`,
      `(?:what|whats|vilket|vad)(?: is| s| ar)?(?: (?:date|datum))?(?: (?:of|is|ar|till))? N${OF}`,
      `(?:ar|blir|har(?: ${WE})?|is|is there|do ${WE} have)${OF} (?:nagot |any )?[MN]${OF}(?: (?:pa gang|installt|flyttat|flyttats|av|cancelled|moved))?${OF}`,
      `(?:nar|hur lange|senast nar|when|(?:sista|senaste) dag(?:en)?|deadline)(?: (?:ar|ska|maste|kan|far|is|must|can|sista dagen|sista dag|deadline|senast|jag|man|vi|att|i|to|till|lamna|skicka|anmala|foresla|in|submit))* S(?: (?:inne|in|senast|be))*${OF_MEETING}`,
    ),
  ],
];
