import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cardFor } from '../../cards/cardFor.ts';
import { LANGUAGES } from '../../src/domain/model/types.ts';
import { openBrowser } from '../support/browser.ts';
import { EVERY_REPLY } from '../support/replies.ts';
import { type Draw, drawingIn, hasFolds } from './drawing.ts';
import { GUIDE_FOLDER, GUIDE_PICTURES } from './guides.ts';

/**
 * `npm run gallery`: a picture of every card in both languages, folded and unfolded. `npm run gallery -- gap settled`: only those with these words
 * in their names. `npm run gallery -- --guides`: the pictures of the guides, where the guides have them.
 */

const FOLDER = join(import.meta.dirname, '../../.artifacts/gallery');

/** @returns how many were drawn */
async function drawEverything(draw: Draw, wanted: readonly string[]): Promise<number> {
  if (wanted.length === 0) rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  let pictures = 0;
  for (const [name, reply] of Object.entries(EVERY_REPLY).filter(([one]) => wanted.every((word) => one.includes(word))))
    for (const language of LANGUAGES) {
      const card = cardFor({ reply, language });
      const file = join(FOLDER, `${name.replaceAll(' ', '-')}.${language}`);
      await draw(card, `${file}.png`);
      if (hasFolds(card)) await draw(card, `${file}.open.png`, 'open');
      pictures += hasFolds(card) ? 2 : 1;
    }
  return pictures;
}

async function drawGuides(draw: Draw): Promise<number> {
  rmSync(GUIDE_FOLDER, { recursive: true, force: true });
  mkdirSync(GUIDE_FOLDER, { recursive: true });
  for (const [file, name] of Object.entries(GUIDE_PICTURES)) {
    const reply = EVERY_REPLY[name];
    if (!reply) throw new Error(`There is no reply called "${name}".`);
    await draw(cardFor({ reply, language: 'sv' }), join(GUIDE_FOLDER, `${file}.png`));
  }
  return Object.keys(GUIDE_PICTURES).length;
}

const words = process.argv.slice(2);
const isForGuides = words.includes('--guides');
const browser = await openBrowser();
try {
  const draw = await drawingIn(browser);
  const pictures = isForGuides ? await drawGuides(draw) : await drawEverything(draw, words);
  process.stdout.write(`${pictures} pictures in ${isForGuides ? GUIDE_FOLDER : FOLDER}\n`);
} finally {
  await browser.close();
}
