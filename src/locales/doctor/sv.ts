/** What `lots doctor` says; reached through the terminal's texts. */

type Detail = Readonly<Record<string, string>>;

/** What is so, what to do about it, and a command to copy. */
export type Words = readonly [says: string, remedy?: string, command?: string];

const some = (count: string | undefined, one: string, many: string): string =>
  `${count ?? ''} ${count === '1' ? one : many}`;

const inBrackets = (code: string | undefined): string => (code ? ` (${code})` : '');

/** By what the bot signs in with. */
const REFUSED: Readonly<Record<string, string>> = {
  password:
    'Kontrollera app-id, tenant-id och BOT_APP_PASSWORD, och att hemligheten inte har gått ut (Entra, App registrations, Certificates & secrets). Ta hemlighetens värde, inte dess id.',
  'managed-identity':
    'Ge den dator som boten körs på identiteten vars klient-id är bot.appId (i Azure: Identity, User assigned).',
  certificate:
    'Kontrollera att certifikatet ligger under Certificates & secrets i appens registrering, och inte har gått ut.',
  federated:
    'Kontrollera att datorn har den hanterade identiteten, och att den står under Federated credentials i appens registrering.',
};

export const doctorSv = {
  help: '  lots doctor                går igenom installationen: vad som fungerar, vad som är fel och vad du gör åt det',
  doctor: {
    labels: { ok: 'ok', note: 'obs', wrong: 'FEL' },
    checks: {
      settings: 'Inställningar',
      node: 'Node',
      'time-zone': 'Tidszon',
      database: 'Databas',
      roles: 'Roller',
      channels: 'Kanaler',
      work: 'Utskick',
      trail: 'Granskning',
      'sign-in': 'Inloggning',
      keys: 'Teams nycklar',
      calendars: 'Kalendrar',
      address: 'Adress',
      notifications: 'Kalenderbesked',
      clock: 'Klocka',
      backup: 'Säkerhetskopia',
    },
    fine: 'Allt fungerar.',
    sums: (wrong: number, notes: number, where: string) =>
      [
        wrong === 0 ? 'Inget är fel.' : `${wrong} fel att rätta: ${where}.`,
        ...(notes === 0 ? [] : [`${notes} ${notes === 1 ? 'sak' : 'saker'} att känna till.`]),
      ].join(' '),
    words: {
      'no-answer': (d: Detail): Words => [
        `Inget svar på ${d.seconds ?? ''} sekunder.`,
        'Kontrollera nätet, proxyn och brandväggen, och kör lots doctor igen.',
      ],
      broken: (d: Detail): Words => [
        `Gick inte att undersöka: ${d.why ?? ''}.`,
        'Kör igen. Blir det likadant är det fel i programmet: hör av dig till den som levererar det.',
      ],
      settings: (d: Detail): Words => [
        `${d.file ?? ''}: ${d.models ?? ''}, ${some(d.calendars, 'kalender', 'kalendrar')}.`,
      ],
      fault: (d: Detail): Words => [`${d.place ?? ''}: ${d.problem ?? ''}.`, d.remedy ?? ''],
      'rest-waits': (): Words => ['Resten går att undersöka först när inställningarna är rätt.'],
      demo: (): Words => ['Ingen inställningsfil hittades, så det är demon som undersöks.', 'Kör lots init.'],
      unconfirmed: (d: Detail): Words => [
        `${d.model ?? ''}: ${some(d.count, 'uppgift vilar', 'uppgifter vilar')} på en obekräftad källa.`,
        `lots show ${d.model ?? ''} visar dem. Bekräfta dem hos er när ni hinner.`,
      ],
      overridden: (d: Detail): Words => [
        `Microsofts adresser är utbytta (${d.names ?? ''}).`,
        'Det är bara till för prov. Ta bort dem ur inställningarna innan boten tas i bruk.',
      ],
      node: (d: Detail): Words => [`Version ${d.version ?? ''}.`],
      'node-old': (d: Detail): Words => [
        `Version ${d.version ?? ''} är för gammal.`,
        `Installera Node ${d.least ?? ''} eller senare.`,
      ],
      'time-zone': (d: Detail): Words => [`${d.zone ?? ''}: där är klockan nu ${d.hour ?? ''}.${d.minute ?? ''}.`],
      database: (d: Detail): Words => [
        `PostgreSQL ${d.version ?? ''}, ${d.megabytes ?? ''} MB, tabellerna är aktuella.`,
      ],
      'database-none': (d: Detail): Words => [
        `Ingen databas än i ${d.where ?? ''}.`,
        'Den kommer när boten startas: lots serve. Roller, kanaler och utskick går att undersöka sedan.',
      ],
      'database-away': (d: Detail): Words => [
        `Går inte att använda: ${d.why ?? ''}.`,
        'Kontrollera DATABASE_URL, att servern är igång och att brandväggen släpper fram. Roller, kanaler och utskick går att undersöka sedan.',
      ],
      'database-not-started': (d: Detail): Words => [
        d.why ?? '',
        'Läs postgres.log i datakatalogen, eller sätt DATABASE_URL till en egen server.',
      ],
      'database-old': (d: Detail): Words => [
        `PostgreSQL ${d.version ?? ''} är för gammal.`,
        `Uppgradera servern till ${d.least ?? ''} eller senare.`,
      ],
      'database-read-only': (): Words => [
        'Det går bara att läsa i databasen.',
        'Peka DATABASE_URL på huvudservern, inte på en kopia.',
      ],
      'database-rights': (d: Detail): Words => [
        'Boten får inte skapa sina tabeller.',
        'Kör det här i databasen, som dess administratör:',
        `GRANT CREATE ON SCHEMA public TO "${d.user ?? ''}"; GRANT CREATE ON DATABASE "${d.name ?? ''}" TO "${d.user ?? ''}";`,
      ],
      'database-closed': (d: Detail): Words => [
        `Tabellerna tillhör ${d.owner ?? ''}, och ${d.user ?? ''} får inte läsa dem.`,
        `Låt boten ansluta som ${d.owner ?? ''}, eller gör ${d.user ?? ''} till ägare av tabellerna.`,
      ],
      'database-empty': (d: Detail): Words => [
        `PostgreSQL ${d.version ?? ''}. Tabellerna är inte skapade än.`,
        'Boten skapar dem när den startar: lots serve. Roller, kanaler och utskick går att undersöka sedan.',
      ],
      'database-behind': (d: Detail): Words => [
        `PostgreSQL ${d.version ?? ''}. Tabellerna saknar ${some(d.count, 'ändring', 'ändringar')} (${d.names ?? ''}).`,
        'Boten gör dem när den startas om. Ta en säkerhetskopia först: lots backup.',
      ],
      'database-later': (d: Detail): Words => [
        `En senare version har lagt till i tabellerna (${d.names ?? ''}). Det går bra.`,
        'Uppgradera den här när det passar.',
      ],
      'database-ahead': (d: Detail): Words => [
        `Tabellerna är gjorda av en senare version (${d.names ?? ''}).`,
        'Installera minst den versionen.',
      ],
      'database-clock': (d: Detail): Words => [
        `Databasens klocka skiljer ${d.minutes ?? ''} minuter från den här datorns.`,
        'Ställ båda efter samma tidsserver (NTP).',
      ],
      disk: (d: Detail): Words => [
        `Bara ${d.free ?? ''} MB ledigt där databasen ligger.`,
        'Frigör plats, minst 1 000 MB. En full disk stoppar boten.',
      ],
      roles: (d: Detail): Words => [
        `${some(d.administrators, 'administratör', 'administratörer')}, ${some(d.leads, 'processledare', 'processledare')}.`,
      ],
      'no-administrator': (d: Detail): Words => [
        `${d.model ?? ''} har ingen administratör.`,
        'Lägg till en under roles i inställningarna. Den kan sedan ge andra roller i Teams: skriv ”roller” till boten.',
      ],
      'no-lead': (d: Detail): Words => [
        `${d.model ?? ''} har ingen processledare: ingen får veta att ett skav har kommit in.`,
        'En administratör ger rollen i Teams: skriv ”roller” till boten.',
      ],
      'no-lead-at-work': (d: Detail): Words => [
        `Ärenden pågår utan processledare i ${d.forums ?? ''}.`,
        'En administratör ger rollen i Teams: skriv ”roller” till boten.',
      ],
      channels: (d: Detail): Words => [
        d.count === '0'
          ? 'Inget forum har en kalender, så inga påminnelser ska till någon kanal.'
          : `Alla ${d.count ?? ''} forum med kalender har en kanal.`,
      ],
      'no-channel': (d: Detail): Words => [
        `Kalender men ingen kanal: ${d.forums ?? ''}. Påminnelserna kommer ingenstans.`,
        'Lägg till boten i forumets team, och skriv ”@lotsen koppla forum” i kanalen.',
      ],
      'no-calendar': (d: Detail): Words => [
        `${some(d.count, 'forum påminns', 'forum påminns')} inte om möten, för kalendern är inte kopplad: ${d.forums ?? ''}.`,
        'Lägg till dem under calendars i inställningarna, om de ska påminnas.',
      ],
      work: (): Words => ['Inget har fastnat.'],
      dead: (d: Detail): Words => [
        `${some(d.count, 'jobb har', 'jobb har')} misslyckats varje gång de prövats.`,
        'lots jobs --dead visar dem, lots jobs --retry all försöker igen.',
      ],
      unknown: (d: Detail): Words => [
        `Ingen vet om ${some(d.messages, 'meddelande', 'meddelanden')} och ${some(d.reminders, 'påminnelse', 'påminnelser')} kom fram.`,
        'De skickas inte om av sig själva. Se lots cases --stuck och lots deliveries.',
      ],
      trail: (d: Detail): Words => [`Spåret är helt, ${some(d.entries, 'post', 'poster')}.`],
      'trail-broken': (): Words => [
        'Granskningsspåret är inte helt. Någon kan ha ändrat i databasen.',
        'lots audit verify säger var. Spara databasen som den är och ta det med er informationssäkerhet.',
      ],
      local: (): Words => [
        'Ingen registrering i Teams: boten körs lokalt och svarar bara på den här datorn.',
        'Kör lots init när ni har registrerat boten.',
      ],
      'signed-in': (d: Detail): Words => [`Microsoft känner igen boten ${d.app ?? ''}.`],
      'sign-in-refused': (d: Detail): Words => [
        `Microsoft släpper inte in boten${inBrackets(d.code)}.`,
        REFUSED[d.kind ?? ''] ?? '',
      ],
      'sign-in-tenant': (d: Detail): Words => [
        `Microsoft hittar inte tenanten${inBrackets(d.code)}.`,
        'Rätta bot.tenant: det är katalogens id (Entra, Overview, Tenant ID).',
      ],
      'sign-in-app': (d: Detail): Words => [
        `Appen finns inte i er tenant${inBrackets(d.code)}.`,
        'Rätta bot.appId (Application (client) ID), eller bot.tenant om appen är registrerad någon annanstans.',
      ],
      'sign-in-expired': (d: Detail): Words => [
        `Botens hemlighet har gått ut${inBrackets(d.code)}.`,
        'Skapa en ny i Entra (App registrations, Certificates & secrets) och sätt den i BOT_APP_PASSWORD.',
      ],
      'sign-in-away': (d: Detail): Words => [
        `Microsofts inloggning går inte att nå${inBrackets(d.code)}.`,
        'Öppna brandväggen utåt till login.microsoftonline.com, port 443.',
      ],
      keys: (): Words => ['Går att hämta: boten kan se att ett meddelande är från Teams.'],
      'no-keys': (d: Detail): Words => [
        `Går inte att hämta: ${d.why ?? ''}. Boten släpper inte in någon.`,
        'Öppna brandväggen utåt till login.botframework.com, port 443.',
      ],
      'no-calendars': (): Words => [
        'Ingen kalender är kopplad, så inget forum påminns om sina möten.',
        'Lägg till calendars i inställningarna.',
      ],
      calendar: (d: Detail): Words => [
        `${d.forum ?? ''}: ${some(d.count, 'möte', 'möten')} de närmaste ${d.weeks ?? ''} veckorna.`,
      ],
      'calendar-empty': (d: Detail): Words => [
        `${d.forum ?? ''}: inga möten de närmaste ${d.weeks ?? ''} veckorna i ${d.where ?? ''}.`,
        'Stämmer det inte: kontrollera adressen, och subject om det står där.',
      ],
      'calendar-partly': (d: Detail): Words => [
        `${d.forum ?? ''}: ${some(d.unreadable, 'möte', 'möten')} i ${d.where ?? ''} går inte att förstå.`,
        'De påminns inte om. Öppna dem i kalendern och spara dem igen.',
      ],
      'calendar-sign-in': (d: Detail): Words => [
        `Boten kan inte logga in hos Microsoft Graph${inBrackets(d.code)}: ${some(d.count, 'kalender', 'kalendrar')} går inte att läsa.`,
        'Kontrollera graph.credential: tenant, klient-id, och att hemligheten eller certifikatet inte har gått ut.',
      ],
      'calendar-forbidden': (d: Detail): Words => [
        `${d.forum ?? ''}: boten får inte läsa ${d.where ?? ''}.`,
        'Ge läsrätt i Exchange Online PowerShell. Det tar upp till två timmar att slå igenom:',
        d.command ?? '',
      ],
      'calendar-missing': (d: Detail): Words => [
        `${d.forum ?? ''}: ${d.where ?? ''} finns inte.`,
        'Rätta adressen under calendars. Det ska vara en delad postlåda, ett rum eller en person, eller en .ics-fil.',
      ],
      'calendar-away': (d: Detail): Words => [
        `${d.forum ?? ''}: ${d.where ?? ''} svarar inte${inBrackets(d.code)}.`,
        'Kontrollera adressen och nätet. Graph finns på graph.microsoft.com, port 443.',
      ],
      'calendar-throttled': (d: Detail): Words => [
        `${d.forum ?? ''}: ${d.where ?? ''} hinner inte svara just nu.`,
        'Vänta en stund och kör lots doctor igen.',
      ],
      'calendar-unreadable': (d: Detail): Words => [
        `${d.forum ?? ''}: ${d.where ?? ''} går inte att förstå.`,
        'Peka ut en kalender i iCalendar-format (.ics), eller kontrollera graph.baseUrl.',
      ],
      address: (d: Detail): Words => [`${d.address ?? ''} leder till boten.`],
      'address-local': (d: Detail): Words => [`${d.address ?? ''}, bara på den här datorn.`],
      'address-plain': (d: Detail): Words => [
        `${d.address ?? ''} är inte https, och Teams kräver det.`,
        'Sätt http.publicUrl till den https-adress som leder till boten.',
      ],
      'address-untried': (d: Detail): Words => [
        `Boten är inte igång här, så ${d.address ?? ''} går inte att pröva.`,
        'Starta den med lots serve och kör lots doctor igen.',
      ],
      'address-other': (d: Detail): Words => [
        `${d.address ?? ''} leder till något annat än boten (svar ${d.status ?? ''}).`,
        'Låt proxyn skicka allt på adressen vidare till botens port.',
      ],
      'address-away': (d: Detail): Words => [
        `${d.address ?? ''} går inte att nå härifrån${inBrackets(d.code)}.`,
        'Kontrollera DNS, certifikatet och proxyn. Går den bara att nå utifrån är det bra ändå: pröva från en annan dator.',
      ],
      notifications: (): Words => ['Graph kan säga till när en kalender ändras.'],
      'notifications-off': (): Words => ['Avstängda: kalendrarna läses var femte minut ändå.'],
      'notifications-untried': (): Words => [
        'Går inte att pröva förrän boten är igång.',
        'Starta den med lots serve och kör lots doctor igen.',
      ],
      'notifications-lost': (d: Detail): Words => [
        `${d.address ?? ''} svarar inte som Graph kräver (svar ${d.status ?? ''}).`,
        'Låt proxyn släppa fram POST till den vägen, med frågedelen kvar.',
      ],
      clock: (d: Detail): Words => [`Går som ${d.hosts ?? ''}.`],
      'clock-alone': (): Words => ['Ingen att jämföra med.'],
      'clock-off': (d: Detail): Words => [
        `Går ${d.minutes ?? ''} minuter fel mot ${d.host ?? ''}. Då släpps boten inte in, och påminnelser kommer fel.`,
        'Ställ datorns klocka efter en tidsserver (NTP).',
      ],
      backup: (): Words => [
        'Boten ser inte om någon tar säkerhetskopior.',
        'Kör lots backup varje natt, och pröva lots restore en gång i en tom databas.',
      ],
    },
  },
};
