import type { ForumSeat } from '../../domain/case/case.ts';
import type { CaseIntent } from '../../domain/dialogue/caseIntent.ts';
import type { Router } from '../../domain/routing/route.ts';
import type { Asker, Desk } from '../desk.ts';
import { showDrafts } from './drafts.ts';
import { offerForm } from './form.ts';
import { offerLink, unlinkForum } from './link.ts';
import { type CaseAnswer, grantsOf, rememberContact } from './office.ts';
import { showOverview } from './overview.ts';
import { showRoles } from './roles.ts';
import { refused, showForum, showMine, showNumber, showNumberToAll } from './show.ts';

/** A typed command about cases. What it leads to is the same as its button. */
export async function command(desk: Desk, asker: Asker, { model }: Router, intent: CaseIntent): Promise<CaseAnswer> {
  await rememberContact(desk, asker);
  const answer = (await keptPrivate(desk, asker, intent)) ?? (await answerTo(desk, asker, model.id, intent));
  return { ...(answer ?? refused('outdated')), how: 'follow' };
}

/** Where others read along, only what they may all see is said; null when that is nothing to mind. */
async function keptPrivate(desk: Desk, asker: Asker, intent: CaseIntent): Promise<CaseAnswer | null> {
  if (asker.scope === 'personal') return null;
  switch (intent.wants) {
    case 'case':
      return showNumberToAll(desk, asker, intent.number);
    case 'my-cases':
    case 'drafts':
    case 'roles':
      return refused('own-chat-only');
    case 'forum-cases': {
      const linked = asker.channel ? await desk.office.channels.in(asker.channel.id) : [];
      const isHere = linked.some(({ seat }) => !intent.forum || seat.forum === intent.forum.key);
      return isHere ? null : refused('own-chat-only');
    }
    default:
      return null;
  }
}

async function answerTo(desk: Desk, asker: Asker, model: string, intent: CaseIntent): Promise<CaseAnswer | null> {
  switch (intent.wants) {
    case 'case':
      return showNumber(desk, asker, intent.number);
    case 'file':
      return offerForm(desk, asker, model, null);
    case 'my-cases':
      return showMine(desk, asker, 0);
    case 'drafts':
      return showDrafts(desk, asker);
    case 'overview':
      return showOverview(desk, asker, model);
    case 'roles':
      return showRoles(desk, asker, model);
    case 'link-forum':
      return offerLink(desk, asker, model);
    case 'unlink-forum':
      return unlinkForum(desk, asker, model);
    case 'forum-cases': {
      const seat = await seatMeant(desk, asker, model, intent);
      return seat ? showForum(desk, asker, { model, seat, show: 'open', page: 0 }) : showMine(desk, asker, 0);
    }
  }
}

/** The forum that was named, the one whose channel this is, or the only one in which the person has a role. */
async function seatMeant(
  desk: Desk,
  asker: Asker,
  model: string,
  { forum, place }: Extract<CaseIntent, { wants: 'forum-cases' }>,
): Promise<ForumSeat | null> {
  const linked = asker.channel ? await desk.office.channels.in(asker.channel.id) : [];
  const here = linked.find(({ seat }) => !forum || seat.forum === forum.key);
  if (here) return here.seat;
  if (forum) return { forum: forum.key, place: forum.perPlace ? (place?.id ?? null) : null };
  const own = (await grantsOf(desk.office, asker.person)).filter((grant) => grant.model === model && grant.forum);
  const [only, ...others] = [...new Map(own.map((grant) => [`${grant.forum} ${grant.place}`, grant])).values()];
  return only?.forum && others.length === 0 ? { forum: only.forum, place: only.place } : null;
}
