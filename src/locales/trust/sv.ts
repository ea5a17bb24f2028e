import type { PersonSection } from '../../domain/personData.ts';
import type { RetainedPart } from '../../domain/retention/plan.ts';
import type { KeptKind } from '../../domain/retention/rules.ts';

/** What `lots retention`, `lots person` and `lots audit` say, and the faults in how long things are kept; reached through the terminal's texts. */

type Detail = Readonly<Record<string, string>>;

const some = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** Why a kind is never kept for a shorter time. */
const because: Readonly<Record<KeptKind, string>> = {
  questions: 'Luckorna visar det som frågats de senaste 90 dagarna.',
  rulings: 'Svar som någon sagt är rätt visas som exempel bredvid nya frågor.',
  givers: 'Den som just har lärt boten något ska kunna frågas om det.',
  drafts: 'Den som blir avbruten ska hitta sitt utkast dagen efter.',
  cases: 'Den som anmälde ska hinna läsa svaret, och ni hinna föra över ärendet till diariet.',
  messages: 'Det som inte kom fram ska hinna synas för den som leder.',
  posts: 'Kort om nyss avslutade ärenden ritas om när något ändras.',
  contacts: 'Den som har varit ledig ska inte vara glömd.',
  deliveries: 'Rapporten om utskick går 60 dagar tillbaka.',
  points: 'Punkter som inte hanns med följer med till senare möten i fyra månader.',
  meetings: 'Möten som har varit avgör i fyra månader vad som följer med till nästa.',
  passing: 'Länkar och pågående samtal behövs tills de har gått ut.',
  audit: 'Det som har hänt ska gå att granska i efterhand.',
};

const parts: Readonly<Record<RetainedPart, string>> = {
  questions: 'frågor',
  'question-links': 'frågor: i vilket samtal de ställdes',
  rulings: 'frågor med avgjort svar',
  'verdict-givers': 'omdömen: vem som gav dem',
  'settlement-givers': 'avgjorda luckor: vem som avgjorde',
  'teaching-givers': 'exempel och namn: vem som lärde ut',
  'check-givers': 'årliga kontroller: vem som svarade',
  drafts: 'utkast',
  messages: 'meddelanden om ärenden',
  posts: 'var kort om avslutade ärenden står',
  cases: 'avslutade ärenden',
  contacts: 'kontaktuppgifter',
  homes: 'var någon arbetar',
  deliveries: 'utskick om möten',
  points: 'punkter till möten',
  meetings: 'möten',
  downloads: 'länkar till filer',
  conversations: 'pågående samtal',
  sendings: 'när något skickades',
  pauses: 'pauser',
  audit: 'granskningsspåret',
};

export const trustSv = {
  help: `  lots retention             gallrar det som har sparats så länge som inställningarna säger; --dry-run visar bara
  lots person extract ID     allt som finns om en person (tenant/objekt-id), som JSON
  lots person erase ID       raderar en person; i ärenden som ska vara kvar står ingen längre att känna igen
  lots audit verify          granskar att ingen har ändrat i granskningsspåret
  lots audit list            granskningsspåret: vem som fått roller, tagit ut ärenden, kopplat kanaler …`,
  helpOptions: `  --dry-run          retention, person erase: ändra inget, visa vad som skulle hända
  --expect HASH      audit verify: en slutsumma som ni har sparat ska finnas i kedjan
  --out FIL          person extract: skriv till en fil
  --from, --to       audit list: från och med en dag till och med en annan`,
  faults: {
    'kept-too-short': (d: Detail) => [
      `”${d.found ?? ''}” är för kort tid`,
      `Skriv ${d.least ?? ''} eller längre. ${because[d.kind as KeptKind] ?? ''}`,
    ],
    'kept-shorter': (d: Detail) => [
      `”${d.found ?? ''}” är kortare än ${d.other ?? ''}, som behöver det`,
      `Skriv ${d.least ?? ''} eller längre, eller korta ${d.other ?? ''}.`,
    ],
  },
  retention: {
    badNow: (written: string) => `”${written}” är ingen tid. Skriv till exempel 2027-01-31.`,
    notAhead: '--now i framtiden går bara tillsammans med --dry-run: annars skulle mer gallras än vad som är dags.',
    badModel: (name: string) => `Det finns ingen organisation ”${name}” i inställningarna.`,
    dryRun: 'Inget ändras: så här mycket skulle gallras.',
    nothing: 'Inget har sparats längre än det ska.',
    head: { of: 'Organisation', part: 'Vad', period: 'Sparas', oldest: 'Äldst', due: 'Dags', done: 'Gjort' },
    shared: 'gemensamt',
    others: 'andra',
    parts,
    total: (due: number, done: number, isDry: boolean): string =>
      isDry ? `${some(due, 'post', 'poster')} skulle gallras.` : `${some(done, 'post', 'poster')} gallrades.`,
    left: (count: number) =>
      `${some(count, 'post', 'poster')} var upptagna av något annat och tas nästa natt, eller när du kör igen.`,
  },
  audit: {
    what: 'Skriv lots audit verify eller lots audit list.',
    whole: (entries: number) => `Spåret är helt: ${some(entries, 'post', 'poster')}.`,
    head: (seq: number, hash: string) => `Slutsumma efter post ${seq}: ${hash}`,
    keepIt: 'Spara den på ett annat ställe. lots audit verify --expect visar då om något har tagits bort i slutet.',
    since: (seq: number) => `Post 1–${seq} är gallrade.`,
    broken: {
      changed: (seq: number) => `Post ${seq} är inte som när den skrevs. Före den är spåret helt.`,
      missing: (seq: number) => `Post ${seq} saknas. Före den är spåret helt.`,
      added: (seq: number) => `Post ${seq} står efter slutet: den har inte skrivits av boten.`,
      unexpected: (since: number) =>
        `Slutsumman i --expect finns inte i spåret.${since > 0 ? ` Är den från post ${since - 1} eller tidigare är den gallrad; annars har något tagits bort eller skrivits om.` : ' Något har tagits bort eller skrivits om.'}`,
      unguarded: (what: string) => `Skyddet ${what} i databasen är borta eller ändrat. Posterna själva hänger ihop.`,
    },
    none: 'Inga poster.',
  },
  person: {
    what: 'Skriv lots person extract eller lots person erase, och vem: tenant/objekt-id.',
    badId: (written: string) =>
      `”${written}” är inte en person. Skriv tenant/objekt-id, som i roles i inställningarna.`,
    nothing: 'Det finns inget om den personen.',
    written: (file: string) => `Uppgifterna står i ${file}.`,
    cannotWrite: (file: string, code: string) => `${file} går inte att skriva (${code}).`,
    wouldErase: 'Inget ändras: så här mycket skulle raderas eller bli ingens.',
    erased: 'Raderat, eller så att ingen längre står att känna igen:',
    inSettings: (count: number) =>
      `I inställningarna har personen ${some(count, 'roll', 'roller')}. Ta bort dem ur filen och starta om boten; det gör inte kommandot.`,
    elsewhere:
      'Kvar att göra för hand: säkerhetskopior från tidigare, filer som redan har hämtats, och det som personen ser i sin egen Teams.',
    sections: {
      contact: 'kontaktuppgifter',
      home: 'var personen arbetar',
      conversations: 'pågående samtal',
      roles: 'roller',
      rolesGiven: 'roller som personen har gett andra',
      drafts: 'utkast',
      questions: 'frågor i egen chatt',
      verdicts: 'omdömen om svar',
      casesFiled: 'anmälda ärenden',
      casesJoined: 'ärenden som personen följer',
      casesPrepared: 'ärenden som personen bereder',
      casesAnchored: 'besked för en huvudman',
      caseEvents: 'händelser i ärenden',
      messages: 'meddelanden',
      cards: 'kort i egen chatt',
      points: 'punkter till möten',
      pauses: 'pauser',
      gapsSettled: 'avgjorda luckor',
      teachings: 'exempel och namn',
      forumChecks: 'svar på årliga kontroller',
      deliveries: 'utskick om möten',
      mentions: 'texter som nämner personen',
      audit: 'poster i granskningsspåret',
    } satisfies Record<PersonSection, string>,
    oneWord: 'Namnet är ett enda ord och har inte sökts i löpande text.',
  },
};

export type TrustTexts = typeof trustSv;
