import { fileURLToPath } from 'node:url';
import { type Settings, settingsSchema } from './settings.ts';

/** The tenant of everybody in the Playground (src/local/playground.ts). */
export const PLAYGROUND_TENANT = '00000000-0000-0000-0000-000000000001';
/** The Playground's only user. */
const PLAYER = '00000000-0000-0000-0000-000000000020';
/** The Playground's team, and the channel of it that is the local group's (src/local/playground.ts). */
const TEAM = 'team-id';
const CHANNEL = 'channel-announcements-id';
const PLAYGROUND_PORT = 56150;

/** Where the Playground of local mode listens. */
export const playgroundPort = (environment: Readonly<Record<string, string | undefined>>): number =>
  Number(environment.PLAYGROUND_PORT ?? PLAYGROUND_PORT);

const calendar = (name: string) => ({ ics: fileURLToPath(new URL(`../local/calendars/${name}.ics`, import.meta.url)) });
const LOCAL_GROUP = 'fyrbodal/lokal/uddevalla';

/**
 * With no settings file the product shows itself with Fyrbodal's model. Who has the chair is stated here because a demonstration
 * has to show it; no source states it, and a real organisation states its own. Whoever sits at the Playground has every role, so that
 * one person can try the whole way of a case. The local group meets every week and is reminded that long before: there is always an agenda
 * to see at once, whatever the hour.
 */
export const DEMO: Settings = settingsSchema.parse({
  models: ['fyrbodal'],
  language: 'sv',
  extends: {
    fyrbodal: {
      name: 'Vårdsamverkan Fyrbodal (demo)',
      forums: {
        lokal: { chair: { start: { year: 2026, party: 'kommun' } } },
        'uf-{tema}': { chair: { start: { year: 2025, party: 'region' } } },
      },
    },
  },
  cases: { joinWindow: 'PT2S' },
  roles: [
    { person: PLAYER, role: 'process-lead', model: 'fyrbodal' },
    { person: PLAYER, role: 'chair', model: 'fyrbodal' },
    { person: PLAYER, role: 'administrator', model: 'fyrbodal' },
    { person: PLAYER, role: 'member', model: 'fyrbodal', principal: 'uddevalla' },
    { person: PLAYER, role: 'member', model: 'fyrbodal', principal: 'vgr' },
  ],
  calendars: {
    [LOCAL_GROUP]: calendar('lokal-uddevalla'),
    'fyrbodal/uf-aldre': calendar('uf-aldre'),
    'fyrbodal/styrgrupp': calendar('styrgrupp'),
  },
  agenda: ['Föregående anteckningar', 'Nytt från var och en'],
  forums: {
    [LOCAL_GROUP]: {
      reminders: [
        { kind: 'agenda', before: 'PT168H' },
        { kind: 'start', before: 'PT15M' },
      ],
    },
  },
});

/** The demonstration with its channel: where that is hangs on where the Playground listens. */
export const demoOn = (port: number): Settings => ({
  ...DEMO,
  channels: {
    [LOCAL_GROUP]: {
      id: CHANNEL,
      team: TEAM,
      name: 'Lokal grupp Uddevalla',
      serviceUrl: `http://127.0.0.1:${port}/_connector`,
    },
  },
});
