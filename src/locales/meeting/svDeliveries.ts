import type { Drop, Timing } from '../../domain/meeting/plan.ts';
import type { Posted } from '../../domain/meeting/posted.ts';
import type { DeliveryFault } from '../../domain/meeting/view.ts';

/** In Swedish: what has been sent about meetings, what has not, and why. */

/** What is sent, as in "… för mötet 10 december". */
const what: Record<Posted, string> = {
  deadline: 'påminnelsen om punkter',
  agenda: 'dagordningen',
  day: 'den korta påminnelsen',
  start: 'påminnelsen strax före start',
  news: 'beskedet om ändring',
  'follow-up': 'uppföljningen',
  alert: 'varningen om ett utskick',
};

const dropped: Record<Drop, string> = {
  cancelled: 'mötet är inställt',
  skipped: 'mötet hoppas över',
  paused: 'påminnelserna var pausade',
  superseded: 'en senare påminnelse gick ut i stället',
  expired: 'mötet hade börjat',
  'too-late': 'det fanns ingen arbetstid kvar före mötet',
  'all-day': 'mötet har inget klockslag',
  'free-day': 'dagen är ledig',
};

/** Why something comes at another time than the rule says; empty when it does not. */
const because: Record<Timing, string> = {
  policy: '',
  'working-day': 'arbetsdagen före en ledig dag',
  'quiet-hours': 'tidigare, för att inte störa kvällstid',
  late: 'senare än tänkt',
  'after-pause': 'när pausen är slut',
};

const faults: Record<DeliveryFault, string> = {
  gone: 'Teams säger att jag inte får skriva där, eller att kanalen eller chatten är borta. Lägg till mig i forumets team igen, öppna kanalen och nämn mig med @: ”koppla kanalen”.',
  refused: 'Teams tog inte emot det. Den som sköter driften hos er kan se varför i loggen.',
  'not-met': 'Jag hade ingen att skicka till. Den som leder forumet behöver skriva hej till mig en gång.',
  'no-channel':
    'Forumet har ingen kanal. Lägg till mig i forumets team, öppna kanalen och nämn mig med @: ”koppla kanalen”.',
};

export const deliveries = {
  what,
  dropped,
  because,
  faults,
  title: (forum: string) => `Utskick för ${forum}`,
  needsYou: (forum: string, count: number) =>
    count === 1 ? `Ett utskick för ${forum} behöver ses över` : `${count} utskick för ${forum} behöver ses över`,
  calendarFails: (forum: string) => `Kalendern för ${forum} går inte att läsa`,
  nothingGoes: (forum: string) => `Inget skickas för ${forum} än`,
  line: (thing: string, day: string) => `${thing} för mötet ${day}`,
  calendar: {
    'not-connected': 'Kalendern är inte kopplad än. Den som sköter driften hos er kan koppla den i inställningarna.',
    unread: 'Kalendern är kopplad, men jag har inte hunnit läsa den än.',
    read: (when: string) => `Kalendern lästes senast ${when}.`,
    failing: (since: string, why: string) => `Kalendern har inte gått att läsa sedan ${since}. ${why}`,
    lastRead: (when: string) => `Jag går efter det som stod där ${when}.`,
    where: (where: string) => `Kalender: ${where}`,
  },
  channel: (name: string) => `Allt går till kanalen ${name}.`,
  noChannel:
    'Forumet har ingen kanal än, så inget skickas. Lägg till mig i forumets team, öppna kanalen och nämn mig med @: ”koppla kanalen”.',
  paused: (day: string) => `Påminnelserna är pausade och börjar igen ${day}.`,
  none: 'Inget har skickats än, och inget väntar.',
  waiting: 'Väntar',
  sent: 'Skickat',
  notSent: 'Skickades inte',
  showNotSent: 'Inte skickat',
  rest: (count: number) => `och ${count} till`,
  unknown: (when: string) =>
    `Teams svarade inte ${when}, så jag vet inte om det kom fram. Titta efter, och välj sedan här.`,
  unknownForOthers: (when: string) => `Teams svarade inte ${when}, så jag vet inte om det kom fram.`,
  failed: (when: string) => `Det gick inte att skicka ${when}.`,
  seen: 'Det syns i kanalen',
  again: 'Posta igen',
  seenOwn: 'Det kom fram',
  againOwn: 'Skicka igen',
  next: 'Nästa möte',

  alert: {
    unknown: (line: string) => `Kom ${line} fram?`,
    failed: (line: string) => `${line} kom inte fram`,
    unknownMore:
      'Teams svarade inte, så jag vet inte. Titta i kanalen innan du väljer. Jag skickar aldrig samma sak två gånger på egen hand.',
    unknownOwnMore: 'Teams svarade inte, så jag vet inte. Jag skickar aldrig samma sak två gånger på egen hand.',
    all: 'Visa alla utskick',
  },
  resolved: {
    seen: '**Tack.** Då räknar jag det som skickat.',
    again: '**Klart.** Jag skickar det igen, om det fortfarande är aktuellt.',
  },
};
