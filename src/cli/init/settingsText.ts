import type { Model } from '../../domain/model/types.ts';
import type { InitTexts } from '../../locales/init/sv.ts';
import { wrap } from '../wrap.ts';
import { type Answers, exampleKeys, type Registered } from './answers.ts';

/** The settings file as it is written the first time: what was answered, and all else as examples, each explained. */

const WIDTH = 100;

/** @param chosen the models, in their order */
export function settingsText(answers: Answers, chosen: readonly Model[], { settings: texts }: InitTexts): string {
  const { models, registered, administrators, language, timeZone } = answers;
  const ids = chosen.map(({ id }) => id);
  const [first = ''] = ids;
  const forum = chosen.flatMap(exampleKeys)[0]?.key ?? '';
  const roles = administrators.flatMap((person) =>
    ids.map((model) => `  - { person: ${quoted(person)}, role: administrator, model: ${quoted(model)} }`),
  );
  return [
    comment(texts.head),
    part(texts.models, [`models: [${models.map(quoted).join(', ')}]`]),
    part(texts.extends, example(`extends:\n  ${first}: { name: Vår samverkan }`)),
    part(texts.bot, registered ? botLines(registered) : example(`bot: { appId: "${ZERO}", tenant: "${ZERO}" }`)),
    registered ? part(texts.tenants, example(`  tenants: ["${registered.tenant}", "${ZERO}"]`)) : [],
    part(texts.http, ['http:', ...publicUrlLines(registered), '  port: 3978']),
    part(texts.host, example('  host: 0.0.0.0\n  proxies: 1')),
    part(texts.language, [`language: ${language}`]),
    part(texts.timeZone, [`timeZone: ${timeZone}`]),
    part(
      texts.roles,
      roles.length > 0
        ? ['roles:', ...roles]
        : example(`roles:\n  - { person: "${ZERO}", role: administrator, model: ${first} }`),
    ),
    part(texts.calendars, calendarLines(registered, forum)),
    part(texts.graph, graphLines(registered)),
    ...others(texts, first, forum),
  ]
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

const ZERO = '00000000-0000-0000-0000-000000000000';

/** Any text is a value of YAML when it is written as JSON; the plain ones are easier on the eye. */
const quoted = (text: string): string => (/^[a-z][a-z-]*$/.test(text) ? text : JSON.stringify(text));

const comment = (text: string): string[] => wrap(text, WIDTH).map((line) => `# ${line}`);
const example = (lines: string): string[] => lines.split('\n').map((line) => `# ${line}`);
const part = (text: string, lines: readonly string[]): string[] => [...comment(text), ...lines];

const inline = (map: Readonly<Record<string, string>>): string =>
  `{ ${Object.entries(map)
    .map(([key, value]) => `${key}: ${quoted(value)}`)
    .join(', ')} }`;

const botLines = ({ appId, tenant, credential }: Registered): string[] => [
  'bot:',
  `  appId: ${quoted(appId)}`,
  `  tenant: ${quoted(tenant)}`,
  `  credential: ${inline(credential)}`,
];

const publicUrlLines = (registered: Registered | null): string[] =>
  registered ? [`  publicUrl: ${registered.publicUrl}`] : example('  publicUrl: https://lotsen.example.org');

function calendarLines(registered: Registered | null, forum: string): string[] {
  const lines = (registered?.calendars ?? []).map(
    ({ forum, mailbox }) => `  ${JSON.stringify(forum)}: { graph: { mailbox: ${JSON.stringify(mailbox)} } }`,
  );
  if (lines.length > 0) return ['calendars:', ...lines];
  return example(`calendars:\n  ${forum}: { ics: ./moten.ics }`);
}

function graphLines(registered: Registered | null): string[] {
  if (!registered || registered.calendars.length === 0)
    return example('graph:\n  credential: { kind: managed-identity }');
  const { graph, tenant } = registered;
  const client = graphClient(registered);
  const who = [
    `kind: ${graph}`,
    ...(graph === 'secret' ? [`tenant: ${quoted(tenant)}`] : []),
    ...(client ? [`clientId: ${quoted(client)}`] : []),
  ];
  return ['graph:', `  credential: { ${who.join(', ')} }`, ...example('  notifications: true')];
}

/** Of a machine that has several identities it has to be said which: the one by which the bot itself signs in, where it does. */
function graphClient({ graph, appId, credential }: Registered): string | undefined {
  if (graph === 'secret') return appId;
  if (graph === 'workload-identity') return undefined;
  return credential.kind === 'managed-identity' ? appId : credential.clientId;
}

/** What most leave as it is. */
const others = (texts: InitTexts['settings'], model: string, forum: string): string[][] => [
  part(texts.app, example('app:\n  version: 1.0.0\n  name: { short: Samverkanslotsen }')),
  part(
    texts.channels,
    example(`channels:
  ${forum}: { id: "19:…@thread.tacv2", team: "19:…@thread.tacv2", name: Allmänt, serviceUrl: https://smba.trafficmanager.net/emea/ }`),
  ),
  part(
    texts.reminders,
    example(`reminders:
  - { kind: deadline, before: P14D, at: "09:00" }
  - { kind: agenda, before: P7D, at: "08:00" }
  - { kind: day, before: P1D, at: "13:00" }
  - { kind: start, before: PT15M }`),
  ),
  part(texts.quietHours, example('quietHours: { from: "18:00", to: "07:00" }')),
  part(texts.agenda, example('agenda: [Föregående anteckningar, Nytt från var och en]')),
  part(texts.forums, example(`forums:\n  ${forum}: { reminders: [{ kind: start, before: PT1H }] }`)),
  part(texts.holidays, example('holidays: { also: ["2027-05-07"], not: ["2026-12-31"] }')),
  part(
    texts.cases,
    example(`cases:\n  replyWithin: P60D\n  form: { ${model}: { fields: { tried: { required: true } } } }`),
  ),
  part(texts.retention, example('retention: { cases: P2Y, questions: P90D }')),
  part(texts.dataDirectory, example('dataDirectory: .samverkanslotsen')),
];
