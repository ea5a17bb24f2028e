import type { GivenRole } from '../../domain/case/giving.ts';

/** In Swedish: who has which role, and giving and taking roles. */

const role: Record<GivenRole, string> = {
  administrator: 'Administratör',
  'process-lead': 'Processledare',
  chair: 'Ordförande',
  member: 'Medlem',
};

export const roles = {
  title: (organisation: string) => `Roller i ${organisation}`,
  button: 'Roller',
  role,
  memberFor: (principal: string) => `Medlem för ${principal}`,
  everywhere: 'alla forum',
  everywhereIn: (place: string) => `alla forum i ${place}`,
  unmet: 'någon som inte har skrivit till mig än',
  inSettings: 'från inställningarna',
  take: 'Ta bort',
  page: (page: number, pages: number) => `Sida ${page} av ${pages}`,
  news: {
    given: 'Rollen är given.',
    taken: 'Rollen är borttagen.',
    'nothing-new': 'Så är det redan, så jag ändrade ingenting.',
  },

  give: {
    title: 'Ge en roll',
    about: 'Processledare och ordförande leder ärendena. Medlemmar läser dem och svarar för sin huvudman.',
    aboutAdministrators: 'Administratörer ger och tar bort roller.',
    role: 'Roll',
    where: 'Forum',
    all: 'Alla forum',
    principal: 'Huvudman (bara för medlem)',
    send: 'Ge rollen',
  },
};
