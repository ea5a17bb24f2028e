import { randomUUID } from 'node:crypto';
import { writePress } from '../../../cards/actions.ts';
import type { CaseId } from '../../../src/domain/case/case.ts';
import type { Grant } from '../../../src/domain/case/roles.ts';
import type { MeetingId } from '../../../src/domain/meeting/meeting.ts';
import { seatKey } from '../../../src/domain/meeting/meeting.ts';
import type { PersonId } from '../../../src/domain/person.ts';
import type { Press } from '../../../src/domain/press.ts';
import type { RunningBot } from '../bot.ts';
import { CHANNEL, LISTS } from '../filing.ts';
import { SEAT } from '../forumMeetings.ts';
import { channelOf, type Someone, TENANT } from '../people.ts';

/** What somebody who wants more than is theirs could try, each with its name. All are refused, change nothing and show nothing. */

/** Who and what there is to try it with. */
export interface Stage {
  readonly bot: RunningBot;
  /** Has no role, but has been met, and has a half-written form. */
  readonly stig: Someone;
  /** Filed the case. */
  readonly filip: Someone;
  /** Process lead of Fyrbodal. */
  readonly lena: Someone;
  /** Has the chair of the local group in Uddevalla. */
  readonly olle: Someone;
  /** Answers for the municipality there. */
  readonly karin: Someone;
  /** Has the chair of the development forum for the elderly, and has filed a case there. */
  readonly elsa: Someone;
  /** Process lead of Göteborg. */
  readonly gunnar: Someone;
  /** Administrator of Fyrbodal, the only one, given in Teams. */
  readonly britt: Someone;
  /** In the local group in Uddevalla. */
  readonly case: { readonly id: CaseId; readonly number: string; readonly revision: number };
  /** The same, sent home for anchoring. */
  readonly anchoring: { readonly id: CaseId; readonly revision: number };
  /** Elsa's. */
  readonly elsas: { readonly id: CaseId; readonly revision: number };
  readonly drafts: Readonly<Record<'filip' | 'stig', string>>;
  /** Asked by Filip in his own chat. */
  readonly question: string;
  /** Of the local group, and of the development forum. */
  readonly meetings: Readonly<Record<'local' | 'elderly', MeetingId>>;
  /** Proposed by Filip. */
  readonly point: string;
  /** Of the steering group. */
  readonly teaching: string;
}

const REFUSED = 'refused, nothing changed, nothing shown';
/** By those who may read it. */
export const REFUSED_READERS = 'refused, nothing changed; the case as it is';
const GLIMPSED = 'number, forum and state; nothing changed, nothing more shown';
export type Expected = typeof REFUSED | typeof REFUSED_READERS | typeof GLIMPSED;

export interface Escalation {
  readonly name: string;
  readonly tried: string;
  readonly expected: Expected;
  /** @returns the answers as they came */
  readonly attempt: (stage: Stage) => Promise<unknown>;
}

export const ELDERLY = 'fyrbodal/uf-aldre';
export const LOCAL = 'fyrbodal/lokal';
const personId = (id: string): PersonId => `${TENANT}/${id}` as PersonId;

const forge = (who: Someone, press: Press, more: object = {}, where = who.chat) =>
  who.forges(
    { ...writePress({ press, language: 'sv' }), ...more },
    { card: { type: 'AdaptiveCard', version: '1.5', body: [] }, activity: randomUUID(), place: where },
  );

const prepare = ({ case: { id, revision } }: Stage): Press => ({
  press: 'act',
  case: id,
  revision,
  handling: 1,
  deed: 'prepare',
});

const asks = async (who: Someone, name: string, value: object): Promise<string> =>
  (await who.sends({ type: 'invoke', name: `composeExtension/${name}`, value })).text();

const searches = (who: Someone, text: string): Promise<string> =>
  asks(who, 'query', { commandId: 'search', parameters: [{ name: 'text', value: text }] });

const filing = (submit: string) => ({ submit, model: 'fyrbodal', question: null, link: '' });

const settings = (id: string, role: Grant['role'], more: Partial<Grant> = {}): Grant => ({
  person: personId(id),
  role,
  model: 'fyrbodal',
  forum: null,
  place: null,
  principal: null,
  ...more,
});

const all = async (...tries: (() => Promise<unknown>)[]): Promise<unknown[]> => {
  const answers: unknown[] = [];
  for (const one of tries) answers.push(await one());
  return answers;
};

export const ESCALATIONS: readonly Escalation[] = [
  {
    name: 'another person in card data',
    tried: "the card data of a press holds a process lead's id as person, by, actor and from",
    expected: REFUSED,
    attempt: (stage) => {
      const lena = personId('lena');
      const claims = { person: lena, by: lena, actor: { person: { id: lena } }, from: { aadObjectId: 'lena' } };
      return forge(stage.stig, { ...prepare(stage), ...claims }, claims);
    },
  },
  {
    name: 'another tenant in card data',
    tried: 'a process lead of the same directory id in another tenant says in the card data that it is ours',
    expected: REFUSED,
    attempt: async (stage) => {
      const data = { ...writePress({ press: prepare(stage), language: 'sv' }), tenant: TENANT, tenantId: TENANT };
      const response = await stage.lena.sends({
        type: 'invoke',
        name: 'adaptiveCard/action',
        conversation: { id: 'a:elsewhere', conversationType: 'personal', tenantId: 'elsewhere' },
        channelData: { tenant: { id: 'elsewhere' } },
        value: { action: { type: 'Action.Execute', verb: 'press', data } },
      });
      return response.text();
    },
  },
  {
    name: 'roles in card data',
    tried: 'the card data holds roles, grants and rights',
    expected: REFUSED,
    attempt: (stage) =>
      forge(stage.stig, prepare(stage), { roles: ['process-lead'], grants: [settings('stig', 'chair')], may: true }),
  },
  {
    name: "another model's id",
    tried: "a process lead of Göteborg asks for Fyrbodal's overview, roles, cases, gaps and export",
    expected: REFUSED,
    attempt: ({ gunnar }) =>
      all(
        () => forge(gunnar, { press: 'overview', model: 'fyrbodal' }),
        () => forge(gunnar, { press: 'roles', model: 'fyrbodal' }),
        () => forge(gunnar, { press: 'forum-cases', model: 'fyrbodal', ...SEAT, show: 'all', page: 0 }),
        () => forge(gunnar, { press: 'forum-cases', model: 'goteborg', ...SEAT, show: 'all', page: 0 }),
        () => forge(gunnar, { press: 'gaps', model: 'fyrbodal', forum: null, page: 0 }),
        () => forge(gunnar, { press: 'gaps', model: 'goteborg', forum: LOCAL, page: 0 }),
        () => forge(gunnar, { press: 'export-all', model: 'fyrbodal', as: 'json' }),
      ),
  },
  {
    name: "one's own model on another's case",
    tried: 'a process lead of Göteborg acts on a case of Fyrbodal and says that its model is Göteborg',
    expected: REFUSED,
    attempt: (stage) => forge(stage.gunnar, prepare(stage), { model: 'goteborg' }),
  },
  {
    name: 'a role given to oneself',
    tried: 'somebody without a role, a member and a chair give themselves administrator',
    expected: REFUSED,
    attempt: ({ stig, karin, olle }) =>
      all(
        ...(
          [
            ['stig', stig],
            ['karin', karin],
            ['olle', olle],
          ] as const
        ).map(
          ([id, who]) =>
            () =>
              forge(who, { press: 'give-role', model: 'fyrbodal' }, { person: id, role: 'administrator', seat: 'all' }),
        ),
      ),
  },
  {
    name: 'a higher role given to oneself',
    tried: 'a process lead gives themselves administrator',
    expected: REFUSED,
    attempt: ({ lena }) =>
      forge(lena, { press: 'give-role', model: 'fyrbodal' }, { person: 'lena', role: 'administrator', seat: 'all' }),
  },
  {
    name: 'a role given in another organisation',
    tried: 'an administrator of Fyrbodal gives themselves a role in Göteborg',
    expected: REFUSED,
    attempt: ({ britt }) =>
      forge(britt, { press: 'give-role', model: 'goteborg' }, { person: 'britt', role: 'administrator', seat: 'all' }),
  },
  {
    name: 'the last administrator taken away',
    tried: 'the only administrator takes their own role',
    expected: REFUSED,
    attempt: ({ britt }) => forge(britt, { press: 'take-role', ...settings('britt', 'administrator') }),
  },
  {
    name: 'roles of the settings taken away',
    tried: 'an administrator takes the roles that the settings give to all others',
    expected: REFUSED,
    attempt: ({ britt }) =>
      all(
        () => forge(britt, { press: 'take-role', ...settings('lena', 'process-lead') }),
        () => forge(britt, { press: 'take-role', ...settings('olle', 'chair', SEAT) }),
      ),
  },
  {
    name: 'an administrator taken away by a process lead',
    tried: "a process lead takes the administrator's role",
    expected: REFUSED,
    attempt: ({ lena }) => forge(lena, { press: 'take-role', ...settings('britt', 'administrator') }),
  },
  {
    name: 'a replayed receipt',
    tried: 'the form that became a case is sent again by somebody else, with another text',
    expected: REFUSED,
    attempt: ({ stig, case: { id } }) =>
      all(
        () =>
          forge(stig, { press: 'file', ...filing(id) }, { ...LISTS, title: 'Läkemedelslistan kommer inte med hem' }),
        () => forge(stig, { press: 'file-anyway', submit: id }),
      ),
  },
  {
    name: 'a guessed case number',
    tried: 'the number is written in a chat of their own, in a group chat and in another channel',
    expected: GLIMPSED,
    attempt: ({ stig, gunnar, case: { number } }) =>
      all(
        () => stig.says(number),
        () => gunnar.says(`visa ${number}`),
        () => stig.says(number, channelOf('another', '19:another@thread.tacv2')),
      ),
  },
  {
    name: 'a guessed case number, merged into',
    tried: 'a chair merges a case that they filed themselves into one of another forum, to become one who follows it',
    expected: REFUSED,
    attempt: ({ elsa, elsas, case: { number } }) =>
      forge(elsa, { press: 'act', case: elsas.id, revision: elsas.revision, handling: 1, deed: 'merge' }, { number }),
  },
  {
    name: 'a case of another organisation, searched for',
    tried: 'its number, its words and nothing at all in the message extension',
    expected: REFUSED,
    attempt: ({ gunnar, stig, case: { number } }) =>
      all(
        () => searches(gunnar, number),
        () => searches(gunnar, 'läkemedelslistan'),
        () => searches(gunnar, '%'),
        () => searches(gunnar, ''),
        () => searches(stig, 'läkemedelslistan'),
      ),
  },
  {
    name: 'a case of another organisation, exported',
    tried: 'its id in a forged export, and links that are guessed',
    expected: REFUSED,
    attempt: ({ bot, gunnar, karin, case: { id } }) =>
      all(
        () => forge(gunnar, { press: 'export', case: id, as: 'pdf' }),
        () => forge(karin, { press: 'export', case: id, as: 'json' }),
        () => fetched(bot, id),
        () => fetched(bot, '%00'),
        () => fetched(bot, '..%2F..%2Fetc%2Fpasswd'),
      ),
  },
  {
    name: 'a case of another organisation, by the message extension',
    tried: 'a dialog is sent with a deed, and with a case to show, in place of its form',
    expected: REFUSED,
    attempt: (stage) =>
      all(
        () => asks(stage.gunnar, 'submitAction', { data: writePress({ press: prepare(stage), language: 'sv' }) }),
        () =>
          asks(stage.gunnar, 'submitAction', {
            data: writePress({ press: { press: 'case', case: stage.case.id }, language: 'sv' }),
          }),
      ),
  },
  {
    name: 'a case of another organisation, by "Jag med"',
    tried: 'a case is joined in place of a form that never was like it: of another organisation, or of nobody',
    expected: REFUSED,
    attempt: ({ gunnar, stig, case: { id } }) =>
      all(
        () => forge(gunnar, { press: 'join-instead', submit: randomUUID(), case: id }),
        () => forge(stig, { press: 'join-instead', submit: randomUUID(), case: id }),
      ),
  },
  {
    name: 'the card of a case, by the step before "Jag med"',
    tried: 'what anybody may do is asked for as a step, whose card shows the case',
    expected: REFUSED,
    attempt: ({ stig, case: { id, revision } }) =>
      forge(stig, { press: 'step', case: id, revision, handling: 0, deed: 'join' }),
  },
  {
    name: 'a card from another conversation',
    tried: "a question's buttons are pressed in a conversation that it was not asked in, and carried into a form",
    expected: REFUSED,
    attempt: ({ stig, question }) =>
      all(
        () => forge(stig, { press: 'place', id: question, place: 'uddevalla' }),
        () => forge(stig, { press: 'helped', id: question, helped: false }),
        () => forge(stig, { press: 'right-forum', id: question, first: ELDERLY }),
        () => forge(stig, { press: 'forget', id: question }, {}, CHANNEL),
        () => forge(stig, { press: 'file-form', model: 'fyrbodal', question }),
      ),
  },
  {
    name: "another's draft",
    tried: 'it is opened, filed, thrown away and written over by its id',
    expected: REFUSED,
    attempt: ({ stig, drafts }) =>
      all(
        () => forge(stig, { press: 'open-draft', submit: drafts.filip }),
        () => forge(stig, { press: 'file-anyway', submit: drafts.filip }),
        () => forge(stig, { press: 'discard-draft', submit: drafts.filip }),
        () => forge(stig, { press: 'keep-draft', ...filing(drafts.filip) }, { title: 'Mitt i stället' }),
      ),
  },
  {
    name: "another principal's answer",
    tried: 'a member of the municipality answers for the region',
    expected: REFUSED_READERS,
    attempt: ({ karin, anchoring: { id, revision } }) =>
      forge(karin, { press: 'act', case: id, revision, handling: 1, deed: 'report', principal: 'vgr', home: 'done' }),
  },
  {
    name: 'an older card',
    tried: 'a chair presses what could be done two changes ago, and one from the future',
    expected: REFUSED_READERS,
    attempt: ({ olle, case: { id } }) =>
      all(
        () => forge(olle, { press: 'act', case: id, revision: 0, handling: 1, deed: 'prepare' }),
        () => forge(olle, { press: 'act', case: id, revision: 99, handling: 1, deed: 'prepare' }),
      ),
  },
  {
    name: "another forum's cases in one's own channel",
    tried:
      "a chair of one forum links another's cases to their own channel, and takes the link from the other's; so does a process lead with another organisation's",
    expected: REFUSED,
    attempt: ({ elsa, lena }) =>
      all(
        () =>
          forge(
            elsa,
            { press: 'link', model: 'fyrbodal' },
            { seat: `${LOCAL}|uddevalla` },
            channelOf('another', '19:another@thread.tacv2'),
          ),
        () => forge(elsa, { press: 'unlink', model: 'fyrbodal' }, {}, CHANNEL),
        () => forge(lena, { press: 'unlink', model: 'goteborg' }, {}, CHANNEL),
      ),
  },
  {
    name: "another forum's meeting",
    tried: 'a chair of one forum leaves out, rearranges, rests and posts what is of another',
    expected: REFUSED,
    attempt: ({ elsa, meetings: { local } }) =>
      all(
        () => forge(elsa, { press: 'skip', meeting: local }),
        () => forge(elsa, { press: 'arrange', meeting: local, items: ['opening'] }, { 'place-0': '1' }),
        () => forge(elsa, { press: 'pause', seat: seatKey(SEAT) }, { until: '2027-01-01' }),
        () => forge(elsa, { press: 'post-now', meeting: local }),
      ),
  },
  {
    name: "one's own case on another forum's meeting",
    tried: 'a chair puts their own case on the next meeting of another forum, by the follow-up of that one',
    expected: REFUSED,
    attempt: ({ elsa, elsas, meetings: { local } }) =>
      forge(elsa, { press: 'postpone-case', meeting: local, case: elsas.id, revision: elsas.revision, handling: 1 }),
  },
  {
    name: "another's point",
    tried:
      'it is withdrawn by somebody else, put off by a chair of another forum under their own meeting, and written over',
    expected: REFUSED,
    attempt: ({ stig, elsa, point, meetings: { elderly } }) =>
      all(
        () => forge(stig, { press: 'withdraw-point', point }),
        () => forge(elsa, { press: 'withdraw-point', point }),
        () => forge(elsa, { press: 'postpone-point', meeting: elderly, point }),
      ),
  },
  {
    name: "another forum's teaching",
    tried: 'a chair takes away what another forum has been taught, by naming it and by naming their own',
    expected: REFUSED,
    attempt: ({ elsa, teaching }) =>
      all(
        () => forge(elsa, { press: 'unteach', model: 'fyrbodal', forum: 'fyrbodal/styrgrupp', teaching, page: 0 }),
        () => forge(elsa, { press: 'unteach', model: 'fyrbodal', forum: ELDERLY, teaching, page: 0 }),
      ),
  },
  {
    name: 'a handed-over case',
    tried: 'somebody takes over a case by handing it over to themselves, and takes the text back',
    expected: REFUSED,
    attempt: ({ stig, case: { id, revision } }) =>
      all(
        () => forge(stig, { press: 'act', case: id, revision, handling: 0, deed: 'hand-over' }, { person: 'stig' }),
        () => forge(stig, { press: 'act', case: id, revision, handling: 0, deed: 'withdraw' }),
        () => forge(stig, { press: 'act', case: id, revision, handling: 0, deed: 'leave' }),
      ),
  },
  {
    name: 'an older client',
    tried: 'the same as a message (Action.Submit) instead of a press',
    expected: REFUSED,
    attempt: async (stage) =>
      (await stage.stig.sends({ value: writePress({ press: prepare(stage), language: 'sv' }) })).text(),
  },
];

const fetched = async (bot: RunningBot, token: string): Promise<string> => {
  const response = await fetch(new URL(`/download/${token}`, bot.url));
  return `${response.status} ${await response.text()}`;
};
