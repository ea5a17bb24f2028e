import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Forms } from '../../src/ports/cases.ts';
import { storedForms } from '../../src/store/forms.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';
import { form } from './someCase.ts';

/** What the port Forms promises, kept by the store. */

let test: TestDatabase;
let forms: Forms;

beforeAll(async () => {
  test = await createDatabase();
  forms = storedForms(test.database);
});
afterAll(() => test.close());

describe('a form', () => {
  it('is found by its version, as it was kept first', async () => {
    await forms.keep(form);
    await forms.keep({ ...form, fields: [] });

    expect(await forms.find(form.version)).toEqual(form);
  });

  it('is not there under another version', async () => {
    expect(await forms.find('none')).toBeNull();
  });
});
