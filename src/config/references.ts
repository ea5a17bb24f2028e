import type { Fact, Party, Source, Text } from '../domain/model/types.ts';
import { type Fault, pathText } from './fault.ts';
import type { FactEntry, ModelFile, TextEntry } from './modelSchema.ts';
import { nearest } from './nearest.ts';

type Path = readonly PropertyKey[];

/** What the parts of a model refer to by name, and the faults found on the way. */
export class References {
  readonly faults: Fault[] = [];
  readonly #file: string;
  readonly #sources: ReadonlyMap<string, Source>;
  readonly #parties: ReadonlyMap<string, Party>;

  /** @param chain the model's own file first, then its parents */
  constructor(chain: readonly ModelFile[], file: string) {
    this.#file = file;
    const fromRoot = [...chain].reverse();
    this.#sources = new Map(
      fromRoot.flatMap((one) => Object.entries(one.sources).map(([id, entry]) => [id, source(id, entry)])),
    );
    this.#parties = new Map(
      fromRoot.flatMap((one) => Object.entries(one.parties).map(([id, name]) => [id, { id, name: asText(name) }])),
    );
  }

  fault(code: Fault['code'], path: Path, detail: Fault['detail']): void {
    this.faults.push({ file: this.#file, path: pathText(path), code, detail });
  }

  unknown(what: string, found: string, known: Iterable<string>, path: Path): void {
    const options = [...known];
    this.fault('unknown-reference', path, {
      what,
      found,
      nearest: nearest(found, options) ?? '',
      known: options.join(', '),
    });
  }

  source(id: string, path: Path): Source {
    const found = this.#sources.get(id);
    if (found) return found;
    this.unknown('source', id, this.#sources.keys(), [...path, 'source']);
    return { id, title: id, confirmed: false };
  }

  party(id: string, path: Path): Party {
    const found = this.#parties.get(id);
    if (found) return found;
    this.unknown('party', id, this.#parties.keys(), path);
    return { id, name: { sv: id, en: id } };
  }

  fact(entry: FactEntry, path: Path): Fact {
    return { text: asText(entry), source: this.source(entry.source, path) };
  }

  facts(entries: readonly FactEntry[], path: Path): Fact[] {
    return entries.map((entry, at) => this.fact(entry, [...path, at]));
  }
}

function source(id: string, { title, url, confirmed }: ModelFile['sources'][string]): Source {
  return { id, title, confirmed, ...(url ? { url } : {}) };
}

/** Both languages; Swedish stands in where English was left out. */
export function asText(entry: TextEntry | { sv: string; en?: string | undefined }): Text {
  if (typeof entry === 'string') return { sv: entry, en: entry };
  return { sv: entry.sv, en: entry.en ?? entry.sv };
}
