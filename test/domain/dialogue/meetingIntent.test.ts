import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type MeetingIntent, meetingIntentOf } from '../../../src/domain/dialogue/meetingIntent.ts';
import { read } from '../../../src/domain/routing/reading.ts';
import { routerOf } from '../../support/models.ts';

const intent = (text: string, model = 'fyrbodal'): MeetingIntent | null =>
  meetingIntentOf(read(routerOf(model).lexicon, text));

/** `next-meeting fyrbodal/lokal uddevalla`: what is wanted, of which forum, in which place. */
function wanted(text: string, model?: string): string {
  const found = intent(text, model);
  if (!found) return 'none';
  if (found.wants === 'my-meetings') return found.wants;
  return [found.wants, found.forum?.key ?? '-', found.place?.id ?? '-'].join(' ');
}

const LOCAL = 'fyrbodal/lokal';
const STEERING = 'fyrbodal/styrgrupp -';
const OLDER = 'fyrbodal/uf-aldre -';

describe('the next meeting is what is wanted', () => {
  it.each([
    ['när träffas lokala gruppen i uddevalla', `${LOCAL} uddevalla`],
    ['nar traffas styrgruppen', STEERING],
    ['När möts utvecklingsforum äldre?', OLDER],
    ['nar mots uf aldre', OLDER],
    ['när är nästa möte i styrgruppen', STEERING],
    ['nästa möte', '- -'],
    ['Nästa möte lokala gruppen Trollhättan?', `${LOCAL} trollhattan`],
    ['nasta mote lokala gruppen amal', `${LOCAL} amal`],
    ['när har vi nästa möte', '- -'],
    ['när är det möte i lokal vårdsamverkansgrupp Tanum', `${LOCAL} tanum`],
    ['när ses lokala gruppen i Udevalla', `${LOCAL} uddevalla`],
    ['nar ar nasta mote i trollhatan', '- trollhattan'],
    ['när träffas vi i Orust', '- orust'],
    ['när har ni möte i Vänersborgs kommun', '- vanersborg'],
    ['hej! när är nästa möte med lokala vårdsamverkansgruppen i Munkedal?', `${LOCAL} munkedal`],
    ['vet du när styrgruppen träffas', STEERING],
    ['jag undrar när lokala gruppen i Uddevalla träffas', `${LOCAL} uddevalla`],
    ['kan du kolla när lokala gruppen i Bengtsfors träffas nästa gång', `${LOCAL} bengtsfors`],
    ['när har politiska samrådet sitt nästa möte', 'fyrbodal/politiskt-samrad -'],
    ['när sammanträder politiskt samråd', 'fyrbodal/politiskt-samrad -'],
    ['när är lokala gruppens nästa möte', `${LOCAL} -`],
    ['när ska vi ha möte i lokala gruppen', `${LOCAL} -`],
    ['vilken dag träffas uf vuxna', 'fyrbodal/uf-vuxna -'],
    ['hur dags börjar mötet i styrgruppen', STEERING],
    ['mötestider utvecklingsforum vuxna', 'fyrbodal/uf-vuxna -'],
    ['datum för nästa möte i styrgruppen tack', STEERING],
    ['uf äldre nästa möte', OLDER],
    ['lokala gruppen orust när möts ni', `${LOCAL} orust`],
    ['nästa styrgruppsmöte', '- -'],
    ['nästa utvecklingsforum äldre', OLDER],
    ['var är nästa möte', '- -'],
    ['länken till mötet i styrgruppen', STEERING],
    ['är mötet i styrgruppen flyttat', STEERING],
    ['blir det möte på torsdag', '- -'],
    ['vilka möten har styrgruppen', STEERING],
    ['när möts vvg', 'vvg -'],
    ['när måste punkter vara inne', '- -'],
    ['när är sista dagen att lämna punkter till styrgruppen', STEERING],
    ['when does the steering group meet', STEERING],
    ["When's the next meeting in Uddevalla?", '- uddevalla'],
    ['when do we meet next', '- -'],
    ['next meeting steering group', STEERING],
    ['is the meeting cancelled', '- -'],
  ])('by "%s"', (text, of) => {
    expect(wanted(text)).toBe(`next-meeting ${of}`);
  });
});

describe('the agenda is what is wanted', () => {
  it.each([
    ['vad står på dagordningen', '- -'],
    ['vad star pa dagordningen i lokala gruppen amal', `${LOCAL} amal`],
    ['Dagordning styrgruppen', STEERING],
    ['styrgruppens dagordning', STEERING],
    ['agenda', '- -'],
    ['agendan till nästa möte', '- -'],
    ['visa dagordningen för lokala gruppen Uddevalla', `${LOCAL} uddevalla`],
    ['kan du visa agendan för uf barn och unga', 'fyrbodal/uf-barn-och-unga -'],
    ['kan jag få se dagordningen', '- -'],
    ['var hittar jag dagordningen för styrgruppen', STEERING],
    ['har du dagordningen till torsdag', '- -'],
    ['vad ska tas upp på nästa möte i styrgruppen', STEERING],
    ['vad kommer upp på mötet i lokala gruppen', `${LOCAL} -`],
    ['vilka ärenden är uppe på nästa möte', '- -'],
    ["What's on the agenda?", '- -'],
    ['what will we discuss at the next meeting', '- -'],
    ['show the agenda for the steering group please', STEERING],
  ])('by "%s"', (text, of) => {
    expect(wanted(text)).toBe(`agenda ${of}`);
  });
});

describe('to propose a point is what is wanted', () => {
  it.each([
    ['föreslå en punkt', '- -'],
    ['foresla punkt lokala gruppen uddevalla', `${LOCAL} uddevalla`],
    ['jag vill lägga till en punkt på dagordningen', '- -'],
    ['anmäl punkt till styrgruppen', STEERING],
    ['ny punkt', '- -'],
    ['punkt till nästa möte i lokala gruppen Tanum', `${LOCAL} tanum`],
    ['jag vill ta upp en sak på nästa möte', '- -'],
    ['hur får jag upp en fråga på dagordningen', '- -'],
    ['hur gör jag för att anmäla en punkt', '- -'],
    ['vi har en punkt till styrgruppen', STEERING],
    ['add an agenda item', '- -'],
    ['i want to add an item to the agenda', '- -'],
    ['suggest a point for the steering group', STEERING],
  ])('by "%s"', (text, of) => {
    expect(wanted(text)).toBe(`point ${of}`);
  });
});

describe('what has been sent is what is wanted', () => {
  it.each([
    ['vad har skickats', '- -'],
    ['vad har du skickat till lokala gruppen i Uddevalla', `${LOCAL} uddevalla`],
    ['vilka påminnelser har gått ut', '- -'],
    ['paminnelser styrgruppen', STEERING],
    ['leveransrapport', '- -'],
    ['har påminnelsen gått ut', '- -'],
    ['när skickas påminnelsen', '- -'],
    ['show reminders for the steering group', STEERING],
  ])('by "%s"', (text, of) => {
    expect(wanted(text)).toBe(`deliveries ${of}`);
  });
});

describe('a pause is what is wanted', () => {
  it.each([
    ['pausa', '- -'],
    ['pausa styrgruppen', STEERING],
    ['pausa alla paminnelser', '- -'],
    ['pausa påminnelser i lokala gruppen Uddevalla till 15 augusti', `${LOCAL} uddevalla`],
    ['pausa över sommaren', '- -'],
    ['stoppa påminnelserna', '- -'],
    ['sluta påminna oss', '- -'],
    ['pause reminders', '- -'],
  ])('by "%s"', (text, of) => {
    expect(wanted(text)).toBe(`pause ${of}`);
  });
});

describe("one's own meetings are what is wanted", () => {
  it.each([
    'mina möten',
    'Visa mina kommande möten',
    'vilka moten har jag nasta vecka',
    'när har jag möte',
    'mitt nästa möte',
    'har jag något möte idag',
    'my meetings',
    'what meetings do I have this week',
  ])('by "%s"', (text) => {
    expect(wanted(text)).toBe('my-meetings');
  });
});

describe('a name that several forums go by', () => {
  it('names none of them', () => {
    expect(wanted('när möts utvecklingsforumet')).toBe('next-meeting - -');
    expect(wanted('när träffas NOSAM i Centrum', 'goteborg')).toBe('next-meeting - centrum');
  });

  it('names the one that the whole name tells', () => {
    expect(wanted('när träffas NOSAM psykiatri i Centrum', 'goteborg')).toBe(
      'next-meeting goteborg/nosam-psykiatri centrum',
    );
  });
});

describe('a question is left to be answered', () => {
  it.each([
    'när det är möte om sip kommer aldrig vårdcentralen',
    'när är mötet med patienten',
    'när har vi SIP-möte',
    'nästa möte om sip är utan läkare',
    'när är nästa avstämning om patienten',
    'nästa möte med bup',
    'när träffas hemtjänsten och vårdcentralen om läkemedel',
    'när möts elevhälsan och bup',
    'när träffas lokala gruppen och varför kommer aldrig psykiatrin',
    'när mötet ställs in får vi ingen information',
    'möten i Uddevalla leder ingenstans',
    'mötet blev fel',
    'mötet',
    'vårdplaneringsmötet blev inställt',
    'hjälp att leda möte',
    'vem kallar till möte',
    'hur ofta träffas styrgruppen',
    'vad gör styrgruppen',
    'styrgruppen',
    'när byter styrgruppen ordförande',
    'när har vårdcentralen öppet',
    'när är hemsjukvården på plats i Uddevalla',
    'när är det avvikelse',
    'dagordningen kommer alltid för sent inför mötena med regionen',
    'agenda saknas alltid på våra möten med kommunen',
    'agendan spretar, kan någon hjälpa oss',
    'mall för dagordning',
    'Har ni en mall för dagordning till lokala gruppen?',
    'vem skriver dagordningen',
    'vad betyder dagordning',
    'dagordning till sip-möte',
    'ta upp läkemedel på nästa möte i lokala gruppen',
    'jag vill lämna in ett ärende till styrgruppen',
    'vilket forum tar upp punkter om läkemedel',
    'punkt 3 i avtalet följs inte',
    'anmäl skav',
    'påminnelser om läkarbesök når inte patienten',
    'när kommer påminnelsen om vaccin',
    'vad skickas med hem vid utskrivning',
    'vad har skickats från sjukhuset',
    'utskick till anhöriga',
    'leveranser av hjälpmedel strular',
    'pausa insulinet över natten?',
    'pausa behandlingen i Uddevalla',
    'stoppa utskrivningarna på fredagar',
    'mina patienter möts av olika besked',
    'när har jag möte med anhöriga',
    'vilka möten finns',
    'when does home care meet the hospital about discharge',
    'when is the discharge meeting for my patient',
    'our meetings with the hospital never have an agenda',
    'reminders never reach the home care staff',
    'add a point of care device',
  ])('"%s"', (text) => {
    expect(wanted(text)).toBe('none');
  });

  it('when it is long, however it begins', () => {
    expect(wanted('när är nästa möte i styrgruppen')).not.toBe('none');
    expect(
      wanted('när är nästa möte i styrgruppen för vi har väntat på besked om korttidsplatserna sedan i våras'),
    ).toBe('none');
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
    expect(questions.filter((text) => intent(text) !== null)).toEqual([]);
  });
});
