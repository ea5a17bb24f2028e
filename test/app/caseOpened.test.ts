import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { showCase, showHistory } from '../../src/app/case/show.ts';
import type { Asker, Desk } from '../../src/app/desk.ts';
import type { Case } from '../../src/domain/case/case.ts';
import type { Person } from '../../src/domain/person.ts';
import type { ConversationId } from '../../src/ports.ts';
import { anna, bo, cilla, form, person, someFiling } from '../store/someCase.ts';
import { deskOn } from '../support/desk.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';

/** Who has opened a case of somebody else's stands in the audit trail. */

let test: TestDatabase;
let desk: Desk;
let case_: Case;
beforeAll(async () => {
  test = await createDatabase();
  const lead = { role: 'process-lead', model: 'fyrbodal', forum: null, place: null, principal: null } as const;
  ({ desk } = deskOn(test, ['fyrbodal'], { grants: [{ ...lead, person: cilla.id }] }));
  await desk.office.forms.keep(form);
  case_ = await desk.office.cases.file(someFiling({ filer: anna, supporters: [bo] }));
});
afterAll(() => test.close());

const askerFor = ({ id, name }: Person): Asker => ({
  person: id,
  name,
  reach: { teamsId: '29:x', serviceUrl: 'https://smba.example/', tenant: 'tenant' },
  surface: 'chat',
  channel: null,
  ownsTeam: async () => false,
  conversation: 'a:chat' as ConversationId,
  scope: 'personal',
  language: 'sv',
});

async function opened(): Promise<unknown[]> {
  const lines: unknown[] = [];
  for await (const { did, byPerson, about } of desk.office.audit.list(null, null)) lines.push([did, byPerson, about]);
  return lines;
}

describe('opening a case', () => {
  it('is noted of those who lead, and neither of those who follow it nor of those who may not read it', async () => {
    for (const who of [anna, bo, person('Dag'), cilla]) await showCase(desk, askerFor(who), case_.id);
    for (const who of [anna, cilla]) await showHistory(desk, askerFor(who), case_.id);

    const about = { case: case_.id, number: case_.number };
    expect(await opened()).toEqual([
      ['case-opened', cilla.id, about],
      ['case-opened', cilla.id, about],
    ]);
  });
});
