/** What a fake Graph answers. */
export interface Answer {
  readonly status: number;
  /** As JSON; undefined for nothing. */
  readonly body?: unknown;
  readonly retryAfter?: string;
}

/** An error as Graph words it. */
export const failure = (status: number, code: string, message: string = code): Answer => ({
  status,
  body: { error: { code, message, innerError: { date: '2026-11-22T00:00:00', 'request-id': 'r' } } },
});
