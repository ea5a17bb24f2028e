import type { initSv } from './sv.ts';

export const initEn: typeof initSv = {
  help: '  lots init                  asks for what is needed and writes the settings, explained; ends in lots doctor',
  helpOptions: `  --dir DIRECTORY    init: where the files are written (otherwise here); --force overwrites
  --yes              init: ask nothing, take the answers from the options below and otherwise what is usual
  --local            init: without Teams, to try it on one machine
  --app-id ID, --tenant ID, --public-url ADDRESS, --admin ID (several), --calendar FORUM=EMAIL (several),
  --credential password|managed-identity|certificate|federated, --certificate FILE, --identity ID, --graph KIND,
  --database embedded|ADDRESS, --language auto|sv|en, --time-zone ZONE
                     init: the answers. Secrets are taken from the environment: BOT_APP_PASSWORD, DATABASE_URL,
                     GRAPH_CLIENT_SECRET
  --no-doctor        init: do not look at the installation afterwards
  --env FILE         every command: read environment variables from a file; what is set already comes first`,
  init: {
    intro: (count) =>
      `Some questions, and I write the settings. Enter takes what stands within [ ]. Ctrl-C ends it, and nothing is written then. ${count} questions at most.`,
    initial: (text) => `[${text}] `,
    hidden: '(what you write is not shown) ',
    each: '(and so for every place)',
    questions: {
      model: {
        title: 'Which collaboration is it for?',
        why: 'The model says which forums you have and the paths between them. Several: write a comma between them. If you are not there, write the path of a model file of your own, such as ./our-model.yaml (README, Add an organisation).',
      },
      'app-id': {
        title: "What is the bot's app id in Entra?",
        why: 'It stands as Application (client) ID under App registrations. Press Enter to try it on this machine first, without Teams.',
      },
      tenant: {
        title: 'What is the id of your tenant?',
        why: "It stands as Directory (tenant) ID on the same page. Only that tenant's people are let in.",
      },
      credential: {
        title: 'How is the bot to show Microsoft who it is?',
        why: 'password: a client secret, under Certificates & secrets. Without a secret: managed-identity (the app is a managed identity in Azure), federated (a managed identity vouches for the app) or certificate.',
      },
      password: {
        title: 'What is the client secret?',
        why: 'Its value, not its id. It goes into the environment file only. Press Enter to write it there yourself.',
      },
      certificate: {
        title: 'Where is the certificate?',
        why: 'A PEM file with both the certificate and its private key. The certificate is to be in Entra, too, under Certificates & secrets.',
      },
      identity: {
        title: 'Which managed identity vouches for the app?',
        why: "Its Client ID. It is to be among Federated credentials of the app's registration.",
      },
      'public-url': {
        title: 'At which address does Teams reach the bot?',
        why: 'An https address that leads to this machine, mostly through a reverse proxy. In Azure Bot you write the same address followed by /api/messages.',
      },
      database: {
        title: 'Where is everything to be stored?',
        why: 'embedded: a PostgreSQL of its own that the bot starts by itself. Or the address of your server: postgres://user:password@server/database. Several bots can share a server.',
      },
      calendar: {
        title: "Which forums' meetings is the bot to remind of?",
        why: "Write forum=email, one at a time, with the shared mailbox that has the forum's calendar. For example {example}=forum@example.org. Enter when you are done, or to wait with it.",
      },
      graph: {
        title: 'How is the bot to sign in to read the calendars?',
        why: "secret: by the bot's own app and secret. managed-identity: in Azure, without a secret. workload-identity: in Kubernetes.",
      },
      admin: {
        title: 'Who is the administrator?',
        why: 'The object id in Entra (Users, Object ID); several with commas between. The administrator gives others their roles in Teams.',
      },
      language: {
        title: 'Which language is the bot to speak?',
        why: "auto follows each person's Teams. sv or en holds for everybody.",
      },
      'time-zone': { title: 'In which time zone are you?', why: 'Reminders come by that clock.' },
    },
    wrong: {
      uuid: (found) => `"${found}" is no id. Write it as 8-4-4-4-12 characters: 00000000-0000-0000-0000-000000000000.`,
      https: (found) =>
        `"${found}" will not do. Write the whole address with https and no path after it, such as https://lotsen.example.org.`,
      email: (found) => `"${found}" is no e-mail address. Write one such as uf.aldre@example.org.`,
      pair: (found) => `"${found}" cannot be read. Write forum=email.`,
      database: (found) => `"${found}" will not do. Write embedded, or postgres://user:password@server/database.`,
      choice: (found, allowed) => `There is no "${found}". Choose ${allowed}.`,
      zone: (found) => `"${found}" is no time zone. Write one such as Europe/Stockholm.`,
      file: (found) => `There is no file "${found}". Write its path from here.`,
      empty: () => 'This needs an answer.',
    },
    badFlag: (flag, why) => `--${flag}: ${why}`,
    missingFlag: (flag, title) => `--${flag} is missing. ${title}`,
    missingHint: 'Without Teams: --local. Without --yes I ask instead.',
    calendarsLater: '--calendar goes with a registered bot: take --local away.',
    nobody: (flag) =>
      `Nobody answered. Nothing has been written. Give the answer by --${flag}, or take what is usual by --yes.`,
    exists: (file) => `${file} exists already. Move it, choose another directory by --dir, or overwrite by --force.`,
    noWrite: (why) => `It could not be written: ${why}`,
    faulty: 'The settings are written, but cannot be read:',
    written: (file) => `Wrote ${file}`,
    secret: (file) => `Wrote ${file}, which only you may read. Never put it into git.`,
    unset: (names) => `Write what is missing there: ${names}.`,
    doctor: 'This is how it stands (lots doctor):',
    next: (command) => `Start the bot:\n  ${command}`,
    settings: {
      head: "Samverkanslotsen's settings. What is commented out shows what can be changed. Secrets are not here but in samverkanslotsen.env. Run lots doctor after a change, and start the bot anew.",
      models: 'Your collaboration models. The first holds where nothing else is said. lots show draws one.',
      extends: 'Your own changes to a model, such as its name, or who began with the chair.',
      bot: "The bot's registration in Entra and Azure Bot. Without it the bot runs on this machine only, and anybody there can try it.",
      tenants:
        'More tenants whose people may use the bot, such as those of the municipalities. Write your own among them.',
      http: 'How the bot is reached. Teams posts to publicUrl followed by /api/messages.',
      host: 'Which addresses the bot listens to; this machine only when left out, with a reverse proxy in front. proxies: how many proxies stand in front and say truly whom they let in.',
      language: "auto follows each person's Teams; sv or en holds for everybody.",
      timeZone: 'Reminders come by this clock.',
      roles:
        'Roles to begin with. The administrator gives the rest in Teams: write "roller" to the bot. person is the object id in Entra. role: administrator, process-lead, chair or member.',
      calendars:
        "Where each forum's meetings are read: a mailbox in Microsoft 365, an .ics file or an https address. The bot reminds only of meetings that stand in the calendar.",
      graph:
        'How the bot signs in to read the calendars. It needs the role Application Calendars.Read in Exchange Online, for these mailboxes only; lots doctor says how. notifications: true has Graph tell when a calendar changes.',
      app: 'How the bot is presented in Teams. lots manifest makes the app package of it; raise version for each new one.',
      channels: 'Channels are linked most easily in Teams: write "koppla forum" in the channel.',
      reminders:
        'What is posted before a meeting, and when. These hold for every forum when nothing stands here (but for deadline, which only comes if you want it).',
      quietHours: 'Nothing is posted then.',
      agenda: 'What stands on every agenda.',
      forums: 'What is different for one forum.',
      holidays: 'Free days beside the public holidays, and days between them on which you work.',
      cases: 'Within how many days whoever filed a case is to have an answer, and fields of the form.',
      retention: 'How long things are kept. The README has every kind; your own decisions hold.',
      dataDirectory: 'Where the embedded database and local files are, from this file.',
    },
    environment: {
      head: "Samverkanslotsen's secrets. Only whoever runs the bot should be able to read this file, and it has no place in git. lots reads it by --env, systemd by EnvironmentFile=.",
      BOT_APP_PASSWORD: "The bot's client secret: its value, not its id. It runs out; note when.",
      GRAPH_CLIENT_SECRET: 'The secret of graph.credential. The same as above when it is the same app.',
      DATABASE_URL: "Your PostgreSQL. Without it the bot's own is used.",
      PORT: 'The port that the bot listens on, if not http.port.',
      LOG_LEVEL: 'How much is logged: debug, info, warn or error.',
    },
  },
};
