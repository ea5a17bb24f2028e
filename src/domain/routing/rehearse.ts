import { LANGUAGES, type Model } from '../model/types.ts';
import { withoutAccents } from '../text.ts';
import { type Router, route } from './route.ts';

/** So many texts, and patterns are compiled and the much-used code is fast: some 200 ms in all. */
const REHEARSED = 200;

/** What looks like personal data is read by patterns that an ordinary text never gets to. Invented, and the number can be nobody's. */
const POINTS_SOMEBODY_OUT = [
  'Anna Andersson, 121212-1212, Storgatan 1, tel 070-000 00 00, anna@example.org, ringde 2026-01-02 kl. 10.15',
  'Min patient Kalle, född den fjärde mars nittonhundrafyrtio, ligger på rum 4 sedan i tisdags',
];

/**
 * Routes what the organisations themselves say of their forums, so that the first people to ask do not wait for patterns to be compiled.
 * It changes nothing.
 */
export function rehearse(routers: readonly Router[]): void {
  const lines = routers.flatMap((router) => linesOf(router.model).map((line) => ({ router, line })));
  for (let at = 0; at < REHEARSED; at++) {
    const said = lines[at % lines.length];
    if (said) route(said.router, said.line);
  }
}

/** What `rehearse` has of one organisation: in both languages, and as typed without å ä ö. */
export function linesOf({ forums }: Pick<Model, 'forums'>): string[] {
  const facts = forums.flatMap(({ why, remit }) => [...why, ...remit]);
  const said = facts.flatMap(({ text }) => LANGUAGES.map((language) => text[language]));
  return [...POINTS_SOMEBODY_OUT, ...new Set(said)].flatMap((line) => [line, withoutAccents(line)]);
}
