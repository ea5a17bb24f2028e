import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Case, CaseId } from '../../src/domain/case/case.ts';
import type { Grant } from '../../src/domain/case/roles.ts';
import type { PersonId } from '../../src/ports.ts';
import { deskOn, personAt } from '../support/desk.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';

const LENA = 'tenant/lena' as PersonId;
const LEADS: Grant = {
  person: LENA,
  role: 'process-lead',
  model: 'fyrbodal',
  forum: null,
  place: null,
  principal: null,
};

const WRITTEN = {
  title: 'Listan följer inte med från Solgården',
  happening: 'Hemtjänsten i Uddevalla får ringa Södra\nGatan för att få läkemedelslistan.',
  consequence: 'Fel doser i höst',
  forum: 'fyrbodal/lokal',
  place: 'uddevalla',
  theme: 'aldre',
  principals: 'uddevalla,vgr',
  confirmed: 'true',
};

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase();
});
afterAll(() => test.close());

describe('de-identifying a case', () => {
  it('takes words out of what was written, also over the end of a line, and leaves what was chosen', async () => {
    const { desk } = deskOn(test, ['fyrbodal'], { grants: [LEADS] });
    const filing = { press: 'file', submit: randomUUID(), model: 'fyrbodal', question: null, link: '' } as const;
    const { reply } = (await personAt(desk).presses(filing, WRITTEN)).spoken;
    const filed: Case | null = reply.say === 'case-receipt' ? reply.view.case : null;
    const press = { press: 'act', case: filed?.id ?? ('' as CaseId), revision: 1, handling: 0 } as const;

    const words = { words: 'Solgården\nUddevalla\nSödra Gatan\nfyrbodal' };
    await personAt(desk, { person: LENA }).presses({ ...press, deed: 'deidentify' }, words);

    expect(await desk.office.cases.find(press.case)).toMatchObject({
      isDeidentified: true,
      answers: {
        title: 'Listan följer inte med från ***',
        happening: 'Hemtjänsten i *** får ringa *** för att få läkemedelslistan.',
        forum: 'fyrbodal/lokal',
        place: 'uddevalla',
        principals: ['uddevalla', 'vgr'],
      },
    });
  });
});
