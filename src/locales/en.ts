import type { FindingKind } from '../domain/privacy/finding.ts';
import { cases } from './case/en.ts';
import { door } from './door/en.ts';
import { learning } from './learning/en.ts';
import { meetings } from './meeting/en.ts';
import { outage } from './outage/en.ts';
import type { Texts } from './sv.ts';

/** Everything the bot says in English. */

const list = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

const found: Record<FindingKind, string> = {
  number: 'a personal identity number',
  birth: 'a date of birth',
  name: 'a name',
  contact: 'an address or telephone number',
};

export const en: Texts = {
  list,
  found,
  cases,
  door,
  learning,
  meetings,
  outage,
  levels: {
    individ: 'Around one person',
    lokal: 'Local',
    delregional: 'The whole area',
    strategisk: 'Management',
    politisk: 'Political',
    regional: 'The whole county',
  },
  understood: {
    local: 'It sounds like everyday friction between two services.',
    shared:
      'It is larger than one local group: several municipalities are concerned, or you have already tried locally.',
    steering: 'It is about the forums’ own work: assignments, priorities or who takes part.',
    political: 'It is a question of direction, principles or money between the principals.',
    county: 'It concerns what is decided for the whole county.',
    support: 'It sounds as if you want support in the collaboration rather than a decision.',
    system: 'It concerns how the shared IT support is used.',
    project: 'It concerns a joint development project that is already running.',
    acute: 'It sounds as if someone is in danger now.',
    individual: 'This is one person’s situation.',
    deviation: 'Something went wrong, and it has already happened.',
    line: 'This lies within one single organisation.',
    offtopic: 'This is not about the collaboration between municipality and region.',
    vague: 'I do not quite understand what it is about yet.',
  },
  choices: {
    local: 'Friction between services in one place',
    shared: 'The same problem in several municipalities',
    steering: 'The forums’ assignments or members',
    political: 'Political direction or money',
    county: 'Agreements or rules for the whole county',
    support: 'Help with meetings and ways of working',
    system: 'How we use SAMSA in the whole area',
    project: 'A development project that is running',
    acute: 'Someone is in danger',
    individual: 'One person right now',
    deviation: 'Something that went wrong',
    line: 'Only our own organisation',
    offtopic: 'Something else',
    vague: 'Don’t know',
  },
  scopes: {
    'one-place': 'One place',
    'several-places': 'Several municipalities',
    'one-person': 'One person right now',
  },

  answer: {
    owns: (forum) => `**${forum}** owns the question`,
    probably: (forum) => `It probably belongs to **${forum}**`,
    unsure: (forum) => `I am not sure, but start with **${forum}**`,
    inYourPlace: 'in your municipality',
    between: 'You and the other service',
    goesOn: 'Moves on',
    chairNow: (party, year) => `Chair ${year}: ${party}`,
    takePart: (who) => `Taking part: ${list(who)}`,
    prepares: 'Agenda',
    mandate: 'Mandate',
    meets: 'Meetings',
    remit: 'Remit',
    members: 'Always takes part',
    invited: 'Invited',
    chair: 'Chair',
    year: 'During the year',
    notKnown: 'What I do not know yet',
    pathEnds: 'The path ends here: there is no forum after this one.',
    wholePath: 'The whole path',
    readAs: (written, meant) => `Did you mean ${meant}? I read “${written}” that way.`,
    settledBefore: (by) =>
      ({
        asker: 'A similar question got the same answer, and it was right',
        case: 'A similar case was settled there',
        lead: 'The process lead has given the same answer before',
        owner: 'Those who lead the forum say that such questions belong there',
      })[by],
    yourWords: (words) => `Words that weighed most: ${words.map((word) => `“${word}”`).join(', ')}`,
    source: (titles) => `Source: ${titles.join(' · ')}`,
    unconfirmed: 'Please confirm locally: this is not stated in your own documents.',
    aboutTheme: (theme) => `Target group: ${theme}.`,
    aboutPlace: (place) => `Concerns ${place}.`,
    rememberedPlace: (place) => `I remember that you work in ${place}.`,
    whichPlace: 'Which municipality is it about?',
    choosePlace: 'Choose a municipality or area',
    alternatives: 'Or does it belong here?',
    helped: 'Did this help?',
    yes: '👍 Yes',
    no: '👎 No',
    file: 'File this',
    wrongForum: 'Wrong forum?',
    more: 'Show the whole path',
    forget: 'Forget it',
    show: 'Show',
    caution: 'Is someone in danger? Call 112. Advice around the clock: 1177.',
    pattern: (forum) => `Does it happen often? Then the *pattern* is a question for ${forum}.`,
    patternButton: 'It happens often',
  },

  exits: {
    individual:
      'This is **one person’s situation**. The answer is a **SIP** (coordinated individual plan), not a forum.',
    deviation: (system) => `What happened is a **deviation**: report it in **${system}**.`,
    line: '**This is your own organisation’s matter.** Take it to your nearest manager.',
    lineMore: 'Is it really the work with somebody else that is not working? Tell me, and I will look for the forum.',
    offtopic: 'I do not know, and I do not want to guess.',
    offtopicMore:
      'I help with how municipalities and the region work together. Is it such a question? Write what is not working, and between whom.',
    acute: '**Call 112 now.**',
    acuteMore: 'I am a bot for collaboration questions and cannot raise the alarm for you.',
  },

  privacy: {
    stop: 'Stop, this holds details about a person. **I have not saved anything.**',
    found: (kinds) => `I found ${list(kinds.map((kind) => found[kind]))}. Please delete the message in the chat too.`,
    deviation: (system) => `Did something go wrong? Report it in **${system}**.`,
    planning: 'Is it about planning for that person? Use **SIP**.',
    again: 'To ask about something that happens to several people, write again without names and numbers.',
  },

  ask: {
    lead: (guess) => `I think it belongs to **${guess}**. One thing decides:`,
    leadOpen: 'One thing decides where it belongs:',
    scope: '**Is it about one place or several municipalities?**',
    theme: '**Whom is it about?**',
    matter: '**What is it mostly about?**',
    more: '**Tell me a little more.** What is not working, and between whom?',
    moreExample: 'For example: “The health centre and the home care do not agree on who orders assistive devices.”',
    elsewhere: (place, area, own) =>
      `**${place} belongs to ${area}.** I can only answer for ${own}. Is it about a municipality here?`,
    organisation: '**Which area is it about?**',
    typeToo: 'You can also type the answer.',
  },

  facts: {
    forums: (model) => `Forums in ${model}`,
    forumsHelp: 'Press a forum to see what it does.',
    perPlace: 'one in each municipality or area',
    office: 'Support',
    chairIs: (forum, party, year) => `${forum}: the chair in ${year} is **${party}**.`,
    chairUnknown: (forum) => `My sources do not say who chairs ${forum} right now.`,
    chairNamesUnknown: 'I have no names of chairs.',
    noChair: (forum) => `My sources do not say how the chair of ${forum} works.`,
  },

  talk: {
    welcomeTitle: 'Hello, I am Samverkanslotsen',
    welcome: (model) =>
      `Write what is not working between municipality and region, and I will say which forum owns the question and why. I know ${model}.`,
    tryThese: 'Try for instance:',
    privacyNote: 'Never write names or personal numbers. In danger: call 112.',
    inEnglish: 'In English',
    inSwedish: 'På svenska',
    helpTitle: 'What I can do',
    help: [
      '**Ask freely**, as you would tell a colleague. I answer with the forum, the path and the reason.',
      '**“Which forums are there?”** and **“What is a SIP?”** explain forums and words.',
      '**“Who chairs the steering group?”** is answered from the model.',
      '**“I work in Uddevalla”** and I remember it. **“Forget my municipality”** and I forget.',
      '**“When does the steering group meet?”**, **“What is on the agenda?”** and **“My meetings”** are answered from the forums’ calendars.',
      '**“And if it concerns children?”** goes on from the last question.',
      'Do you lead a forum? **“Gaps”** shows questions I did not manage, **“Teach the steering group”** lets you teach me more, and **“Check the steering group”** shows what I say of it.',
      'In a channel or group chat: mention me with @ first.',
    ],
    greeting: 'Hello. What is not working?',
    thanks: 'Thank you. Write again when something is not working.',
    remembered: (place) => `I remember that you work in ${place}.`,
    forgotten: 'Done, I have forgotten where you work.',
    nothingToForget: 'I have nothing saved about where you work.',
    empty: 'I saw no text. Write what is not working, and I will find the right forum.',
    notText: 'I can only read text. Describe in a few words what it is about.',
    tooLong: (most) =>
      `That was too long for me. Please shorten it to ${most} characters at most, a few sentences will do.`,
    feedbackYes: 'Thank you, good to know.',
    feedbackNo: 'Thank you. Which forum should it be?',
    noneOfThese: 'None of them',
    outdated: 'That card is out of date. Write the question again and you will get a new one.',
    apology: (reference) =>
      `Something went wrong on my side, and it is not your fault. Try again in a while. Say ${reference} if you talk to support.`,
    notYourTenant: 'I am not open to your organisation. Talk to whoever looks after the bot with you.',
    examples: [
      'Who orders assistive devices, GP or us?',
      'All municipalities get late discharges',
      'School and BUP pass children around',
    ],
  },
};
