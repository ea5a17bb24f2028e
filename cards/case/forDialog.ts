import type { Card } from '../card.ts';

/** The same card for a dialog, where only Action.Submit works and nothing is fetched anew. */
export const forDialog = ({ refresh: _, ...card }: Card): Card =>
  JSON.parse(JSON.stringify(card), (_key, value) => (value?.type === 'Action.Execute' ? value.fallback : value));
