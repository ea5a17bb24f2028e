import { describe, expect, it } from '@jest/globals';
import { checkAnswers, type Guard } from '../../../src/domain/case/checkForm.ts';
import type { Checked, Form, Inputs } from '../../../src/domain/case/form.ts';
import { STANDARD_FIELDS } from '../../../src/domain/case/standardFields.ts';
import { type FormChanges, formFor } from '../../../src/domain/case/standardForm.ts';
import { LANGUAGES } from '../../../src/domain/model/types.ts';
import { read } from '../../../src/domain/routing/reading.ts';
import { modelOf, routerOf } from '../../support/models.ts';

const fyrbodal = modelOf('fyrbodal');
const fieldIds = (form: Form) => form.fields.map(({ id }) => id);
const fieldOf = (form: Form, id: string) => {
  const found = form.fields.find((field) => field.id === id);
  if (!found) throw new Error(`no field ${id}`);
  return found;
};
const values = (form: Form, id: string) => fieldOf(form, id).choices.map(({ value }) => value);

describe('the form', () => {
  it('asks every organisation the same, in the same order', () => {
    for (const name of ['fyrbodal', 'goteborg', 'vasternorrland'])
      expect(fieldIds(formFor(modelOf(name)))).toEqual([...STANDARD_FIELDS]);
  });

  it('leaves out a choice that the organisation has nothing for', () => {
    expect(fieldIds(formFor({ ...fyrbodal, themes: [] }))).not.toContain('theme');
  });

  it('offers the forums that take cases, own first and each once, and not to know', () => {
    expect(values(formFor(fyrbodal), 'forum')).toEqual([
      'fyrbodal/lokal',
      'fyrbodal/uf-barn-och-unga',
      'fyrbodal/uf-vuxna',
      'fyrbodal/uf-aldre',
      'fyrbodal/styrgrupp',
      'fyrbodal/politiskt-samrad',
      'vvg',
      'vastra-gotaland/sro',
      'unknown',
    ]);
  });

  it('offers the places that have groups, not the city that is divided', () => {
    const places = values(formFor(modelOf('goteborg')), 'place');

    expect(places).toContain('nordost');
    expect(places).not.toContain('goteborg');
  });

  it('says everything in both languages, without holes', () => {
    const texts = formFor(fyrbodal).fields.flatMap(({ label, hint, choices }) => [
      label,
      ...(hint ? [hint] : []),
      ...choices.map((choice) => choice.label),
    ]);

    for (const text of texts) for (const language of LANGUAGES) expect(text[language]).toMatch(/^[^{}!]{2,}$/);
  });
});

describe("an organisation's changes", () => {
  const own: FormChanges = {
    fields: { tried: { required: true }, proposal: { hide: true }, theme: { label: { sv: 'Grupp', en: 'Group' } } },
    own: [
      { id: 'enhet', kind: 'line', label: { sv: 'Enhet', en: 'Unit' }, required: true, after: 'title' },
      { id: 'yta', kind: 'line', label: { sv: 'Yta', en: 'Area' }, required: false },
    ],
  };

  it('require, hide, rename and add', () => {
    const form = formFor(fyrbodal, own);

    expect(fieldOf(form, 'tried').required).toBe(true);
    expect(fieldIds(form)).not.toContain('proposal');
    expect(fieldOf(form, 'theme').label.sv).toBe('Grupp');
    expect(fieldIds(form).slice(0, 3)).toEqual(['title', 'enhet', 'happening']);
    expect(fieldIds(form).slice(-2)).toEqual(['yta', 'confirmed']);
  });

  it('keep what must be there', () => {
    const away = { hide: true, required: false };

    const form = formFor(fyrbodal, { fields: { title: away, happening: away, confirmed: away } });

    for (const id of ['title', 'happening', 'confirmed']) expect(fieldOf(form, id).required).toBe(true);
  });

  it('give the form another version, and the same changes the same', () => {
    const versions = [formFor(fyrbodal), formFor(fyrbodal, own), formFor(modelOf('goteborg'))].map(
      ({ version }) => version,
    );

    expect(new Set(versions).size).toBe(3);
    expect(formFor(fyrbodal, structuredClone(own)).version).toBe(versions[1]);
    for (const version of versions) expect(version).toMatch(/^[0-9a-f]{16}$/);
  });
});

const guard: Guard = (text) => read(routerOf('fyrbodal').lexicon, text).personalData;
const FILLED: Inputs = {
  title: 'Läkemedelslistan saknas',
  happening: 'Listan följer inte med hem från NÄL.',
  consequence: 'Fel läkemedel ges.',
  forum: 'fyrbodal/uf-aldre',
  confirmed: 'true',
};
const check = (inputs: Inputs, changes: FormChanges = {}): Checked =>
  checkAnswers(formFor(fyrbodal, changes), { ...FILLED, ...inputs }, fyrbodal, guard);
const problems = (checked: Checked) => (checked.ok ? {} : checked.problems);

describe('a filled-in form', () => {
  it('gives the answers, without what was left empty or never asked', () => {
    const checked = check({ tried: '  ', frequency: '', principals: '', secret: 'x', toString: 'x' });

    expect(checked).toEqual({ ok: true, answers: FILLED });
  });

  it('is tidied: trimmed, composed, without what cannot be seen', () => {
    const checked = check({
      title: '  A\u030Amål\u0000:  två\r\nrader\u202E ',
      happening: 'Rad ett\r\nRad två\u0007\uD800',
    });

    expect(checked).toMatchObject({
      ok: true,
      answers: { title: 'Åmål: två rader', happening: 'Rad ett\nRad två\uFFFD' },
    });
  });

  it('parts several choices, each once', () => {
    expect(check({ principals: 'uddevalla, vgr,uddevalla,' })).toMatchObject({
      answers: { principals: ['uddevalla', 'vgr'] },
    });
  });

  it('must have what is required', () => {
    const checked = check(
      { title: ' ', forum: '', confirmed: 'false', tried: '' },
      { fields: { tried: { required: true } } },
    );

    expect(problems(checked)).toEqual({
      title: { is: 'missing' },
      forum: { is: 'missing' },
      confirmed: { is: 'missing' },
      tried: { is: 'missing' },
    });
  });

  it('may be as long as its fields and no longer', () => {
    expect(check({ title: 'a'.repeat(120) }).ok).toBe(true);
    expect(problems(check({ title: 'a'.repeat(121), tried: 'bo'.repeat(1001) }))).toEqual({
      title: { is: 'too-long', most: 120 },
      tried: { is: 'too-long', most: 2000 },
    });
  });

  it.each([
    [{ forum: 'goteborg/lgs' }, 'forum'],
    [{ frequency: 'hourly' }, 'frequency'],
    [{ principals: 'uddevalla,boras' }, 'principals'],
  ])('takes only what was offered: %j', (inputs, id) => {
    expect(problems(check(inputs))).toEqual({ [id]: { is: 'not-a-choice' } });
  });

  it('needs a place for a forum that exists per place, and only then', () => {
    const local = { forum: 'fyrbodal/lokal' };

    expect(problems(check(local))).toEqual({ place: { is: 'needs-place' } });
    expect(check({ ...local, place: 'uddevalla' }).ok).toBe(true);
    expect(check({ forum: 'unknown' }).ok).toBe(true);
  });

  it('keeps everything that was filled in when something is wrong', () => {
    const checked = check({ title: '', tried: 'Samtal', principals: 'vgr,nowhere', frequency: 'daily' });

    const { title: _, ...rest } = FILLED;
    expect(checked).toMatchObject({
      ok: false,
      kept: { ...rest, tried: 'Samtal', principals: ['vgr', 'nowhere'], frequency: 'daily' },
    });
  });
});

describe('personal data in a form', () => {
  it.each(['title', 'happening', 'consequence', 'tried', 'proposal', 'enhet'])(
    'is stopped in %s, and not repeated',
    (id) => {
      const own: FormChanges = { own: [{ id: 'enhet', kind: 'line', label: { sv: 'E', en: 'E' }, required: false }] };

      const checked = check({ [id]: 'Tolvan Tolvansson 121212-1212 fick fel medicin' }, own);

      expect(problems(checked)).toMatchObject({ [id]: { is: 'personal-data' } });
      expect(JSON.stringify(checked)).not.toMatch(/Tolvan|1212/);
      expect(JSON.stringify(checked)).toContain('fick fel medicin');
    },
  );

  it('is seen through invisible letters', () => {
    const checked = check({ tried: 'personnummer 1212\u200B12-12\u00AD12' });

    expect(problems(checked)).toMatchObject({ tried: { is: 'personal-data', found: ['number'] } });
  });

  it('is not let through as a choice that was never offered', () => {
    const checked = check({ forum: 'Tolvan Tolvansson 121212-1212', principals: '121212-1212' });

    expect(checked.ok).toBe(false);
    expect(JSON.stringify(checked)).not.toMatch(/1212/);
  });

  it('of staff is hidden without a word', () => {
    expect(check({ tried: 'Enhetschef Anna Berg har ringt' })).toMatchObject({
      ok: true,
      answers: { tried: 'Enhetschef *** har ringt' },
    });
  });

  it("may be a colleague's name where one files for a colleague, but not a number", () => {
    expect(check({ behalf: 'Anna Berg, hemsjukvården' })).toMatchObject({
      ok: true,
      answers: { behalf: 'Anna Berg, hemsjukvården' },
    });
    expect(problems(check({ behalf: 'Anna Berg 121212-1212' }))).toEqual({
      behalf: { is: 'personal-data', found: ['number'] },
    });
  });
});
