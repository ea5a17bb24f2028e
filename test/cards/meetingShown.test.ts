import { describe, expect, it } from '@jest/globals';
import type { CalendarFault } from '../../src/domain/meeting/view.ts';
import { at } from '../support/caseSamples.ts';
import {
  allLabels,
  allOf,
  cardOf,
  input,
  labels,
  linesOf,
  pressOf,
  primaryOf,
  shown,
  textOf,
  titleOf,
} from '../support/meetingCards.ts';
import { date, leadView, MEETING_ID } from '../support/meetingViews.ts';

const SEAT = 'fyrbodal/lokal/uddevalla';

describe('a meeting for whoever asks', () => {
  it('says when in its title, and has five points with the rest folded away', () => {
    const lines = linesOf(cardOf('a meeting'));

    expect(lines[0]).toBe('Lokal vårdsamverkansgrupp Uddevalla möts torsdag 10 december kl. 13.00–15.00');
    expect(lines.filter((line) => /^\d /.test(line))).toHaveLength(5);
    expect(labels('a meeting')).toEqual(['Föreslå punkt', 'Visa ärendena', 'Hela dagordningen']);
  });

  it('has neither the link to join nor what has been written of the points', () => {
    const card = JSON.stringify(cardOf('a meeting'));

    expect(card).not.toContain('meetup-join');
    expect(card).not.toContain('Utkastet ligger i kanalen');
  });

  it('has a case by its number only for those who may not read it', () => {
    expect(linesOf(cardOf('a meeting outside the forum'))).toContain('1 SKAV-2026-0042 (10 min, för beslut)');
  });

  it('does not say that an agenda is empty of which all is not shown', () => {
    const text = textOf('a meeting with nothing to show');

    expect(text).toContain('Än finns inget på dagordningen som jag kan visa.');
    expect(text).not.toContain('tom');
  });

  it('says that it is cancelled, or has been', () => {
    expect(titleOf('a meeting that is cancelled')).toContain('Inställt: Lokal vårdsamverkansgrupp Uddevalla');
    expect(titleOf('a meeting that has been')).toContain('möttes torsdag 10 december');
    expect(labels('a meeting that has been')).not.toContain('Föreslå punkt');
  });
});

describe('a meeting for those who lead', () => {
  const name = 'a meeting to those who lead';

  it('says what is sent next, when and where', () => {
    expect(textOf(name)).toContain(
      'Skickas härnäst: dagordningen torsdag 3 december kl. 08.00 i kanalen Lokal grupp Uddevalla.',
    );
  });

  it('says how much of the meeting its points take', () => {
    expect(textOf(name)).toContain('Punkterna tar 30 av mötets 120 minuter.');
  });

  it('has laying out the agenda first, and everything else one can do', () => {
    expect(primaryOf(name)).toEqual(['Ändra dagordningen']);
    expect(pressOf(name, 'Ändra dagordningen')).toEqual({ press: 'arrange-form', meeting: MEETING_ID });
    expect(pressOf(name, 'Förhandsvisa')).toEqual({ press: 'preview', meeting: MEETING_ID });
    expect(pressOf(name, 'Posta nu')).toEqual({ press: 'post-now', meeting: MEETING_ID });
    expect(pressOf(name, 'Hoppa över mötet')).toEqual({ press: 'skip', meeting: MEETING_ID });
    expect(pressOf(name, 'Pausa …')).toEqual({ press: 'pause-form', seat: SEAT });
    expect(pressOf(name, 'Vad har skickats')).toEqual({ press: 'deliveries', seat: SEAT });
  });

  it('shows six buttons at once and folds the rest away', () => {
    expect(labels(name)).toHaveLength(6);
    expect(labels(name)).toContain('Fler val');
  });

  it.each([
    ['arranged', 'Sparat. Dagordningen ser nu ut så här.'],
    ['skipped', 'Klart. Jag påminner inte om det här mötet.'],
    ['unskipped', 'Klart. Jag påminner om mötet igen.'],
    ['posted', 'Klart. Dagordningen är på väg till kanalen.'],
  ])('says first that it has been %s', (news, line) => {
    expect(titleOf(`${name}, ${news}`)).toBe(line);
  });

  it('that is skipped says so, and can be reminded of after all', () => {
    expect(textOf(`${name}, skipped`)).toContain('Det här mötet påminner jag inte om.');
    expect(pressOf(`${name}, skipped`, 'Påminn ändå')).toEqual({ press: 'unskip', meeting: MEETING_ID });
    expect(allLabels(`${name}, skipped`)).not.toContain('Hoppa över mötet');
  });

  it('of a paused forum says until when, and ends the pause', () => {
    const paused = 'a paused meeting to those who lead';

    expect(textOf(paused)).toContain(
      'Påminnelserna är pausade och börjar igen måndag 11 januari 2027. Inget mer skickas',
    );
    expect(pressOf(paused, 'Sluta pausa')).toEqual({ press: 'resume', seat: SEAT });
  });

  it('without a channel says how to get one, and posts nothing', () => {
    const without = 'a meeting without a channel to those who lead';

    expect(textOf(without)).toContain('nämn mig med @: ”koppla kanalen”');
    expect(allLabels(without)).not.toContain('Posta nu');
  });

  it('lets them add a point after the last day for others', () => {
    const late = leadView({ takesPoints: false, lastDayForPoints: date('2026-11-20') });
    const card = shown({ say: 'meeting-lead', view: late, news: 'none' });

    expect(JSON.stringify(card)).toContain('point-form');
  });

  it('says who proposed what, and lets them take it off', () => {
    expect(allOf(cardOf(name))).toContain('Föreslagen av Karin Ek. Utkastet ligger i kanalen.');
    expect(pressOf(name, 'Ta bort punkt 4')).toMatchObject({ press: 'withdraw-point' });
  });

  it('asks on the day, and first of all afterwards, what came of it', () => {
    const press = { press: 'follow-up', meeting: MEETING_ID };

    expect(pressOf(`${name}, the same day`, 'Uppföljning')).toEqual(press);
    expect(primaryOf('a meeting that has been, to those who lead')).toEqual(['Uppföljning']);
    expect(allLabels('a meeting that has been, to those who lead')).not.toContain('Posta nu');
    expect(allLabels(name)).not.toContain('Uppföljning');
  });
});

describe('several meetings', () => {
  it('answer first when the next one is', () => {
    expect(titleOf('my meetings')).toBe('Ditt nästa möte är torsdag 10 december kl. 13.00');
    expect(titleOf('meetings of a forum')).toBe(
      'Lokal vårdsamverkansgrupp Uddevalla möts torsdag 10 december kl. 13.00',
    );
  });

  it('say of each when, which forum and where, and by when points must be in while they can be', () => {
    const lines = linesOf(cardOf('my meetings'));

    expect(lines).toEqual([
      'Ditt nästa möte är torsdag 10 december kl. 13.00',
      'torsdag 10 december kl. 13.00–15.00',
      'Lokal vårdsamverkansgrupp Uddevalla · Demorummet · punkter in senast tisdag 1 december',
      'tisdag 15 december kl. 09.00–11.30',
      'Utvecklingsforum Äldre',
      'Inställt: torsdag 17 december kl. 13.00–15.00',
      'Lokal vårdsamverkansgrupp Uddevalla · Demorummet',
      'torsdag 14 januari 2027, hela dagen',
      'Lokal vårdsamverkansgrupp Uddevalla · Demorummet',
    ]);
  });

  it('can be opened one by one, but not a cancelled one', () => {
    expect(labels('my meetings')).toEqual(['Visa 10 december', 'Visa 15 december', 'Visa 14 januari 2027']);
    expect(pressOf('my meetings', 'Visa 15 december')).toMatchObject({ press: 'meeting' });
  });

  it('that are none, or all cancelled, say so', () => {
    expect(titleOf('no meetings of mine')).toBe('Jag ser inga möten på gång för dig');
    expect(textOf('no meetings of mine')).toContain('i de forum där du har en roll');
    expect(titleOf('my meetings, all cancelled')).toBe('Dina möten är inställda');
    expect(titleOf('no meetings of a forum')).toContain('Inget möte är planerat');
    expect(titleOf('meetings of a forum, all cancelled')).toContain('är inställda');
  });

  it('say how many there was no room for', () => {
    expect(textOf('many meetings')).toContain('och 18 möten till');
  });
});

describe('a forum of which no meeting is known', () => {
  it('says that it is not known, why, and who can mend it', () => {
    expect(titleOf('no meeting: not connected')).toBe('Jag vet inte när Lokal vårdsamverkansgrupp Uddevalla möts');
    expect(textOf('no meeting: not connected')).toContain('kan koppla den i inställningarna');
    expect(textOf('no meeting: unread')).toContain('Fråga igen om några minuter.');
  });

  it('says that none is planned only when the calendar has been read', () => {
    expect(titleOf('no meeting: read')).toBe('Inget möte är planerat för Utvecklingsforum Äldre');
  });

  it.each<[CalendarFault, string]>([
    ['unreachable', 'Den svarar inte.'],
    ['sign-in', 'behöver se över min inloggning'],
    ['forbidden', 'behöver ge mig läsrätt'],
    ['missing', 'behöver rätta adressen'],
    ['throttled', 'ber mig vänta'],
    ['unreadable', 'behöver byta ut det'],
  ])('whose calendar is %s says why in plain words, and not where it lies', (why, words) => {
    const text = textOf(`no meeting: ${why}`);

    expect(text).toContain(words);
    expect(text).not.toContain('example.org');
  });

  it('says how often it meets as its own documents have it, with the source', () => {
    const text = textOf('no meeting: not connected');

    expect(text).toContain('Så brukar det vara');
    expect(text).toContain('Källa:');
  });
});

describe('asking which forum', () => {
  it('has every forum to choose between, and the one chosen comes with the button', () => {
    const seats = input('which forum', 'seat')?.choices as { title: string; value: string }[];

    expect(seats).toContainEqual({ title: 'Lokal vårdsamverkansgrupp Uddevalla', value: SEAT });
    expect(pressOf('which forum', 'Visa nästa möte')).toEqual({ press: 'next-meeting', seat: '' });
  });
});

describe('refusing something about a meeting', () => {
  it.each([
    ['cancelled', 'till nästa möte i stället'],
    ['begun', 'till nästa möte i stället'],
    ['past-deadline', 'prata med ordföranden eller processledaren'],
    ['unknown-meeting', 'Fråga när forumet träffas'],
    ['no-rights', 'Ordföranden eller processledaren kan hjälpa dig'],
    ['own-chat-only', 'Skriv det där.'],
    ['no-channel', 'nämn mig med @: ”koppla kanalen”'],
    ['not-yours', 'kan ta bort den'],
    ['nothing-to-post', 'står redan i kanalen'],
  ])('for %s says what to do', (why, words) => {
    expect(textOf(`refused for a meeting: ${why}`)).toContain(words);
  });

  it('leads on to the meeting, or past one that is over to the next', () => {
    expect(pressOf('refused with the meeting', 'Visa dagordningen')).toEqual({ press: 'meeting', meeting: MEETING_ID });
    expect(pressOf('refused with a meeting that is over', 'Nästa möte')).toEqual({ press: 'next-meeting', seat: SEAT });
  });
});

describe('what is sent next', () => {
  it('is said in local time over the change of clocks', () => {
    const next = { kind: 'day', at: at('2027-03-29T11:00:00Z') } as const;
    const card = shown({ say: 'meeting-lead', view: leadView({ next }), news: 'none' });

    expect(linesOf(card).join('\n')).toContain('den korta påminnelsen måndag 29 mars 2027 kl. 13.00');
  });
});
