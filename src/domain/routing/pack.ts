import { HEADS, type Head, type HeadName, type Weights } from './classifier.ts';

/**
 * The weights as one block of bytes: the length of a header, the header (JSON), then every head's weights one after another.
 * The header names the sentences they were learnt from by checksum, so that stale weights can be told.
 */

interface Header {
  readonly examples: string;
  readonly vocabulary: readonly string[];
  readonly heads: Readonly<Record<HeadName, Omit<Head, 'weights'>>>;
}

const LENGTH_BYTES = 4;

export interface Packed {
  readonly weights: Weights;
  /** Checksum of the sentences. */
  readonly examples: string;
}

export function pack({ weights, examples }: Packed): Uint8Array<ArrayBuffer> {
  const bare = ({ labels, bias, scale }: Head) => ({ labels, bias, scale });
  const { matter, group, field } = weights.heads;
  const header: Header = {
    examples,
    vocabulary: [...weights.vocabulary.keys()],
    heads: { matter: bare(matter), group: bare(group), field: bare(field) },
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const length = new Uint8Array(LENGTH_BYTES);
  new DataView(length.buffer).setUint32(0, text.length);
  const parts = [length, text, ...HEADS.map((name) => new Uint8Array(weights.heads[name].weights.buffer))];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** @throws when the bytes were not made by `pack` */
export function unpack(bytes: Uint8Array): Packed {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(LENGTH_BYTES, LENGTH_BYTES + length))) as Header;
  let at = LENGTH_BYTES + length;
  const head = (name: HeadName): Head => {
    const size = header.vocabulary.length * header.heads[name].labels.length;
    const weights = new Int8Array(bytes.buffer, bytes.byteOffset + at, size);
    at += size;
    return { ...header.heads[name], weights };
  };
  const [matter, group, field] = HEADS.map(head) as [Head, Head, Head];
  return {
    weights: {
      vocabulary: new Map(header.vocabulary.map((name, row) => [name, row])),
      heads: { matter, group, field },
    },
    examples: header.examples,
  };
}
