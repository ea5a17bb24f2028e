import type { Level } from '../domain/model/types.ts';
import type { FindingKind } from '../domain/privacy/finding.ts';
import type { Outcome } from '../domain/routing/outcome.ts';
import type { RuledBy } from '../domain/routing/precedents.ts';
import type { ScopeOption } from '../domain/routing/routing.ts';
import { cases } from './case/sv.ts';
import { door } from './door/sv.ts';
import { learning } from './learning/sv.ts';
import { meetings } from './meeting/sv.ts';
import { outage } from './outage/sv.ts';

/** Everything the bot says in Swedish. English has the same shape: en.ts. */

const list = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} och ${items.at(-1)}`;

const levels: Record<Level, string> = {
  individ: 'Kring en person',
  lokal: 'Lokalt',
  delregional: 'För hela området',
  strategisk: 'Ledning',
  politisk: 'Politik',
  regional: 'Hela länet',
};

/** What the question was taken to be, as a reason. */
const understood: Record<Outcome, string> = {
  local: 'Det låter som skav i vardagen mellan två verksamheter.',
  shared: 'Det är större än en lokal grupp: flera kommuner berörs, eller så har ni redan provat lokalt.',
  steering: 'Det handlar om forumens eget arbete: uppdrag, prioritering eller vem som ska vara med.',
  political: 'Det är en fråga om inriktning, principer eller pengar mellan huvudmännen.',
  county: 'Det gäller sådant som bestäms för hela länet.',
  support: 'Det låter som att ni vill ha stöd i samarbetet, mer än ett beslut.',
  system: 'Det gäller hur det gemensamma it-stödet används.',
  project: 'Det gäller ett gemensamt utvecklingsarbete som redan pågår.',
  acute: 'Det låter som att någon är i fara nu.',
  individual: 'Det här är en persons situation.',
  deviation: 'Något har gått fel, och det har redan hänt.',
  line: 'Det här ligger inom en enda organisation.',
  offtopic: 'Det här gäller inte samarbetet mellan kommun och region.',
  vague: 'Jag förstår inte riktigt vad det gäller än.',
};

/** The same, as a choice on a button. */
const choices: Record<Outcome, string> = {
  local: 'Skav mellan verksamheter på ett ställe',
  shared: 'Samma problem i flera kommuner',
  steering: 'Forumens uppdrag eller sammansättning',
  political: 'Politisk inriktning eller pengar',
  county: 'Avtal eller regler för hela länet',
  support: 'Hjälp med möten och arbetssätt',
  system: 'Hur vi använder SAMSA i hela området',
  project: 'Ett utvecklingsarbete som pågår',
  acute: 'Någon är i fara',
  individual: 'En person just nu',
  deviation: 'Något som gick fel',
  line: 'Bara vår egen organisation',
  offtopic: 'Något annat',
  vague: 'Vet inte',
};

const scopes: Record<ScopeOption, string> = {
  'one-place': 'Ett ställe',
  'several-places': 'Flera kommuner',
  'one-person': 'En person just nu',
};

const found: Record<FindingKind, string> = {
  number: 'ett personnummer',
  birth: 'ett födelsedatum',
  name: 'ett namn',
  contact: 'en adress eller ett telefonnummer',
};

export const sv = {
  list,
  levels,
  understood,
  choices,
  scopes,
  found,
  cases,
  door,
  learning,
  meetings,
  outage,

  answer: {
    owns: (forum: string) => `**${forum}** äger frågan`,
    probably: (forum: string) => `Det hör troligen till **${forum}**`,
    unsure: (forum: string) => `Jag är inte säker, men börja hos **${forum}**`,
    inYourPlace: 'i din kommun',
    between: 'Ni och den andra verksamheten',
    goesOn: 'Går vidare',
    chairNow: (party: string, year: number) => `Ordförande ${year}: ${party}`,
    takePart: (who: readonly string[]) => `Med: ${list(who)}`,
    prepares: 'Dagordning',
    mandate: 'Mandat',
    meets: 'Möten',
    remit: 'Uppdrag',
    members: 'Med alltid',
    invited: 'Bjuds in',
    chair: 'Ordförande',
    year: 'Under året',
    notKnown: 'Det här vet jag inte än',
    wholePath: 'Hela vägen',
    pathEnds: 'Vägen slutar här: det finns inget forum efter det här.',
    readAs: (written: string, meant: string) => `Menade du ${meant}? Jag läste ”${written}” så.`,
    settledBefore: (by: RuledBy) =>
      ({
        asker: 'En liknande fråga fick samma svar, och det stämde',
        case: 'Ett liknande ärende har avgjorts där',
        lead: 'Processledaren har gett samma svar förut',
        owner: 'De som leder forumet säger att sådana frågor hör dit',
      })[by],
    yourWords: (words: readonly string[]) => `Ord som vägde tungt: ${words.map((word) => `”${word}”`).join(', ')}`,
    source: (titles: readonly string[]) => `Källa: ${titles.join(' · ')}`,
    unconfirmed: 'Bekräfta hos er: det här är inte belagt i era egna dokument.',
    aboutTheme: (theme: string) => `Målgrupp: ${theme}.`,
    aboutPlace: (place: string) => `Gäller ${place}.`,
    rememberedPlace: (place: string) => `Jag minns att du jobbar i ${place}.`,
    whichPlace: 'Vilken kommun gäller det?',
    choosePlace: 'Välj kommun eller område',
    alternatives: 'Eller hör det hit?',
    helped: 'Hjälpte svaret?',
    yes: '👍 Ja',
    no: '👎 Nej',
    file: 'Anmäl skav',
    wrongForum: 'Fel forum?',
    more: 'Visa hela vägen',
    forget: 'Glöm det',
    show: 'Visa',
    caution: 'Är någon i fara? Ring 112. Råd dygnet runt: 1177.',
    pattern: (forum: string) => `Händer det ofta? Då är *mönstret* en fråga för ${forum}.`,
    patternButton: 'Det händer ofta',
  },

  exits: {
    individual: 'Det här är **en persons situation**. Då är svaret en **SIP**, inte ett forum.',
    deviation: (system: string) => `Det som hände är en **avvikelse**: skriv den i **${system}**.`,
    line: '**Det här är er egen fråga.** Ta den med din närmaste chef.',
    lineMore: 'Är det egentligen samarbetet med någon annan som skaver? Berätta det, så letar jag forum.',
    offtopic: 'Det vet jag inte, och jag vill inte gissa.',
    offtopicMore:
      'Jag hjälper till med frågor om samarbetet mellan kommun och region. Är det en sådan fråga? Skriv vad som skaver och vilka det är mellan.',
    acute: '**Ring 112 nu.**',
    acuteMore: 'Jag är en bot för samverkansfrågor och kan inte larma åt dig.',
  },

  privacy: {
    stop: 'Stopp, här finns uppgifter om en person. **Jag har inte sparat något.**',
    found: (kinds: readonly FindingKind[]) =>
      `Jag hittade ${list(kinds.map((kind) => found[kind]))}. Ta bort meddelandet i chatten också.`,
    deviation: (system: string) => `Har något gått fel? Skriv det i **${system}**.`,
    planning: 'Gäller det personens planering? Använd **SIP**.',
    again: 'Vill du fråga om något som händer flera, skriv igen utan namn och nummer.',
  },

  ask: {
    lead: (guess: string) => `Jag tror att det hör till **${guess}**. En sak avgör:`,
    leadOpen: 'En sak avgör var det hör hemma:',
    scope: '**Gäller det ett ställe eller flera kommuner?**',
    theme: '**Vilka gäller det?**',
    matter: '**Vad handlar det mest om?**',
    more: '**Berätta lite mer.** Vad är det som skaver, och vilka är det mellan?',
    moreExample: 'Till exempel: ”Vårdcentralen och hemtjänsten är inte överens om vem som beställer hjälpmedel.”',
    elsewhere: (place: string, area: string, own: string) =>
      `**${place} hör till ${area}.** Jag kan bara svara för ${own}. Gäller det någon kommun här?`,
    organisation: '**Vilket område gäller det?**',
    typeToo: 'Du kan också skriva svaret.',
  },

  facts: {
    forums: (model: string) => `Forum i ${model}`,
    forumsHelp: 'Tryck på ett forum för att se vad det gör.',
    perPlace: 'finns i varje kommun eller område',
    office: 'Stöd',
    chairIs: (forum: string, party: string, year: number) => `${forum}: ordförande ${year} är **${party}**.`,
    chairUnknown: (forum: string) => `Vem som är ordförande i ${forum} just nu står inte i mina källor.`,
    chairNamesUnknown: 'Namn på ordförande har jag inte.',
    noChair: (forum: string) => `Hur ordförandeskapet ser ut i ${forum} står inte i mina källor.`,
  },

  talk: {
    welcomeTitle: 'Hej, jag är Samverkanslotsen',
    welcome: (model: string) =>
      `Skriv vad som skaver i samarbetet mellan kommun och region, så säger jag vilket forum som äger frågan och varför. Jag kan ${model}.`,
    tryThese: 'Prova till exempel:',
    privacyNote: 'Skriv aldrig namn eller personnummer. Vid fara: ring 112.',
    inEnglish: 'In English',
    inSwedish: 'På svenska',
    helpTitle: 'Det här kan jag',
    help: [
      '**Fråga fritt**, som du skulle säga det till en kollega. Jag svarar med forum, väg och skäl.',
      '**”Vilka forum finns?”** och **”Vad är en SIP?”** förklarar forum och ord.',
      '**”Vem är ordförande i styrgruppen?”** svarar ur modellen.',
      '**”Jag jobbar i Uddevalla”** så minns jag det. **”Glöm min kommun”** så glömmer jag.',
      '**”När träffas styrgruppen?”**, **”Vad står på dagordningen?”** och **”Mina möten”** svarar ur forumens kalendrar.',
      '**”Och om det gäller barn?”** fortsätter på förra frågan.',
      'Leder du ett forum? **”Luckor”** visar frågor jag inte klarade, **”Lär styrgruppen”** låter dig lära mig mer, och **”Stämmer styrgruppen?”** visar vad jag säger om den.',
      'I en kanal eller gruppchatt: nämn mig med @ först.',
    ],
    greeting: 'Hej. Vad är det som skaver?',
    thanks: 'Tack själv. Skriv igen när något skaver.',
    remembered: (place: string) => `Jag minns att du jobbar i ${place}.`,
    forgotten: 'Klart, jag har glömt var du jobbar.',
    nothingToForget: 'Jag har inget sparat om var du jobbar.',
    empty: 'Jag såg ingen text. Skriv vad som skaver, så letar jag upp rätt forum.',
    notText: 'Jag kan bara läsa text. Beskriv med några ord vad det gäller.',
    tooLong: (most: number) => `Det blev för långt för mig. Korta ner till högst ${most} tecken, gärna några meningar.`,
    feedbackYes: 'Tack, bra att veta.',
    feedbackNo: 'Tack. Säg gärna vilket forum det borde vara:',
    noneOfThese: 'Inget av dem',
    outdated: 'Det kortet är inaktuellt. Skriv frågan igen, så får du ett nytt.',
    apology: (reference: string) =>
      `Något gick fel hos mig, och det är inte ditt fel. Försök igen om en stund. Säg ${reference} om du pratar med supporten.`,
    notYourTenant: 'Jag är inte öppen för din organisation. Prata med den som sköter boten hos er.',
    examples: [
      'Hjälpmedel: beställer vc eller kommunen?',
      'Alla kommuner får sena utskrivningar',
      'Skolan och BUP bollar barn mellan sig',
    ],
  },
};

/** The shape every language must have. */
export type Texts = typeof sv;
