import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cardFor } from '../../../cards/cardFor.ts';
import { casePress } from '../../../cards/case/casePress.ts';
import { learningPress } from '../../../cards/learning/learningPress.ts';
import { meetingPress } from '../../../cards/meeting/meetingPress.ts';
import type { Answered, Desk } from '../../../src/app/desk.ts';
import { DEEDS } from '../../../src/domain/case/transitions.ts';
import type { Reply } from '../../../src/domain/reply.ts';
import { Bot } from '../../../src/teams/bot.ts';
import { TENANT } from '../../support/people.ts';
import { createDatabase, type TestDatabase } from '../../support/postgres.ts';
import { askerOf, founded, MARKS, type Organisation, OTHER_TENANT } from '../../support/trust/organisation.ts';
import { type Rehearsal, rehearsalOf } from '../../support/trust/rehearsal.ts';
import {
  ACTIONS,
  type Action,
  isAllowed,
  mayReadCases,
  RIGHTS,
  WHERE,
  WHO,
  type Where,
  type Who,
} from '../../support/trust/rights.ts';
import { tried } from '../../support/trust/tries.ts';

/** The table of rights, tried: everybody does everything everywhere. */

let test: TestDatabase;
let rehearsal: Rehearsal;
let there: Organisation;
let desk: Desk;
beforeAll(async () => {
  test = await createDatabase();
  there = await founded(test);
  rehearsal = await rehearsalOf(test);
  desk = there.deskOn(rehearsal.test);
}, 60_000);
afterAll(async () => {
  there.close();
  await rehearsal.test.close();
  await test.close();
});

interface Trying {
  readonly who: Who;
  readonly where: Where;
  /** What they are in another tenant is nothing here. */
  readonly tenant: string;
}

const PEOPLE = Object.keys(WHO) as readonly Who[];
const PLACES = Object.keys(WHERE) as readonly Where[];
const STRANGERS: readonly Who[] = ['filer', 'chair', 'lead', 'admin'];

/** Where the place decides, everybody tries everywhere; else everybody in two places, and these in all. */
const EVERYWHERE: readonly Who[] = ['nobody', 'lead'];
const MOSTLY: readonly Where[] = ['own', 'forum'];

const TRYINGS: readonly Trying[] = [
  ...PEOPLE.flatMap((who) => PLACES.map((where) => ({ who, where, tenant: TENANT }))),
  ...STRANGERS.flatMap((who) => MOSTLY.map((where) => ({ who, where, tenant: OTHER_TENANT }))),
];

const tryingsOf = (action: Action): readonly Trying[] =>
  RIGHTS[action].includes('@')
    ? TRYINGS
    : TRYINGS.filter(({ who, where }) => EVERYWHERE.includes(who) || MOSTLY.includes(where));

const asWhom = ({ who, tenant }: Trying): Who => (tenant === TENANT ? who : 'nobody');

const REFUSALS: ReadonlySet<Reply['say']> = new Set([
  'outdated',
  'case-refused',
  'case-glimpse',
  'meeting-refused',
  'learning-refused',
]);

/** What is wrong with what came of it; null when it is as the table says. */
async function complaint(action: Action, trying: Trying): Promise<string | null> {
  const asker = askerOf(trying.who, trying.where, trying.tenant);
  const { result, changed } = await rehearsal.tried(() => tried(desk, asker, action, there));
  const mayDo = isAllowed(action, asWhom(trying), trying.where) && !isElsewhere(action, trying);
  const wrong = mayDo ? wrongWhenAllowed(result) : wrongWhenRefused(result, changed, trying);
  const { reply } = result.spoken;
  return (
    wrong &&
    `${trying.tenant}/${trying.who} ${trying.where}: ${wrong} (${reply.say}${'why' in reply ? ` ${reply.why}` : ''})`
  );
}

/** What `nobody` may is theirs for their own form: it is nobody else's who has no role. */
const isElsewhere = (action: Action, { tenant }: Trying): boolean =>
  action === 'press join-instead' && tenant !== TENANT;

const wrongWhenAllowed = ({ spoken: { reply } }: Answered): string | null =>
  REFUSALS.has(reply.say) ? 'is refused' : null;

function wrongWhenRefused({ spoken }: Answered, changed: boolean, trying: Trying): string | null {
  if (!REFUSALS.has(spoken.reply.say)) return 'is allowed';
  if (changed) return 'is refused, and yet something is changed';
  const card = JSON.stringify(cardFor(spoken));
  const { case: ofCase, ...others } = MARKS;
  const hidden = mayReadCases(asWhom(trying)) ? Object.values(others) : [ofCase, ...Object.values(others)];
  const shown = hidden.filter((mark) => card.includes(mark));
  return shown.length > 0 ? `is refused, and yet ${shown} is shown` : null;
}

describe('the table of rights', () => {
  it('has a row for every button and every deed', () => {
    const buttons = [casePress, learningPress, meetingPress].flatMap(({ options }) =>
      options.flatMap(({ shape }) => [...shape.press.values]),
    );

    const wanted = buttons.flatMap((name) =>
      name === 'step' || name === 'act' ? DEEDS.map((deed) => `${name} ${deed}`) : [`press ${name}`],
    );

    expect(wanted.filter((action) => !(action in RIGHTS))).toEqual([]);
  });

  it('is about every way in that the bot has', () => {
    const ways = Object.getOwnPropertyNames(Bot.prototype).filter((name) => /^(?:on|handle)[A-Z]/.test(name));

    // Buttons, and the message extension: search, opening the dialog, sending it (a button, too).
    expect(ways.sort()).toEqual([
      'handleTeamsMessagingExtensionFetchTask',
      'handleTeamsMessagingExtensionQuery',
      'handleTeamsMessagingExtensionSubmitAction',
      'onAdaptiveCardInvoke',
      'onInvokeActivity',
    ]);
  });

  it.each(ACTIONS)('holds for %s', async (action) => {
    const complaints: string[] = [];
    for (const trying of tryingsOf(action)) {
      const wrong = await complaint(action, trying);
      if (wrong) complaints.push(wrong);
    }

    expect(complaints).toEqual([]);
  });
});
