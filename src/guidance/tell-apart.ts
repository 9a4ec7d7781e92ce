import type { DiagnosisCode } from '../foundation/diagnosis.ts';

/** For people who ask why it is this code and no other: what was seen, and what else was asked. For docs/diagnoses/. */
export const TELL_APART: Readonly<Record<DiagnosisCode, readonly [string, ...string[]]>> = {
  'clock-skew': [
    'Every answer of Box carries its time in the `Date` header. Together with the moments of sending and receiving, all answers of a run narrow down how far this host’s clock is off.',
    'Where Box refuses an assertion for its time, the same request is signed once more with Box’s time. Accepted: the clock is the cause, and that is proven. Refused again: it is not the clock alone.',
    'An assertion that lives too long is refused with the same words; a run’s own lives 30 seconds, so only `explain` has to list it.',
  ],
  'credentials-malformed': [
    'Found before anything is sent, from the shape of the secret alone: empty, still an unexpanded expression, cut off, in quotes, JSON that does not parse, a field that is missing.',
    'An empty secret is told apart by why it is empty: GitHub withholds secrets from forks and Dependabot; else a name is misspelt, or the job lacks its `environment:`.',
  ],
  'credentials-invalid': [
    'Box names a wrong pair of client ID and secret by itself (“The client credentials are invalid”).',
    '“Grant credentials are invalid” has at least six causes. Which, further token requests tell, each harmless: the pair alone without a subject, and the other kind of subject. What they show is in the evidence.',
  ],
  'key-invalid': [
    'Offline, the key is read and decrypted before it is used: what is wrong with the file or the passphrase is known without Box.',
    'At Box, an unknown key ID, a key of another pair, and an app without keys each have words of their own.',
  ],
  'jwt-claim-invalid': [
    'Box names the claim. A `jti` that was used is the only one that goes away by itself: every run signs a new one.',
    'For `sub`, the enterprise and the user are told apart by which of the two was asked for.',
  ],
  'app-not-authorized': [
    'Box says so when a token is asked for. An app that is authorized and not enabled gets its token, and fails later: that is [app-not-enabled](app-not-enabled.md).',
    'Where the admin has authorized the app in another enterprise (often: a sandbox), the words are the same; the enterprise ID tells.',
  ],
  'app-not-enabled': ['The token is issued, so the app is authorized; every request with it answers 401 “Cannot authorize with this service”.'],
  'app-misconfigured': [
    'The app itself gets a token, and what fails needs a setting: user tokens, the as-user header, App + Enterprise Access, another grant type.',
    'That the app is accepted otherwise in the same run rules out its secret and its authorization.',
  ],
  'user-inactive': ['Box names a deactivated user; and `GET /2.0/users/me` shows the status of the account, which is how an inactive user is told from a wrong ID.'],
  'terms-of-service': ['Box answers with a code of its own, whatever was asked.'],
  'token-expired': [
    'A token that was just obtained and is refused is replaced once; only where the new one is refused too is it a finding.',
    'A run has fresh tokens, so outside of `explain` it is rare: revoked meanwhile, of another environment, or the header was changed on the way.',
  ],
  'scope-missing': [
    'Two observations are joined: a request that needs the scope (probe), and the exchange of the token for one with this scope alone. A control exchange shows that exchanging works at all.',
    'Scopes are a snapshot of the day when the admin authorized the app: ticked since and not re-authorized looks the same as never ticked. Do both.',
  ],
  'feature-unavailable': ['The token can be exchanged for the scope, so it is held; the request that needs it is refused all the same: the plan, a licence or the user’s rights are missing.'],
  'no-access': ['The folder is read, so it is shared and the scope is there; `permissions` in the answer shows which operations Box allows, and the roles follow from them.'],
  'not-invited': [
    'Box answers 404 for what is absent and for what is not shared: it does not tell which.',
    'So two more things are looked up: invitations that this identity has not accepted, and the trash. Found there, the cause is proven.',
  ],
  'trashed': ['`item_status` of the folder, or its entry in the trash of the owner, shows it.'],
  'quota-exceeded': [
    'Box names the quota or the limit in an answer to an upload, or to its rehearsal, which sends no file.',
    'Where Box lists the right to upload and refuses the rehearsal, storage is the likeliest cause, and other ones are listed.',
  ],
  'policy-blocked': ['Box answers with codes of its own for Shield, information barriers and locations.'],
  'bad-request': ['Box understood the request and refuses it for its content, with a code for each reason. The run’s own requests are fixed, so an ID or a name in the configuration is the usual cause.'],
  'wrong-enterprise': ['`GET /2.0/users/me` shows the enterprise that the token belongs to; it is compared with the one that was configured.'],
  'excess-access': ['The question was asked in reverse: the folder can be seen, or the token can be exchanged for the scope, though it must not.'],
  'rate-limited': ['Only 429 counts, and codes that say so. A wait that Box asks for is kept, as long as it fits into `timeout`.'],
  'box-unavailable': [
    'A 5xx, or an answer that can’t be read, after all tries. A web page with a 5xx counts too; with another status it was written by something in between: [proxy](proxy.md).',
    'The status page is asked once, and named where it tells of an incident.',
  ],
  'network': ['No HTTP answer came. The code of the operating system tells the reasons apart: name unknown, name server silent, refused, no route, cut off.'],
  'tls': ['The connection came about and was not trusted. Which certificate, and who issued it, is in the message: an issuer of your own organization is a proxy that inspects TLS.'],
  'proxy': ['The proxy answered CONNECT with an error, or an answer came that Box did not write: a web page without Box’s headers, or status 407.'],
  'timeout': ['One request took longer than `request-timeout` in every try, or the whole run longer than `timeout`; the durations of all requests are in the report.'],
  'call-budget': ['The run counts its own requests. Checks come before looks that only sharpen a diagnosis.'],
  'unknown': [
    'No row of the catalogue speaks of it, or Box leaves out what would tell. It is never counted as a yes.',
    'The answer is in the report, without secrets: please tell this project.',
  ],
};
