import { availableParallelism } from 'node:os';

/** ESM and TypeScript through swc; real PostgreSQL for everything that stores (test/support/postgres.ts). */
export const common = {
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'js', 'json'],
  testEnvironment: 'node',
  transform: {
    '\\.ts$': ['@swc/jest', { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'es6' } }],
  },
  modulePathIgnorePatterns: ['/\\.'],
  // jest leaves one core unused by itself; and tests wait for the database for a part of their time.
  maxWorkers: availableParallelism() + 1,
  globalSetup: '<rootDir>/test/support/globalSetup.ts',
  globalTeardown: '<rootDir>/test/support/globalTeardown.ts',
};

export default {
  ...common,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // Nothing here is timed: what starts a database or a program may take a while on a busy machine.
  testTimeout: 20_000,
  // Whole bots that are attacked and broken in every way, installed and restored take minutes: `npm run e2e` has them.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/trust/', '<rootDir>/test/operation/'],
};
