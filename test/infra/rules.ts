import type { Node } from 'web-tree-sitter';
import {
  type BicepFile,
  bodyOf,
  childrenOf,
  type Declared,
  isExisting,
  lineOf,
  typeOf,
  unquoted,
  valueAt,
  versionOf,
  within,
} from './bicep.ts';

/** What may never stand in a template of ours, whatever else it says. Each complaint says what to do. */

export type Rule = (file: BicepFile) => string[];

/** Looked up in Azure's own schemas of August 2026: a preview may change under us, so none is one. */
const VERSIONS: Readonly<Record<string, string>> = {
  'Microsoft.App/containerApps': '2026-01-01',
  'Microsoft.App/managedEnvironments': '2026-01-01',
  'Microsoft.Authorization/roleAssignments': '2022-04-01',
  'Microsoft.BotService/botServices': '2022-09-15',
  'Microsoft.BotService/botServices/channels': '2022-09-15',
  'Microsoft.ContainerRegistry/registries': '2025-11-01',
  'Microsoft.DBforPostgreSQL/flexibleServers': '2025-08-01',
  'Microsoft.DBforPostgreSQL/flexibleServers/administrators': '2025-08-01',
  'Microsoft.DBforPostgreSQL/flexibleServers/configurations': '2025-08-01',
  'Microsoft.DBforPostgreSQL/flexibleServers/databases': '2025-08-01',
  'Microsoft.Insights/actionGroups': '2023-01-01',
  'Microsoft.Insights/components': '2020-02-02',
  // There has never been another one.
  'Microsoft.Insights/diagnosticSettings': '2021-05-01-preview',
  'Microsoft.Insights/metricAlerts': '2018-03-01',
  'Microsoft.Insights/scheduledQueryRules': '2023-12-01',
  'Microsoft.Insights/workbooks': '2023-06-01',
  'Microsoft.KeyVault/vaults': '2026-02-01',
  'Microsoft.ManagedIdentity/userAssignedIdentities': '2024-11-30',
  'Microsoft.Network/networkSecurityGroups': '2024-05-01',
  'Microsoft.Network/privateDnsZones': '2024-06-01',
  'Microsoft.Network/privateDnsZones/virtualNetworkLinks': '2024-06-01',
  'Microsoft.Network/virtualNetworks': '2024-05-01',
  'Microsoft.OperationalInsights/workspaces': '2025-07-01',
};

const resources = ({ declared }: BicepFile): Declared[] => declared.filter(({ kind }) => kind === 'resource');
const made = (file: BicepFile, type: string): Declared[] =>
  resources(file).filter((one) => typeOf(one) === type && !isExisting(one));
const textAt = (one: Declared, path: string): string => unquoted(valueAt(bodyOf(one), path)?.text);

/** Those of them that the resource does not say. */
const unsaid = (one: Declared, wanted: Readonly<Record<string, string>>): string[] =>
  Object.entries(wanted)
    .filter(([path, value]) => textAt(one, path) !== value)
    .map(([path, value]) => `${one.name}: write ${path}: ${value}`);

export const parses: Rule = ({ root }) => {
  const wrong: string[] = [];
  const walk = (node: Node): void => {
    if (node.isError || node.isMissing) wrong.push(`line ${lineOf(node)}: this is no Bicep`);
    else for (const child of node.children) if (child) walk(child);
  };
  walk(root);
  return wrong;
};

export const hasKnownVersions: Rule = (file) =>
  resources(file)
    .filter((one) => VERSIONS[typeOf(one)] !== versionOf(one))
    .map(
      (one) =>
        `${typeOf(one)}@${versionOf(one)}: look at the schemas, then write ${VERSIONS[typeOf(one)] ?? 'it in the list'}`,
    );

const SERVER = 'Microsoft.DBforPostgreSQL/flexibleServers';

export const keepsTheDatabaseInside: Rule = (file) => [
  ...resources(file)
    .filter((one) => typeOf(one) === `${SERVER}/firewallRules`)
    .map(({ name }) => `${name}: the database has no way in from outside, so no firewall rule`),
  ...made(file, SERVER).flatMap((one) => [
    ...unsaid(one, {
      'properties.network.publicNetworkAccess': 'Disabled',
      'properties.authConfig.passwordAuth': 'Disabled',
      'properties.authConfig.activeDirectoryAuth': 'Enabled',
    }),
    ...(textAt(one, 'properties.network.delegatedSubnetResourceId')
      ? []
      : [`${one.name}: put it in a subnet of its own`]),
    ...(textAt(one, 'properties.administratorLoginPassword') ? [`${one.name}: nobody signs in with a password`] : []),
  ]),
];

const SECRET = /password|secret|connectionstring|sas\b|accountkey|primarykey|sharedkey/i;
/** Where a secret is, or of which kind, is none. */
const ABOUT_A_SECRET = /(?:Url|Uri|Kind|Name)$/;

export const givesNoSecretOut: Rule = ({ declared }) => {
  const hidden = declared
    .filter(({ kind, decorators }) => kind === 'param' && decorators.includes('secure'))
    .map(({ name }) => name);
  return declared
    .filter(({ kind }) => kind === 'output')
    .filter(
      ({ node }) => SECRET.test(node.text) || within(node, 'identifier').some(({ text }) => hidden.includes(text)),
    )
    .map(({ name }) => `output ${name}: whoever may read deployments reads it. Put it in the vault`);
};

export const takesNoSecretIn: Rule = ({ declared }) =>
  declared
    .filter(({ kind, name }) => kind === 'param' && SECRET.test(name) && !ABOUT_A_SECRET.test(name))
    .map(({ name }) => `param ${name}: have it read from the vault by an identity instead`);

export const asksForNoKeys: Rule = ({ root }) => [
  ...within(root, 'call_expression')
    .map((call) => childrenOf(call)[0]?.text ?? '')
    .filter((called) => /(?:^|\.)list[A-Z]\w*$/.test(called))
    .map((called) => `${called}(): use a managed identity and a role`),
  ...within(root, 'property_identifier')
    .filter(({ text }) => /^(?:ConnectionString|InstrumentationKey|connectionString)$/.test(text))
    .filter((node) => !isSecretOfTheProgram(node))
    .map((node) => `line ${lineOf(node)}: ${node.text} goes into a secret of the program or nowhere`),
];

function isSecretOfTheProgram(node: Node): boolean {
  for (let at: Node | null = node; at; at = at.parent)
    if (at.type === 'variable_declaration') return /^\w+Secrets$/.test(childrenOf(at)[0]?.text ?? '');
  return false;
}

/** What signs in to something else. */
const SIGN_IN = [
  'Microsoft.App/containerApps',
  'Microsoft.App/jobs',
  'Microsoft.Web/sites',
  'Microsoft.Insights/scheduledQueryRules',
];

export const signsInByIdentity: Rule = (file) =>
  SIGN_IN.flatMap((type) => made(file, type)).flatMap((one) => unsaid(one, { 'identity.type': 'UserAssigned' }));

export const isEncrypted: Rule = (file) => [
  ...made(file, 'Microsoft.App/containerApps').flatMap((one) =>
    unsaid(one, { 'properties.configuration.ingress.allowInsecure': 'false' }),
  ),
  ...(made(file, SERVER).length > 0 ? serverParameters(file) : []),
  ...within(file.root, 'string').flatMap(({ text }) => [
    ...(/http:\/\/(?!127\.0\.0\.1)/.test(text) ? [`${text}: write https`] : []),
    ...(/postgres:\/\//.test(text) && !/sslmode=verify-full/.test(text) ? [`${text}: add sslmode=verify-full`] : []),
  ]),
];

function serverParameters(file: BicepFile): string[] {
  const set = new Map(
    made(file, `${SERVER}/configurations`).map((one) => [textAt(one, 'name'), textAt(one, 'properties.value')]),
  );
  return [
    ...(set.get('require_secure_transport') === 'on' ? [] : ['set require_secure_transport on']),
    ...(/^TLSv1\.[23]$/.test(set.get('ssl_min_protocol_version') ?? '')
      ? []
      : ['set ssl_min_protocol_version to TLSv1.2 or TLSv1.3']),
  ];
}

export const guardsTheVault: Rule = (file) =>
  made(file, 'Microsoft.KeyVault/vaults').flatMap((one) =>
    unsaid(one, {
      'properties.enableRbacAuthorization': 'true',
      'properties.enablePurgeProtection': 'true',
      'properties.networkAcls.defaultAction': 'Deny',
    }),
  );

/** Owner, Contributor, User Access Administrator, Role Based Access Control Administrator. */
const TOO_MUCH =
  /8e3af657-a8ff-443c-a75c-2fe8c4bcb635|b24988ac-6180-42a0-ab88-20f7382dd24c|18d7d88d-d35e-4fb5-a5c3-7773c20a72d9|f58310d9-a9f6-439a-9e8d-f62e7b41a168/;

export const givesSmallRoles: Rule = (file) => [
  ...(TOO_MUCH.test(file.root.text) ? ['a role that may do anything is given: give the smallest that will do'] : []),
  ...made(file, 'Microsoft.Authorization/roleAssignments').flatMap((one) => [
    ...(valueAt(bodyOf(one), 'scope')
      ? []
      : [`${one.name}: say on which resource (scope), else it holds for all of the group`]),
    ...unsaid(one, { 'properties.principalType': 'ServicePrincipal' }),
  ]),
];

export const namesItsRoles: Rule = ({ declared }) =>
  declared
    .filter(({ kind, node }) => kind === 'var' && /roleDefinitions'/.test(node.text))
    .filter(({ node }) => node.previousNamedSibling?.type !== 'comment')
    .map(({ name }) => `${name}: say in a comment which role it is and why`);
