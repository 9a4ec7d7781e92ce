import { GIVE_BOX_THE_IDS } from './steps.ts';
import type { Row } from './types.ts';

const REHEARSAL = ['upload-rehearsal', 'replace-rehearsal'] as const;

const CHECK_STATUS = 'Check https://status.box.com for an incident, and run this again later.';

/** Room and rates: what may succeed with less, or later. Box-errors.md sections 4, 6 and 7. */
export const LIMIT_ROWS: readonly Row[] = [
  {
    id: 'too-many-downloads',
    at: 'any',
    when: { kind: 'http', code: ['user_too_many_concurrent_downloads', 'enterprise_too_many_concurrent_downloads'] },
    hypotheses: [{
      code: 'rate-limited', confidence: 'likely',
      cause: 'Too many zip downloads run at once: Box allows 5 for a user and 10 for an enterprise.',
      remedy: ['Wait until one of them has ended, then try again.'],
    }],
    docs: ['rate-limits'],
    source: 'box-errors.md section 7',
    seen: ['user_too_many_concurrent_downloads', 'enterprise_too_many_concurrent_downloads'],
  },
  {
    id: 'rate-limited-licence',
    at: 'any',
    when: { kind: 'http', status: [429], says: /\b(?:monthly|licen[cs]ed?|allotment|allowance)\b/iu },
    hypotheses: [{
      code: 'rate-limited', confidence: 'likely', owner: 'box-admin', retryable: false,
      cause: 'The API calls that the enterprise’s plan allows in a month are used up.[ Box says: {message}]',
      remedy: ['Ask a Box admin to look at the API usage under Admin Console > Reports, and to buy more calls or to find out what sends so many.'],
    }],
    docs: ['rate-limits'],
    source: 'box-errors.md section 7 (monthly licensed API calls; wording unconfirmed)',
    seen: ['Monthly API call limit of your licence exceeded'],
  },
  {
    id: 'rate-limited-concurrency',
    at: 'any',
    when: { kind: 'http', status: [429], says: /\b(?:concurrent|simultaneous)\b/iu },
    hypotheses: [{
      code: 'rate-limited', confidence: 'likely',
      cause: 'Too many requests of this app’s user run at once.[ Box asks to wait {retryAfter}.]',
      remedy: ['Let jobs that share this service account run one after another (`concurrency` in the workflow).'],
    }],
    docs: ['rate-limits'],
    source: 'box-errors.md section 7',
    seen: ['Too many concurrent requests'],
  },
  {
    id: 'rate-limited-token',
    at: ['token', 'user-token', 'token-exchange', 'revoke'],
    when: { kind: 'http', status: [429] },
    hypotheses: [{
      code: 'rate-limited', confidence: 'likely',
      cause: 'Box limits how often this app asks for tokens.[ It asks to wait {retryAfter}.]',
      remedy: [
        'Wait {retryAfter}, then run this again.',
        'Let each job obtain one token and reuse it; do not let the jobs of a matrix all start at the same moment.',
      ],
    }],
    docs: ['rate-limits'],
    source: 'box-errors.md section 7; box-authentication.md section 8, row 27',
    seen: ['429 to a token request'],
  },
  {
    id: 'rate-limited-upload',
    at: REHEARSAL,
    when: { kind: 'http', status: [429] },
    hypotheses: [
      {
        code: 'rate-limited', confidence: 'likely',
        cause: 'Box limits the uploads of this app’s user: 240 files a minute.[ It asks to wait {retryAfter}.]',
        remedy: [
          'Wait {retryAfter}, then run this again.',
          'Let deploys that share this service account upload one after another, or pack many small files into one archive.',
        ],
      },
      {
        code: 'rate-limited', confidence: 'possible', cause: 'Its other requests count as well.',
        remedy: ['Let all jobs that share this service account run one after another: together they may send 1,000 requests a minute.'],
      },
    ],
    docs: ['rate-limits'],
    source: 'box-errors.md section 7 (that a rehearsal counts as an upload is unconfirmed)',
    seen: ['429 when an upload is rehearsed'],
  },
  {
    id: 'rate-limited',
    at: 'any',
    when: { kind: 'http', status: [429] },
    hypotheses: [
      {
        code: 'rate-limited', confidence: 'likely',
        cause: 'Box limits the requests of this app’s user.[ It asks to wait {retryAfter}.]',
        remedy: [
          'Wait {retryAfter}, then run this again.',
          'Let jobs that share this service account run one after another: together they may send 1,000 requests a minute.',
        ],
      },
      {
        code: 'rate-limited', confidence: 'possible',
        cause: 'The month’s licensed API calls are used up.',
        remedy: ['Ask a Box admin whether the API calls that the enterprise’s plan allows this month are used up.'],
      },
    ],
    docs: ['rate-limits'],
    source: 'box-errors.md section 7; box-authentication.md section 8, row 27',
    seen: ['Request rate limit exceeded, please try again later', 'rate_limit_exceeded', 'too_many_requests'],
  },
  {
    id: 'storage-full',
    at: 'any',
    when: { kind: 'http', code: ['storage_limit_exceeded'] },
    hypotheses: [{
      code: 'quota-exceeded', confidence: 'likely',
      cause: 'The storage of the folder’s owner, or of {login}, is full (a service account usually has 10 GB).',
      remedy: [
        'Ask a Box admin to raise the storage quota of that account, or to move the folder to an owner with more.',
        'Delete what is no longer needed and empty the trash: what is in it counts too.',
      ],
    }],
    docs: ['errors', 'user-types'],
    source: 'box-errors.md section 4; box-access.md section 4.3 (also a 409)',
    seen: ['Account storage limit reached', 'storage_limit_exceeded'],
  },
  {
    id: 'file-too-large',
    at: 'any',
    when: { kind: 'http', code: ['file_size_limit_exceeded'] },
    hypotheses: [{
      code: 'quota-exceeded', confidence: 'likely',
      cause: 'The file is larger than the plan of the folder’s owner allows.',
      remedy: ['Upload to a folder whose owner’s plan allows files of this size, or split the file.'],
    }],
    docs: ['errors'],
    source: 'box-errors.md section 4',
    seen: ['File size exceeds the folder owner\'s file size limit', 'file_size_limit_exceeded'],
  },
  {
    id: 'request-too-large',
    at: 'any',
    when: { kind: 'http', status: [413] },
    hypotheses: [{
      code: 'quota-exceeded', confidence: 'likely',
      cause: 'The upload is larger than Box takes in one request.',
      remedy: ['Use an upload session (chunked upload) for files of 50 MB and more.'],
    }],
    docs: ['upload-sessions', 'errors'],
    source: 'box-errors.md section 6',
    seen: ['request_entity_too_large', '413 Payload Too Large'],
  },
  {
    id: 'no-space',
    at: 'any',
    when: { kind: 'http', status: [507], fromBox: true },
    hypotheses: [{
      code: 'quota-exceeded', confidence: 'likely',
      cause: 'There is no storage left for this.',
      remedy: ['Delete what is no longer needed and empty the trash, or ask a Box admin to raise the quota.'],
    }],
    docs: ['errors'],
    source: 'box-errors.md section 7',
    seen: ['507 Insufficient Storage'],
  },
  {
    id: 'busy-name',
    at: 'any',
    when: { kind: 'http', code: ['name_temporarily_reserved'] },
    hypotheses: [{
      code: 'box-unavailable', confidence: 'likely', owner: 'ci',
      cause: 'Another upload of the same name to the same folder is under way.',
      remedy: [
        'Run this again in a minute.',
        'Let jobs that upload the same names run one after another (`concurrency` in the workflow).',
        'If an upload of yours was cut off and sent again: look first whether the file is there; the first one may have arrived.',
      ],
    }],
    docs: ['errors'],
    source: 'box-errors.md section 6',
    seen: ['name_temporarily_reserved'],
  },
  {
    id: 'busy-folder',
    at: 'any',
    when: { kind: 'http', code: ['operation_blocked_temporary'] },
    hypotheses: [{
      code: 'box-unavailable', confidence: 'likely', owner: 'content-owner',
      cause: 'The folder is locked while it, or one above it, is moved, copied or deleted.',
      remedy: ['Run this again when that has ended; for a large folder it takes minutes.'],
    }],
    docs: ['errors'],
    source: 'box-errors.md section 6',
    seen: ['operation_blocked_temporary'],
  },
  {
    id: 'request-timeout',
    at: 'any',
    when: { kind: 'http', status: [408] },
    hypotheses: [{
      code: 'timeout', confidence: 'likely',
      cause: 'The request took so long to arrive that it was given up (HTTP 408).',
      remedy: ['Run this again.', 'Check the connection between this host and Box, if it goes on.'],
    }],
    docs: ['box-status', 'errors'],
    source: 'box-errors.md section 7',
    seen: ['408 Request Timeout'],
  },
  {
    id: 'not-built',
    at: 'any',
    when: { kind: 'http', status: [501] },
    hypotheses: [{
      code: 'box-unavailable', confidence: 'likely', retryable: false,
      cause: 'Box does not offer this operation yet (HTTP 501).',
      remedy: ['Use an operation and a `box-version` that the reference lists as available.'],
    }],
    docs: ['versioning', 'box-status'],
    source: 'box-errors.md section 7',
    seen: ['501 Not Implemented'],
  },
  {
    id: 'overloaded',
    at: 'any',
    when: { kind: 'http', status: [503] },
    hypotheses: [{
      code: 'box-unavailable', confidence: 'likely',
      cause: 'Box is overloaded or under maintenance (HTTP 503).[ It asks to wait {retryAfter}.]',
      remedy: [
        CHECK_STATUS,
        GIVE_BOX_THE_IDS,
      ],
    }],
    docs: ['box-status', 'errors'],
    source: 'box-errors.md section 7',
    seen: ['Unavailable', '503 Service Unavailable'],
  },
  {
    id: 'server-error',
    at: 'any',
    when: { kind: 'http', status: ['5xx'] },
    hypotheses: [{
      code: 'box-unavailable', confidence: 'likely',
      cause: 'Box, or a load balancer before it, failed[ (HTTP {status})].',
      remedy: [
        CHECK_STATUS,
        GIVE_BOX_THE_IDS,
      ],
    }],
    docs: ['box-status', 'errors'],
    source: 'box-errors.md section 7; box-authentication.md section 8, row 28',
    seen: ['Internal Server Error', 'internal_server_error', '502 Bad Gateway', 'bad_gateway', '504 Gateway Timeout'],
  },
  {
    id: 'rehearsal-intercepted',
    at: REHEARSAL,
    when: { kind: 'http', status: [200, 204], shape: ['empty', 'unreadable'], fromBox: false },
    hypotheses: [{
      code: 'proxy', confidence: 'likely',
      cause: 'Something between this host and Box answered the OPTIONS request itself.',
      remedy: ['Ask who runs the proxy or firewall to let OPTIONS requests to {host} through unchanged.'],
    }],
    docs: ['upload-check', 'domains'],
    source: 'box-access.md section 4.1',
    seen: ['200 without upload_url to OPTIONS /2.0/files/content'],
  },
  {
    id: 'conflict-unreadable',
    at: REHEARSAL,
    when: { kind: 'http', status: [409], shape: ['unreadable'] },
    hypotheses: [{
      code: 'box-unavailable', confidence: 'possible',
      cause: 'Box says that there is an item of this name already, and the answer does not tell which: it was cut off, or is not what Box documents.',
      remedy: ['Run this again.', 'Check that no proxy between this host and Box rewrites or shortens answers.', GIVE_BOX_THE_IDS],
    }],
    docs: ['upload-check', 'error-format'],
    source: 'box-errors.md section 1 (`conflicts`); contract section 5 (`box-unavailable`)',
    seen: ['409 without a conflict that can be read'],
  },
  {
    id: 'unreadable',
    at: 'any',
    // 300, 304 and the rest of the 3xx lead nowhere: as answers to these questions they mean nothing.
    when: { kind: 'http', status: ['2xx', 300, 304, 305, 306] },
    hypotheses: [
      {
        code: 'box-unavailable', confidence: 'possible',
        cause: 'The answer is no complete answer to this question: it was cut off, or is not what Box documents.',
        remedy: ['Run this again.', CHECK_STATUS, GIVE_BOX_THE_IDS],
      },
      {
        code: 'proxy', confidence: 'possible',
        cause: 'Something in between changes answers.',
        remedy: ['Check that no proxy between this host and Box rewrites or shortens answers.'],
      },
    ],
    docs: ['box-status', 'error-format'],
    source: 'box-errors.md section 1; contract section 5 (`box-unavailable`)',
    seen: ['200 with an incomplete or unreadable body'],
  },
];
