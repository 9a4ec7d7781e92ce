import { AS_USER, REAUTHORIZE, RUN_AGAIN } from './steps.ts';
import type { Advice } from './types.ts';

const RAISE_QUOTA = 'Ask a Box admin to raise the storage quota of {login}, or to move the folders to an owner with more.';
const EMPTY_TRASH = 'Delete what is no longer needed and empty the trash: what is in it counts too.';
const REACTIVATE = 'Ask a Box admin to open Admin Console > Users & Groups, find {login} and set its status to Active.';

/** What the checks `clock`, `identity`, `user-token` and `as-user` can find: box-authentication.md section 7, box-access.md section 1. */
export const IDENTITY_FINDINGS = {
  'clock-ahead': {
    hypotheses: [{
      code: 'clock-skew', confidence: 'likely',
      cause: 'This host’s clock is {skew}; Box refuses an assertion that expires more than 60 seconds ahead by its own time.',
      remedy: ['{clockCommand}'],
    }],
    docs: ['jwt-by-hand'],
  },
  'clock-behind': {
    hypotheses: [{
      code: 'clock-skew', confidence: 'likely',
      cause: 'This host’s clock is {skew}; Box refuses an assertion that has expired by its own time.',
      remedy: ['{clockCommand}'],
    }],
    docs: ['jwt-by-hand'],
  },
  'clock-whole-hours': {
    hypotheses: [{
      code: 'clock-skew', confidence: 'likely',
      cause: 'This host’s clock is {skew}: whole hours, as where a hardware clock that keeps local time is read as UTC, or the other way round. Box refuses its assertions.',
      remedy: [
        '{clockCommand}',
        'Check which zone the hardware clock keeps, so that it lasts: `timedatectl` says whether “RTC in local TZ”, and `sudo timedatectl set-local-rtc 0` makes it UTC.',
      ],
    }],
    docs: ['jwt-by-hand'],
  },
  'clock-off-ccg': {
    hypotheses: [{
      code: 'clock-skew', confidence: 'likely',
      cause: 'This host’s clock is {skew}. Nothing here depends on it: only JWT assertions do.',
      remedy: ['{clockCommand}'],
    }],
    docs: ['ccg'],
  },
  'clock-undetermined': {
    hypotheses: [{
      code: 'unknown', confidence: 'possible', owner: 'ci',
      cause: 'The times in the answers contradict each other: this host’s clock was set during the run, or something in between changes the `Date` header.',
      remedy: ['Run this again.', 'Check that no proxy caches answers or writes a `Date` header of its own, if it goes on.'],
    }],
    docs: ['checks'],
  },
  'no-date': {
    hypotheses: [{
      code: 'unknown', confidence: 'possible', owner: 'ci',
      cause: 'No answer that Box itself wrote carried a `Date` header that can be read, so this host’s clock can’t be compared with Box’s.',
      remedy: ['Check that no proxy or cache between this host and Box answers in its place, or removes the `Date` header.'],
    }],
    docs: ['checks'],
  },
  'clock-proven': {
    hypotheses: [{
      code: 'clock-skew', confidence: 'proven',
      cause: 'This host’s clock is wrong: Box refused the assertion, and accepted it when signed again with Box’s time.',
      remedy: ['{clockCommand}'],
    }],
    docs: ['jwt-by-hand', 'errors'],
  },
  'wrong-enterprise': {
    hypotheses: [{
      code: 'wrong-enterprise', confidence: 'likely',
      cause: 'The token belongs to another enterprise than expected[: to {actual}, not to {expected}].',
      remedy: [
        'Give the credentials of the app in the enterprise[ {expected}] that you expect, or correct the enterprise ID that you configured.',
        'Check whether one of the two is a sandbox: a sandbox is an enterprise of its own, with its own apps and IDs.',
      ],
    }],
    docs: ['sandbox', 'user-types'],
  },
  'enterprise-unknown': {
    hypotheses: [{
      code: 'unknown', confidence: 'possible', owner: 'box-admin',
      cause: 'Box does not show which enterprise {login} belongs to, so it can’t be compared with the one expected.',
      remedy: ['Check in the Admin Console that {login} belongs to the enterprise you expect.'],
    }],
    docs: ['user-types'],
  },
  'not-service-account': {
    hypotheses: [{
      code: 'unknown', confidence: 'possible',
      cause: 'The token acts for a user that does not look like the service account of a server app[: {login}].',
      remedy: [
        'Check under Developer Console > the app that it is a server authentication app (JWT or Client Credentials Grant).',
        'Set `user-id` if the deploy is meant to act for a user.',
      ],
    }],
    docs: ['user-types', 'ccg'],
  },
  'wrong-user': {
    hypotheses: [{
      code: 'app-misconfigured', confidence: 'likely', owner: 'ci',
      cause: 'Box answered as another user than asked for[: as {actual}, not as {expected}].',
      remedy: ['Set `user-id` to the ID of the user that the deploy acts for.', 'Check that no proxy between this host and Box caches answers.'],
    }],
    docs: ['user-types'],
  },
  'as-user-mismatch': {
    hypotheses: [{
      code: 'app-misconfigured', confidence: 'likely',
      cause: 'Box did not let the app act for the user[: it answered as {actual}, not as {expected}].',
      remedy: [
        AS_USER, REAUTHORIZE, RUN_AGAIN,
        'Check that no proxy between this host and Box removes the `As-User` header or caches answers.',
      ],
    }],
    docs: ['as-user'],
  },
  'user-inactive': {
    hypotheses: [{
      code: 'user-inactive', confidence: 'likely',
      cause: '{login} is deactivated.',
      remedy: [REACTIVATE, 'If it was deactivated on purpose: name another user in `user-id` or `as-user`.'],
    }],
    docs: ['user-types', 'errors'],
  },
  'user-status-unknown': {
    hypotheses: [{
      code: 'unknown', confidence: 'possible', owner: 'box-admin',
      cause: 'Box does not show the account status of {login}, or one that this version does not know.',
      remedy: ['Check in the Admin Console that {login} is active.'],
    }],
    docs: ['user-types'],
  },
  'user-limited': {
    hypotheses: [{
      code: 'user-inactive', confidence: 'likely',
      cause: 'The account status of {login} forbids what the deploy does[: {operation}].',
      remedy: [REACTIVATE],
    }],
    docs: ['user-types'],
  },
  'quota-nearly-full': {
    hypotheses: [{
      code: 'quota-exceeded', confidence: 'likely',
      cause: 'The storage of {login} is nearly full[: {actual} left].',
      remedy: [RAISE_QUOTA, EMPTY_TRASH],
    }],
    docs: ['user-types', 'errors'],
  },
} as const satisfies Readonly<Record<string, Advice>>;
