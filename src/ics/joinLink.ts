import { type Component, propertiesOf, writtenIn } from './components.ts';
import { unescaped } from './values.ts';

/** Where one joins a meeting from afar, wherever the program that wrote the file has put that. */

/** @returns empty when there is none; null when nothing is there that could have one */
export function joinLinkOf(event: Component): string | null {
  const own = [
    writtenIn(event, 'X-MICROSOFT-SKYPETEAMSMEETINGURL'),
    ...propertiesOf(event, 'CONFERENCE').map(({ value }) => value),
  ];
  const texts = [writtenIn(event, 'DESCRIPTION'), writtenIn(event, 'LOCATION')];
  if ([...own, ...texts].every((one) => one === null)) return null;
  const links = [
    ...own.map((one) => secure(unescaped(one ?? ''))),
    ...texts.map((one) => secure(teamsLink(one ?? ''))),
  ];
  return links.find((link) => link !== '') ?? '';
}

/** A link into a Teams meeting in a text; empty when there is none. */
export const teamsLink = (text: string): string =>
  TEAMS_MEETING.exec(unescaped(text))?.[0].replace(/[.,;:!?]+$/, '') ?? '';

const TEAMS_MEETING = /https:\/\/teams\.microsoft\.com\/(?:l\/meetup-join|meet)\/[^\s<>"'()[\]{}\\]+/i;

const LONGEST = 2000;

/** Empty for what is no https address, or names somebody in it: that is how addresses are made to look like others. */
function secure(link: string): string {
  const address = /^\s*https:\/\/\S+\s*$/i.test(link) ? URL.parse(link) : null;
  return address && address.username === '' && address.href.length <= LONGEST ? address.href : '';
}
