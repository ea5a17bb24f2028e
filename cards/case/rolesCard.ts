import type { GivenRole, Where } from '../../src/domain/case/giving.ts';
import type { Grant } from '../../src/domain/case/roles.ts';
import type { RoleHeld, RolesView } from '../../src/domain/case/view.ts';
import { placeById } from '../../src/domain/model/forums.ts';
import type { Language, Model } from '../../src/domain/model/types.ts';
import { capitalised } from '../../src/domain/text.ts';
import { textsIn } from '../../src/locales/texts.ts';
import {
  asWritten,
  type Button,
  button,
  buttons,
  type Card,
  card,
  type Elements,
  inRows,
  subtle,
  text,
  title,
} from '../card.ts';
import { principalName, seatName } from './caseWords.ts';
import { problemSummary } from './formCard.ts';
import { fieldElements } from './inputs.ts';
import { personPicker } from './personPicker.ts';
import { seatValue } from './seats.ts';

/** Who has which role in an organisation, each with a button that takes it; below, the form to give one. */

/** In bytes, beside six roles with their buttons. */
const ROOM_FOR_PEOPLE = 9_000;

type Offer = NonNullable<RolesView['offer']>;

interface Look {
  readonly view: RolesView;
  readonly language: Language;
}

export function rolesCard(view: RolesView, language: Language): Card {
  const { roles } = textsIn(language).cases;
  const look = { view, language };
  const heading = roles.title(view.model.name);
  return card(
    heading,
    [
      title(`**${heading}**`),
      ...(view.news === 'none' ? [] : [text(roles.news[view.news], { spacing: 'Small' })]),
      ...problemSummary(view.problems, language),
      ...view.held.flatMap((held, at) => oneRole(held, view.held[at - 1], look)),
      ...paging(look),
      ...(view.offer ? giving(view.offer, look) : []),
    ],
    language,
  );
}

/** Opens the list, from a card where those who may change it are. */
export const rolesButton = (model: Model, language: Language): Button =>
  button(textsIn(language).cases.roles.button, { press: 'roles', model: model.id }, language);

/** Under the heading of its group where it is the first of it. */
function oneRole(held: RoleHeld, before: RoleHeld | undefined, look: Look): Elements {
  const group = groupOf(held.grant, look);
  const isFirst = !before || groupOf(before.grant, look) !== group;
  return [...(isFirst ? [text(`**${group}**`, { spacing: 'Medium' })] : []), roleRow(held, look)];
}

function groupOf({ role, principal }: Grant, { view, language }: Look): string {
  const { roles } = textsIn(language).cases;
  return principal ? roles.memberFor(principalName(view.model, principal)) : roles.role[role];
}

/** Who and where, with the button beside it. */
function roleRow(held: RoleHeld, look: Look): Elements[number] {
  const line = text(roleLine(held, look));
  if (held.is !== 'takeable') return { ...line, spacing: 'Small' };
  const { grant } = held;
  const take = button(textsIn(look.language).cases.roles.take, { press: 'take-role', ...grant }, look.language);
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    columns: [
      { type: 'Column', width: 'stretch', verticalContentAlignment: 'Center', items: [line] },
      { type: 'Column', width: 'auto', items: [buttons(take)] },
    ],
  };
}

function roleLine({ grant, name, is }: RoleHeld, look: Look): string {
  const { roles } = textsIn(look.language).cases;
  const who = name === null ? capitalised(roles.unmet) : asWritten(name);
  return [who, whereLine(grant, look), ...(is === 'in-settings' ? [`*${roles.inSettings}*`] : [])].join(' · ');
}

function whereLine({ forum, place }: Grant, { view, language }: Look): string {
  const { roles } = textsIn(language).cases;
  if (forum !== null) return seatName(view.model, { forum, place }, language, 'short');
  const only = placeById(view.model, place ?? undefined);
  return only ? roles.everywhereIn(only.name) : roles.everywhere;
}

function paging({ view, language }: Look): Elements {
  const { roles, list } = textsIn(language).cases;
  const { page, pages, model } = view;
  if (pages === 1) return [];
  const to = (label: string, target: number) =>
    button(label, { press: 'roles', model: model.id, page: target }, language);
  return [
    subtle(roles.page(page + 1, pages)),
    ...inRows(page > 0 ? to(list.previous, page - 1) : null, page + 1 < pages ? to(list.next, page + 1) : null),
  ];
}

function giving({ roles: offered, where, people }: Offer, look: Look): Elements {
  const { view, language } = look;
  const { give, role } = textsIn(language).cases.roles;
  const { inputs, problems, model } = view;
  const picked = { people, value: inputs.person ?? '', problem: problems.person, room: ROOM_FOR_PEOPLE };
  return [
    { ...text(`**${give.title}**`, { spacing: 'Large' }), separator: true },
    subtle(offered.includes('administrator') ? `${give.about} ${give.aboutAdministrators}` : give.about),
    ...personPicker(picked, language),
    ...choice('role', give.role, rolesOf(offered, role), look),
    ...choice(
      'seat',
      give.where,
      where.map((one) => whereChoice(one, look)),
      look,
    ),
    ...choice(
      'principal',
      give.principal,
      model.principals.map(({ id, name }) => ({ title: name, value: id })),
      look,
    ),
    {
      ...buttons(button(give.send, { press: 'give-role', model: model.id }, language, { primary: true, inputs: true })),
      spacing: 'Medium',
    },
  ];
}

interface Option {
  readonly title: string;
  readonly value: string;
}

const rolesOf = (offered: readonly GivenRole[], names: Readonly<Record<GivenRole, string>>): Option[] =>
  offered.map((role) => ({ title: names[role], value: role }));

function whereChoice(where: Where, { view, language }: Look): Option {
  if (where === 'all') return { title: textsIn(language).cases.roles.give.all, value: where };
  return { title: seatName(view.model, where, language), value: seatValue(where) };
}

/** The only choice there is is made already. Nobody but a member needs a principal. */
function choice(id: 'role' | 'seat' | 'principal', label: string, options: readonly Option[], look: Look): Elements {
  const { view, language } = look;
  const required = id !== 'principal';
  const only = required && options.length === 1 ? options[0]?.value : undefined;
  const both = (words: string) => ({ sv: words, en: words });
  const choices = options.map((option) => ({ value: option.value, label: both(option.title) }));
  const field = { id, kind: 'choice', label: both(label), required, choices, longest: 0 } as const;
  const filled = { value: view.inputs[id] ?? only ?? '', problem: view.problems[id] };
  return fieldElements(field, filled, { language, isStrict: true, isFolding: false });
}
