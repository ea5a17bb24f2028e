/** What can be wrong with Teams, or with the way there. `accepts`: what was sent has come to stand there all the same. */
export type Fault =
  | {
      readonly is: 'status';
      readonly status: number;
      /** In seconds, or a date. */
      readonly retryAfter?: string;
      readonly accepts?: boolean;
    }
  /** Ends the connection without a word. */
  | { readonly is: 'reset'; readonly accepts: boolean }
  /** Never answers. */
  | { readonly is: 'hang'; readonly accepts: boolean }
  /** Takes it at once, and answers after a while. */
  | { readonly is: 'slow'; readonly milliseconds: number };

/** A request, for a fault to choose by. */
export interface Asked {
  readonly method: string;
  /** As it is read: `/v3/conversations/19:…;messageid=…/activities`. */
  readonly path: string;
}

/** For which requests: those that match, as many as `times`; all of them until told otherwise where nothing is said. */
export interface Where {
  readonly on?: (asked: Asked) => boolean;
  readonly times?: number;
}

export interface ConnectorFaults {
  add(fault: Fault, where?: Where): void;
  clear(): void;
  /** The one that has been waiting longest for a request like this, which then counts as had. */
  next(asked: Asked): Fault | null;
}

export function connectorFaults(): ConnectorFaults {
  let waiting: { readonly fault: Fault; readonly on: (asked: Asked) => boolean; left: number }[] = [];
  return {
    add(fault, { on = () => true, times = Number.POSITIVE_INFINITY } = {}) {
      waiting.push({ fault, on, left: times });
    },
    clear() {
      waiting = [];
    },
    next(asked) {
      const found = waiting.find(({ on, left }) => left > 0 && on(asked));
      if (found) found.left--;
      return found?.fault ?? null;
    },
  };
}
