import type { Purpose } from '../../domain/meeting/agenda.ts';
import type { MeetingRefusal } from '../../domain/meeting/view.ts';
import { deliveries } from './svDeliveries.ts';

/** Everything the bot says in Swedish of meetings. English has the same shape: en.ts. */

/** What is to come of an item. */
const purposes: Record<Purpose, { inLine: string; choice: string }> = {
  decision: { inLine: 'för beslut', choice: 'Beslut' },
  discussion: { inLine: 'för diskussion', choice: 'Diskussion' },
  information: { inLine: 'för information', choice: 'Information' },
};

const refused: Record<MeetingRefusal, string> = {
  cancelled: 'Mötet är inställt, så det tar inte emot några punkter. Lämna punkten till nästa möte i stället.',
  begun: 'Mötet har redan börjat, så dagordningen är stängd. Lämna punkten till nästa möte i stället.',
  'past-deadline':
    'Sista dagen att lämna punkter har gått. Är det bråttom, prata med ordföranden eller processledaren: de kan lägga till den ändå.',
  'unknown-meeting': 'Det finns inte längre. Fråga när forumet träffas, så visar jag hur det är nu.',
  'no-rights': 'Det här gör bara de som leder forumet. Ordföranden eller processledaren kan hjälpa dig.',
  'own-chat-only': 'Det visar jag bara i din egen chatt med mig, där ingen annan läser. Skriv det där.',
  'no-channel':
    'Forumet har ingen kanal än, så det finns ingenstans att posta. Lägg till mig i forumets team, öppna kanalen och nämn mig med @: ”koppla kanalen”.',
  'not-yours': 'Punkten är någon annans. Den som lämnade den, eller den som leder forumet, kan ta bort den.',
  'nothing-to-post':
    'Det finns inget nytt att posta. Dagordningen står redan i kanalen och ändras där av sig själv, eller så är mötet över eller inställt.',
};

export const meetings = {
  purposes,
  refused,
  deliveries,

  /** Times of a day, and days with them. */
  clock: (hour: string, minute: string) => `${hour}.${minute}`,
  at: (day: string, from: string) => `${day} kl. ${from}`,
  range: (day: string, from: string, to: string) => `${day} kl. ${from}–${to}`,
  startsAt: (from: string) => `kl. ${from}`,
  allDay: (day: string) => `${day}, hela dagen`,
  wholeDay: 'hela dagen',
  through: (from: string, to: string) => `${from} till ${to}`,

  meets: (forum: string, when: string) => `${forum} möts ${when}`,
  met: (forum: string, when: string) => `${forum} möttes ${when}`,
  cancelled: (forum: string, when: string) => `Inställt: ${forum} ${when}`,
  cancelledMore: 'Mötet blir inte av då. Ärenden och punkter följer med till nästa möte.',
  cancelledMark: 'Inställt',
  pointsBy: (day: string) => `Punkter in senast ${day}`,
  show: 'Visa dagordningen',
  back: 'Tillbaka',

  agenda: 'Dagordning',
  /** When nothing is on it. */
  empty: 'Dagordningen är tom än så länge.',
  /** To somebody who may not see all that is on it. */
  nothingToShow: 'Än finns inget på dagordningen som jag kan visa.',
  emptyOffer: 'Dagordningen är tom än så länge. Är det något ni vill ta upp? Föreslå gärna en punkt.',
  wholeAgenda: 'Hela dagordningen',
  andMore: (count: number) => (count === 1 ? 'och en punkt till' : `och ${count} punkter till`),
  minutes: (count: number) => `${count}\u00a0min`,
  carried: 'kvar från förra mötet',
  anchoring: (number: string, answered: number, of: number, decision: string) =>
    decision === ''
      ? `Förankring av ${number}: ${answered} av ${of} har svarat`
      : `Förankring av ${number}: ${answered} av ${of} har svarat om ”${decision}”`,
  yearWheel: (text: string) => `Årshjulet: ${text}`,
  /** How much of the meeting the items take, for whoever lays them out. */
  takes: (minutes: number, of: number) => `Punkterna tar ${minutes} av mötets ${of} minuter.`,
  takesTogether: (minutes: number) => `Punkterna tar ${minutes} minuter tillsammans.`,
  notes: 'Mer om punkterna',

  reminder: {
    join: 'Anslut till mötet',
    propose: 'Föreslå punkt',
    cases: 'Visa ärendena',
    lead: 'För den som leder',
    next: 'Nästa möte',
    lastDay: (day: string) => `I dag, ${day}, är sista dagen att lämna punkter`,
    by: (day: string) => `Lämna punkter senast ${day}`,
    wasBy: (day: string) => `Sista dagen att lämna punkter var ${day}`,
    soon: (when: string) => `Snart börjar mötet: ${when}`,
    starts: (when: string) => `Mötet börjar ${when}`,
    soFar: 'På dagordningen hittills',
    preview: 'Bara du ser det här. Så här ser det ut i kanalen:',
  },

  news: {
    moved: (now: string, before: string) => `Ny tid: ${now} (förut ${before}).`,
    cancelled: (when: string) => `Mötet ${when} är inställt.`,
    reinstated: (when: string) => `Mötet blir av: ${when}.`,
  },

  lead: {
    news: {
      arranged: '**Sparat.** Dagordningen ser nu ut så här.',
      skipped: '**Klart.** Jag påminner inte om det här mötet.',
      unskipped: '**Klart.** Jag påminner om mötet igen.',
      posted: '**Klart.** Dagordningen är på väg till kanalen.',
    },
    next: (what: string, when: string, channel: string) => `Skickas härnäst: ${what} ${when} i kanalen ${channel}.`,
    nothing: 'Inget mer skickas om det här mötet.',
    skipped: 'Det här mötet påminner jag inte om.',
    arrange: 'Ändra dagordningen',
    preview: 'Förhandsvisa',
    post: 'Posta nu',
    skip: 'Hoppa över mötet',
    unskip: 'Påminn ändå',
    pause: 'Pausa …',
    resume: 'Sluta pausa',
    deliveries: 'Vad har skickats',
    followUp: 'Uppföljning',
    more: 'Fler val',
    by: (name: string) => `Föreslagen av ${name}.`,
    remove: (no: number) => `Ta bort punkt ${no}`,
  },

  list: {
    mine: (when: string) => `Ditt nästa möte är ${when}`,
    noneOfMine: 'Jag ser inga möten på gång för dig',
    noneOfMineMore:
      'Jag visar möten i de forum där du har en roll och vars kalender jag får läsa. Fråga ”När träffas …?” för att se ett visst forum.',
    none: (forum: string) => `Inget möte är planerat för ${forum}`,
    allCancelled: (forum: string) => `Mötena i ${forum} är inställda`,
    mineCancelled: 'Dina möten är inställda',
    show: (day: string) => `Visa ${day}`,
    rest: (count: number) => (count === 1 ? 'och ett möte till' : `och ${count} möten till`),
  },

  none: {
    unknown: (forum: string) => `Jag vet inte när ${forum} möts`,
    notConnected:
      'Forumets kalender är inte kopplad till mig än. Den som sköter driften hos er kan koppla den i inställningarna.',
    unread: 'Kalendern är kopplad, men jag har inte hunnit läsa den än. Fråga igen om några minuter.',
    read: 'Jag har läst forumets kalender, och där står inget möte framåt. När någon lägger in ett ser jag det inom några minuter.',
    failing: 'Jag kommer inte åt forumets kalender just nu.',
    rhythm: 'Så brukar det vara',
  },

  /** Why a calendar cannot be read, and who can do something about it. */
  faults: {
    unreachable: 'Den svarar inte. Jag försöker igen var femte minut.',
    'sign-in': 'Jag kan inte logga in. Den som sköter driften hos er behöver se över min inloggning.',
    forbidden: 'Jag saknar rätt att läsa den. Den som sköter kalendrarna hos er behöver ge mig läsrätt.',
    missing: 'Den finns inte där den ska vara. Den som sköter driften hos er behöver rätta adressen i inställningarna.',
    throttled: 'Kalendertjänsten har för mycket att göra och ber mig vänta. Jag försöker igen snart.',
    unreadable:
      'Det som ligger där går inte att läsa som en kalender. Den som sköter driften hos er behöver byta ut det.',
  },

  which: {
    title: 'Vilket forum gäller det?',
    forum: 'Forum',
    show: 'Visa nästa möte',
    typeToo: 'Du kan också skriva det: ”När träffas styrgruppen?”',
  },

  point: {
    title: (forum: string, day: string) => `Föreslå en punkt till ${forum} ${day}`,
    name: 'Vad ska tas upp?',
    nameHint: 'Några ord som alla förstår',
    nameOrCase: 'Behövs inte om du väljer ett ärende.',
    case: 'Gäller det ett ärende?',
    noCase: 'Inget särskilt ärende',
    note: 'Mer om punkten',
    noteHint: 'Det som alla behöver veta före mötet',
    minutes: 'Hur många minuter?',
    minutesProblem: 'Skriv ett antal minuter, från 1 till 240.',
    purpose: 'Vad ska det bli av den?',
    send: 'Lämna punkten',
    cancel: 'Avbryt',
    kept: (day: string) => `Punkten står på dagordningen ${day}`,
    withdrawn: 'Punkten är borttagen från dagordningen',
    withdraw: 'Ta tillbaka punkten',
    another: 'Föreslå en till',
  },

  arrange: {
    title: 'Ändra dagordningen',
    lead: 'Byt nummer för att flytta en punkt. Minuter och syfte går bra att lämna tomma.',
    place: (no: number, name: string) => `Plats för ${no} ${name}`,
    minutes: (no: number) => `Minuter för ${no}`,
    purpose: (no: number) => `Syfte för ${no}`,
    noPurpose: 'Inget valt',
    placeProblem: 'Skriv ett nummer.',
    rest: (count: number) =>
      count === 1
        ? 'Den sista punkten får inte plats här och står kvar sist.'
        : `De ${count} sista punkterna får inte plats här och står kvar sist, i samma ordning.`,
    none: 'Det finns inga punkter att ordna än.',
    send: 'Spara dagordningen',
    cancel: 'Avbryt',
  },

  pause: {
    title: (forum: string) => `Pausa påminnelserna för ${forum}`,
    lead: 'Under pausen skickas inga påminnelser i kanalen. Varje paus har ett slut, så att ingen glömmer den.',
    now: (day: string) => `Nu är det pausat, och påminnelserna börjar igen ${day}.`,
    until: 'Första dagen med påminnelser igen',
    problem: 'Välj en dag från och med i morgon.',
    send: 'Pausa',
    cancel: 'Avbryt',
    paused: (forum: string, day: string) => `Påminnelserna för ${forum} är pausade och börjar igen ${day}`,
    resumed: (forum: string) => `Påminnelserna för ${forum} går ut som vanligt igen`,
    change: 'Byt dag',
  },

  followUp: {
    title: (forum: string, day: string) => `Vad blev det av mötet ${day} i ${forum}?`,
    lead: 'Skriv in vad ni kom fram till, så får de som anmälde veta det.',
    unanswered: 'Ärenden som inget skrivs om följer med till nästa möte.',
    done: (forum: string, day: string) => `Allt från mötet ${day} i ${forum} är inskrivet`,
    nothing: 'Inga fler ärenden eller punkter väntar på svar.',
    decide: 'Beslut eller rekommendation',
    forward: 'Lyft vidare',
    return: 'Återför',
    postpone: 'Bordlägg till nästa möte',
    next: (when: string) => `Nästa möte är ${when}.`,
    recorded: 'Inskrivet',
    points: 'Punkter',
    pointsMore: 'Tryck bara på dem som ni inte hann med.',
    postponePoint: (no: number) => `Hann inte med ${no}`,
    more: (count: number) => (count === 1 ? 'Ett ärende till väntar.' : `${count} ärenden till väntar.`),
    morePoints: (count: number) => (count === 1 ? 'En punkt till väntar.' : `${count} punkter till väntar.`),
    refresh: 'Uppdatera',
  },

  /** Beside an answer: when the forum meets, and by when points must be in. */
  answer: {
    meets: (when: string) => `Möts: ${when}`,
    pointsBy: (day: string) => `punkter in senast ${day}`,
  },

  /** Choosing the meeting that a case is put on. */
  schedule: {
    meeting: 'Möte',
    otherDay: 'Eller en annan dag',
    problem: 'Välj en dag från och med i dag.',
  },

  /** On a forum's card. */
  when: 'När är nästa möte?',
};

/** The shape every language must have. */
export type MeetingTexts = typeof meetings;
