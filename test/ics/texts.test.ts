import { describe, expect, it } from '@jest/globals';
import type { Occurrence } from '../../src/domain/meeting/meeting.ts';
import { event, readEvents } from './reading.ts';

/** What a meeting is called, where it is, and how one joins it from afar. */

const TEAMS =
  'https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc%40thread.v2/0?context=%7b%22Tid%22%3a%221%22%7d';

async function meeting(...lines: readonly string[]): Promise<Occurrence | undefined> {
  return (await readEvents([event('DTSTART:20270301T080000Z', ...lines)]))[0];
}

describe('the link to join by', () => {
  it.each([
    ['Exchange has put it', [`X-MICROSOFT-SKYPETEAMSMEETINGURL:${TEAMS}`]],
    ['the standard has it', [`CONFERENCE;VALUE=URI;FEATURE=VIDEO:${TEAMS}`]],
    ['a second way to join is', ['CONFERENCE:tel:+46-10-000000', `CONFERENCE:${TEAMS}`]],
    ['the description has it', [`DESCRIPTION:Anslut här: <${TEAMS}>\\nVälkomna`]],
    ['the description ends a sentence with it', [`DESCRIPTION:Vi ses på ${TEAMS}.`]],
    ['the place has it', [`LOCATION:Rum 3\\; ${TEAMS}`]],
  ])('is found where %s', async (_, lines) => {
    expect((await meeting(...lines))?.joinUrl).toBe(TEAMS);
  });

  it('can be one of the short ones', async () => {
    const found = await meeting('DESCRIPTION:https://teams.microsoft.com/meet/123456?p=abcDEF');

    expect(found?.joinUrl).toBe('https://teams.microsoft.com/meet/123456?p=abcDEF');
  });

  it('that is said goes before one in a text', async () => {
    const found = await meeting('CONFERENCE:https://video.example.org/a', `DESCRIPTION:${TEAMS}`);

    expect(found?.joinUrl).toBe('https://video.example.org/a');
  });

  it.each([
    ['not encrypted', 'CONFERENCE:http://video.example.org/a'],
    ['a script', 'X-MICROSOFT-SKYPETEAMSMEETINGURL:javascript:alert(1)'],
    ['not Teams, though it looks like it', 'DESCRIPTION:https://teams.microsoft.com.example.org/l/meetup-join/19'],
    ['made to look like another', 'CONFERENCE:https://teams.microsoft.com@example.org/l/meetup-join/19'],
    ['more than a link', 'CONFERENCE:https://video.example.org/a and more'],
    ['some other page', 'DESCRIPTION:https://teams.microsoft.com/downloads'],
    ['longer than any link', `CONFERENCE:https://video.example.org/${'a'.repeat(3000)}`],
  ])('is not taken where it is %s', async (_, line) => {
    expect((await meeting(line))?.joinUrl).toBe('');
  });
});

describe('the place', () => {
  it.each([
    ['as it is written', 'LOCATION:Rum 3\\, plan 2', 'Rum 3, plan 2'],
    ['without the link in it', `LOCATION:Rum 3\\; ${TEAMS}`, 'Rum 3'],
    ['empty where there is only a link', `LOCATION:${TEAMS}`, ''],
    ['empty where nothing is said', 'LOCATION:', ''],
    ['empty where not even that is said', 'PRIORITY:5', ''],
  ])('is %s', async (_, line, expected) => {
    expect((await meeting(line))?.place).toBe(expected);
  });
});

describe('the subject', () => {
  it.each([
    ['as it is written', 'SUMMARY:Möte\\, åtgärder\\; nästa steg', 'Möte, åtgärder; nästa steg'],
    ['in one line', 'SUMMARY:Första\\nandra\\Ntredje', 'Första andra tredje'],
    ['with its backslashes', 'SUMMARY:a\\\\nb', 'a\\nb'],
    ['with its colons and quotes', 'SUMMARY;LANGUAGE=sv;X-A="b:c":Om "vård": nuläge', 'Om "vård": nuläge'],
    ['without control characters', 'SUMMARY:Mö\u0000te\u0007 ett', 'Mö te ett'],
    ['empty where nothing is said', 'PRIORITY:5', ''],
  ])('is %s', async (_, line, expected) => {
    expect((await meeting(line))?.subject).toBe(expected);
  });

  it('is cut where it has no end', async () => {
    const found = await meeting(`SUMMARY:${'ä'.repeat(5000)}`);

    expect(found?.subject).toHaveLength(500);
    expect((await meeting(`SUMMARY:a${'🙂'.repeat(400)}`))?.subject.isWellFormed()).toBe(true);
  });

  it('is not that of the alarm in the meeting', async () => {
    const found = await meeting('BEGIN:VALARM', 'SUMMARY:Påminnelse', 'END:VALARM', 'SUMMARY:Möte');

    expect(found?.subject).toBe('Möte');
  });
});
