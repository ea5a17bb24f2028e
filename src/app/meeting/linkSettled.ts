import type { Desk } from '../desk.ts';
import type { SettledChannel } from './secretariat.ts';

/** Channels that the settings name are linked when the bot starts, or comes to their team. Where one has been linked in Teams, that stays. */
export async function linkSettled(
  { office, secretariat, clock }: Desk,
  settled: readonly SettledChannel[],
): Promise<void> {
  for (const { model, seat, channel } of settled) {
    if (await office.channels.of(model, seat)) continue;
    await office.channels.link(model, seat, channel, { by: 'bot', at: clock.now() });
    await secretariat.meetings.wake([seat], clock.now());
  }
}
