import { describe, expect, it } from '@jest/globals';
import { caseIntentOf } from '../../src/domain/dialogue/caseIntent.ts';
import { intentOf } from '../../src/domain/dialogue/intent.ts';
import { learningIntentOf } from '../../src/domain/dialogue/learningIntent.ts';
import { meetingIntentOf } from '../../src/domain/dialogue/meetingIntent.ts';
import { hear } from '../../src/domain/routing/route.ts';
import { routerOf } from '../support/models.ts';
import { LEADS, pageAt, phrasesIn, STAFF } from './pages.ts';

/** What the guides have people write is understood as the guides say. */

/** In the order in which the bot asks what somebody wants. */
function wantedBy(phrase: string): string {
  const { reading } = hear(routerOf('fyrbodal'), phrase);
  const command = caseIntentOf(reading) ?? learningIntentOf(reading) ?? meetingIntentOf(reading);
  return (command ?? intentOf(reading)).wants;
}

const STAFF_WRITE = {
  'mina ärenden': 'my-cases',
  'mina utkast': 'drafts',
  'SKAV-2026-0042': 'case',
  'vilka forum finns?': 'forums',
  'vad är en SIP?': 'term',
  'när träffas styrgruppen?': 'next-meeting',
  'vad står på dagordningen i styrgruppen?': 'agenda',
  'jag jobbar i Uddevalla': 'remember',
  'glöm min kommun': 'forget',
  hjälp: 'help',
};

const LEADS_WRITE = {
  'ärenden i styrgruppen': 'forum-cases',
  översikt: 'overview',
  'mina möten': 'my-meetings',
  'när träffas utvecklingsforum äldre?': 'next-meeting',
  'dagordning för styrgruppen': 'agenda',
  'föreslå punkt till styrgruppen': 'point',
  'pausa påminnelser för styrgruppen': 'pause',
  'utskick för styrgruppen': 'deliveries',
  'luckor för styrgruppen': 'gaps',
  'lär styrgruppen': 'teach',
  'stämmer styrgruppen?': 'check',
  roller: 'roles',
  'koppla kanalen': 'link-forum',
  'koppla bort kanalen': 'unlink-forum',
};

describe.each([
  [STAFF, STAFF_WRITE],
  [LEADS, LEADS_WRITE],
])('%s', (path, written) => {
  it('has people write what the bot understands as just that', () => {
    const understood = phrasesIn(pageAt(path)).map((phrase) => [phrase, wantedBy(phrase)]);

    expect(Object.fromEntries(understood)).toEqual(written);
  });
});

describe('what is said in passing', () => {
  it.each([
    ['hej', 'greeting'],
    ['anmäl skav', 'file'],
    ['dagordning', 'agenda'],
    ['luckor', 'gaps'],
    ['när träffas lokala gruppen i Uddevalla', 'next-meeting'],
  ])('"%s" is understood', (phrase, wants) => {
    expect(wantedBy(phrase)).toBe(wants);
  });
});
