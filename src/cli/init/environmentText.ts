import type { InitTexts } from '../../locales/init/sv.ts';
import { wrap } from '../wrap.ts';

/** The environment file: the secrets, for `lots --env`, a shell, systemd and Docker alike. */

const WIDTH = 100;
/** What may be needed later. */
const EXAMPLES = {
  GRAPH_CLIENT_SECRET: '',
  DATABASE_URL: 'postgres://user:password@server:5432/lotsen',
  PORT: '3978',
  LOG_LEVEL: 'info',
};

type Name = Exclude<keyof InitTexts['environment'], 'head'>;

/** @param secrets an empty one is to be filled in by hand */
export function environmentText(secrets: Readonly<Record<string, string>>, { environment: texts }: InitTexts): string {
  const lines = (name: string, value: string): string[] => [
    ...(isKnown(name, texts) ? comment(texts[name]) : []),
    value,
    '',
  ];
  return [
    ...comment(texts.head),
    '',
    ...Object.entries(secrets).flatMap(([name, value]) => lines(name, `${name}=${quoted(value)}`)),
    ...Object.entries(EXAMPLES)
      .filter(([name]) => !(name in secrets))
      .flatMap(([name, value]) => lines(name, `# ${name}=${value}`)),
  ].join('\n');
}

const isKnown = (name: string, texts: InitTexts['environment']): name is Name => name !== 'head' && name in texts;

const comment = (text: string): string[] => wrap(text, WIDTH).map((line) => `# ${line}`);

/** Docker takes quotes for a part of the value, so there are none where nobody needs them. */
function quoted(value: string): string {
  if (/^(?!~)[\w.\-:/@%+=,~?]*$/.test(value) && !value.includes(':~')) return value;
  return value.includes("'") ? JSON.stringify(value) : `'${value}'`;
}
