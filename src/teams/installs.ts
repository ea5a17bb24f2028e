import type { Activity, TurnContext } from 'botbuilder';
import { rememberContact } from '../app/case/office.ts';
import type { Asker, Desk } from '../app/desk.ts';
import { linkSettled } from '../app/meeting/linkSettled.ts';
import type { BotSettings } from './bot.ts';
import { channelEvent, nameOfSender } from './read.ts';

/** What Teams tells of installing, removing and renaming. All may come twice. */

/** Somebody who has installed the app can be written to: Teams tells who it is, but not what they are called. In a team, its channels that the settings name are linked. */
export async function installed(desk: Desk, asker: Asker, context: TurnContext): Promise<void> {
  const team = channelEvent(context.activity)?.team;
  if (team) await linkSettled(desk, settledIn(desk, team));
  if (asker.scope !== 'personal') return;
  await rememberContact(desk, { ...asker, name: asker.name || (await nameOfSender(context)) });
}

const settledIn = ({ secretariat }: Desk, team: string) =>
  secretariat.settled.filter(({ channel }) => channel.team === team);

/** A person is forgotten as one to write to; a team's channels lose their forums. Cases stay, and go to those who lead. */
export async function removed({ desk, log }: BotSettings, activity: Activity, asker: Asker): Promise<void> {
  if (asker.scope === 'personal') return desk.office.contacts.forget(asker.person);
  const team = channelEvent(activity)?.team;
  if (!team) return;
  const lost = await desk.office.channels.forgetTeam(team, { by: asker.person, at: desk.clock.now() });
  log.info('team-removed', { forums: lost.length });
}

export async function teamChanged({ desk, log }: BotSettings, activity: Activity): Promise<void> {
  const event = channelEvent(activity);
  if (!event) return;
  const doing = { by: 'bot', at: desk.clock.now() } as const;
  switch (event.type) {
    case 'channelRenamed':
      return desk.office.channels.renamed(event.channel, event.name);
    case 'channelDeleted':
      log.info('channel-deleted', {});
      return desk.office.channels.unlink(event.channel, doing);
    case 'teamDeleted':
    case 'teamHardDeleted': {
      const lost = await desk.office.channels.forgetTeam(event.team, doing);
      log.info('team-removed', { forums: lost.length });
      return;
    }
    default:
      return;
  }
}
