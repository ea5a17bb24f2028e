import { randomUUID } from 'node:crypto';
import type { Card } from '../../cards/card.ts';
import type { RunningBot } from './bot.ts';
import { type Element, elementsOf, seen } from './caseCards.ts';
import { chatWith, type Sent } from './connector.ts';

/** People in Teams: they write, fill in and press as their clients do, and see what their clients show. */

/** A card that somebody sees, where it stands. */
export interface Shown {
  readonly card: Card;
  /** The message that the card is in. */
  readonly activity: string;
  readonly place: Place;
}

/** A chat or a channel. */
export interface Place {
  readonly id: string;
  /** What of an activity says that it comes from there. */
  readonly from: (tenant: string) => { readonly conversation: object; readonly channelData: object };
}

export interface Someone {
  /** Their own chat with the bot. */
  readonly chat: Place;
  /** Any other activity of theirs: an installation, a dialog. */
  sends(activity: object, where?: Place): Promise<Response>;
  /** @returns the bot's answer */
  says(text: string, where?: Place): Promise<Shown>;
  /** Presses the button with a title, with what they have filled in beside what was there. @returns what they then see */
  presses(title: string, shown: Shown, filledIn?: Readonly<Record<string, string>>): Promise<Shown>;
  /** As a client would that makes up its own data. */
  forges(data: unknown, where?: Shown, more?: object): Promise<Shown>;
  /** Everything that stands in their chat, the newest last. */
  inbox(): Shown[];
}

export const TENANT = 'tenant';

/** Where somebody meets a bot: what they send goes to it, and what it sends is seen. */
export type Met = Pick<RunningBot, 'connector' | 'post'>;

/** @param id of the person in the directory, and their name */
export function personIn(bot: Met, id: string, home = TENANT): Someone {
  const teamsId = `29:${id}`;
  const chat: Place = {
    id: chatWith(teamsId),
    from: (tenant) => ({
      conversation: { id: chatWith(teamsId), conversationType: 'personal', tenantId: tenant },
      channelData: { tenant: { id: tenant } },
    }),
  };
  const sends = (activity: object, where = chat) =>
    bot.post({ from: { id: teamsId, aadObjectId: id, name: nameOf(id) }, ...where.from(home), ...activity });
  const forges: Someone['forges'] = async (data, where = nowhere(chat), more = {}) => {
    const response = await sends(
      {
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: where.activity,
        value: { action: { type: 'Action.Execute', verb: 'press', data }, ...more },
      },
      where.place,
    );
    return afterPress(bot, where, await bodyOf(response));
  };
  return {
    chat,
    sends,
    forges,
    async says(text, where = chat) {
      await sends({ text }, where);
      return newestIn(bot, where);
    },
    presses: (title, shown, filledIn = {}) => forges(dataOf(shown.card, title, filledIn), shown),
    inbox: () => standingIn(bot, chat),
  };
}

export const nameOf = (id: string): string => `${id[0]?.toUpperCase()}${id.slice(1)}`;

/** A channel of a team, written to in a thread of its own. */
export const channelOf = (team: string, id: string): Place => ({
  id,
  from: (tenant) => ({
    conversation: { id: `${id};messageid=1`, conversationType: 'channel', tenantId: tenant },
    channelData: { tenant: { id: tenant }, team: { id: team }, channel: { id, name: id } },
  }),
});

const nowhere = (place: Place): Shown => ({
  card: { type: 'AdaptiveCard', version: '1.5', body: [] },
  activity: randomUUID(),
  place,
});

/** Everything that stands in a place as it is now, the newest last: what was changed stays where it was. */
export function standingIn({ connector }: Met, place: Place): Shown[] {
  const standing = new Map<string, Shown>();
  for (const one of connector.sent.filter(({ status }) => status === 200)) {
    const { conversation, changed } = addressed(one);
    const activity = one.method === 'PUT' ? changed : one.id;
    const card = one.body.attachments?.[0]?.content;
    if (conversation === place.id && activity && card)
      standing.set(activity, { card: card as unknown as Card, activity, place });
  }
  return [...standing.values()];
}

/** How often something in a place has been changed. */
export const changesIn = ({ connector }: Met, place: Place): number =>
  connector.sent.filter((one) => one.method === 'PUT' && addressed(one).conversation === place.id).length;

/** Threads of a channel are in the channel. */
function addressed({ path }: Sent): { conversation: string; changed: string | undefined } {
  const [conversation = '', changed] =
    /^\/v3\/conversations\/([^/]+)\/activities(?:\/(.+))?$/.exec(path)?.slice(1) ?? [];
  return { conversation: decodeURIComponent(conversation).replace(/;messageid=.*/, ''), changed };
}

const newestIn = (bot: Met, place: Place): Shown => standingIn(bot, place).at(-1) ?? nowhere(place);

async function bodyOf(response: Response): Promise<{ readonly type?: string; readonly value?: unknown }> {
  const text = await response.text();
  return text === '' ? {} : JSON.parse(text);
}

const CARD = 'application/vnd.microsoft.card.adaptive';

/** The card that was pressed becomes another for the one who pressed, or the answer comes below it. */
const afterPress = (bot: Met, pressed: Shown, { type, value }: { type?: string; value?: unknown }): Shown =>
  type === CARD ? { ...pressed, card: value as Card } : newestIn(bot, pressed.place);

/** What a button sends: its own data with what is filled in on the card. */
export function dataOf(card: unknown, title: string, filledIn: Readonly<Record<string, string>> = {}): object {
  const pressed = buttonIn(card, title);
  const beside = pressed.associatedInputs === 'none' ? {} : valuesOn(card);
  return { ...beside, ...filledIn, ...(pressed.data as object) };
}

function buttonIn(card: unknown, title: string): Element {
  const all = elementsOf(card).filter(({ type }) => type === 'Action.Execute' || type === 'Action.Submit');
  const found = all.find((one) => one.title === title);
  if (!found) throw new Error(`no button ${title}; there are ${all.map((one) => one.title).join(', ')}`);
  return found;
}

/** The buttons of a card, folded away or not. */
export const buttonsOn = ({ card }: Shown): string[] =>
  elementsOf(card).flatMap(({ type, title }) => (type === 'Action.Execute' ? [String(title)] : []));

/** What is filled in on a card from the start. */
export const valuesOn = (card: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    elementsOf(card).flatMap(({ type, id, value }) =>
      String(type).startsWith('Input.') && value !== undefined ? [[String(id), String(value)]] : [],
    ),
  );

/** What is read on a card before anything is unfolded. */
export const textOn = ({ card }: Shown): string => wordsOf(seen(card));

/** Also what is folded away. */
export const allTextOn = ({ card }: Shown): string => wordsOf(elementsOf(card));

const wordsOf = (elements: readonly Element[]): string =>
  elements
    .flatMap(({ type, text, value }) =>
      type === 'TextBlock' ? [String(text)] : type === 'Input.Text' ? [String(value ?? '')] : [],
    )
    .map((line) => unmarked(line).replaceAll('\u00a0', ' '))
    .join('\n');

/** As it is read: emphasis is not seen, what was escaped is. */
const unmarked = (text: string): string => text.replace(/\\(.)|\*/g, (_all, kept: string = '') => kept);
