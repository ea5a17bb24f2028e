import type { CaseId, ForumSeat, State } from '../../src/domain/case/case.ts';
import type { CaseReply } from '../../src/domain/case/view.ts';
import { LONG, MODEL, OLDER, SINCE, SUBMIT, TIME_ZONE, TODAY, UDDEVALLA } from './caseSamples.ts';

/** Drafts, lists, the overview and channels. */

const draft = (title: string, submit: string) => ({
  submit,
  model: MODEL.id,
  question: null,
  link: '',
  values: title === '' ? {} : { title },
  at: SINCE,
});

export const TITLES = [
  'Läkemedelslistor saknas vid hemgång',
  'Hjälpmedel beställs två gånger',
  'SIP kallas för sent inför utskrivning',
  'Provtagning i hemmet faller mellan stolarna',
  'Elevhälsan får inte veta när BUP avslutar',
];

const LINE_STATES: readonly State[] = ['filed', 'preparing', 'scheduled', 'anchoring', 'closed'];

function cases(of: Extract<CaseReply, { say: 'cases' }>['of'], count: number, total: number, page = 0): CaseReply {
  const lines = TITLES.slice(0, count).map((title, no) => ({
    id: `5d1f0c7e-9a2b-4c3d-8e4f-00000000000${no}` as CaseId,
    number: `SKAV-2026-00${40 + no}`,
    title,
    seat: no % 2 === 0 ? UDDEVALLA : OLDER,
    state: LINE_STATES[no] ?? 'filed',
    since: SINCE,
    behind: no + 1,
  }));
  return { say: 'cases', of, models: [MODEL], lines, total, page, pageSize: 5, today: TODAY, timeZone: TIME_ZONE };
}

const FORUMS: readonly (readonly [ForumSeat, number])[] = [
  [UDDEVALLA, 12],
  [{ forum: 'fyrbodal/lokal', place: 'trollhattan' }, 9],
  [OLDER, 7],
  [{ forum: 'fyrbodal/uf-vuxna', place: null }, 5],
  ...['orust', 'tanum', 'amal', 'lysekil', 'mellerud', 'munkedal'].map((place): [ForumSeat, number] => [
    { forum: 'fyrbodal/lokal', place },
    1,
  ]),
];

export const LIST_REPLIES: Readonly<Record<string, CaseReply>> = {
  'a draft kept': { say: 'case-draft-kept', submit: SUBMIT },
  'no drafts': { say: 'case-drafts', drafts: [], today: TODAY, timeZone: TIME_ZONE },
  drafts: {
    say: 'case-drafts',
    drafts: [draft(TITLES[0] ?? '', SUBMIT), draft('', '1b7c2f58-61a4-4f0e-9a53-2f1f6a1b9c12')],
    today: TODAY,
    timeZone: TIME_ZONE,
  },
  'many drafts': {
    say: 'case-drafts',
    drafts: Array.from({ length: 20 }, (_, no) => draft(LONG.slice(0, 120), `${SUBMIT.slice(0, -2)}${10 + no}`)),
    today: TODAY,
    timeZone: TIME_ZONE,
  },
  'an old draft': {
    say: 'case-drafts',
    drafts: [draft(TITLES[0] ?? '', SUBMIT)],
    today: TODAY.add({ years: 1 }),
    timeZone: TIME_ZONE,
  },
  'a draft discarded': { say: 'case-draft-discarded' },
  'my cases': cases({ who: 'me' }, 5, 12),
  'the last of my cases': cases({ who: 'me' }, 2, 12, 2),
  'no cases of mine': cases({ who: 'me' }, 0, 0),
  'open cases of a forum': cases({ forum: UDDEVALLA, model: MODEL, show: 'open', mayGiveRoles: true }, 5, 7),
  'decided cases of a forum': cases({ forum: OLDER, model: MODEL, show: 'decided', mayGiveRoles: false }, 0, 0),
  'ended cases of a forum': cases({ forum: OLDER, model: MODEL, show: 'ended', mayGiveRoles: false }, 1, 1),
  'all cases of a forum': cases({ forum: OLDER, model: MODEL, show: 'all', mayGiveRoles: false }, 3, 3),
  'an overview': {
    say: 'case-overview',
    model: MODEL,
    overview: {
      total: 42,
      byState: { filed: 5, preparing: 9, scheduled: 4, decided: 2, anchoring: 6, closed: 13, forwarded: 3 },
      byTheme: [
        ['aldre', 21],
        ['barn-och-unga', 12],
        ['vuxna', 6],
        ['', 3],
      ],
      byForum: FORUMS,
      byMonth: [
        ['2026-08', 4],
        ['2026-09', 11],
        ['2026-10', 15],
        ['2026-11', 12],
      ],
      daysToDecision: 34,
      daysToClosed: 61,
    },
    today: TODAY,
    mayGiveRoles: true,
    mayExport: true,
  },
  'an overview of little': {
    say: 'case-overview',
    model: MODEL,
    overview: {
      total: 1,
      byState: { filed: 1 },
      byTheme: [['', 1]],
      byForum: [[UDDEVALLA, 1]],
      byMonth: [['2026-11', 1]],
      daysToDecision: null,
      daysToClosed: null,
    },
    today: TODAY,
    mayGiveRoles: false,
    mayExport: false,
  },
  'an empty overview': {
    say: 'case-overview',
    model: MODEL,
    overview: {
      total: 0,
      byState: {},
      byTheme: [],
      byForum: [],
      byMonth: [],
      daysToDecision: null,
      daysToClosed: null,
    },
    today: TODAY,
    mayGiveRoles: true,
    mayExport: true,
  },
  'a channel to link': { say: 'link-form', model: MODEL, linked: [] },
  'a channel that is linked': { say: 'link-form', model: MODEL, linked: [UDDEVALLA, OLDER] },
  linked: { say: 'linked', model: MODEL, seat: UDDEVALLA, waiting: 3 },
  unlinked: { say: 'unlinked' },
};
