import { type Settings, settingsSchema } from './settings.ts';

/** The tenant of everybody in the Playground (src/local/playground.ts). */
export const PLAYGROUND_TENANT = '00000000-0000-0000-0000-000000000001';
/** The Playground's only user. */
const PLAYER = '00000000-0000-0000-0000-000000000020';

/**
 * With no settings file the product shows itself with Fyrbodal's model. Who has the chair is stated here because a demonstration
 * has to show it; no source states it, and a real organisation states its own. Whoever sits at the Playground has every role, so that
 * one person can try the whole way of a case.
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
});
