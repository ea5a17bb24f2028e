import type { Config } from './config.ts';
import { textsOfGone } from './locales/trust/gone.ts';
import type { Around } from './store/retentionParts.ts';

/** What throwing away takes beside the database, for the bot and the command line alike. */
export const retentionAround = ({ grants, language }: Pick<Config, 'grants' | 'language'>): Around => ({
  inRoles: grants.map(({ person }) => person),
  somebody: textsOfGone(language ?? 'sv').somebody,
});
