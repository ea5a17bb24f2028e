/** Rows in columns for a terminal. One column gives way when there is no room; the last ones are numbers. */
export interface Row {
  readonly start: readonly string[];
  readonly stretching: string;
  readonly end: readonly string[];
}

const GAP = '  ';
/** However narrow the terminal is, so much of the text is shown. */
const LEAST = 12;

/** @param width in characters; lines are never cut shorter than to what their other columns need */
export function table(rows: readonly Row[], width: number): string[] {
  const starts = widths(rows.map(({ start }) => start));
  const ends = widths(rows.map(({ end }) => end));
  const [wanted = 0] = widths(rows.map(({ stretching }) => [stretching]));
  const others = [...starts, ...ends].reduce((sum, one) => sum + one + GAP.length, 0);
  const room = Math.max(LEAST, Math.min(wanted, width - others));
  return rows.map(({ start, stretching, end }) =>
    [
      ...start.map((text, at) => text.padEnd(starts[at] ?? 0)),
      cut(stretching, room).padEnd(room),
      ...end.map((text, at) => text.padStart(ends[at] ?? 0)),
    ].join(GAP),
  );
}

function widths(rows: readonly (readonly string[])[]): number[] {
  const columns = Math.max(0, ...rows.map((cells) => cells.length));
  return Array.from({ length: columns }, (_, at) => Math.max(0, ...rows.map((cells) => cells[at]?.length ?? 0)));
}

const cut = (text: string, room: number): string =>
  text.length <= room ? text : `${text.slice(0, room - 1).trimEnd()}…`;
