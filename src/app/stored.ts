import { placeById, themeById } from '../domain/model/forums.ts';
import type { Model } from '../domain/model/types.ts';
import { ASK_BACK, OUTCOMES, type Outcome } from '../domain/routing/outcome.ts';
import type { Routing, Told } from '../domain/routing/routing.ts';
import type { StoredOutcome, StoredTold } from '../ports.ts';

/** What is kept of a routing, by ids, and read back against the model as it is now. */

export function storedTold(told: Told): StoredTold {
  return {
    asked: told.asked ?? 0,
    ...(told.place ? { place: told.place.id } : {}),
    ...(told.home ? { home: told.home.id } : {}),
    ...(told.theme ? { theme: told.theme } : {}),
    ...(told.outcomes ? { outcomes: told.outcomes } : {}),
  };
}

/** What no longer exists in the model is left out. */
export function toldFrom(stored: StoredTold, model: Model): Told {
  const place = placeById(model, stored.place);
  const home = placeById(model, stored.home);
  const theme = themeById(model, stored.theme);
  const outcomes = stored.outcomes?.filter((one): one is Outcome => (OUTCOMES as readonly string[]).includes(one));
  return {
    asked: stored.asked,
    ...(place ? { place } : {}),
    ...(home ? { home } : {}),
    ...(theme ? { theme: theme.id } : {}),
    ...(outcomes && outcomes.length > 0 ? { outcomes } : {}),
  };
}

export function outcomeOf(routing: Routing): StoredOutcome {
  const none = { place: null, theme: null, confidence: 1 };
  switch (routing.kind) {
    case 'personal-data':
    case 'acute':
      return { ...none, kind: routing.kind, first: routing.exit.id };
    case 'clarify':
      return { ...placed(routing), kind: 'clarify', first: ASK_BACK };
    case 'forum':
      return { ...placed(routing), kind: 'forum', first: routing.forum.key };
    default:
      return { ...placed(routing), kind: routing.kind, first: routing.exit.id };
  }
}

type Placed = Extract<Routing, { place: unknown }>;

const placed = ({ place, theme, confidence }: Placed): Pick<StoredOutcome, 'place' | 'theme' | 'confidence'> => ({
  place: place?.id ?? null,
  theme: theme?.id ?? null,
  confidence,
});
