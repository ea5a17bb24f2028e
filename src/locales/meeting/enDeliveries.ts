import type { MeetingTexts } from './sv.ts';

/** In English: what has been sent about meetings, what has not, and why. */
export const deliveries: MeetingTexts['deliveries'] = {
  what: {
    deadline: 'the reminder about points',
    agenda: 'the agenda',
    day: 'the short reminder',
    start: 'the reminder just before the start',
    news: 'the notice of a change',
    'follow-up': 'the follow-up',
    alert: 'the warning about a delivery',
  },
  dropped: {
    cancelled: 'the meeting is cancelled',
    skipped: 'the meeting is skipped',
    paused: 'the reminders were paused',
    superseded: 'a later reminder was sent instead',
    expired: 'the meeting had begun',
    'too-late': 'no working hours were left before the meeting',
    'all-day': 'the meeting has no time of day',
    'free-day': 'the day is free',
  },
  because: {
    policy: '',
    'working-day': 'the working day before a free day',
    'quiet-hours': 'earlier, so as not to disturb in the evening',
    late: 'later than intended',
    'after-pause': 'when the pause is over',
  },
  faults: {
    gone: 'Teams says that I may not write there, or that the channel or chat is gone. Add me to the forum’s team again, open the channel and mention me with @: “link channel”.',
    refused: 'Teams did not take it. Whoever runs the bot with you can see why in the log.',
    'not-met': 'I had nobody to send to. Whoever leads the forum needs to say hello to me once.',
    'no-channel':
      'The forum has no channel. Add me to the forum’s team, open the channel and mention me with @: “link channel”.',
  },
  title: (forum) => `What is sent for ${forum}`,
  needsYou: (forum, count) =>
    count === 1 ? `One delivery for ${forum} needs a look` : `${count} deliveries for ${forum} need a look`,
  calendarFails: (forum) => `The calendar of ${forum} cannot be read`,
  nothingGoes: (forum) => `Nothing is sent for ${forum} yet`,
  line: (thing, day) => `${thing} for the meeting ${day}`,
  calendar: {
    'not-connected': 'The calendar is not connected yet. Whoever runs the bot with you can connect it in the settings.',
    unread: 'The calendar is connected, but I have not read it yet.',
    read: (when) => `The calendar was last read ${when}.`,
    failing: (since, why) => `The calendar cannot be read since ${since}. ${why}`,
    lastRead: (when) => `I go by what it said ${when}.`,
    where: (where) => `Calendar: ${where}`,
  },
  channel: (name) => `Everything goes to the channel ${name}.`,
  noChannel:
    'The forum has no channel yet, so nothing is sent. Add me to the forum’s team, open the channel and mention me with @: “link channel”.',
  paused: (day) => `Reminders are paused and begin again ${day}.`,
  none: 'Nothing has been sent yet, and nothing waits.',
  waiting: 'Waiting',
  sent: 'Sent',
  notSent: 'Not sent',
  showNotSent: 'Not sent',
  rest: (count) => `and ${count} more`,
  unknown: (when) =>
    `Teams did not answer ${when}, so I do not know whether it arrived. Have a look, then choose here.`,
  unknownForOthers: (when) => `Teams did not answer ${when}, so I do not know whether it arrived.`,
  failed: (when) => `It could not be sent ${when}.`,
  seen: 'It is in the channel',
  again: 'Post again',
  seenOwn: 'It arrived',
  againOwn: 'Send again',
  next: 'Next meeting',
  alert: {
    unknown: (line) => `Did ${line} arrive?`,
    failed: (line) => `${line} did not arrive`,
    unknownMore:
      'Teams did not answer, so I do not know. Look in the channel before you choose. I never send the same thing twice of my own accord.',
    unknownOwnMore: 'Teams did not answer, so I do not know. I never send the same thing twice of my own accord.',
    all: 'Show everything sent',
  },
  resolved: {
    seen: '**Thank you.** I count it as sent.',
    again: '**Done.** I send it again, if it is still of use.',
  },
};
