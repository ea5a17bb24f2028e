import { describe, expect, it } from '@jest/globals';
import {
  damagedHold,
  eventsHold,
  linesHold,
  octetsHold,
  REAL_ONES,
  textsHold,
} from '../support/trust/calendarFiles.ts';
import { readText, windowOf } from './reading.ts';

/** Whatever stands in a file: nothing but a CalendarError is thrown, and what is read holds what the port promises. */

describe('whatever stands in a file', () => {
  it('may be anything', () => expect(textsHold(200)).resolves.toBeUndefined());

  it('may be any octets', () => expect(octetsHold(200)).resolves.toBeUndefined());

  it('may be a calendar of any lines', () => expect(linesHold(200)).resolves.toBeUndefined());

  it('may be a calendar of any events', () => expect(eventsHold(500)).resolves.toBeUndefined(), 60_000);

  it('may be a real calendar that has been damaged', () => expect(damagedHold(400)).resolves.toBeUndefined(), 60_000);

  it('is read from real calendars that have not', async () => {
    for (const text of REAL_ONES)
      expect((await readText(text, windowOf('2027-02-15', '2027-05-01'))).length).toBeGreaterThan(0);
  });
});
