import type { DefectKind } from '../credentials/types.ts';
import type { DiagnosisCode, Owner } from '../foundation/diagnosis.ts';
import type { LinkName } from './links.ts';
import { COPY_PAIR, DOWNLOAD_CONFIG, lower, STORE_SECRET } from './steps.ts';
import type { Advice } from './types.ts';

/** A defect was seen in the value itself, with no answer of Box in between: it is `proven`, unless `sure` says otherwise. */
interface DefectRow {
  readonly cause: string;
  readonly remedy: readonly [string, ...string[]];
  readonly docs: readonly [LinkName, ...LinkName[]];
  readonly owner?: Owner;
  readonly sure?: boolean;
}

const STORE_FILE = 'Store the JSON file that the Developer Console downloaded as the secret, unchanged: open it, copy all of it, paste it.';
const STORE_BASE64 = 'If its line breaks keep getting lost: store it in base64 (`base64 -w0 config.json`; on macOS `base64 -i config.json`).';
const RECREATE = `If you no longer have the file: ${lower(DOWNLOAD_CONFIG)}`;
const REENCRYPT =
  'Run `openssl pkcs8 -topk8 -v2 aes-256-cbc -provider default -provider legacy -in old.pem -out new.pem` and store new.pem: the key pair stays the same.';

/** The shape of a secret, before its content. */
const SHAPE = {
  'masked': {
    cause: '{place} holds asterisks: a masked value was copied from a log or a form in place of the secret itself.',
    remedy: ['Copy the value from where it is kept, or from the Developer Console, not from a log.', STORE_SECRET], docs: ['secrets'],
  },
  'quoted': {
    cause: '{place} stands in quotes, which are no part of it.',
    remedy: ['Store the value without the quotes around it.'], docs: ['secrets'],
  },
  'byte-order-mark': {
    cause: '{place} begins with a byte order mark, an invisible character that some editors write[ ({found})].',
    remedy: ['Save the file as “UTF-8” without BOM and store it again.'], docs: ['secrets'],
  },
  'stray-space': {
    cause: '{place} has white space before or after it[ ({found})].',
    remedy: ['Store the value without the white space and line breaks around it.'], docs: ['secrets'],
  },
  'unexpanded-expression': {
    cause: '{place} holds an expression that nothing replaced by its value.',
    remedy: [
      'Write ${{ secrets.NAME }} in the workflow file, not inside the secret or inside a script.',
      'Check that the name in it exists under Settings > Secrets and variables > Actions.',
    ],
    docs: ['secrets'],
  },
  'base64': {
    cause: '{place} is base64 of something other than a JSON config[ ({found})].',
    remedy: ['Encode the JSON file itself, once, as UTF-8: `base64 -w0 config.json` (on macOS `base64 -i config.json`).'], docs: ['jwt-setup'],
  },
  'too-large': {
    cause: '{place} is far too large for a config[ ({found})].',
    remedy: [STORE_FILE], docs: ['jwt-setup'],
  },
  'same-value': {
    cause: '{place} holds the same value as {found}.',
    remedy: ['Copy each of the two values again from the field that bears its name in the Developer Console.'], docs: ['ccg-setup', 'jwt-setup'],
  },
} as const satisfies Partial<Record<DefectKind, DefectRow>>;

/** The JSON of a JWT config, and the values of a Client Credentials Grant. */
const CONFIG = {
  'not-json': {
    cause: '{input} is not valid JSON[, at {where}][: {found}].',
    remedy: [STORE_FILE, STORE_BASE64], docs: ['jwt-setup'],
  },
  'not-an-object': {
    cause: '{input} is JSON, but not the object that a config is[: it is {found}].',
    remedy: [STORE_FILE], docs: ['jwt-setup'],
  },
  'smart-quotes': {
    cause: '{input} has typographic quotes (“ ”) where JSON wants straight ones[, at {where}].',
    remedy: [STORE_FILE, 'Open the file in a plain text editor; word processors and chat programs change quotes.'], docs: ['jwt-setup'],
  },
  'ccg-file': {
    cause: '{input} is the config of a Client Credentials Grant app: it has no key to sign with.',
    remedy: [
      'Set `client-id`, `client-secret` and `enterprise-id` instead of `jwt-config`.',
      'If the deploy uses JWT: store the config of the JWT app.',
    ],
    docs: ['ccg', 'jwt-setup'],
  },
  'oauth-file': {
    cause: '{input} is the config of an app with user authentication (OAuth 2.0), which an unattended job can’t use.',
    remedy: ['Create a server authentication app (JWT or Client Credentials Grant) in the Developer Console and store its credentials.'],
    docs: ['jwt-setup', 'ccg-setup'], owner: 'developer',
  },
  'section-missing': {
    cause: '{input} lacks a section[: {where}][; there is one called {found}].',
    remedy: [STORE_FILE, RECREATE], docs: ['jwt-setup'],
  },
  'field-missing': {
    cause: '{place} is missing or empty[ ({found})].',
    remedy: ['Store a complete value: for a JWT app the whole downloaded file, else ID and secret from Developer Console > the app > Configuration.'],
    docs: ['jwt-setup', 'ccg-setup'],
  },
  'field-mistyped': {
    cause: '{place} is of the wrong JSON type[: {found}].',
    remedy: [STORE_FILE], docs: ['jwt-setup'],
  },
  'key-fields-empty': {
    cause: 'The key in {input} is empty: this config was downloaded again later, and Box hands out the private key only once.',
    remedy: ['Store the file that was downloaded when the key pair was generated.', RECREATE], docs: ['jwt-setup'], owner: 'developer',
  },
  'enterprise-zero': {
    cause: '{place} is 0: the app belongs to an account without an enterprise.',
    remedy: [
      'Use an app of an enterprise: its ID is shown under Admin Console > Account & Billing.',
      'If it is a free developer account: set the enterprise ID that the Developer Console shows for the app.',
    ],
    docs: ['jwt-setup', 'ccg-setup'], owner: 'developer',
  },
  'enterprise-number': {
    cause: '{place} is a number; Box wants it as a string.',
    remedy: ['Put the enterprise ID into quotes, in the JSON that is stored.'], docs: ['jwt-setup'],
  },
  'enterprise-malformed': {
    cause: '{place} is no enterprise ID[ ({found})].',
    remedy: ['Set it to the enterprise ID under Admin Console > Account & Billing: digits only, no account ID and no app ID.'], docs: ['ccg', 'jwt-setup'],
  },
  'user-malformed': {
    cause: '{place} is no user ID[ ({found})].',
    remedy: ['Set it to the ID at the end of the user’s address in Admin Console > Users & Groups: digits only, not a login.'], docs: ['ccg'],
  },
  'client-id-malformed': {
    cause: '{place} does not look like a client ID[ ({found})].',
    remedy: ['Copy the Client ID from Developer Console > the app > Configuration > OAuth 2.0 Credentials.'], docs: ['ccg-setup', 'jwt-setup'],
  },
  'client-secret-malformed': {
    cause: '{place} does not look like a client secret[ ({found})].',
    remedy: [COPY_PAIR, STORE_SECRET], docs: ['ccg-setup', 'jwt-setup'],
  },
  'key-id-malformed': {
    cause: '{place} does not look like the ID of a public key[ ({found})].',
    remedy: ['Copy the ID from Developer Console > the app > Configuration > Add and Manage Public Keys.', RECREATE], docs: ['jwt-setup'],
  },
  'config-given-as-secret': {
    cause: '{place} holds a whole config where one value belongs.',
    remedy: ['Set `jwt-config` to the whole config, if it is a JWT app’s.', 'If it is a Client Credentials Grant app: store Client ID and Client Secret one by one.'],
    docs: ['inputs', 'jwt-setup'],
  },
  'key-given-as-config': {
    cause: '{input} holds a bare private key where the whole config belongs.',
    remedy: [STORE_FILE, RECREATE], docs: ['inputs', 'jwt-setup'],
  },
  'path-given-as-config': {
    cause: '{input} holds the path of a file where the config itself belongs.',
    remedy: ['Use `jwt-config-file` for a path, or store the content of that file in {input}.'], docs: ['inputs'],
  },
} as const satisfies Partial<Record<DefectKind, DefectRow>>;

/** The private key. A repaired one is reported as `credentials-malformed`; see diagnoseDefect(). */
const KEY = {
  'pem-literal-newlines': {
    cause: 'The line breaks of the private key are written out as backslash and n: it was escaped twice.',
    remedy: [STORE_FILE, STORE_BASE64], docs: ['jwt-setup'],
  },
  'pem-spaces-for-newlines': {
    cause: 'The line breaks of the private key were turned into spaces.',
    remedy: [STORE_FILE, STORE_BASE64, 'If a shell passes it on: put the variable into double quotes.'], docs: ['jwt-setup'],
  },
  'pem-line-breaks': {
    cause: 'The line breaks of the private key are not as they should be[: {found}].',
    remedy: [STORE_FILE, STORE_BASE64], docs: ['jwt-setup'],
  },
  'pem-indented': {
    cause: 'The lines of the private key are indented.',
    remedy: [STORE_FILE, 'If it stands in a YAML file: use a block scalar (|) and check the indentation.'], docs: ['jwt-setup'],
  },
  'pem-no-armour': {
    cause: 'The private key lacks its BEGIN and END lines[ ({found})].',
    remedy: [STORE_FILE, RECREATE], docs: ['jwt-setup'],
  },
  'pem-truncated': {
    cause: 'The private key is cut off[: {found}].',
    remedy: [STORE_FILE, 'Check that no field or form that it went through limits the length.', RECREATE], docs: ['jwt-setup'],
  },
  'pem-not-base64': {
    cause: 'The private key holds characters that no PEM file has[, at {where}].',
    remedy: [STORE_FILE, RECREATE], docs: ['jwt-setup'],
  },
  'pem-several': {
    cause: 'There are several PEM blocks where one private key belongs[: {found}].',
    remedy: ['Store the one private key that goes with the `publicKeyID`, and nothing else.'], docs: ['jwt-setup'],
  },
  'pem-armour-mismatch': {
    cause: 'The BEGIN and END lines of the private key do not fit each other or its content[: {found}].',
    remedy: [STORE_FILE, RECREATE], docs: ['jwt-setup'],
  },
  'pem-not-a-key': {
    cause: 'What stands in place of the private key is no key[, but {found}].',
    remedy: [STORE_FILE, RECREATE], docs: ['jwt-setup'],
  },
  'public-key': {
    cause: 'A public key stands in place of the private one.',
    remedy: ['Store the private key of the pair: the one whose first line ends in “PRIVATE KEY-----”.', RECREATE], docs: ['jwt-setup', 'node-keys'],
  },
  'certificate': {
    cause: 'A certificate stands in place of the private key.',
    remedy: ['Store the private key that belongs to the certificate, not the certificate.', RECREATE], docs: ['jwt-setup', 'node-keys'],
  },
  'not-rsa': {
    cause: 'The key is no RSA key[ ({found})]; Box verifies RSA signatures only.',
    remedy: [DOWNLOAD_CONFIG, 'If you make keys yourself: run `openssl genrsa -aes256 -out private.pem 2048` and add its public half to the app.'],
    docs: ['jwt-setup', 'jwt-by-hand'], owner: 'developer',
  },
  'ssh-key': {
    cause: 'An SSH key stands in place of the private key: it is in OpenSSH’s own format.',
    remedy: ['Use the key pair of the app, not that of an SSH login.', RECREATE], docs: ['jwt-setup'],
  },
  'legacy-cipher': {
    cause: 'The private key is encrypted with a cipher that OpenSSL 3, and so Node, no longer opens[: {found}].',
    remedy: [REENCRYPT, RECREATE], docs: ['node-keys', 'jwt-setup'],
  },
  'wrong-passphrase': {
    cause: 'The passphrase does not open the private key.',
    remedy: ['Use `passphrase` and `privateKey` of one and the same config file.', RECREATE], docs: ['jwt-setup'], sure: false,
  },
  'passphrase-missing': {
    cause: 'The private key is encrypted, and there is no passphrase for it.',
    remedy: ['Add the `passphrase` that stands next to `privateKey` in the downloaded config.', RECREATE], docs: ['jwt-setup'],
  },
  'rsa-too-small': {
    cause: 'The RSA key is too small[: {found}]; 2048 bits are the least that clients sign with.',
    remedy: [DOWNLOAD_CONFIG], docs: ['jwt-setup'], owner: 'developer',
  },
  'key-unreadable': {
    cause: 'The private key can’t be read[: {found}].',
    remedy: [STORE_FILE, RECREATE], docs: ['node-keys', 'jwt-setup'], sure: false,
  },
} as const satisfies Partial<Record<DefectKind, DefectRow>>;

const adviceOf = (code: DiagnosisCode) => ({ cause, remedy, docs, owner = 'ci', sure = true }: DefectRow): Advice =>
  ({ hypotheses: [{ code, confidence: sure ? 'proven' : 'likely', cause, remedy, owner }], docs });

type Rows<Kind extends string> = Readonly<Record<Kind, DefectRow>>;

function advised<Kind extends string>(rows: Rows<Kind>, code: DiagnosisCode): Record<Kind, Advice> {
  return Object.fromEntries(Object.entries<DefectRow>(rows).map(([kind, row]) => [kind, adviceOf(code)(row)])) as Record<Kind, Advice>;
}

/** Advice for each defect that can be found offline: box-authentication.md sections 4 and 5. */
export const DEFECTS: Readonly<Record<DefectKind, Advice>> = {
  ...advised(SHAPE, 'credentials-malformed'), ...advised(CONFIG, 'credentials-malformed'), ...advised(KEY, 'key-invalid'),
};
