import type { Fault } from '../../config/fault.ts';
import { GRAPH } from '../../config/graphSettings.ts';
import type { Config } from '../../config.ts';
import { TEAMS_SERVICE_URLS } from '../../domain/serviceUrl.ts';
import type { TerminalTexts } from '../../locales/terminal.ts';
import { unconfirmedIn } from '../check.ts';
import { type Finding, fine, note, wrong } from './finding.ts';

/** The settings themselves. */

export function faultFindings(faults: readonly Fault[], texts: TerminalTexts): Finding[] {
  const each = faults.map((fault) => {
    const [problem = '', remedy = ''] = texts.faults[fault.code](fault.detail);
    const file = fault.line === undefined ? fault.file : `${fault.file}:${fault.line}`;
    return wrong('fault', { place: [file, fault.path].filter(Boolean).join(' '), problem, remedy });
  });
  return [...each, note('rest-waits')];
}

export function settingsFindings(config: Config): Finding[] {
  const { file, models, meetings } = config;
  const names = models.map(({ name }) => name).join(', ');
  const calendars = String(Object.keys(meetings.calendars).length);
  const replaced = replacedIn(config);
  return [
    file === null ? note('demo') : fine('settings', { file, models: names, calendars }),
    ...(replaced.length > 0 ? [note('overridden', { names: replaced.join(', ') })] : []),
    ...models
      .map((model) => ({ model: model.id, count: unconfirmedIn(model) }))
      .filter(({ count }) => count > 0)
      .map(({ model, count }) => note('unconfirmed', { model, count: String(count) })),
  ];
}

/** Addresses of Microsoft's that the settings have others for. */
export const replacedIn = ({ identity, graph }: Config): string[] => [
  ...Object.keys(identity?.endpoints ?? {}),
  ...(identity && identity.serviceUrls !== TEAMS_SERVICE_URLS ? ['bot.serviceUrls'] : []),
  ...(graph && graph.baseUrl !== GRAPH ? ['graph.baseUrl'] : []),
  ...(graph?.authority ? ['graph.authority'] : []),
];
