import { forumName } from '../src/domain/model/forums.ts';
import type { Language } from '../src/domain/model/types.ts';
import type { Reply } from '../src/domain/reply.ts';
import { textsIn } from '../src/locales/texts.ts';

/** A forum as a line in a list of search results, in plain text. */
export function forumPreviewOf(
  { seats: [seat], model }: Extract<Reply, { say: 'forum' }>,
  language: Language,
): { readonly title: string; readonly text: string } {
  const { facts, levels } = textsIn(language);
  const { level } = seat.forum;
  return { title: forumName(seat, language), text: `${level ? levels[level] : facts.office} · ${model.name}` };
}
