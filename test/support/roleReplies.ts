import { givable, givableWhere } from '../../src/domain/case/giving.ts';
import type { Grant } from '../../src/domain/case/roles.ts';
import type { CaseReply, RoleHeld, RolesView } from '../../src/domain/case/view.ts';
import type { Model } from '../../src/domain/model/types.ts';
import type { Person } from '../../src/domain/person.ts';
import { grant, KARIN, LONG, MODEL, OLDER, PREPARER, person, SUPPORTERS, UDDEVALLA } from './caseSamples.ts';
import { modelOf } from './models.ts';

/** Who has which role: to an administrator, to a process lead, and as much as there can be. */

const ADMINISTRATOR: readonly Grant[] = [grant('administrator')];
const LEAD_OF_ONE: readonly Grant[] = [{ ...grant('process-lead'), ...UDDEVALLA }];

const offer = (own: readonly Grant[], people: readonly Person[], model: Model = MODEL): RolesView['offer'] => {
  const inModel = own.map((one) => ({ ...one, model: model.id }));
  const roles = givable(inModel, model.id);
  return { roles, where: givableWhere(inModel, model, roles), people };
};

const held = (role: Grant['role'], is: RoleHeld['is'], more: Partial<Grant> & { name?: string | null } = {}) => {
  const { name = PREPARER.name, principal = null, ...where } = more;
  return { grant: { ...grant(role, principal), ...where }, name, is };
};

const HELD: readonly RoleHeld[] = [
  held('administrator', 'in-settings', { name: KARIN.name }),
  held('process-lead', 'in-settings'),
  held('process-lead', 'takeable', { forum: null, place: 'uddevalla', name: 'Jo Ko' }),
  held('chair', 'takeable', { ...UDDEVALLA, name: 'Mia Biståndshandläggare' }),
  held('chair', 'takeable', { ...OLDER, name: null }),
  held('member', 'takeable', { ...UDDEVALLA, principal: 'uddevalla', name: 'Sara Sjukgymnast' }),
  held('member', 'takeable', { principal: 'vgr', name: 'Olle Distriktssköterska' }),
];

const PEOPLE = [KARIN, PREPARER, ...SUPPORTERS];

const roles = (more: Partial<RolesView> = {}): CaseReply => ({
  say: 'roles',
  view: {
    model: MODEL,
    held: HELD,
    page: 0,
    pages: 1,
    offer: offer(ADMINISTRATOR, PEOPLE),
    inputs: {},
    problems: {},
    news: 'none',
    ...more,
  },
});

const LARGE = modelOf('goteborg');

export const ROLE_REPLIES: Readonly<Record<string, CaseReply>> = {
  'roles to an administrator': roles(),
  'roles to the process lead of one forum': roles({
    held: HELD.map((one) =>
      one.is === 'takeable' && one.grant.forum !== UDDEVALLA.forum ? { ...one, is: 'not-yours' } : one,
    ),
    offer: offer(LEAD_OF_ONE, PEOPLE),
  }),
  'roles with problems': roles({
    inputs: { role: 'chair' },
    problems: { person: { is: 'not-a-choice' }, seat: { is: 'missing' } },
  }),
  'roles after one was given': roles({ news: 'given' }),
  'roles after one was taken': roles({ held: HELD.slice(0, 2), news: 'taken', offer: null }),
  'roles that are so already': roles({ news: 'nothing-new' }),
  'roles with nobody to choose': roles({ held: HELD.slice(0, 1), offer: offer(ADMINISTRATOR, []) }),
  'the fullest roles': roles({
    model: LARGE,
    held: Array.from({ length: 6 }, (_, no) =>
      held('member', 'takeable', {
        model: LARGE.id,
        forum: LARGE.forums[no]?.key ?? null,
        principal: LARGE.principals[no % LARGE.principals.length]?.id ?? null,
        name: LONG.slice(0, 60),
      }),
    ),
    page: 1,
    pages: 9,
    offer: offer(
      ADMINISTRATOR,
      Array.from({ length: 100 }, (_, no) => person(`Förnamn Mellannamn Efternamnsson ${no}`)),
      LARGE,
    ),
  }),
};
