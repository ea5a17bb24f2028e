import type { KeptKind } from '../../domain/retention/rules.ts';
import type { TrustTexts } from './sv.ts';

const some = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const because: Readonly<Record<KeptKind, string>> = {
  questions: 'The gaps show what has been asked in the last 90 days.',
  rulings: 'Answers that somebody said were right are shown as examples beside new questions.',
  givers: 'Whoever has just taught the bot something should be there to be asked about it.',
  drafts: 'Whoever is interrupted should find their draft the day after.',
  cases: 'Whoever filed should have the time to read the answer, and you to take the case to the diary.',
  messages: 'What did not arrive should have the time to be seen by those who lead.',
  posts: 'Cards of cases that have just ended are repainted when something changes.',
  contacts: 'Whoever has been away should not be forgotten.',
  deliveries: 'The report of what was sent goes back 60 days.',
  points: 'Points that were not reached go along to later meetings for four months.',
  meetings: 'For four months, meetings that have been decide what goes along to the next.',
  passing: 'Links and conversations are needed until they have run out.',
  audit: 'What has happened must be possible to look into afterwards.',
};

export const trustEn: TrustTexts = {
  help: `  lots retention             throws away what has been kept for as long as the settings say; --dry-run only shows it
  lots person extract ID     everything there is about a person (tenant/object-id), as JSON
  lots person erase ID       erases a person; in cases that must remain nobody can be recognised
  lots audit verify          checks that nobody has changed anything in the audit trail
  lots audit list            the audit trail: who was given roles, took cases out, linked channels …`,
  helpOptions: `  --dry-run          retention, person erase: change nothing, show what would happen
  --expect HASH      audit verify: a closing hash that you have kept must be in the chain
  --out FILE         person extract: write to a file
  --from, --to       audit list: from one day up to and including another`,
  faults: {
    'kept-too-short': (d) => [
      `"${d.found ?? ''}" is too short a time`,
      `Write ${d.least ?? ''} or longer. ${because[d.kind as KeptKind] ?? ''}`,
    ],
    'kept-shorter': (d) => [
      `"${d.found ?? ''}" is shorter than ${d.other ?? ''}, which needs it`,
      `Write ${d.least ?? ''} or longer, or shorten ${d.other ?? ''}.`,
    ],
  },
  retention: {
    badNow: (written) => `"${written}" is no time. Write for instance 2027-01-31.`,
    notAhead: '--now in the future goes only with --dry-run: otherwise more would be thrown away than is due.',
    badModel: (name) => `There is no organisation "${name}" in the settings.`,
    dryRun: 'Nothing is changed: this much would be thrown away.',
    nothing: 'Nothing has been kept for longer than it should.',
    head: { of: 'Organisation', part: 'What', period: 'Kept', oldest: 'Oldest', due: 'Due', done: 'Done' },
    shared: 'shared',
    others: 'others',
    parts: {
      questions: 'questions',
      'question-links': 'questions: in which conversation they were asked',
      rulings: 'questions with a settled answer',
      'verdict-givers': 'verdicts: who gave them',
      'settlement-givers': 'settled gaps: who settled them',
      'teaching-givers': 'examples and names: who taught them',
      'check-givers': 'yearly checks: who answered',
      drafts: 'drafts',
      messages: 'messages about cases',
      posts: 'where cards of ended cases stand',
      cases: 'ended cases',
      contacts: 'contacts',
      homes: 'where somebody works',
      deliveries: 'what was sent about meetings',
      points: 'points for meetings',
      meetings: 'meetings',
      downloads: 'links to files',
      conversations: 'conversations under way',
      sendings: 'when something was sent',
      pauses: 'pauses',
      audit: 'the audit trail',
    },
    total: (due, done, isDry) =>
      isDry
        ? `${some(due, 'item', 'items')} would be thrown away.`
        : `${some(done, 'item was', 'items were')} thrown away.`,
    left: (count) =>
      `${some(count, 'item was', 'items were')} in use by something else, and will be taken the next night, or when you run this again.`,
  },
  audit: {
    what: 'Write lots audit verify or lots audit list.',
    whole: (entries) => `The trail is whole: ${some(entries, 'entry', 'entries')}.`,
    head: (seq, hash) => `Closing hash after entry ${seq}: ${hash}`,
    keepIt: 'Keep it elsewhere. lots audit verify --expect then shows whether anything has been taken away at the end.',
    since: (seq) => `Entries 1–${seq} have been kept long enough and are gone.`,
    broken: {
      changed: (seq) => `Entry ${seq} is not as it was written. Before it the trail is whole.`,
      missing: (seq) => `Entry ${seq} is missing. Before it the trail is whole.`,
      added: (seq) => `Entry ${seq} stands after the end: the bot has not written it.`,
      unexpected: (since) =>
        `The hash in --expect is not in the trail.${since > 0 ? ` If it is of entry ${since - 1} or earlier, that has been kept long enough; otherwise something has been taken away or rewritten.` : ' Something has been taken away or rewritten.'}`,
      unguarded: (what) =>
        `The guard ${what} in the database is gone or changed. The entries themselves hang together.`,
    },
    none: 'No entries.',
  },
  person: {
    what: 'Write lots person extract or lots person erase, and who: tenant/object-id.',
    badId: (written) => `"${written}" is no person. Write tenant/object-id, as in roles in the settings.`,
    nothing: 'There is nothing about that person.',
    written: (file) => `The data is in ${file}.`,
    cannotWrite: (file, code) => `${file} cannot be written (${code}).`,
    wouldErase: "Nothing is changed: this much would be erased or become nobody's.",
    erased: 'Erased, or so that nobody can be recognised:',
    inSettings: (count) =>
      `The settings give this person ${some(count, 'role', 'roles')}. Take them out of the file and restart the bot; this command does not.`,
    elsewhere:
      'Left to do by hand: earlier backups, files that have been fetched already, and what the person sees in their own Teams.',
    sections: {
      contact: 'contacts',
      home: 'where the person works',
      conversations: 'conversations under way',
      roles: 'roles',
      rolesGiven: 'roles that the person has given others',
      drafts: 'drafts',
      questions: 'questions in their own chat',
      verdicts: 'verdicts on answers',
      casesFiled: 'cases filed',
      casesJoined: 'cases that the person follows',
      casesPrepared: 'cases that the person prepares',
      casesAnchored: 'answers for a principal',
      caseEvents: 'events of cases',
      messages: 'messages',
      cards: 'cards in their own chat',
      points: 'points for meetings',
      pauses: 'pauses',
      gapsSettled: 'gaps settled',
      teachings: 'examples and names',
      forumChecks: 'answers to yearly checks',
      deliveries: 'what was sent about meetings',
      mentions: 'texts that mention the person',
      audit: 'entries of the audit trail',
    },
    oneWord: 'The name is a single word and has not been looked for in running text.',
  },
};
