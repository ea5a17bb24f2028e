import { forumById, type Seat, seatOf } from './forums.ts';
import type { Fact, Forum, Model, Place } from './types.ts';

/** The way a question goes (ärendegång): from the forum that owns it, step by step, to the last that can take it. */

export interface PathStep extends Seat {
  /** `here`: owns the question. `through`: only passes it on. `then`: takes it if those before cannot. */
  readonly role: 'here' | 'through' | 'then';
  /** What must be so for the question to come this far; none for the first step. */
  readonly when?: Fact;
}

const THEME = '{tema}';

/**
 * The forum after this one, with the theme filled in. Without a theme, a step that needs one leads to the forum which
 * distributes between the themes, and to nowhere if there is none.
 */
export function nextForum(model: Model, forum: Forum, theme: string | undefined): Forum | undefined {
  if (!forum.next) return undefined;
  if (!forum.next.to.includes(THEME)) return forumById(model, forum.next.to);
  if (theme) return forumById(model, forum.next.to.replaceAll(THEME, theme));
  const anyTheme = model.themes[0];
  const example = anyTheme && forumById(model, forum.next.to.replaceAll(THEME, anyTheme.id));
  return example?.reachedVia ? forumById(model, example.reachedVia) : undefined;
}

/** The forum a question passes on the way: into this one, or else on to the next. */
export function viaForum(model: Model, forum: Forum, theme: string | undefined): Forum | undefined {
  const id = forum.reachedVia ?? nextForum(model, forum, theme)?.reachedVia;
  return id ? forumById(model, id) : undefined;
}

/** The whole way from `first` upwards, each forum once. */
export function escalationPath(
  model: Model,
  first: Forum,
  place: Place | undefined,
  theme: string | undefined,
): PathStep[] {
  const steps: PathStep[] = [{ ...seatOf(first, place, theme), role: 'here' }];
  const passed = new Set([first.id]);
  let forum = first;
  for (;;) {
    const next = nextForum(model, forum, theme);
    if (!next || passed.has(next.id)) return steps;
    const through = next.reachedVia ? forumById(model, next.reachedVia) : undefined;
    if (through && !passed.has(through.id) && through.id !== forum.id)
      steps.push({ ...seatOf(through, place, theme), role: 'through' });
    steps.push({ ...seatOf(next, place, theme), role: 'then', ...(forum.next ? { when: forum.next.when } : {}) });
    passed.add(next.id);
    forum = next;
  }
}
