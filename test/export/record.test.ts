import { describe, expect, it } from '@jest/globals';
import { recordOf } from '../../src/domain/case/recordOf.ts';
import { ANNA, ANSWERS, DECISION, FILER, filed, lived, person, toDecision } from './sampleCases.ts';

const ZONE = 'Europe/Stockholm';
const AT = Temporal.Instant.from('2026-12-12T10:00:00Z');
const ANCHORED = lived(
  filed(),
  ...toDecision,
  ['2026-12-09T10:00:00Z', { do: 'anchor' }],
  ['2026-12-10T10:00:00Z', { do: 'report', principal: 'uddevalla', home: 'hindered', note: 'Behörighet saknas.' }],
);

describe('the record of a case', () => {
  it('can be read without the product: names instead of ids, local time with its offset', () => {
    const record = recordOf(ANCHORED, ZONE, AT);

    expect(record).toMatchObject({
      format: 'samverkanslotsen-case',
      version: 1,
      exportedAt: '2026-12-12T11:00:00+01:00',
      number: 'SKAV-2026-0042',
      diaryNumber: null,
      title: 'Läkemedelslistor saknas vid hemgång',
      organisation: { id: 'fyrbodal', name: 'Vårdsamverkan Fyrbodal' },
      filed: { at: '2026-11-02T09:15:00+01:00', by: 'Anna Ångström' },
      replyBy: '2027-01-20',
      theme: { id: 'aldre', name: { sv: 'Äldre', en: 'Older people' } },
      supporters: 0,
    });
  });

  it('says summer time when it was summer', () => {
    expect(recordOf(filed({ at: '2026-06-01T08:00:00Z' }), ZONE, AT).filed.at).toBe('2026-06-01T10:00:00+02:00');
  });

  it('holds the answers as the form had them, in its order', () => {
    const { answers } = recordOf(filed(), ZONE, AT);

    expect(answers.map(({ field }) => field)).toEqual([
      'title',
      'happening',
      'consequence',
      'frequency',
      'enhet',
      'confirmed',
    ]);
    expect(answers[3]).toEqual({
      field: 'frequency',
      label: { sv: 'Hur ofta?', en: 'How often?' },
      answer: { is: 'chosen', choices: [{ value: 'weekly', label: { sv: 'Varje vecka', en: 'Every week' } }] },
    });
    expect(answers[5]?.answer).toEqual({ is: 'confirmed', value: true });
  });

  it('loses no answer when the form or the organisation is no longer known', () => {
    const record = recordOf({ ...filed(), form: null, model: null }, ZONE, AT);

    expect(record.answers.map(({ field }) => field).sort()).toEqual(Object.keys(ANSWERS).sort());
    expect(record.organisation.name).toBe('fyrbodal');
    expect(record.handlings[0]?.forum).toMatchObject({ key: 'fyrbodal/lokal', name: { sv: 'fyrbodal/lokal' } });
  });

  it('tells what each principal has said of the decision', () => {
    const [handling] = recordOf(ANCHORED, ZONE, AT).handlings;

    expect(handling?.forum.name.sv).toBe('Lokal vårdsamverkansgrupp Uddevalla');
    expect(handling?.stage).toMatchObject({
      state: 'anchoring',
      decision: { sort: 'decision', text: DECISION.text, principals: [{ name: 'Uddevalla kommun' }, { id: 'vgr' }] },
      anchoring: [
        {
          principal: { id: 'uddevalla', name: 'Uddevalla kommun' },
          answer: { is: 'hindered', by: 'Lena Processledare', note: 'Behörighet saknas.' },
        },
        { principal: { id: 'vgr' }, answer: { is: 'awaited' } },
      ],
    });
  });

  it('says of each answer whose it was, and of what was passed on where to', () => {
    const to = { forum: 'fyrbodal/uf-aldre', place: null };
    const forwarded = lived(
      filed(),
      ['2026-11-03T09:00:00Z', { do: 'prepare' }],
      ['2026-11-04T09:00:00Z', { do: 'forward', to, reason: 'Flera kommuner.' }],
    );

    expect(recordOf(ANCHORED, ZONE, AT).history.at(-1)?.about).toEqual({
      principal: { id: 'uddevalla', name: 'Uddevalla kommun' },
      home: 'hindered',
    });
    expect(recordOf(forwarded, ZONE, AT).history.at(-1)?.about).toMatchObject({
      forum: { key: 'fyrbodal/uf-aldre', name: { sv: 'Utvecklingsforum Äldre' }, place: null },
    });
    expect(recordOf(filed(), ZONE, AT).history[0]?.about).toBeNull();
  });

  it('names those who filed and acted, counts those who joined, and has no ids of anybody', () => {
    const joiner = { person: person('Joel Följare'), grants: [] };
    const joined = lived(
      ANCHORED,
      ['2026-12-11T10:00:00Z', { do: 'join' }, joiner],
      ['2026-12-11T11:00:00Z', { do: 'comment', text: 'Tack.' }, FILER],
    );

    const record = recordOf(joined, ZONE, AT);

    const written = JSON.stringify(record);
    expect(record.supporters).toBe(1);
    expect(record.history.at(-1)).toMatchObject({ did: 'comment', by: ANNA.name, text: 'Tack.' });
    expect(record.history.at(-2)).toMatchObject({ did: 'join', by: null });
    expect(written).not.toContain('Joel');
    expect(written).not.toContain('tenant/');
  });

  it('is the same again when it has been through JSON', () => {
    const record = recordOf(ANCHORED, ZONE, AT);

    expect(JSON.parse(JSON.stringify(record))).toEqual(record);
  });
});
