/**
 * Text as PDF's standard fonts can show it: Latin letters of western Europe. A letter with a foreign accent loses the accent, and
 * what has no likeness at all (other scripts, emoji) becomes a question mark, so that the reader sees that something stood there.
 */
export function winAnsi(text: string): string {
  const tidy = text.normalize('NFC').replaceAll(/\r\n?|[\u2028\u2029]/g, '\n');
  return [...SEGMENTER.segment(tidy)].map(({ segment }) => shown(segment)).join('');
}

const SEGMENTER = new Intl.Segmenter('sv', { granularity: 'grapheme' });
const SUBSTITUTE = '?';

/** Control characters, soft hyphens, joiners and marks of direction, but not the newline and the tab. */
const UNSEEN = /(?![\n\t])[\p{Cc}\p{Cf}]/gu;

/** What Windows-1252 has beside Latin-1. */
const BEYOND_LATIN = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';

const LIKE: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ħ: 'h',
  Ħ: 'H',
  ı: 'i',
  ŋ: 'n',
  Ŋ: 'N',
  ŧ: 't',
  Ŧ: 'T',
  ẞ: 'SS',
  '≤': '<=',
  '≥': '>=',
  '≠': '<>',
  '→': '->',
  '←': '<-',
  '↔': '<->',
  '⇒': '=>',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '―': '—',
  '′': "'",
  '″': '"',
  '✓': 'x',
  '✔': 'x',
  '☐': '[ ]',
  '☑': '[x]',
  '☒': '[x]',
  '●': '•',
  '▪': '•',
  '■': '•',
  '\t': ' ',
  '\n': '\n',
};

function shown(grapheme: string): string {
  const seen = grapheme.replaceAll(UNSEEN, '');
  if (seen === '' || isWinAnsi(seen)) return seen;
  const like = LIKE[seen];
  if (like !== undefined) return like;
  const bare = seen.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  if (bare !== '' && [...bare].every(isWinAnsi)) return bare;
  return LIKE[bare] ?? SUBSTITUTE;
}

function isWinAnsi(character: string): boolean {
  if (character.length !== 1) return false;
  const code = character.charCodeAt(0);
  return (code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code <= 0xff) || BEYOND_LATIN.includes(character);
}
