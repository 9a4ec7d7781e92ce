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
        'If this is a reusable workflow: pass the secret by name under `secrets:` of the job that calls it.',
      ],
    }],
    docs: ['secrets', 'reusable-workflows', 'inputs'],
  },
  'variable-not-given': {
    hypotheses: [{
      code: 'credentials-malformed', confidence: 'likely',
      cause: 'The config file takes credentials from the environment, and in this job {input} is empty.',
      remedy: [
        'Put it under `env:` of the step, from a secret: `${{ secrets.NAME }}`.',
        'Check the secret’s name under Settings > Secrets and variables > Actions: a name that does not exist gives an empty text.',
        'If the secret belongs to an environment: add `environment: NAME` to the job.',
        'If another job has it: name only the targets of this job in `targets`.',
      ],
    }],
    docs: ['secrets', 'inputs'],
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
  'drifted': {
    hypotheses: [{
      code: 'unknown', confidence: 'likely',
      cause: 'Somebody changed the app, its key, or what it may do, since the last good run[: {found}].',
      remedy: [
        'Ask whoever administers the app and the folders whether each change is wanted.',
        'If one is not: ask for it to be taken back, and run this again.',
        'If all are, and `drift-baseline` is used: let the report of a run with `drift: off` be the next baseline.',
        'If all are, and `tracking-issue` is used: close the tracking issue by hand, and the next run takes what is now as good.',
      ],
    }],
    docs: ['scheduled-runs'],
  },
  'drift-baseline-unreadable': {
    hypotheses: [{
      code: 'unknown', confidence: 'likely', owner: 'ci',
      cause: 'What this run should be compared with is no report of this tool[: {found}].',
      remedy: [
        'Delete the file that `drift-baseline` names, or the cache it comes from: the next good run writes a new one.',
        'Check that `drift-baseline` names a JSON report as `report-file` writes it.',
      ],
    }],
    docs: ['scheduled-runs', 'inputs'],
  },
  'not-recognized': {
    hypotheses: [{
      code: 'unknown', confidence: 'possible', owner: 'ci',
      cause: 'This is no failure of Box, or of the way to it, that this version can read.',
      remedy: [
        'Copy the whole answer, with its status line and headers (`curl -i` prints them), or the whole text of the exception, and try that.',
        'Add what you know: `--status 403`, `--endpoint token` or `api`, `--auth jwt`, `ccg` or `oauth`.',
        'Report the text to this project if it is from Box, without its secrets.',
      ],
    }],
    docs: ['errors', 'report-a-bug'],
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
