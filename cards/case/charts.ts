import type { IFactSet, IHorizontalBarChart, IVerticalBarChart } from '@microsoft/teams.cards';

/** Counts as bars. Clients that do not know of charts show the same counts as a list, which the charts therefore never say more than. */

export interface Count {
  readonly label: string;
  readonly count: number;
}

const asList = (counts: readonly Count[]): IFactSet => ({
  type: 'FactSet',
  facts: counts.map(({ label, count }) => ({ title: label, value: String(count) })),
});

const points = (counts: readonly Count[]) => counts.map(({ label, count }) => ({ x: label, y: count }));

/** For kinds of things, most first. */
export const lyingBars = (title: string, counts: readonly Count[]): IHorizontalBarChart => ({
  type: 'Chart.HorizontalBar',
  title,
  data: points(counts),
  displayMode: 'AbsoluteWithAxis',
  fallback: asList(counts),
});

/** For months, in order. */
export const standingBars = (title: string, counts: readonly Count[]): IVerticalBarChart => ({
  type: 'Chart.VerticalBar',
  title,
  data: points(counts),
  showBarValues: true,
  fallback: asList(counts),
});
