import { describe, expect, it } from '@jest/globals';
import { cardFor } from '../../cards/cardFor.ts';
import { forumByKey, placeById, type Seat } from '../../src/domain/model/forums.ts';
import { buttonsOf, cardOf, choicesOf, elementsOf, input, textOf, texts } from '../support/caseCards.ts';
import { MODEL } from '../support/caseSamples.ts';
import { linesOf } from '../support/meetingCards.ts';
import { meetingOf, THURSDAY } from '../support/meetingViews.ts';
import { EVERY_REPLY } from '../support/replies.ts';

/** Meetings where they come up on other cards: an answer, a forum, a case, help. */

function cardOfAny(name: string) {
  const reply = EVERY_REPLY[name];
  if (!reply) throw new Error(name);
  return cardFor({ reply, language: 'sv' });
}

describe('an answer', () => {
  it('says when the forum meets and by when points must be in, after who takes part', () => {
    const lines = linesOf(cardOfAny('a question for a forum that meets'));
    const at = lines.indexOf('Möts: torsdag 10 december kl. 13.00 · punkter in senast 1 december');

    expect(lines[at - 1]).toMatch(/^Med: /);
  });

  it('leaves out a deadline that has gone by', () => {
    const text = linesOf(cardOfAny('a question for a forum that takes no more points')).join('\n');

    expect(text).toContain('Möts: torsdag 10 december kl. 13.00');
    expect(text).not.toContain('senast');
  });

  it('says nothing of meetings where none is known', () => {
    expect(linesOf(cardOfAny('a local question with its place')).join('\n')).not.toContain('Möts:');
  });
});

describe('a forum', () => {
  const lokal = forumByKey(MODEL, 'fyrbodal/lokal');
  const styrgrupp = forumByKey(MODEL, 'fyrbodal/styrgrupp');
  const uddevalla = placeById(MODEL, 'uddevalla');
  if (!lokal || !styrgrupp || !uddevalla) throw new Error('fyrbodal');

  function nextOn(seat: Seat) {
    const reply = { say: 'forum', model: MODEL, seats: [seat], focus: 'all', chair: null, year: 2026 } as const;
    const buttons = buttonsOf(elementsOf(cardFor({ reply, language: 'sv' })));
    return buttons.find(({ title }) => title === 'När är nästa möte?')?.data;
  }

  it('leads on to its next meeting, in its place where it exists per place', () => {
    expect(nextOn({ forum: styrgrupp })).toMatchObject({
      press: { press: 'next-meeting', seat: 'fyrbodal/styrgrupp' },
    });
    expect(nextOn({ forum: lokal, place: uddevalla })).toMatchObject({
      press: { press: 'next-meeting', seat: 'fyrbodal/lokal/uddevalla' },
    });
  });

  it('that exists per place leads to no meeting while the place is not known', () => {
    expect(nextOn({ forum: lokal })).toBeUndefined();
  });
});

describe('putting a case on a meeting', () => {
  it('has the forum’s coming meetings to choose between, or another day', () => {
    const name = 'a step to schedule on a meeting';

    expect(choicesOf(input(name, 'meeting'))).toEqual([
      { title: 'torsdag 10 december kl. 13.00–15.00', value: meetingOf({ forum: '', place: null }, THURSDAY, 1).id },
      { title: 'torsdag 14 januari 2027, hela dagen', value: expect.any(String) },
    ]);
    expect(input(name, 'date')).toMatchObject({ label: 'Eller en annan dag', isRequired: false });
    expect(input(name, 'meeting')?.value).toBe(choicesOf(input(name, 'meeting'))[0]?.value);
  });

  it('asks for a date where no calendar is read', () => {
    expect(input('a step to schedule', 'meeting')).toBeUndefined();
    expect(input('a step to schedule', 'date')).toMatchObject({ isRequired: true });
  });

  it('keeps what was filled in and says what is wrong with it', () => {
    const name = 'a step to schedule that says nothing';

    expect(input(name, 'date')?.value).toBe('2020-01-01');
    expect(textOf(name)).toContain('Det gick inte att använda.');
  });
});

describe('a case whose meeting was moved', () => {
  it('says so in its history as something that happened, not as somebody’s doing', () => {
    const text = textOf('the history of a case whose meeting was moved');

    expect(text).toContain('Mötet flyttades till tisdag 15 december');
    expect(text).not.toContain('Samverkanslotsen');
    expect(text).toContain('Per Processledare satte upp det till mötet tisdag 8 december');
  });

  it('says so to those who follow it', () => {
    expect(texts(elementsOf(cardOf('news that the meeting was moved')))[0]).toBe(
      'SKAV-2026-0042 tas nu upp tisdag 15 december, för mötet har flyttats',
    );
  });
});

describe('help', () => {
  it('says how to ask about meetings', () => {
    const text = linesOf(cardOfAny('help')).join('\n');

    expect(text).toContain('”När träffas styrgruppen?”, ”Vad står på dagordningen?” och ”Mina möten”');
  });
});
