/** What is going on, while the figures are waited for. */
export const tell = (line: string): void => void process.stderr.write(`${line}\n`);
