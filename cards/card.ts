import type {
  ActionArray,
  CardElementArray,
  IActionSet,
  IAdaptiveCard,
  IColumnSet,
  IContainer,
  IExecuteAction,
  IOpenUrlAction,
  ITextBlock,
  IToggleVisibilityAction,
} from '@microsoft/teams.cards';
import type { Language } from '../src/domain/model/types.ts';
import type { Press } from '../src/domain/press.ts';
import { type CardData, writePress } from './actions.ts';

/** The few card elements the bot uses, so that every card looks and behaves alike. */

export type Card = IAdaptiveCard;
export type Elements = CardElementArray;
export type Button = ActionArray[number];

/** What Teams shows for bots; newer elements are not used without a fallback. */
const VERSION = '1.5';

/**
 * @param summary what a screen reader and a notification say of the card
 */
export function card(summary: string, body: Elements, language: Language): Card {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: VERSION,
    lang: language,
    speak: plain(summary),
    body,
    msteams: { width: 'full' },
  };
}

/** Card text without its emphasis, to be read aloud or shown where there is none. A star that somebody wrote stays. */
export const plain = (text: string): string => text.replace(/\\(.)|\*/g, (_all, kept: string = '') => kept);

/** What somebody wrote, to be shown as they wrote it: nothing in it becomes emphasis, a heading or a link, and its lines are kept. */
export const asWritten = (text: string): string =>
  text
    .replace(/[\\*_[\]`~]|^#/gm, '\\$&')
    .trim()
    .replace(/\s*\n\s*/g, '\n\n');

/** The first line, which answers the question. */
export const title = (text: string): ITextBlock => ({
  type: 'TextBlock',
  text,
  wrap: true,
  size: 'Medium',
  style: 'heading',
});

export const text = (content: string, options: Partial<ITextBlock> = {}): ITextBlock => ({
  type: 'TextBlock',
  text: content,
  wrap: true,
  ...options,
});

export const subtle = (content: string): ITextBlock =>
  text(content, { isSubtle: true, size: 'Small', spacing: 'Small' });

/** Something that must not be missed; the words carry it, the frame only helps. */
export const warning = (content: string): IContainer => ({
  type: 'Container',
  style: 'attention',
  items: [text(content)],
  bleed: false,
});

/** A label with what belongs to it below; nothing when there is nothing to tell. */
export function section(label: string, lines: readonly string[]): Elements {
  if (lines.length === 0) return [];
  return [
    text(`**${label}**`, { spacing: 'Medium' }),
    ...lines.map((line) => text(lines.length > 1 ? `- ${line}` : line, { spacing: 'Small' })),
  ];
}

/** What is folded away until asked for. */
export const folded = (id: string, items: Elements): IContainer => ({ type: 'Container', id, isVisible: false, items });

/** Shows what is folded away, and hides it again. */
export const toggle = (id: string, label: string): IToggleVisibilityAction => ({
  type: 'Action.ToggleVisibility',
  title: label,
  targetElements: [id],
});

/** A short line with its buttons beside it; on a narrow screen below it. */
export const lineWithButtons = (line: string, ...actions: (Button | null)[]): IColumnSet => ({
  type: 'ColumnSet',
  spacing: 'Medium',
  columns: [
    { type: 'Column', width: 'auto', verticalContentAlignment: 'Center', items: [text(line, { isSubtle: true })] },
    { type: 'Column', width: 'stretch', items: [buttons(...actions)] },
  ],
});

export const buttons = (...actions: (Button | null)[]): IActionSet => ({
  type: 'ActionSet',
  actions: actions.filter((action): action is Button => action !== null),
});

/** What a row holds at phone width, in characters; and what a button takes besides its label. */
const WIDEST_ROW = 48;
const AROUND = 4;

/** Buttons in as few rows as fit a phone: a client may hide what runs over the edge. */
export function inRows(...actions: readonly (Button | null)[]): Elements {
  const rows: Button[][] = [];
  let room = 0;
  for (const action of actions) {
    if (action === null) continue;
    const width = (action.title ?? '').length + AROUND;
    if (width > room) {
      rows.push([]);
      room = WIDEST_ROW;
    }
    rows.at(-1)?.push(action);
    room -= width;
  }
  return rows.map((row, at) => ({ ...buttons(...row), spacing: at === 0 ? 'Medium' : 'Small' }));
}

/** Buttons below each other, for choices that are whole phrases. */
export const stacked = (...actions: Button[]): Elements =>
  actions.map((action) => ({ ...buttons(action), spacing: 'Small' }));

/**
 * A button that comes back to the bot. Clients that do not know Action.Execute send the same data as a message.
 * @param inputs false when what is filled in on the card has nothing to do with this button
 */
export function button(
  label: string,
  press: Press,
  language: Language,
  look: { primary?: boolean; destructive?: boolean; inputs?: boolean } = {},
): IExecuteAction {
  const data: CardData = writePress({ press, language });
  const common = {
    title: label,
    data,
    ...(look.primary ? { style: 'positive' as const } : {}),
    ...(look.destructive ? { style: 'destructive' as const } : {}),
    associatedInputs: look.inputs ? ('auto' as const) : ('none' as const),
  };
  return {
    type: 'Action.Execute',
    verb: press.press,
    ...common,
    fallback: { type: 'Action.Submit', ...common },
  };
}

export const openLink = (label: string, url: string): IOpenUrlAction => ({ type: 'Action.OpenUrl', title: label, url });
