import type { Drop, Timing } from '../domain/meeting/plan.ts';
import type { ReminderKind } from '../domain/meeting/policy.ts';
import type { Posted } from '../domain/meeting/posted.ts';
import type { CalendarFault, DeliveryFault } from '../domain/meeting/view.ts';

/** What `lots plan` and `lots year` say, and what can be wrong in the settings of meetings; reached through the terminal's texts. */

type Detail = Readonly<Record<string, string>>;

const some = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const meetingsSv = {
  help: `  lots plan --from T --to T  vad som kommer att postas om forumens möten, när och varför; behöver ingen databas
  lots deliveries            vad som har skickats om forumens möten, vad som är okänt eller fel, och hur kalendrarna mår
  lots year MODELL           ritar årshjulet: vad varje forum har vilken månad, vem som är ordförande, och mötena`,
  helpOptions: `  --from T, --to T   plan: påminnelser från och med en tid, till men inte med en annan. T är ett datum (från midnatt),
                     en tid hos er (2026-12-08T09:00) eller en tid med förskjutning (2026-12-08T08:00Z)
  --now T            plan: vad klockan är i planen; annars --from, så att svaret bara hänger på det du skriver
  --forum NYCKEL     plan, deliveries: bara ett forums, till exempel fyrbodal/uf-aldre eller fyrbodal/lokal/uddevalla
  --year ÅR          year: ett annat år än i år`,
  helpExamples: `  lots plan --from 2026-12-01 --to 2027-01-01
  lots year goteborg --year 2027`,
  calendars: {
    notRead: (forum: string, where: string, why: string, remedy: string) =>
      `${forum}: kalendern ${where} ${why}. ${remedy}`,
    demo: 'Ingen inställningsfil hittades: visar demon, med påhittade möten och ordförande.',
    none: 'Ingen kalender är kopplad. Lägg till calendars i inställningarna: var varje forums möten finns.',
    noneFor: (forum: string) => `${forum} har ingen kalender. Lägg till den under calendars i inställningarna.`,
    why: {
      unreachable: ['svarar inte', 'Kontrollera adressen och nätet, och försök igen.'],
      'sign-in': [
        'går inte att läsa: boten kunde inte logga in hos Microsoft',
        'Kontrollera graph.credential, och att appen finns i katalogen.',
      ],
      forbidden: ['får boten inte läsa', 'Ge boten läsrätt till just den kalendern.'],
      missing: ['finns inte', 'Rätta den under calendars, eller lägg dit filen.'],
      throttled: ['hinner inte svara just nu', 'Vänta en stund och försök igen.'],
      unreadable: ['går inte att förstå', 'Peka ut en kalender i iCalendar-format (.ics).'],
    } satisfies Record<CalendarFault, readonly [why: string, remedy: string]>,
  },
  deliveries: {
    read: (when: string) => `Kalendern lästes senast ${when}.`,
    unread: 'Kalendern har inte lästs än.',
    failing: (where: string, why: string, since: string) => `Kalendern ${where} ${why}, sedan ${since}.`,
    counts: (sent: number, unknown: number, failed: number) =>
      `${some(sent, 'utskick', 'utskick')} framme, ${unknown} okända, ${failed} misslyckade (60 dagar bakåt).`,
    kinds: {
      deadline: 'Sista dag för punkter',
      agenda: 'Dagordning',
      day: 'Mötet närmar sig',
      start: 'Mötet börjar snart',
      news: 'Besked om ändring',
      'follow-up': 'Uppföljning till dem som leder',
      alert: 'Varning till dem som leder',
    } satisfies Record<Posted, string>,
    line: (what: string, meeting: string, at: string, why: string) => `${what}, mötet ${meeting}: ${why} (${at}).`,
    unknown: 'Teams svarade aldrig. De som leder forumet kan säga i Teams om det syns',
    failed: {
      gone: 'boten får inte skriva där, eller så finns kanalen inte kvar',
      refused: 'Teams tog inte emot det',
      'not-met': 'boten har inte träffat personen',
      'no-channel': 'forumet har ingen kanal',
    } satisfies Record<DeliveryFault, string>,
  },
  plan: {
    missing: 'Säg vilken tid planen gäller, till exempel lots plan --from 2026-12-01 --to 2027-01-01.',
    badTime: (option: string, found: string) =>
      `${option}: ”${found}” är ingen tid. Skriv till exempel 2026-12-08, 2026-12-08T09:00 eller 2026-12-08T08:00Z.`,
    backwards: '--to ska komma efter --from. Byt plats på dem.',
    unknownForum: (problem: string, remedy: string) => `--forum: ${problem}. ${remedy}`,
    /** `clock`: "09.00". */
    time: (hour: string, minute: string) => `${hour}.${minute}`,
    kinds: {
      deadline: 'Sista dag för punkter',
      agenda: 'Dagordning',
      day: 'Mötet närmar sig',
      start: 'Mötet börjar snart',
    } satisfies Record<ReminderKind, string>,
    meeting: (date: string, time: string) => `mötet ${date}${time ? ` kl. ${time}` : ''}`,
    post: 'blir en ny post i kanalen',
    reply: 'blir ett svar i mötets tråd',
    timings: {
      policy: '',
      'working-day': 'tidigarelagd, för dagen är ledig',
      'quiet-hours': 'tidigarelagd till före de tysta timmarna',
      late: 'försenad',
      'after-pause': 'efter pausen',
    } satisfies Record<Timing, string>,
    sentAt: (date: string, time: string) => `skickas ${date} kl. ${time}`,
    drops: {
      cancelled: 'skickas inte: mötet är inställt',
      skipped: 'skickas inte: mötet hoppas över',
      paused: 'skickas inte: påminnelserna är pausade',
      superseded: 'skickas inte: en senare påminnelse har hunnit ikapp',
      expired: 'skickas inte: mötet har redan börjat',
      'too-late': 'skickas inte: ingen arbetstid är kvar före mötet',
      'all-day': 'skickas inte: mötet har inget klockslag att räkna från',
      'free-day': 'skickas inte: dagen är ledig',
    } satisfies Record<Drop, string>,
    total: (count: number, dropped: number) =>
      count === 0
        ? 'Ingen påminnelse under den tiden.'
        : `${some(count, 'påminnelse', 'påminnelser')}${dropped > 0 ? `, ${dropped} skickas inte` : ''}.`,
  },
  year: {
    badYear: (found: string) => `--year: ”${found}” är inget år. Skriv till exempel 2027.`,
    chairs: (year: number) => `Ordförande ${year}`,
    meets: (dates: string, time: string) => `möts ${dates}${time ? ` kl. ${time}` : ''}`,
    cancelled: (dates: string) => `inställt ${dates}`,
    rhythm: 'Återkommer utan fast månad',
    empty: 'Källorna säger inte i vilken månad något återkommer.',
    openMonths: 'Mötena syns här när en kalender är kopplad (calendars i inställningarna).',
  },
  faults: {
    lead: (d: Detail) => [
      `”${d.found ?? ''}” går inte att räkna`,
      `Skriv hela dagar (P14D, P2W) med ett klockslag i at, eller timmar och minuter (PT2H, PT15M). Högst ${d.most ?? ''} dagar. Månader är olika långa och går inte.`,
    ],
    'needs-hour': (d: Detail) => [
      `”${d.found ?? ''}” räknas i dagar och behöver ett klockslag`,
      'Lägg till at, till exempel at: "09:00".',
    ],
    'exact-lead': (d: Detail) => [
      `”${d.key ?? ''}” hör inte ihop med ”${d.found ?? ''}”`,
      `Timmar och minuter räknas exakt från mötets början. Ta bort ${d.key ?? ''}, eller räkna i dagar (P1D).`,
    ],
    'same-kind': (d: Detail) => [
      `det finns redan en påminnelse av slaget ”${d.found ?? ''}” (${d.first ?? ''})`,
      'Ta bort en av dem: ett möte har högst en av varje slag.',
    ],
    'quiet-hours': (d: Detail) => [
      `tysta timmar från ${d.from ?? ''} till ${d.to ?? ''} är ingen natt`,
      'Skriv kvällen i from och morgonen i to, till exempel {from: "18:00", to: "07:00"}.',
    ],
    backwards: (d: Detail) => [`${d.to ?? ''} kommer före ${d.from ?? ''}`, 'Byt plats på from och to.'],
    'not-loaded': (d: Detail) => [
      `”${d.found ?? ''}” hör till modellen ${d.model ?? ''}, som inte är med`,
      `Lägg till ${d.model ?? ''} i models, eller ta bort raden.`,
    ],
    'needs-place': (d: Detail) => [
      `${d.found ?? ''} finns på flera platser`,
      `Skriv platsen sist i nyckeln, till exempel ${d.example ?? ''}. Finns: ${d.known ?? ''}.`,
    ],
    'no-places': (d: Detail) => [
      `”${d.found ?? ''}” har en plats, men ${d.forum ?? ''} finns bara en gång`,
      `Skriv ${d.forum ?? ''}.`,
    ],
    'no-credential': () => [
      'kalendern ligger i Microsoft 365, och det står inte hur boten loggar in där',
      'Lägg till graph, till exempel graph: {credential: {kind: managed-identity}}.',
    ],
    'needs-https': (d: Detail) => [
      `Microsoft Graph når inte ”${d.found ?? ''}”`,
      'Sätt http.publicUrl till en adress med https som går att nå utifrån, eller ta bort notifications: kalendrarna läses var femte minut ändå.',
    ],
  },
};

export type MeetingsTexts = typeof meetingsSv;

export const meetingsEn: MeetingsTexts = {
  help: `  lots plan --from T --to T  what will be posted about the forums' meetings, when and why; needs no database
  lots deliveries            what has been sent of the forums' meetings, what is unknown or wrong, and how the calendars are
  lots year MODEL            draws the year wheel: what each forum has in which month, who has the chair, and the meetings`,
  helpOptions: `  --from T, --to T   plan: reminders from one time up to, but not including, another. T is a date (from midnight), a time
                     where you are (2026-12-08T09:00) or a time with an offset (2026-12-08T08:00Z)
  --now T            plan: what time it is in the plan; --from when left out, so that the answer hangs on what you write only
  --forum KEY        plan, deliveries: only one forum's, for example fyrbodal/uf-aldre or fyrbodal/lokal/uddevalla
  --year YEAR        year: another year than this one`,
  helpExamples: `  lots plan --from 2026-12-01 --to 2027-01-01
  lots year goteborg --year 2027`,
  calendars: {
    notRead: (forum, where, why, remedy) => `${forum}: the calendar ${where} ${why}. ${remedy}`,
    demo: 'No settings file found: showing the demonstration, with invented meetings and chairs.',
    none: 'No calendar is connected. Add calendars to the settings: where each forum has its meetings.',
    noneFor: (forum) => `${forum} has no calendar. Add one under calendars in the settings.`,
    why: {
      unreachable: ['does not answer', 'Check the address and the network, and try again.'],
      'sign-in': [
        'cannot be read: the bot could not sign in to Microsoft',
        'Check graph.credential, and that the app is in the directory.',
      ],
      forbidden: ['may not be read by the bot', 'Let the bot read that calendar.'],
      missing: ['does not exist', 'Mend it under calendars, or put the file there.'],
      throttled: ['has no time to answer now', 'Wait a while and try again.'],
      unreadable: ['cannot be understood', 'Name a calendar in the iCalendar format (.ics).'],
    },
  },
  deliveries: {
    read: (when) => `The calendar was last read ${when}.`,
    unread: 'The calendar has not been read yet.',
    failing: (where, why, since) => `The calendar ${where} ${why}, since ${since}.`,
    counts: (sent, unknown, failed) => `${sent} delivered, ${unknown} unknown, ${failed} failed (60 days back).`,
    kinds: {
      deadline: 'Last day for points',
      agenda: 'Agenda',
      day: 'The meeting is near',
      start: 'The meeting begins soon',
      news: 'News of a change',
      'follow-up': 'Follow-up to those who lead',
      alert: 'Warning to those who lead',
    },
    line: (what, meeting, at, why) => `${what}, the meeting ${meeting}: ${why} (${at}).`,
    unknown: 'Teams never answered. Those who lead the forum can say in Teams whether it is there',
    failed: {
      gone: 'the bot may not write there, or the channel is gone',
      refused: 'Teams did not take it',
      'not-met': 'the bot has not met the person',
      'no-channel': 'the forum has no channel',
    },
  },
  plan: {
    missing: 'Say which time the plan is for, for example lots plan --from 2026-12-01 --to 2027-01-01.',
    badTime: (option, found) =>
      `${option}: "${found}" is no time. Write it like 2026-12-08, 2026-12-08T09:00 or 2026-12-08T08:00Z.`,
    backwards: '--to must come after --from. Swap them.',
    unknownForum: (problem, remedy) => `--forum: ${problem}. ${remedy}`,
    time: (hour, minute) => `${hour}:${minute}`,
    kinds: {
      deadline: 'Last day for points',
      agenda: 'Agenda',
      day: 'The meeting is near',
      start: 'The meeting begins soon',
    },
    meeting: (date, time) => `the meeting ${date}${time ? ` at ${time}` : ''}`,
    post: 'is a new post in the channel',
    reply: "is a reply in the meeting's thread",
    timings: {
      policy: '',
      'working-day': 'earlier, because nobody works that day',
      'quiet-hours': 'earlier, before the quiet hours',
      late: 'late',
      'after-pause': 'after the pause',
    },
    sentAt: (date, time) => `is sent ${date} at ${time}`,
    drops: {
      cancelled: 'is not sent: the meeting is cancelled',
      skipped: 'is not sent: the meeting is skipped',
      paused: 'is not sent: reminders are paused',
      superseded: 'is not sent: a later reminder has caught up',
      expired: 'is not sent: the meeting has begun already',
      'too-late': 'is not sent: no working hours are left before the meeting',
      'all-day': 'is not sent: the meeting has no hour to count from',
      'free-day': 'is not sent: nobody works that day',
    },
    total: (count, dropped) =>
      count === 0
        ? 'No reminder in that time.'
        : `${some(count, 'reminder', 'reminders')}${dropped > 0 ? `, ${dropped} not sent` : ''}.`,
  },
  year: {
    badYear: (found) => `--year: "${found}" is no year. Write it like 2027.`,
    chairs: (year) => `Chair ${year}`,
    meets: (dates, time) => `meets ${dates}${time ? ` at ${time}` : ''}`,
    cancelled: (dates) => `cancelled ${dates}`,
    rhythm: 'Comes back in no certain month',
    empty: 'The sources do not say in which month anything comes back.',
    openMonths: 'Meetings show here when a calendar is connected (calendars in the settings).',
  },
  faults: {
    lead: (d) => [
      `"${d.found ?? ''}" cannot be counted`,
      `Write whole days (P14D, P2W) with an hour in at, or hours and minutes (PT2H, PT15M). At most ${d.most ?? ''} days. Months are not equally long and do not go.`,
    ],
    'needs-hour': (d) => [
      `"${d.found ?? ''}" is counted in days and needs an hour`,
      'Add at, for example at: "09:00".',
    ],
    'exact-lead': (d) => [
      `"${d.key ?? ''}" does not go with "${d.found ?? ''}"`,
      `Hours and minutes are counted exactly from the start of the meeting. Remove ${d.key ?? ''}, or count in days (P1D).`,
    ],
    'same-kind': (d) => [
      `there is a reminder of the kind "${d.found ?? ''}" already (${d.first ?? ''})`,
      'Remove one of them: a meeting has at most one of each kind.',
    ],
    'quiet-hours': (d) => [
      `quiet hours from ${d.from ?? ''} to ${d.to ?? ''} are no night`,
      'Write the evening in from and the morning in to, for example {from: "18:00", to: "07:00"}.',
    ],
    backwards: (d) => [`${d.to ?? ''} comes before ${d.from ?? ''}`, 'Swap from and to.'],
    'not-loaded': (d) => [
      `"${d.found ?? ''}" belongs to the model ${d.model ?? ''}, which is not among models`,
      `Add ${d.model ?? ''} to models, or remove the line.`,
    ],
    'needs-place': (d) => [
      `${d.found ?? ''} exists in several places`,
      `Write the place last in the key, for example ${d.example ?? ''}. There are: ${d.known ?? ''}.`,
    ],
    'no-places': (d) => [
      `"${d.found ?? ''}" has a place, but ${d.forum ?? ''} exists only once`,
      `Write ${d.forum ?? ''}.`,
    ],
    'no-credential': () => [
      'the calendar is in Microsoft 365, and nothing says how the bot signs in there',
      'Add graph, for example graph: {credential: {kind: managed-identity}}.',
    ],
    'needs-https': (d) => [
      `Microsoft Graph cannot reach "${d.found ?? ''}"`,
      'Set http.publicUrl to an https address that can be reached from outside, or leave notifications out: calendars are read every five minutes anyway.',
    ],
  },
};
