/** What `lots backup` and `lots restore` say; reached through the terminal's texts. */

export const backupSv = {
  help: `  lots backup                skriver allt som är sparat till en fil; boten kan vara i gång
  lots restore FIL           lägger tillbaka en sådan fil; boten ska vara stängd`,
  helpOptions: `  --out FIL          backup: filen (annars en i den här mappen, med datum i namnet); skriver aldrig över
  --force            restore: ersätt det som redan finns i databasen`,
  backup: {
    progress: (megabytes: number) => `… ${megabytes} MB lästa`,
    written: (file: string, rows: number, megabytes: string) =>
      `${file}: ${rows} rader, ${megabytes} MB. Där finns personuppgifter: förvara filen lika säkert som databasen.`,
    restored: (at: string, rows: number) => `Tillbaka är ${rows} rader, som de var ${at}.`,
    goneIsBack:
      'Har någon raderats, eller något gallrats, efter det? Då finns det här igen. Radera dem igen med lots person erase; gallringen gör om sitt nästa natt.',
    migrated: (from: string, to: string) => `Tabellerna har förts från ${from} till ${to}.`,
    unsure: (messages: number, reminders: number) =>
      `Ingen vet om ${messages} meddelanden och ${reminders} påminnelser kom fram. De skickas inte igen av sig själva: se lots cases --stuck och lots deliveries.`,
    oneFile: 'Skriv vilken fil: lots restore FIL.',
    noFiles: 'Filen anges med --out: lots backup --out FIL.',
    noRepaint: (detail: string) =>
      `Allt är tillbaka, men korten i Teams kunde inte ställas i kö för att ritas om (${detail}). De blir rätta när någon trycker på dem.`,
    failed: (detail: string) => `Det gick inte, och inget är ändrat: ${detail}`,
    faults: {
      exists: (d: string) => `${d} finns redan. Välj ett annat namn med --out, eller flytta den.`,
      'cannot-write': (d: string) => `Kan inte skriva ${d}. Kontrollera mappen, rättigheterna och utrymmet.`,
      'cannot-read': (d: string) => `Kan inte läsa ${d}. Kontrollera namnet och rättigheterna.`,
      'not-ready': () => 'Det finns inget att säkerhetskopiera: boten har aldrig startat med den här databasen.',
      'not-a-backup': () => 'Filen är ingen säkerhetskopia från lots backup. Inget är ändrat.',
      'other-format': (d: string) =>
        `Säkerhetskopian har format ${d}, som den här versionen inte läser. Använd den version som skrev den. Inget är ändrat.`,
      damaged: () => 'Säkerhetskopian är skadad: den är inte som den skrevs. Ta en annan kopia. Inget är ändrat.',
      newer: (d: string) =>
        `Säkerhetskopian är skriven av en senare version (${d}). Installera minst den versionen och försök igen. Inget är ändrat.`,
      'not-empty': () => 'Det finns redan något i databasen. Med --force ersätts allt som finns där. Inget är ändrat.',
      foreign: () => 'Databasen innehåller något annat än botens tabeller. Ge boten en egen databas. Inget är ändrat.',
      'in-use': (d: string) =>
        `Databasen används${d && ` av ${d}`}. Stäng boten och andra kommandon och försök igen. Inget är ändrat.`,
    },
  },
};
