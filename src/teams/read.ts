import { type Activity, type TeamsChannelAccount, TeamsInfo, TurnContext } from 'botbuilder';
import type { Asker } from '../app/desk.ts';
import type { Language } from '../domain/model/types.ts';
import type { Channel } from '../ports/cases.ts';
import type { DeliveryError } from '../ports/messages.ts';
import { Outage } from '../ports/outage.ts';
import type { ConversationId, PersonId } from '../ports.ts';
import { deliveryError } from './deliveryError.ts';

/** From a Teams activity to what the app understands. Who acts is read here, from the authenticated activity, and nowhere else. */

/** @param ownLanguage the organisation's language, or null to follow each person's Teams */
export function readAsker(context: TurnContext, ownLanguage: Language | null): Asker {
  const { activity } = context;
  const tenant = tenantOf(activity) ?? 'local';
  return {
    person: `${tenant}/${activity.from?.aadObjectId ?? activity.from?.id ?? ''}` as PersonId,
    name: activity.from?.name ?? '',
    reach: { teamsId: activity.from?.id ?? '', serviceUrl: activity.serviceUrl ?? '', tenant },
    surface: 'chat',
    channel: channelOf(activity, tenant),
    ownsTeam: () => ownsTeam(context),
    conversation: (activity.conversation?.id ?? '') as ConversationId,
    scope: scopeOf(activity),
    language: languageIn(activity.locale, ownLanguage),
  };
}

/** The channel itself, not the thread in it. */
function channelOf(activity: Activity, tenant: string): Channel | null {
  const data = channelData(activity);
  if (scopeOf(activity) !== 'channel' || !data.team) return null;
  const id = data.channel || (activity.conversation?.id ?? '').replace(/;messageid=.*$/, '');
  return { id, team: data.team, name: data.name, serviceUrl: activity.serviceUrl ?? '', tenant };
}

interface ChannelData {
  readonly type: string;
  readonly team: string;
  readonly channel: string;
  readonly name: string;
}

function channelData({ channelData: data }: Activity): ChannelData {
  const field = (within: unknown, key: string): unknown => (isRecord(within) ? within[key] : undefined);
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return {
    type: text(field(data, 'eventType')),
    team: text(field(field(data, 'team'), 'id')),
    channel: text(field(field(data, 'channel'), 'id')),
    name: text(field(field(data, 'channel'), 'name')),
  };
}

/** What has happened to a team or a channel; null for every other activity. */
export function channelEvent(activity: Activity): ChannelData | null {
  const data = channelData(activity);
  return data.team === '' ? null : data;
}

/**
 * Asked only when it decides something; a team that does not know them has no owner in them.
 * @throws Outage when Teams does not answer: nobody is told that they are no owner who may be one
 */
async function ownsTeam(context: TurnContext): Promise<boolean> {
  return (await senderIn(context).catch(unknownMember))?.userRole === 'owner';
}

const ANSWERS: ReadonlySet<DeliveryError['code']> = new Set(['gone', 'refused']);

function unknownMember(error: unknown): null {
  const cause = deliveryError(error);
  if (ANSWERS.has(cause.code)) return null;
  throw new Outage('teams', 'unreachable', { cause });
}

/** Asked only where the activity does not say it; empty when Teams does not answer. */
export const nameOfSender = async (context: TurnContext): Promise<string> =>
  (await senderIn(context).catch(() => null))?.name ?? '';

async function senderIn(context: TurnContext): Promise<TeamsChannelAccount | null> {
  const id = context.activity.from?.id;
  return id ? TeamsInfo.getMember(context, id) : null;
}

/** The tenant the sender comes from; undefined in local mode, where there is none. */
function tenantOf(activity: Activity): string | undefined {
  const data: unknown = activity.channelData;
  const tenant = isRecord(data) && isRecord(data.tenant) ? data.tenant.id : undefined;
  return typeof tenant === 'string' ? tenant : activity.conversation?.tenantId;
}

/** What was written, without the mention of the bot itself; a colleague's mention stays. */
export function readText(activity: Activity): string {
  const text = activity.text ? (TurnContext.removeRecipientMention(activity) ?? activity.text) : '';
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

/** @param ownLanguage the organisation's language, or null to follow each person's Teams */
export const languageIn = (locale: string | null | undefined, ownLanguage: Language | null): Language =>
  ownLanguage ?? (locale && !locale.toLowerCase().startsWith('sv') ? 'en' : 'sv');

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
