import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from '../support/browser.ts';

/** `npm run icons`: the app's icons in Teams, drawn anew from manifest/drawings. */

const FOLDER = join(import.meta.dirname, '../../manifest');
const ICONS = [
  { name: 'color', size: 192 },
  { name: 'color32x32', size: 32 },
  { name: 'outline', size: 32 },
] as const;

const browser = await openBrowser();
try {
  for (const { name, size } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const drawing = readFileSync(join(FOLDER, `drawings/${name}.svg`), 'utf8');
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`);
    await page.screenshot({ path: join(FOLDER, `${name}.png`), omitBackground: true });
    await page.close();
  }
  process.stdout.write(`${ICONS.length} icons in ${FOLDER}\n`);
} finally {
  await browser.close();
}
