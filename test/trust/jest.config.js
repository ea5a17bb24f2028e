import { common } from '../../jest.config.js';

/** Whole bots that are attacked, fuzzed and whose far sides are broken: the first half of `npm run e2e`. */
export default {
  ...common,
  rootDir: '../..',
  displayName: 'trust',
  testMatch: ['<rootDir>/test/trust/**/*.test.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/support/again.ts'],
  testTimeout: 120_000,
};
