import { describe, expect, it } from '@jest/globals';
import { createShelf } from '../../src/ics/shelf.ts';

/** How much of what has been read is kept. */

const calendar = (bytes: number) => ({ cursor: 'v1', series: [], unreadable: 0, bytes });

describe('the shelf', () => {
  it('has what was put there last under a name', () => {
    const shelf = createShelf();

    shelf.put('a.ics', calendar(10));
    shelf.put('a.ics', { ...calendar(10), cursor: 'v2' });

    expect(shelf.get('a.ics')?.cursor).toBe('v2');
    expect(shelf.get('b.ics')).toBeNull();
  });

  it('keeps no more calendars than it has room for: the oldest go', () => {
    const shelf = createShelf();

    for (let at = 0; at < 201; at++) shelf.put(`${at}.ics`, calendar(10));

    expect(shelf.get('0.ics')).toBeNull();
    expect(shelf.get('1.ics')).not.toBeNull();
    expect(shelf.get('200.ics')).not.toBeNull();
  });

  it('keeps no more of large ones than it has room for', () => {
    const shelf = createShelf();

    for (const name of ['a.ics', 'b.ics', 'a.ics', 'c.ics']) shelf.put(name, calendar(10_000_000));

    expect(shelf.get('b.ics')).toBeNull();
    expect(shelf.get('a.ics')).not.toBeNull();
    expect(shelf.get('c.ics')).not.toBeNull();
  });
});
