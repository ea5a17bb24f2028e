import { describe, expect, it } from '@jest/globals';
import { placeFinder, placesIn } from '../../../src/domain/routing/places.ts';
import { words } from '../../../src/domain/text.ts';
import { modelOf } from '../../support/models.ts';

const found = (model: string, text: string) => placesIn(placeFinder(modelOf(model)), words(text));
const own = (model: string, text: string) => found(model, text).own.map((place) => place.name);

describe('places', () => {
  it.each([
    ['fyrbodal', 'hos oss i Uddevalla', ['Uddevalla']],
    ['fyrbodal', 'uddevallas skolor', ['Uddevalla']],
    ['fyrbodal', 'Trollhättebor och vänersborgarna', ['Trollhättan']],
    ['fyrbodal', 'i trollhattan utan prickar', ['Trollhättan']],
    ['fyrbodal', 'i Udevalla med ett slarvigt finger', ['Uddevalla']],
    ['fyrbodal', 'skolan i Dals-Ed', ['Dals-Ed']],
    ['fyrbodal', 'vi i Dals Ed', ['Dals-Ed']],
    ['fyrbodal', 'Lilla Edets kommun', ['Lilla Edet']],
    ['fyrbodal', 'Tanum och Strömstad', ['Tanum', 'Strömstad']],
    ['goteborg', 'vi i Angered och Bergsjön', ['Nordost']],
    ['goteborg', 'gamla Askim-Frölunda-Högsbo', ['Sydväst']],
    ['goteborg', 'NOSAM i Centrum', ['Centrum']],
    ['goteborg', 'Majornas vårdcentral', ['Centrum']],
    ['skaraborg', 'i Vara kommun', ['Vara']],
    ['vasternorrland', 'hälsocentralen i Övik', ['Örnsköldsvik']],
    ['vasternorrland', 'boendet i Ånge', ['Ånge']],
  ])('%s: "%s"', (model, text, expected) => {
    expect(own(model, text)).toEqual(expected);
  });

  it('are not everyday words that happen to be names', () => {
    expect(own('skaraborg', 'det får inte vara så här')).toEqual([]);
    expect(own('fyrbodal', 'han svor en ed')).toEqual([]);
    expect(own('goteborg', 'vi måste backa bandet')).toEqual([]);
    expect(found('fyrbodal', 'there are two of them').elsewhere).toEqual([]);
    expect(found('fyrbodal', 'barnen får måla och mala').elsewhere).toEqual([]);
  });

  it('are not ordinary words that are close to the name of a village', () => {
    expect(own('fyrbodal', 'vi har en friluftsgrupp i skogen på onsdagar')).toEqual([]);
    expect(own('fyrbodal', 'hemtjänsten på Smögen')).toEqual(['Sotenäs']);
  });

  it('are not hospitals that bear their name', () => {
    expect(own('fyrbodal', 'hem från Uddevalla sjukhus')).toEqual([]);
    expect(own('goteborg', 'akuten på Mölndals sjukhus')).toEqual([]);
    expect(own('fyrbodal', 'från Uddevalla sjukhus hem till Orust')).toEqual(['Orust']);
    expect(own('fyrbodal', 'från NÄL i Trollhättan hem till Orust')).toEqual(['Orust']);
    expect(own('skaraborg', 'avdelningen på SkaS Lidköping skriver hem dem till Vara')).toEqual(['Vara']);
    expect(own('vasternorrland', 'på regionsjukhuset i Umeå och hem till Kramfors')).toEqual(['Kramfors']);
  });

  it('of a divided city are its parts; the city itself is named without a part', () => {
    expect(found('goteborg', 'hela Göteborg').cities.map((city) => city.name)).toEqual(['Göteborg']);
    expect(own('goteborg', 'hela Göteborg')).toEqual([]);
  });

  it('elsewhere are told with the area they belong to', () => {
    const [herrljunga] = found('skaraborg', 'vi i Herrljunga').elsewhere;

    expect(herrljunga).toMatchObject({ name: 'Herrljunga', area: 'Vårdsamverkan Södra Älvsborg' });
  });
});

describe('of several places', () => {
  const ours = (model: string, text: string) => found(model, text).ours?.name ?? null;

  it.each([
    ['fyrbodal', 'Det är vi i Strömstad som inte får samtal, i Trollhättan går det bra', 'Strömstad'],
    ['fyrbodal', 'sjukhuset i Trollhättan skriver ut till oss i Orust', 'Orust'],
    ['fyrbodal', 'Tanum och Strömstad har samma bekymmer', null],
    ['fyrbodal', 'vi i Tanum och vi i Orust har samma bekymmer', null],
    ['goteborg', 'vi i Göteborg, både Hisingen och Nordost', null],
  ])("in %s, the writer's own of “%s” is %s", (model, text, expected) => {
    expect(ours(model, text)).toBe(expected);
  });
});
