/** What `lots manifest` says; reached through the terminal's texts. */

type Detail = Readonly<Record<string, string>>;

export const manifestSv = {
  help: '  lots manifest              skriver Teams-appens paket (zip), att ladda upp i Teams administrationscenter',
  helpOptions: '  --out FIL          manifest: filen (annars en i den här mappen, med versionen i namnet)',
  manifest: {
    notRegistered: [
      'Boten är inte registrerad i Teams än, så det finns inget för paketet att peka på.',
      'Sätt först bot.appId och bot.tenant i inställningsfilen (eller BOT_APP_ID och BOT_TENANT_ID), och http.publicUrl till den adress där Teams når boten.',
    ],
    written: (file: string, version: string, id: string) => `${file}: version ${version}, app-id ${id}.`,
    next: 'Ladda upp den i Teams administrationscenter under Teams-appar, Hantera appar, Ladda upp ny app. Höj app.version inför nästa paket.',
    notWritten: (file: string, code: string) =>
      `Kan inte skriva ${file} (${code}). Kontrollera mappen och rättigheterna.`,
    pagesLeftOut: (settings: readonly string[], address: string) =>
      `Teams visar länkar till sidor om appen. Sätt ${settings.join(', ')} till egna sidor; nu leder de till ${address}.`,
  },
  faults: {
    'not-a-uuid': (d: Detail) => [
      `”${d.found ?? ''}” är inget app-id`,
      'Skriv id:t från botens registrering: fem grupper av siffror och a–f, som 00000000-0000-0000-0000-000000000000.',
    ],
    'no-public-url': (d: Detail) => [
      `”${d.found ?? ''}” når Teams inte`,
      'Skriv den adress som boten nås på utifrån, som https://lotsen.example.org.',
    ],
    'no-json': () => ['är inte giltig JSON', 'Hämta filen på nytt från produkten, eller rätta den.'],
    'not-filled': (d: Detail) => [
      `”${d.found ?? ''}” är inte ifyllt`,
      'Rätta namnet inom klamrarna: src/manifest/facts.ts har dem som finns.',
    ],
    'too-long': (d: Detail) => [
      `är ${d.length ?? ''} tecken långt, och Teams visar högst ${d.most ?? ''}`,
      'Korta texten.',
    ],
    'no-png': (d: Detail) => ['är ingen PNG-bild', `Rita om den i ${d.wanted ?? ''} bildpunkter: npm run icons.`],
    'icon-size': (d: Detail) => [`är ${d.found ?? ''} bildpunkter`, `Rita om den i ${d.wanted ?? ''}: npm run icons.`],
    'not-translated': () => ['saknas på det här språket', 'Lägg till texten.'],
    'translates-nothing': () => ['finns inte i manifest.json', 'Ta bort raden, eller rätta var texten står.'],
  },
};

export type ManifestTexts = typeof manifestSv;
