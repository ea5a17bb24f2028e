import { HEADS, type HeadName } from './classifier.ts';
import { LABELS } from './outcome.ts';

/** A sentence someone might type, with what it is about. One per line in src/models/examples/*.tsv: voice, matter, group, field, text. */
export interface Sentence {
  readonly text: string;
  /** Who might type it: `ssk-mobil`, `rektor`. */
  readonly voice: string;
  /** The file it stands in: all of a file's sentences have one writer. */
  readonly source: string;
  readonly labels: Readonly<Record<HeadName, string>>;
}

export interface BadLine {
  readonly source: string;
  readonly line: number;
  readonly problem: string;
}

/** Reads one file. Bad lines are told, all at once, and left out. */
export function parseSentences(content: string, source: string): { sentences: Sentence[]; bad: BadLine[] } {
  const sentences: Sentence[] = [];
  const bad: BadLine[] = [];
  for (const [at, line] of content.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [voice = '', matter = '', group = '', field = '', text, ...rest] = line.split('\t');
    const labels = { matter, group, field };
    const unknown = HEADS.filter((head) => !(LABELS[head] as readonly string[]).includes(labels[head]));
    if (text === undefined || rest.length > 0) bad.push({ source, line: at + 1, problem: 'five columns, tab between' });
    else if (unknown.length > 0)
      bad.push({
        source,
        line: at + 1,
        problem: `unknown ${unknown.map((head) => `${head} "${labels[head]}"`).join(', ')}`,
      });
    else sentences.push({ text: text.normalize('NFC'), voice, source, labels });
  }
  return { sentences, bad };
}
