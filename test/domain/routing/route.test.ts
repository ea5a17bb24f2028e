import { describe, expect, it } from '@jest/globals';
import { placeById } from '../../../src/domain/model/forums.ts';
import { route } from '../../../src/domain/routing/route.ts';
import type { Routing } from '../../../src/domain/routing/routing.ts';
import { withoutAccents } from '../../../src/domain/text.ts';
import { routerOf } from '../../support/models.ts';

/** What an answer comes down to, for comparing. */
function shape(routing: Routing) {
  const first = 'forum' in routing ? routing.forum.key : 'exit' in routing ? routing.exit.id : routing.kind;
  const place = 'place' in routing ? (routing.place?.name ?? null) : null;
  return { kind: routing.kind, first, place };
}

const answer = (model: string, text: string, told = {}) => route(routerOf(model), text, told);

describe('a question', () => {
  it.each([
    [
      'fyrbodal',
      'Hemtjänsten och vårdcentralen i Munkedal är inte överens om vem som sköter såromläggningar',
      'fyrbodal/lokal',
      'Munkedal',
    ],
    ['fyrbodal', 'skolan och bvc i tanum missforstar varandra om spraktest', 'fyrbodal/lokal', 'Tanum'],
    [
      'fyrbodal',
      'Samtliga kommuner i Fyrbodal får sena epikriser från medicinkliniken när äldre skrivs ut',
      'fyrbodal/uf-aldre',
      null,
    ],
    ['fyrbodal', 'Vem ger utvecklingsforumen deras uppdrag inför nästa år?', 'fyrbodal/styrgrupp', null],
    ['fyrbodal', 'Till vem skickas Utvecklingsforum Vuxnas förslag när de är skrivna?', 'fyrbodal/styrgrupp', null],
    [
      'fyrbodal',
      'Nämnderna på båda sidor måste enas om principen för delad finansiering',
      'fyrbodal/politiskt-samrad',
      null,
    ],
    [
      'fyrbodal',
      'Krav- och kvalitetsboken borde ändras så att alla vårdcentraler får ersättning för hembesök',
      'vvg',
      null,
    ],
    ['fyrbodal', 'Kan någon hjälpa oss med mall för dagordning och mötesledning?', 'fyrbodal/samverkanskontoret', null],
    [
      'goteborg',
      'Boendestödet och psykosmottagningen på Hisingen drar åt olika håll om medicinerna',
      'goteborg/nosam-psykiatri',
      'Hisingen',
    ],
    [
      'goteborg',
      'Elevhälsan i Mölndal får aldrig svar av BUP om utredningarna',
      'goteborg/nosam-barn-och-unga',
      'Mölndal',
    ],
    [
      'skaraborg',
      'Folkhälsoplaneraren i Hjo vill få fler barn att röra på sig, skolan och idrotten behöver tänka ihop',
      'skaraborg/folkhalsorad',
      'Hjo',
    ],
    [
      'skaraborg',
      'Hemtjänsten i Hjo får inga listor efter hemgång från avdelningen, folkhälsorådet svarade att det inte är något för dem',
      'skaraborg/lokal-vardsamverkan',
      'Hjo',
    ],
    [
      'vasternorrland',
      'hälsocentralen och hemtjänsten i Timrå bollar provtagningarna mellan sig',
      'vasternorrland/lokal',
      'Timrå',
    ],
  ])('to %s "%s" goes to %s', (model, text, first, place) => {
    expect(shape(answer(model, text))).toMatchObject({ kind: 'forum', first, place });
  });

  it.each([
    ['En brukare ska hem på tisdag och ingen vet vem som ordnar sängen, hjälpen och medicinen', 'individual', 'sip'],
    ['Igår skickades en patient hem utan remiss och sår omlagt, var skriver jag det?', 'deviation', 'avvikelse'],
    ['Vår enhet har för få vikarier i sommar, schemat går inte ihop', 'line', 'linjen'],
    ['Vilken film ska man se i helgen?', 'offtopic', 'utanfor'],
    ['Mannen i rum fyra har slutat andas', 'acute', 'akut-112'],
    ['Karin Karlsson, 121212-1212, har inte fått sin medicin', 'personal-data', 'vagra'],
  ])('"%s" is %s', (text, kind, first) => {
    expect(shape(answer('fyrbodal', text))).toMatchObject({ kind, first });
  });

  it('in English is answered too', () => {
    expect(
      shape(answer('fyrbodal', 'The health centre and the home care in Orust do not agree on who orders dressings')),
    ).toMatchObject({
      first: 'fyrbodal/lokal',
      place: 'Orust',
    });
  });

  it('without å ä ö gets the same answer as with them', () => {
    const text = 'Vårdcentralen i Åmål hör aldrig av sig till hemsjukvården efter läkarbesök på boendet';

    expect(shape(answer('fyrbodal', withoutAccents(text)))).toEqual(shape(answer('fyrbodal', text)));
  });

  it("about two municipalities is not one local group's", () => {
    const routing = answer(
      'fyrbodal',
      'Hemsjukvården i Tanum och Sotenäs får olika besked av vårdcentralerna om sårvård för äldre',
    );

    expect(shape(routing).first).not.toBe('fyrbodal/lokal');
  });

  it('is answered with reasons, their sources, and the words that weighed', () => {
    const routing = answer(
      'fyrbodal',
      'Hemtjänsten och vårdcentralen i Munkedal är inte överens om vem som sköter såromläggningar',
    );

    expect(routing).toMatchObject({ kind: 'forum', via: { id: 'styrgrupp' }, next: { id: 'uf-aldre' } });
    const because = 'because' in routing ? routing.because : [];
    expect(because.map((reason) => reason.because)).toEqual(['matter', 'rule', 'place', 'theme', 'words']);
    expect(because.find((reason) => reason.because === 'rule')).toMatchObject({
      fact: { source: { id: 'fyrbodal-arendegang' } },
    });
    const words = because.find((reason) => reason.because === 'words');
    expect(words && 'words' in words ? words.words.length : 0).toBeGreaterThan(0);
  });
});

describe('not knowing', () => {
  it('asks for more when nothing is said', () => {
    expect(answer('fyrbodal', 'det är något som inte stämmer')).toMatchObject({
      kind: 'clarify',
      question: { about: 'more' },
    });
  });

  it('asks about the target group where it decides', () => {
    const routing = answer('goteborg', 'Vårdcentralen och kommunen i Partille är aldrig överens om vem som gör vad');

    expect(routing).toMatchObject({ kind: 'clarify', question: { about: 'theme' } });
  });

  it('says where a municipality of another area belongs', () => {
    const routing = answer('skaraborg', 'Hemtjänsten i Herrljunga får ingen rapport av vårdcentralen');

    expect(routing).toMatchObject({
      kind: 'clarify',
      question: { about: 'elsewhere', neighbour: { area: 'Vårdsamverkan Södra Älvsborg' } },
    });
  });

  it('knows that Lilla Edet collaborates with Fyrbodal', () => {
    expect(
      shape(answer('fyrbodal', 'Hemtjänsten och vårdcentralen i Lilla Edet bråkar om vem som ska ta blodproverna')),
    ).toMatchObject({
      first: 'fyrbodal/lokal',
      place: 'Lilla Edet',
    });
  });

  it('does not go on asking for ever', () => {
    const text = 'Vårdcentralen och kommunen i Partille är aldrig överens om vem som gör vad';

    expect(answer('goteborg', text, { asked: 2 }).kind).toBe('forum');
  });
});

describe('what is told beside the question', () => {
  const text = 'skolan och BUP har svårt att få till möten';

  it('settles the scope', () => {
    expect(shape(answer('fyrbodal', text, { outcomes: ['shared'] })).first).toBe('fyrbodal/uf-barn-och-unga');
    expect(shape(answer('fyrbodal', text, { outcomes: ['individual'] })).first).toBe('sip');
  });

  it('settles the target group', () => {
    expect(shape(answer('goteborg', text, { outcomes: ['local'], theme: 'psykiatri' })).first).toBe(
      'goteborg/nosam-psykiatri',
    );
  });

  it('gives the place, also over one that was written', () => {
    const place = placeById(routerOf('fyrbodal').model, 'lysekil');

    expect(shape(answer('fyrbodal', `${text} i Åmål`, { outcomes: ['local'], place })).place).toBe('Lysekil');
  });

  it('lets the place the person works in stand in for one that was not written', () => {
    const home = placeById(routerOf('fyrbodal').model, 'lysekil');

    expect(shape(answer('fyrbodal', text, { outcomes: ['local'], home })).place).toBe('Lysekil');
    expect(shape(answer('fyrbodal', `${text} i Åmål`, { outcomes: ['local'], home })).place).toBe('Åmål');
  });
});

describe('danger', () => {
  it('comes before everything, also before personal data', () => {
    const routing = answer('fyrbodal', 'Kalle Karlsson 121212-1212 har tagit alla tabletter och svarar inte');

    expect(routing).toMatchObject({ kind: 'acute', hasPersonalData: true });
  });
});

describe('the same text', () => {
  it('always gets the same answer', () => {
    const text = 'vårdplaneringarna krockar och vi hinner aldrig läsa på';

    expect(answer('goteborg', text)).toEqual(answer('goteborg', text));
  });
});
