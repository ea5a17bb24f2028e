/** ESM and TypeScript through swc; real PostgreSQL for everything that stores (test/support/postgres.ts). */
export const common = {
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'js', 'json'],
  testEnvironment: 'node',
  transform: {
    '\\.ts$': ['@swc/jest', { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'es6' } }],
  },
  modulePathIgnorePatterns: ['/\\.'],
};

export default {
  ...common,
  globalSetup: './test/support/globalSetup.ts',
  globalTeardown: './test/support/globalTeardown.ts',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // jest leaves one core unused by itself: on a machine of two that doubles the time.
  maxWorkers: '100%',
};
