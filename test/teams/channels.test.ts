import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { writePress } from '../../cards/actions.ts';
import type { Press } from '../../src/domain/press.ts';
import { type RunningBot, startBot } from '../support/bot.ts';
import { CHANNEL, files, GRANTS, installs, links, TRANSPORT, UDDEVALLA } from '../support/filing.ts';
import { channelOf, personIn, type Shown, type Someone, standingIn, TENANT, textOn } from '../support/people.ts';
import { createDatabase, empty, type TestDatabase } from '../support/postgres.ts';

/** Where a forum's cases come: its channel, or those who lead while it has none. */

let test: TestDatabase;
let bot: RunningBot;
let filip: Someone;
let lena: Someone;
beforeAll(async () => {
  test = await createDatabase();
});
beforeEach(async () => {
  await empty(test);
  bot = await startBot(test, { rules: { grants: GRANTS } });
  filip = personIn(bot, 'filip');
  lena = personIn(bot, 'lena');
});
afterEach(() => bot.close());
afterAll(() => test.close());

const forge = (who: Someone, press: Press, inputs: object = {}, where?: Shown) =>
  who.forges({ ...writePress({ press, language: 'sv' }), ...inputs }, where);
const inChannel = (channel = CHANNEL): string[] => standingIn(bot, channel).map(textOn);
const cardsInChannel = (channel = CHANNEL): string[] => inChannel(channel).filter((text) => /^SKAV-/.test(text));

describe('a forum without a channel', () => {
  it('has those who lead told, in their own chats, with what to do', async () => {
    await installs(lena);
    await files(filip);

    await bot.work();

    const [told, ...more] = lena.inbox().map(textOn);
    expect(told).toContain(`SKAV-2026-0001 väntar: ${UDDEVALLA.name} har ingen kanal`);
    expect(told).toContain('koppla kanalen');
    expect(more).toEqual([]);
  });

  it('has those who lead told when they have only said hello', async () => {
    await lena.says('hej');
    await files(filip);

    await bot.work();

    expect(lena.inbox().map(textOn).at(-1)).toContain('har ingen kanal');
  });

  it('gets what has waited when a channel is linked, each once', async () => {
    await files(filip);
    await files(filip, TRANSPORT);
    await bot.work();

    const linked = await links(lena);
    await bot.work();

    expect(textOn(linked)).toContain('2 ärenden väntade och kommer strax.');
    expect(cardsInChannel()).toHaveLength(2);
  });

  it('gets nothing twice when the channel is linked again', async () => {
    await files(filip);
    await bot.work();
    await links(lena);
    await bot.work();

    await links(lena);
    await bot.work();

    expect(cardsInChannel()).toHaveLength(1);
  });

  it('has those who lead told when they have only asked a question', async () => {
    await lena.says('Hemtjänsten i Munkedal och vårdcentralen är inte överens om såromläggningar');
    await files(filip);

    await bot.work();

    expect(lena.inbox().map(textOn).at(-1)).toContain('har ingen kanal');
  });

  it('gets one card of a case that was filed just before the channel was linked', async () => {
    await files(filip);

    await links(lena);
    await bot.work();

    expect(cardsInChannel()).toHaveLength(1);
  });
});

describe('somebody who has installed the bot and written nothing', () => {
  it.each([
    ['installationUpdate', { type: 'installationUpdate', action: 'add' }],
    ['conversationUpdate', { type: 'conversationUpdate', membersAdded: [{ id: 'bot' }] }],
  ])('can be told, and is known by their name in Teams, from %s', async (_type, activity) => {
    await lena.sends({ ...activity, from: { id: '29:lena', aadObjectId: 'lena' } });
    await files(filip);

    await bot.work();

    expect(lena.inbox().map(textOn).at(-1)).toContain('har ingen kanal');
    expect((await bot.desk.office.contacts.known(10)).map(({ name }) => name)).toContain('lena');
  });
});

describe('a linked channel', () => {
  it('does not get the cards it has once more when it is linked again', async () => {
    await links(lena);
    await files(filip);
    await bot.work();

    const again = await links(lena);
    await bot.work();

    expect(textOn(again)).not.toContain('väntade');
    expect(cardsInChannel()).toHaveLength(1);
  });

  it('gets one card of a case that is filed and linked while the queue works on both', async () => {
    const other = personIn(bot, 'other');
    await files(filip);
    await links(lena);
    await files(other, TRANSPORT);

    await Promise.all([bot.work(), bot.work(), bot.work()]);
    await bot.work();

    expect(cardsInChannel()).toHaveLength(2);
  });

  it.each([
    ['by the command', () => lena.says('koppla bort', CHANNEL)],
    ['when the app is taken out of the team', () => removedFromTeam()],
    ['when it is deleted', () => channelEvent('channelDeleted')],
    ['when the team is deleted', () => channelEvent('teamDeleted')],
  ])('is unlinked %s, and those who lead are told of what comes', async (_how, unlink) => {
    await installs(lena);
    await links(lena);
    await unlink();

    await files(filip);
    await bot.work();

    expect(cardsInChannel()).toEqual([]);
    expect(lena.inbox().map(textOn).at(-1)).toContain('har ingen kanal');
  });

  it('stays linked under its new name', async () => {
    await links(lena);

    await channelEvent('channelRenamed', 'Nytt namn');

    const channel = await bot.desk.office.channels.of('fyrbodal', { forum: 'fyrbodal/lokal', place: 'uddevalla' });
    expect(channel).toMatchObject({ id: CHANNEL.id, name: 'Nytt namn' });
  });

  it('is not unlinked by an event of another team', async () => {
    await links(lena);
    const other = channelOf('other-team', '19:other@thread.tacv2');

    await lena.sends({ type: 'installationUpdate', action: 'remove' }, other);
    await files(filip);
    await bot.work();

    expect(cardsInChannel()).toHaveLength(1);
  });

  const removedFromTeam = () => lena.sends({ type: 'installationUpdate', action: 'remove' }, CHANNEL);
  const channelEvent = (eventType: string, name = 'Uddevalla') => {
    const { channelData } = CHANNEL.from(TENANT);
    const channel = { id: CHANNEL.id, name };
    return lena.sends({ type: 'conversationUpdate', channelData: { ...channelData, channel, eventType } }, CHANNEL);
  };
});

describe('linking', () => {
  it('is refused to those without a role, asked for or forged', async () => {
    const asked = await filip.says('koppla kanalen', CHANNEL);
    const forged = await forge(filip, { press: 'link', model: 'fyrbodal' }, { seat: UDDEVALLA.seat }, asked);
    await forge(filip, { press: 'unlink', model: 'fyrbodal' }, {}, asked);

    expect(textOn(asked)).toContain('bara de som har en roll');
    expect(textOn(forged)).toContain('bara de som har en roll');
    expect(await bot.desk.office.channels.in(CHANNEL.id)).toEqual([]);
  });

  it('is refused to a member, who has a role but does not lead', async () => {
    const shown = await personIn(bot, 'karin').says('koppla kanalen', CHANNEL);

    expect(textOn(shown)).toContain('bara de som har en roll');
  });

  it('is not undone by those without a role', async () => {
    await links(lena);

    await filip.says('koppla bort', CHANNEL);

    expect(await bot.desk.office.channels.in(CHANNEL.id)).toHaveLength(1);
  });

  it('is done in a channel, not in a chat', async () => {
    const shown = await lena.says('koppla kanalen');

    expect(textOn(shown)).toContain('Det här görs i en kanal i Teams.');
  });

  it("is for the team's owner while nobody has been given a role, and for no other", async () => {
    const unmanned = await startBot(test, { rules: { grants: [] } });
    unmanned.connector.owners.add('29:owner');

    const owner = await personIn(unmanned, 'owner').says('koppla kanalen', CHANNEL);
    const other = await personIn(unmanned, 'filip').says('koppla kanalen', CHANNEL);

    expect(textOn(owner)).toContain('Vilket forum hör kanalen till?');
    expect(textOn(other)).toContain('bara de som har en roll');
    await unmanned.close();
  });

  it('of a chair is only for the own forum', async () => {
    const olle = personIn(bot, 'olle');

    await links(olle, CHANNEL, 'fyrbodal/lokal|tanum');

    expect(await bot.desk.office.channels.in(CHANNEL.id)).toEqual([]);
  });
});
