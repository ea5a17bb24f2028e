import { describe, expect, it } from '@jest/globals';
import { REMINDER_KINDS } from '../../src/domain/meeting/policy.ts';
import {
  allLabels,
  allOf,
  cardOf,
  labels,
  linesOf,
  pressOf,
  primaryOf,
  shown,
  textOf,
  titleOf,
} from '../support/meetingCards.ts';
import { allDay, date, MEETING_ID, THURSDAY, TUESDAY, timed, view } from '../support/meetingViews.ts';

describe('the reminder of an agenda', () => {
  it('says who meets and when in its title', () => {
    expect(titleOf('a reminder: agenda')).toBe(
      'Lokal vårdsamverkansgrupp Uddevalla möts torsdag 10 december kl. 13.00–15.00',
    );
  });

  it('says until when, where, who has the chair and by when points must be in', () => {
    const lines = linesOf(cardOf('a reminder: agenda'));

    expect(lines[1]).toBe('Demorummet · Ordförande 2026: kommunen');
    expect(lines[2]).toBe('Punkter in senast tisdag 1 december.');
  });

  it('has the whole agenda, numbered, with minutes, purpose and what is left from before', () => {
    const lines = linesOf(cardOf('a reminder: agenda'));

    expect(lines.slice(lines.indexOf('Dagordning') + 1)).toEqual([
      '1 Föregående anteckningar',
      '2 SKAV-2026-0042 Läkemedelslistor saknas vid hemgång (10 min, för beslut)',
      '3 SKAV-2026-0038 Provtagning i hemmet (5 min, för information, kvar från förra mötet)',
      '4 Ny rutin för egenvård (15 min, för diskussion)',
      '5 Förankring av SKAV-2026-0031: 2 av 3 har svarat om ”Hjälpmedel beställs av den som skriver ut”',
      '6 Årshjulet: Grupperna går igenom årets skav.',
      'Källa: Ärendegång, Vårdsamverkan Fyrbodal 2024',
    ]);
  });

  it('lets all propose a point, join, see the cases, and those who lead go on to what is theirs', () => {
    expect(labels('a reminder: agenda').toSorted()).toEqual(
      ['Föreslå punkt', 'Visa ärendena', 'Mer om punkterna', 'För den som leder', 'Anslut till mötet'].toSorted(),
    );
    expect(pressOf('a reminder: agenda', 'Föreslå punkt')).toEqual({ press: 'point-form', meeting: MEETING_ID });
    expect(pressOf('a reminder: agenda', 'För den som leder')).toEqual({ press: 'meeting', meeting: MEETING_ID });
    expect(pressOf('a reminder: agenda', 'Visa ärendena')).toEqual({
      press: 'forum-cases',
      model: 'fyrbodal',
      forum: 'fyrbodal/lokal',
      place: 'uddevalla',
      show: 'open',
      page: 0,
    });
    expect(primaryOf('a reminder: agenda')).toEqual(['Föreslå punkt']);
  });

  it('keeps what has been written of a point folded away, and names nobody', () => {
    const card = cardOf('a reminder: agenda');

    expect(linesOf(card).join('\n')).not.toContain('Utkastet ligger i kanalen');
    expect(allOf(card)).toContain('4 Utkastet ligger i kanalen. Läs det gärna före mötet.');
    expect(JSON.stringify(card)).not.toContain('Karin Ek');
  });

  it('leaves out the chair and the deadline where nobody has said', () => {
    const known = shown({ say: 'reminder', kind: 'agenda', view: view({ chair: null, lastDayForPoints: null }) });

    expect(allOf(known)).not.toMatch(/Ordförande|senast/);
  });

  it('says nothing of a deadline that has gone by, and offers nothing that can no longer be done', () => {
    const late = view({ today: date('2026-12-02'), takesPoints: false });
    const card = shown({ say: 'reminder', kind: 'agenda', view: late });

    expect(allOf(card)).not.toContain('senast');
    expect(JSON.stringify(card)).not.toContain('point-form');
  });

  it('is warm when nothing is on the agenda, and offers to propose something', () => {
    expect(textOf('a reminder with an empty agenda')).toContain('Är det något ni vill ta upp? Föreslå gärna en punkt.');
    expect(primaryOf('a reminder with an empty agenda')).toEqual(['Föreslå punkt']);
    expect(textOf('a reminder with an empty agenda that is closed')).toContain('Dagordningen är tom än så länge.');
    expect(labels('a reminder with an empty agenda that is closed')).not.toContain('Föreslå punkt');
  });

  it('says the name of the meeting where it is another than the forum’s', () => {
    expect(textOf('a reminder with marks in it')).toContain('Extra möte · # Rum *4* · Ordförande');
    expect(textOf('a reminder: agenda', 'en').split('\n')[1]).toBe('Demorummet · Chair 2026: the municipality');
  });

  it('shows what people wrote as they wrote it', () => {
    expect(textOf('a reminder with marks in it')).toContain('1 [Tryck](https://example.org) *nu*');
  });

  it('shows twelve points, folds the others away, and says how many there was no room for', () => {
    const card = cardOf('the fullest reminder');
    const numbered = (lines: readonly string[]) =>
      lines.filter((line) => /^\d+ /.test(line) && line.includes('20 min'));

    expect(numbered(linesOf(card))).toHaveLength(12);
    expect(numbered(allOf(card).split('\n'))).toHaveLength(40);
    expect(allOf(card)).toContain('och 30 punkter till');
    expect(labels('the fullest reminder')).toContain('Hela dagordningen');
  });

  it.each([
    [timed('2026-12-10T12:00:00Z', '2026-12-10T12:00:00Z'), 'torsdag 10 december kl. 13.00', 'Demorummet'],
    [timed('2027-01-14T12:00:00Z', '2027-01-14T14:00:00Z'), 'torsdag 14 januari 2027 kl. 13.00–15.00', 'Demorummet'],
    [timed('2027-03-28T10:00:00Z', '2027-03-28T11:30:00Z'), 'söndag 28 mars 2027 kl. 12.00–13.30', 'Demorummet'],
    [
      timed('2026-12-10T12:00:00Z', '2026-12-11T11:00:00Z'),
      'torsdag 10 december kl. 13.00 till fredag 11 december kl. 12.00',
      'Demorummet',
    ],
    [allDay('2026-12-10'), 'torsdag 10 december, hela dagen', 'Demorummet'],
    [allDay('2026-12-10', '2026-12-11'), 'torsdag 10 december till fredag 11 december', 'Demorummet'],
  ])('says when in local time: %#', (span, when, rest) => {
    const [title, facts] = linesOf(shown({ say: 'reminder', kind: 'agenda', view: view({}, { span }) }));

    expect(title).toBe(`Lokal vårdsamverkansgrupp Uddevalla möts ${when}`);
    expect(facts?.startsWith(rest)).toBe(true);
  });
});

describe('a reminder', () => {
  it.each(REMINDER_KINDS)('of kind %s says no day as seen from the day it was sent', (kind) => {
    const all = [`a reminder: ${kind}`, `a reminder of what is cancelled: ${kind}`].map((name) => allOf(cardOf(name)));

    expect(all.join('\n')).not.toMatch(/om en vecka|i ?morgon|i ?dag\b|i ?övermorgon|snart/i);
  });

  it.each(REMINDER_KINDS)(
    'of kind %s says in its title when the meeting is cancelled, and what becomes of the rest',
    (kind) => {
      const name = `a reminder of what is cancelled: ${kind}`;

      expect(titleOf(name)).toBe('Inställt: Lokal vårdsamverkansgrupp Uddevalla torsdag 10 december kl. 13.00–15.00');
      expect(textOf(name)).toContain('följer med till nästa möte');
      expect(allLabels(name)).toEqual(['Nästa möte']);
      expect(pressOf(name, 'Nästa möte')).toEqual({ press: 'next-meeting', seat: 'fyrbodal/lokal/uddevalla' });
    },
  );

  it('of the last day for points says the day, and today only on that day', () => {
    expect(titleOf('a reminder: deadline')).toBe('Lämna punkter senast tisdag 1 december');
    expect(titleOf('a reminder on the last day for points')).toBe(
      'I dag, torsdag 26 november, är sista dagen att lämna punkter',
    );
    expect(titleOf('a reminder after the last day for points')).toBe(
      'Sista dagen att lämna punkter var fredag 20 november',
    );
    expect(primaryOf('a reminder after the last day for points')).toEqual([]);
  });

  it('that is short has five points and folds the rest away', () => {
    const lines = linesOf(cardOf('a reminder: day'));

    expect(lines.filter((line) => /^\d /.test(line))).toHaveLength(5);
    expect(allOf(cardOf('a reminder: day'))).toContain('6 Årshjulet');
  });

  it('just before the start is two lines and the way in', () => {
    expect(linesOf(cardOf('a reminder just before the start'))).toEqual([
      'Snart börjar mötet: kl. 13.00, Demorummet',
      'Lokal vårdsamverkansgrupp Uddevalla, torsdag 10 december',
    ]);
    expect(labels('a reminder just before the start')).toEqual(['Anslut till mötet']);
  });

  it('of the start says the date on any other day, and that it has been afterwards', () => {
    expect(titleOf('a reminder: start')).toBe('Mötet börjar torsdag 10 december kl. 13.00, Demorummet');
    expect(titleOf('a reminder of what has been')).toContain('möttes torsdag 10 december');
    expect(allLabels('a reminder of what has been')).toEqual([]);
  });

  it('has a link to join only where a browser opens it safely', () => {
    expect(allLabels('a reminder with an unsafe link')).toEqual([]);
  });

  it('names its forum where it is read without the channel around it', () => {
    const said = (name: string) => cardOf(name).speak;

    expect(said('a reminder: deadline')).toBe('Lokal grupp Uddevalla: Lämna punkter senast tisdag 1 december');
    expect(said('a reminder just before the start')).toContain('Lokal grupp Uddevalla: Snart börjar mötet');
    expect(said('a reminder: day')).toContain('Lokal vårdsamverkansgrupp Uddevalla möts');
  });
});

describe('news of a meeting', () => {
  it.each([
    ['moved', 'Ny tid: tisdag 15 december kl. 13.00 (förut torsdag 10 december kl. 13.00).'],
    ['moved to another year', 'Ny tid: torsdag 14 januari 2027 kl. 13.00 (förut torsdag 10 december kl. 13.00).'],
    ['cancelled', 'Mötet torsdag 10 december kl. 13.00 är inställt.'],
    ['held after all', 'Mötet blir av: torsdag 10 december kl. 13.00.'],
  ])('that it is %s is one line', (what, line) => {
    const name = `news that a meeting is ${what}`;

    expect(linesOf(cardOf(name))).toEqual([line]);
    expect(cardOf(name).speak).toBe(`Lokal grupp Uddevalla: ${line}`);
  });

  it('is the same in English', () => {
    expect(textOf('news that a meeting is moved', 'en')).toBe(
      'New time: Tuesday 15 December at 13:00 (before: Thursday 10 December at 13:00).',
    );
  });

  it('goes by the clock where the organisation is', () => {
    const helsinki = { ...view({}, { span: TUESDAY }), timeZone: 'Europe/Helsinki' };
    const [line] = linesOf(shown({ say: 'meeting-news', news: { is: 'moved', from: THURSDAY }, view: helsinki }));

    expect(line).toContain('tisdag 15 december kl. 14.00');
  });
});

describe('a preview', () => {
  it('says that nobody else sees it, and then is what the channel would see', () => {
    const [first, ...rest] = linesOf(cardOf('a preview'));

    expect(first).toBe('Bara du ser det här. Så här ser det ut i kanalen:');
    expect(rest).toEqual(linesOf(cardOf('a reminder: agenda')));
    expect(pressOf('a preview', 'Posta nu')).toEqual({ press: 'post-now', meeting: MEETING_ID });
    expect(pressOf('a preview', 'Tillbaka')).toEqual({ press: 'meeting', meeting: MEETING_ID });
  });

  it('of another reminder than the agenda cannot be posted at once', () => {
    expect(allLabels('a preview of a short reminder')).not.toContain('Posta nu');
  });
});
