import { seatKey } from '../src/domain/meeting/meeting.ts';
import { factsOf, forumName, type Seat, variantOf } from '../src/domain/model/forums.ts';
import { type Forum, type Language, LEVELS, type Model, type Term } from '../src/domain/model/types.ts';
import type { Reply } from '../src/domain/reply.ts';
import { capitalised } from '../src/domain/text.ts';
import { textsIn } from '../src/locales/texts.ts';
import { button, type Card, card, type Elements, inRows, section, subtle, text, title } from './card.ts';
import { factLine, linesOf, shortName, sourceLine, yearLine } from './words.ts';

/** What the model knows of itself: the forums, one forum, a word. */

/** All forums by level, nearest the operations first. A forum that exists per theme is one line with its themes as buttons. */
export function forumsCard(model: Model, language: Language): Card {
  const { facts, levels } = textsIn(language);
  const groups = [...LEVELS, null].map((level) => ({
    level,
    forums: model.forums.filter((forum) => forum.level === level),
  }));
  const heading = facts.forums(model.name);
  return card(
    heading,
    [
      title(`**${heading}**`),
      subtle(facts.forumsHelp),
      ...groups.flatMap(({ level, forums }): Elements => {
        if (forums.length === 0) return [];
        const label = level ? levels[level] : facts.office;
        const everywhere = forums.some((forum) => forum.perPlace) ? ` · ${facts.perPlace}` : '';
        return [
          text(`**${label}**${everywhere}`, { spacing: 'Medium' }),
          ...inRows(...forums.map((forum) => forumButton(model, forum, language))),
        ];
      }),
    ],
    language,
  );
}

const forumButton = (model: Model, forum: Forum, language: Language) =>
  button(shortName(forum, null, language), { press: 'forum', model: model.id, key: forum.key }, language);

type ForumReply = Extract<Reply, { say: 'forum' }>;

export function forumCard(reply: ForumReply, language: Language): Card {
  const [seat, ...others] = reply.seats;
  const heading = forumName(seat, language);
  const lead = reply.focus === 'chair' ? chairLines(reply, seat, language) : [];
  return card(
    heading,
    [
      title(lead[0] ?? `**${heading}**`),
      ...lead.slice(1).map((line) => text(line)),
      ...(reply.focus === 'chair' ? [] : facts(seat, language)),
      ...otherSeats(reply.model, others, language),
      ...inRows(
        reply.focus === 'chair' ? forumButton(reply.model, seat.forum, language) : null,
        nextMeetingButton(seat, language),
        button(textsIn(language).facts.forums(reply.model.name), { press: 'forums', model: reply.model.id }, language),
      ),
      subtle(sourceLine(factsOf(seat.forum), language)),
    ],
    language,
  );
}

/** A forum that exists per place meets in each of them at its own time. */
function nextMeetingButton({ forum, place }: Seat, language: Language) {
  if (forum.level === null || (forum.perPlace && !place)) return null;
  const seat = seatKey({ forum: forum.key, place: place?.id ?? null });
  return button(textsIn(language).meetings.when, { press: 'next-meeting', seat }, language);
}

/** Who has the chair, as far as anyone has said: never a name, never a guess. */
function chairLines({ chair, year }: Pick<ForumReply, 'chair' | 'year'>, seat: Seat, language: Language): string[] {
  const { facts } = textsIn(language);
  const name = forumName(seat, language);
  const rotation = seat.forum.chair;
  if (!rotation) return [facts.noChair(name)];
  const now = chair ? facts.chairIs(name, chair.name[language], year) : facts.chairUnknown(name);
  return [now, factLine(rotation.fact, language), facts.chairNamesUnknown];
}

/** Everything that the sources say of a forum. */
export function facts(seat: Seat, language: Language): Elements {
  const { answer } = textsIn(language);
  const { forum } = seat;
  const note = variantOf(seat)?.note;
  return [
    ...linesOf([...forum.remit, note], language).map((line) => text(line)),
    ...section(answer.members, linesOf(forum.members.always, language).map(capitalised)),
    ...workings(forum, language),
    ...section(answer.goesOn, linesOf([forum.next?.when], language)),
    ...unknowns(forum, language),
  ];
}

/** How a forum works: who else comes, who leads, how it decides and when it meets. */
export function workings(forum: Forum, language: Language): Elements {
  const { answer } = textsIn(language);
  return [
    ...section(answer.invited, linesOf(forum.members.invited, language).map(capitalised)),
    ...section(answer.chair, linesOf([forum.chair?.fact], language)),
    ...section(answer.prepares, linesOf([forum.preparation], language)),
    ...section(answer.mandate, linesOf([forum.mandate], language)),
    ...section(answer.meets, linesOf([forum.rhythm], language)),
    ...section(
      answer.year,
      forum.year.map((item) => yearLine(item, language)),
    ),
  ];
}

/** What the sources leave open is said, never guessed. */
export const unknowns = (forum: Forum, language: Language): Elements =>
  section(
    textsIn(language).answer.notKnown,
    forum.open.map((one) => one[language]),
  );

/** A name that several forums share ("temagrupperna") shows the first and offers the rest. */
const otherSeats = (model: Model, others: readonly Seat[], language: Language): Elements =>
  inRows(...others.map((seat) => forumButton(model, seat.forum, language)));

export function termCard(term: Term, language: Language): Card {
  const heading = `**${term.word}**`;
  return card(
    heading,
    [title(heading), text(factLine(term.meaning, language)), subtle(sourceLine([term.meaning], language))],
    language,
  );
}
