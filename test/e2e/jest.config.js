import { common } from '../../jest.config.js';

/** The real Playground in a real browser against the real bot, and bots whose far sides are broken: `npm run e2e`. */
export default {
  ...common,
  rootDir: '../..',
  displayName: 'e2e',
  testMatch: ['<rootDir>/test/e2e/*.e2e.ts', '<rootDir>/test/trust/outages/*.test.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/e2e/again.ts'],
  testTimeout: 120_000,
  // One at a time: some of them load or kill whole servers, and a browser beside them would wait in vain.
  maxWorkers: 1,
};
