import type { Deed } from '../../../src/domain/case/action.ts';
import type { CaseIntent } from '../../../src/domain/dialogue/caseIntent.ts';
import type { Intent } from '../../../src/domain/dialogue/intent.ts';
import type { LearningIntent } from '../../../src/domain/dialogue/learningIntent.ts';
import type { MeetingIntent } from '../../../src/domain/dialogue/meetingIntent.ts';
import type { Press } from '../../../src/domain/press.ts';

/**
 * Who may do what, and where: the one table. Everything is about the local group in Uddevalla, its cases and its meetings, unless said
 * otherwise. Who is not named is refused; so is everybody of a name from another tenant, unless `nobody` may.
 */

export const WHO = {
  nobody: 'without any role',
  filer: 'filed the cases, and has a draft',
  follower: 'stands behind the cases, and proposed a point',
  member: 'answers for the municipality there',
  chair: 'has the chair there',
  otherChair: 'has the chair of the development forum for the elderly',
  lead: 'process lead of the whole organisation',
  otherLead: 'process lead of another organisation',
  admin: 'administrator of the whole organisation',
  otherAdmin: 'administrator of another organisation',
} as const;
export type Who = keyof typeof WHO;

export const WHERE = {
  own: 'in their own chat with the bot',
  forum: "in the forum's channel, where the question was asked",
  other: 'in a channel of another forum',
  group: 'in a group chat',
} as const;
export type Where = keyof typeof WHERE;

/** `step` asks for what a deed needs, `act` does it. */
export type Action =
  | `press ${Exclude<Press['press'], 'step' | 'act'>}`
  | `${'step' | 'act'} ${Deed}`
  | `say ${(Intent | CaseIntent | MeetingIntent)['wants'] | `learning ${LearningIntent['wants']}`}`;

const EVERYONE = Object.keys(WHO).join(' ');
const READERS = 'filer follower member chair lead admin';
const LEADS = 'chair lead';

/** `who @ where`; everywhere when no place is named. */
export const RIGHTS: Readonly<Record<Action, string>> = {
  // A question's buttons work in the conversation it was asked in.
  'press scope': `${EVERYONE} @ forum`,
  'press theme': `${EVERYONE} @ forum`,
  'press matter': `${EVERYONE} @ forum`,
  'press place': `${EVERYONE} @ forum`,
  'press organisation': `${EVERYONE} @ forum`,
  'press alternative': `${EVERYONE} @ forum`,
  'press helped': `${EVERYONE} @ forum`,
  'press wrong-forum': `${EVERYONE} @ forum`,
  'press right-forum': `${EVERYONE} @ forum`,
  'press forget': `${EVERYONE} @ forum`,
  'press forum': EVERYONE,
  'press forums': EVERYONE,
  'press example': EVERYONE,
  'press welcome': EVERYONE,

  'press file-form': EVERYONE,
  'press file': EVERYONE,
  'press keep-draft': EVERYONE,
  'press drafts': `${EVERYONE} @ own`,
  'press open-draft': 'filer',
  // Of somebody else's there is nothing to discard: see the escalations.
  'press discard-draft': EVERYONE,
  'press file-anyway': 'filer',
  // With a form of one's own that was like it; those who follow it have nothing to join.
  'press join-instead': 'nobody member chair lead admin',
  'press case': READERS,
  'press history': READERS,
  'press export': 'chair lead admin',
  'press export-all': 'lead admin @ own',
  'press my-cases': `${EVERYONE} @ own`,
  'press forum-cases': 'member chair lead admin',
  'press overview': 'member chair otherChair lead admin',
  'press roles': 'lead admin @ own',
  'press give-role': 'lead admin',
  'press take-role': 'lead admin',
  'press link-form': 'chair otherChair lead admin @ forum other',
  'press link': 'chair lead admin @ forum other',
  'press unlink': 'chair lead admin @ forum',

  'step prepare': LEADS,
  'step assign': LEADS,
  'step schedule': LEADS,
  'step decide': LEADS,
  'step anchor': LEADS,
  'step report': 'member chair lead',
  'step close': 'chair',
  'step forward': LEADS,
  'step return': LEADS,
  'step share': LEADS,
  'step edit': 'filer',
  'step withdraw': 'filer',
  'step comment': 'filer follower member chair lead',
  'step join': READERS,
  'step leave': 'follower',
  'step hand-over': 'filer',
  'step merge': LEADS,
  'step deidentify': LEADS,
  'step diary': 'chair lead admin',
  'act prepare': LEADS,
  'act assign': LEADS,
  'act schedule': LEADS,
  'act decide': LEADS,
  'act anchor': LEADS,
  'act report': 'member chair lead',
  'act close': 'chair',
  'act forward': LEADS,
  'act return': LEADS,
  'act share': LEADS,
  'act edit': 'filer',
  'act withdraw': 'filer',
  'act comment': 'filer follower member chair lead',
  // "Jag med": whoever has been shown the case. Those who follow it already have nothing to join.
  'act join': 'nobody member chair otherChair lead otherLead admin otherAdmin',
  'act leave': 'follower',
  'act hand-over': 'filer',
  'act merge': LEADS,
  'act deidentify': LEADS,
  'act diary': 'chair lead admin',

  'press meeting': EVERYONE,
  'press next-meeting': EVERYONE,
  'press my-meetings': `${EVERYONE} @ own`,
  'press point-form': EVERYONE,
  'press propose-point': EVERYONE,
  'press withdraw-point': 'follower chair lead',
  'press arrange-form': LEADS,
  'press arrange': LEADS,
  'press preview': LEADS,
  'press post-now': LEADS,
  'press skip': LEADS,
  'press unskip': LEADS,
  'press pause-form': LEADS,
  'press pause': LEADS,
  'press resume': LEADS,
  'press deliveries': 'member chair lead admin',
  'press resolve': LEADS,
  'press postpone-case': LEADS,
  'press postpone-point': LEADS,
  'press follow-up': LEADS,

  // The gaps of all that one leads; one question of the local group's; what the development forum for the elderly has been taught.
  'press gaps': 'chair otherChair lead admin @ own',
  'press gap': 'chair lead admin @ own',
  'press settle-gap': 'lead admin @ own',
  'press set-gap-aside': 'lead admin @ own',
  'press teachings': 'otherChair lead admin @ own',
  'press teach': 'otherChair lead admin @ own',
  'press unteach': 'otherChair lead admin @ own',
  'press check': 'otherChair lead admin @ own',
  'press check-right': 'otherChair lead admin @ own',
  'press check-wrong': 'otherChair lead admin @ own',

  'say greeting': EVERYONE,
  'say thanks': EVERYONE,
  'say help': EVERYONE,
  'say forums': EVERYONE,
  'say forum': EVERYONE,
  'say term': EVERYONE,
  'say remember': EVERYONE,
  'say forget': EVERYONE,
  'say answer': EVERYONE,
  'say case': `${READERS} @ own`,
  'say file': EVERYONE,
  'say my-cases': `${EVERYONE} @ own`,
  'say drafts': `${EVERYONE} @ own`,
  'say overview': 'member chair otherChair lead admin',
  'say roles': 'lead admin @ own',
  'say link-forum': 'chair otherChair lead admin @ forum other',
  'say unlink-forum': 'chair lead admin @ forum',
  'say forum-cases': 'member chair lead admin @ own forum',
  'say my-meetings': `${EVERYONE} @ own`,
  'say next-meeting': EVERYONE,
  'say agenda': EVERYONE,
  'say point': EVERYONE,
  'say deliveries': 'member chair lead admin @ own',
  'say pause': `${LEADS} @ own`,
  'say learning gaps': 'chair lead admin @ own',
  'say learning teach': 'otherChair lead admin @ own',
  'say learning check': 'otherChair lead admin @ own',
};

/** Two exceptions, each for its reason. */
const ALSO_SHOWN: readonly { readonly action: Action; readonly where: Where }[] = [
  // The card of a case stands in the channel of its forum for all who read there.
  { action: 'say case', where: 'forum' },
];

export function isAllowed(action: Action, who: Who, where: Where): boolean {
  const [people = '', places = Object.keys(WHERE).join(' ')] = RIGHTS[action].split(' @ ');
  const isNamed = people.split(' ').includes(who) && places.split(' ').includes(where);
  return isNamed || ALSO_SHOWN.some((one) => one.action === action && one.where === where);
}

/** Those who may read the cases. */
export const mayReadCases = (who: Who): boolean => READERS.split(' ').includes(who);

export const ACTIONS = Object.keys(RIGHTS) as readonly Action[];
