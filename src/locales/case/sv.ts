import type { Home, Stage, State } from '../../domain/case/case.ts';
import type { CaseFilter } from '../../domain/case/press.ts';
import type { PressRefusal } from '../../domain/case/view.ts';
import { answered, deeds, did, meetingMoved, news, steps } from './svDeeds.ts';
import { roles } from './svRoles.ts';

/** Everything the bot says in Swedish of cases (skav). English has the same shape: en.ts. */

const states: Record<State, string> = {
  filed: 'inkommen',
  preparing: 'bereds',
  scheduled: 'på dagordningen',
  decided: 'beslutad',
  anchoring: 'förankras hemma',
  closed: 'klar',
  forwarded: 'lyft vidare',
  returned: 'återförd',
  withdrawn: 'återtagen',
  merged: 'sammanförd med en annan',
};

const returnedTo: Record<Extract<Stage, { state: 'returned' }>['to'], string> = {
  local: 'återförd till den lokala gruppen',
  line: 'återförd till den egna organisationen',
};

const home: Record<Home['is'], string> = {
  awaited: 'har inte svarat än',
  done: 'klart hemma',
  hindered: 'går inte att genomföra',
};

const refused: Record<PressRefusal, string> = {
  'wrong-state': 'Det går inte längre, för läget har ändrats sedan kortet skrevs.',
  'wrong-role': 'Det får du inte göra här. Processledaren eller ordföranden för forumet kan hjälpa dig.',
  'wrong-principal': 'Du kan bara svara för din egen huvudman.',
  'not-there': 'Det som knappen gällde finns inte längre.',
  'nothing-new': 'Så är det redan, så jag ändrade ingenting.',
  outdated: 'Någon annan hann före, så jag ändrade ingenting. Så här är läget nu:',
  'unknown-case': 'Jag hittar inte ärendet. Kontrollera numret.',
  'no-rights': 'Det här får bara de som har en roll i forumet se eller ändra. Fråga processledaren om du behöver det.',
  'not-a-channel': 'Det här görs i en kanal i Teams. Öppna forumets kanal och nämn mig med @ där.',
  'not-linked': 'Den här kanalen är inte kopplad till något forum än.',
  'own-chat-only': 'Det visar jag bara i din egen chatt med mig, där ingen annan läser. Skriv det där.',
  'role-in-settings': 'Den rollen står i inställningarna. Den som sköter driften kan ta bort den där.',
  'last-administrator':
    'Du är den enda administratören. Ge någon annan rollen för alla forum först, så att någon kan ge roller sedan.',
};

const lists: Record<CaseFilter, { heading: (forum: string) => string; button: string; none: string }> = {
  open: { heading: (forum) => `Öppna ärenden i ${forum}`, button: 'Öppna', none: 'Inga öppna ärenden just nu.' },
  decided: {
    heading: (forum) => `Ärenden med beslut i ${forum}`,
    button: 'Beslutade',
    none: 'Inga ärenden med beslut som ska hem just nu.',
  },
  ended: {
    heading: (forum) => `Avslutade ärenden i ${forum}`,
    button: 'Avslutade',
    none: 'Inga avslutade ärenden än.',
  },
  all: { heading: (forum) => `Alla ärenden i ${forum}`, button: 'Alla', none: 'Inga ärenden än.' },
};

export const cases = {
  states,
  returnedTo,
  home,
  refused,
  lists,
  answered,
  deeds,
  did,
  meetingMoved,
  news,
  steps,
  roles,

  /** A day and a time of it. */
  at: (day: string, hour: string, minute: string) => `${day} kl. ${hour}.${minute}`,

  stage: {
    filed: (day: string) => `inkommen ${day}`,
    preparing: (day: string) => `bereds sedan ${day}`,
    scheduled: (day: string) => `på dagordningen ${day}`,
    decided: (day: string) => `beslutad ${day}`,
    recommended: (day: string) => `rekommendation ${day}`,
    anchoring: (answered: number, all: number) => `förankras hemma (${answered} av ${all} har svarat)`,
    closed: (day: string) => `klar ${day}`,
    forwarded: (forum: string) => `lyft vidare till ${forum}`,
    withdrawn: (day: string) => `återtagen ${day}`,
    merged: (number: string) => `sammanförd med ${number}`,
    since: (state: string, day: string) => `${state} sedan ${day}`,
  },

  /** Over the form when it is opened from a message. */
  dialogTitle: 'Samverkanslotsen',

  /** Those who stand behind, the one who filed counted. */
  behind: (count: number) => `${count}\u00a0står\u00a0bakom`,
  noForumYet: 'Forum inte valt än',
  forumGone: 'Ett forum som inte finns längre',
  untitled: 'Utan rubrik',

  case: {
    consequence: 'Följd',
    tried: 'Prövat',
    happening: 'Det händer',
    decision: { decision: 'Beslut', recommendation: 'Rekommendation' },
    decisionIn: {
      decision: (forum: string) => `Beslut i ${forum}`,
      recommendation: (forum: string) => `Rekommendation från ${forum}`,
    },
    responsible: 'Vem gör vad',
    takesHome: (who: string) => `Ska genomföras hemma av ${who}.`,
    anchored: (done: number, all: number) => `Klart hemma hos ${done} av ${all}`,
    reason: 'Skäl',
    closedEarly: 'Avslutat innan alla hade svarat',
    replyBy: (day: string) => `Svar senast ${day}.`,
    preparer: (name: string) => `Bereds av ${name}.`,
    more: 'Visa mer',
    moreDeeds: 'Fler val',
    filedBy: 'Anmäld av',
    others: 'Står också bakom',
    diary: 'Diarienummer',
    earlier: 'Tidigare och andra forum',
    deidentified: 'Sådant som kunde peka ut någon är borttaget.',
    cut: 'Texterna är kortade här. Allt står i pdf-filen.',
    cutForOthers: 'Texterna är kortade här. Processledaren kan ge dig allt som pdf.',
    message: 'Öppna meddelandet',
    manage: 'Hantera',
    show: 'Visa ärendet',
    history: 'Historik',
    pdf: 'Spara som pdf',
    json: 'Fil för diariet',
    back: 'Tillbaka',
    /** Over the buttons for one forum's part, when there are several. */
    inForum: (forum: string) => `I ${forum}:`,
  },

  form: {
    title: 'Anmäl skav',
    noPersons: 'Skriv så att ingen person går att känna igen: inga namn, inga personnummer.',
    required: (label: string) => `${label} (måste fyllas i)`,
    confirm: 'Innan du skickar',
    choose: 'Välj',
    send: 'Skicka in',
    change: 'Ändra',
    keepDraft: 'Spara utkast',
    problems: (count: number) =>
      count === 1
        ? 'En sak behöver ändras innan det går att skicka.'
        : `${count} saker behöver ändras innan det går att skicka.`,
    kept: 'Det du skrev finns kvar.',
  },

  problem: {
    missing: 'Fyll i det här.',
    missingChoice: 'Välj något här.',
    missingConfirm: 'Läs igenom det du skrev och kryssa i rutan.',
    tooLong: (most: number) => `Det blev för långt. Korta till högst ${most} tecken.`,
    notAChoice: 'Det gick inte att använda. Välj eller skriv något annat.',
    personalData: (found: string) =>
      `Här står det ${found}. Det är dolt nu och har inte sparats. Skriv om så att ingen går att känna igen.`,
    needsPlace: 'Välj var det händer. Forumet finns i varje kommun eller område.',
  },

  similar: {
    title: 'Liknande finns redan',
    lead: 'Handlar någon av dem om samma sak? Då räcker det att du ställer dig bakom den.',
    join: (number: string) => `Jag med i ${number}`,
    other: 'Nej, mitt är något annat',
  },

  receipt: {
    inChat: (number: string) => `${number} är inne. Kvittot kommer i din egen chatt med mig.`,
    title: (number: string) => `${number} är inne`,
    youWillHear: (day: string) =>
      `Du får veta när den börjar beredas, när den kommer upp och vad som bestäms, senast ${day}.`,
    edit: 'Ändra',
    withdraw: 'Ta tillbaka',
  },

  glimpse: 'Innehållet kan bara de läsa som anmält, står bakom eller arbetar med ärendet.',

  movedTo: (number: string, forum: string) => `${number} hör nu till ${forum}`,

  history: {
    title: (number: string) => `Historik för ${number}`,
    latest: (shown: number, all: number) => `De ${shown} senaste av ${all} händelser.`,
  },

  files: {
    get: { csv: 'Alla som tabell', json: 'Alla som fil för diariet' },
    all: {
      csv: (organisation: string) => `Alla ärenden i ${organisation} som tabell`,
      json: (organisation: string) => `Alla ärenden i ${organisation} som fil för diariet`,
    },
    title: {
      pdf: (number: string) => `${number} som pdf`,
      json: (number: string) => `${number} som fil för diariet`,
    },
    minutes: (count: number) => `Länken fungerar i ${count} minuter och är bara till dig.`,
    open: 'Hämta filen',
  },

  nudge: {
    title: (number: string) => `${number} väntar på nästa steg`,
    soon: (day: string) => `Den som anmälde ska ha svar senast ${day}.`,
    late: (day: string) => `Den som anmälde skulle ha haft svar ${day}.`,
  },

  anchor: {
    title: (principal: string) => `Förankra hemma: ${principal}`,
    done: 'Klart hos oss',
    hindered: 'Går inte hos oss',
    why: 'Vad är det som hindrar?',
    whyHint: 'Skriv kort, utan namn på patienter eller brukare',
    send: 'Skicka svaret',
    answered: (answer: string) => `Ert svar: ${answer}. Du kan ändra det så länge ärendet är öppet.`,
    over: (answer: string) => `Ert svar: ${answer}. Ärendet är avslutat.`,
    tell: 'Berätta för dem det gäller, och tryck sedan här.',
  },

  drafts: {
    kept: '**Utkastet är sparat.** Bara du kan se det.',
    discarded: 'Utkastet är slängt.',
    title: 'Dina utkast',
    none: 'Du har inga sparade utkast.',
    newest: (shown: number, all: number) => `De ${shown} senaste av ${all}. Släng något för att se äldre.`,
    saved: (day: string) => `Sparat ${day}`,
    continue: 'Fortsätt skriva',
    discard: 'Släng',
    all: 'Mina utkast',
  },

  list: {
    mine: 'Mina ärenden',
    noneOfMine: 'Du har inte anmält något än och står inte bakom någon annans.',
    show: (number: string) => `Visa ${number}`,
    page: (from: number, to: number, all: number) => `${from}–${to} av ${all}`,
    previous: 'Föregående',
    next: 'Nästa',
    drafts: 'Mina utkast',
    overview: 'Översikt',
  },

  overview: {
    title: (organisation: string) => `Ärenden i ${organisation}`,
    total: (count: number) => (count === 1 ? '1 ärende' : `${count} ärenden`),
    none: 'Inga ärenden har kommit in än.',
    decision: (days: number) => `Vanligtvis tar det ${days} dagar till beslut.`,
    noDecision: 'Inget har fått beslut än.',
    closed: (days: number) => `Vanligtvis tar det ${days} dagar tills det är klart.`,
    noClosed: 'Inget är klart än.',
    byState: 'Läge',
    byTheme: 'Målgrupp',
    byForum: 'Forum',
    byMonth: 'Inkomna per månad',
    noTheme: 'Ingen målgrupp vald',
    others: (count: number) => `${count} andra`,
  },

  link: {
    title: 'Vilket forum hör kanalen till?',
    lead: 'Ärenden till forumet kommer sedan hit.',
    forum: 'Forum',
    linked: (forums: string) => `Kopplad nu: ${forums}.`,
    link: 'Koppla kanalen',
    unlink: 'Ta bort kopplingen',
    done: (forum: string) => `**Klart.** Ärenden till ${forum} kommer hit.`,
    waiting: (count: number) =>
      count === 1 ? '1 ärende väntade och kommer strax.' : `${count} ärenden väntade och kommer strax.`,
    removed: 'Kopplingen är borttagen. Inga nya ärenden kommer till kanalen.',
    unplaced: (number: string, forum: string) => `${number} väntar: ${forum} har ingen kanal`,
    unplacedHow:
      'Lägg till mig i forumets team, öppna kanalen och nämn mig med @: ”koppla kanalen”. Då kommer ärendet dit.',
  },
};

/** The shape every language must have. */
export type CaseTexts = typeof cases;
