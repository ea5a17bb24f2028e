import {
  CardFactory,
  type MessagingExtensionAction,
  type MessagingExtensionActionResponse,
  type MessagingExtensionQuery,
  type MessagingExtensionResponse,
} from 'botbuilder';
import { readPress } from '../../cards/actions.ts';
import type { Card } from '../../cards/card.ts';
import { cardFor } from '../../cards/cardFor.ts';
import { forDialog } from '../../cards/case/forDialog.ts';
import { previewOf } from '../../cards/case/preview.ts';
import { forumPreviewOf } from '../../cards/forumPreview.ts';
import { ask } from '../app/ask.ts';
import { offerFormFrom } from '../app/case/form.ts';
import { messageLink } from '../app/case/messageLink.ts';
import { searchCases } from '../app/case/search.ts';
import type { Asker, Desk } from '../app/desk.ts';
import { withoutMemory } from '../app/outage.ts';
import { press } from '../app/press.ts';
import { searchForums } from '../app/searchForums.ts';
import type { Language } from '../domain/model/types.ts';
import type { Spoken } from '../domain/reply.ts';
import { textsIn } from '../locales/texts.ts';
import { Outage } from '../ports/outage.ts';
import { dialogLine, searchLine } from './invokes.ts';
import type { Watch } from './watch.ts';

/**
 * The message extension: "Anmäl skav" on any message opens the form as a dialog, "Vart ska det här?" the answer to what it says; forums and
 * cases are found by searching. What can be chosen is named in the app's manifest.
 */

const WIDTH = 'large';
const HEIGHT = 'large';

/** The command that asks; every other one files. */
const ASK = 'ask';

/** @param action with the message it was chosen on, when it was chosen on one */
export async function openDialog(
  desk: Desk,
  asker: Asker,
  action: MessagingExtensionAction,
  watch: Watch,
): Promise<MessagingExtensionActionResponse> {
  const text = textOfHtml(asText(action.messagePayload?.body?.content));
  return action.commandId === ASK ? askInDialog(desk, asker, text, watch) : fileInDialog(desk, asker, action, text);
}

/** What somebody else has written is a question of its own, whatever was asked in that chat before. */
async function askInDialog(
  desk: Desk,
  asker: Asker,
  text: string,
  watch: Watch,
): Promise<MessagingExtensionActionResponse> {
  const { spoken, stored } = await watch.asked(() => ask(desk, { ...asker, surface: 'dialog' }, text, { isNew: true }));
  const outage = await stored.then(() => null, outageOrNot);
  return dialog(asDialog(outage ? forgetful(spoken) : spoken));
}

/** Without the buttons that would lead nowhere. */
const forgetful = ({ reply, language }: Spoken): Spoken => ({ reply: withoutMemory(reply) ?? reply, language });

async function fileInDialog(
  desk: Desk,
  asker: Asker,
  { messagePayload }: MessagingExtensionAction,
  text: string,
): Promise<MessagingExtensionActionResponse> {
  const view = await offerFormFrom(desk, asker, text, messageLink(asText(messagePayload?.linkToMessage)));
  return dialog({ reply: { say: 'case-form', view }, language: asker.language });
}

/** Every answer stays in the dialog: the form again with what is wrong, what is alike, or the receipt. */
export async function submitDialog(
  desk: Desk,
  asker: Asker,
  data: unknown,
  watch: Watch,
): Promise<MessagingExtensionActionResponse> {
  const pressed = readPress(data);
  if (!pressed) return dialog({ reply: { say: 'outdated' }, language: asker.language });
  const answering = () => press(desk, { ...asker, surface: 'dialog' }, pressed);
  const { spoken, stored } = await watch.pressed(pressed.press.press, answering);
  await stored;
  return spoken.reply.say === 'case-receipt'
    ? goodbye(spoken.reply.view.case.number, spoken.language)
    : dialog(asDialog(spoken));
}

/** The dialog has done its work: a line to read, and the receipt itself comes in the person's own chat. */
const goodbye = (number: string, language: Language): MessagingExtensionActionResponse =>
  dialogLine(textsIn(language).cases.receipt.inChat(number));

function asDialog({ reply, language }: Spoken): Spoken {
  return reply.say === 'case-form'
    ? { reply: { ...reply, view: { ...reply.view, isDialog: true } }, language }
    : { reply, language };
}

const dialog = (spoken: Spoken): MessagingExtensionActionResponse => ({
  task: {
    type: 'continue',
    value: {
      title: textsIn(spoken.language).cases.dialogTitle,
      width: WIDTH,
      height: HEIGHT,
      card: CardFactory.adaptiveCard(forDialog(cardFor(spoken))),
    },
  },
});

/** What is written in the search box. Before anything is, Teams sends another parameter, which says only that (`initialRun`). */
const SOUGHT = 'text';

/** Forums that are called so, and of the cases only what the person may read. */
export async function search(
  desk: Desk,
  asker: Asker,
  { parameters }: MessagingExtensionQuery,
): Promise<MessagingExtensionResponse> {
  const text = asText(parameters?.find(({ name }) => name === SOUGHT)?.value);
  const { language } = asker;
  const views = await searchCases(desk, asker, text).catch(outageOrNot);
  if (views instanceof Outage) return searchLine(textsIn(language).outage.readAgain);
  const found = [
    ...searchForums(desk, text).map((reply) => attachment({ reply, language }, forumPreviewOf(reply, language))),
    ...views.map((view) => attachment({ reply: { say: 'case', view }, language }, previewOf(view, language))),
  ];
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments: found } };
}

function attachment(spoken: Spoken, { title, text }: { readonly title: string; readonly text: string }) {
  const card: Card = cardFor(spoken);
  return { ...CardFactory.adaptiveCard(card), preview: CardFactory.heroCard(title, text) };
}

function outageOrNot(error: unknown): Outage {
  if (error instanceof Outage) return error;
  throw error;
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['nbsp', ' '],
  ['#39', "'"],
]);

/** The words of a message's HTML. */
export function textOfHtml(html: string): string {
  return html
    .replace(/<(?:br|\/p|\/div|\/li)[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&([a-z]+|#\d+);/gi, (whole, name: string) => ENTITIES.get(name.toLowerCase()) ?? whole)
    .replace(/[ \t\u00a0]+/g, ' ')
    .trim();
}
