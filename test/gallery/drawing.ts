import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import type { Card } from '../../cards/card.ts';

/** Draws cards with Adaptive Cards' own renderer at the width of a chat, in colours like Teams'. It is not Teams itself. */

const WIDTH = 460;
const HIDDEN = '"isVisible":false';
const SHOWN = '"isVisible":true';

const library = readFileSync(createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.js'), 'utf8');

const FOREGROUND = {
  default: { default: '#242424', subtle: '#616161' },
  attention: { default: '#c4314b', subtle: '#c4314b' },
};

const HOST = {
  fontFamily: '"Segoe UI", "DejaVu Sans", sans-serif',
  spacing: { small: 6, default: 10, medium: 16, large: 24, extraLarge: 32, padding: 14 },
  actions: {
    maxActions: 6,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    buttonSpacing: 8,
    spacing: 'small',
  },
  containerStyles: {
    default: { backgroundColor: '#ffffff', foregroundColors: FOREGROUND },
    attention: { backgroundColor: '#fdf3f4', foregroundColors: FOREGROUND },
  },
};

const PAGE = `<!doctype html><meta charset="utf-8"><style>
body { margin: 0; padding: 12px; background: #f5f5f5; width: ${WIDTH}px; }
.ac-adaptiveCard { border-radius: 6px; box-shadow: 0 1px 3px #0003; }
button.ac-pushButton { font: 600 13px "Segoe UI", "DejaVu Sans", sans-serif; padding: 5px 12px; border: 1px solid #d1d1d1; border-radius: 4px; background: #fff; }
select, input, textarea { font: 14px "DejaVu Sans", sans-serif; padding: 5px; box-sizing: border-box; border: 1px solid #d1d1d1; }
select, textarea, input:not([type=checkbox], [type=radio]) { width: 100%; }
button.ac-pushButton.style-positive { background: #5b5fc7; color: #fff; }
button.ac-pushButton.style-destructive { color: #c4314b; }
</style><body></body>`;

/** Runs in the page, beside the library. */
const SHOW = `
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  const held = text.replace(/\\\\(.)/g, (_, mark) => '&#' + mark.charCodeAt(0) + ';');
  result.outputHtml = held.replace(/\\*\\*(.+?)\\*\\*/g, '<b>$1</b>').replace(/\\*(.+?)\\*/g, '<i>$1</i>').replace(/^- (.*)$/, '• $1').replace(/\\n\\n/g, '<br>');
  result.didProcess = true;
};
function show(card) {
  const made = new AdaptiveCards.AdaptiveCard();
  made.hostConfig = new AdaptiveCards.HostConfig(${JSON.stringify(HOST)});
  made.parse(card);
  document.body.replaceChildren(made.render());
}`;

/** Draws a card into a PNG file; `open` shows what is folded away in it. */
export type Draw = (card: Card, file: string, how?: 'folded' | 'open') => Promise<void>;

export async function drawingIn(browser: Browser): Promise<Draw> {
  const page = await browser.newPage({ viewport: { width: WIDTH + 24, height: 60 } });
  await page.setContent(PAGE);
  await page.addScriptTag({ content: `${library}\n${SHOW}` });
  return async (card, file, how = 'folded') => {
    const json = JSON.stringify(card);
    await page.evaluate(`show(${how === 'open' ? json.replaceAll(HIDDEN, SHOWN) : json})`);
    await page.screenshot({ path: file, fullPage: true });
  };
}

export const hasFolds = (card: Card): boolean => JSON.stringify(card).includes(HIDDEN);
