import type { SeatKey } from '../../src/domain/meeting/meeting.ts';
import { chairIn, forumByKey, placeById } from '../../src/domain/model/forums.ts';
import type { AnswerReply, Reply } from '../../src/domain/reply.ts';
import { precedentsOf, type Ruling } from '../../src/domain/routing/precedents.ts';
import { route } from '../../src/domain/routing/route.ts';
import type { Told } from '../../src/domain/routing/routing.ts';
import { EVERY_CASE_REPLY } from './caseReplies.ts';
import { TIME_ZONE, TODAY } from './caseSamples.ts';
import { EVERY_LEARNING_REPLY } from './learningReplies.ts';
import { EVERY_MEETING_REPLY } from './meetingReplies.ts';
import { meeting } from './meetingViews.ts';
import { modelOf, routerOf } from './models.ts';

/** One of everything the bot can say, made from real questions to the real models. */

export const ID = '7e2f9a64-3c1b-4d5e-8f70-123456789abc';

function answer(model: string, text: string, told: Told = {}, change: Partial<AnswerReply> = {}): AnswerReply {
  const router = routerOf(model);
  const routing = route(router, text, told);
  return {
    say: 'answer',
    id: ID,
    routing,
    model: router.model,
    year: 2026,
    timeZone: TIME_ZONE,
    feedback: 'none',
    home: 'nothing',
    meets: null,
    ...change,
  };
}

/** An answer to somebody who asks what has been settled before. */
function answerAfter(text: string, rulings: readonly Partial<Ruling>[], told: Told = {}): AnswerReply {
  const router = routerOf('fyrbodal');
  const settled = rulings.map((change, no): Ruling => ({ ...RULING, id: `question:${no}`, text, ...change }));
  const routing = route({ ...router, precedents: precedentsOf(router.model, settled) }, text, told);
  return { ...answer('fyrbodal', text), routing };
}

const RULING: Ruling = {
  id: '',
  at: Temporal.Instant.from('2026-03-12T13:05:00Z'),
  by: 'asker',
  text: '',
  first: 'fyrbodal/lokal',
  theme: null,
  caseNumber: null,
};

const at = (model: string, place: string): Told => {
  const found = placeById(modelOf(model), place);
  return found ? { place: found } : {};
};

function forum(model: string, keys: readonly string[], focus: 'all' | 'chair'): Reply {
  const seats = keys.flatMap((key) => {
    const found = forumByKey(modelOf(model), key);
    return found ? [{ forum: found }] : [];
  });
  const [first, ...others] = seats;
  if (!first) throw new Error(keys.join());
  const chair = first.forum.chair
    ? chairIn({ ...first.forum.chair, start: { year: 2026, party: 'kommun' } }, 2026)
    : null;
  return { say: 'forum', model: modelOf(model), seats: [first, ...others], focus, chair, year: 2026 };
}

const term = (model: string, word: string): Reply => {
  const found = modelOf(model).terms.find((one) => one.word === word);
  if (!found) throw new Error(word);
  return { say: 'term', term: found };
};

const meets = (last: string) => ({
  meeting: meeting(),
  lastDayForPoints: Temporal.PlainDate.from(last),
  timeZone: TIME_ZONE,
  today: TODAY,
});

const SORE = 'Hemtjänsten och vårdcentralen i Munkedal är inte överens om vem som sköter såromläggningar';
const SLIP = 'Hemtjänsten och vårdcentralen i Uddevala är inte överens om vem som sköter såromläggningar';
const SCHOOL = 'skolan och BUP bollar barn mellan sig';

/** Like SORE, and not the same. */
const LIKE_SORE = 'Vem sköter såromläggningar på helgen, hemtjänsten eller vårdcentralen?';
const ONE = 'En brukare ska hem på tisdag och ingen vet vem som gör vad';
const OPEN = 'mötena mellan skolan och vården borde få ett tydligare uppdrag';

export const EVERY_REPLY: Readonly<Record<string, Reply>> = {
  'a local question with its place': answer('fyrbodal', SORE),
  'a question for a forum that meets': answer('fyrbodal', SORE, {}, { meets: meets('2026-12-01') }),
  'a question for a forum that takes no more points': answer('fyrbodal', SORE, {}, { meets: meets('2026-11-20') }),
  'a local question without its place': answer('fyrbodal', SCHOOL),
  'menade du: a place with a slip of the finger': answer('fyrbodal', SLIP),
  'menade du: the place put right': answer('fyrbodal', SLIP, at('fyrbodal', 'uddevalla'), { home: 'remembered' }),
  'a place just told': answer('fyrbodal', SCHOOL, at('fyrbodal', 'tanum'), { home: 'remembered' }),
  'a place just forgotten': answer('fyrbodal', SCHOOL, at('fyrbodal', 'tanum'), { home: 'forgotten' }),
  'a question for a theme group': answer('goteborg', 'Alla kommuner i Göteborgsområdet väntar för länge på BUP', {
    outcomes: ['shared'],
    theme: 'barn-och-unga',
  }),
  'a question for NOSAM': answer('goteborg', 'Boendestödet och psykosmottagningen på Hisingen drar åt olika håll'),
  'a question for the steering group': answer('fyrbodal', 'Vem ger utvecklingsforumen deras uppdrag?'),
  'a political question': answer('goteborg', 'Nämnderna måste enas om principen för delad finansiering', {
    outcomes: ['political'],
  }),
  'a county question': answer('fyrbodal', 'Krav- och kvalitetsboken borde ändras för alla vårdcentraler', {
    outcomes: ['county'],
  }),
  'a question for the office': answer('fyrbodal', 'Kan någon hjälpa oss med mall för dagordning?', {
    outcomes: ['support'],
  }),
  'public health in Skaraborg': answer('skaraborg', 'Folkhälsorådet i Hjo vill att fler unga rör på sig'),
  'a question in Västernorrland': answer(
    'vasternorrland',
    'Utskrivningar av äldre i Örnsköldsvik fungerar inte mellan sjukhuset och hemtjänsten',
  ),
  'an unsure answer': answer('fyrbodal', 'mötena mellan skolan och vården borde få ett tydligare uppdrag', {
    asked: 2,
  }),
  'an answer that helped': answer('fyrbodal', SORE, {}, { feedback: 'helped' }),
  'an answer that did not help': answer('fyrbodal', SCHOOL, {}, { feedback: 'choosing' }),
  'an answer with the right forum noted': answer('fyrbodal', SCHOOL, {}, { feedback: 'noted' }),
  'an answer settled by a case': answerAfter(SORE, [
    { by: 'case', first: 'fyrbodal/uf-aldre', caseNumber: 'SKAV-2026-0042' },
  ]),
  'an answer settled by an asker': answerAfter(SORE, [{ at: Temporal.Instant.from('2025-12-09T08:00:00Z') }]),
  'an answer settled by a late evening': answerAfter(SORE, [{ at: Temporal.Instant.from('2026-03-12T23:30:00Z') }]),
  'an answer settled by those who lead': answerAfter(SORE, [{ by: 'lead', first: 'fyrbodal/uf-aldre' }]),
  'an answer settled by an example': answerAfter(SORE, [{ by: 'owner' }]),
  'an answer like others': answerAfter(SORE, [
    { text: LIKE_SORE, by: 'case', first: 'fyrbodal/uf-aldre', caseNumber: 'SKAV-2026-0042' },
    { text: `${LIKE_SORE} Och på kvällen?`, first: 'fyrbodal/uf-aldre' },
    { text: `${LIKE_SORE} Hej`, by: 'lead', first: 'avvikelse' },
  ]),
  'one person settled before': answerAfter(ONE, [{ first: 'sip', by: 'lead' }]),
  'one person like what a forum took': answerAfter(ONE, [{ by: 'case', caseNumber: 'SKAV-2026-0042' }]),
  'a question back like others': withQuestion(
    answerAfter(OPEN, [{ first: 'fyrbodal/styrgrupp', by: 'lead' }], { theme: 'barn-och-unga' }),
    { about: 'scope', options: ['one-place', 'several-places', 'one-person'] },
  ),
  'one person': answer('fyrbodal', 'En brukare ska hem på tisdag och ingen vet vem som gör vad'),
  'one person in Göteborg': answer('goteborg', 'En brukare ska hem på tisdag och ingen vet vem som gör vad'),
  'a deviation': answer('fyrbodal', 'Igår skickades en patient i Orust hem utan remiss, var skriver jag det?'),
  'a deviation in Västernorrland': answer(
    'vasternorrland',
    'Igår skickades en patient hem utan remiss, var skriver jag det?',
  ),
  'their own line': answer('fyrbodal', 'Vår enhet har för få vikarier i sommar, schemat går inte ihop'),
  'something else': answer('fyrbodal', 'Vilken film ska man se i helgen?'),
  danger: answer('fyrbodal', 'Mannen i rum fyra har slutat andas', {}, { id: null }),
  'danger with personal data': answer('fyrbodal', 'Kalle Karlsson 121212-1212 har slutat andas', {}, { id: null }),
  'personal data': answer(
    'fyrbodal',
    'Karin Karlsson, 121212-1212, Storgatan 3, har inte fått sin medicin',
    {},
    { id: null },
  ),
  'a question back about scope': withQuestion(answer('fyrbodal', SCHOOL), {
    about: 'scope',
    options: ['one-place', 'several-places', 'one-person'],
  }),
  'a question back about the target group': withQuestion(answer('goteborg', SCHOOL), {
    about: 'theme',
    options: modelOf('goteborg').themes,
  }),
  'a question back about the matter': withQuestion(answer('fyrbodal', SCHOOL), {
    about: 'matter',
    options: ['local', 'steering', 'deviation', 'line'],
  }),
  'a question back about everything': answer('fyrbodal', 'det är något som inte stämmer'),
  'a place elsewhere': answer('skaraborg', 'Hemtjänsten i Herrljunga får ingen rapport av vårdcentralen'),
  'which organisation': {
    say: 'which-organisation',
    id: ID,
    models: ['fyrbodal', 'goteborg', 'skaraborg'].map(modelOf),
  },
  welcome: { say: 'welcome', models: [modelOf('fyrbodal')] },
  'welcome to several': { say: 'welcome', models: ['fyrbodal', 'goteborg', 'skaraborg'].map(modelOf) },
  help: { say: 'help' },
  greeting: { say: 'greeting' },
  thanks: { say: 'thanks' },
  'forums of Fyrbodal': { say: 'forums', model: modelOf('fyrbodal') },
  'forums of Göteborg': { say: 'forums', model: modelOf('goteborg') },
  'forums of Skaraborg': { say: 'forums', model: modelOf('skaraborg') },
  'forums of Västernorrland': { say: 'forums', model: modelOf('vasternorrland') },
  'a forum': forum('fyrbodal', ['fyrbodal/lokal'], 'all'),
  'forums that share a name': forum('goteborg', ['goteborg/tema-psykiatri', 'goteborg/tema-aldre'], 'all'),
  'who has the chair': forum('fyrbodal', ['fyrbodal/lokal'], 'chair'),
  'a chair nobody has told of': forum('fyrbodal', ['fyrbodal/styrgrupp'], 'chair'),
  'a word': term('fyrbodal', 'SIP'),
  'an own word': term('goteborg', 'NOSAM'),
  remembered: { say: 'remembered', place: modelOf('fyrbodal').places[0] as NonNullable<ReturnType<typeof placeById>> },
  forgotten: { say: 'forgotten', hadPlace: true },
  'nothing to forget': { say: 'forgotten', hadPlace: false },
  'an empty text': { say: 'unreadable', why: 'empty' },
  'no text': { say: 'unreadable', why: 'not-text' },
  'too long a text': { say: 'unreadable', why: 'too-long' },
  outdated: { say: 'outdated' },
  apology: { say: 'apology', reference: '1a2b3c4d' },
  'something away, for what was written': { say: 'away', again: 'write' },
  'something away, for a button': { say: 'away', again: 'press' },
  'something that could not be saved': {
    say: 'unsaved',
    press: { press: 'pause', seat: 'fyrbodal/styrgrupp' as SeatKey },
    inputs: { note: 'Vi möts inte förrän *alla* är på plats igen.', until: '2026-12-08' },
  },
  'an answer that may be lost': { say: 'perhaps-lost' },
  'an answer without memory': { ...answer('fyrbodal', SCHOOL), id: null },
  'which organisation, without memory': {
    say: 'which-organisation',
    id: null,
    models: ['fyrbodal', 'goteborg'].map(modelOf),
  },
  'another tenant': { say: 'not-your-tenant' },
  'too fast': { say: 'too-fast' },
  ...EVERY_LEARNING_REPLY,
  ...EVERY_CASE_REPLY,
  ...EVERY_MEETING_REPLY,
};

type Question = Extract<AnswerReply['routing'], { kind: 'clarify' }>['question'];

/** A question back of a certain kind, on a real reading of a real text. */
function withQuestion(reply: AnswerReply, question: Question): AnswerReply {
  const { routing } = reply;
  if (!('alternatives' in routing)) throw new Error(routing.kind);
  const { confidence, alternatives, precedents, caution, theme, place } = routing;
  return {
    ...reply,
    routing: { kind: 'clarify', question, confidence, alternatives, caution, theme, place, because: [], precedents },
  };
}
