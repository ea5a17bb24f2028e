import { inflateSync } from 'node:zlib';

/** The text of each page of a PDF of ours as it can be selected: every line that is drawn, its letters decoded as the font's encoding says. */
export function pagesOf(pdf: Buffer): string[] {
  const streams = [...pdf.toString('latin1').matchAll(/\/FlateDecode\n>>\nstream\n([\s\S]*?)\nendstream/g)];
  const drawn = streams.map(([, data = '']) => inflateSync(Buffer.from(data, 'latin1')).toString('latin1'));
  return drawn.filter((content) => content.includes('BT')).map(textIn);
}

function textIn(content: string): string {
  const lines = [...content.matchAll(/\[([^\]]*)\] TJ/g)].map(([, parts = '']) =>
    [...parts.matchAll(/<([0-9a-f]*)>/g)].map(([, hex = '']) => Buffer.from(hex, 'hex')),
  );
  return lines.map((parts) => new TextDecoder('windows-1252').decode(Buffer.concat(parts))).join('\n');
}
