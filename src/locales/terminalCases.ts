/** What `lots cases` and `lots export` say; reached through the terminal's texts. */

const some = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
const meant = (nearest: string | null, words: string): string => (nearest ? ` ${words.replace('%', nearest)}` : '');

export const casesSv = {
  help: `  lots cases                 listar ärendena; med --overview i siffror, med --stuck det som inte gick att skicka
  lots export NUMMER         ett ärende som PDF eller JSON, till exempel för diariet
  lots export --all          alla ärenden som CSV eller JSON`,
  helpOptions: `  --overview         cases: antal per läge, forum, målgrupp och månad, och hur lång tid det tar
  --stuck            cases: meddelanden som inte gick att skicka
  --forum NYCKEL     cases, export --all: bara ett forums, till exempel fyrbodal/lokal
  --place PLATS      … på en plats
  --state LÄGE       … i ett läge: filed, preparing, scheduled, decided, anchoring, closed, forwarded, returned,
                     withdrawn, merged eller open (alla som pågår); flera med komma
  --text TEXT        … med texten i nummer eller rubrik
  --from DATUM       … inlämnade från och med, till exempel 2026-09-01
  --to DATUM         … till och med
  --all              export: alla ärenden
  --as SLAG          export: pdf eller json; med --all csv eller json
  --out FIL          export: skriv till filen, eller - för standard ut`,
  helpExamples: `  lots cases --forum fyrbodal/lokal --place uddevalla --state open
  lots export SKAV-2026-0042
  lots export --all --from 2026-01-01 --out ärenden.csv`,
  cases: {
    seeHelp: 'Skriv lots --help för alla val.',
    unknown: (option: string, found: string, nearest: string | null, known: string) =>
      `${option}: ”${found}” finns inte.${meant(nearest, 'Menade du ”%”?')} Finns: ${known}.`,
    placeNeedsForum: '--place behöver --forum: samma plats kan ha flera forum.',
    noPlaces: (forum: string) => `--place: ${forum} finns bara en gång. Ta bort --place.`,
    badDate: (option: string, found: string) => `${option}: ”${found}” är inget datum. Skriv till exempel 2026-11-21.`,
    backwards: '--from kommer efter --to. Byt plats på dem.',
    list: {
      number: 'Nummer',
      state: 'Läge',
      forum: 'Forum',
      title: 'Rubrik',
      days: 'Dagar',
      behind: 'Bakom',
      count: (total: number) => some(total, 'ärende', 'ärenden'),
      total: (total: number, open: number) =>
        total === 0 ? 'Inga ärenden.' : `${some(total, 'ärende', 'ärenden')}, ${open} pågår.`,
      newest: (shown: number, total: number) =>
        `${total} ärenden. Här är de ${shown} senaste. Avgränsa med --forum, --state eller --from, eller ta ut alla med lots export --all.`,
    },
    overview: {
      states: 'Läge',
      forums: 'Forum där ärendet lämnades in',
      themes: 'Målgrupp',
      months: 'Inlämnade',
      noTheme: 'ingen vald',
      daysToDecision: (days: number | null) =>
        days === null
          ? 'Inget har kommit till beslut än.'
          : `Från inlämnat till beslut: ${some(days, 'dag', 'dagar')} (median: hälften gick fortare).`,
      daysToClosed: (days: number | null) =>
        days === null
          ? 'Inget är klart hela vägen än.'
          : `Från inlämnat till klart: ${some(days, 'dag', 'dagar')} (median: hälften gick fortare).`,
    },
    stuck: {
      line: (number: string, to: string, why: string) => `${number} till ${to}: ${why}`,
      channel: (forum: string) => `kanalen för ${forum}`,
      unknown: 'oklart om det kom fram; fråga mottagaren',
      why: {
        refused: 'Teams tog inte emot det',
        gone: 'kanalen eller chatten finns inte längre',
        throttled: 'Teams hann inte ta emot det',
        'gave-up': 'det gick inte trots flera försök',
        'not-met': 'boten har aldrig mött personen, som behöver skriva något till boten först',
        'nobody-to-tell': 'ingen har den rollen; lägg till någon i inställningarna',
        'no-case': 'ärendet finns inte längre',
      } as Readonly<Record<string, string>>,
      total: (count: number) =>
        count === 0 ? 'Allt har gått att skicka.' : `${some(count, 'meddelande', 'meddelanden')} gick inte att skicka.`,
    },
  },
  export: {
    what: 'Säg vilket ärende, till exempel lots export SKAV-2026-0042, eller alla med lots export --all.',
    oneOrAll: 'Välj antingen ett ärende eller --all.',
    badNumber: (found: string) => `”${found}” är inget ärendenummer. Skriv det som SKAV-2026-0042.`,
    noCase: (number: string) => `${number} finns inte. Skriv lots cases för att se vilka som finns.`,
    notAs: (found: string, known: string) => `--as ${found} går inte här. Välj ${known}.`,
    written: (file: string) => `Skrev ${file}.`,
    writtenMany: (file: string, count: number) => `Skrev ${file} med ${some(count, 'ärende', 'ärenden')}.`,
    progress: (count: number) => `${count} ärenden …`,
    cannotWrite: (file: string, code: string) =>
      `Det går inte att skriva ${file} (${code}). Kontrollera att mappen finns och att du får skriva där.`,
  },
  store: {
    nothingYet: (directory: string) =>
      `Det finns ingen databas i ${directory} än. Starta boten med lots serve, eller peka ut en med DATABASE_URL eller --config.`,
    notReady: 'Databasen är inte uppdaterad till den här versionen. Starta boten en gång, så görs det.',
    unreachable: (detail: string) => `Databasen svarar inte: ${detail}`,
  },
};

export type CasesTexts = typeof casesSv;

export const casesEn: CasesTexts = {
  help: `  lots cases                 lists the cases; with --overview in numbers, with --stuck what could not be sent
  lots export NUMBER         one case as PDF or JSON, for the diary say
  lots export --all          all cases as CSV or JSON`,
  helpOptions: `  --overview         cases: how many by state, forum, theme and month, and how long it takes
  --stuck            cases: messages that could not be sent
  --forum KEY        cases, export --all: only one forum's, for example fyrbodal/lokal
  --place PLACE      … in one place
  --state STATE      … in a state: filed, preparing, scheduled, decided, anchoring, closed, forwarded, returned,
                     withdrawn, merged or open (all under way); several with commas
  --text TEXT        … with the text in number or title
  --from DATE        … filed from that day, for example 2026-09-01
  --to DATE          … to that day, it included
  --all              export: all cases
  --as KIND          export: pdf or json; with --all csv or json
  --out FILE         export: write to the file, or - for standard output`,
  helpExamples: `  lots cases --forum fyrbodal/lokal --place uddevalla --state open
  lots export SKAV-2026-0042
  lots export --all --from 2026-01-01 --out cases.csv`,
  cases: {
    seeHelp: 'Try lots --help for all options.',
    unknown: (option, found, nearest, known) =>
      `${option}: there is no "${found}".${meant(nearest, 'Did you mean "%"?')} There are: ${known}.`,
    placeNeedsForum: '--place needs --forum: a place can have several forums.',
    noPlaces: (forum) => `--place: ${forum} exists only once. Leave --place out.`,
    badDate: (option, found) => `${option}: "${found}" is no date. Write it like 2026-11-21.`,
    backwards: '--from comes after --to. Swap them.',
    list: {
      number: 'Number',
      state: 'State',
      forum: 'Forum',
      title: 'Title',
      days: 'Days',
      behind: 'Behind',
      count: (total) => some(total, 'case', 'cases'),
      total: (total, open) => (total === 0 ? 'No cases.' : `${some(total, 'case', 'cases')}, ${open} under way.`),
      newest: (shown, total) =>
        `${total} cases. Here are the newest ${shown}. Narrow with --forum, --state or --from, or take out all with lots export --all.`,
    },
    overview: {
      states: 'State',
      forums: 'Forum where it was filed',
      themes: 'Theme',
      months: 'Filed',
      noTheme: 'none chosen',
      daysToDecision: (days) =>
        days === null
          ? 'Nothing has been decided so far.'
          : `From filed to decided: ${some(days, 'day', 'days')} (median: half went faster).`,
      daysToClosed: (days) =>
        days === null
          ? 'Nothing has been closed so far.'
          : `From filed to closed: ${some(days, 'day', 'days')} (median: half went faster).`,
    },
    stuck: {
      line: (number, to, why) => `${number} to ${to}: ${why}`,
      channel: (forum) => `the channel of ${forum}`,
      unknown: 'not known whether it arrived; ask the receiver',
      why: {
        refused: 'Teams did not accept it',
        gone: 'the channel or chat no longer exists',
        throttled: 'Teams had no time for it',
        'gave-up': 'it failed in spite of several attempts',
        'not-met': 'the bot has never met the person; ask them to write something to the bot',
        'nobody-to-tell': 'nobody has that role; add somebody in the settings',
        'no-case': 'the case no longer exists',
      },
      total: (count) =>
        count === 0 ? 'Everything has been sent.' : `${some(count, 'message', 'messages')} could not be sent.`,
    },
  },
  export: {
    what: 'Say which case, for example lots export SKAV-2026-0042, or all with lots export --all.',
    oneOrAll: 'Choose either one case or --all.',
    badNumber: (found) => `"${found}" is no case number. Write it like SKAV-2026-0042.`,
    noCase: (number) => `There is no ${number}. Try lots cases to see which there are.`,
    notAs: (found, known) => `--as ${found} does not go here. Choose ${known}.`,
    written: (file) => `Wrote ${file}.`,
    writtenMany: (file, count) => `Wrote ${file} with ${some(count, 'case', 'cases')}.`,
    progress: (count) => `${count} cases …`,
    cannotWrite: (file, code) =>
      `Cannot write ${file} (${code}). Check that the folder exists and that you may write there.`,
  },
  store: {
    nothingYet: (directory) =>
      `There is no database in ${directory} yet. Start the bot with lots serve, or point one out with DATABASE_URL or --config.`,
    notReady: 'The database is not up to date with this version. Start the bot once and it will be.',
    unreachable: (detail) => `The database does not answer: ${detail}`,
  },
};
