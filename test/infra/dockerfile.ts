/** What must hold of the file that the image is built by. */

interface Instruction {
  readonly name: string;
  readonly rest: string;
}

const instructionsIn = (text: string): Instruction[] =>
  text
    .replace(/^\s*#.*$/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .flatMap((line) => {
      const [, name, rest] = line.trim().match(/^([A-Z]+)\s+(.*)$/) ?? [];
      return name && rest ? [{ name, rest: rest.trim() }] : [];
    });

const restsOf = (text: string, name: string): string[] =>
  instructionsIn(text).flatMap((one) => (one.name === name ? [one.rest] : []));

/** What is copied from the repository, not from another stage. */
export const copiedIn = (text: string): string[] =>
  restsOf(text, 'COPY')
    .filter((rest) => !rest.startsWith('--from='))
    .flatMap((rest) => rest.split(/\s+/).slice(0, -1));

/** @param node the version of Node that is developed with */
export function faultsOfDockerfile(text: string, node: string): string[] {
  const user = restsOf(text, 'USER').at(-1);
  return [
    ...restsOf(text, 'FROM').flatMap((rest) => faultsOfBase(rest, node)),
    ...(user && !/^(?:root|0)\b/.test(user) ? [] : ['let it run as somebody other than root']),
    ...restsOf(text, 'RUN').flatMap(faultsOfRun),
    ...['RUN', 'CMD', 'ENTRYPOINT'].flatMap((name) => restsOf(text, name).flatMap((rest) => faultsOfForm(name, rest))),
    ...faultsOfHealth(restsOf(text, 'HEALTHCHECK')),
    ...[...restsOf(text, 'ENV'), ...restsOf(text, 'ARG')]
      .filter((rest) => /password|secret|token|DATABASE_URL/i.test(rest))
      .map((rest) => `${rest}: a secret in an image is everybody's`),
  ];
}

function faultsOfBase(rest: string, node: string): string[] {
  const [image = ''] = rest.split(' ');
  return new RegExp(`^node:${node.replaceAll('.', '\\.')}-[a-z]+-slim(?:@sha256:[0-9a-f]{64})?$`).test(image)
    ? []
    : [`${image}: write node:${node}-…-slim, the Node that is tested with`];
}

const faultsOfRun = (rest: string): string[] =>
  rest.includes('npm')
    ? ['"ci"', '--omit=dev', '--omit=optional', '--ignore-scripts']
        .filter((flag) => !rest.includes(flag))
        .map((flag) => `npm without ${flag}`)
    : [];

const faultsOfForm = (name: string, rest: string): string[] =>
  isList(rest) ? [] : [`${name} ${rest}: write it as a list, for a shell keeps signals to itself`];

function faultsOfHealth(checks: readonly string[]): string[] {
  if (checks.length !== 1) return ['say in one HEALTHCHECK how it is seen to live'];
  return checks.flatMap((check) => faultsOfForm('HEALTHCHECK', check.replace(/^.*?\bCMD\s+/, '')));
}

function isList(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
}
