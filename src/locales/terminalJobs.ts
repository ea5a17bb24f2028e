/** What `lots jobs` says; reached through the terminal's texts. */

const some = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const jobsSv = {
  help: '  lots jobs                  vad som väntar på att göras, och vad som har misslyckats för gott',
  helpOptions: `  --dead             jobs: visa det som har misslyckats, ett jobb per rad
  --retry ID|all     jobs: försök igen
  --drop ID|all      jobs: släpp det`,
  texts: {
    kind: 'Jobb',
    columns: ['Väntar', 'Pågår', 'Misslyckade', 'Äldst'],
    kinds: {
      tell: 'meddelanden',
      repaint: 'kort som ritas om',
      sync: 'kalendrar som läses',
      remind: 'möten som påminns om',
      nudge: 'knuffar om ärenden',
      owners: 'frågor till den som leder',
      calendars: 'kalenderrundor',
      tick: 'klockan',
      subscribe: 'bevakning av kalendrar',
      retain: 'gallring av det som har sparats länge nog',
    },
    none: 'Inget har misslyckats för gott.',
    died: 'processen dog',
    both: 'Välj --retry eller --drop, inte båda.',
    which: 'Säg vilket jobb: lots jobs --retry ID, eller all. lots jobs --dead visar dem.',
    unknown: (id: string) => `Det finns inget misslyckat jobb ${id}. lots jobs --dead visar dem som finns.`,
    retried: (count: number) => `${some(count, 'jobb', 'jobb')} försöks igen.`,
    dropped: (count: number) => `${some(count, 'jobb', 'jobb')} är borta.`,
  },
};

export const jobsEn: typeof jobsSv = {
  help: '  lots jobs                  what waits to be done, and what has failed for good',
  helpOptions: `  --dead             jobs: show what has failed, one job a line
  --retry ID|all     jobs: try again
  --drop ID|all      jobs: let it go`,
  texts: {
    kind: 'Job',
    columns: ['Waiting', 'Under way', 'Failed', 'Oldest'],
    kinds: {
      tell: 'messages',
      repaint: 'cards repainted',
      sync: 'calendars read',
      remind: 'meetings reminded of',
      nudge: 'nudges about cases',
      owners: 'questions to those who lead',
      calendars: 'calendar rounds',
      tick: 'the clock',
      subscribe: 'watches on calendars',
      retain: 'clearing of what has been kept long enough',
    },
    none: 'Nothing has failed for good.',
    died: 'its process died',
    both: 'Choose --retry or --drop, not both.',
    which: 'Say which job: lots jobs --retry ID, or all. lots jobs --dead shows them.',
    unknown: (id: string) => `There is no failed job ${id}. lots jobs --dead shows those there are.`,
    retried: (count: number) => `${some(count, 'job is', 'jobs are')} tried again.`,
    dropped: (count: number) => `${some(count, 'job is', 'jobs are')} gone.`,
  },
};
