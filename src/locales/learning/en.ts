import type { LearningTexts } from './sv.ts';

/** Everything the bot says in English of what it has missed and learnt. */

export const learning: LearningTexts = {
  exits: {
    sip: 'One person’s situation (SIP)',
    avvikelse: 'A deviation',
    linjen: 'Your own line management',
    utanfor: 'Not about collaboration',
    'akut-112': 'Danger (112)',
    vagra: 'Details about a person',
  },
  refused: {
    'no-rights':
      'This is for those who lead the forum. Is something not right? The process lead is glad to hear of it.',
    'not-there': 'It is no longer there. Write “gaps”, and I will show how things are now.',
    'own-chat-only': 'I show that only in your own chat with me, where nobody else reads. Write it there.',
    'settled-already': 'That question is settled already, so I changed nothing. Write “gaps” to see what is left.',
  },

  precedent: {
    endedAs: {
      sip: 'A similar question was about one person’s situation',
      avvikelse: 'A similar question was about a deviation',
      linjen: 'A similar question was for their own line management',
      utanfor: 'A similar question was not about collaboration',
      'akut-112': 'A similar question was about danger',
      vagra: 'A similar question had details about a person in it',
    },
    endedAt: (forum) => `A similar question ended up with ${forum}`,
    caseEndedAt: (forum) => `A similar case ended up with ${forum}`,
    on: (line, day) => `${line} (${day}).`,
    case: (line, number, day) => `${line}: ${number}, ${day}.`,
  },

  gaps: {
    title: (where, count, since) =>
      count === 1 ? `One gap in ${where} since ${since}` : `${count} gaps in ${where} since ${since}`,
    titleOfForum: (forum, count, since) =>
      count === 1 ? `One gap for ${forum} since ${since}` : `${count} gaps for ${forum} since ${since}`,
    none: (where) => `No gaps in ${where}`,
    noneOfForum: (forum) => `No gaps for ${forum}`,
    noneMore: (since) => `Nothing here: no question since ${since} waits for you. If I miss one, it will show up here.`,
    lead: 'These are questions that I did not manage. Place them, and I will answer better next time.',
    leadReading:
      'These are questions that I did not manage. Whoever leads the forum in all places, or the process lead, places them.',
    perForum: 'Where they belong',
    counted: {
      unanswered: (count) => `${count} unanswered`,
      wrong: (count) => `${count} wrong`,
      offtopic: (count) => `${count} turned away`,
    },
    count: (where, gaps, asked) =>
      asked === null ? `${where}: ${gaps}` : `${where}: ${gaps} of ${asked} ${asked === 1 ? 'question' : 'questions'}`,
    unplaced: 'Not placed yet',
    restOfCounts: (count) => (count === 1 ? 'and one more place' : `and ${count} more places`),
    place: 'Place it',
    read: 'Read it',
    quoted: (text) => `“${text}”`,
    unanswered: 'I asked back and got no answer',
    wrong: (where) => `I answered “${where}”, and that did not help`,
    wrongQuestion: 'I asked back, and that did not help',
    offtopic: 'I did not think it was about collaboration',
    suggested: (where) => `Whoever asked suggested “${where}”`,
    remarks: 'What is not right about forums',
    remark: (forum, who, day) => `**${forum}** · ${who}, ${day}`,
    restOfRemarks: (count) => (count === 1 ? 'and one more forum' : `and ${count} more forums`),
    showCheck: 'Show what I say',
  },

  gap: {
    title: 'Where does this question belong?',
    first: 'Belongs to',
    choose: 'Choose a forum or another answer',
    choice: (where, level) => `${where} · ${level}`,
    belongs: 'It belongs there',
    setAside: 'Set aside',
    setAsideMore: 'Nothing to learn from it? Set the question aside, and it leaves the list.',
    all: 'Show all gaps',
    ownOnly: 'Here is what you lead yourself. If the question belongs elsewhere, the process lead can place it.',
    othersSettle:
      'You can read the question. Whoever leads the forum in all places, or the process lead, can place it.',
    settled: (where) => `Thank you, now I know: it belongs to **${where}**`,
    settledMore: 'When somebody asks something similar I take it into account, and show that it has been settled.',
    aside: 'The question is set aside',
    asideMore: 'I learn nothing from it.',
    rest: 'Show the other gaps',
  },

  teachings: {
    title: (forum) => `Teach me more about ${forum}`,
    lead: 'Give me a question that belongs here, as somebody would write it, or a name that you use. No names of people.',
    taught: {
      example: (text) => `**Thank you.** Now I recognise such questions: “${text}”`,
      name: (text) => `**Thank you.** Now I know who “${text}” are.`,
    },
    removed: '**Done.** It is removed, and I no longer go by it.',
    is: 'What do you want to teach me?',
    choices: { example: 'A question that belongs here', name: 'Another name for the forum' },
    text: 'Write it here',
    hint: 'For example: Who orders aids when somebody is discharged?',
    send: 'Teach',
    names: 'Other names for the forum',
    examples: 'Questions that belong here',
    none: 'Nobody has taught me anything particular about the forum yet.',
    line: (text, day) => `“${text}” · ${day}`,
    remove: 'Remove',
    count: (count) => `You have taught me ${count} things about the forum. I go by all of them.`,
    gaps: 'Show the gaps',
    check: 'Is what I say right?',
    problem: {
      missing: 'Please write something here first.',
      tooShort: {
        example: 'Write at least three words, so that I can tell what it is about.',
        name: 'Write at least three characters.',
      },
      known: 'You or somebody else has taught me that already.',
      knownOf: (forum) => `That already belongs to ${forum}. Remove it there first, or put it another way.`,
      knownWord: 'That is already the name of a place, or a word that means something else.',
      ordinaryWord:
        'That is an ordinary word: I would mix up the forum with other things. Write a name with at least two words.',
      full: (most) => `The forum has ${most} already, and can have no more. Remove something first.`,
    },
  },

  check: {
    title: (forum) => `Is this right about ${forum}?`,
    lead: 'This is what I say when somebody asks. Once a year I ask you who lead the forum to look at it.',
    takes: 'Takes',
    takesNothing: 'I send no questions here directly.',
    everyPlace: 'It holds of the forum in every place.',
    said: {
      right: (who, day) => `Last confirmed by ${who}, ${day}.`,
      wrong: (who, day, note) => `${who} wrote on ${day} that something is wrong: “${note}”`,
    },
    right: 'Yes, that is right',
    note: 'What is wrong, and how should it be?',
    hint: 'For example: The municipality has the chair, not the region.',
    noteMissing: 'Please write what is wrong, so that it can be put right.',
    wrong: 'Something is wrong',
    teachings: 'Teach me more about it',
    thanksRight: (forum) => `Thank you, then I go on saying so about ${forum}`,
    thanksRightMore: 'I ask again in a year. If something changes before that, write “check” and the forum’s name.',
    thanksWrong: (forum) => `Thank you, I have noted what is wrong about ${forum}`,
    thanksWrongMore:
      'The process lead sees it among the gaps. I say the same as before until whoever keeps my facts has put them right.',
    show: 'Show what I say again',
  },

  which: {
    teachings: {
      title: 'Which forum do you want to teach me about?',
      typeToo: 'You can also write it: “Teach the steering group”',
      rest: (count) => `and ${count} more: write “teach” and the forum’s name`,
    },
    check: {
      title: 'Which forum’s facts do you want to look at?',
      typeToo: 'You can also write it: “Check the steering group”',
      rest: (count) => `and ${count} more: write “check” and the forum’s name`,
    },
    gaps: {
      title: 'Which forum’s gaps do you want to see?',
      typeToo: 'You can also write it: “Gaps for the steering group”',
      rest: (count) => `and ${count} more: write “gaps for” and the forum’s name`,
    },
  },
};
