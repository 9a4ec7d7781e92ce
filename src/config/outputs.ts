/** All outputs of the action (contract, section 3), in its order, with the one line that action.yml and the documentation show. */
export const outputs = {
  'result': 'The verdict: pass, warn, fail, error or skip.',
  'report-file': 'Absolute path of the JSON report. Empty where none was written.',
  'failed-checks': 'JSON array of target/check-id of the checks that failed or could not be answered.',
  'clock-skew-seconds': "Seconds that this host's clock is ahead of Box's; negative: behind. Empty where it could not be told.",
  'service-account-id': "User ID of the first target's service account.",
  'service-account-login': "Login of the first target's service account: the address to invite to folders.",
  'enterprise-id': 'Enterprise ID of the first target.',
  'request-ids': 'JSON array of the Box request IDs of failed requests, for Box support.',
  'api-calls': 'How many requests were sent to Box, every try counted.',
} as const satisfies Record<string, string>;

export type OutputName = keyof typeof outputs;

/** All names, in the contract's order. */
export const outputNames = Object.keys(outputs) as readonly OutputName[];
