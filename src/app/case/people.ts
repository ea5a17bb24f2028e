import type { Deed } from '../../domain/case/action.ts';
import type { Case, Handling } from '../../domain/case/case.ts';
import type { Person, PersonId } from '../../domain/person.ts';
import type { Contact } from '../../ports/messages.ts';
import type { Desk } from '../desk.ts';
import { leadsOf } from './deliver.ts';

/** Choosing a colleague. Only somebody the bot has met can be told, so only they can be chosen. */

export const MOST_PEOPLE = 100;

/** Whom a deed can be given to; nobody for a deed that needs nobody. */
export async function peopleFor(
  desk: Desk,
  chooser: Person,
  { case: case_, handling, deed }: { case: Case; handling: Handling; deed: Deed },
): Promise<readonly Person[]> {
  if (deed === 'assign') return (await leadsOf(desk, case_, handling.no)).slice(0, MOST_PEOPLE);
  return deed === 'hand-over' ? successors(desk, chooser, case_) : [];
}

/** Those who stand behind the case first, then colleagues of the same organisation. */
async function successors(desk: Desk, chooser: Person, { supporters }: Case): Promise<Person[]> {
  const colleagues = await desk.office.contacts.known(MOST_PEOPLE, tenantOf(chooser));
  const all = new Map([...supporters, ...colleagues].map((person) => [person.id, person]));
  all.delete(chooser.id);
  return [...all.values()].slice(0, MOST_PEOPLE);
}

const tenantOf = ({ id }: Person): string => id.slice(0, id.indexOf('/'));

/**
 * Somebody chosen on a card, if the bot has met them.
 * @param chosen a person's whole id from our own list, or only the directory's object id from Teams' search
 * @param tenant of whoever chose: those that Teams finds belong to it
 */
export const contactChosen = ({ office }: Desk, chosen: string, tenant: string): Promise<Contact | null> =>
  office.contacts.of((chosen.includes('/') ? chosen : `${tenant}/${chosen}`) as PersonId);
