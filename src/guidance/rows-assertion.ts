import { AUTHORIZE, CHECK_ENTERPRISE, DOWNLOAD_CONFIG, STORE_SECRET } from './steps.ts';
import type { Hypothesis, Row } from './types.ts';

const TOKEN = ['token', 'user-token'] as const;

const KEEP_CLOCK = [
  '{clockCommand}',
  'If this is a container or a virtual machine: set the clock of the machine it runs on; a container has none of its own.',
] as const;

const LIFETIME: Hypothesis = {
  code: 'jwt-claim-invalid', confidence: 'possible', retryable: false,
  cause: 'The assertion’s lifetime is too long.',
  remedy: ['Check that your client sets `exp` to a whole number at most 60 seconds ahead; 30 leaves room for the clock.'],
};

/** What the token endpoint says about a JWT's claims and its signature: box-authentication.md sections 7 and 8. */
export const ASSERTION_ROWS: readonly Row[] = [
  {
    id: 'assertion-expired',
    at: TOKEN,
    when: { kind: 'http', says: /must be before the expiration date.{0,40}'exp' claim/iu },
    hypotheses: [{
      code: 'clock-skew', confidence: 'likely',
      cause: 'The assertion had expired when Box read it: this host’s clock is behind Box’s, or the request was held up.',
      remedy: [...KEEP_CLOCK],
    }],
    docs: ['jwt-by-hand', 'errors'],
    source: 'box-authentication.md section 7 and section 8, row 15',
    seen: [
      'Current date/time MUST be before the expiration date/time listed in the \'exp\' claim',
      'Current date time must be before the expiration date time listed in the \'exp\' claim.',
    ],
  },
  {
    id: 'assertion-too-far-ahead',
    at: TOKEN,
    when: { kind: 'http', says: /'exp' (?:claim|value).{0,60}exceeds the maximum/iu },
    hypotheses: [
      {
        code: 'clock-skew', confidence: 'likely',
        cause: 'The assertion expires too late by Box’s time: this host’s clock is ahead of Box’s.',
        remedy: [...KEEP_CLOCK],
      },
      LIFETIME,
    ],
    docs: ['jwt-by-hand', 'errors'],
    source: 'box-authentication.md section 7 and section 8, row 15',
    seen: ['Please check the \'exp\' claim. The \'exp\' value exceeds the maximum value of 60 seconds beyond the issue time.'],
  },
  {
    id: 'assertion-clock',
    at: TOKEN,
    when: { kind: 'http', says: /'(?:exp|iat|nbf)' (?:claim|value)/iu },
    hypotheses: [
      {
        code: 'clock-skew', confidence: 'likely',
        cause: 'Box refuses a time in the assertion: this host’s clock differs from Box’s.',
        remedy: [...KEEP_CLOCK],
      },
      LIFETIME,
    ],
    docs: ['jwt-by-hand', 'errors'],
    source: 'box-authentication.md section 7: older wording, and times in the future',
    seen: ['Please check the \'exp\' claim.', 'Please check the \'iat\' claim.', 'Please check the \'nbf\' claim.'],
  },
  {
    id: 'jti-used',
    at: TOKEN,
    when: { kind: 'http', says: /'jti' (?:claim|value)/iu },
    hypotheses: [
      {
        code: 'jwt-claim-invalid', confidence: 'likely', retryable: true,
        cause: 'Box has seen this assertion’s `jti` before: the same assertion was sent twice, often by a blind retry.',
        remedy: [
          'Run this again: every run signs a new assertion.',
          'If your own client shows it: make it sign a new assertion with a new `jti` for every try, after a 429 or a 5xx too.',
        ],
      },
      {
        code: 'jwt-claim-invalid', confidence: 'possible',
        cause: 'The `jti` is too short or too long.',
        remedy: ['Use a `jti` of 16 to 128 characters, such as a UUID.'],
      },
    ],
    docs: ['jwt-by-hand', 'errors'],
    source: 'box-authentication.md section 7 and section 8, row 14',
    seen: ['Please check the \'jti\' claim. A unique \'jti\' value is required.', 'Please check the \'jti\' claim.'],
  },
  {
    id: 'sub-invalid-user',
    at: TOKEN,
    when: { kind: 'http', says: /'sub' (?:claim|specified)/iu, subject: 'user' },
    hypotheses: [
      {
        code: 'jwt-claim-invalid', confidence: 'likely',
        cause: 'Box issues this app no token for this user[ ({userId})].',
        remedy: [
          'Check that {userId} is the ID of an active user of this enterprise: digits, not a login, not the service account’s own ID.',
          'Check that the config comes from the app and the enterprise that this user belongs to.',
        ],
      },
      { code: 'app-not-authorized', confidence: 'possible', cause: 'The app was not authorized.', remedy: [AUTHORIZE] },
    ],
    docs: ['help-sub-claim', 'jwt-by-hand'],
    source: 'box-authentication.md section 8, row 11',
    seen: ['Please check the \'sub\' claim. The \'sub\' specified is invalid.', 'Please check the \'sub\' claim.'],
  },
  {
    id: 'sub-invalid',
    at: TOKEN,
    when: { kind: 'http', says: /'sub' (?:claim|specified)/iu },
    hypotheses: [
      {
        code: 'jwt-claim-invalid', confidence: 'likely',
        cause: 'Box knows no enterprise[ {enterpriseId}] that this app may act for.',
        remedy: [
          CHECK_ENTERPRISE,
          'Check that `enterpriseID` in the config is a string of digits, not 0, and no account ID or app ID.',
        ],
      },
      { code: 'app-not-authorized', confidence: 'possible', cause: 'The app was not authorized.', remedy: [AUTHORIZE] },
    ],
    docs: ['help-sub-claim', 'sandbox'],
    source: 'box-authentication.md section 8, row 11',
    seen: ['Please check the \'sub\' claim. The \'sub\' specified is invalid.', 'Please check the \'sub\' claim.'],
  },
  {
    id: 'iss-invalid',
    at: TOKEN,
    when: { kind: 'http', says: /'iss' claim/iu },
    hypotheses: [{
      code: 'jwt-claim-invalid', confidence: 'likely',
      cause: 'The assertion’s issuer[ ({clientId})] is no client ID that Box knows.',
      remedy: ['Use `clientID`, keys and `enterpriseID` of one and the same config file, unchanged.', DOWNLOAD_CONFIG],
    }],
    docs: ['jwt-by-hand', 'jwt-setup'],
    source: 'box-authentication.md section 8, row 12',
    seen: ['Please check the \'iss\' claim.'],
  },
  {
    id: 'aud-invalid',
    at: TOKEN,
    when: { kind: 'http', says: /'aud' claim/iu },
    hypotheses: [{
      code: 'jwt-claim-invalid', confidence: 'likely',
      cause: 'The assertion’s audience is not Box’s token endpoint.',
      remedy: ['Set `aud` to exactly https://api.box.com/oauth2/token in your client, whatever host or proxy the request goes to.'],
    }],
    docs: ['jwt-by-hand', 'report-a-bug'],
    source: 'box-authentication.md section 8, row 13',
    seen: ['Please check the \'aud\' claim.'],
  },
  {
    id: 'claim-invalid',
    at: TOKEN,
    when: { kind: 'http', says: /please check the '[a-z_]{2,24}' claim/iu },
    hypotheses: [{
      code: 'jwt-claim-invalid', confidence: 'likely',
      cause: 'Box refuses a claim of the assertion.[ Box says: {message}]',
      remedy: ['Correct the claim that the message names; the linked page lists the rule for each.'],
    }],
    docs: ['jwt-by-hand'],
    source: 'box-authentication.md section 6',
    seen: ['Please check the \'box_sub_type\' claim.'],
  },
  {
    id: 'kid-unknown',
    at: TOKEN,
    when: { kind: 'http', says: /"?kid"? invalid, unable to lookup/iu },
    hypotheses: [{
      code: 'key-invalid', confidence: 'likely',
      cause: 'The app has no public key with this ID[ ({publicKeyId})]: it was deleted, or belongs to another app.',
      remedy: [
        'Open Developer Console > the app > Configuration > Add and Manage Public Keys and compare the IDs there with {publicKeyId}.',
        DOWNLOAD_CONFIG, STORE_SECRET,
      ],
    }],
    docs: ['jwt-setup', 'errors'],
    source: 'box-authentication.md section 8, row 16',
    seen: ['"kid" invalid, unable to lookup correct key'],
  },
  {
    id: 'kid-missing',
    at: TOKEN,
    when: { kind: 'http', says: /"?kid"? empty, unable to lookup/iu },
    hypotheses: [{
      code: 'key-invalid', confidence: 'likely',
      cause: 'The assertion names no key, and the app has several.',
      remedy: [
        'Set the header `kid` to the config’s `publicKeyID` in your client (Box’s SDKs of version 10 send none).',
        'If your client can’t send it: delete all public keys but one under Developer Console > the app > Configuration.',
      ],
    }],
    docs: ['jwt-by-hand', 'jwt-setup'],
    source: 'box-authentication.md section 8, row 17',
    seen: ['"kid" empty, unable to lookup correct key'],
  },
  {
    id: 'signature-invalid',
    at: TOKEN,
    when: { kind: 'http', says: /signature verification error|openssl unable to verify data/iu },
    hypotheses: [{
      code: 'key-invalid', confidence: 'likely',
      cause: 'The private key does not belong to the public key[ {publicKeyId}].',
      remedy: [
        'Use `publicKeyID`, `privateKey` and `passphrase` of one and the same config file.',
        DOWNLOAD_CONFIG, STORE_SECRET,
      ],
    }],
    docs: ['jwt-setup', 'errors'],
    source: 'box-authentication.md section 8, rows 18 and 19',
    seen: [
      'Signature verification error. The public key identified by "kid" must correspond to the private key used for signing.',
      'OpenSSL unable to verify data: ',
    ],
  },
  {
    id: 'no-public-key',
    at: TOKEN,
    when: { kind: 'http', says: /no public key\(s\) added/iu },
    hypotheses: [{
      code: 'key-invalid', confidence: 'likely',
      cause: 'The app has no public key at Box.',
      remedy: [DOWNLOAD_CONFIG, STORE_SECRET],
    }],
    docs: ['jwt-setup'],
    source: 'box-authentication.md section 8, row 20',
    seen: ['This app is not configured properly. No public key(s) added'],
  },
  {
    id: 'algorithm-not-allowed',
    at: TOKEN,
    when: { kind: 'http', says: /algorithm not allowed/iu },
    hypotheses: [{
      code: 'jwt-claim-invalid', confidence: 'likely',
      cause: 'Box does not accept the algorithm that the assertion is signed with, or its header is malformed.',
      remedy: ['Set `jwt-algorithm` to RS256, and sign with RS256, RS384 or RS512 in your client.'],
    }],
    docs: ['jwt-by-hand'],
    source: 'box-authentication.md section 8, row 21',
    seen: ['Algorithm not allowed'],
  },
];
