import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Channel, Channels } from '../../src/ports/cases.ts';
import { storedChannels } from '../../src/store/channels.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';
import { anna, NOON } from './someCase.ts';

/** What the port Channels promises, kept by the store. */

let test: TestDatabase | undefined;
let channels: Channels;

beforeEach(async () => {
  test ??= await createDatabase();
  await test.database.deleteFrom('channels').execute();
  channels = storedChannels(test.database);
});
afterAll(() => test?.close());

const channel = (id: string, change: Partial<Channel> = {}): Channel => ({
  id: `19:${id}@thread.tacv2`,
  team: 'team-1',
  name: id,
  serviceUrl: 'https://smba.example/emea/',
  tenant: 'tenant',
  ...change,
});

const doing = { by: anna.id, at: NOON };
const general = channel('Allmänt');
const other = channel('Annat');
const steering = { forum: 'fyrbodal/styrgrupp', place: null };
const orust = { forum: 'fyrbodal/lokal', place: 'orust' };

describe('a channel', () => {
  it('is found for the forums linked to it, and only for them', async () => {
    await channels.link('fyrbodal', steering, general, doing);
    await channels.link('fyrbodal', orust, general, doing);

    expect(await channels.of('fyrbodal', steering)).toEqual(general);
    expect(await channels.of('fyrbodal', orust)).toEqual(general);
    expect(await channels.of('fyrbodal', { ...orust, place: 'tanum' })).toBeNull();
    expect(await channels.of('goteborg', steering)).toBeNull();
    expect(await channels.in(general.id)).toEqual([
      { model: 'fyrbodal', seat: orust },
      { model: 'fyrbodal', seat: steering },
    ]);
  });

  it('gives a forum up to the channel that it is linked to next', async () => {
    await channels.link('fyrbodal', steering, general, doing);

    await channels.link('fyrbodal', steering, other, doing);

    expect(await channels.of('fyrbodal', steering)).toEqual(other);
    expect(await channels.in(general.id)).toEqual([]);
  });

  it('is refreshed when another forum is linked to it', async () => {
    await channels.link('fyrbodal', steering, general, doing);
    const moved = { ...general, serviceUrl: 'https://smba.example/amer/' };

    await channels.link('fyrbodal', orust, moved, doing);

    expect(await channels.of('fyrbodal', steering)).toEqual(moved);
  });

  it('has its new name when it is renamed', async () => {
    await channels.link('fyrbodal', steering, general, doing);

    await channels.renamed(general.id, 'Styrgruppen');

    expect((await channels.of('fyrbodal', steering))?.name).toBe('Styrgruppen');
  });

  it('is forgotten with its links when it is unlinked', async () => {
    await channels.link('fyrbodal', steering, general, doing);

    await channels.unlink(general.id, doing);

    expect(await channels.of('fyrbodal', steering)).toBeNull();
  });

  it('stays for the forums of other organisations when those of one are unlinked', async () => {
    await channels.link('fyrbodal', steering, general, doing);
    await channels.link('goteborg', orust, general, doing);

    await channels.unlink(general.id, doing, 'fyrbodal');

    expect(await channels.of('fyrbodal', steering)).toBeNull();
    expect(await channels.of('goteborg', orust)).toEqual(general);
  });

  it('is forgotten with its team, and says which forums have lost theirs', async () => {
    const elsewhere = channel('Andras', { team: 'team-2' });
    await channels.link('fyrbodal', steering, general, doing);
    await channels.link('fyrbodal', orust, elsewhere, doing);

    const lost = await channels.forgetTeam('team-1', doing);

    expect(lost).toEqual([{ model: 'fyrbodal', seat: steering }]);
    expect(await channels.of('fyrbodal', steering)).toBeNull();
    expect(await channels.of('fyrbodal', orust)).toEqual(elsewhere);
    expect(await channels.forgetTeam('team-1', doing)).toEqual([]);
  });
});
