import { createDatabase, everythingIn } from '../support/postgres.ts';
import { ESCALATIONS } from '../support/trust/escalations.ts';
import { openStage } from '../support/trust/stage.ts';
import type { Row } from './row.ts';

/** Whoever wants more than is theirs: roles, other organisations, other tenants, made-up cards. */
export async function rightsRows(): Promise<Row[]> {
  const test = await createDatabase();
  const stage = await openStage(test);
  const stored = async (): Promise<string> => (await everythingIn(test)).split('\n').sort().join('\n');
  try {
    const rows: Row[] = [];
    for (const { name, expected, attempt } of ESCALATIONS) {
      const before = await stored();
      await attempt(stage);
      const isSame = (await stored()) === before;
      rows.push({ tried: name, expected, seen: isSame ? 'nothing changed' : 'something changed', holds: isSame });
    }
    return rows;
  } finally {
    await stage.close();
    await test.close();
  }
}
