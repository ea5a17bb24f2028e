import { common } from '../../jest.config.js';

/** Whole bots that are attacked, whose far sides are broken, that are installed and restored: the first half of `npm run e2e`. */
export default {
  ...common,
  rootDir: '../..',
  displayName: 'trust',
  testMatch: ['<rootDir>/test/{trust,operation}/**/*.test.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/support/again.ts'],
  testTimeout: 120_000,
};
