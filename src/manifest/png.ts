/** As much of a PNG as tells how large it is. */

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** The signature, and a first chunk that begins with width and height. */
const WIDTH_AT = 16;
const HEIGHT_AT = 20;
const HEADER = 24;

/** @returns the size in pixels as "192x192"; null for what is no PNG */
export function sizeOfPng(bytes: Uint8Array): string | null {
  if (bytes.length < HEADER || SIGNATURE.some((byte, at) => bytes[at] !== byte)) return null;
  const header = new DataView(bytes.buffer, bytes.byteOffset, HEADER);
  return `${header.getUint32(WIDTH_AT)}x${header.getUint32(HEIGHT_AT)}`;
}
