export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/scripts/jest-transform.cjs' },
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts'],
  // A child process on a busy two-core runner needs more than jest's five seconds; nothing in the tests waits for time to pass.
  testTimeout: 60_000,
  randomize: true,
};
