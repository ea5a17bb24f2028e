/** Lets at most so many through at a time; the others wait in line. */
export function gate(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let inside = 0;
  const line: (() => void)[] = [];
  // A place is handed on to the next in line rather than given up: nobody who comes in between can take it.
  const leave = () => {
    const next = line.shift();
    if (next) next();
    else inside--;
  };
  return async (work) => {
    if (inside < most) inside++;
    else await new Promise<void>((enter) => line.push(enter));
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
