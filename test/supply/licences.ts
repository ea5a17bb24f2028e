import { table } from '../../src/cli/table.ts';
import { OTHER_LICENCES } from './allowed.ts';
import { isInstalled, type Locked, shipped } from './lock.ts';

/** `npm run licences`: the licences of what is shipped, as installed on this machine. */

const licenceOf = ({ name, license }: Locked): string => license ?? OTHER_LICENCES[name]?.because ?? 'none named';

const here = shipped().filter(isInstalled);
const rows = here
  .toSorted((a, b) => (a.path < b.path ? -1 : 1))
  .map((one) => ({ start: [one.name, one.version], stretching: licenceOf(one), end: [] }));
for (const line of table(rows, Number.POSITIVE_INFINITY)) process.stdout.write(`${line.trimEnd()}\n`);

const counts = [...Map.groupBy(here, licenceOf)].map(([licence, ones]) => `${ones.length} ${licence}`);
process.stdout.write(`\n${here.length} packages: ${counts.join(', ')}\n`);
