import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { COMMANDS } from '../../src/cli/commands.ts';
import { standardFields } from '../../src/domain/case/standardFields.ts';
import { sv } from '../../src/locales/sv.ts';
import { GUIDE_FOLDER, GUIDE_PICTURES } from '../gallery/guides.ts';
import { lots } from '../support/lots.ts';
import { modelOf } from '../support/models.ts';
import { EVERY_REPLY } from '../support/replies.ts';
import {
  buttonsIn,
  codeIn,
  INSTALLING,
  LEADS,
  leadsSomewhere,
  linksIn,
  PAGES,
  pageAt,
  rowsIn,
  STAFF,
} from './pages.ts';

/** What is written for people is held against the program: a guide that is no longer true is a fault like any other. */

const PER_PICTURE = 60_000;

describe('the pictures of the guides', () => {
  const named = PAGES.flatMap((page) => linksIn(pageAt(page)).filter(({ isPicture }) => isPicture));

  it('are those that the gallery draws', () => {
    const drawn = Object.keys(GUIDE_PICTURES).map((name) => `${name}.png`);

    expect(readdirSync(GUIDE_FOLDER).sort()).toEqual(drawn.sort());
    expect(Object.values(GUIDE_PICTURES).filter((reply) => !EVERY_REPLY[reply])).toEqual([]);
  });

  it('are each shown in a guide', () => {
    const shown = named.map(({ to }) => to);

    expect(readdirSync(GUIDE_FOLDER).filter((file) => !shown.includes(`bilder/${file}`))).toEqual([]);
  });

  it('are told in words to those who do not see them', () => {
    expect(named.filter(({ text }) => text.length < 30).map(({ to }) => to)).toEqual([]);
  });

  it('are small enough to be sent along', () => {
    const large = readdirSync(GUIDE_FOLDER).filter((file) => statSync(join(GUIDE_FOLDER, file)).size > PER_PICTURE);

    expect(large).toEqual([]);
  });
});

describe.each(PAGES)('%s', (path) => {
  const page = pageAt(path);

  it('links to what is there', () => {
    const lost = linksIn(page).filter(({ to }) => !leadsSomewhere(path, to));

    expect(lost).toEqual([]);
  });

  it('names commands that exist, with options that exist', async () => {
    const { stdout: help } = await lots(['--help'], { env: { LC_ALL: 'sv_SE.UTF-8' } });
    const written = codeIn(page).flatMap((code) => [...code.matchAll(/\blots (?:-- )?([a-z]+)(.*)$/g)]);
    const known = new Set(Object.keys(COMMANDS));
    const options = written.flatMap(([, , rest = '']) => rest.match(/--[a-z-]+/g) ?? []);

    expect(written.map(([, name = '']) => name).filter((name) => !known.has(name))).toEqual([]);
    expect(options.filter((option) => !help.includes(option))).toEqual([]);
  });

  it('names scripts that exist', () => {
    const written = codeIn(page).flatMap((code) => [...code.matchAll(/\bnpm run (?:-s )?([\w-]+)/g)]);
    const scripts = pageAt('package.json');

    expect(written.map(([, name = '']) => name).filter((name) => !scripts.includes(`"${name}":`))).toEqual([]);
  });

  it('shouts at nobody', () => {
    const prose = page.replace(/!\[/g, '[').replace(/```[\s\S]*?```|`[^`]*`|<!doctype/g, '');

    expect(prose.match(/\p{L}!/gu) ?? []).toEqual([]);
  });
});

describe.each([STAFF, LEADS])('%s', (path) => {
  it('calls every button what it is called in Teams', () => {
    const model = modelOf('fyrbodal');
    const fields = standardFields(model).flatMap(({ label, choices }) => [label, ...choices.map((one) => one.label)]);
    const known = new Set([...wordsIn(sv), ...fields.map((label) => label.sv)]);

    expect(buttonsIn(pageAt(path)).filter((label) => !known.has(label))).toEqual([]);
  });
});

describe(INSTALLING, () => {
  it('knows what the bot says when something is wrong by what it really says', () => {
    const said = [...wordsIn(sv), sv.talk.apology('')];
    const quoted = rowsIn(pageAt(INSTALLING)).flatMap(([first = '']) => /^”([^”]+)”/.exec(first)?.[1] ?? []);

    expect(quoted.length).toBeGreaterThan(1);
    expect(quoted.filter((quote) => !said.some((text) => text.startsWith(quote.replace(' …', ''))))).toEqual([]);
  });
});

/** Every text that does not hang on anything. */
function wordsIn(texts: object): string[] {
  return Object.values(texts).flatMap((text: unknown) =>
    typeof text === 'string' ? [text] : typeof text === 'object' && text !== null ? wordsIn(text) : [],
  );
}
