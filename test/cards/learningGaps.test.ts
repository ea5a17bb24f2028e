import { describe, expect, it } from '@jest/globals';
import type { LearningReply } from '../../src/domain/learning/view.ts';
import { LANGUAGES } from '../../src/domain/model/types.ts';
import { LONG, MODEL } from '../support/caseSamples.ts';
import {
  bytesOf,
  choicesIn,
  inputIn,
  linesIn,
  pressesIn,
  primaryIn,
  textIn,
  titleOf,
} from '../support/learningCards.ts';
import {
  count,
  EVERY_LEARNING_REPLY,
  gap,
  gaps,
  LOCAL,
  OLDER,
  openedGap,
  remark,
  rowId,
} from '../support/learningReplies.ts';

const STEERING = 'Styrgruppen för Vårdsamverkan Fyrbodal';

function named(name: string): LearningReply {
  const reply = EVERY_LEARNING_REPLY[name];
  if (!reply) throw new Error(name);
  return reply;
}

describe('the list of gaps', () => {
  it('says how many there are, where, and since when', () => {
    expect(titleOf(gaps())).toBe('4 luckor i Vårdsamverkan Fyrbodal sedan 28 augusti');
    expect(titleOf(gaps({ forum: LOCAL, total: 1 }))).toBe('En lucka för Lokal vårdsamverkansgrupp sedan 28 augusti');
    expect(titleOf(gaps(), 'en')).toBe('4 gaps in Vårdsamverkan Fyrbodal since 28 August');
  });

  it('counts them in words for each forum where something was missed', () => {
    const lines = linesIn(gaps());

    expect(lines).toContain('- Lokal vårdsamverkansgrupp: 3 obesvarade, 1 fel av 25 frågor');
    expect(lines).toContain('- Inte placerade än: 5 obesvarade');
    expect(lines).toContain('- Inte en fråga om samverkan: 1 avvisad av 1 fråga');
    expect(lines.join()).not.toContain(STEERING);
  });

  it('does not say that more were missed than were asked', () => {
    const reply = gaps({ counts: [count('fyrbodal/uf-aldre', 1, { wrong: 2 })] });

    expect(linesIn(reply)).toContain('Utvecklingsforum Äldre: 2 fel');
  });

  it('shows each question, when it was asked, what it was answered and what was suggested', () => {
    const suggested = gap(2, { kind: 'wrong', text: 'En fråga', answered: 'fyrbodal/lokal', suggested: 'sip' });

    const lines = linesIn(gaps({ gaps: [suggested], counts: [] }));

    expect(lines.slice(2)).toEqual([
      '”En fråga”',
      '12 november · Jag svarade ”Lokal vårdsamverkansgrupp”, och det hjälpte inte · Den som frågade föreslog ”En persons situation (SIP)”',
    ]);
  });

  it('tells what was asked back from what was turned away', () => {
    expect(textIn(gaps({ gaps: [gap(1)] }))).toContain('Jag frågade tillbaka och fick inget svar');
    expect(textIn(gaps({ gaps: [gap(1, { kind: 'wrong' })] }))).toContain('Jag frågade tillbaka, och det hjälpte inte');
    expect(textIn(gaps({ gaps: [gap(1, { kind: 'offtopic', answered: 'utanfor' })] }))).toContain(
      'Jag trodde inte att det gällde samverkan',
    );
  });

  it('cuts a long question at a word, and shows marks in it as they were written', () => {
    const [long, marked] = [gap(1, { text: LONG }), gap(2, { text: 'Vem *äger*\ndet här?' })];

    const lines = linesIn(gaps({ gaps: [long, marked], counts: [] }));

    expect(lines[2]).toMatch(/^”Åt håll .* …”$/);
    expect(lines[2]?.length).toBeLessThanOrEqual(205);
    expect(lines[4]).toBe('”Vem *äger* det här?”');
  });

  it('opens each gap', () => {
    const presses = pressesIn(gaps({ gaps: [gap(1), gap(2)] }), 'Placera');

    expect(presses).toEqual([
      { press: 'gap', gap: rowId(1) },
      { press: 'gap', gap: rowId(2) },
    ]);
  });

  it('is leafed through, in the forum that it is of', () => {
    const middle = gaps({ forum: OLDER, page: 1, pages: 3, total: 24 });
    const of = { press: 'gaps', model: 'fyrbodal', forum: 'fyrbodal/uf-aldre' };

    expect(pressesIn(middle, 'Föregående')).toEqual([{ ...of, page: 0 }]);
    expect(pressesIn(middle, 'Nästa')).toEqual([{ ...of, page: 2 }]);
    expect(textIn(middle)).toContain('Sida 2 av 3');
    expect(pressesIn(gaps(), 'Nästa')).toEqual([]);
  });

  it('shows what somebody has said is not right of a forum, newest first, and leads to it', () => {
    const older = remark('fyrbodal/uf-aldre', 'Fel namn.');
    const newer = remark('fyrbodal/styrgrupp', 'Vi möts *varannan* månad.', '2026-11-20T08:00:00Z');

    const reply = gaps({ gaps: [], counts: [], total: 0, remarks: [older, newer] });

    expect(linesIn(reply).slice(2)).toEqual([
      'Uppgifter som inte stämmer',
      `${STEERING} · Karin Ek, 20 november`,
      '”Vi möts *varannan* månad.”',
      'Utvecklingsforum Äldre · Karin Ek, 3 november',
      '”Fel namn.”',
    ]);
    expect(pressesIn(reply, 'Visa uppgifterna')[0]).toEqual({
      press: 'check',
      model: 'fyrbodal',
      forum: 'fyrbodal/styrgrupp',
    });
  });

  it('shows counts and remarks on the first page only', () => {
    const text = textIn(named('gaps on a middle page'));

    expect(text).not.toContain('Var de hör hemma');
    expect(text).not.toContain('Uppgifter som inte stämmer');
  });

  it('that is empty says so warmly', () => {
    expect(linesIn(named('no gaps'))).toEqual([
      'Inga luckor i Vårdsamverkan Fyrbodal',
      'Det är tomt här: ingen fråga sedan 28 augusti väntar på dig. Skulle jag missa något dyker det upp här.',
    ]);
    expect(titleOf(named('no gaps of a forum'))).toBe('Inga luckor för Utvecklingsforum Äldre');
  });

  it.each(LANGUAGES)('has room for ten long ones with everything around them (%s)', (language) => {
    const fullest = named('the fullest gaps');

    expect(bytesOf(fullest, language)).toBeLessThan(25 * 1024);
    expect(pressesIn(fullest, 'Placera')).toHaveLength(10);
    expect(textIn(fullest)).toContain('och 3 ställen till');
    expect(textIn(fullest)).toContain('och 11 forum till');
  });

  it('says of a forum that is no more that it is gone, and shows no key', () => {
    const gone = gap(1, { kind: 'wrong', answered: 'fyrbodal/nedlagd' });

    const text = textIn(gaps({ gaps: [gone], counts: [count('fyrbodal/nedlagd', 3, { wrong: 1 })] }));

    expect(text).toContain('Ett forum som inte finns längre: 1 fel av 3 frågor');
    expect(text).not.toContain('nedlagd');
  });
});

describe('a gap', () => {
  const suggested = gap(2, { kind: 'wrong', answered: 'fyrbodal/lokal', suggested: 'fyrbodal/uf-aldre' });
  const opened = (change = suggested, problem: 'nothing-chosen' | null = null): LearningReply =>
    openedGap({ gap: change, problem });

  it('shows the whole text, with its lines', () => {
    const text = textIn(opened(gap(1, { text: `${LONG}\nslut` })));

    expect(text).toContain(LONG);
    expect(text).toContain('slut”');
  });

  it('has every forum to choose between, nearest first with its level, and then what is no forum', () => {
    const titles = choicesIn(opened(), 'first').map(({ title }) => title);

    expect(titles[0]).toBe('Lokal vårdsamverkansgrupp · Lokalt');
    expect(titles).toContain('Utvecklingsforum Äldre · För hela området');
    expect(titles).toHaveLength(MODEL.forums.length + 4);
    expect(titles.slice(-4)).toEqual([
      'En persons situation (SIP)',
      'Avvikelse',
      'Egen linje',
      'Inte en fråga om samverkan',
    ]);
  });

  it('has what was suggested chosen already, when it can be chosen', () => {
    expect(inputIn(opened(), 'first')).toMatchObject({ label: 'Hör till', value: 'fyrbodal/uf-aldre' });
    expect(inputIn(opened(gap(1)), 'first')?.value).toBeUndefined();
    expect(inputIn(opened(gap(1, { suggested: 'fyrbodal/nedlagd' })), 'first')?.value).toBeUndefined();
  });

  it('is placed, or set aside without a choice', () => {
    expect(pressesIn(opened(), 'Hör dit')).toEqual([{ press: 'settle-gap', gap: rowId(2) }]);
    expect(pressesIn(opened(), 'Lägg åt sidan')).toEqual([{ press: 'set-gap-aside', gap: rowId(2) }]);
    expect(primaryIn(opened())).toEqual(['Hör dit']);
    expect(inputIn(opened(), 'first')?.isRequired).toBeUndefined();
  });

  it('offers those who lead some forums only those, and says who can place it elsewhere', () => {
    const own = openedGap({ gap: gap(1), choices: ['fyrbodal/styrgrupp', 'fyrbodal/uf-aldre'] });
    const only = openedGap({ gap: gap(1), choices: ['fyrbodal/uf-aldre'] });

    expect(choicesIn(own, 'first').map(({ value }) => value)).toEqual(['fyrbodal/uf-aldre', 'fyrbodal/styrgrupp']);
    expect(textIn(own)).toContain('kan processledaren placera den');
    expect([inputIn(own, 'first')?.value, inputIn(only, 'first')?.value]).toEqual([undefined, 'fyrbodal/uf-aldre']);
    expect(textIn(opened())).not.toContain('kan processledaren placera den');
  });

  it('has nothing to press for those who may only read it, and says who can place it', () => {
    const reading = openedGap({ maySettle: false, choices: [] });

    expect([...pressesIn(reading, 'Hör dit'), ...pressesIn(reading, 'Lägg åt sidan')]).toEqual([]);
    expect(inputIn(reading, 'first')).toBeUndefined();
    expect(textIn(reading)).toContain('Den som leder forumet på alla platser, eller processledaren, kan placera den.');
    expect(textIn(opened())).not.toContain('Du kan läsa frågan.');
  });

  it('says at the field when nothing was chosen', () => {
    expect(textIn(opened(gap(1), 'nothing-chosen'))).toContain('Välj något här.');
    expect(textIn(opened(gap(1)))).not.toContain('Välj något här.');
  });

  it('that is placed says where, and leads on to the others', () => {
    const settled = named('a gap settled as one person');

    expect(titleOf(settled)).toBe('Tack, då vet jag: det hör till En persons situation (SIP)');
    expect(pressesIn(settled, 'Visa de andra luckorna')).toEqual([
      { press: 'gaps', model: 'fyrbodal', forum: null, page: 0 },
    ]);
  });

  it('that is set aside says that nothing is learnt from it', () => {
    expect(linesIn(named('a gap set aside'))).toEqual([
      'Frågan är lagd åt sidan',
      '”Hur får vi tag på fler tolkar?”',
      'Jag lär mig inget av den.',
    ]);
  });

  it('that cannot be settled says why', () => {
    expect(titleOf({ say: 'learning-refused', why: 'settled-already' })).toContain('redan klar');
    expect(titleOf({ say: 'learning-refused', why: 'own-chat-only' })).toContain('egen chatt');
    expect(titleOf({ say: 'learning-refused', why: 'no-rights' }, 'en')).toContain('those who lead');
  });
});
