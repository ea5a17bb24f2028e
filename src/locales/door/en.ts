import type { DoorTexts, doorFaults as swedishFaults } from './sv.ts';

export const door: DoorTexts = {
  tooFast: 'You write faster than I can read. Wait a little while, and then go on.',
};

export const doorFaults: typeof swedishFaults = {
  'anonymous-outside': (d) => [
    `without a registration in Teams the bot answers anybody, and "${d.found ?? ''}" can be reached from other machines`,
    'Take http.host away, and it listens on this machine only. Or set BOT_APP_ID, BOT_TENANT_ID and BOT_APP_PASSWORD, and it lets in Teams only.',
  ],
  'service-url': (d) => [
    `"${d.found ?? ''}" is no address of Teams`,
    `Write the address that Teams has for the channel, below ${d.allowed ?? ''}. To rehearse against servers of your own, put theirs in bot.serviceUrls.`,
  ],
};
