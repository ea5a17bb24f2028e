/** What `lots init` asks and writes; reached through the terminal's texts. */

export const initSv = {
  help: '  lots init                  frågar det som behövs och skriver inställningarna, med förklaringar; slutar i lots doctor',
  helpOptions: `  --dir KATALOG      init: var filerna skrivs (annars här); --force skriver över
  --yes              init: fråga inget, ta svaren från valen nedan och annars det vanliga
  --local            init: utan Teams, för att pröva på en dator
  --app-id ID, --tenant ID, --public-url ADRESS, --admin ID (flera går), --calendar FORUM=E-POST (flera går),
  --credential password|managed-identity|certificate|federated, --certificate FIL, --identity ID, --graph SLAG,
  --database embedded|ADRESS, --language auto|sv|en, --time-zone ZON
                     init: svaren på frågorna. Hemligheter tas ur miljön: BOT_APP_PASSWORD, DATABASE_URL,
                     GRAPH_CLIENT_SECRET
  --no-doctor        init: undersök inte installationen efteråt
  --env FIL          alla kommandon: läs miljövariabler ur en fil; det som redan är satt gäller före`,
  init: {
    intro: (count: number) =>
      `Några frågor, så skriver jag inställningarna. Enter tar det som står inom [ ]. Ctrl-C avbryter, och inget har då skrivits. Högst ${count} frågor.`,
    initial: (text: string) => `[${text}] `,
    hidden: '(det du skriver syns inte) ',
    each: '(och så för varje plats)',
    questions: {
      model: {
        title: 'Vilken samverkan gäller det?',
        why: 'Modellen säger vilka forum ni har och vägen mellan dem. Flera: skriv komma emellan. Finns ni inte med: skriv sökvägen till en egen modellfil, till exempel ./var-modell.yaml (README, Add an organisation).',
      },
      'app-id': {
        title: 'Vilket app-id har boten i Entra?',
        why: 'Står som Application (client) ID under App registrations. Tryck Enter för att först pröva på den här datorn, utan Teams.',
      },
      tenant: {
        title: 'Vilket id har er tenant?',
        why: 'Står som Directory (tenant) ID på samma sida. Bara den tenantens medarbetare släpps in.',
      },
      credential: {
        title: 'Hur ska boten visa vem den är för Microsoft?',
        why: 'password: en client secret, under Certificates & secrets. Utan hemlighet: managed-identity (appen är en hanterad identitet i Azure), federated (en hanterad identitet går i god för appen) eller certificate.',
      },
      password: {
        title: 'Vad är hemligheten (client secret)?',
        why: 'Värdet (Value), inte dess id. Den hamnar bara i miljöfilen. Tryck Enter för att skriva in den där själv.',
      },
      certificate: {
        title: 'Var ligger certifikatet?',
        why: 'En PEM-fil med både certifikat och privat nyckel. Certifikatet ska också ligga i Entra, under Certificates & secrets.',
      },
      identity: {
        title: 'Vilken hanterad identitet går i god för appen?',
        why: 'Dess Client ID. Den ska stå under Federated credentials i appens registrering.',
      },
      'public-url': {
        title: 'På vilken adress når Teams boten?',
        why: 'En https-adress som leder till den här datorn, oftast genom en omvänd proxy. I Azure Bot skriver du samma adress följd av /api/messages.',
      },
      database: {
        title: 'Var ska allt sparas?',
        why: 'embedded: en egen PostgreSQL som boten startar själv. Eller adressen till er server: postgres://användare:lösenord@server/databas. Flera botar kan dela server.',
      },
      calendar: {
        title: 'Vilka forums möten ska boten påminna om?',
        why: 'Skriv forum=e-post, ett i taget, med den delade postlåda som har forumets kalender. Till exempel {example}=forum@example.se. Enter när du är klar, eller för att vänta.',
      },
      graph: {
        title: 'Hur ska boten logga in för att läsa kalendrarna?',
        why: 'secret: med samma app och hemlighet som boten. managed-identity: i Azure, utan hemlighet. workload-identity: i Kubernetes.',
      },
      admin: {
        title: 'Vem är administratör?',
        why: 'Object-id i Entra (Users, Object ID); flera med komma emellan. Administratören ger andra deras roller i Teams.',
      },
      language: {
        title: 'Vilket språk ska boten tala?',
        why: 'auto följer vars och ens Teams. sv eller en gäller för alla.',
      },
      'time-zone': { title: 'I vilken tidszon är ni?', why: 'Påminnelser kommer efter den klockan.' },
    },
    wrong: {
      uuid: (found: string) =>
        `”${found}” är inget id. Skriv det som 8-4-4-4-12 tecken: 00000000-0000-0000-0000-000000000000.`,
      https: (found: string) =>
        `”${found}” går inte. Skriv hela adressen med https och utan sökväg efter, till exempel https://lotsen.example.se.`,
      email: (found: string) => `”${found}” är ingen e-postadress. Skriv till exempel uf.aldre@example.se.`,
      pair: (found: string) => `”${found}” går inte att läsa. Skriv forum=e-post.`,
      database: (found: string) =>
        `”${found}” går inte. Skriv embedded, eller postgres://användare:lösenord@server/databas.`,
      choice: (found: string, allowed: string) => `”${found}” finns inte. Välj ${allowed}.`,
      zone: (found: string) => `”${found}” är ingen tidszon. Skriv till exempel Europe/Stockholm.`,
      file: (found: string) => `Filen ”${found}” finns inte. Skriv sökvägen härifrån.`,
      empty: () => 'Här behövs ett svar.',
    },
    badFlag: (flag: string, why: string) => `--${flag}: ${why}`,
    missingFlag: (flag: string, title: string) => `--${flag} saknas. ${title}`,
    missingHint: 'Utan Teams: --local. Utan --yes frågar jag i stället.',
    calendarsLater: '--calendar hör ihop med en registrerad bot: ta bort --local.',
    nobody: (flag: string) =>
      `Ingen svarade. Inget har skrivits. Ge svaret med --${flag}, eller ta det vanliga med --yes.`,
    exists: (file: string) =>
      `${file} finns redan. Flytta den, välj en annan katalog med --dir, eller skriv över med --force.`,
    noWrite: (why: string) => `Det gick inte att skriva: ${why}`,
    faulty: 'Inställningarna skrevs, men de går inte att läsa:',
    written: (file: string) => `Skrev ${file}`,
    secret: (file: string) => `Skrev ${file}, som bara du får läsa. Lägg den aldrig i git.`,
    unset: (names: string) => `Skriv in det som saknas där: ${names}.`,
    doctor: 'Så här står det till (lots doctor):',
    next: (command: string) => `Starta boten:\n  ${command}`,
    settings: {
      head: 'Samverkanslotsens inställningar. Det som är utkommenterat är exempel på vad som går att ändra. Hemligheter står inte här utan i samverkanslotsen.env. Kör lots doctor efter en ändring, och starta om boten.',
      models: 'Era samverkansmodeller. Den första gäller när inget annat sägs. lots show ritar en modell.',
      extends: 'Egna ändringar i en modell, till exempel vad den heter, eller vem som började som ordförande.',
      bot: 'Botens registrering i Entra och Azure Bot. Utan den körs boten bara på den här datorn, och vem som helst där kan pröva den.',
      tenants: 'Fler tenanter vars medarbetare får använda boten, till exempel kommunernas. Skriv med er egen.',
      http: 'Hur boten nås. Teams skickar till publicUrl följd av /api/messages.',
      host: 'Vilka adresser boten lyssnar på; utelämnat bara den här datorn, med en omvänd proxy framför. proxies: hur många proxyer som står framför och talar sanning om vem de släpper in.',
      language: 'auto följer vars och ens Teams; sv eller en gäller för alla.',
      timeZone: 'Påminnelser kommer efter den här klockan.',
      roles:
        'Roller från början. Resten ger administratören i Teams: skriv ”roller” till boten. person är object-id i Entra. role: administrator, process-lead, chair eller member.',
      calendars:
        'Var varje forums möten läses: en postlåda i Microsoft 365, eller en .ics-fil eller https-adress. Boten påminner bara om möten som står i kalendern.',
      graph:
        'Hur boten loggar in för att läsa kalendrarna. Den behöver rollen Application Calendars.Read i Exchange Online, bara för de här postlådorna; lots doctor säger hur. notifications: true låter Graph säga till när en kalender ändras.',
      app: 'Hur boten presenteras i Teams. lots manifest gör app-paketet av det; höj version för varje nytt paket.',
      channels: 'Kanaler kopplas enklast i Teams: skriv ”koppla forum” i kanalen.',
      reminders:
        'Vad som postas före ett möte, och när. Så här är det för alla forum när inget står här (utom deadline, som bara kommer om ni vill).',
      quietHours: 'Då postas inget.',
      agenda: 'Det som står på varje dagordning.',
      forums: 'Det som är annorlunda för ett forum.',
      holidays: 'Lediga dagar utöver de röda, och klämdagar då ni arbetar.',
      cases: 'Inom hur många dagar den som anmält ett skav ska ha fått svar, och fält i formuläret.',
      retention: 'Hur länge saker sparas (gallring). README har alla slag; era gallringsbeslut gäller.',
      dataDirectory: 'Var den egna databasen och lokala filer ligger, räknat från den här filen.',
    },
    environment: {
      head: 'Samverkanslotsens hemligheter. Bara den som kör boten ska få läsa filen, och den hör inte hemma i git. lots läser den med --env, systemd med EnvironmentFile=.',
      BOT_APP_PASSWORD: 'Botens client secret: värdet, inte dess id. Den går ut; skriv upp när.',
      GRAPH_CLIENT_SECRET: 'Hemligheten för graph.credential. Samma som ovan när det är samma app.',
      DATABASE_URL: 'Er PostgreSQL. Utan den används botens egen.',
      PORT: 'Porten boten lyssnar på, om inte http.port.',
      LOG_LEVEL: 'Hur mycket som loggas: debug, info, warn eller error.',
    },
  },
};

export type InitTexts = typeof initSv.init;
