import type { Advice } from './types.ts';

/** Credentials that are not there, and a run that did not get to the end. */
export const RUN_FINDINGS = {
  'fork-no-secrets': {
    hypotheses: [{
      code: 'credentials-malformed', confidence: 'likely',
      cause: 'GitHub hands no secrets to a pull request from a fork, so {input} is empty.',
      remedy: [
        'Run this check on `push` to a branch of this repository, where secrets are there.',
        'If it shall not fail for forks: leave `on-missing-credentials` at `auto`.',
      ],
    }],
    docs: ['fork-events', 'secrets'],
  },
  'dependabot-no-secrets': {
    hypotheses: [{
      code: 'credentials-malformed', confidence: 'likely',
      cause: 'GitHub hands Actions secrets to no run that Dependabot started, so {input} is empty.',
      remedy: [
        'Add the same secrets under Settings > Secrets and variables > Dependabot, if Dependabot’s pull requests shall be checked.',
        'If they shall not: leave `on-missing-credentials` at `auto`.',
      ],
    }],
    docs: ['dependabot', 'secrets'],
  },
  'credentials-not-given': {
    hypotheses: [{
      code: 'credentials-malformed', confidence: 'likely',
      cause: 'No complete credentials were given: {input} is empty.',
      remedy: [
        'Set `jwt-config` for a JWT app, or `client-id`, `client-secret` and `enterprise-id` for a Client Credentials Grant app.',
        'Check the secret’s name under Settings > Secrets and variables > Actions: a name that does not exist gives an empty text.',
        'If the secret belongs to an environment: add `environment: NAME` to the job.',
        'If this is a reusable workflow: add `secrets: inherit` to the job that calls it.',
      ],
    }],
    docs: ['secrets', 'reusable-workflows', 'inputs'],
  },
  'timeout': {
    hypotheses: [{
      code: 'timeout', confidence: 'likely',
      cause: 'The time for the whole run[ ({limit})] was up before this was answered.',
      remedy: ['Run this again.', 'Raise `timeout`, or ask for fewer folders and scopes in one run.'],
    }],
    docs: ['inputs'],
  },
  'interrupted': {
    hypotheses: [{
      code: 'timeout', confidence: 'likely',
      cause: 'The run was stopped from outside before this was answered.',
      remedy: [
        'Run this again.',
        'If nobody cancelled it: check the job’s `timeout-minutes`, and whether a newer run of the same `concurrency` group replaced it.',
      ],
    }],
    docs: ['workflow-timeout'],
  },
  'internal-error': {
    hypotheses: [{
      code: 'unknown', confidence: 'possible',
      cause: 'This check broke by a fault of box-preflight itself.[ It says: {message}]',
      remedy: ['Report it to this project with the log of this step; it holds no secrets.'],
    }],
    docs: ['report-a-bug'],
  },
} as const satisfies Readonly<Record<string, Advice>>;
