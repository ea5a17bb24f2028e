import type { Model } from '../model/types.ts';
import type { Teaching } from './teaching.ts';

/**
 * The model with what its forums have been taught to be called, beside what they were called before; the same one when there is nothing.
 * Names of forums that are no more are left out.
 */
export function withNames(model: Model, teachings: readonly Teaching[]): Model {
  const names = Map.groupBy(namesIn(teachings), ({ forum }) => forum);
  const isTaught = model.forums.some(({ key }) => names.has(key));
  if (!isTaught) return model;
  const forums = model.forums.map((forum) => {
    const taught = names.get(forum.key);
    return taught ? { ...forum, aka: [...forum.aka, ...taught.map(({ text }) => text)] } : forum;
  });
  return { ...model, forums };
}

export const namesIn = (teachings: readonly Teaching[]): Teaching[] => teachings.filter(({ is }) => is === 'name');
