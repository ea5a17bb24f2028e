import { setImmediate } from 'node:timers/promises';
import { tooLaborious } from './fault.ts';

/** Long work in turns: whoever else waits for an answer is let in between, and it does not go on for ever. */
export interface Turns {
  isOver(): boolean;
  /** @throws CalendarError when it has been enough */
  pass(): Promise<void>;
}

/** Milliseconds: as long as nobody notices. */
const TURN = 25;

/** @param most milliseconds of work altogether */
export function createTurns(where: string, most: number): Turns {
  let began = performance.now();
  let worked = 0;
  return {
    isOver: () => performance.now() - began > TURN,
    async pass() {
      worked += performance.now() - began;
      if (worked > most) throw tooLaborious(where);
      await setImmediate();
      began = performance.now();
    },
  };
}
