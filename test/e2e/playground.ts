import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { freePort } from '../../src/loopback.ts';
import { openBrowser } from '../support/browser.ts';

/** `npm start` and a person at the Teams client that it opens. Only what a person can see or press is used to find things. */

const CLI = join(import.meta.dirname, '../../src/cli.ts');
const PICTURES = join(import.meta.dirname, '../../.artifacts/e2e');
const START_TIMEOUT = 60_000;

export interface Local {
  readonly address: string;
  /** Where the bot itself takes activities. */
  readonly bot: string;
  /** What it was started from. */
  readonly directory: string;
  stop(): Promise<void>;
}

/**
 * Starts everything from an empty directory, on ports that are free.
 * @param settings written to the directory beforehand, given the port of the Playground; none for the demonstration
 */
export async function startLocal(settings?: (playground: string) => Readonly<Record<string, string>>): Promise<Local> {
  const directory = mkdtempSync(join(tmpdir(), 'lots-e2e-'));
  const ports = { PORT: String(await freePort()), PLAYGROUND_PORT: String(await freePort()) };
  for (const [name, text] of Object.entries(settings?.(ports.PLAYGROUND_PORT) ?? {}))
    writeFileSync(join(directory, name), text);
  const child = spawn(process.execPath, [CLI, 'serve'], {
    cwd: directory,
    env: { PATH: process.env.PATH, LC_ALL: 'C', ...ports },
  });
  const line = await firstLine(child);
  const address = /http:\/\/[\d.:]+/.exec(line)?.[0] ?? '';
  return {
    address,
    directory,
    bot: `http://127.0.0.1:${ports.PORT}/api/messages`,
    async stop() {
      await new Promise((resolve) => {
        child.once('exit', resolve);
        child.kill('SIGINT');
      });
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('did not start in time')), START_TIMEOUT);
    child.stdout?.setEncoding('utf8').once('data', (text: string) => {
      clearTimeout(timer);
      resolve(text);
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
}

export class Client {
  readonly page: Page;
  readonly #browser: Browser;

  private constructor(page: Page, browser: Browser) {
    this.page = page;
    this.#browser = browser;
  }

  static async open(address: string, { width = 1400, height = 900 } = {}): Promise<Client> {
    mkdirSync(PICTURES, { recursive: true });
    const browser = await openBrowser();
    const context = await browser.newContext({ viewport: { width, height } });
    // The page asks a font server on the internet; nothing outside this machine is needed or reached.
    await context.route(
      (url) => url.origin !== address && !['data:', 'blob:'].includes(url.protocol),
      (route) => route.abort(),
    );
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(address, { waitUntil: 'load' });
    await page.getByRole('button', { name: 'Send Message' }).waitFor();
    return new Client(page, browser);
  }

  close(): Promise<void> {
    return this.#browser.close();
  }

  /** A picture for a person to look at, in .artifacts/e2e, with a card in it: the newest of a chat unless said otherwise. */
  async picture(name: string, card: Locator = this.cards().last()): Promise<void> {
    await card.scrollIntoViewIfNeeded();
    await this.page.waitForTimeout(300);
    await this.page.screenshot({ path: join(PICTURES, `${name}.png`) });
  }

  cards(): Locator {
    return this.page.locator('.ac-adaptiveCard');
  }

  /** The newest card that says something. */
  card(saying: string | RegExp): Locator {
    return this.cards().filter({ hasText: saying }).last();
  }

  /** Types a message and sends it; in groups and channels the bot has to be mentioned. */
  async say(text: string, { mention = false } = {}): Promise<void> {
    await this.page.locator('[data-lexical-editor="true"][role="textbox"]').last().click();
    if (mention) await this.#mention();
    await this.page.keyboard.type(text, { delay: 2 });
    const send = this.page.getByRole('button', { name: 'Send Message' });
    await send
      .or(this.page.getByRole('button', { name: 'Post', exact: true }))
      .last()
      .click();
  }

  async #mention(): Promise<void> {
    await this.page.keyboard.type('@');
    await this.page
      .getByRole('listbox', { name: 'Typeahead menu' })
      .getByRole('menuitem', { name: 'Samverkanslotsen' })
      .first()
      .click();
  }

  /** Sends a message and waits for a new card that says what is expected. */
  async ask(text: string, expected: string | RegExp, options = {}): Promise<Locator> {
    const before = await this.cards().filter({ hasText: expected }).count();
    await this.say(text, options);
    const answer = this.cards().filter({ hasText: expected }).nth(before);
    await answer.waitFor();
    return answer;
  }

  async press(card: Locator, button: string | RegExp): Promise<void> {
    await card.getByRole('button', { name: button, exact: true }).first().click();
  }

  async choose(card: Locator, label: string | RegExp, option: string): Promise<void> {
    await card.getByRole('combobox', { name: label }).click();
    await this.page.getByRole('option', { name: option }).click();
  }

  async fill(card: Locator, label: string | RegExp, text: string): Promise<void> {
    await card.getByRole('textbox', { name: label }).fill(text);
  }

  /** @param date `2026-12-08` */
  async fillDate(card: Locator, label: string, date: string): Promise<void> {
    await card.getByLabel(label).fill(date);
  }

  async tick(card: Locator, label: string | RegExp): Promise<void> {
    await card.getByRole('checkbox', { name: label }).check();
  }

  /** The message extension's action, as the "+" below a message field opens it. @returns the dialog */
  async openAction(command: string): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Trigger Message Extension App' }).click();
    await this.page.getByRole('menuitem', { name: 'Action Command' }).click();
    const which = this.page.getByRole('dialog', { name: 'Command ID option dialog' });
    await which.getByRole('textbox', { name: 'Command ID' }).fill(command);
    await which.getByRole('button', { name: 'Create' }).click();
    const dialog = this.page.getByRole('dialog').filter({ has: this.page.locator('.ac-adaptiveCard') });
    await dialog.waitFor();
    // It moves into place.
    await this.page.waitForTimeout(500);
    return dialog;
  }

  async goTo(
    place: 'Personal Chat' | 'Gruppchatt' | 'Vårdsamverkan - General' | 'Vårdsamverkan - Lokal grupp Uddevalla',
  ): Promise<void> {
    await this.page.getByRole('treeitem', { name: place, exact: true }).click();
    await this.page.waitForTimeout(300);
  }
}
