import { randomUUID } from 'node:crypto';
import { writePress } from '../../../cards/actions.ts';
import type { Deed } from '../../../src/domain/case/action.ts';
import type { Case, CaseId } from '../../../src/domain/case/case.ts';
import type { Inputs } from '../../../src/domain/case/form.ts';
import type { Grant } from '../../../src/domain/case/roles.ts';
import { type MeetingId, seatKey } from '../../../src/domain/meeting/meeting.ts';
import type { PersonId } from '../../../src/domain/person.ts';
import type { Press } from '../../../src/domain/press.ts';
import type { Channel } from '../../../src/ports/cases.ts';
import { type BotOptions, type RunningBot, startBot } from '../bot.ts';
import { type CalendarFile, calendarFile, type Entry } from '../calendar.ts';
import { installs, LISTS, links, TRANSPORT } from '../filing.ts';
import { MEETING, SEAT } from '../forumMeetings.ts';
import { personIn, type Someone, TENANT } from '../people.ts';
import { empty, type TestDatabase } from '../postgres.ts';
import { ELDERLY, type Stage } from './escalations.ts';

/** The running bot with two organisations, their people, and something of everything that somebody could want to get at. */

const grant = (id: string, role: Grant['role'], more: Partial<Grant> = {}): Grant => ({
  person: `${TENANT}/${id}` as PersonId,
  role,
  model: 'fyrbodal',
  forum: null,
  place: null,
  principal: null,
  ...more,
});

/** Britt's is given in Teams. */
export const GRANTS: readonly Grant[] = [
  grant('lena', 'process-lead'),
  grant('olle', 'chair', SEAT),
  grant('karin', 'member', { ...SEAT, principal: 'uddevalla' }),
  grant('elsa', 'chair', { forum: ELDERLY }),
  grant('gunnar', 'process-lead', { model: 'goteborg' }),
  grant('göran', 'administrator', { model: 'goteborg' }),
];

export interface OpenStage extends Stage {
  readonly calendars: Readonly<Record<'local' | 'elderly', CalendarFile>>;
  close(): Promise<void>;
}

const NEXT: Entry = { ...MEETING, uid: 'next', start: '2027-01-14T13:00', end: '2027-01-14T15:00' };
const ELDERLYS: Entry = { ...MEETING, uid: 'elderly', subject: 'Utvecklingsforum äldre' };

export async function openStage(test: TestDatabase, options: BotOptions = {}): Promise<OpenStage> {
  await empty(test);
  const [local, elderly] = [calendarFile(), calendarFile()];
  local.set(MEETING, NEXT);
  elderly.set(ELDERLYS);
  const calendars = { [seatKey(SEAT)]: source(local), [seatKey({ forum: ELDERLY, place: null })]: source(elderly) };
  const bot = await startBot(test, {
    models: ['fyrbodal', 'goteborg'],
    rules: { grants: GRANTS },
    meetings: { calendars },
    ...options,
  });
  const who = (id: string) => personIn(bot, id);
  const people = {
    stig: who('stig'),
    filip: who('filip'),
    lena: who('lena'),
    olle: who('olle'),
    karin: who('karin'),
    elsa: who('elsa'),
    gunnar: who('gunnar'),
    britt: who('britt'),
  };
  await Promise.all(Object.values(people).map(installs));
  const { filip, lena, elsa, stig } = people;
  const { office, school, clock } = bot.desk;
  await office.grants.give(grant('britt', 'administrator'), `${TENANT}/lena` as PersonId, clock.now());
  await links(lena);
  await bot.look();
  const first = await files(bot, filip, LISTS);
  const second = await files(bot, filip, TRANSPORT);
  const third = await files(bot, elsa, { ...ELDERS });
  await acts(bot, elsa, third, 'prepare');
  await sentHome(bot, lena, second);
  // The same channel is another organisation's forum's, too.
  await office.channels.link('goteborg', { forum: 'goteborg/styrgrupp', place: null }, await channelIn(bot), {
    by: 'operator' as PersonId,
    at: bot.clock.now(),
  });
  const meetings = {
    local: await meetingOf(bot, SEAT),
    elderly: await meetingOf(bot, { forum: ELDERLY, place: null }),
  };
  const point = randomUUID();
  await forge(filip, { press: 'propose-point', meeting: meetings.local, submit: point }, { title: 'Vem har jouren' });
  await school.teachings.add({
    id: randomUUID(),
    at: clock.now(),
    model: 'fyrbodal',
    forum: 'fyrbodal/styrgrupp',
    by: { id: `${TENANT}/lena` as PersonId, name: 'Lena' },
    is: 'example',
    text: 'vem bestämmer när två kommuner vill olika',
  });
  const drafts = { filip: await drafted(filip), stig: await drafted(stig) };
  await filip.says('vem har hand om hjälpmedel i hemsjukvården i Uddevalla');
  await bot.work();
  return {
    bot,
    ...people,
    case: await caseOf(bot, first),
    anchoring: await caseOf(bot, second),
    elsas: await caseOf(bot, third),
    calendars: { local, elderly },
    meetings,
    point,
    drafts,
    teaching: (await school.teachings.of('fyrbodal'))[0]?.id ?? '',
    question: await questionIn(test),
    async close() {
      await bot.close();
      for (const calendar of [local, elderly]) calendar.remove();
    },
  };
}

const source = ({ path }: CalendarFile) => ({ kind: 'ics', from: path, subject: '' }) as const;

/** Nothing like the others, and the development forum's. */
const ELDERS: Inputs = {
  ...LISTS,
  title: 'Korttidsplatser saknas efter operation',
  happening: 'Den som har opererats blir kvar på avdelningen, för ingen kommun har någon plats att ge.',
  consequence: 'Vårdplatser står fulla',
  forum: ELDERLY,
  tried: 'Samtal mellan cheferna',
};

const forge = (who: Someone, press: Press, inputs: Inputs = {}) =>
  who.forges({ ...writePress({ press, language: 'sv' }), ...inputs });

async function files(bot: RunningBot, who: Someone, inputs: Inputs): Promise<CaseId> {
  const submit = randomUUID();
  await forge(who, { press: 'file', submit, model: 'fyrbodal', question: null, link: '' }, inputs);
  await bot.work();
  return submit as CaseId;
}

async function acts(bot: RunningBot, who: Someone, id: CaseId, deed: Deed, inputs: Inputs = {}): Promise<void> {
  const { revision } = await caseOf(bot, id);
  await forge(who, { press: 'act', case: id, revision, handling: 1, deed }, inputs);
  await bot.work();
}

async function caseOf({ desk }: RunningBot, id: CaseId): Promise<Case> {
  const case_ = await desk.office.cases.find(id);
  if (!case_) throw new Error('the case has not been filed');
  return case_;
}

async function sentHome(bot: RunningBot, lena: Someone, id: CaseId): Promise<void> {
  const decision = { text: 'Skolan beställer', responsible: 'Skolan', principals: 'uddevalla,vgr' };
  const steps = [['prepare'], ['schedule', { date: '2026-12-10' }], ['decide', decision], ['anchor']] as const;
  for (const [deed, inputs] of steps) await acts(bot, lena, id, deed, inputs);
  const { handlings } = await caseOf(bot, id);
  if (handlings[0].stage.state !== 'anchoring') throw new Error(`it is ${handlings[0].stage.state}`);
}

async function channelIn({ desk }: RunningBot): Promise<Channel> {
  const channel = await desk.office.channels.of('fyrbodal', SEAT);
  if (!channel) throw new Error('the forum has no channel');
  return channel;
}

async function meetingOf({ desk }: RunningBot, seat: { forum: string; place: string | null }): Promise<MeetingId> {
  const [meeting] = await desk.secretariat.meetings.of(seat, desk.clock.now());
  if (!meeting) throw new Error('no meeting');
  return meeting.id;
}

async function drafted(who: Someone): Promise<string> {
  const submit = randomUUID();
  const press = { press: 'keep-draft', submit, model: 'fyrbodal', question: null, link: '' } as const;
  await forge(who, press, { title: 'Halvskrivet om korttidsboende' });
  return submit;
}

async function questionIn({ database }: TestDatabase): Promise<string> {
  const { id } = await database
    .selectFrom('questions')
    .select('id')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return id;
}
