import { expect, it } from '@jest/globals';
import { answerJson } from '../../src/app/answerJson.ts';
import { precedentsOf, type Ruling } from '../../src/domain/routing/precedents.ts';
import { route } from '../../src/domain/routing/route.ts';
import { routerOf } from '../support/models.ts';

const TEXT = 'Hemtjänsten och vårdcentralen är inte överens om vem som sköter såromläggningar';
const LATE: Ruling = {
  id: 'question:1',
  at: Temporal.Instant.from('2026-03-12T23:30:00Z'),
  by: 'lead',
  text: TEXT,
  first: 'fyrbodal/lokal',
  theme: null,
  caseNumber: null,
};

it('dates what was settled before by the day where the organisation is', () => {
  const router = routerOf('fyrbodal');
  const routing = route({ ...router, precedents: precedentsOf(router.model, [LATE]) }, TEXT);

  const dates = ['Europe/Stockholm', 'UTC'].map((timeZone) =>
    answerJson(null, routing, { language: 'sv', timeZone }).precedents.map(({ date }) => date),
  );

  expect(dates).toEqual([['2026-03-13'], ['2026-03-12']]);
});
