import { describe, expect, it } from '@jest/globals';
import { readPress, writePress } from '../../cards/actions.ts';
import type { CaseId } from '../../src/domain/case/case.ts';
import type { CasePress } from '../../src/domain/case/press.ts';
import { DEEDS } from '../../src/domain/case/transitions.ts';
import type { PersonId } from '../../src/domain/person.ts';

const CASE = '5d1f0c7e-9a2b-4c3d-8e4f-5a6b7c8d9e0f' as CaseId;
const SUBMIT = '0b7c2f58-61a4-4f0e-9a53-2f1f6a1b9c11';
const FILING = { submit: SUBMIT, model: 'fyrbodal', question: null, link: '' };
const GRANT = { person: `tenant/${'9'.repeat(120)}` as PersonId, model: 'fyrbodal' };
const ON = { case: CASE, revision: 3, handling: 1 };

const data = (press: object, filledIn: object = {}) => ({ ...filledIn, version: 1, language: 'sv', press });

const EVERY_PRESS: readonly CasePress[] = [
  { press: 'file-form', model: 'fyrbodal', question: 'q' },
  { press: 'file', ...FILING, link: 'https://teams.microsoft.com/l/message/1' },
  { press: 'keep-draft', ...FILING },
  { press: 'drafts' },
  { press: 'open-draft', submit: SUBMIT },
  { press: 'discard-draft', submit: SUBMIT },
  { press: 'file-anyway', submit: SUBMIT },
  { press: 'join-instead', submit: SUBMIT, case: CASE },
  { press: 'case', case: CASE },
  { press: 'history', case: CASE },
  ...DEEDS.map((deed): CasePress => ({ press: 'step', ...ON, deed })),
  ...DEEDS.map((deed): CasePress => ({ press: 'act', ...ON, deed })),
  { press: 'act', ...ON, deed: 'report', principal: 'uddevalla', home: 'hindered' },
  { press: 'export', case: CASE, as: 'pdf' },
  { press: 'my-cases', page: 0 },
  { press: 'forum-cases', model: 'fyrbodal', forum: 'fyrbodal/lokal', place: null, show: 'open', page: 2 },
  { press: 'overview', model: 'fyrbodal' },
  { press: 'roles', model: 'fyrbodal' },
  { press: 'roles', model: 'fyrbodal', page: 1 },
  { press: 'give-role', model: 'fyrbodal' },
  { press: 'take-role', ...GRANT, role: 'chair', forum: 'fyrbodal/lokal', place: 'tanum', principal: null },
  { press: 'take-role', ...GRANT, role: 'member', forum: null, place: null, principal: 'vgr' },
  { press: 'link-form', model: 'fyrbodal' },
  { press: 'link', model: 'fyrbodal' },
  { press: 'unlink', model: 'fyrbodal' },
];

describe('a press on a card of a case', () => {
  it.each(EVERY_PRESS)('comes back as it was sent: $press $deed', (press) => {
    const sent: unknown = JSON.parse(JSON.stringify(writePress({ press, language: 'en' })));

    const read = readPress(sent);

    expect(read).toEqual({ press, language: 'en', inputs: {} });
  });

  it.each([
    ['an unknown deed', { press: 'act', ...ON, deed: 'delete' }],
    ['a negative revision', { press: 'act', ...ON, revision: -1, deed: 'prepare' }],
    ['half a handling', { press: 'step', ...ON, handling: 1.5, deed: 'prepare' }],
    ['a page that is text', { press: 'my-cases', page: '1' }],
    ['no case', { press: 'case', case: '' }],
    ['a case that cannot be one', { press: 'case', case: 'x' }],
    ['a case with more to it', { press: 'history', case: `${CASE}0` }],
    ['a filing that cannot be one', { press: 'file', ...FILING, submit: 'one' }],
    ['a draft that cannot be one', { press: 'open-draft', submit: "'; drop table drafts" }],
    ['an endless id', { press: 'overview', model: 'x'.repeat(81) }],
    ['an unknown list', { press: 'forum-cases', model: 'm', forum: 'f', place: null, show: 'secret', page: 0 }],
    ['an unknown role', { press: 'take-role', ...GRANT, role: 'king', forum: null, place: null, principal: null }],
    ['an unknown button', { press: 'drop' }],
  ])('is not read when it has %s', (_what, press) => {
    expect(readPress(data(press))).toBeNull();
  });

  it.each([null, 'text', 7, [], {}, { version: 1 }, data(EVERY_PRESS)])('is not read from %j', (value) => {
    expect(readPress(value)).toBeNull();
  });

  it('of another version of the buttons is not read', () => {
    expect(readPress({ ...data({ press: 'drafts' }), version: 2 })).toBeNull();
  });
});

describe('what is filled in on a card', () => {
  it('comes beside the press, whatever the fields are called', () => {
    const read = readPress(data({ press: 'file', ...FILING }, { title: 'Rubrik', place: 'tanum', confirmed: 'true' }));

    expect(read?.inputs).toEqual({ title: 'Rubrik', place: 'tanum', confirmed: 'true' });
    expect(read?.press).toEqual({ press: 'file', ...FILING });
  });

  it('is left out when it is no text, has too long a name, or is longer than any field', () => {
    const odd = { number: 7, list: ['a'], [`${'k'.repeat(81)}`]: 'x', long: 'x'.repeat(8001), fits: 'x'.repeat(8000) };

    const read = readPress(data({ press: 'drafts' }, odd));

    expect(Object.keys(read?.inputs ?? {})).toEqual(['fits']);
  });

  it('is no more than sixty fields', () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, no) => [`field-${no}`, 'x']));

    const read = readPress(data({ press: 'drafts' }, many));

    expect(Object.keys(read?.inputs ?? {})).toHaveLength(60);
  });

  it('gives the place to a question that asks for one, and to nothing else', () => {
    const asked = readPress(data({ press: 'place', id: 'q', place: '' }, { place: 'tanum' }));
    const listed = readPress(
      data({ press: 'forum-cases', model: 'm', forum: 'f', place: null, show: 'all', page: 0 }, { place: 'tanum' }),
    );

    expect(asked?.press).toEqual({ press: 'place', id: 'q', place: 'tanum' });
    expect(listed?.press).toMatchObject({ place: null });
  });

  it('says for whom somebody answers who may answer for several', () => {
    const read = readPress(
      data({ press: 'act', ...ON, deed: 'report' }, { principal: 'tanum', home: 'done', note: '' }),
    );

    expect(read?.press).toMatchObject({ principal: 'tanum', home: 'done' });
  });

  it('does not change for whom a button answers', () => {
    const button = { press: 'act', ...ON, deed: 'report', principal: 'uddevalla', home: 'hindered' };

    const read = readPress(data(button, { principal: 'tanum', home: 'done' }));

    expect(read?.press).toEqual(button);
  });
});
