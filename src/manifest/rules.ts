import { z } from 'zod';
import type { Fault, FaultCode } from '../config/fault.ts';
import { checked } from '../config/yamlFile.ts';
import { type Files, jsonIn, MANIFEST } from './files.ts';
import { sizeOfPng } from './png.ts';
import { ICON_SIZES, localisationShape, manifestShape } from './shape.ts';
import { longestAt, stringsIn, type Text, textsOf } from './texts.ts';

/** What must hold of an app package before anybody uploads it: Teams' own answer comes late, and says little. */

/** @returns everything that is wrong, not only the first */
export function packageFaults(files: Files): Fault[] {
  const manifest = parsed(files, MANIFEST);
  if ('fault' in manifest) return [manifest.fault];
  const { json } = manifest;
  const { icons, localizationInfo } = referring.parse(json);
  const texts = textsOf(json);
  return [
    ...shapeFaults(MANIFEST, manifestShape, json),
    ...notFilled(MANIFEST, json),
    ...tooLong(MANIFEST, texts),
    ...Object.entries(icons).flatMap(([icon, file]) => iconFaults(files, file, ICON_SIZES[icon])),
    ...localizationInfo.additionalLanguages.flatMap(({ file }) => languageFaults(files, file, texts)),
  ];
}

/** Which other files a manifest speaks of, whatever else is wrong with it. */
const referring = z
  .object({
    icons: z.record(z.string(), z.string()).catch({}),
    localizationInfo: z
      .object({ additionalLanguages: z.array(z.object({ file: z.string() })) })
      .catch({ additionalLanguages: [] }),
  })
  .catch({ icons: {}, localizationInfo: { additionalLanguages: [] } });

type Parsed = { readonly json: unknown } | { readonly fault: Fault };

function parsed(files: Files, file: string): Parsed {
  const bytes = files.get(file);
  if (!bytes) return { fault: { code: 'missing-file', file, path: '', detail: { found: file } } };
  return jsonIn(bytes) ?? { fault: { code: 'no-json', file, path: '', detail: {} } };
}

function shapeFaults(file: string, shape: z.ZodType, json: unknown): Fault[] {
  const read = checked(json, file, shape);
  return read.ok ? [] : [...read.faults];
}

const notFilled = (file: string, json: unknown): Fault[] =>
  stringsIn(json)
    .filter(([, text]) => /\{\{.*?\}\}/.test(text))
    .map(([path, found]) => ({ code: 'not-filled', file, path, detail: { found } }));

const tooLong = (file: string, texts: readonly Text[]): Fault[] =>
  texts.flatMap(([path, text]): Fault[] => {
    const [length, most] = [[...text].length, longestAt(path) ?? 0];
    return length > most ? [{ code: 'too-long', file, path, detail: { length: `${length}`, most: `${most}` } }] : [];
  });

function iconFaults(files: Files, file: string, wanted = ''): Fault[] {
  const bytes = files.get(file);
  if (!bytes) return [{ code: 'missing-file', file, path: '', detail: { found: file } }];
  const found = sizeOfPng(bytes);
  if (!found) return [{ code: 'no-png', file, path: '', detail: { wanted } }];
  return found === wanted ? [] : [{ code: 'icon-size', file, path: '', detail: { found, wanted } }];
}

/** Everything that is read stands in each language, and nothing stands there that nobody reads. */
function languageFaults(files: Files, file: string, texts: readonly Text[]): Fault[] {
  const language = parsed(files, file);
  if ('fault' in language) return [language.fault];
  const { json } = language;
  const known = new Set(texts.map(([path]) => path));
  const translations = Object.entries(z.record(z.string(), z.string()).catch({}).parse(json));
  const written = new Set(translations.map(([path]) => path));
  const at = (code: FaultCode) => (path: string) => ({ code, file, path, detail: {} });
  return [
    ...shapeFaults(file, localisationShape, json),
    ...notFilled(file, json),
    ...tooLong(
      file,
      translations.filter(([path]) => known.has(path)),
    ),
    ...[...known].filter((path) => !written.has(path)).map(at('not-translated')),
    ...[...written].filter((path) => path !== '$schema' && !known.has(path)).map(at('translates-nothing')),
  ];
}
