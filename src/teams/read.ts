import { type Activity, TurnContext } from 'botbuilder';
import type { Asker } from '../app/desk.ts';
import type { Language } from '../domain/model/types.ts';
import type { ConversationId, PersonId } from '../ports.ts';

/** From a Teams activity to what the app understands. Who acts is read here, from the authenticated activity, and nowhere else. */

/** @param ownLanguage the organisation's language, or null to follow each person's Teams */
export function readAsker(activity: Activity, ownLanguage: Language | null): Asker {
  return {
    person: `${tenantOf(activity) ?? 'local'}/${activity.from?.aadObjectId ?? activity.from?.id ?? ''}` as PersonId,
    conversation: (activity.conversation?.id ?? '') as ConversationId,
    scope: scopeOf(activity),
    language: ownLanguage ?? languageFrom(activity.locale),
  };
}

/** The tenant the sender comes from; undefined in local mode, where there is none. */
export function tenantOf(activity: Activity): string | undefined {
  const data: unknown = activity.channelData;
  const tenant = isRecord(data) && isRecord(data.tenant) ? data.tenant.id : undefined;
  return typeof tenant === 'string' ? tenant : activity.conversation?.tenantId;
}

/** What was written, without the mention of the bot itself; a colleague's mention stays. */
export function readText(activity: Activity): string {
  const text = activity.text === undefined ? '' : (TurnContext.removeRecipientMention(activity) ?? activity.text);
  return text.replace(/[\u00a0\u200b\ufeff]/g, ' ').trim();
}

/** True for a picture, a file or a recording without words. */
export const hasOnlyAttachments = (activity: Activity): boolean =>
  (activity.attachments ?? []).some((one) => one.contentType !== 'text/html') && readText(activity) === '';

function scopeOf(activity: Activity): Asker['scope'] {
  switch (activity.conversation?.conversationType) {
    case 'channel':
      return 'channel';
    case 'groupChat':
      return 'group';
    default:
      return 'personal';
  }
}

const languageFrom = (locale: string | undefined): Language =>
  locale && !locale.toLowerCase().startsWith('sv') ? 'en' : 'sv';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
