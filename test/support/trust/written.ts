import { randomUUID } from 'node:crypto';
import { writePress } from '../../../cards/actions.ts';
import type { Deed } from '../../../src/domain/case/action.ts';
import type { CaseId } from '../../../src/domain/case/case.ts';
import type { Inputs } from '../../../src/domain/case/form.ts';
import type { Press } from '../../../src/domain/press.ts';
import { LISTS, TRANSPORT } from '../filing.ts';
import type { Someone } from '../people.ts';
import { ELDERLY, type Stage } from './escalations.ts';

/** What points out a person, as somebody might come to write it; test numbers and made-up names. */
export interface Secret {
  readonly what: string;
  readonly text: string;
  /** What must stand nowhere. */
  readonly secret: string;
  /** `refuse`: a patient, who is not taken in at all. `mask`: somebody in their work, who is hidden. */
  readonly measure: 'refuse' | 'mask';
}

export const SECRETS: readonly Secret[] = [
  { what: 'a personal number', text: 'det gäller 19121212-1212 igen', secret: '19121212-1212', measure: 'refuse' },
  { what: 'one written together', text: 'det gäller 191212121212 igen', secret: '191212121212', measure: 'refuse' },
  { what: 'a name', text: 'patienten Sven Svensson får inte hjälp', secret: 'Svensson', measure: 'refuse' },
  { what: 'a telephone number', text: 'ring henne på 070-174 06 05', secret: '174 06 05', measure: 'refuse' },
  { what: 'an address', text: 'hon bor på Storgatan 12 här', secret: 'Storgatan 12', measure: 'refuse' },
  { what: 'an e-mail address', text: 'skriv till sven.svensson@example.org', secret: 'sven.svensson', measure: 'mask' },
];

/** Words of the staff's own, that point out nobody. */
export const MARK = 'kvastfening';

export interface Entrance {
  readonly name: string;
  /**
   * What becomes of the staff's own words, that point out nobody. `kept`: stored, and told to those whom it concerns. `used`: answered, and
   * never stored.
   */
  readonly words: 'kept' | 'used';
  /** Somebody in their work is hidden, but where it would take away what the text is for. */
  readonly colleagues: 'hidden' | 'kept';
  /** @returns what was answered to the one who wrote */
  readonly write: (stage: Stage, text: string) => Promise<unknown>;
}

const forge = (who: Someone, press: Press, inputs: Inputs = {}) =>
  who.forges({ ...writePress({ press, language: 'sv' }), ...inputs });

const acts = (deed: Deed, inputs: (text: string) => Inputs, on: 'case' | 'anchoring' | 'elsas' = 'case') => {
  const by = { edit: 'filip', withdraw: 'filip', comment: 'filip' } as const;
  return async (stage: Stage, text: string) => {
    const { desk } = stage.bot;
    const case_ = await desk.office.cases.find(stage[on].id);
    const who = stage[by[deed as keyof typeof by] ?? (on === 'elsas' ? 'elsa' : 'olle')];
    const press: Press = { press: 'act', case: stage[on].id, revision: case_?.revision ?? 0, handling: 1, deed };
    return forge(who, press, inputs(text));
  };
};

const filing = () => ({ submit: randomUUID(), model: 'fyrbodal', question: null, link: '' });
const files = (change: (text: string) => Inputs) => (stage: Stage, text: string) =>
  forge(stage.filip, { press: 'file', ...filing() }, { ...TRANSPORT, title: 'Ett helt nytt ärende', ...change(text) });

const asks = async (who: Someone, name: string, value: object): Promise<string> =>
  (await who.sends({ type: 'invoke', name: `composeExtension/${name}`, value })).text();

const CASE_FIELDS = ['title', 'happening', 'consequence', 'tried', 'proposal'] as const;

const OLDER = { model: 'fyrbodal', forum: ELDERLY };

/** Every way in for what people write. */
export const WRITTEN: readonly Entrance[] = [
  {
    name: 'a question',
    words: 'kept',
    colleagues: 'hidden',
    write: (stage, text) => stage.stig.says(`hemtjänsten i Uddevalla, ${text}`),
  },
  {
    name: 'an example that was pressed',
    words: 'kept',
    colleagues: 'hidden',
    write: ({ elsa }, text) => forge(elsa, { press: 'example', text: `hemtjänsten i Uddevalla, ${text}` }),
  },
  ...CASE_FIELDS.map(
    (field): Entrance => ({
      name: `the form: ${field}`,
      words: 'kept',
      colleagues: 'hidden',
      write: files((text) => ({ [field]: text })),
    }),
  ),
  {
    name: 'the form: a choice',
    words: 'used',
    colleagues: 'hidden',
    write: files((text) => ({ forum: text, place: text, theme: text, principals: text, frequency: text })),
  },
  {
    name: 'a draft',
    words: 'kept',
    colleagues: 'hidden',
    write: ({ filip }, text) => forge(filip, { press: 'keep-draft', ...filing() }, { ...LISTS, happening: text }),
  },
  {
    name: 'a draft, where ids should stand',
    words: 'used',
    colleagues: 'hidden',
    write: ({ filip }, text) =>
      forge(filip, { press: 'keep-draft', ...filing(), question: text.slice(0, 80), link: text }, { title: 'Nytt' }),
  },
  { name: 'a comment', words: 'kept', colleagues: 'hidden', write: acts('comment', (text) => ({ text })) },
  {
    name: 'an edited case',
    words: 'kept',
    colleagues: 'hidden',
    write: acts('edit', (text) => ({ ...LISTS, consequence: text })),
  },
  { name: "the diary's number", words: 'kept', colleagues: 'kept', write: acts('diary', (number) => ({ number })) },
  {
    name: 'the words to take out of a case',
    words: 'used',
    colleagues: 'hidden',
    write: acts('deidentify', (words) => ({ words })),
  },
  {
    name: "a case's number to merge into",
    words: 'used',
    colleagues: 'hidden',
    write: acts('merge', (number) => ({ number })),
  },
  {
    name: 'whom a case is given to',
    words: 'used',
    colleagues: 'hidden',
    write: acts('assign', (person) => ({ person })),
  },
  {
    name: 'a reason to forward',
    words: 'kept',
    colleagues: 'hidden',
    write: acts('forward', (reason) => ({ seat: 'fyrbodal/uf-barn-och-unga', reason }), 'elsas'),
  },
  {
    name: 'a note on what has been anchored',
    words: 'kept',
    colleagues: 'hidden',
    write: async (stage, text) => {
      const case_ = await stage.bot.desk.office.cases.find(stage.anchoring.id as CaseId);
      const on = { case: stage.anchoring.id, revision: case_?.revision ?? 0, handling: 1, deed: 'report' } as const;
      return forge(stage.karin, { press: 'act', ...on, principal: 'uddevalla', home: 'hindered' }, { note: text });
    },
  },
  {
    name: "a point's title",
    words: 'kept',
    colleagues: 'hidden',
    write: ({ stig, meetings }, title) =>
      forge(stig, { press: 'propose-point', meeting: meetings.local, submit: randomUUID() }, { title }),
  },
  {
    name: "a point's note",
    words: 'kept',
    colleagues: 'hidden',
    write: ({ stig, meetings }, note) =>
      forge(stig, { press: 'propose-point', meeting: meetings.local, submit: randomUUID() }, { title: 'Jour', note }),
  },
  {
    name: 'an agenda, where ids should stand',
    words: 'used',
    colleagues: 'hidden',
    write: ({ olle, meetings }, text) => forge(olle, { press: 'arrange', meeting: meetings.local, items: [text] }),
  },
  {
    name: 'an example that is taught',
    words: 'kept',
    colleagues: 'hidden',
    write: ({ elsa }, text) => forge(elsa, { press: 'teach', ...OLDER }, { is: 'example', text: `${text} på boendet` }),
  },
  {
    name: 'a name that is taught',
    words: 'kept',
    colleagues: 'hidden',
    write: ({ elsa }, text) => forge(elsa, { press: 'teach', ...OLDER }, { is: 'name', text }),
  },
  {
    name: 'what is wrong with what is said of a forum',
    words: 'kept',
    colleagues: 'hidden',
    write: ({ elsa }, note) => forge(elsa, { press: 'check-wrong', ...OLDER }, { note }),
  },
  {
    name: 'where a gap belongs',
    words: 'used',
    colleagues: 'hidden',
    write: ({ lena, question }, first) => forge(lena, { press: 'settle-gap', gap: question }, { first }),
  },
  {
    name: 'the right forum, made up',
    words: 'used',
    colleagues: 'hidden',
    write: ({ filip, question }, first) => forge(filip, { press: 'right-forum', id: question, first }),
  },
  {
    name: 'a theme, made up',
    words: 'used',
    colleagues: 'hidden',
    write: ({ filip, question }, theme) => forge(filip, { press: 'theme', id: question, theme }),
  },
  {
    name: 'a role to give',
    words: 'used',
    colleagues: 'hidden',
    write: ({ britt }, text) =>
      forge(
        britt,
        { press: 'give-role', model: 'fyrbodal' },
        { person: text, role: text, seat: text, principal: text },
      ),
  },
  {
    name: 'a search',
    words: 'used',
    colleagues: 'hidden',
    write: ({ lena }, value) => asks(lena, 'query', { commandId: 'search', parameters: [{ name: 'text', value }] }),
  },
  {
    name: 'a message that is filed from',
    words: 'used',
    colleagues: 'hidden',
    write: ({ filip }, text) =>
      asks(filip, 'fetchTask', {
        commandId: 'file',
        commandContext: 'message',
        messagePayload: {
          linkToMessage: 'https://example.org',
          body: { contentType: 'html', content: `<p>${text}</p>` },
        },
      }),
  },
  {
    name: 'the dialog',
    words: 'kept',
    colleagues: 'hidden',
    write: ({ filip }, text) => {
      const press: Press = { press: 'file', ...filing() };
      const data = { ...writePress({ press, language: 'sv' }), ...TRANSPORT, title: 'I dialogen', happening: text };
      return asks(filip, 'submitAction', { commandId: 'file', data });
    },
  },
  {
    name: 'an older client',
    words: 'used',
    colleagues: 'hidden',
    write: async ({ stig }, text) => (await stig.sends({ value: { version: 1, press: { press: text }, text } })).text(),
  },
  // Last: nothing can be changed in the case once it is decided.
  {
    name: 'a decision',
    words: 'kept',
    colleagues: 'kept',
    write: async (stage, text) => {
      const id = stage.case.id;
      const steps = [
        ['prepare', {}],
        ['schedule', { date: '2026-12-10' }],
        ['decide', { text, principals: 'vgr' }],
      ] as const;
      const answers: unknown[] = [];
      for (const [deed, inputs] of steps) {
        const revision = (await stage.bot.desk.office.cases.find(id))?.revision ?? 0;
        const press: Press = { press: 'act', case: id, revision, handling: 1, deed };
        answers.push(await forge(stage.olle, press, inputs));
      }
      return answers;
    },
  },
];
