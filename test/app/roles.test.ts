import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answered, Asker, Desk } from '../../src/app/desk.ts';
import type { Case } from '../../src/domain/case/case.ts';
import type { Inputs } from '../../src/domain/case/form.ts';
import type { Grant } from '../../src/domain/case/roles.ts';
import type { RolesView } from '../../src/domain/case/view.ts';
import type { Reply } from '../../src/domain/reply.ts';
import type { PersonId } from '../../src/ports.ts';
import { deskOn, type Person, personAt } from '../support/desk.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';

/** Roles given and taken in Teams, and colleagues chosen on a card. */

const MODEL = 'fyrbodal';
const UDDEVALLA = { forum: 'fyrbodal/lokal', place: 'uddevalla' };
const OLDER = { forum: 'fyrbodal/uf-aldre', place: null };
const SEAT = 'fyrbodal/lokal|uddevalla';
const BOSS = 'tenant/boss' as PersonId;

const grant = (person: PersonId, role: Grant['role'], more: Partial<Grant> = {}): Grant => ({
  person,
  role,
  model: MODEL,
  forum: null,
  place: null,
  principal: null,
  ...more,
});
const IN_SETTINGS = grant(BOSS, 'administrator');

let test: TestDatabase;
let desk: Desk;
let boss: Person;

beforeAll(async () => {
  test = await createDatabase();
  ({ desk } = deskOn(test, ['fyrbodal'], { grants: [IN_SETTINGS] }));
  boss = personAt(desk, { person: BOSS, name: 'Britt Boss' });
});
afterEach(async () => {
  await test.database.deleteFrom('grants').execute();
  await test.database.deleteFrom('contacts').execute();
});
afterAll(() => test.close());

const now = () => desk.clock.now();

/** Somebody the bot has met. */
async function met(name: string, more: Partial<Asker> = {}): Promise<Person> {
  const person = personAt(desk, { name, ...more });
  await person.says('hej');
  return person;
}

/** Somebody the bot has met, with a role. */
async function metWith(name: string, role: Grant['role'], more: Partial<Grant> = {}): Promise<Person> {
  const person = await met(name);
  await desk.office.grants.give(grant(person.asker.person, role, more), BOSS, now());
  return person;
}

const give = (giver: Person, inputs: Inputs) => giver.presses({ press: 'give-role', model: MODEL }, inputs);
const take = (taker: Person, taken: Grant) => taker.presses({ press: 'take-role', ...taken });

const replied = (of: Answered | Reply): Reply => ('spoken' in of ? of.spoken.reply : of);
function rolesOf(of: Answered | Reply): RolesView {
  const reply = replied(of);
  if (reply.say !== 'roles') throw new Error(`said ${JSON.stringify(reply)}`);
  return reply.view;
}
const whyNot = (of: Answered | Reply): string => {
  const reply = replied(of);
  return reply.say === 'case-refused' ? reply.why : reply.say;
};
const given = (person: Person): Promise<Grant[]> => desk.office.grants.of(person.asker.person);

describe('the list of roles', () => {
  it.each(['roller', 'visa roller', 'Vem har vilken roll?', 'roles', 'show roles'])(
    'comes when an administrator writes "%s"',
    async (text) => {
      expect(rolesOf(await boss.says(text)).model.id).toBe(MODEL);
    },
  );

  it('has those of the settings and those given, in order, with the names of those who have been met', async () => {
    await desk.office.grants.give(
      grant('tenant/gone' as PersonId, 'member', { ...UDDEVALLA, principal: 'vgr' }),
      BOSS,
      now(),
    );
    await metWith('Cilla Chef', 'chair', OLDER);
    await metWith('Carl Chef', 'chair', UDDEVALLA);
    await metWith('Pia Ledare', 'process-lead');

    const { held } = rolesOf(await boss.says('roller'));

    expect(held.map(({ grant: { role, forum }, name, is }) => [role, forum, name, is])).toEqual([
      ['administrator', null, 'Britt Boss', 'in-settings'],
      ['process-lead', null, 'Pia Ledare', 'takeable'],
      ['chair', 'fyrbodal/lokal', 'Carl Chef', 'takeable'],
      ['chair', 'fyrbodal/uf-aldre', 'Cilla Chef', 'takeable'],
      ['member', 'fyrbodal/lokal', null, 'takeable'],
    ]);
  });

  it('changes in place in one’s own chat, and for oneself only in a channel', async () => {
    const press = { press: 'roles', model: MODEL } as const;
    const inChannel = personAt(desk, { ...boss.asker, scope: 'channel' });

    expect((await boss.presses(press)).how).toBe('follow');
    expect((await boss.presses({ ...press, page: 0 })).how).toBe('replace');
    expect((await inChannel.presses({ ...press, page: 0 })).how).toBe('view');
  });

  it('comes a page at a time, and shows the page of a role that was just given', async () => {
    const anna = await met('Anna');
    for (const principal of ['vgr', 'tanum', 'orust', 'sotenas', 'munkedal', 'uddevalla', 'amal'])
      await desk.office.grants.give(grant(anna.asker.person, 'member', { principal }), BOSS, now());

    const last = rolesOf(await boss.presses({ press: 'roles', model: MODEL, page: 99 }));
    const after = rolesOf(await give(boss, { person: anna.asker.person, role: 'member', seat: SEAT }));

    expect([last.page, last.pages, last.held.length]).toEqual([1, 2, 2]);
    expect(after.held.map((held) => held.grant.place)).toContain('uddevalla');
  });

  it.each(['member', 'chair'] as const)('is not for a %s', async (role) => {
    const anna = await metWith('Anna', role);

    expect(whyNot(await anna.says('roller'))).toBe('no-rights');
    expect(whyNot(await anna.presses({ press: 'roles', model: MODEL }))).toBe('no-rights');
  });

  it('has its button on the overview and a forum’s list for those who may change it, and for nobody else', async () => {
    const anna = await metWith('Anna', 'member');
    const list = { press: 'forum-cases', model: MODEL, ...UDDEVALLA, show: 'open', page: 0 } as const;
    const seen = async (person: Person) => [
      replied(await person.presses({ press: 'overview', model: MODEL })),
      replied(await person.presses(list)),
    ];

    expect(await seen(boss)).toMatchObject([{ mayGiveRoles: true }, { of: { mayGiveRoles: true } }]);
    expect(await seen(anna)).toMatchObject([{ mayGiveRoles: false }, { of: { mayGiveRoles: false } }]);
  });
});

describe('an administrator', () => {
  it('gives the chair to somebody, who then may decide', async () => {
    const case_ = await filed(await met('Karin'));
    const olle = await met('Olle');
    const decide = { press: 'act', case: case_.id, handling: 1, deed: 'decide' } as const;
    const decision = { text: 'Listan skickas samma dag.', sort: 'decision' };
    expect(whyNot(await olle.presses({ ...decide, revision: case_.revision }, decision))).not.toBe('case');

    const view = rolesOf(await give(boss, { person: olle.asker.person, role: 'chair', seat: SEAT }));
    await onTheAgenda(case_, olle);
    const decided = replied(await olle.presses({ ...decide, revision: case_.revision + 2 }, decision));

    expect(view).toMatchObject({ news: 'given', inputs: {}, problems: {} });
    expect(decided).toMatchObject({ say: 'case', view: { case: { handlings: [{ stage: { state: 'decided' } }] } } });
  });

  it('gives the same role twice without anything new', async () => {
    const anna = await met('Anna');
    const chair = { person: anna.asker.person, role: 'chair', seat: 'all' };

    await give(boss, chair);
    const again = rolesOf(await give(boss, chair));

    expect(again.news).toBe('nothing-new');
    expect(await given(anna)).toEqual([grant(anna.asker.person, 'chair')]);
  });

  it('gives a member the principal to answer for, and nobody else one', async () => {
    const anna = await met('Anna');
    const person = anna.asker.person;

    await give(boss, { person, role: 'member', seat: SEAT, principal: 'uddevalla' });
    await give(boss, { person, role: 'chair', seat: SEAT, principal: 'uddevalla' });

    expect(await given(anna)).toEqual([
      expect.objectContaining({ role: 'chair', principal: null }),
      expect.objectContaining({ role: 'member', principal: 'uddevalla' }),
    ]);
  });

  it('finds a colleague by the object id that Teams’ own search gives', async () => {
    const anna = await met('Anna');

    await give(boss, { person: anna.asker.person.slice('tenant/'.length), role: 'chair', seat: 'all' });

    expect(await given(anna)).toEqual([grant(anna.asker.person, 'chair')]);
  });

  it('takes a role again, and does nothing when it has been taken already', async () => {
    const anna = await metWith('Anna', 'chair', UDDEVALLA);
    const chair = grant(anna.asker.person, 'chair', UDDEVALLA);

    const first = rolesOf(await take(boss, chair));
    const second = rolesOf(await take(boss, chair));

    expect([first.news, second.news]).toEqual(['taken', 'nothing-new']);
    expect(await given(anna)).toEqual([]);
  });

  it('cannot take a role of the settings', async () => {
    const other = await metWith('Anna', 'administrator');

    expect(whyNot(await take(other, IN_SETTINGS))).toBe('role-in-settings');
    expect(rolesOf(await other.says('roller')).held[0]).toMatchObject({ grant: IN_SETTINGS, is: 'in-settings' });
  });

  it('may leave while there is another, and not as the last one', async () => {
    const { desk: bare } = deskOn(test);
    const one = await metWith('Anna', 'administrator');
    const two = await metWith('Bo', 'administrator');
    await metWith('Cilla', 'administrator', UDDEVALLA);
    const own = (person: Person) => grant(person.asker.person, 'administrator');
    const at = (person: Person) => personAt(bare, person.asker);

    const left = rolesOf(await take(at(one), own(one)));
    const last = await take(at(two), own(two));

    expect(left).toMatchObject({ news: 'taken', offer: null });
    expect(whyNot(last)).toBe('last-administrator');
    expect(await given(two)).toEqual([own(two)]);
  });

  it('stays when the last two leave at the same time', async () => {
    const { desk: bare } = deskOn(test);
    const both = [await metWith('Anna', 'administrator'), await metWith('Bo', 'administrator')];

    const left = await Promise.all(
      both.map(({ asker }) => take(personAt(bare, asker), grant(asker.person, 'administrator'))),
    );

    expect(left.map(whyNot).toSorted()).toEqual(['last-administrator', 'roles']);
  });
});

describe('a process lead', () => {
  it('gives and takes the roles of their own forum only', async () => {
    const pia = await metWith('Pia', 'process-lead', UDDEVALLA);
    const anna = await met('Anna');
    const { person } = anna.asker;

    const { offer } = rolesOf(await pia.says('roller'));
    await give(pia, { person, role: 'process-lead', seat: SEAT });
    const elsewhere = rolesOf(await give(pia, { person, role: 'chair', seat: 'fyrbodal/uf-aldre' }));
    const everywhere = rolesOf(await give(pia, { person, role: 'chair', seat: 'all' }));

    expect(offer).toMatchObject({ roles: ['process-lead', 'chair', 'member'], where: [UDDEVALLA] });
    expect(elsewhere).toMatchObject({ problems: { seat: { is: 'not-a-choice' } }, inputs: { person, role: 'chair' } });
    expect(everywhere.problems).toEqual({ seat: { is: 'not-a-choice' } });
    expect(await given(anna)).toEqual([grant(person, 'process-lead', UDDEVALLA)]);
    expect(rolesOf(await take(pia, grant(person, 'process-lead', UDDEVALLA))).news).toBe('taken');
  });

  it('of a forum that is one for all places leads no other', async () => {
    const pia = await metWith('Pia', 'process-lead', OLDER);
    const { person } = (await met('Anna')).asker;

    const own = rolesOf(await give(pia, { person, role: 'chair', seat: 'fyrbodal/uf-aldre' }));
    const other = rolesOf(await give(pia, { person, role: 'chair', seat: 'fyrbodal/uf-vuxna' }));

    expect([own.news, other.problems]).toEqual(['given', { seat: { is: 'not-a-choice' } }]);
  });

  it('cannot take what is somebody else’s to give', async () => {
    const pia = await metWith('Pia', 'process-lead', UDDEVALLA);
    const anna = await metWith('Anna', 'chair', OLDER);
    const chair = grant(anna.asker.person, 'chair', OLDER);

    expect(whyNot(await take(pia, chair))).toBe('no-rights');
    expect(await given(anna)).toEqual([chair]);
  });

  it('cannot give or take the role of an administrator', async () => {
    const pia = await metWith('Pia', 'process-lead');
    const anna = await met('Anna');
    const two = await metWith('Bo', 'administrator');

    const refused = rolesOf(await give(pia, { person: anna.asker.person, role: 'administrator', seat: 'all' }));

    expect(refused.problems).toMatchObject({ role: { is: 'not-a-choice' } });
    expect(await given(anna)).toEqual([]);
    expect(whyNot(await take(pia, grant(two.asker.person, 'administrator')))).toBe('no-rights');
  });
});

describe('roles are changed by nobody else:', () => {
  it.each([
    ['a member', 'member'],
    ['a chair', 'chair'],
    ['somebody without a role', null],
  ] as const)('%s gives and takes nothing', async (_who, role) => {
    const anna = role ? await metWith('Anna', role) : await met('Anna');
    const bo = await metWith('Bo', 'member');
    const wanted = { person: anna.asker.person, role: 'administrator', seat: 'all' };

    const refusals = [await give(anna, wanted), await take(anna, grant(bo.asker.person, 'member'))].map(whyNot);

    expect(refusals).toEqual(['no-rights', 'no-rights']);
    expect([await given(anna), await given(bo)].map(({ length }) => length)).toEqual([role ? 1 : 0, 1]);
  });

  it.each([
    ['an administrator of another organisation', 'goteborg', MODEL],
    ['an administrator in an organisation that is not there', MODEL, 'atlantis'],
  ])('%s gives nothing', async (_who, own, wanted) => {
    const anna = await metWith('Anna', 'administrator', { model: own });
    const inputs = { person: anna.asker.person, role: 'administrator', seat: 'all' };

    expect(whyNot(await anna.presses({ press: 'give-role', model: wanted }, inputs))).toBe('no-rights');
  });
});

describe('a filled-in role', () => {
  it.each([
    ['person', 'tenant/nobody', 'not-a-choice'],
    ['person', '', 'missing'],
    ['role', 'king', 'not-a-choice'],
    ['role', '', 'missing'],
    ['seat', 'fyrbodal/hemlig', 'not-a-choice'],
    ['seat', 'fyrbodal/lokal', 'not-a-choice'],
    ['seat', 'fyrbodal/lokal|atlantis', 'not-a-choice'],
    ['seat', 'fyrbodal/uf-aldre|uddevalla', 'not-a-choice'],
    ['seat', '', 'missing'],
    ['principal', 'atlantis', 'not-a-choice'],
  ])('with %s "%s" is %s, gives nothing, and keeps the rest', async (field, value, problem) => {
    const anna = await met('Anna');
    const right = { person: anna.asker.person, role: 'member', seat: SEAT, principal: 'vgr' };
    const { [field]: _, ...rest } = right as Inputs;

    const view = rolesOf(await give(boss, { ...right, [field]: value }));

    expect(view.problems).toEqual({ [field]: { is: problem } });
    expect(view.inputs).toEqual(rest);
    expect(await given(anna)).toEqual([]);
  });
});

describe('a colleague to choose', () => {
  const stepOf = (reply: Reply) => {
    if (reply.say !== 'case-step') throw new Error(reply.say);
    return reply.people.map(({ name }) => name);
  };

  it('is for preparing somebody who leads there', async () => {
    const case_ = await filed(await met('Karin'));
    const pia = await metWith('Pia', 'process-lead', UDDEVALLA);
    await metWith('Per', 'process-lead', OLDER);
    await metWith('Cilla', 'chair', UDDEVALLA);
    const on = { case: case_.id, handling: 1 };
    await pia.presses({ press: 'act', ...on, revision: 1, deed: 'prepare' });

    const step = await pia.presses({ press: 'step', ...on, revision: 2, deed: 'assign' });

    expect(stepOf(replied(step))).toEqual(['Pia']);
  });

  it('stays chosen when somebody else was first, even with an id that looks like a telephone number', async () => {
    const case_ = await filed(await met('Karin'));
    const pia = await metWith('Pia', 'process-lead');
    const on = { press: 'act', case: case_.id, revision: 1, handling: 1 } as const;
    await pia.presses({ ...on, deed: 'prepare' });
    const person = 'tenant/a0000000-0000-4000-8000-070123456789';

    const again = replied(await pia.presses({ ...on, deed: 'assign' }, { person }));

    expect(again).toMatchObject({ say: 'case-step', hasChanged: true, inputs: { person } });
  });

  it('is for taking over somebody who stands behind it, or else somebody of the same tenant, never oneself', async () => {
    const karin = await met('Karin');
    const case_ = await filed(karin);
    const sara = await met('Sara');
    await sara.presses({ press: 'act', case: case_.id, revision: 1, handling: 0, deed: 'join' });
    await met('Anna');
    await met('Ulla Utifrån', { reach: { teamsId: 'u', serviceUrl: 'http://127.0.0.1:1/', tenant: 'other' } });

    const step = await karin.presses({ press: 'step', case: case_.id, revision: 2, handling: 0, deed: 'hand-over' });
    const other = await karin.presses({ press: 'step', case: case_.id, revision: 2, handling: 0, deed: 'comment' });

    expect(stepOf(replied(step))).toEqual(['Sara', 'Anna']);
    expect(stepOf(replied(other))).toEqual([]);
  });
});

const ANSWERS: Inputs = {
  title: 'Läkemedelslistor saknas vid hemgång',
  happening: 'Läkemedelslistan följer inte med hem från avdelningen.',
  consequence: 'Hemtjänsten får ringa runt samma kväll.',
  forum: 'fyrbodal/lokal',
  place: 'uddevalla',
  theme: 'aldre',
  tried: 'Rutinen har delats ut igen.',
  frequency: 'weekly',
  confirmed: 'true',
};

/** A new case, whatever is like it. */
async function filed(filer: Person): Promise<Case> {
  const form = replied(await filer.presses({ press: 'file-form', model: MODEL, question: null }));
  if (form.say !== 'case-form') throw new Error(form.say);
  const { submit } = form.view;
  const sent = replied(await filer.presses({ press: 'file', submit, model: MODEL, question: null, link: '' }, ANSWERS));
  const reply = sent.say === 'case-similar' ? replied(await filer.presses({ press: 'file-anyway', submit })) : sent;
  if (reply.say !== 'case-receipt') throw new Error(JSON.stringify(reply));
  return reply.view.case;
}

async function onTheAgenda({ id, revision }: Case, lead: Person): Promise<void> {
  const on = { press: 'act', case: id, handling: 1 } as const;
  await lead.presses({ ...on, revision, deed: 'prepare' });
  await lead.presses({ ...on, revision: revision + 1, deed: 'schedule' }, { date: '2026-12-08' });
}
