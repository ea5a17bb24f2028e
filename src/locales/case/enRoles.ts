import type * as swedish from './svRoles.ts';

/** In English: who has which role, and giving and taking roles. */

export const roles: typeof swedish.roles = {
  title: (organisation) => `Roles in ${organisation}`,
  button: 'Roles',
  role: { administrator: 'Administrator', 'process-lead': 'Process lead', chair: 'Chair', member: 'Member' },
  memberFor: (principal) => `Member for ${principal}`,
  everywhere: 'all forums',
  everywhereIn: (place) => `all forums in ${place}`,
  unmet: 'somebody who has not written to me yet',
  inSettings: 'from the settings',
  take: 'Remove',
  page: (page, pages) => `Page ${page} of ${pages}`,
  news: {
    given: 'The role has been given.',
    taken: 'The role has been removed.',
    'nothing-new': 'It is so already, so I changed nothing.',
  },

  give: {
    title: 'Give a role',
    about: 'Process leads and chairs lead the cases. Members read them and answer for their organisation.',
    aboutAdministrators: 'Administrators give and remove roles.',
    role: 'Role',
    where: 'Forum',
    all: 'All forums',
    principal: 'Organisation (only for a member)',
    send: 'Give the role',
  },
};
