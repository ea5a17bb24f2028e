import { jest } from '@jest/globals';

/** Browsers and killed servers share the machine with whatever else runs there: what fails is tried once more, and why it failed is printed. */
jest.retryTimes(1, { logErrorsBeforeRetry: true });
