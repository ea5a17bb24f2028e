import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Grant } from '../../src/domain/case/roles.ts';
import type { AuditLine } from '../../src/ports/trust.ts';
import { appendAudit } from '../../src/store/audit.ts';
import { storedAudit } from '../../src/store/auditTrail.ts';
import { storedCases } from '../../src/store/cases.ts';
import { storedChannels } from '../../src/store/channels.ts';
import { storedDownloads } from '../../src/store/downloads.ts';
import { storedForms } from '../../src/store/forms.ts';
import { storedGaps } from '../../src/store/gaps.ts';
import { storedGrants } from '../../src/store/grants.ts';
import { storedQuestions } from '../../src/store/questions.ts';
import { storedTeachings } from '../../src/store/teachings.ts';
import { storedWeightSets } from '../../src/store/weightSets.ts';
import { createDatabase, empty, type TestDatabase } from '../support/postgres.ts';
import { anna, bo, changeOf, cilla, comment, form, jobsTaken, NOON, someFiling } from './someCase.ts';
import { asked, askedBack, STYR } from './someQuestion.ts';

/** Changes that are written in the audit trail in their own transaction, and those that are not. */

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase();
});
beforeEach(() => empty(test));
afterAll(() => test.close());

const doing = { by: cilla.id, at: NOON };

async function written(): Promise<Partial<AuditLine>[]> {
  const lines: Partial<AuditLine>[] = [];
  for await (const { did, byPerson, by, whoPerson, about } of storedAudit(test.database).list(null, null))
    lines.push({ did, by: byPerson ?? by, whoPerson, about });
  return lines;
}

const role: Grant = {
  person: anna.id,
  role: 'process-lead',
  model: 'fyrbodal',
  forum: null,
  place: null,
  principal: null,
};

describe('the audit trail', () => {
  it('has each role that is given and taken, once', async () => {
    const grants = storedGrants(test.database);
    await grants.give(role, cilla.id, NOON);
    await grants.give(role, cilla.id, NOON);
    await grants.take(role, () => false, doing);
    await grants.take(role, () => true, doing);
    await grants.take(role, () => true, doing);

    const about = { role: 'process-lead', model: 'fyrbodal', forum: null, place: null, principal: null };
    expect(await written()).toEqual([
      { did: 'role-given', by: cilla.id, whoPerson: anna.id, about },
      { did: 'role-taken', by: cilla.id, whoPerson: anna.id, about },
    ]);
  });

  it('has each forum that comes to a channel or loses it', async () => {
    const channels = storedChannels(test.database);
    const channel = {
      id: '19:a',
      team: 'team',
      name: 'Allmänt',
      serviceUrl: 'https://smba.example/',
      tenant: 'tenant',
    };
    const seat = { forum: STYR, place: null };
    await channels.link('fyrbodal', seat, channel, doing);
    await channels.unlink(channel.id, { by: 'bot', at: NOON });
    await channels.unlink(channel.id, { by: 'bot', at: NOON });
    await channels.link('fyrbodal', seat, channel, doing);
    await channels.forgetTeam('team', doing);

    const about = { model: 'fyrbodal', ...seat, channel: '19:a' };
    expect(await written()).toEqual(
      [
        ['channel-linked', cilla.id],
        ['channel-unlinked', 'bot'],
        ['channel-linked', cilla.id],
        ['channel-unlinked', cilla.id],
      ].map(([did, by]) => ({ did, by, whoPerson: null, about })),
    );
  });

  it('has a gap that is settled, by whoever was first', async () => {
    const gap = await asked(storedQuestions(test.database), { outcome: askedBack });
    const gaps = storedGaps(test.database);
    await gaps.settle(gap.id, { is: 'belongs', first: STYR }, anna.id, NOON);
    await gaps.settle(gap.id, { is: 'set-aside' }, bo.id, NOON);

    expect(await written()).toEqual([
      { did: 'gap-settled', by: anna.id, whoPerson: null, about: { question: gap.id, is: 'belongs', first: STYR } },
    ]);
  });

  it('has what a forum is taught, without its words', async () => {
    const teachings = storedTeachings(test.database);
    const id = randomUUID();
    const teaching = {
      id,
      at: NOON,
      model: 'fyrbodal',
      forum: STYR,
      by: anna,
      is: 'name',
      text: 'Torsdagsgruppen',
    } as const;
    await teachings.add(teaching);
    await teachings.add({ ...teaching, id: randomUUID() });
    await teachings.remove('fyrbodal', id, doing);
    await teachings.remove('fyrbodal', id, doing);

    const about = { teaching: id, model: 'fyrbodal', forum: STYR, is: 'name' };
    expect(await written()).toEqual([
      { did: 'teaching-added', by: anna.id, whoPerson: null, about },
      { did: 'teaching-removed', by: cilla.id, whoPerson: null, about },
    ]);
  });

  it('has which weights were taken into use and dropped', async () => {
    const sets = storedWeightSets(test.database);
    const set = {
      id: randomUUID(),
      at: NOON,
      base: 'base',
      hash: 'abc',
      bytes: new Uint8Array([1]),
      rulings: 7,
      before: 0.5,
      after: 0.6,
    };
    await sets.use(set);
    await sets.use({ ...set, id: randomUUID(), at: NOON.subtract({ hours: 1 }) });
    await sets.drop('base', NOON);
    await sets.drop('base', NOON);

    expect(await written()).toEqual([
      { did: 'weights-used', by: 'operator', whoPerson: null, about: { set: set.id, hash: 'abc', rulings: 7 } },
      { did: 'weights-dropped', by: 'operator', whoPerson: null, about: { set: set.id } },
    ]);
  });

  it('has each link to a file that is given, without the link', async () => {
    const file = { of: 'all', model: 'fyrbodal', as: 'csv' } as const;
    const until = NOON.add({ minutes: 10 });
    const url = await storedDownloads(test.database, 'https://lotsen.example').offer(
      { file, language: 'sv', until },
      doing,
    );

    const all = await written();
    expect(all).toEqual([{ did: 'download-given', by: cilla.id, whoPerson: null, about: file }]);
    expect(JSON.stringify(all)).not.toContain(url.split('/').at(-1));
  });

  it('has a case that was de-identified, and neither its filing nor what is said of it', async () => {
    await storedForms(test.database).keep(form);
    const cases = storedCases(test.database, jobsTaken().enqueue);
    const filed = await cases.file(someFiling());
    const said = changeOf(filed, {});
    await cases.save([said]);
    const hidden = changeOf(
      said.case,
      { isDeidentified: true },
      { events: [{ ...comment('', bo), did: 'deidentify' }] },
    );

    await cases.save([hidden]);

    const about = { case: filed.id, number: filed.number };
    expect(await written()).toEqual([{ did: 'case-deidentified', by: bo.id, whoPerson: null, about }]);
  });

  it('holds nobody up who files while somebody writes in it', async () => {
    await storedForms(test.database).keep(form);
    const cases = storedCases(test.database, jobsTaken().enqueue);

    const filed = await test.database.transaction().execute(async (trx) => {
      await appendAudit(trx, [{ ...doing, did: 'role-given', who: anna.id, about: {} }]);
      return cases.file(someFiling());
    });

    expect(filed.number).toBe('SKAV-2026-0001');
  });
});
