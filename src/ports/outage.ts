/**
 * A far side that does not do its part just now. It is nobody's bug: who asked is told to try again, and what was written is kept for them.
 * Decisions read the code. `unreachable`: no answer, or none in time, so that nobody knows whether what was asked for is done. `refused`: it
 * answered that it cannot, and nothing was done.
 */
export class Outage extends Error {
  readonly code: 'unreachable' | 'refused';
  readonly part: 'database' | 'teams';

  constructor(part: Outage['part'], code: Outage['code'], options?: ErrorOptions) {
    super(`${part} ${code}`, options);
    this.name = 'Outage';
    this.part = part;
    this.code = code;
  }
}
