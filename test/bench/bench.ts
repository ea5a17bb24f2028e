import { benchAnswers } from './answering.ts';
import { print } from './figures.ts';
import { benchReminding } from './reminding.ts';

/**
 * `npm run bench`: what answering, filing and reminding cost. Each is measured beside something in the same run: a bare bot, a bare round
 * trip, or what Teams takes. `npm run bench -- answering` or `-- reminding` runs one of them; `-- reminding --smoke` shows in a minute or two
 * that it works, with figures that say nothing.
 */

const asked = process.argv.slice(2);
const smoke = asked.includes('--smoke');
const parts = { answering: () => benchAnswers(), reminding: () => benchReminding(smoke) };
const isPart = (name: string): name is keyof typeof parts => name in parts;

const named = asked.filter((one) => one !== '--smoke');
const unknown = named.filter((one) => !isPart(one));
if (unknown.length > 0) {
  print(`${unknown.join(', ')}: there is ${Object.keys(parts).join(' and ')}, and --smoke`);
  process.exitCode = 1;
} else {
  const wanted = named.length > 0 ? named : Object.keys(parts);
  for (const name of wanted) if (isPart(name)) await parts[name]();
}
