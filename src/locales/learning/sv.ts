import type { GapKind } from '../../domain/learning/gap.ts';
import type { LearningReply } from '../../domain/learning/view.ts';
import type { ExitId } from '../../domain/model/types.ts';

/** Everything the bot says in Swedish of what it has missed and learnt. English has the same shape: en.ts. */

/** An answer that is not a forum, as one names it in a list. */
const exits: Record<ExitId, string> = {
  sip: 'En persons situation (SIP)',
  avvikelse: 'Avvikelse',
  linjen: 'Egen linje',
  utanfor: 'Inte en fråga om samverkan',
  'akut-112': 'Fara (112)',
  vagra: 'Uppgifter om en person',
};

/** Where a question like it was found to belong, when that was no forum. */
const endedAs: Record<ExitId, string> = {
  sip: 'En liknande fråga gällde en persons situation',
  avvikelse: 'En liknande fråga gällde en avvikelse',
  linjen: 'En liknande fråga hörde till den egna linjen',
  utanfor: 'En liknande fråga gällde inte samverkan',
  'akut-112': 'En liknande fråga gällde fara',
  vagra: 'En liknande fråga hade uppgifter om en person i sig',
};

const counted: Record<GapKind, (count: number) => string> = {
  unanswered: (count) => (count === 1 ? '1 obesvarad' : `${count} obesvarade`),
  wrong: (count) => `${count} fel`,
  offtopic: (count) => (count === 1 ? '1 avvisad' : `${count} avvisade`),
};

const refused: Record<Extract<LearningReply, { say: 'learning-refused' }>['why'], string> = {
  'no-rights':
    'Det här är för dem som leder forumet. Är det något som inte stämmer? Processledaren tar gärna emot det.',
  'not-there': 'Det finns inte längre. Skriv ”luckor”, så visar jag hur det är nu.',
  'own-chat-only': 'Det visar jag bara i din egen chatt med mig, där ingen annan läser. Skriv det där.',
  'settled-already':
    'Den frågan är redan klar, så jag ändrade ingenting. Skriv ”luckor”, så visar jag vad som är kvar.',
};

export const learning = {
  exits,
  refused,

  /** What has been settled before, beside an answer. */
  precedent: {
    endedAs,
    endedAt: (forum: string) => `En liknande fråga har hamnat hos ${forum}`,
    caseEndedAt: (forum: string) => `Ett liknande ärende har hamnat hos ${forum}`,
    on: (line: string, day: string) => `${line} (${day}).`,
    case: (line: string, number: string, day: string) => `${line}: ${number}, ${day}.`,
  },

  gaps: {
    title: (where: string, count: number, since: string) =>
      count === 1 ? `En lucka i ${where} sedan ${since}` : `${count} luckor i ${where} sedan ${since}`,
    titleOfForum: (forum: string, count: number, since: string) =>
      count === 1 ? `En lucka för ${forum} sedan ${since}` : `${count} luckor för ${forum} sedan ${since}`,
    none: (where: string) => `Inga luckor i ${where}`,
    noneOfForum: (forum: string) => `Inga luckor för ${forum}`,
    noneMore: (since: string) =>
      `Det är tomt här: ingen fråga sedan ${since} väntar på dig. Skulle jag missa något dyker det upp här.`,
    lead: 'Det här är frågor som jag inte klarade. Placera dem, så svarar jag bättre nästa gång.',
    leadReading:
      'Det här är frågor som jag inte klarade. Den som leder forumet på alla platser, eller processledaren, placerar dem.',
    perForum: 'Var de hör hemma',
    counted,
    /** `gaps`: "3 obesvarade, 1 fel"; `asked`: how many questions got that answer. */
    count: (where: string, gaps: string, asked: number | null) =>
      asked === null ? `${where}: ${gaps}` : `${where}: ${gaps} av ${asked} ${asked === 1 ? 'fråga' : 'frågor'}`,
    unplaced: 'Inte placerade än',
    restOfCounts: (count: number) => (count === 1 ? 'och ett ställe till' : `och ${count} ställen till`),
    place: 'Placera',
    read: 'Läs',
    quoted: (text: string) => `”${text}”`,
    unanswered: 'Jag frågade tillbaka och fick inget svar',
    wrong: (where: string) => `Jag svarade ”${where}”, och det hjälpte inte`,
    wrongQuestion: 'Jag frågade tillbaka, och det hjälpte inte',
    offtopic: 'Jag trodde inte att det gällde samverkan',
    suggested: (where: string) => `Den som frågade föreslog ”${where}”`,
    remarks: 'Uppgifter som inte stämmer',
    remark: (forum: string, who: string, day: string) => `**${forum}** · ${who}, ${day}`,
    restOfRemarks: (count: number) => (count === 1 ? 'och ett forum till' : `och ${count} forum till`),
    showCheck: 'Visa uppgifterna',
  },

  gap: {
    title: 'Var hör den här frågan hemma?',
    first: 'Hör till',
    choose: 'Välj forum eller annat svar',
    choice: (where: string, level: string) => `${where} · ${level}`,
    belongs: 'Hör dit',
    setAside: 'Lägg åt sidan',
    setAsideMore: 'Är det inget att lära av? Lägg frågan åt sidan, så försvinner den från listan.',
    all: 'Visa alla luckor',
    ownOnly: 'Här finns det du själv leder. Hör frågan någon annanstans kan processledaren placera den.',
    othersSettle: 'Du kan läsa frågan. Den som leder forumet på alla platser, eller processledaren, kan placera den.',
    settled: (where: string) => `Tack, då vet jag: det hör till **${where}**`,
    settledMore: 'När någon frågar något liknande väger jag in det, och visar att det har avgjorts.',
    aside: 'Frågan är lagd åt sidan',
    asideMore: 'Jag lär mig inget av den.',
    rest: 'Visa de andra luckorna',
  },

  teachings: {
    title: (forum: string) => `Lär mig mer om ${forum}`,
    lead: 'Ge mig en fråga som hör hit, så som någon skulle skriva den, eller ett namn som ni använder. Inga namn på personer.',
    taught: {
      example: (text: string) => `**Tack.** Nu känner jag igen sådana frågor: ”${text}”`,
      name: (text: string) => `**Tack.** Nu vet jag vilka ”${text}” är.`,
    },
    removed: '**Klart.** Det är borttaget, och jag räknar inte med det längre.',
    is: 'Vad vill du lära mig?',
    choices: { example: 'En fråga som hör hit', name: 'Ett annat namn på forumet' },
    text: 'Skriv det här',
    hint: 'Till exempel: Vem beställer hjälpmedel när någon skrivs ut?',
    send: 'Lär ut',
    names: 'Andra namn på forumet',
    examples: 'Frågor som hör hit',
    none: 'Än har ingen lärt mig något särskilt om forumet.',
    line: (text: string, day: string) => `”${text}” · ${day}`,
    remove: 'Ta bort',
    count: (count: number) => `Ni har lärt mig ${count} saker om forumet. Jag räknar med alla.`,
    gaps: 'Visa luckorna',
    check: 'Stämmer uppgifterna?',
    problem: {
      missing: 'Skriv något här först.',
      tooShort: {
        example: 'Skriv minst tre ord, så att jag förstår vad det gäller.',
        name: 'Skriv minst tre tecken.',
      },
      known: 'Det har du eller någon annan redan lärt mig.',
      knownOf: (forum: string) =>
        `Det hör redan till ${forum}. Ta bort det där först, eller skriv det på ett annat sätt.`,
      knownWord: 'Det är redan namnet på en plats, eller ett ord som betyder något annat.',
      ordinaryWord:
        'Det är ett vanligt ord: då skulle jag blanda ihop forumet med annat. Skriv ett namn med minst två ord.',
      full: (most: number) => `Forumet har redan ${most}, och fler får det inte ha. Ta bort något först.`,
    },
  },

  check: {
    title: (forum: string) => `Stämmer det här om ${forum}?`,
    lead: 'Det här är vad jag säger när någon frågar. En gång om året ber jag er som leder forumet att titta på det.',
    takes: 'Tar emot',
    takesNothing: 'Jag skickar inga frågor hit direkt.',
    everyPlace: 'Det gäller forumet på alla platser.',
    said: {
      right: (who: string, day: string) => `Senast bekräftat av ${who}, ${day}.`,
      wrong: (who: string, day: string, note: string) => `${who} skrev ${day} att något är fel: ”${note}”`,
    },
    right: 'Ja, det stämmer',
    note: 'Vad är fel, och hur ska det vara?',
    hint: 'Till exempel: Ordförande är kommunen, inte regionen.',
    noteMissing: 'Skriv vad som är fel, så kan det rättas.',
    wrong: 'Något är fel',
    teachings: 'Lär mig mer om forumet',
    thanksRight: (forum: string) => `Tack, då fortsätter jag säga så om ${forum}`,
    thanksRightMore: 'Jag frågar igen om ett år. Ändras något innan dess, skriv ”stämmer” och forumets namn.',
    thanksWrong: (forum: string) => `Tack, jag har skrivit upp det som är fel om ${forum}`,
    thanksWrongMore:
      'Processledaren ser det bland luckorna. Jag säger som förut tills den som sköter mina uppgifter har rättat dem.',
    show: 'Visa uppgifterna igen',
  },

  /** Several forums may be meant: which of them is it about? */
  which: {
    teachings: {
      title: 'Vilket forum vill du lära mig mer om?',
      typeToo: 'Du kan också skriva det: ”Lär styrgruppen”',
      rest: (count: number) => `och ${count} till: skriv ”lär” och forumets namn`,
    },
    check: {
      title: 'Vilket forums uppgifter vill du titta på?',
      typeToo: 'Du kan också skriva det: ”Stämmer styrgruppen?”',
      rest: (count: number) => `och ${count} till: skriv ”stämmer” och forumets namn`,
    },
    gaps: {
      title: 'Vilket forums luckor vill du se?',
      typeToo: 'Du kan också skriva det: ”Luckor för styrgruppen”',
      rest: (count: number) => `och ${count} till: skriv ”luckor för” och forumets namn`,
    },
  },
};

/** The shape every language must have. */
export type LearningTexts = typeof learning;
