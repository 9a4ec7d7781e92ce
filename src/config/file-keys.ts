import type { InputName } from './inputs.ts';
import { rowOf } from './inputs.ts';

/** The parts of a config file that have keys of their own. */
export type Section = 'file' | 'policy' | 'defaults' | 'target' | 'folder' | 'planned-upload';

/** Inputs that a config file may set for the whole run, under `policy`. The same words, the same values. */
export const POLICY_INPUTS = [
  'name', 'fail-on', 'on-inconclusive', 'max-clock-skew', 'warn-clock-skew', 'timeout', 'request-timeout', 'max-attempts', 'max-api-calls',
  'details', 'summary', 'sdk', 'least-privilege', 'drift', 'drift-baseline',
] as const satisfies readonly InputName[];

export type PolicyInput = (typeof POLICY_INPUTS)[number];

/** The keys of a credential. What they name is read from the environment. */
export const CREDENTIAL_KEYS = ['jwt-config', 'client-id', 'client-secret', 'enterprise-id'] as const satisfies readonly InputName[];

export type CredentialKey = (typeof CREDENTIAL_KEYS)[number];

const NEEDS: Readonly<Record<string, string>> = {
  'jwt-config': 'The environment variable, beginning with BOX_, that holds the JSON file of a JWT app. The workflow fills it from a secret.',
  'jwt-algorithm': rowOf('jwt-algorithm').description,
  'client-id': 'The environment variable, beginning with BOX_, that holds the client ID of an app that uses the Client Credentials Grant.',
  'client-secret': 'The environment variable, beginning with BOX_, that holds its client secret.',
  'enterprise-id': 'Its enterprise ID, or the environment variable, beginning with BOX_, that holds it. May be left out where user-id is given.',
  'user-id': rowOf('user-id').description,
  'as-user': rowOf('as-user').description,
  'folders': 'Folders that the deploy uses.',
  'scopes': rowOf('scopes').description,
};

const TARGET: Readonly<Record<string, string>> = { 'label': 'What people call it; shown beside its name.', ...NEEDS };

/** Every key of a config file with what it means, by section: what is read, and what the schema tells editors. */
export const KEYS: Readonly<Record<Section, Readonly<Record<string, string>>>> = {
  'policy': Object.fromEntries(POLICY_INPUTS.map((name) => [name, rowOf(name).description])),
  'defaults': NEEDS,
  'target': TARGET,
  'folder': {
    'id': 'The folder: its ID or its URL.',
    'operations': 'What the deploy does in it. Default: read.',
    'label': 'What people call it; shown beside its ID.',
    'expected-name': 'The name that it must have in Box, so that the ID of another folder is found out.',
    'planned-upload': 'The file that the deploy will upload: rehearsed with this name and size.',
  },
  'planned-upload': {
    'name': 'Its name.',
    'size': 'Its size: bytes, or a number with KB, MB, GB (powers of 1000) or KiB, MiB, GiB (of 1024).',
  },
  // Last: a key that is misplaced belongs rather into a section than at the top.
  'file': {
    'policy': 'What counts for the whole run. An input of the same name goes before it.',
    'defaults': 'What all targets have in common. A key that a target has itself is taken from there alone.',
    'targets': 'The apps to verify, each under a name of its own. Left out: the file describes the one app whose credentials the inputs give, and the keys of a target stand at the top.',
    ...TARGET,
  },
};

const BY_INPUT = 'can’t be set in a config file, because a pull request can change it. Set it as an input of the same name.';

/** Inputs that a config file may not set (contract, section 9), and what to do instead. */
export const FORBIDDEN: Readonly<Partial<Record<string, string>>> = {
  'api-url': BY_INPUT, 'status-url': BY_INPUT, 'report-file': BY_INPUT, 'reports': BY_INPUT, 'github-token': BY_INPUT, 'comment': BY_INPUT,
  'tracking-issue': BY_INPUT, 'on-missing-credentials': BY_INPUT, 'repaired-credentials': BY_INPUT,
  'jwt-config-file': 'can’t be named in a config file. Name the environment variable that holds the JSON in jwt-config, or set jwt-config-file as an input.',
  'config-file': 'can’t stand in a config file: one file can’t take in another.',
  '<<': 'is a merge key, which is not supported. Put what targets share under defaults.',
};

/** What a target is called: it becomes a part of check ids and file names. `host` is taken. */
export const TARGET_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/u;
export const RESERVED_TARGET = 'host';

/** More is a mistake in what made the file. */
export const MOST_TARGETS = 100;
