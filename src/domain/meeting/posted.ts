/** What is sent about a meeting: a reminder, what is new, what leads get when it is over, and what they get when something went wrong. */
export const POSTED = ['deadline', 'agenda', 'day', 'start', 'news', 'follow-up', 'alert'] as const;
export type Posted = (typeof POSTED)[number];

/** A name begins with what it is. */
export function postedAs(name: string): Posted {
  const [what = ''] = name.split(' ');
  return POSTED.find((one) => one === what) ?? 'alert';
}
