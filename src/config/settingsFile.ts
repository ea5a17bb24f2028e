import { resolve } from 'node:path';
import { cosmiconfig, defaultLoaders } from 'cosmiconfig';
import { type Fault, failed, ok, type Result } from './fault.ts';
import { type Settings, settingsSchema } from './settings.ts';
import { checked, readYaml, valueIn } from './yamlFile.ts';

/** Finding the settings file and checking its shape. */

const NAME = 'samverkanslotsen';
const PLACES = [
  `${NAME}.config.yaml`,
  `${NAME}.config.yml`,
  `${NAME}.config.json`,
  `${NAME}.config.ts`,
  `.${NAME}rc`,
  `.${NAME}rc.yaml`,
  `.${NAME}rc.json`,
  'package.json',
];

export interface Found {
  /** Null when there are faults. */
  readonly settings: Settings | null;
  readonly faults: readonly Fault[];
  /** What stood in the file, checked or not. */
  readonly written: unknown;
  readonly path: string | null;
}

/** The settings asked for by name, or found from the directory upwards, or the demo's when there are none. */
export async function findSettings(
  directory: string,
  file: string | undefined,
  demo: Settings,
): Promise<Result<Found>> {
  const explorer = cosmiconfig(NAME, { searchPlaces: PLACES, loaders: LOADERS });
  try {
    const result = file ? await explorer.load(resolve(directory, file)) : await explorer.search(directory);
    if (result && !result.isEmpty) return ok(checkSettings(result.config, result.filepath));
    return file ? missing(file) : ok({ settings: demo, faults: [], written: demo, path: null });
  } catch (error) {
    if (file && isMissing(error)) return missing(file);
    const found = error instanceof Error ? error.message : String(error);
    return failed([{ file: file ?? NAME, path: '', code: 'unreadable', detail: { found } }]);
  }
}

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

function checkSettings(config: unknown, path: string): Found {
  const isText = config instanceof YamlText;
  const settings = isText ? readYaml(config.text, path, settingsSchema) : checked(config, path, settingsSchema);
  const written = isText ? config.value() : config;
  return settings.ok
    ? { settings: settings.value, faults: [], written, path }
    : { settings: null, faults: settings.faults, written, path };
}

/** YAML is handed on as text, so that faults can name their lines. */
class YamlText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }

  /** What it says, as far as it can be read at all. */
  value(): unknown {
    return valueIn(this.text);
  }
}
const yamlText = (_path: string, text: string): YamlText => new YamlText(text);

const LOADERS = {
  '.yaml': yamlText,
  '.yml': yamlText,
  noExt: yamlText,
  '.json': defaultLoaders['.json'],
  '.ts': async (path: string) => (await import(path)).default,
};

const missing = (file: string): Result<never> =>
  failed([{ file, path: '', code: 'missing-file', detail: { found: file, nearest: '', known: '' } }]);
