import { common } from '../../jest.config.js';

/** The real Playground in a real browser against the real bot: `npm run e2e`, after what is in test/trust. */
export default {
  ...common,
  rootDir: '../..',
  displayName: 'e2e',
  testMatch: ['<rootDir>/test/e2e/*.e2e.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/support/again.ts'],
  testTimeout: 120_000,
  // One at a time: some of them load or kill whole servers, and a browser beside them would wait in vain.
  maxWorkers: 1,
};
