import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { learningIntentOf } from '../../../src/domain/dialogue/learningIntent.ts';
import { read } from '../../../src/domain/routing/reading.ts';
import { routerOf } from '../../support/models.ts';

/** `gaps fyrbodal/lokal`: what is wanted, of which forums. */
function wanted(text: string, model = 'fyrbodal'): string {
  const found = learningIntentOf(read(routerOf(model).lexicon, text));
  return found ? [found.wants, ...found.forums.map(({ key }) => key)].join(' ') : 'none';
}

const LOCAL = 'fyrbodal/lokal';
const STEERING = 'fyrbodal/styrgrupp';
const OLDER = 'fyrbodal/uf-aldre';

describe('what the bot has missed is what is wanted', () => {
  it.each([
    ['luckor', ''],
    ['Luckor?', ''],
    ['visa luckor', ''],
    ['hej, visa luckorna tack', ''],
    ['kan jag få se alla luckor', ''],
    ['vilka luckor finns', ''],
    ['vilka luckor finns det i styrgruppen?', STEERING],
    ['vilka luckor har vi', ''],
    ['kunskapsluckor', ''],
    ['frågor utan svar', ''],
    ['fragor utan svar', ''],
    ['visa frågor som inte fått svar', ''],
    ['obesvarade frågor', ''],
    ['obesvarade frågor för utvecklingsforum äldre', OLDER],
    ['vad hittar ni inte', ''],
    ['vad hittar du inte?', ''],
    ['vad kan du inte svara på', ''],
    ['vilka frågor kan du inte svara på', ''],
    ['vilka frågor missar du', ''],
    ['luckor i styrgruppen', STEERING],
    ['visa luckor för lokala gruppen', LOCAL],
    ['luckor i lokala gruppen i Uddevalla', LOCAL],
    ['luckor lokala gruppen', LOCAL],
    ['styrgruppen luckor', STEERING],
    ['luckor i politiska samrådet', 'fyrbodal/politiskt-samrad'],
    ['gaps', ''],
    ['show gaps', ''],
    ['Show me the gaps in the steering group please', STEERING],
    ['unanswered questions', ''],
    ['which questions can you not answer', ''],
    ["what can't you answer?", ''],
    ['what did you miss', ''],
    ['list gaps for the steering group', STEERING],
  ])('by "%s"', (text, forums) => {
    expect(wanted(text)).toBe(['gaps', forums].join(' ').trim());
  });
});

describe('to teach is what is wanted', () => {
  it.each([
    ['lär upp', ''],
    ['lär', ''],
    ['lära upp boten', ''],
    ['jag vill lära dig', ''],
    ['lär styrgruppen', STEERING],
    ['lär upp styrgruppen', STEERING],
    ['lär dig om utvecklingsforum äldre', OLDER],
    ['lär lokala gruppen i Uddevalla', LOCAL],
    ['exempel för styrgruppen', STEERING],
    ['visa exempel för styrgruppen', STEERING],
    ['lägg till exempel för utvecklingsforum äldre', OLDER],
    ['nytt namn för styrgruppen', STEERING],
    ['nya exempel för styrgruppen', STEERING],
    ['vad har du lärt dig om styrgruppen', STEERING],
    ['teach', ''],
    ['teach the steering group', STEERING],
    ['teach you about the steering group', STEERING],
    ['add examples for the steering group', STEERING],
  ])('by "%s"', (text, forums) => {
    expect(wanted(text)).toBe(['teach', forums].join(' ').trim());
  });
});

describe('to see what is said of a forum is what is wanted', () => {
  it.each([
    ['stämmer styrgruppen?', STEERING],
    ['stammer styrgruppen', STEERING],
    ['stämmer uppgifterna om styrgruppen', STEERING],
    ['Stämmer uppgifterna om lokala gruppen i Uddevalla fortfarande?', LOCAL],
    ['stämmer det du säger om styrgruppen?', STEERING],
    ['stämmer det som står om utvecklingsforum äldre', OLDER],
    ['stämmer informationen om styrgruppen', STEERING],
    ['är uppgifterna om styrgruppen rätt?', STEERING],
    ['kontrollera styrgruppen', STEERING],
    ['kontrollera uppgifterna om styrgruppen', STEERING],
    ['check the steering group', STEERING],
    ['check the facts about the steering group', STEERING],
    ['is what you say about the steering group right?', STEERING],
    ['are the details of the steering group correct', STEERING],
  ])('by "%s"', (text, forums) => {
    expect(wanted(text)).toBe(`check ${forums}`);
  });
});

it('a name that several forums share means all of them', () => {
  expect(wanted('luckor i utvecklingsforumet')).toBe(
    'gaps fyrbodal/uf-barn-och-unga fyrbodal/uf-vuxna fyrbodal/uf-aldre',
  );
});

describe('a question is left to be answered', () => {
  it.each([
    'ingen stämmer av med oss',
    'vi stämmer aldrig av med styrgruppen',
    'stämmer av med styrgruppen',
    'det stämmer inte i läkemedelslistan',
    'stämmer det att styrgruppen beslutar om pengar',
    'stämmer det',
    'stämmer uppgifterna',
    'styrgruppens beslut stämmer inte med lagen',
    'luckor i informationen mellan sjukhuset och kommunen',
    'luckor i vårdkedjan',
    'det finns luckor i schemat i Uddevalla',
    'luckor i styrgruppen gör att inget beslutas',
    'vilka luckor finns i vården',
    'frågor utan svar från vårdcentralen',
    'våra frågor till styrgruppen får aldrig svar',
    'obesvarade frågor till vårdcentralen',
    'vad hittar ni inte i journalen',
    'vad gör ni inte',
    'lär känna varandra i lokala gruppen',
    'hur lär vi av avvikelser',
    'läraren vet inte vem som är ansvarig',
    'lär ska elever med diabetes få hjälp',
    'lära ut insulin till hemtjänsten',
    'teach staff to use the list',
    'exempel på SIP',
    'exempel',
    'exempel på frågor till styrgruppen',
    'gaps in care between hospital and home',
    'mind the gap',
    'check in with the hospital',
    'check the medication list',
    'kontrollera läkemedelslistan',
    'styrgruppen',
    'vad gör styrgruppen',
    'vem leder styrgruppen',
    'vad vet du om styrgruppen',
    'what do you know about the steering group',
    'what can you do',
    'vad kan du svara på',
  ])('"%s"', (text) => {
    expect(wanted(text)).toBe('none');
  });

  it('of all those that the answers were learnt from and tried on', () => {
    const folders = ['src/models/examples', 'test/data/heldout'].map((folder) =>
      join(import.meta.dirname, '../../..', folder),
    );
    const questions = folders
      .flatMap((folder) => readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8')))
      .flatMap((text) => text.split('\n').map((line) => line.split('\t').at(-1) ?? ''))
      .filter((text) => text.split(' ').length <= 12);

    expect(questions.length).toBeGreaterThan(1000);
    expect(questions.filter((text) => wanted(text) !== 'none')).toEqual([]);
  });
});
