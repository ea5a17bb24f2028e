import { STATES } from '../../src/domain/case/case.ts';
import type { CaseReply, Overview } from '../../src/domain/case/view.ts';
import { themeById } from '../../src/domain/model/forums.ts';
import type { Language, Model } from '../../src/domain/model/types.ts';
import { capitalised } from '../../src/domain/text.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { button, type Card, card, type Elements, inRows, text, title } from '../card.ts';
import { seatName } from './caseWords.ts';
import { type Count, lyingBars, standingBars } from './charts.ts';
import { monthOf } from './dates.ts';
import { rolesButton } from './rolesCard.ts';

/** An organisation's cases in numbers. The line of sums comes first; the bars are for those who want to see more. */

/** The rest are added up. */
const MOST_BARS = 8;
const MOST_MONTHS = 12;

export function overviewCard(
  { model, overview, mayGiveRoles, mayExport }: Extract<CaseReply, { say: 'case-overview' }>,
  language: Language,
): Card {
  const { overview: texts } = textsIn(language).cases;
  const heading = texts.title(model.name);
  return card(
    heading,
    [
      title(`**${heading}**`),
      text(summary(overview, language), { spacing: 'Small' }),
      ...(overview.total === 0 ? [] : charts(overview, model, language)),
      ...inRows(
        ...(mayExport && overview.total > 0 ? exportButtons(model, language) : []),
        ...(mayGiveRoles ? [rolesButton(model, language)] : []),
      ),
    ],
    language,
  );
}

function exportButtons({ id }: Model, language: Language) {
  const { files } = textsIn(language).cases;
  return (['csv', 'json'] as const).map((as) =>
    button(files.get[as], { press: 'export-all', model: id, as }, language),
  );
}

function summary({ total, daysToDecision, daysToClosed }: Overview, language: Language): string {
  const { overview: texts } = textsIn(language).cases;
  if (total === 0) return texts.none;
  return [
    `${texts.total(total)}.`,
    daysToDecision === null ? texts.noDecision : texts.decision(daysToDecision),
    daysToClosed === null ? texts.noClosed : texts.closed(daysToClosed),
  ].join(' ');
}

function charts(overview: Overview, model: Model, language: Language): Elements {
  const { overview: texts, states } = textsIn(language).cases;
  const byState = STATES.map((state) => ({ label: capitalised(states[state]), count: overview.byState[state] ?? 0 }));
  const byTheme = overview.byTheme.map(([theme, count]) => ({
    label: themeById(model, theme)?.name[language] ?? texts.noTheme,
    count,
  }));
  const byForum = overview.byForum.map(([seat, count]) => ({ label: seatName(model, seat, language, 'short'), count }));
  const byMonth = overview.byMonth
    .slice(-MOST_MONTHS)
    .map(([month, count]) => ({ label: monthOf(month, language), count }));
  return [
    ...chart(
      texts.byState,
      lyingBars,
      byState.filter(({ count }) => count > 0),
    ),
    ...chart(texts.byTheme, lyingBars, mostFirst(byTheme, language)),
    ...chart(texts.byForum, lyingBars, mostFirst(byForum, language)),
    ...chart(texts.byMonth, standingBars, byMonth),
  ];
}

function chart(heading: string, bars: typeof lyingBars | typeof standingBars, counts: readonly Count[]): Elements {
  return counts.length === 0 ? [] : [text(`**${heading}**`, { spacing: 'Medium' }), bars(heading, counts)];
}

function mostFirst(counts: readonly Count[], language: Language): Count[] {
  const sorted = [...counts].sort((a, b) => b.count - a.count);
  const others = sorted.slice(MOST_BARS);
  if (others.length === 0) return sorted;
  const count = others.reduce((sum, one) => sum + one.count, 0);
  return [...sorted.slice(0, MOST_BARS), { label: textsIn(language).cases.overview.others(others.length), count }];
}
