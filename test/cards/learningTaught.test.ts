import { describe, expect, it } from '@jest/globals';
import type { LearningReply } from '../../src/domain/learning/view.ts';
import { LANGUAGES } from '../../src/domain/model/types.ts';
import { KARIN, LONG } from '../support/caseSamples.ts';
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
  check,
  EVERY_LEARNING_REPLY,
  LOCAL,
  OLDER,
  remark,
  rowId,
  teaching,
  teachings,
  withProblem,
} from '../support/learningReplies.ts';

const OF_OLDER = { model: 'fyrbodal', forum: 'fyrbodal/uf-aldre' };
const OF_LOCAL = { model: 'fyrbodal', forum: 'fyrbodal/lokal' };

function named(name: string): LearningReply {
  const reply = EVERY_LEARNING_REPLY[name];
  if (!reply) throw new Error(name);
  return reply;
}

describe('what a forum has been taught', () => {
  it('is listed with when, names apart from questions, each to be taken away', () => {
    const lines = linesIn(teachings());

    expect(lines.slice(-5)).toEqual([
      'Andra namn på forumet',
      '”torsdagsgruppen” · 12 november',
      'Frågor som hör hit',
      '”Vem beställer hjälpmedel när någon skrivs ut?” · 12 november',
      '”Hemtjänsten får inte veta när någon kommer hem” · 12 november',
    ]);
    expect(pressesIn(teachings(), 'Ta bort')[0]).toEqual({
      press: 'unteach',
      ...OF_LOCAL,
      teaching: rowId(2),
      page: 0,
    });
  });

  it('says nothing of whose words they are', () => {
    expect(textIn(teachings())).not.toContain('Processledare');
  });

  it('says so when it is nothing', () => {
    expect(textIn(named('no teachings'))).toContain('Än har ingen lärt mig något särskilt om forumet.');
    expect(textIn(teachings())).not.toContain('Än har ingen');
  });

  it('is added to on a form: of which kind, and the words', () => {
    expect(choicesIn(teachings(), 'is')).toEqual([
      { title: 'En fråga som hör hit', value: 'example' },
      { title: 'Ett annat namn på forumet', value: 'name' },
    ]);
    expect(inputIn(teachings(), 'is')?.value).toBe('example');
    expect(inputIn(teachings(), 'text')).toMatchObject({ type: 'Input.Text', maxLength: 500 });
    expect(pressesIn(teachings(), 'Lär ut')).toEqual([{ press: 'teach', ...OF_LOCAL }]);
    expect(primaryIn(teachings())).toEqual(['Lär ut']);
  });

  it('says what has just been taught or removed, and begins with an empty field', () => {
    const example = named('an example taught');

    expect(linesIn(example)[1]).toBe('Tack. Nu känner jag igen sådana frågor: ”Vem *beställer* hjälpmedel?”');
    expect(inputIn(example, 'text')?.value).toBeUndefined();
    expect(linesIn(named('a name taught'))[1]).toBe('Tack. Nu vet jag vilka ”torsdagsgruppen” är.');
    expect(linesIn(named('a teaching removed'))[1]).toContain('borttaget');
  });

  it('keeps what was filled in when it cannot be taken', () => {
    const wrong = withProblem({ is: 'too-short' }, 'name', 'ab');

    expect(inputIn(wrong, 'is')?.value).toBe('name');
    expect(inputIn(wrong, 'text')?.value).toBe('ab');
  });

  it.each([
    ['nothing', withProblem({ is: 'missing' }), 'Skriv något här först.'],
    ['too long', withProblem({ is: 'too-long', most: 500 }), 'Korta till högst 500 tecken.'],
    ['too short a question', withProblem({ is: 'too-short' }), 'Skriv minst tre ord'],
    ['too short a name', withProblem({ is: 'too-short' }, 'name'), 'Skriv minst tre tecken.'],
    ['a person', withProblem({ is: 'personal-data', found: ['name'] }), 'Här står det ett namn.'],
    ['known here', withProblem({ is: 'known', forum: LOCAL.key }), 'redan lärt mig'],
    ['known elsewhere', withProblem({ is: 'known', forum: OLDER.key }), 'hör redan till Utvecklingsforum Äldre.'],
    ['a place', withProblem({ is: 'known', forum: null }, 'name'), 'namnet på en plats'],
    ['an ordinary word', withProblem({ is: 'ordinary-word' }, 'name'), 'Skriv ett namn med minst två ord.'],
    ['too much', withProblem({ is: 'full' }), 'Forumet har redan 200'],
  ])('says right below the field what is wrong: %s', (_what, reply, expected) => {
    const below = linesIn(reply).find((line) => line.includes(expected));

    expect(below).toBeDefined();
    expect(linesIn(teachings())).not.toContain(below);
  });

  it.each(LANGUAGES)('fits on the card when a page is full (%s)', (language) => {
    const fullest = named('the fullest teachings');

    expect(bytesOf(fullest, language)).toBeLessThan(25 * 1024);
    expect(pressesIn(fullest, 'Ta bort')).toHaveLength(20);
  });

  it('is leafed through where there are more, and what is taken away leads back to the same page', () => {
    const middle = teachings({ teachings: [teaching(1, 'example', LONG)], page: 1, pages: 3, total: 47 });

    expect(textIn(middle)).toContain('Ni har lärt mig 47 saker om forumet.');
    expect(textIn(middle)).toContain('Sida 2 av 3');
    expect(pressesIn(middle, 'Föregående')).toEqual([{ press: 'teachings', ...OF_LOCAL, page: 0 }]);
    expect(pressesIn(middle, 'Nästa')).toEqual([{ press: 'teachings', ...OF_LOCAL, page: 2 }]);
    expect(pressesIn(middle, 'Ta bort')).toEqual([{ press: 'unteach', ...OF_LOCAL, teaching: rowId(1), page: 1 }]);
  });

  it('is not leafed through where all are shown', () => {
    expect(textIn(teachings())).not.toMatch(/Sida|har lärt mig/);
    expect([...pressesIn(teachings(), 'Föregående'), ...pressesIn(teachings(), 'Nästa')]).toEqual([]);
  });

  it('leads to the gaps of the forum and to what the bot says of it', () => {
    expect(pressesIn(teachings(), 'Visa luckorna')).toEqual([{ press: 'gaps', ...OF_LOCAL, page: 0 }]);
    expect(pressesIn(teachings(), 'Stämmer uppgifterna?')).toEqual([{ press: 'check', ...OF_LOCAL }]);
  });

  it('is asked for by a forum, when somebody leads several', () => {
    const which = named('which forum to teach');

    expect(pressesIn(which, 'Utvecklingsforum Äldre')).toEqual([{ press: 'teachings', ...OF_OLDER, page: 0 }]);
    expect(titleOf(which)).toBe('Vilket forum vill du lära mig mer om?');
  });
});

describe('a name that several forums share', () => {
  it('leads from each to what was asked for', () => {
    const [toCheck, toGaps] = [named('which forum to check'), named('which gaps')];

    expect(pressesIn(toCheck, 'Utvecklingsforum Äldre')).toEqual([{ press: 'check', ...OF_OLDER }]);
    expect(pressesIn(toGaps, 'Utvecklingsforum Äldre')).toEqual([{ press: 'gaps', ...OF_OLDER, page: 0 }]);
    expect([titleOf(toCheck), titleOf(toGaps)]).toEqual([
      'Vilket forums uppgifter vill du titta på?',
      'Vilket forums luckor vill du se?',
    ]);
  });
});

describe('the check of what the bot says of a forum', () => {
  it('shows all of it, with where it comes from', () => {
    const text = textIn(check());

    for (const label of ['Tar emot', 'Uppdrag', 'Med alltid', 'Ordförande', 'Mandat', 'Möten', 'Går vidare'])
      expect(text.split('\n')).toContain(label);
    expect(text).toContain('Skav mellan verksamheter på ett ställe');
    expect(text).toContain('Ordförande 2026: kommunen');
    expect(text).toContain('Källa: Ärendegång');
  });

  it('is confirmed with one button, or corrected with what is wrong', () => {
    expect(pressesIn(check(), 'Ja, det stämmer')).toEqual([{ press: 'check-right', ...OF_LOCAL }]);
    expect(pressesIn(check(), 'Något är fel')).toEqual([{ press: 'check-wrong', ...OF_LOCAL }]);
    expect(primaryIn(check())).toEqual(['Ja, det stämmer']);
    expect(inputIn(check(), 'note')).toMatchObject({ label: 'Vad är fel, och hur ska det vara?', maxLength: 1000 });
    expect(inputIn(check(), 'note')?.isRequired).toBeUndefined();
  });

  it('says what has been answered before, in the words of whoever did', () => {
    const at = Temporal.Instant.from('2025-11-03T09:00:00Z');
    const right = { ...remark('fyrbodal/lokal', ''), answer: { is: 'right', at, by: KARIN } } as const;

    expect(textIn(check({ check: right }))).toContain('Senast bekräftat av Karin Ek, 3 november 2025.');
    expect(textIn(check({ check: remark('fyrbodal/lokal', 'Vi möts *varannan* månad.') }))).toContain(
      'Karin Ek skrev 3 november att något är fel: ”Vi möts *varannan* månad.”',
    );
    expect(textIn(check())).not.toContain('Karin Ek');
  });

  it('says at the field what is wrong with what was written', () => {
    expect(textIn(named('a check without a word'))).toContain('Skriv vad som är fel');
    expect(textIn(named('a check with personal data'))).toContain('Här står det ett namn.');
  });

  it('keeps what was written when it cannot be taken, with what points out a person hidden', () => {
    expect(inputIn(named('a check with personal data'), 'note')?.value).toBe('Ordförande är *** nu, inte kommunen.');
    expect(inputIn(check(), 'note')?.value).toBeUndefined();
  });

  it('says that it holds in every place only where the forum exists per place', () => {
    expect(textIn(check())).toContain('Det gäller forumet på alla platser.');
    expect(textIn(check({ forum: OLDER }))).not.toContain('alla platser');
  });

  it('says that a forum takes nothing directly where nothing leads to it', () => {
    expect(textIn(named('a check of a forum that takes nothing'))).toContain('Jag skickar inga frågor hit direkt.');
  });

  it('thanks, and says what happens now', () => {
    expect(textIn(named('a check confirmed'))).toContain('Jag frågar igen om ett år.');
    expect(textIn(named('a check with a remark'))).toContain('Processledaren ser det bland luckorna.');
    expect(pressesIn(named('a check with a remark'), 'Visa uppgifterna igen')).toEqual([
      { press: 'check', ...OF_LOCAL },
    ]);
  });
});
