import type { TurnContext } from 'botbuilder';
import type { LiveCard } from '../app/case/office.ts';
import type { Desk } from '../app/desk.ts';
import type { Language } from '../domain/model/types.ts';

/** Keeps where a case's card stands, so that it is repainted as the case changes. */
export async function keepLive(
  { office }: Desk,
  { activity: { conversation, serviceUrl } }: TurnContext,
  activity: string,
  live: LiveCard,
  language: Language,
): Promise<void> {
  if (activity === '' || !conversation?.id || !serviceUrl) return;
  await office.posts.keep({
    ...live,
    handling: 0,
    language,
    serviceUrl,
    conversation: conversation.id,
    activity,
  });
}
