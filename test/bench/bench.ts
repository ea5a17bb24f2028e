import { parseArgs } from 'node:util';
import { benchAnswers } from './answering.ts';
import { benchDoor } from './door.ts';
import { print } from './figures.ts';
import { benchReminding } from './reminding.ts';
import { benchRouting } from './routing.ts';

/**
 * `npm run bench`: what answering, filing, reminding and the door cost, and how well questions are routed. Each is measured beside something in the
 * same run: a bare bot, a bare round trip, what Teams takes, classifiers by others. `npm run bench -- answering`, `-- door`, `-- reminding` or
 * `-- routing` runs one of them; `-- reminding --smoke` shows in a minute or two that it works, with figures that say nothing.
 * `-- routing --questions FILE` (as often as wanted) asks more than the product's own questions; `--json FILE` writes the figures.
 */

const OPTIONS = {
  smoke: { type: 'boolean', default: false },
  questions: { type: 'string', multiple: true, default: [] as string[] },
  json: { type: 'string' },
} as const;

const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
const parts = {
  answering: () => benchAnswers(),
  door: () => benchDoor(),
  reminding: () => benchReminding(values.smoke),
  routing: () => benchRouting({ questions: values.questions, json: values.json, smoke: values.smoke }),
};
const isPart = (name: string): name is keyof typeof parts => name in parts;

const unknown = positionals.filter((one) => !isPart(one));
if (unknown.length > 0) {
  print(`${unknown.join(', ')}: there is ${Object.keys(parts).join(', ')}; and --smoke, --questions FILE, --json FILE`);
  process.exitCode = 1;
} else {
  const wanted = positionals.length > 0 ? positionals : Object.keys(parts);
  for (const name of wanted) if (isPart(name)) await parts[name]();
}
