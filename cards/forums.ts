import { forumName, type Seat, variantOf } from '../src/domain/model/forums.ts';
import { type Forum, type Language, LEVELS, type Model, type Term } from '../src/domain/model/types.ts';
import type { Reply } from '../src/domain/reply.ts';
import { capitalised } from '../src/domain/text.ts';
import { textsIn } from '../src/locales/texts.ts';
import { button, buttons, type Card, card, type Elements, section, subtle, text, title } from './card.ts';
import { factLine, shortName, sourceLine, yearLine } from './words.ts';

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
          buttons(...forums.map((forum) => forumButton(model, forum, language))),
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
      buttons(
        ...(reply.focus === 'chair' ? [forumButton(reply.model, seat.forum, language)] : []),
        button(textsIn(language).facts.forums(reply.model.name), { press: 'forums', model: reply.model.id }, language),
      ),
      subtle(sourceLine([...seat.forum.why, ...seat.forum.remit], language)),
    ],
    language,
  );
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

function facts(seat: Seat, language: Language): Elements {
  const { answer } = textsIn(language);
  const { forum } = seat;
  const lines = (...all: (typeof forum.remit)[number][]) => all.map((fact) => factLine(fact, language));
  const optional = (fact: (typeof forum)['mandate']) => (fact ? lines(fact) : []);
  const note = variantOf(seat)?.note;
  return [
    ...lines(...forum.remit).map((line) => text(line)),
    ...optional(note).map((line) => text(line)),
    ...section(answer.members, lines(...forum.members.always).map(capitalised)),
    ...section(answer.invited, lines(...forum.members.invited).map(capitalised)),
    ...section(answer.chair, forum.chair ? lines(forum.chair.fact) : []),
    ...section(answer.prepares, optional(forum.preparation)),
    ...section(answer.mandate, optional(forum.mandate)),
    ...section(answer.meets, optional(forum.rhythm)),
    ...section(
      answer.year,
      forum.year.map((item) => yearLine(item, language)),
    ),
    ...section(answer.goesOn, forum.next ? lines(forum.next.when) : []),
    ...section(
      answer.notKnown,
      forum.open.map((one) => one[language]),
    ),
  ];
}

/** A name that several forums share ("temagrupperna") shows the first and offers the rest. */
const otherSeats = (model: Model, others: readonly Seat[], language: Language): Elements =>
  others.length === 0 ? [] : [buttons(...others.map((seat) => forumButton(model, seat.forum, language)))];

export function termCard(term: Term, language: Language): Card {
  const heading = `**${term.word}**`;
  return card(
    heading,
    [title(heading), text(factLine(term.meaning, language)), subtle(sourceLine([term.meaning], language))],
    language,
  );
}
