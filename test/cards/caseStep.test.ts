import { describe, expect, it } from '@jest/globals';
import { choicesOf, input, pressOf, textOf } from '../support/caseCards.ts';

describe('a step', () => {
  it('to a meeting asks for a day that has not been', () => {
    expect(input('a step to schedule', 'date')).toMatchObject({ type: 'Input.Date', min: '2026-11-26' });
  });

  it('to another forum has the next one on the way chosen, and never the one it is in', () => {
    const seat = input('a step to forward', 'seat');
    const values = choicesOf(seat).map(({ value }) => value);

    expect(seat?.value).toBe('fyrbodal/uf-aldre');
    expect(values[0]).toBe('fyrbodal/uf-aldre');
    expect(values).toContain('fyrbodal/lokal|tanum');
    expect(values).not.toContain('fyrbodal/lokal|uddevalla');
  });

  it('to a person searches those who take part, and says what to do when the list is empty', () => {
    expect(input('a step to assign', 'person')).toMatchObject({
      'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users?scope=currentContext' },
    });
    expect(textOf('a step to assign')).toContain('Saknas någon?');
    expect(textOf('a step to choose among nobody')).toContain('Be personen skriva hej till mig');
  });

  it('to a person has those who are known to choose between, by their whole ids', () => {
    const people = choicesOf(input('a step to assign', 'person'));

    expect(people[0]).toEqual({ title: 'Per Processledare', value: expect.stringMatching(/^[0-9-]{36}\/[0-9-]{36}$/) });
    expect(choicesOf(input('a step to choose among a hundred', 'person'))).toHaveLength(100);
  });

  it('to a decision has the principals that the case concerns ticked', () => {
    expect(input('a step to decide', 'principals')?.value).toBe('uddevalla,vgr');
  });

  it('keeps what was typed when somebody else was first, and says so', () => {
    const name = 'a step where somebody else was first';

    expect(textOf(name)).toContain('Någon annan hann före. Det du skrev finns kvar');
    expect(input(name, 'text')?.value).toBe('Listan skickas med');
    expect(input(name, 'sort')?.value).toBe('recommendation');
  });

  it('carries which version of the case it was made from', () => {
    expect(pressOf('a step to forward', 'Lyft vidare')).toEqual({
      press: 'act',
      case: '5d1f0c7e-9a2b-4c3d-8e4f-5a6b7c8d9e0f',
      revision: 7,
      handling: 1,
      deed: 'forward',
    });
    expect(pressOf('a step to comment', 'Skicka')).toMatchObject({ handling: 0 });
  });

  it('of a member that it does not work needs only the reason', () => {
    const name = 'a step for a member to report';

    expect(pressOf(name, 'Skicka svaret')).toMatchObject({ principal: 'trollhattan', home: 'hindered' });
    expect(input(name, 'principal')).toBeUndefined();
    expect(input(name, 'note')).toMatchObject({ isRequired: true });
  });

  it('to change what was filed is the form with what was written', () => {
    expect(input('a step to edit', 'title')?.value).toBe('Läkemedelslistor saknas vid hemgång');
    expect(input('a step to edit', 'tried')).toMatchObject({ type: 'Input.Text', isMultiline: true });
  });
});
