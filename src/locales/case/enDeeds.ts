import type * as swedish from './svDeeds.ts';

/** In English: what can be done to a case, what it asks for, and what is said when it has been done. */

export const deeds: typeof swedish.deeds = {
  prepare: 'Begin preparing',
  assign: 'Choose who prepares',
  schedule: 'To a meeting …',
  'schedule-again': 'Change meeting …',
  decide: 'Write the decision',
  'decide-again': 'Change the decision',
  anchor: 'Send home to be carried out',
  report: 'Answer for an organisation',
  'report-done': 'Done with us',
  'report-hindered': 'Not possible with us',
  close: 'End it',
  forward: 'Pass on',
  return: 'Send back',
  share: 'Share with more forums',
  edit: 'Change',
  withdraw: 'Take back',
  comment: 'Comment',
  join: 'Me too',
  leave: 'Stop standing behind',
  'hand-over': 'Hand over',
  merge: 'Merge',
  deidentify: 'Remove what points somebody out',
  diary: 'Diary number',
};

export const answered: typeof swedish.answered = {
  done: (principal) => `${principal} is done at home`,
  hindered: (principal) => `${principal} cannot carry it out`,
};

const said = (what: string, text: string): string => (text === '' ? what : `${what}: ${text}`);

export const did: typeof swedish.did = {
  file: () => 'filed it',
  prepare: () => 'began preparing',
  assign: (name) => `gave the preparation to ${name}`,
  schedule: (day) => `put it on the agenda of ${day}`,
  decide: (text) => `wrote the decision: ${text}`,
  anchor: () => 'sent the decision home to be carried out',
  report: (note, answer) =>
    answer === null ? said('answered for an organisation', note) : `answered: ${said(answer, note)}`,
  close: (reason) => `ended it: ${reason}`,
  forward: (reason, forum) => said(forum === null ? 'passed it on' : `passed it on to ${forum}`, reason),
  return: (reason) => `sent it back: ${reason}`,
  share: (reason, forum) => said(`shared it with ${forum ?? 'one more forum'}`, reason),
  edit: (_text, forum) =>
    forum === null ? 'changed what was filed' : `changed what was filed and moved it to ${forum}`,
  withdraw: (reason) => said('took it back', reason),
  comment: (text) => `wrote: ${text}`,
  join: () => 'stood behind it',
  leave: () => 'no longer stands behind it',
  'hand-over': (name) => `handed it over to ${name}`,
  merge: (number) => `merged it with ${number}`,
  deidentify: () => 'took away what could point somebody out',
  diary: (number) => `entered diary number ${number}`,
};

/** In the history, of what nobody did: the case follows its meeting. */
export const meetingMoved: typeof swedish.meetingMoved = (day) => `The meeting was moved to ${day}`;

export const news: typeof swedish.news = {
  prepare: (number) => `${number} is now being prepared`,
  assign: (number, name) => `${name} is now preparing ${number}`,
  schedule: (number, day) => `${number} comes up ${day}`,
  'meeting-moved': (number, day) => `${number} now comes up ${day}, as the meeting has been moved`,
  decision: (number) => `There is a decision on ${number}`,
  recommendation: (number) => `There is a recommendation on ${number}`,
  anchor: (number) => `The decision on ${number} is now being carried out at home`,
  done: (number, principal) => `${principal} is done at home with ${number}`,
  hindered: (number, principal) => `${principal} cannot carry out the decision on ${number}`,
  closed: (number) => `${number} is done`,
  forward: (number, forum) =>
    forum === null ? `${number} has been passed on` : `${number} has been passed on to ${forum}`,
  return: (number) => `${number} has been sent back`,
  share: (number, forum) => `${number} is now also taken up in ${forum ?? 'one more forum'}`,
  withdraw: (number) => `${number} has been taken back`,
  comment: (number) => `A new comment on ${number}`,
  'hand-over': (number) => `${number} is yours now`,
  merge: (number) => `${number} has been merged with another`,
  other: (number) => `News of ${number}`,
};

export const steps: typeof swedish.steps = {
  hasChanged: 'Somebody else was first. What you wrote is still here; check that it still fits.',
  cancel: 'Cancel',
  reason: 'Why?',
  reasonHint: 'One sentence is enough',
  schedule: { title: 'Which meeting?', send: 'Put on the agenda', date: 'Date of the meeting' },
  decide: {
    title: 'What was decided?',
    send: 'Save the decision',
    sort: 'It is',
    decision: 'A decision',
    recommendation: 'A recommendation',
    text: 'What did you agree on?',
    textHint: 'One sentence that everybody can read out at home',
    responsible: 'Who does what?',
    responsibleHint: 'For example: the health centre sends the list, home care confirms it',
    principals: 'Who is to carry it out at home?',
  },
  forward: { title: 'Where should it be passed on?', send: 'Pass on', seat: 'Forum' },
  share: { title: 'Which forum should take it as well?', send: 'Share', seat: 'Forum' },
  return: {
    title: 'Where should it be sent back?',
    send: 'Send back',
    to: 'To',
    local: 'The local group',
    line: 'The organisation itself',
  },
  close: { title: 'End it now?', send: 'End it', about: 'Whoever filed it is told why.' },
  withdraw: {
    title: 'Take it back?',
    send: 'Take back',
    about: 'It is taken off the agenda. Those who stand behind it are told.',
  },
  comment: {
    title: 'Write a comment',
    send: 'Send',
    text: 'Comment',
    hint: 'Without names of patients or clients',
    about: 'Whoever filed it and whoever prepares it can read it.',
  },
  assign: { title: 'Who should prepare it?', send: 'Give the preparation' },
  'hand-over': {
    title: 'Who takes over?',
    send: 'Hand over',
    about: 'Whoever you choose is told what happens, instead of you.',
  },
  person: {
    label: 'Person',
    hint: 'Search by name',
    help: 'Is somebody missing? Ask that person to say hello to me first.',
    nobody:
      'There is nobody to choose yet, for I only know those who have written to me. Ask the person to say hello to me, and then open this again.',
  },
  merge: {
    title: 'Which one should it be merged with?',
    send: 'Merge',
    number: 'Number of the one to keep',
    hint: 'For example SKAV-2026-0031',
    about: 'The other one goes on, and those who stand behind this one follow.',
  },
  report: {
    title: (principal) => `What stands in the way at ${principal}?`,
    titleMany: 'How is it going at home?',
    send: 'Send the answer',
    principal: 'Organisation',
    home: 'Answer',
    done: 'Done at home',
    hindered: 'Cannot be carried out',
    note: 'What stands in the way?',
    noteMany: 'Comment, or what stands in the way',
  },
  deidentify: {
    title: 'Remove what points somebody out',
    send: 'Remove the words',
    words: 'Words to remove, one a line',
    about:
      'The words are replaced by stars everywhere: in the texts, the comments, the history and on the cards in Teams. Names and numbers that I recognise are removed as well. It cannot be undone.',
  },
  diary: { title: 'Diary number', send: 'Save', number: 'The number in your diary' },
  edit: { title: 'Change what was filed', send: 'Save the changes' },
};
