import type { FaultCode } from '../config/fault.ts';
import type { Language } from '../domain/model/types.ts';
import { backupEn } from './backup/en.ts';
import { backupSv } from './backup/sv.ts';
import { doctorEn } from './doctor/en.ts';
import { doctorSv } from './doctor/sv.ts';
import { doorFaults as doorFaultsEn } from './door/en.ts';
import { doorFaults as doorFaultsSv } from './door/sv.ts';
import { initEn } from './init/en.ts';
import { initSv } from './init/sv.ts';
import { manifestEn } from './manifest/en.ts';
import { manifestSv } from './manifest/sv.ts';
import { signInFaults as signInFaultsEn, tooOld as tooOldEn } from './signIn/en.ts';
import { signInFaults as signInFaultsSv, tooOld as tooOldSv } from './signIn/sv.ts';
import { casesEn, casesSv } from './terminalCases.ts';
import { jobsEn, jobsSv } from './terminalJobs.ts';
import { learningEn, learningSv } from './terminalLearning.ts';
import { meetingsEn, meetingsSv } from './terminalMeetings.ts';
import { trustEn } from './trust/en.ts';
import { trustSv } from './trust/sv.ts';

/** What the command line says to people. */

type Detail = Readonly<Record<string, string>>;

const meant = (detail: Detail, words: string): string =>
  detail.nearest ? ` ${words.replace('%', detail.nearest)}` : '';

const sv = {
  help: `Samverkanslotsen: vart ska det här?

  lots ask "text"            vilket forum äger frågan, vägen dit och varför
  lots ask --jsonl           läser {"id","text","model"} per rad, skriver ett svar per rad
  lots check [FIL …]         granskar modeller och inställningar och säger allt som är fel
  lots show MODELL           ritar organisationens forum och vägarna mellan dem
${casesSv.help}
${meetingsSv.help}
${learningSv.help}
${backupSv.help}
${initSv.help}
${doctorSv.help}
${trustSv.help}
${jobsSv.help}
${manifestSv.help}
  lots serve                 startar boten; utan Teams-registrering lokalt, med Playground
  lots train                 lär om vägvisaren från meningarna i src/models/examples

Val:
  --model MODELL     fyrbodal, goteborg, skaraborg, vasternorrland, eller en egen fil
  --json             ask, cases, plan, year, learn, gaps, retention, person, audit: svar för program
  --config FIL       inställningsfil (annars söks samverkanslotsen.config.yaml m.fl.)
  --no-playground    serve: starta inte Playground
  --check            train: spara inget, säg om det sparade stämmer
${casesSv.helpOptions}
${meetingsSv.helpOptions}
${learningSv.helpOptions}
${backupSv.helpOptions}
${initSv.helpOptions}
${trustSv.helpOptions}
${jobsSv.helpOptions}
${manifestSv.helpOptions}
  --help             den här texten

Exempel:
  lots ask --model fyrbodal "vårdcentralen och hemtjänsten i Tanum är inte överens om läkemedelslistor"
  lots show goteborg
${casesSv.helpExamples}
${meetingsSv.helpExamples}`,
  unknownCommand: (name: string, nearest: string | null) =>
    `Jag känner inte till ”${name}”.${nearest ? ` Menade du ”${nearest}”?` : ''} Skriv lots --help.`,
  badOption: (message: string) => `${message}. Skriv lots --help.`,
  noEnvironment: (file: string) => `--env: ${file} finns inte, eller får inte läsas.`,
  noText: 'Skriv frågan inom citattecken: lots ask "…". Eller lots ask --jsonl med frågorna på standard in.',
  faultsIn: (count: number) => (count === 1 ? '1 fel:' : `${count} fel:`),
  fine: (name: string, forums: number, places: number) => `${name}: inga fel. ${forums} forum, ${places} platser.`,
  settingsFine: (file: string) => `${file}: inga fel.`,
  unconfirmed: (count: number) =>
    `  ${count} ${count === 1 ? 'uppgift' : 'uppgifter'} vilar på allmän kunskap eller obekräftad källa; bekräfta dem hos er.`,
  open: (count: number) =>
    `  ${count} ${count === 1 ? 'lucka' : 'luckor'} som källorna lämnar öppna (lots show visar dem).`,
  unknownModel: (name: string) => `Det finns ingen modell som heter ”${name}”.`,
  badLine: (line: number) => `rad ${line} är inte JSON med "text"`,
  trained: (sentences: number, seconds: string) =>
    `Lärde av ${sentences} meningar på ${seconds} s. src/models/weights.bin är ny.`,
  weightsFresh: 'src/models/weights.bin är vad meningarna ger.',
  weightsStale: 'src/models/weights.bin är inte vad meningarna ger. Kör lots train.',
  badSentence: (source: string, line: number, problem: string) => `${source}:${line}: ${problem}`,
  show: {
    path: 'går vidare till',
    via: 'via',
    takes: 'tar',
    chair: 'ordförande',
    open: 'vet vi inte än',
    each: 'ett per plats',
    places: 'Platser',
    themes: 'Teman',
    exits: 'Inte ett forum',
    caveats: 'Att veta om modellen',
    source: 'källa',
    takesWords: {
      local: 'skav på ett ställe',
      shared: 'samma problem på flera ställen',
      steering: 'uppdrag och sammansättning',
      political: 'inriktning och resurser',
      county: 'det som gäller hela länet',
      support: 'processtöd',
      system: 'gemensamt it-stöd',
      project: 'pågående utvecklingsarbete',
    },
  },
  cases: casesSv.cases,
  export: casesSv.export,
  store: casesSv.store,
  calendars: meetingsSv.calendars,
  plan: meetingsSv.plan,
  deliveries: meetingsSv.deliveries,
  year: meetingsSv.year,
  learn: learningSv.learn,
  gaps: learningSv.gaps,
  backup: backupSv.backup,
  doctor: doctorSv.doctor,
  init: initSv.init,
  retention: trustSv.retention,
  audit: trustSv.audit,
  person: trustSv.person,
  jobs: jobsSv.texts,
  manifest: manifestSv.manifest,
  serve: {
    starting: 'Startar databasen …',
    open: (address: string) => `Öppna ${address} i webbläsaren och skriv vad som skaver. Ctrl-C stänger.`,
    bot: (address: string) => `Boten tar emot på ${address}.`,
    demo: 'Ingen inställningsfil hittades: visar Vårdsamverkan Fyrbodal som demo.',
    overridden: (names: string) =>
      `OBS: Microsofts adresser är utbytta i inställningarna (${names}). Det är bara till för prov på en dator.`,
    portBusy: (port: number, what: string) =>
      `Port ${port} är upptagen, och ${what} behöver den. Stäng det som använder den, eller välj en annan med ${what === 'Playground' ? 'PLAYGROUND_PORT' : 'PORT'}=…`,
    noPlayground: 'Playground är inte installerat (det följer med npm ci utan --omit=dev). Boten startar utan.',
    tooOld: tooOldSv,
    noDatabase: (detail: string) => `Databasen startar inte: ${detail}`,
    stopping: 'Stänger …',
    stopped: 'Stängt.',
    theBot: 'boten',
  },
  faults: {
    'missing-file': (d: Detail) => [
      `filen finns inte: ${d.found ?? ''}`,
      `Ange en fil som finns${d.known ? `, eller en av ${d.known}` : ''}.${meant(d, 'Menade du %?')}`,
    ],
    unreadable: (d: Detail) => [
      `går inte att läsa: ${d.found ?? ''}`,
      'Kontrollera att filen är text och att du får läsa den.',
    ],
    syntax: (d: Detail) => [`är inte giltig YAML: ${d.found ?? ''}`, 'Rätta indrag, kolon och citattecken på raden.'],
    'unknown-key': (d: Detail) => [
      `okänd nyckel ”${d.key ?? ''}”`,
      `Ta bort den eller rätta stavningen.${meant(d, 'Menade du ”%”?')}`,
    ],
    'missing-key': (d: Detail) => [`”${d.key ?? ''}” saknas`, `Lägg till den (${d.expected ?? ''}).`],
    'wrong-type': (d: Detail) => [
      `”${d.found ?? ''}” är av fel slag`,
      `Skriv ett värde av slaget ${d.expected ?? ''}.`,
    ],
    'not-allowed': (d: Detail) => [`”${d.found ?? ''}” går inte`, `Tillåtet: ${d.allowed ?? ''}.`],
    'unknown-reference': (d: Detail) => [
      `${d.what ?? ''} ”${d.found ?? ''}” finns inte`,
      `${d.nearest ? `Menade du ”${d.nearest}”?` : ''} ${d.known ? `Finns: ${d.known}.` : 'Lägg till den först.'}`.trim(),
    ],
    duplicate: (d: Detail) => [
      `”${d.found ?? ''}” pekar på både ${d.first ?? ''} och ${d.second ?? ''}`,
      'Låt bara en av dem ha namnet.',
    ],
    reserved: (d: Detail) => [
      `”${d.found ?? ''}” används redan av korten själva`,
      'Ge fältet ett annat id. Vad det heter för den som fyller i (label) får vara kvar.',
    ],
    loop: (d: Detail) => [`vägen går i cirkel: ${d.chain ?? ''}`, 'Låt ett av stegen sluta, eller peka uppåt.'],
    'no-forum-takes': (d: Detail) => [
      `inget forum tar frågor av slaget ”${d.matter ?? ''}”`,
      `Lägg ${d.matter ?? ''} i takes för det forum som ska ta dem.`,
    ],
    environment: (d: Detail) => [
      `miljövariabeln ${d.name ?? ''} saknas`,
      'Sätt den där boten startas. Hemligheter ska inte stå i filen.',
    ],
    ...meetingsSv.faults,
    ...doorFaultsSv,
    ...signInFaultsSv,
    ...trustSv.faults,
    ...manifestSv.faults,
  } satisfies Record<FaultCode, (detail: Detail) => string[]>,
};

export type TerminalTexts = typeof sv;

const en: TerminalTexts = {
  help: `Samverkanslotsen: where does this belong?

  lots ask "text"            which forum owns the question, the path, and why
  lots ask --jsonl           reads {"id","text","model"} a line, writes one answer a line
  lots check [FILE …]        checks models and settings and tells everything that is wrong
  lots show MODEL            draws the organisation's forums and the paths between them
${casesEn.help}
${meetingsEn.help}
${learningEn.help}
${backupEn.help}
${initEn.help}
${doctorEn.help}
${trustEn.help}
${jobsEn.help}
${manifestEn.help}
  lots serve                 starts the bot; locally with the Playground unless registered with Teams
  lots train                 learns the router anew from the sentences in src/models/examples

Options:
  --model MODEL      fyrbodal, goteborg, skaraborg, vasternorrland, or a file of your own
  --json             ask, cases, plan, year, learn, gaps, retention, person, audit: an answer for programs
  --config FILE      settings file (otherwise samverkanslotsen.config.yaml and the like are looked for)
  --no-playground    serve: do not start the Playground
  --check            train: store nothing, say whether what is stored is right
${casesEn.helpOptions}
${meetingsEn.helpOptions}
${learningEn.helpOptions}
${backupEn.helpOptions}
${initEn.helpOptions}
${trustEn.helpOptions}
${jobsEn.helpOptions}
${manifestEn.helpOptions}
  --help             this text

Examples:
  lots ask --model fyrbodal "vårdcentralen och hemtjänsten i Tanum är inte överens om läkemedelslistor"
  lots show goteborg
${casesEn.helpExamples}
${meetingsEn.helpExamples}`,
  unknownCommand: (name, nearest) =>
    `I do not know "${name}".${nearest ? ` Did you mean "${nearest}"?` : ''} Try lots --help.`,
  badOption: (message) => `${message}. Try lots --help.`,
  noEnvironment: (file) => `--env: ${file} does not exist, or may not be read.`,
  noText: 'Write the question in quotes: lots ask "…". Or lots ask --jsonl with the questions on standard input.',
  faultsIn: (count) => (count === 1 ? '1 fault:' : `${count} faults:`),
  fine: (name, forums, places) => `${name}: no faults. ${forums} forums, ${places} places.`,
  settingsFine: (file) => `${file}: no faults.`,
  unconfirmed: (count) =>
    `  ${count} ${count === 1 ? 'fact rests' : 'facts rest'} on common knowledge or an unconfirmed source; confirm them locally.`,
  open: (count) => `  ${count} ${count === 1 ? 'gap' : 'gaps'} that the sources leave open (lots show lists them).`,
  unknownModel: (name) => `There is no model called "${name}".`,
  badLine: (line) => `line ${line} is not JSON with "text"`,
  trained: (sentences, seconds) => `Learnt from ${sentences} sentences in ${seconds} s. src/models/weights.bin is new.`,
  weightsFresh: 'src/models/weights.bin is what the sentences give.',
  weightsStale: 'src/models/weights.bin is not what the sentences give. Run lots train.',
  badSentence: (source, line, problem) => `${source}:${line}: ${problem}`,
  show: {
    path: 'moves on to',
    via: 'through',
    takes: 'takes',
    chair: 'chair',
    open: 'not known yet',
    each: 'one per place',
    places: 'Places',
    themes: 'Themes',
    exits: 'Not a forum',
    caveats: 'Worth knowing about the model',
    source: 'source',
    takesWords: {
      local: 'friction in one place',
      shared: 'the same problem in several places',
      steering: 'assignments and members',
      political: 'direction and resources',
      county: 'what concerns the whole county',
      support: 'process support',
      system: 'shared IT support',
      project: 'running development work',
    },
  },
  cases: casesEn.cases,
  export: casesEn.export,
  store: casesEn.store,
  calendars: meetingsEn.calendars,
  plan: meetingsEn.plan,
  deliveries: meetingsEn.deliveries,
  year: meetingsEn.year,
  learn: learningEn.learn,
  gaps: learningEn.gaps,
  backup: backupEn.backup,
  doctor: doctorEn.doctor,
  init: initEn.init,
  retention: trustEn.retention,
  audit: trustEn.audit,
  person: trustEn.person,
  jobs: jobsEn.texts,
  manifest: manifestEn.manifest,
  serve: {
    starting: 'Starting the database …',
    open: (address) => `Open ${address} in a browser and write what is not working. Ctrl-C stops.`,
    bot: (address) => `The bot listens on ${address}.`,
    demo: 'No settings file found: showing Vårdsamverkan Fyrbodal as a demonstration.',
    overridden: (names) =>
      `NOTE: Microsoft's addresses are replaced in the settings (${names}). That is only for rehearsing on one machine.`,
    portBusy: (port, what) =>
      `Port ${port} is taken, and ${what} needs it. Stop what uses it, or choose another with ${what === 'Playground' ? 'PLAYGROUND_PORT' : 'PORT'}=…`,
    noPlayground:
      'The Playground is not installed (it comes with npm ci without --omit=dev). Starting the bot without it.',
    tooOld: tooOldEn,
    noDatabase: (detail) => `The database does not start: ${detail}`,
    stopping: 'Stopping …',
    stopped: 'Stopped.',
    theBot: 'the bot',
  },
  faults: {
    'missing-file': (d) => [
      `the file does not exist: ${d.found ?? ''}`,
      `Name a file that exists${d.known ? `, or one of ${d.known}` : ''}.${meant(d, 'Did you mean %?')}`,
    ],
    unreadable: (d) => [`cannot be read: ${d.found ?? ''}`, 'Check that the file is text and that you may read it.'],
    syntax: (d) => [`is not valid YAML: ${d.found ?? ''}`, 'Mend indentation, colons and quotes on the line.'],
    'unknown-key': (d) => [
      `unknown key "${d.key ?? ''}"`,
      `Remove it or mend the spelling.${meant(d, 'Did you mean "%"?')}`,
    ],
    'missing-key': (d) => [`"${d.key ?? ''}" is missing`, `Add it (${d.expected ?? ''}).`],
    'wrong-type': (d) => [`"${d.found ?? ''}" is of the wrong kind`, `Write a value of the kind ${d.expected ?? ''}.`],
    'not-allowed': (d) => [`"${d.found ?? ''}" is not allowed`, `Allowed: ${d.allowed ?? ''}.`],
    'unknown-reference': (d) => [
      `${d.what ?? ''} "${d.found ?? ''}" does not exist`,
      `${d.nearest ? `Did you mean "${d.nearest}"?` : ''} ${d.known ? `There are: ${d.known}.` : 'Add it first.'}`.trim(),
    ],
    duplicate: (d) => [
      `"${d.found ?? ''}" points to both ${d.first ?? ''} and ${d.second ?? ''}`,
      'Let only one of them have the name.',
    ],
    reserved: (d) => [
      `"${d.found ?? ''}" is used by the cards themselves already`,
      'Give the field another id. What it is called to whoever fills it in (label) can stay.',
    ],
    loop: (d) => [`the path goes in a circle: ${d.chain ?? ''}`, 'Let one of the steps end, or point upwards.'],
    'no-forum-takes': (d) => [
      `no forum takes questions of the kind "${d.matter ?? ''}"`,
      `Put ${d.matter ?? ''} in takes of the forum that should take them.`,
    ],
    environment: (d) => [
      `the environment variable ${d.name ?? ''} is missing`,
      'Set it where the bot is started. Secrets do not belong in the file.',
    ],
    ...meetingsEn.faults,
    ...doorFaultsEn,
    ...signInFaultsEn,
    ...trustEn.faults,
    ...manifestEn.faults,
  },
};

const TEXTS: Readonly<Record<Language, TerminalTexts>> = { sv, en };

export const terminalTextsIn = (language: Language): TerminalTexts => TEXTS[language];

/** The terminal's language by the usual variables; Swedish only where it is asked for. */
export function terminalLanguage(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return locale.toLowerCase().startsWith('sv') ? 'sv' : 'en';
}
