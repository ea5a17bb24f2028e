import { join } from 'node:path';

export const GUIDE_FOLDER = join(import.meta.dirname, '../../manifest/guider/bilder');

/** The pictures of the guides: each file's name, and what the bot says in it. `npm run gallery -- --guides` draws them anew. */
export const GUIDE_PICTURES: Readonly<Record<string, string>> = {
  // What staff meet.
  svar: 'a question for a forum that meets',
  stopp: 'personal data',
  liknande: 'similar cases',
  besked: 'news of decide',
  // What those who lead meet.
  'kanalens-kort': 'a case filed to everyone',
  hantera: 'a case preparing to a process lead',
  svarahemma: 'a request to anchor',
  paminnelse: 'a reminder: agenda',
  mote: 'a meeting to those who lead',
  uppfoljning: 'what came of a meeting',
  lucka: 'a gap',
};
