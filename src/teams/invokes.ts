import {
  ActivityTypes,
  type AdaptiveCardInvokeResponse,
  type InvokeResponse,
  type MessagingExtensionActionResponse,
  type MessagingExtensionResponse,
  type TurnContext,
} from 'botbuilder';

/** What an invoke is answered with when there is nothing but a line to say: Teams shows anything but 200 as an error of its own. */

/** The card stays as it was, with what is filled in on it; the line is said below it, when there is one. */
const lineBelow = (line: string) =>
  ({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: line }) as const;

/** The client's type takes only cards; Teams takes a line as well. */
export function cardStays(line: string): AdaptiveCardInvokeResponse {
  const { statusCode, type, value } = lineBelow(line);
  const response: AdaptiveCardInvokeResponse = { statusCode, type, value: {} };
  return Object.assign(response, { value });
}

export const dialogLine = (line: string): MessagingExtensionActionResponse => ({
  task: { type: 'message', value: line },
});

export const searchLine = (line: string): MessagingExtensionResponse => ({
  composeExtension: { type: 'message', text: line },
});

/** Answers an invoke of any kind. Every other activity needs no answer. */
export async function answerInvoke(context: TurnContext, line: string): Promise<void> {
  if (context.activity.type !== ActivityTypes.Invoke) return;
  const value: InvokeResponse = { status: 200, body: bodyFor(context.activity.name ?? '', line) };
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value });
}

function bodyFor(name: string, line: string): object {
  switch (name) {
    case 'adaptiveCard/action':
      return lineBelow(line);
    case 'composeExtension/query':
      return searchLine(line);
    case 'composeExtension/fetchTask':
    case 'composeExtension/submitAction':
      return dialogLine(line);
    default:
      return {};
  }
}
