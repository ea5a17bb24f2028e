import type { backupSv } from './sv.ts';

export const backupEn: typeof backupSv = {
  help: `  lots backup                writes everything that is stored to a file; the bot may be running
  lots restore FILE          puts such a file back; the bot has to be stopped`,
  helpOptions: `  --out FILE         backup: the file (otherwise one in this directory, with the date in its name); never overwrites
  --force            restore: replace what is in the database already`,
  backup: {
    progress: (megabytes) => `… ${megabytes} MB read`,
    written: (file, rows, megabytes) =>
      `${file}: ${rows} rows, ${megabytes} MB. There are personal data in it: keep it as safe as the database.`,
    restored: (at, rows) => `${rows} rows are back, as they were at ${at}.`,
    goneIsBack:
      'Has anybody been erased, or anything thrown away, since then? It is here again. Erase them again with lots person erase; retention does its part again the next night.',
    migrated: (from, to) => `The tables have been brought from ${from} to ${to}.`,
    unsure: (messages, reminders) =>
      `Nobody knows whether ${messages} messages and ${reminders} reminders arrived. They are not sent again by themselves: see lots cases --stuck and lots deliveries.`,
    oneFile: 'Say which file: lots restore FILE.',
    noFiles: 'The file is named with --out: lots backup --out FILE.',
    noRepaint: (detail) =>
      `Everything is back, but the cards in Teams could not be queued to be drawn again (${detail}). They come right when somebody presses them.`,
    failed: (detail) => `It did not work, and nothing has changed: ${detail}`,
    faults: {
      exists: (d) => `${d} exists already. Choose another name with --out, or move it.`,
      'cannot-write': (d) => `Cannot write ${d}. Check the directory, the permissions and the space.`,
      'cannot-read': (d) => `Cannot read ${d}. Check the name and the permissions.`,
      'not-ready': () => 'There is nothing to back up: the bot has never started with this database.',
      'not-a-backup': () => 'The file is no backup made by lots backup. Nothing has changed.',
      'other-format': (d) =>
        `The backup has format ${d}, which this version does not read. Use the version that wrote it. Nothing has changed.`,
      damaged: () => 'The backup is damaged: it is not as it was written. Take another one. Nothing has changed.',
      newer: (d) =>
        `The backup was written by a later version (${d}). Install at least that version and try again. Nothing has changed.`,
      'not-empty': () =>
        'There is something in the database already. With --force all of it is replaced. Nothing has changed.',
      foreign: () =>
        "The database holds something else than the bot's tables. Give the bot a database of its own. Nothing has changed.",
      'in-use': (d) =>
        `The database is in use${d && ` by ${d}`}. Stop the bot and other commands and try again. Nothing has changed.`,
    },
  },
};
