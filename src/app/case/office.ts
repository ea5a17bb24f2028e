import type { Case, CaseId } from '../../domain/case/case.ts';
import type { Inputs } from '../../domain/case/form.ts';
import type { Actor, Grant } from '../../domain/case/roles.ts';
import type { FormChanges } from '../../domain/case/standardForm.ts';
import type { CaseReply } from '../../domain/case/view.ts';
import type { Language } from '../../domain/model/types.ts';
import type { Person, PersonId } from '../../domain/person.ts';
import { masked } from '../../domain/privacy/guard.ts';
import { read } from '../../domain/routing/reading.ts';
import type { Router } from '../../domain/routing/route.ts';
import type { Cases, Channels, Downloads, Drafts, Forms, Grants } from '../../ports/cases.ts';
import type { Contacts, Outbox, Posts } from '../../ports/messages.ts';
import type { Audit } from '../../ports/trust.ts';
import { type Answered, type Asker, type Desk, routerById } from '../desk.ts';
import type { OpenCases } from './openCases.ts';

/** What filing and following cases takes, beside answering. */
export interface Office {
  readonly cases: Cases;
  readonly forms: Forms;
  readonly drafts: Drafts;
  readonly grants: Grants;
  readonly channels: Channels;
  readonly contacts: Contacts;
  readonly posts: Posts;
  readonly outbox: Outbox;
  readonly downloads: Downloads;
  readonly audit: Audit;
  readonly open: OpenCases;
  readonly rules: Rules;
}

/** The organisation's own. */
export interface Rules {
  /** Days from filing to when the one who filed shall have an answer. */
  readonly replyWithinDays: number;
  readonly forms: Readonly<Record<string, FormChanges>>;
  readonly grants: readonly Grant[];
}

/** A card that stays true: where it ends up is kept, and it is repainted as the case changes. */
export interface LiveCard {
  readonly case: CaseId;
  readonly revision: number;
  /** Made for all who read a channel, or for the person whose own chat it stands in. */
  readonly for: 'everyone' | 'follower';
  /** Null for everyone. */
  readonly person: PersonId | null;
}

/** What a press on a case comes to. `view`: only the one who pressed sees the card change. */
export interface CaseAnswer {
  readonly reply: CaseReply;
  readonly how: 'replace' | 'follow' | 'view';
  readonly live?: LiveCard;
  /** Set when the case was changed: the card that was pressed is repainted at once, so that it does not change under the fingers. */
  readonly changed?: CaseId;
}

export const answeredCase = (language: Language, { reply, how, live, changed }: CaseAnswer): Answered => ({
  spoken: { reply, language },
  how,
  stored: Promise.resolve(),
  ...(live ? { live } : {}),
  ...(changed ? { changed } : {}),
});

export const personOf = ({ person, name }: Asker): Person => ({ id: person, name });

/** Where somebody will look for what is theirs; what is said there stays. */
export const isOwnChat = ({ scope, surface }: Asker): boolean => scope === 'personal' && surface === 'chat';

/** What comes as a message is read by everybody there; a dialog is one person's, wherever it was opened. */
export const othersReadAlong = ({ scope, surface }: Asker): boolean => scope !== 'personal' && surface === 'chat';

/** A case shown to somebody who may read it stays true in their own chat. */
export const liveFor = (asker: Asker, { id, revision }: Case): { readonly live?: LiveCard } =>
  isOwnChat(asker) ? { live: { case: id, revision, for: 'follower', person: asker.person } } : {};

/** Whoever acts, with the roles of the settings and those given in Teams. */
export async function actorOf({ office }: Desk, asker: Asker): Promise<Actor> {
  return { person: personOf(asker), grants: await grantsOf(office, asker.person) };
}

export const grantsOf = async ({ rules, grants }: Office, person: PersonId): Promise<readonly Grant[]> => [
  ...rules.grants.filter((grant) => grant.person === person),
  ...(await grants.of(person)),
];

/** Everybody with a role in an organisation. */
export const grantsIn = async ({ rules, grants }: Office, model: string): Promise<readonly Grant[]> => [
  ...rules.grants.filter((grant) => grant.model === model),
  ...(await grants.in(model)),
];

/** So that whoever files, follows or leads can be told. */
export function rememberContact({ office }: Desk, asker: Asker): Promise<void> {
  return office.contacts.remember({
    person: personOf(asker),
    ...asker.reach,
    conversation: asker.scope === 'personal' ? asker.conversation : '',
    language: asker.language,
  });
}

/** @throws when a case's organisation has been taken out of the settings: its cases cannot be shown without it */
export function routerOfCase(desk: Desk, { model }: Pick<Case, 'model'>): Router {
  const router = routerById(desk, model);
  if (!router) throw new Error(`no model ${model} in the settings, but there are cases of it`);
  return router;
}

/** Finds what points out a person in something written. */
export const guardOf = (router: Router) => (text: string) => read(router.lexicon, text).personalData;

/** What was typed goes back on a card; what points out a person does not. What was chosen is an id: it may look like a number, and is none. */
export const maskedInputs = (router: Router, inputs: Inputs, chosen: string): Inputs =>
  Object.fromEntries(
    Object.entries(inputs).map(([field, text]) => [
      field,
      field === chosen ? text : masked(text, guardOf(router)(text)),
    ]),
  );

export const todayAt = ({ clock, timeZone }: Desk): Temporal.PlainDate =>
  clock.now().toZonedDateTimeISO(timeZone).toPlainDate();
