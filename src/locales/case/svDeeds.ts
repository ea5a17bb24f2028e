import type { Deed } from '../../domain/case/action.ts';

/** In Swedish: what can be done to a case, what it asks for, and what is said when it has been done. */

/** On a button. */
export const deeds: Record<Deed | 'schedule-again' | 'decide-again' | 'report-done' | 'report-hindered', string> = {
  prepare: 'Börja bereda',
  assign: 'Välj vem som bereder',
  schedule: 'Till möte …',
  'schedule-again': 'Byt möte …',
  decide: 'Skriv beslut',
  'decide-again': 'Ändra beslutet',
  anchor: 'Skicka hem för förankring',
  report: 'Svara om förankring',
  'report-done': 'Klart hos oss',
  'report-hindered': 'Går inte hos oss',
  close: 'Avsluta',
  forward: 'Lyft vidare',
  return: 'Återför',
  share: 'Dela med fler forum',
  edit: 'Ändra',
  withdraw: 'Ta tillbaka',
  comment: 'Kommentera',
  join: 'Jag med',
  leave: 'Sluta stå bakom',
  'hand-over': 'Lämna över',
  merge: 'Slå ihop',
  deidentify: 'Ta bort det som pekar ut någon',
  diary: 'Diarienummer',
};

/** What a principal has said of a decision it was to carry home. */
export const answered: Record<'done' | 'hindered', (principal: string) => string> = {
  done: (principal) => `${principal} är klar hemma`,
  hindered: (principal) => `${principal} kan inte genomföra det`,
};

const said = (what: string, text: string): string => (text === '' ? what : `${what}: ${text}`);

/** In the history, after who did it. `about`: a forum's name, or what a principal answered; null where it is not known. */
export const did: Record<Deed | 'file', (text: string, about: string | null) => string> = {
  file: () => 'anmälde',
  prepare: () => 'började bereda',
  assign: (name) => `lämnade beredningen till ${name}`,
  schedule: (day) => `satte upp det till mötet ${day}`,
  decide: (text) => `skrev in beslutet: ${text}`,
  anchor: () => 'skickade hem beslutet för förankring',
  report: (note, answer) =>
    answer === null ? said('svarade om förankringen', note) : `svarade: ${said(answer, note)}`,
  close: (reason) => `avslutade: ${reason}`,
  forward: (reason, forum) => said(forum === null ? 'lyfte vidare' : `lyfte vidare till ${forum}`, reason),
  return: (reason) => `återförde: ${reason}`,
  share: (reason, forum) => said(`delade med ${forum ?? 'ett forum till'}`, reason),
  edit: (_text, forum) => (forum === null ? 'ändrade uppgifterna' : `ändrade uppgifterna och flyttade till ${forum}`),
  withdraw: (reason) => said('tog tillbaka anmälan', reason),
  comment: (text) => `skrev: ${text}`,
  join: () => 'ställde sig bakom',
  leave: () => 'står inte längre bakom',
  'hand-over': (name) => `lämnade över till ${name}`,
  merge: (number) => `slog ihop med ${number}`,
  deidentify: () => 'tog bort sådant som kunde peka ut någon',
  diary: (number) => `skrev in diarienumret ${number}`,
};

/** In the history, of what nobody did: the case follows its meeting. */
export const meetingMoved = (day: string): string => `Mötet flyttades till ${day}`;

/** The first line to those who follow, the latest news first in mind. `number` is the case's. */
export const news = {
  prepare: (number: string) => `${number} bereds nu`,
  assign: (number: string, name: string) => `${name} bereder nu ${number}`,
  schedule: (number: string, day: string) => `${number} tas upp ${day}`,
  'meeting-moved': (number: string, day: string) => `${number} tas nu upp ${day}, för mötet har flyttats`,
  decision: (number: string) => `Det blev beslut om ${number}`,
  recommendation: (number: string) => `Det blev en rekommendation om ${number}`,
  anchor: (number: string) => `Nu genomförs beslutet om ${number} hemma hos var och en`,
  done: (number: string, principal: string) => `${principal} är klar hemma med ${number}`,
  hindered: (number: string, principal: string) => `${principal} kan inte genomföra beslutet om ${number}`,
  closed: (number: string) => `${number} är klar`,
  forward: (number: string, forum: string | null) =>
    forum === null ? `${number} har lyfts vidare` : `${number} har lyfts vidare till ${forum}`,
  return: (number: string) => `${number} har återförts`,
  share: (number: string, forum: string | null) => `${number} tas nu också upp i ${forum ?? 'ett forum till'}`,
  withdraw: (number: string) => `${number} har tagits tillbaka`,
  comment: (number: string) => `Ny kommentar till ${number}`,
  'hand-over': (number: string) => `${number} är din nu`,
  merge: (number: string) => `${number} har slagits ihop med en annan`,
  other: (number: string) => `Nytt om ${number}`,
};

/** What a step asks for. `send` says what will happen. */
export const steps = {
  hasChanged: 'Någon annan hann före. Det du skrev finns kvar; se efter att det fortfarande stämmer.',
  cancel: 'Avbryt',
  reason: 'Varför?',
  reasonHint: 'En mening räcker',
  schedule: { title: 'Vilket möte?', send: 'Sätt upp på mötet', date: 'Mötets datum' },
  decide: {
    title: 'Vad bestämdes?',
    send: 'Spara beslutet',
    sort: 'Det är',
    decision: 'Ett beslut',
    recommendation: 'En rekommendation',
    text: 'Vad kom ni överens om?',
    textHint: 'En mening som alla kan läsa upp hemma',
    responsible: 'Vem gör vad?',
    responsibleHint: 'Till exempel: vårdcentralen skickar listan, hemtjänsten kvitterar',
    principals: 'Vilka ska genomföra det hemma?',
  },
  forward: { title: 'Vart ska det lyftas?', send: 'Lyft vidare', seat: 'Forum' },
  share: { title: 'Vilket forum ska också ta det?', send: 'Dela', seat: 'Forum' },
  return: {
    title: 'Vart ska det återföras?',
    send: 'Återför',
    to: 'Till',
    local: 'Den lokala gruppen',
    line: 'Den egna organisationen',
  },
  close: { title: 'Avsluta nu?', send: 'Avsluta', about: 'Den som anmälde får veta varför.' },
  withdraw: {
    title: 'Ta tillbaka anmälan?',
    send: 'Ta tillbaka',
    about: 'Den tas bort från dagordningen. De som står bakom får veta det.',
  },
  comment: {
    title: 'Skriv en kommentar',
    send: 'Skicka',
    text: 'Kommentar',
    hint: 'Utan namn på patienter eller brukare',
    about: 'Den som anmälde och den som bereder får läsa den.',
  },
  assign: { title: 'Vem ska bereda?', send: 'Lämna beredningen' },
  'hand-over': {
    title: 'Vem tar över?',
    send: 'Lämna över',
    about: 'Den du väljer får veta vad som händer i stället för dig.',
  },
  person: {
    label: 'Person',
    hint: 'Sök på namn',
    help: 'Saknas någon? Be personen skriva hej till mig först.',
    /** When there is nobody in the list. */
    nobody:
      'Här finns ingen att välja än, för jag känner bara dem som har skrivit till mig. Be personen skriva hej till mig, och öppna sedan det här igen.',
  },
  merge: {
    title: 'Vilken ska den slås ihop med?',
    send: 'Slå ihop',
    number: 'Nummer på den som ska vara kvar',
    hint: 'Till exempel SKAV-2026-0031',
    about: 'Den andra fortsätter, och de som står bakom följer med dit.',
  },
  report: {
    title: (principal: string) => `Vad hindrar hos ${principal}?`,
    titleMany: 'Hur går det hemma?',
    send: 'Skicka svaret',
    principal: 'Huvudman',
    home: 'Svar',
    done: 'Klart hemma',
    hindered: 'Går inte att genomföra',
    note: 'Vad är det som hindrar?',
    noteMany: 'Kommentar, eller vad som hindrar',
  },
  deidentify: {
    title: 'Ta bort det som pekar ut någon',
    send: 'Ta bort orden',
    words: 'Ord som ska bort, ett per rad',
    about:
      'Orden byts mot stjärnor överallt: i texterna, i kommentarerna, i historiken och på korten i Teams. Namn och nummer som jag känner igen tas bort också. Det går inte att ångra.',
  },
  diary: { title: 'Diarienummer', send: 'Spara', number: 'Numret i ert diarium' },
  edit: { title: 'Ändra anmälan', send: 'Spara ändringarna' },
};
