import type { doctorSv } from './sv.ts';

const some = (count: string | undefined, one: string, many: string): string =>
  `${count ?? ''} ${count === '1' ? one : many}`;

const inBrackets = (code: string | undefined): string => (code ? ` (${code})` : '');

export const doctorEn: typeof doctorSv = {
  help: '  lots doctor                goes through the installation: what works, what is wrong, and what to do about it',
  doctor: {
    labels: { ok: 'ok', note: 'note', wrong: 'WRONG' },
    checks: {
      settings: 'Settings',
      node: 'Node',
      'time-zone': 'Time zone',
      database: 'Database',
      roles: 'Roles',
      channels: 'Channels',
      work: 'Deliveries',
      trail: 'Audit trail',
      'sign-in': 'Sign-in',
      keys: "Teams' keys",
      calendars: 'Calendars',
      address: 'Address',
      notifications: 'Notifications',
      clock: 'Clock',
      backup: 'Backup',
    },
    fine: 'Everything works.',
    sums: (wrong, notes, where) =>
      [
        wrong === 0 ? 'Nothing is wrong.' : `${wrong} ${wrong === 1 ? 'thing' : 'things'} to mend: ${where}.`,
        ...(notes === 0 ? [] : [`${notes} ${notes === 1 ? 'thing' : 'things'} to know.`]),
      ].join(' '),
    words: {
      'no-answer': (d) => [
        `No answer within ${d.seconds ?? ''} seconds.`,
        'Check the network, the proxy and the firewall, and run lots doctor again.',
      ],
      broken: (d) => [
        `Could not be looked at: ${d.why ?? ''}.`,
        'Run it again. If it stays, the program is at fault: tell whoever supplies it.',
      ],
      settings: (d) => [`${d.file ?? ''}: ${d.models ?? ''}, ${some(d.calendars, 'calendar', 'calendars')}.`],
      fault: (d) => [`${d.place ?? ''}: ${d.problem ?? ''}.`, d.remedy ?? ''],
      'rest-waits': () => ['The rest can be looked at when the settings are right.'],
      demo: () => ['No settings file was found, so it is the demonstration that is looked at.', 'Run lots init.'],
      unconfirmed: (d) => [
        `${d.model ?? ''}: ${some(d.count, 'fact rests', 'facts rest')} on an unconfirmed source.`,
        `lots show ${d.model ?? ''} shows them. Confirm them locally when you have the time.`,
      ],
      overridden: (d) => [
        `Microsoft's addresses are replaced (${d.names ?? ''}).`,
        'That is only for rehearsing. Take them out of the settings before the bot is put to use.',
      ],
      node: (d) => [`Version ${d.version ?? ''}.`],
      'node-old': (d) => [`Version ${d.version ?? ''} is too old.`, `Install Node ${d.least ?? ''} or later.`],
      'time-zone': (d) => [`${d.zone ?? ''}: there it is ${d.hour ?? ''}:${d.minute ?? ''} now.`],
      database: (d) => [`PostgreSQL ${d.version ?? ''}, ${d.megabytes ?? ''} MB, its tables are up to date.`],
      'database-none': (d) => [
        `No database in ${d.where ?? ''} yet.`,
        'It comes when the bot starts: lots serve. Roles, channels and deliveries can be looked at after that.',
      ],
      'database-away': (d) => [
        `Cannot be used: ${d.why ?? ''}.`,
        'Check DATABASE_URL, that the server runs and that the firewall lets you through. Roles, channels and deliveries can be looked at after that.',
      ],
      'database-not-started': (d) => [
        d.why ?? '',
        'Read postgres.log in the data directory, or set DATABASE_URL to a server of your own.',
      ],
      'database-old': (d) => [
        `PostgreSQL ${d.version ?? ''} is too old.`,
        `Upgrade the server to ${d.least ?? ''} or later.`,
      ],
      'database-read-only': () => [
        'The database can only be read.',
        'Point DATABASE_URL at the primary server, not at a replica.',
      ],
      'database-rights': (d) => [
        'The bot may not make its tables.',
        'Run this in the database, as its administrator:',
        `GRANT CREATE ON SCHEMA public TO "${d.user ?? ''}"; GRANT CREATE ON DATABASE "${d.name ?? ''}" TO "${d.user ?? ''}";`,
      ],
      'database-closed': (d) => [
        `The tables belong to ${d.owner ?? ''}, and ${d.user ?? ''} may not read them.`,
        `Have the bot connect as ${d.owner ?? ''}, or make ${d.user ?? ''} the owner of the tables.`,
      ],
      'database-empty': (d) => [
        `PostgreSQL ${d.version ?? ''}. Its tables are not made yet.`,
        'The bot makes them when it starts: lots serve. Roles, channels and deliveries can be looked at after that.',
      ],
      'database-behind': (d) => [
        `PostgreSQL ${d.version ?? ''}. Its tables lack ${some(d.count, 'change', 'changes')} (${d.names ?? ''}).`,
        'The bot makes them when it is started anew. Take a backup first: lots backup.',
      ],
      'database-ahead': (d) => [
        `The tables were made by a later version (${d.names ?? ''}).`,
        'Install at least that version.',
      ],
      'database-clock': (d) => [
        `The database's clock is ${d.minutes ?? ''} minutes from that of this machine.`,
        'Set both by the same time server (NTP).',
      ],
      disk: (d) => [
        `Only ${d.free ?? ''} MB free where the database lies.`,
        'Make room, 1,000 MB at least. A full disk stops the bot.',
      ],
      roles: (d) => [
        `${some(d.administrators, 'administrator', 'administrators')}, ${some(d.leads, 'process lead', 'process leads')}.`,
      ],
      'no-administrator': (d) => [
        `${d.model ?? ''} has no administrator.`,
        'Add one under roles in the settings. They can give others roles in Teams: write "roller" to the bot.',
      ],
      'no-lead': (d) => [
        `${d.model ?? ''} has no process lead: nobody is told of a case that comes in.`,
        'An administrator gives the role in Teams: write "roller" to the bot.',
      ],
      'no-lead-at-work': (d) => [
        `Cases are under way without a process lead in ${d.forums ?? ''}.`,
        'An administrator gives the role in Teams: write "roller" to the bot.',
      ],
      channels: (d) => [
        d.count === '0'
          ? 'No forum has a calendar, so no reminders are to go to a channel.'
          : `All ${d.count ?? ''} forums with a calendar have a channel.`,
      ],
      'no-channel': (d) => [
        `A calendar but no channel: ${d.forums ?? ''}. The reminders go nowhere.`,
        'Add the bot to the forum\'s team, and write "@lotsen koppla forum" in the channel.',
      ],
      'no-calendar': (d) => [
        `${some(d.count, 'forum is', 'forums are')} not reminded of meetings, for want of a calendar: ${d.forums ?? ''}.`,
        'Add them under calendars in the settings, if they are to be reminded.',
      ],
      work: () => ['Nothing is stuck.'],
      dead: (d) => [
        `${some(d.count, 'job has', 'jobs have')} failed every time they were tried.`,
        'lots jobs --dead shows them, lots jobs --retry all tries again.',
      ],
      unknown: (d) => [
        `Nobody knows whether ${some(d.messages, 'message', 'messages')} and ${some(d.reminders, 'reminder', 'reminders')} arrived.`,
        'They are not sent again by themselves. See lots cases --stuck and lots deliveries.',
      ],
      trail: (d) => [`Whole, ${some(d.entries, 'entry', 'entries')}.`],
      'trail-broken': () => [
        'The audit trail is not whole. Somebody may have changed the database.',
        'lots audit verify tells where. Keep the database as it is, and take it to your information security.',
      ],
      local: () => [
        'Not registered with Teams: the bot runs locally and answers on this machine only.',
        'Run lots init when the bot is registered.',
      ],
      'signed-in': (d) => [`Microsoft knows the bot ${d.app ?? ''}.`],
      'sign-in-refused': (d) => [
        `Microsoft does not let the bot in${inBrackets(d.code)}.`,
        "Check the app id, the tenant id and BOT_APP_PASSWORD, and that the secret has not run out (Entra, App registrations, Certificates & secrets). Take the secret's value, not its id.",
      ],
      'sign-in-tenant': (d) => [
        `Microsoft finds no such tenant${inBrackets(d.code)}.`,
        "Mend bot.tenant: it is the directory's id (Entra, Overview, Tenant ID).",
      ],
      'sign-in-app': (d) => [
        `The app is not in your tenant${inBrackets(d.code)}.`,
        'Mend bot.appId (Application (client) ID), or bot.tenant if the app is registered elsewhere.',
      ],
      'sign-in-expired': (d) => [
        `The bot's secret has run out${inBrackets(d.code)}.`,
        'Make a new one in Entra (App registrations, Certificates & secrets) and set it in BOT_APP_PASSWORD.',
      ],
      'sign-in-away': (d) => [
        `Microsoft's sign-in cannot be reached${inBrackets(d.code)}.`,
        'Open the firewall outwards to login.microsoftonline.com, port 443.',
      ],
      keys: () => ['Can be fetched: the bot can tell that a message is from Teams.'],
      'no-keys': (d) => [
        `Cannot be fetched: ${d.why ?? ''}. The bot lets nobody in.`,
        'Open the firewall outwards to login.botframework.com, port 443.',
      ],
      'no-calendars': () => [
        'No calendar is connected, so no forum is reminded of its meetings.',
        'Add calendars to the settings.',
      ],
      calendar: (d) => [
        `${d.forum ?? ''}: ${some(d.count, 'meeting', 'meetings')} in the next ${d.weeks ?? ''} weeks.`,
      ],
      'calendar-empty': (d) => [
        `${d.forum ?? ''}: no meetings in the next ${d.weeks ?? ''} weeks in ${d.where ?? ''}.`,
        'If that is not so, check the address, and subject where there is one.',
      ],
      'calendar-partly': (d) => [
        `${d.forum ?? ''}: ${some(d.unreadable, 'meeting', 'meetings')} in ${d.where ?? ''} cannot be understood.`,
        'Nobody is reminded of them. Open them in the calendar and save them again.',
      ],
      'calendar-sign-in': (d) => [
        `The bot cannot sign in to Microsoft Graph${inBrackets(d.code)}: ${some(d.count, 'calendar', 'calendars')} cannot be read.`,
        'Check graph.credential: the tenant, the client id, and that the secret or certificate has not run out.',
      ],
      'calendar-forbidden': (d) => [
        `${d.forum ?? ''}: the bot may not read ${d.where ?? ''}.`,
        'Give it the right in Exchange Online PowerShell. It takes up to two hours to work:',
        d.command ?? '',
      ],
      'calendar-missing': (d) => [
        `${d.forum ?? ''}: ${d.where ?? ''} does not exist.`,
        'Mend the address under calendars. It is to be a shared mailbox, a room or a person, or an .ics file.',
      ],
      'calendar-away': (d) => [
        `${d.forum ?? ''}: ${d.where ?? ''} does not answer${inBrackets(d.code)}.`,
        'Check the address and the network. Graph is at graph.microsoft.com, port 443.',
      ],
      'calendar-throttled': (d) => [
        `${d.forum ?? ''}: ${d.where ?? ''} is too busy to answer just now.`,
        'Wait a while and run lots doctor again.',
      ],
      'calendar-unreadable': (d) => [
        `${d.forum ?? ''}: ${d.where ?? ''} cannot be understood.`,
        'Name a calendar in iCalendar format (.ics), or check graph.baseUrl.',
      ],
      address: (d) => [`${d.address ?? ''} leads to the bot.`],
      'address-local': (d) => [`${d.address ?? ''}, on this machine only.`],
      'address-plain': (d) => [
        `${d.address ?? ''} is not https, which Teams demands.`,
        'Set http.publicUrl to the https address that leads to the bot.',
      ],
      'address-untried': (d) => [
        `The bot does not run here, so ${d.address ?? ''} cannot be tried.`,
        'Start it with lots serve and run lots doctor again.',
      ],
      'address-other': (d) => [
        `${d.address ?? ''} leads to something else than the bot (answer ${d.status ?? ''}).`,
        "Have the proxy hand everything at the address on to the bot's port.",
      ],
      'address-away': (d) => [
        `${d.address ?? ''} cannot be reached from here${inBrackets(d.code)}.`,
        'Check DNS, the certificate and the proxy. If it can only be reached from outside, that is good enough: try from another machine.',
      ],
      notifications: () => ['Graph can tell when a calendar changes.'],
      'notifications-off': () => ['Off: the calendars are read every five minutes anyway.'],
      'notifications-untried': () => [
        'Cannot be tried before the bot runs.',
        'Start it with lots serve and run lots doctor again.',
      ],
      'notifications-lost': (d) => [
        `${d.address ?? ''} does not answer as Graph demands (answer ${d.status ?? ''}).`,
        'Have the proxy let POST through to that path, with its query.',
      ],
      clock: (d) => [`In step with ${d.hosts ?? ''}.`],
      'clock-alone': () => ['Nothing to compare with.'],
      'clock-off': (d) => [
        `${d.minutes ?? ''} minutes off ${d.host ?? ''}. Then the bot is not let in, and reminders come at the wrong time.`,
        "Set the machine's clock by a time server (NTP).",
      ],
      backup: () => [
        'The bot cannot see whether anybody takes backups.',
        'Run lots backup every night, and try lots restore once in an empty database.',
      ],
    },
  },
};
