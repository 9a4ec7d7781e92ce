export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/scripts/jest-transform.cjs' },
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts'],
  reporters: ['default', '<rootDir>/scripts/closing-line.cjs'],
  // Child processes on a busy two-core runner need more than jest's five seconds; no test waits for time to pass.
  testTimeout: 60_000,
  randomize: true,
};
