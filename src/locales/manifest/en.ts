import type { ManifestTexts } from './sv.ts';

export const manifestEn: ManifestTexts = {
  help: '  lots manifest              writes the Teams app package (zip), to be uploaded in the Teams admin center',
  helpOptions:
    '  --out FILE         manifest: the file (otherwise one in this directory, with the version in its name)',
  manifest: {
    notRegistered: [
      'The bot is not registered with Teams yet, so there is nothing for the package to point to.',
      'First set bot.appId and bot.tenant in the settings file (or BOT_APP_ID and BOT_TENANT_ID), and http.publicUrl to the address where Teams reaches the bot.',
    ],
    written: (file, version, id) => `${file}: version ${version}, app id ${id}.`,
    next: 'Upload it in the Teams admin center under Teams apps, Manage apps, Upload new app. Raise app.version before the next package.',
    notWritten: (file, code) => `Cannot write ${file} (${code}). Check the directory and its permissions.`,
    pagesLeftOut: (settings, address) =>
      `Teams shows links to pages about the app. Set ${settings.join(', ')} to pages of your own; now they lead to ${address}.`,
  },
  faults: {
    'not-a-uuid': (d) => [
      `"${d.found ?? ''}" is no app id`,
      "Write the id from the bot's registration: five groups of digits and a–f, like 00000000-0000-0000-0000-000000000000.",
    ],
    'no-public-url': (d) => [
      `Teams cannot reach "${d.found ?? ''}"`,
      'Write the address that the bot has from outside, like https://lotsen.example.org.',
    ],
    'no-json': () => ['is not valid JSON', 'Get the file anew from the product, or mend it.'],
    'not-filled': (d) => [
      `"${d.found ?? ''}" is not filled in`,
      'Mend the name within the braces: src/manifest/facts.ts has those there are.',
    ],
    'too-long': (d) => [
      `is ${d.length ?? ''} characters long, and Teams shows ${d.most ?? ''} at most`,
      'Shorten the text.',
    ],
    'no-png': (d) => ['is no PNG picture', `Draw it anew in ${d.wanted ?? ''} pixels: npm run icons.`],
    'icon-size': (d) => [`is ${d.found ?? ''} pixels`, `Draw it anew in ${d.wanted ?? ''}: npm run icons.`],
    'not-translated': () => ['is missing in this language', 'Add the text.'],
    'translates-nothing': () => ['is not in manifest.json', 'Remove the line, or mend where the text stands.'],
  },
};
