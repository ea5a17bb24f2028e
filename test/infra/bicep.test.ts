import { describe, expect, it } from '@jest/globals';
import { bicep, parameterFile, parameterFiles, templates } from './bicep.ts';
import { misfitsOfModules, misfitsOfParameters, missingFiles, strangers, unused } from './names.ts';
import * as rules from './rules.ts';

const all = templates();
const everyRule = { ...rules, strangers, unused, missingFiles };

describe('the templates', () => {
  it('are there', () => {
    expect(all.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['main.bicep', 'registry.bicep', 'modules/program.bicep']),
    );
  });

  it.each(all.map((file) => [file.path, file] as const))('keep every rule: %s', (_path, file) => {
    const complaints = Object.entries(everyRule).flatMap(([name, rule]) => rule(file).map((one) => `${name}: ${one}`));

    expect([...complaints, ...misfitsOfModules(file, all)]).toEqual([]);
  });

  it.each(parameterFiles().map((file) => [file.path, file] as const))('take what is given in %s', (_path, file) => {
    expect([...rules.parses(file), ...missingFiles(file), ...misfitsOfParameters(file, all)]).toEqual([]);
  });

  it('use every module', () => {
    const used = all.flatMap(({ root }) => [...root.text.matchAll(/^module \w+ '([^']+)'/gm)].map((match) => match[1]));

    expect(all.map(({ path }) => path).filter((path) => path.startsWith('modules/') && !used.includes(path))).toEqual(
      [],
    );
  });
});

const server = (properties: string): string => `resource db 'Microsoft.DBforPostgreSQL/flexibleServers@2025-08-01' = {
  name: 'db'
  properties: { ${properties} }
}`;

/** Each is wrong in one way. */
const WRONG: readonly (readonly [what: string, rule: keyof typeof everyRule, text: string, complaint: RegExp])[] = [
  ['what is no Bicep', 'parses', 'param = 5', /no Bicep/],
  ['a parameter that nobody uses', 'unused', 'param left string', /left is used by nobody/],
  ['a variable that nobody uses', 'unused', "var left = 'x'", /left is used by nobody/],
  [
    'an existing resource that nobody uses',
    'unused',
    "resource left 'Microsoft.KeyVault/vaults@2026-02-01' existing = { name: 'x' }",
    /left/,
  ],
  ['a file that is not there', 'missingFiles', "var a = loadTextContent('odd.yaml')", /no odd.yaml/],
  ['a name that is declared nowhere', 'strangers', 'output a string = nmae', /nmae is declared nowhere/],
  [
    'a version that was not looked at',
    'hasKnownVersions',
    "resource a 'Microsoft.App/containerApps@2019-01-01' = { name: 'a' }",
    /2026-01-01/,
  ],
  [
    'a kind of resource that was not looked at',
    'hasKnownVersions',
    "resource a 'Microsoft.Odd/things@2026-01-01' = { name: 'a' }",
    /in the list/,
  ],
  [
    'a database with an address of its own',
    'keepsTheDatabaseInside',
    server("network: { publicNetworkAccess: 'Enabled' }"),
    /publicNetworkAccess: Disabled/,
  ],
  [
    'a database that takes passwords',
    'keepsTheDatabaseInside',
    server("authConfig: { passwordAuth: 'Enabled' }"),
    /passwordAuth: Disabled/,
  ],
  [
    "a hole in the database's wall",
    'keepsTheDatabaseInside',
    "resource h 'Microsoft.DBforPostgreSQL/flexibleServers/firewallRules@2025-08-01' = { name: 'h' }",
    /no firewall rule/,
  ],
  ['a database that takes what is not encrypted', 'isEncrypted', server(''), /require_secure_transport/],
  [
    'a secret among the outputs',
    'givesNoSecretOut',
    '@secure()\nparam what string\noutput a string = what',
    /output a/,
  ],
  [
    'a connection string among the outputs',
    'givesNoSecretOut',
    'output a string = insights.properties.ConnectionString',
    /output a/,
  ],
  ['a password as a parameter', 'takesNoSecretIn', '@secure()\nparam botPassword string', /botPassword/],
  ['a key', 'asksForNoKeys', 'var a = workspace.listKeys().primarySharedKey', /listKeys/],
  ['a key by the older way', 'asksForNoKeys', "var a = listKeys('x', '2020-01-01').value", /listKeys/],
  [
    'a connection string in the open',
    'asksForNoKeys',
    'var a = component.properties.ConnectionString',
    /ConnectionString/,
  ],
  [
    'a program without an identity',
    'signsInByIdentity',
    "resource a 'Microsoft.App/containerApps@2026-01-01' = { name: 'a' }",
    /identity.type/,
  ],
  [
    'a program that answers unencrypted',
    'isEncrypted',
    "resource a 'Microsoft.App/containerApps@2026-01-01' = {\n  name: 'a'\n  properties: { configuration: { ingress: { allowInsecure: true } } }\n}",
    /allowInsecure: false/,
  ],
  ['an address without https', 'isEncrypted', "var a = 'http://example.org'", /https/],
  [
    'a database whose certificate is not looked at',
    'isEncrypted',
    "var a = 'postgres://bot@db/x?sslmode=require'",
    /verify-full/,
  ],
  [
    'a vault that can be emptied for good',
    'guardsTheVault',
    "resource v 'Microsoft.KeyVault/vaults@2026-02-01' = {\n  name: 'v'\n  properties: { enableRbacAuthorization: true, enablePurgeProtection: false, networkAcls: { defaultAction: 'Deny' } }\n}",
    /enablePurgeProtection/,
  ],
  [
    'a role that may do anything',
    'givesSmallRoles',
    "var r = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'b24988ac-6180-42a0-ab88-20f7382dd24c')",
    /smallest/,
  ],
  [
    'a role for a whole resource group',
    'givesSmallRoles',
    "resource r 'Microsoft.Authorization/roleAssignments@2022-04-01' = {\n  name: 'r'\n  properties: { principalType: 'ServicePrincipal' }\n}",
    /scope/,
  ],
  [
    'a role without a reason',
    'namesItsRoles',
    "var r = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '7f951dda-4ed3-4680-a7ca-43fe172d538d')",
    /comment/,
  ],
];

describe('the rules', () => {
  it.each(WRONG)('see %s', (_what, rule, text, complaint) => {
    expect(everyRule[rule](bicep(text)).join('\n')).toMatch(complaint);
  });

  it('have each been tried', () => {
    const tried = new Set<string>(WRONG.map(([, rule]) => rule));

    expect(Object.keys(everyRule).filter((name) => !tried.has(name))).toEqual([]);
  });
});

const template = bicep('param must string\nparam may string = must\noutput made string = may', 'part.bicep');

describe('what is given to a template', () => {
  it.each([
    ['is not taken', "{ must: 'x', odd: 'y' }", ['part.bicep takes no odd']],
    ['is lacking', "{ may: 'x' }", ['part.bicep is not given must']],
  ])('is seen when it %s', (_what, params, complaints) => {
    const file = bicep(`module part 'part.bicep' = {\n  name: 'part'\n  params: ${params}\n}`);

    expect(misfitsOfModules(file, [template])).toEqual(complaints);
  });

  it('is seen when it comes from an output that there is not', () => {
    const file = bicep(
      "module part 'part.bicep' = {\n  name: 'part'\n  params: { must: 'x' }\n}\noutput a string = part.outputs.mad",
    );

    expect(misfitsOfModules(file, [template])).toEqual(['part.bicep has no output mad']);
  });

  it.each([
    ['is not taken', "param must = 'x'\nparam odd = 'y'", ['part.bicep takes no odd']],
    ['is lacking', "param may = 'x'", ['part.bicep is not given must']],
    ['is given twice', "param must = 'x'\nparam must = 'y'", ['must is given twice']],
  ])('in a parameter file is seen when it %s', (_what, text, complaints) => {
    expect(misfitsOfParameters(parameterFile(`using 'part.bicep'\n${text}`), [template])).toEqual(complaints);
  });
});
