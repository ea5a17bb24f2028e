import { describe, expect, it } from '@jest/globals';
import type { AnswerReply } from '../../src/domain/reply.ts';
import { linesIn, textIn } from '../support/learningCards.ts';
import { EVERY_REPLY } from '../support/replies.ts';

function named(name: string): AnswerReply {
  const reply = EVERY_REPLY[name];
  if (reply?.say !== 'answer') throw new Error(name);
  return reply;
}

describe('what has been settled before', () => {
  it.each([
    ['a case', 'Ett liknande ärende har avgjorts där: SKAV-2026-0042, 12 mars.'],
    ['an asker', 'En liknande fråga fick samma svar, och det stämde (9 december 2025).'],
    ['those who lead', 'Processledaren har gett samma svar förut (12 mars).'],
    ['an example', 'De som leder forumet säger att sådana frågor hör dit (12 mars).'],
  ])('is one line below the reason when it decided: by %s', (by, line) => {
    const lines = linesIn(named(`an answer settled by ${by}`));

    expect(lines[2]).toBe(line);
    expect(lines.join('\n')).not.toContain('har hamnat hos');
  });

  it('stands for what the question was taken to be, which did not decide', () => {
    expect(textIn(named('an answer settled by a case'))).not.toContain('Det är större än en lokal grupp');
    expect(textIn(named('a local question with its place'))).toContain('Det låter som skav i vardagen');
  });

  it('is said of another answer than a forum too', () => {
    expect(textIn(named('one person settled before'))).toContain('Processledaren har gett samma svar förut (12 mars).');
  });

  it('and is only like the question, is said to have ended up somewhere, each place once', () => {
    const lines = linesIn(named('an answer like others')).filter((line) => line.includes('liknande'));

    expect(lines).toEqual([
      'Ett liknande ärende har hamnat hos Utvecklingsforum Äldre: SKAV-2026-0042, 12 mars.',
      'En liknande fråga gällde en avvikelse (12 mars).',
    ]);
  });

  it('is shown beside one person’s situation and beside a question back', () => {
    expect(textIn(named('one person like what a forum took'))).toContain(
      'Ett liknande ärende har hamnat hos Lokal vårdsamverkansgrupp: SKAV-2026-0042, 12 mars.',
    );
    expect(textIn(named('a question back like others'))).toContain(
      'En liknande fråga har hamnat hos Styrgruppen för Vårdsamverkan Fyrbodal (12 mars).',
    );
  });

  it('is dated by the day where the organisation is', () => {
    const reply = named('an answer settled by a late evening');

    expect([textIn(reply), textIn({ ...reply, timeZone: 'UTC' })]).toEqual([
      expect.stringContaining('(13 mars).'),
      expect.stringContaining('(12 mars).'),
    ]);
  });

  it('is at most two places', () => {
    const reply = named('an answer like others');
    const { routing } = reply;
    if (!('precedents' in routing)) throw new Error(routing.kind);
    const [one] = routing.precedents;
    if (!one) throw new Error('no precedent');
    const precedents = ['fyrbodal/lokal', 'sip', 'linjen'].map((first) => ({
      ...one,
      ruling: { ...one.ruling, first },
    }));

    const lines = linesIn({ ...reply, routing: { ...routing, precedents } });

    expect(lines.filter((line) => line.includes('liknande'))).toHaveLength(2);
  });

  it('never shows the words of whoever asked', () => {
    const words = textIn(named('an answer like others'));

    expect(words).not.toContain('helgen');
    expect(words).not.toContain('Hej');
  });

  it('is not mentioned where there is nothing', () => {
    expect(textIn(named('a local question with its place'))).not.toContain('liknande');
    expect(textIn(named('a local question with its place'), 'en')).not.toContain('similar');
  });
});
