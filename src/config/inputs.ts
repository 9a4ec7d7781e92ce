/** What an input's text must be. Ranges are inclusive; the unit is what messages and documentation say after a number. */
export type ValueKind =
  | { readonly kind: 'boolean' }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number; readonly unit: 'seconds' | 'tries' | 'requests' }
  | { readonly kind: 'choice'; readonly of: readonly [string, ...string[]] }
  | { readonly kind: 'id' }
  | { readonly kind: 'lines' }
  | { readonly kind: 'url' }
  | { readonly kind: 'path' }
  | { readonly kind: 'text' }
  | { readonly kind: 'secret' };

export interface InputRow {
  /** As in action.yml; `''` where there is none, or where it follows from the surroundings (the description then says from what). */
  readonly default: string;
  /** One line, for action.yml, documentation and the command's help. */
  readonly description: string;
  readonly value: ValueKind;
  /** Taken from the environment or a file, never from a flag, and never shown. */
  readonly secret: boolean;
  /** `false`: declared and validated, and refused when set to other than its default, because this version can't do it. */
  readonly built: boolean;
}

const secretText = { value: { kind: 'secret' }, secret: true, built: true } as const;
const open = { secret: false, built: true } as const;

/**
 * All inputs of the contract, section 2, in its order: the one table that action.yml, the command's flags and environment,
 * the documentation and the validation are made from.
 */
export const inputs = {
  'jwt-config': {
    ...secretText, default: '',
    description: 'The JSON file that the Box Developer Console downloads for a JWT app, as it is or in base64. Store it as a secret.',
  },
  'jwt-config-file': {
    ...open, default: '', value: { kind: 'path' },
    description: 'Path of that JSON file, instead of jwt-config. Relative to the workspace.',
  },
  'client-id': {
    ...open, default: '', value: { kind: 'text' },
    description: 'Client ID of an app that uses the Client Credentials Grant.',
  },
  'client-secret': {
    ...secretText, default: '',
    description: 'Client secret of that app. Store it as a secret.',
  },
  'enterprise-id': {
    ...open, default: '', value: { kind: 'text' },
    description: 'Enterprise ID for the Client Credentials Grant. May be left out where user-id is given. A JWT app has it in its JSON file.',
  },
  'user-id': {
    ...open, default: '', value: { kind: 'id' },
    description: 'Also get a token for this user (an app user or a managed user) and ask about the folders with it. Not together with as-user.',
  },
  'as-user': {
    ...open, default: '', value: { kind: 'id' },
    description: "Ask about the folders with the service account's token and the As-User header for this user. Not together with user-id.",
  },
  'jwt-algorithm': {
    ...open, default: 'RS256', value: { kind: 'choice', of: ['RS256', 'RS384', 'RS512'] },
    description: 'How the JWT assertion is signed.',
  },
  'sdk': {
    ...open, default: 'auto', value: { kind: 'text' },
    description: 'The client that the deploy itself uses, such as box-node-sdk@10: when its tokens stop for the clock, and what its assertion looks like. auto: what the workspace\'s manifests name. none: not looked at.',
  },
  'folders': {
    ...open, default: '', value: { kind: 'lines' },
    description: 'Folders that the deploy uses, one a line: an ID or a folder URL, then a colon and operations, then # and a label. Without operations it is read.',
  },
  'repaired-credentials': {
    ...open, default: 'fail', value: { kind: 'choice', of: ['fail', 'warn'] },
    description: 'What a credential counts as that works here only because it was mended, such as a secret in quotes: the deploy gets it as it is stored. warn: for deploys that mend it too.',
  },
  'scopes': {
    ...open, default: '', value: { kind: 'lines' },
    description: 'OAuth scopes that the deploy needs, such as root_readwrite, separated by lines, commas or spaces.',
  },
  'least-privilege': {
    ...open, default: 'false', value: { kind: 'boolean' },
    description: 'Tell which scopes the app holds although nobody asked for them.',
  },
  'config-file': {
    ...open, default: '', value: { kind: 'path' },
    description: 'A YAML file with several targets and what each needs. Default: .github/box-preflight.yml where it exists.',
  },
  'targets': {
    ...open, default: '', value: { kind: 'lines' },
    description: 'Names from the config file to ask in this job. Default: all.',
  },
  'name': {
    ...open, default: '', value: { kind: 'text' },
    description: 'What this run is called. Default: workflow/job. Jobs of one matrix need different names.',
  },
  'max-clock-skew': {
    ...open, default: '30', value: { kind: 'integer', min: 1, max: 3600, unit: 'seconds' },
    description: "Seconds that this host's clock may differ from Box's before the clock check fails.",
  },
  'warn-clock-skew': {
    ...open, default: '5', value: { kind: 'integer', min: 0, max: 3600, unit: 'seconds' },
    description: "Seconds that this host's clock may differ from Box's before the clock check warns.",
  },
  'fail-on': {
    ...open, default: 'fail', value: { kind: 'choice', of: ['fail', 'warn', 'never'] },
    description: 'What fails the step. fail: a check failed or could not be answered. warn: also a warning. never: nothing.',
  },
  'on-inconclusive': {
    ...open, default: 'fail', value: { kind: 'choice', of: ['fail', 'warn'] },
    description: 'What a check counts as for fail-on that passing trouble (Box is down, a timeout) kept from an answer. The output result stays error.',
  },
  'on-missing-credentials': {
    ...open, default: 'auto', value: { kind: 'choice', of: ['auto', 'fail', 'skip'] },
    description: 'What missing credentials count as. auto: skip where GitHub withholds secrets (pull requests from forks, Dependabot), else fail.',
  },
  'timeout': {
    ...open, default: '120', value: { kind: 'integer', min: 1, max: 3600, unit: 'seconds' },
    description: 'Seconds for the whole run.',
  },
  'request-timeout': {
    ...open, default: '10', value: { kind: 'integer', min: 1, max: 300, unit: 'seconds' },
    description: 'Seconds for one try of a request, from connecting to the last byte.',
  },
  'max-attempts': {
    ...open, default: '4', value: { kind: 'integer', min: 1, max: 10, unit: 'tries' },
    description: 'How often one request is tried.',
  },
  'max-api-calls': {
    ...open, default: '500', value: { kind: 'integer', min: 1, max: 100_000, unit: 'requests' },
    description: 'How many requests one run may send to Box.',
  },
  'api-url': {
    ...open, default: 'https://api.box.com', value: { kind: 'url' },
    description: 'Base URL of the Box API. https only, but for a loopback address.',
  },
  'status-url': {
    ...open, default: 'https://status.box.com', value: { kind: 'url' },
    description: "Box's status page, asked only when Box looks unavailable. Empty switches that off.",
  },
  'report-file': {
    ...open, default: '', value: { kind: 'path' },
    description: "Where the JSON report goes. Default: box-preflight-report.json in the runner's temp folder; the command writes none.",
  },
  'reports': {
    ...open, default: '', value: { kind: 'lines' },
    description: 'Further reports, one a line: FORMAT=FILE, where FORMAT is text, json, junit, sarif, markdown or html.',
  },
  'details': {
    ...open, default: 'auto', value: { kind: 'choice', of: ['auto', 'full', 'ids'] },
    description: 'full: show names and logins of folders, users and the enterprise. ids: show IDs alone. auto: ids in a public repository, else full.',
  },
  'summary': {
    ...open, default: 'true', value: { kind: 'boolean' },
    description: 'Write the job summary.',
  },
  'comment': {
    ...open, default: 'never', value: { kind: 'choice', of: ['always', 'on-problem', 'never'] },
    description: 'On pull requests, keep one comment for each name up to date. on-problem: only where something failed, and green again on recovery. Needs permissions: pull-requests: write.',
  },
  'tracking-issue': {
    ...open, default: 'false', value: { kind: 'boolean' },
    description: 'On scheduled runs, keep one issue for each name and target: opened on fail, on error in the second run in a row, closed on recovery. Needs permissions: issues: write.',
  },
  'drift': {
    ...open, default: 'off', value: { kind: 'choice', of: ['off', 'warn', 'fail'] },
    description: 'What a change since the last good run (identity, permissions, scopes, key) counts as. Needs drift-baseline or tracking-issue.',
  },
  'drift-baseline': {
    ...open, default: '', value: { kind: 'path' },
    description: 'An earlier JSON report to compare with, from a cache or an artifact. A file that is not there yet is none.',
  },
  'github-token': {
    ...secretText, default: '${{ github.token }}',
    description: 'Token for comment and tracking-issue, used for nothing else.',
  },
} as const satisfies Record<string, InputRow>;

export type InputName = keyof typeof inputs;

/** The inputs whose value is of one kind. */
export type InputOf<Kind extends ValueKind['kind']> = { [Name in InputName]: (typeof inputs)[Name]['value'] extends { kind: Kind } ? Name : never }[InputName];

/** What a choice input may be set to. */
export type ChoiceOf<Name extends InputOf<'choice'>> = (typeof inputs)[Name]['value']['of'][number];

/** All names, in the contract's order. */
export const inputNames = Object.keys(inputs) as readonly InputName[];

export function isInputName(name: string): name is InputName {
  return Object.hasOwn(inputs, name);
}

/** The row of an input, typed as any row. */
export function rowOf(name: InputName): InputRow {
  return inputs[name];
}
