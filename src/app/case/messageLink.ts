/** The address of a message in Teams, or nothing: it is shown as a link to those who lead, and comes from outside. */
export const messageLink = (address: string): string => (FROM_TEAMS.test(address) ? address : '');

const FROM_TEAMS = /^https:\/\/teams\.(?:microsoft\.com|cloud\.microsoft)\//;
