import { ENTERPRISE_ACCESS, lower, REAUTHORIZE, RUN_AGAIN } from './steps.ts';
import type { Advice } from './types.ts';

const TICK = 'Open Developer Console > the app > Configuration > Application Scopes, tick {scopeLabel} and save.';

const ON_REQUEST = 'If there is no such box: ask Box Support to turn the scope on for the app (legal holds and Global Content Manager are on request only).';

/** What the checks `scope:NAME` can find: box-access.md section 5. */
export const SCOPE_FINDINGS = {
  'scope-missing': {
    hypotheses: [
      {
        code: 'scope-missing', confidence: 'likely',
        cause: 'The token does not carry the scope {scope}, or the app was not re-authorized since it was ticked.',
        remedy: [TICK, ON_REQUEST, REAUTHORIZE, RUN_AGAIN],
      },
    ],
    docs: ['scopes', 'app-approval'],
  },
  'scope-missing-likely': {
    hypotheses: [
      {
        code: 'scope-missing', confidence: 'possible',
        cause: 'The token probably does not carry the scope {scope}.',
        remedy: [TICK, ON_REQUEST, REAUTHORIZE, RUN_AGAIN],
      },
      {
        code: 'app-misconfigured', confidence: 'possible',
        cause: 'The app has App Access Only.',
        remedy: [`If managed users or groups are concerned: ${lower(ENTERPRISE_ACCESS)}`],
      },
      {
        code: 'feature-unavailable', confidence: 'possible',
        cause: 'The plan lacks the feature.',
        remedy: ['Ask a Box admin whether the enterprise’s plan includes the feature.'],
      },
    ],
    docs: ['scopes', 'app-approval'],
  },
  'scope-held-no-rights': {
    hypotheses: [
      {
        code: 'feature-unavailable', confidence: 'likely',
        cause: 'The token carries the scope {scope}, but {login} lacks the rights or the licence to use it.',
        remedy: ['Ask a Box admin whether the plan includes the feature[ ({needed})], and whether it is enabled for {login}.'],
      },
      {
        code: 'app-misconfigured', confidence: 'possible',
        cause: 'The app has App Access Only.',
        remedy: [`If managed users or groups are concerned: ${lower(ENTERPRISE_ACCESS)}`],
      },
    ],
    docs: ['scopes', 'help-403'],
  },
  'scope-held-blocked': {
    hypotheses: [
      {
        code: 'feature-unavailable', confidence: 'possible',
        cause: 'The token carries the scope {scope}, yet Box refuses a request that needs it.',
        remedy: ['Ask a Box admin whether the enterprise’s plan includes the feature behind the scope {scope}[ ({needed})].'],
      },
      {
        code: 'app-misconfigured', confidence: 'possible',
        cause: 'The app has App Access Only.',
        remedy: [`If managed users or groups are concerned: ${lower(ENTERPRISE_ACCESS)}`],
      },
    ],
    docs: ['scopes', 'app-approval'],
  },
  'scope-undetermined': {
    hypotheses: [{
      code: 'unknown', confidence: 'possible',
      cause: 'Whether the token carries the scope {scope} can’t be told from Box’s answers.',
      remedy: ['Open Developer Console > the app > Configuration > Application Scopes and check that {scopeLabel} is ticked.', REAUTHORIZE],
    }],
    docs: ['scopes'],
  },
  'scope-unknown-name-refused': {
    hypotheses: [
      {
        code: 'scope-missing', confidence: 'likely', owner: 'ci',
        cause: 'This version knows no such scope[ ({scope})], and Box refuses to exchange the token for it, while it does so for another scope.',
        remedy: ['Check the spelling in `scopes`[; the nearest known name is {expected}].'],
      },
      {
        code: 'scope-missing', confidence: 'possible',
        cause: 'The scope is new, and the app does not hold it.',
        remedy: ['If the name is right: have it ticked under Developer Console > the app > Configuration > Application Scopes, and the app re-authorized.'],
      },
    ],
    docs: ['scopes', 'inputs'],
  },
  'scope-unknown-name': {
    hypotheses: [{
      code: 'unknown', confidence: 'possible', owner: 'ci',
      cause: 'This version knows no such scope[ ({scope})], and whether the token carries it can’t be told from Box’s answers.',
      remedy: ['Check the spelling in `scopes`[; the nearest known name is {expected}].'],
    }],
    docs: ['scopes', 'inputs'],
  },
} as const satisfies Readonly<Record<string, Advice>>;
