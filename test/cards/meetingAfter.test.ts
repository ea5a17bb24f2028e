import { describe, expect, it } from '@jest/globals';
import { DROPS, TIMINGS } from '../../src/domain/meeting/plan.ts';
import type { CalendarFault } from '../../src/domain/meeting/view.ts';
import { allLabels, allOf, cardOf, labels, linesOf, pressOf, textOf, titleOf } from '../support/meetingCards.ts';
import { caseId, MEETING_ID, point } from '../support/meetingViews.ts';

const SEAT = 'fyrbodal/lokal/uddevalla';

describe('the follow-up of a meeting', () => {
  const name = 'what came of a meeting';

  it('asks what came of it, and says where cases go that nobody says anything of', () => {
    expect(titleOf(name)).toBe('Vad blev det av mötet torsdag 10 december i Lokal grupp Uddevalla?');
    expect(textOf(name)).toContain(
      'Ärenden som inget skrivs om följer med till nästa möte. Nästa möte är torsdag 14 januari 2027 kl. 13.00.',
    );
  });

  it('has for each case a decision, passing on, sending back and putting off', () => {
    const on = { case: caseId(42), revision: 7, handling: 1 };

    expect(labels(name).slice(0, 4)).toEqual([
      'Beslut eller rekommendation',
      'Lyft vidare',
      'Återför',
      'Bordlägg till nästa möte',
    ]);
    expect(pressOf(name, 'Beslut eller rekommendation')).toEqual({ press: 'step', ...on, deed: 'decide' });
    expect(pressOf(name, 'Lyft vidare')).toEqual({ press: 'step', ...on, deed: 'forward' });
    expect(pressOf(name, 'Återför')).toEqual({ press: 'step', ...on, deed: 'return' });
    expect(pressOf(name, 'Bordlägg till nästa möte')).toEqual({ press: 'postpone-case', meeting: MEETING_ID, ...on });
  });

  it('puts nothing off to a meeting that is not known', () => {
    expect(allLabels('what came of a meeting, with no next one')).not.toContain('Bordlägg till nästa möte');
    expect(textOf('what came of a meeting, with no next one')).not.toContain('Nästa möte är');
  });

  it('has for each point that they did not come to it', () => {
    expect(textOf(name)).toContain('1 Ny rutin för egenvård');
    expect(pressOf(name, 'Hann inte med 1')).toEqual({
      press: 'postpone-point',
      meeting: MEETING_ID,
      point: point(1).id,
    });
  });

  it('says in words what has been recorded, with nothing to press', () => {
    const text = textOf('what came of a meeting, with no next one');

    expect(text).toContain('Inskrivet\nSKAV-2026-0038 · Provtagning i hemmet: beslutad');
    expect(labels('what came of a meeting, with no next one').filter((label) => label === 'Lyft vidare')).toHaveLength(
      1,
    );
  });

  it('says that all is done when it is', () => {
    expect(titleOf('what came of a meeting, all said')).toBe(
      'Allt från mötet torsdag 10 december i Lokal grupp Uddevalla är inskrivet',
    );
    expect(labels('what came of a meeting, all said')).toEqual(['Visa dagordningen']);
  });

  it('says how many more wait than there is room for, and shows them when these are done', () => {
    const fullest = 'what came of the fullest meeting';

    expect(textOf(fullest)).toContain('15 ärenden till väntar.');
    expect(textOf(fullest)).toContain('34 punkter till väntar.');
    expect(pressOf(fullest, 'Uppdatera')).toEqual({ press: 'follow-up', meeting: MEETING_ID });
  });
});

describe('what has been sent', () => {
  it('says what waits until when, and what made it another time', () => {
    const lines = linesOf(cardOf('what has been sent'));
    const waiting = lines.filter((line) => line.startsWith('- Dagordningen'));

    expect(waiting).toHaveLength(TIMINGS.length);
    expect(waiting[0]).toBe('- Dagordningen för mötet 10 december: torsdag 3 december kl. 08.00');
    expect(waiting[1]).toContain('(arbetsdagen före en ledig dag)');
    expect(waiting[4]).toContain('(när pausen är slut)');
  });

  it('says what was sent and when', () => {
    expect(textOf('what has been sent')).toContain(
      'Skickat\nPåminnelsen om punkter för mötet 10 december: tisdag 24 november kl. 09.00',
    );
  });

  it('says in words why something was not sent, folded away', () => {
    const card = cardOf('what has been sent');
    const why = allOf(card)
      .split('\n')
      .filter((line) => line.startsWith('- Den korta påminnelsen'));

    expect(new Set(why).size).toBe(DROPS.length);
    expect(why[0]).toBe('- Den korta påminnelsen för mötet 10 december: mötet är inställt');
    expect(linesOf(card).join('\n')).not.toContain('mötet är inställt');
  });

  it('says first what needs somebody, and has what to do about it for those who lead', () => {
    const name = 'what has been sent, with what needs a look';

    expect(titleOf(name)).toBe('3 utskick för Lokal vårdsamverkansgrupp Uddevalla behöver ses över');
    expect(pressOf(name, 'Det syns i kanalen')).toEqual({
      press: 'resolve',
      meeting: MEETING_ID,
      delivery: 'agenda',
      as: 'seen',
    });
    expect(pressOf(name, 'Posta igen')).toMatchObject({ delivery: 'agenda', as: 'again' });
    expect(pressOf(name, 'Det kom fram')).toMatchObject({ delivery: 'follow-up', as: 'seen' });
    expect(textOf(name)).toContain('Lägg till mig i forumets team igen');
  });

  it('lets others look, and do nothing', () => {
    expect(allLabels('what has been sent, with what needs a look, to a member')).toEqual(['Nästa möte']);
    expect(allLabels('what has been sent, to a member')).toEqual(['Nästa möte', 'Inte skickat']);
  });

  it('no longer asks anybody to mend what failed for a meeting that has been', () => {
    const name = 'what failed for a meeting that has been';

    expect(titleOf(name)).toBe('Utskick för Lokal vårdsamverkansgrupp Uddevalla');
    expect(allOf(cardOf(name))).toContain('Den korta påminnelsen för mötet 10 december: Teams tog inte emot det.');
  });

  it('says of its channel, its calendar and its pause how it is', () => {
    expect(textOf('what has been sent')).toContain('Allt går till kanalen Lokal grupp Uddevalla.');
    expect(textOf('what has been sent')).toContain('Kalendern lästes senast torsdag 26 november kl. 08.55.');
    expect(textOf('what has been sent, paused')).toContain('pausade och börjar igen måndag 11 januari 2027');
    expect(pressOf('what has been sent, paused', 'Sluta pausa')).toEqual({ press: 'resume', seat: SEAT });
    expect(titleOf('nothing has been sent')).toBe('Inget skickas för Lokal vårdsamverkansgrupp Uddevalla än');
    expect(textOf('nothing has been sent')).toContain('”koppla kanalen”');
  });

  it.each<[CalendarFault, string]>([
    ['unreachable', 'Den svarar inte.'],
    ['sign-in', 'min inloggning'],
    ['forbidden', 'ge mig läsrätt'],
    ['missing', 'rätta adressen'],
    ['throttled', 'ber mig vänta'],
    ['unreadable', 'byta ut det'],
  ])('says of a calendar that is %s since when, why, where, and what it goes by', (why, words) => {
    const name = `deliveries with a calendar that is ${why}`;

    expect(titleOf(name)).toBe('Kalendern för Lokal vårdsamverkansgrupp Uddevalla går inte att läsa');
    expect(textOf(name)).toContain(`Kalendern har inte gått att läsa sedan torsdag 26 november kl. 07.00.`);
    expect(textOf(name)).toContain(words);
    expect(textOf(name)).toContain('Kalender: samverkan.uddevalla@example.org');
    expect(textOf(name)).toContain('Jag går efter det som stod där torsdag 26 november kl. 06.55.');
  });
});

describe('an alert', () => {
  it('of what may have arrived asks to look, and never sends twice by itself', () => {
    const name = 'an alert of what may have arrived: agenda';

    expect(titleOf(name)).toBe('Kom dagordningen för mötet 10 december fram?');
    expect(textOf(name)).toContain('Titta i kanalen innan du väljer.');
    expect(labels(name)).toEqual(['Det syns i kanalen', 'Posta igen', 'Visa alla utskick']);
  });

  it('of what goes to somebody’s own chat does not speak of a channel', () => {
    const name = 'an alert of what may have arrived: follow-up';

    expect(textOf(name)).not.toContain('kanalen');
    expect(labels(name)).toEqual(['Det kom fram', 'Skicka igen', 'Visa alla utskick']);
  });

  it.each([
    ['gone', 'öppna kanalen och nämn mig med @: ”koppla kanalen”'],
    ['refused', 'kan se varför i loggen'],
    ['not-met', 'skriva hej till mig'],
    ['no-channel', 'Forumet har ingen kanal.'],
  ])('of what failed as %s says what to do', (why, words) => {
    const name = `an alert of what failed: ${why}`;

    expect(titleOf(name)).toBe('Dagordningen för mötet 10 december kom inte fram');
    expect(textOf(name)).toContain(words);
    expect(labels(name)).toEqual(['Visa alla utskick']);
  });

  it('that has been answered says what follows', () => {
    expect(titleOf('a delivery that was seen')).toBe('Tack. Då räknar jag det som skickat.');
    expect(titleOf('a delivery to send again')).toContain('Jag skickar det igen');
  });
});
