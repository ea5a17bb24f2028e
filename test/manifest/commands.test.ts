import { describe, expect, it } from '@jest/globals';
import { caseIntentOf } from '../../src/domain/dialogue/caseIntent.ts';
import { intentOf } from '../../src/domain/dialogue/intent.ts';
import { meetingIntentOf } from '../../src/domain/dialogue/meetingIntent.ts';
import { languageOf } from '../../src/domain/language.ts';
import { hear, routeHeard } from '../../src/domain/routing/route.ts';
import { textsOf } from '../../src/manifest/texts.ts';
import { jsonOf, unzipped } from '../support/appPackage.ts';
import { routerOf } from '../support/models.ts';

/** What Teams proposes to write to the bot is something that the bot understands, in both languages. */

const files = unzipped();

const promptsIn = (texts: readonly (readonly [string, unknown])[]): [string, string][] =>
  texts.flatMap(([path, text]) => (path.endsWith('.prompt') ? [[path, String(text)]] : []));

const SWEDISH = promptsIn(textsOf(jsonOf(files, 'manifest.json')));
const ENGLISH = promptsIn(Object.entries(jsonOf(files, 'en.json')));

/** What is wanted with it, in an organisation. */
function understood(text: string, organisation: string): string {
  const heard = hear(routerOf(organisation), text);
  const { reading } = heard;
  const wanted = (caseIntentOf(reading) ?? meetingIntentOf(reading) ?? intentOf(reading)).wants;
  return wanted === 'answer' ? routeHeard(heard).kind : wanted;
}

const PERSONAL = ['forum', 'forums', 'next-meeting', 'my-cases', 'my-meetings', 'file', 'help'];
const TOGETHER = ['forum', 'forums', 'next-meeting', 'agenda', 'link-forum', 'help'];

describe.each([
  ['Swedish', 'sv', SWEDISH],
  ['English', 'en', ENGLISH],
])('the commands in %s', (_name, language, prompts) => {
  it.each(['fyrbodal', 'goteborg', 'skaraborg', 'vasternorrland'])('are understood as what they say (%s)', (name) => {
    expect(prompts.map(([, text]) => understood(text, name))).toEqual([...PERSONAL, ...TOGETHER]);
  });

  it('are in that language', () => {
    const others = prompts.filter(([, text]) => ![language, null].includes(languageOf(text)));

    expect(others).toEqual([]);
  });
});
