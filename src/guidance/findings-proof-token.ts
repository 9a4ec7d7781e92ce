import {
  AS_USER, AUTHORIZE, CHECK_ENTERPRISE, COPY_PAIR, DOWNLOAD_CONFIG, ENABLE, ENTERPRISE_ACCESS, REAUTHORIZE, RUN_AGAIN, STORE_SECRET, USER_TOKENS,
} from './steps.ts';
import type { Advice } from './types.ts';

const OTHER_METHOD = 'If the app was meant to be of the other kind: ask a Box admin to allow switching the authentication method, or create a new app.';
const USER_ID = 'Set `user-id` to the ID of an active user of this enterprise: digits, as the Admin Console shows it under Users & Groups.';

/** What further looks at a refused token request show; each has its row in docs/experiments.md. */
export const TOKEN_PROOFS = {
  'pair-refused': {
    hypotheses: [{
      code: 'credentials-invalid', confidence: 'proven',
      cause: 'Client ID and client secret do not go together: Box refuses the pair without any subject too.',
      remedy: [COPY_PAIR, STORE_SECRET],
    }],
    docs: ['ccg', 'token-request'],
  },
  'pair-refused-alike': {
    hypotheses: [
      {
        code: 'credentials-invalid', confidence: 'likely',
        cause: 'Client ID and client secret probably do not go together: Box refuses them in the same words without any subject.',
        remedy: [COPY_PAIR, STORE_SECRET],
      },
      { code: 'app-not-authorized', confidence: 'possible', cause: 'The app was not authorized.', remedy: [AUTHORIZE] },
    ],
    docs: ['ccg', 'app-approval'],
  },
  'enterprise-elsewhere': {
    hypotheses: [{
      code: 'wrong-enterprise', confidence: 'proven',
      cause: 'The enterprise ID[ {enterpriseId}] is not the one that the app works in: its user belongs to enterprise {actual}.',
      remedy: ['Set `enterprise-id` to {actual}, or give the credentials of the app in the enterprise that you mean.', RUN_AGAIN],
    }],
    docs: ['ccg', 'sandbox'],
  },
  'enterprise-id-is-a-user': {
    hypotheses: [{
      code: 'wrong-enterprise', confidence: 'proven',
      cause: 'The enterprise ID[ {enterpriseId}] is a user’s ID.',
      remedy: [
        'Set the enterprise ID to the one under Admin Console > Account & Billing, or under Developer Console > the app > General Settings.',
        'Set `user-id` to that ID if the deploy is meant to act for this user.',
      ],
    }],
    docs: ['ccg', 'help-sub-claim'],
  },
  'user-id-is-an-enterprise': {
    hypotheses: [{
      code: 'credentials-invalid', confidence: 'proven', owner: 'ci',
      cause: 'The user ID[ {userId}] is the enterprise’s ID.',
      remedy: [USER_ID, 'If the deploy is meant to act as the service account: leave `user-id` out.'],
    }],
    docs: ['ccg', 'help-sub-claim'],
  },
  'enterprise-refused': {
    hypotheses: [
      {
        code: 'wrong-enterprise', confidence: 'likely',
        cause: 'Box accepts client ID and secret, and does not know the enterprise[ {enterpriseId}] as one that the app may act for.',
        remedy: [CHECK_ENTERPRISE, 'Check that it is the enterprise ID: no account ID, app ID or user ID.'],
      },
      { code: 'app-not-authorized', confidence: 'possible', cause: 'The app was not authorized, or not again after a change.', remedy: [AUTHORIZE] },
    ],
    docs: ['ccg', 'app-approval'],
  },
  'app-takes-grant-unauthorized': {
    hypotheses: [
      {
        code: 'app-not-authorized', confidence: 'likely',
        cause: 'The app is one for the Client Credentials Grant, and the enterprise[ {enterpriseId}] has not authorized it.',
        remedy: [AUTHORIZE, CHECK_ENTERPRISE],
      },
    ],
    docs: ['app-approval', 'ccg'],
  },
  'app-is-jwt': {
    hypotheses: [{
      code: 'app-misconfigured', confidence: 'proven',
      cause: 'The app is a JWT app: Box issues it a token by JWT, and refuses the Client Credentials Grant.',
      remedy: ['Give `jwt-config` alone, and take `client-id`, `client-secret` and `enterprise-id` out.', OTHER_METHOD],
    }],
    docs: ['help-grant-type', 'switch-auth-type'],
  },
  'app-is-ccg': {
    hypotheses: [{
      code: 'app-misconfigured', confidence: 'proven',
      cause: 'The app is one for the Client Credentials Grant: Box issues it a token that way, and refuses JWT.',
      remedy: ['Give `client-id`, `client-secret` and `enterprise-id` in place of `jwt-config`: the first two stand in the same config file.', OTHER_METHOD],
    }],
    docs: ['help-grant-type', 'switch-auth-type'],
  },
  'app-is-ccg-too': {
    hypotheses: [{
      code: 'app-misconfigured', confidence: 'likely',
      cause: 'The app takes the Client Credentials Grant and refuses JWT; by that grant Box refuses it for another reason.',
      remedy: ['Give `client-id`, `client-secret` and `enterprise-id` in place of `jwt-config`: the first two stand in the same config file.', AUTHORIZE],
    }],
    docs: ['help-grant-type', 'switch-auth-type'],
  },
  'app-is-neither': {
    hypotheses: [{
      code: 'app-misconfigured', confidence: 'likely',
      cause: 'The app takes neither JWT nor the Client Credentials Grant: it is probably one for people who log in (OAuth 2.0).',
      remedy: ['Create a server authentication app (JWT or Client Credentials Grant) and give its credentials; an unattended job can’t log in as a person.'],
    }],
    docs: ['help-grant-type', 'ccg-setup'],
  },
  'keys-of-another-app': {
    hypotheses: [{
      code: 'key-invalid', confidence: 'likely',
      cause: 'Client ID and client secret go together, so it is the keys of the config that belong to another app.',
      remedy: ['Use client ID, secret, keys and enterprise ID of one and the same config file, unchanged.', DOWNLOAD_CONFIG, STORE_SECRET],
    }],
    docs: ['jwt-setup', 'jwt-by-hand'],
  },
  'key-id-wrong': {
    hypotheses: [{
      code: 'key-invalid', confidence: 'proven',
      cause: 'Only `publicKeyID` in the config[ ({publicKeyId})] is wrong: without it Box accepts the same key. Clients that send it as `kid` are refused; box-node-sdk@10 and others that send none are not.',
      remedy: ['Set `publicKeyID` in the config to the ID shown under Developer Console > the app > Configuration > Add and Manage Public Keys.', STORE_SECRET],
    }],
    docs: ['jwt-setup', 'errors'],
  },
  'key-of-another-pair': {
    hypotheses: [{
      code: 'key-invalid', confidence: 'proven',
      cause: 'The private key of the config belongs to none of the app’s public keys: the app has one, and it is another one.',
      remedy: [DOWNLOAD_CONFIG, STORE_SECRET, 'If the config is of another app or environment: use the one of this app.'],
    }],
    docs: ['jwt-setup', 'errors'],
  },
  'app-authorized-not-enabled': {
    hypotheses: [{
      code: 'app-not-enabled', confidence: 'proven',
      cause: 'The app is authorized, for Box issues it tokens, but it is not enabled in this enterprise.',
      remedy: [ENABLE, 'Check that its state there reads “Authorized” and “Enabled”, then run this again.'],
    }],
    docs: ['help-not-enabled', 'authorization'],
  },
  'app-authorization-removed': {
    hypotheses: [{
      code: 'app-not-authorized', confidence: 'proven',
      cause: 'An admin has removed the app’s authorization while this ran: Box no longer issues it tokens.',
      remedy: [AUTHORIZE],
    }],
    docs: ['app-approval', 'authorization'],
  },
} as const satisfies Readonly<Record<string, Advice>>;

/** What they show about a user that no token is issued for. */
export const USER_PROOFS = {
  'user-subject-refused': {
    hypotheses: [
      {
        code: 'app-misconfigured', confidence: 'likely',
        cause: 'Box accepts client ID and secret, but issues no token for this user[ ({userId})].',
        remedy: [USER_TOKENS, ENTERPRISE_ACCESS, REAUTHORIZE, RUN_AGAIN],
      },
      { code: 'credentials-invalid', confidence: 'possible', owner: 'ci', cause: 'The user ID is wrong.', remedy: [USER_ID] },
    ],
    docs: ['ccg', 'help-app-configuration'],
  },
  'user-is-service-account': {
    hypotheses: [{
      code: 'app-misconfigured', confidence: 'proven', owner: 'ci',
      cause: 'The user[ {userId}] is the service account itself: nobody acts for it, and it needs no user token.',
      remedy: ['Leave `user-id` and `as-user` out to use the service account, or set them to the ID of another user.'],
    }],
    docs: ['help-app-configuration', 'as-user'],
  },
  'user-tokens-off': {
    hypotheses: [{
      code: 'app-misconfigured', confidence: 'proven',
      cause: 'The user[ {userId}] is active and within the app’s reach, so it is “Generate user access tokens” that the app lacks.',
      remedy: [USER_TOKENS, REAUTHORIZE, RUN_AGAIN],
    }],
    docs: ['ccg', 'help-app-configuration'],
  },
  'user-deactivated': {
    hypotheses: [{
      code: 'user-inactive', confidence: 'proven',
      cause: 'The user[ {userId}] is deactivated.',
      remedy: [
        'Ask a Box admin to open Admin Console > Users & Groups, find the user[ {userId}] and set its status to Active.',
        'If it was deactivated on purpose: name another user in `user-id` or `as-user`.',
      ],
    }],
    docs: ['user-types', 'errors'],
  },
  'user-app-access-only': {
    hypotheses: [
      {
        code: 'app-misconfigured', confidence: 'likely',
        cause: 'Box knows the user[ {userId}], and the app does not reach it: its access level is probably App Access Only.',
        remedy: [ENTERPRISE_ACCESS, REAUTHORIZE, RUN_AGAIN],
      },
      { code: 'app-misconfigured', confidence: 'possible', cause: 'The app may not obtain user tokens.', remedy: [USER_TOKENS, AS_USER] },
    ],
    docs: ['help-app-configuration', 'app-approval'],
  },
  'user-unknown': {
    hypotheses: [
      {
        code: 'credentials-invalid', confidence: 'likely', owner: 'ci',
        cause: 'The app reaches no user of this ID[ ({userId})]: it is probably nobody’s in this enterprise.',
        remedy: [USER_ID],
      },
      { code: 'app-misconfigured', confidence: 'possible', cause: 'The app may not obtain user tokens.', remedy: [USER_TOKENS, REAUTHORIZE] },
    ],
    docs: ['ccg', 'help-sub-claim'],
  },
} as const satisfies Readonly<Record<string, Advice>>;
