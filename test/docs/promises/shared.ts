import { held, waits } from './row.ts';

/** What holds promises that more than one page makes. */
export const READ_ONLY = held(
  'test/torture/read-only.test.ts',
  'nothing that could change anything in Box is sent: %s',
);
export const REVOKED = held(
  'test/box/session-revoke.test.ts',
  'revokes every token that was issued, the renewed and the one before it',
);
export const REVOKED_AT_A_SIGNAL = held(
  'test/e2e/signals.test.ts',
  'ends soon after %s, with report, summary and outputs, and leaves no token behind',
);
export const REVOKED_AFTER_A_BUG = held(
  'test/product/own-bug.test.ts',
  'in one check is that check’s error: the others keep their verdicts, and no token stays',
);
export const REVOKED_ON_THE_WAY = held('test/product/interrupted.test.ts', 'waits for it and revokes it');
export const LEFT_AT_A_SECOND_SIGNAL = held('test/door/interruption.test.ts', 'is told for as long as a token is held');
export const NOT_REVOKED_IS_SAID = held(
  'test/box/session-revoke.test.ts',
  'tells what could not be revoked, and takes a token that is gone for revoked',
);
export const REDIRECTS = held(
  'test/e2e/wire-trust.test.ts',
  'credentials never follow a redirect (%i) to another host',
);
export const MASKED = held(
  'test/e2e/action.test.ts',
  'are registered before a secret is first used: the client’s before the first request, a token’s before the next',
);
export const ENCODINGS = held(
  'test/foundation/vault.test.ts',
  'a secret is registered as it is, escaped for JSON and URL, and in base64',
  'a secret in base64 is gone, wherever in the text it began, in either alphabet',
);
export const EVERY_ECHO = waits(
  'words',
  'every place of an echo and every spelling that a parser or `clean` undoes: nothing in clear in any sink',
);
export const INERT_LOG = held('test/e2e/action.test.ts', 'give the runner no command and the summary no markup: %j');
export const INERT_OUTPUT = waits(
  'words',
  'no command for a CI on standard output, in any format, `join` and `explain` included',
);
export const FILE_VALUES = waits(
  'trust',
  'whatever a config file takes from the environment is masked and shown nowhere, on every event',
);
export const FILE_EVENTS = [
  held('test/config/file-targets.test.ts', 'a file at its usual place is not used, and that is told'),
  waits('trust', 'the trust matrix, over every event that GitHub documents'),
] as const;
export const FILE_KEYS = held(
  'test/config/file.test.ts',
  'can not set %s, wherever it stands',
  'can not reach the variable %s',
);
export const READ_BY_ONE_DOOR = waits(
  'trust',
  'a device, a pipe, a file without end or a link that leads out is refused at once, wherever it is read',
);
export const WRITTEN_BY_RENAME = waits(
  'trust',
  'what is written replaces a link and follows none; a folder that leads out is refused',
);
export const WRONG_PLACE = waits(
  'trust',
  'a credential in any input, flag or argument is recognised, masked and not shown in part; id and secret swapped too',
);
export const LINEAR = waits('trust', 'doubling any input of any reader at most doubles its time');
export const TLS_TO_BOX = [
  held('test/e2e/wire-trust.test.ts', 'is trusted by nothing that switches verification off'),
  held('test/box/wire-tls.test.ts', 'is refused even where NODE_TLS_REJECT_UNAUTHORIZED is 0'),
] as const;
export const TLS_TO_GITHUB = waits(
  'github-client',
  'GitHub’s certificate is verified, directly and through a proxy, whatever NODE_TLS_REJECT_UNAUTHORIZED says',
);
export const TLS_WARNING = waits('github-client', 'a run in which NODE_TLS_REJECT_UNAUTHORIZED is set warns');
export const NO_REPORT_LEAKS = held('test/credentials/properties.test.ts', 'where the secrets are anything at all');
export const BUNDLED = held(
  'test/supply/bundled.test.ts',
  'stands in the SBOM: each package of dist/licenses.txt in its version, and no other',
);
export const AUDITED = held(
  'test/supply/audit.test.ts',
  'asks the registry about every package that is bundled, in its version',
);
export const SUMS = held(
  'test/product/workflows.test.ts',
  'has the hash of every file that runs in SHA256SUMS, which is attested',
);
export const BUILT_IS_COMPARED = held(
  'test/product/workflows.test.ts',
  'attests and publishes nothing but what was built from the sources',
);
export const ALONE = held(
  'test/e2e/package.test.ts',
  'has a command that runs without anything installed',
  'brings no other package along',
);
export const REQUESTS = held(
  'test/e2e/requests.test.ts',
  'sends five requests: token, identity, folder, rehearsal, revoke',
);
export const WITHHELD = held(
  'test/e2e/action.test.ts',
  'from a pull request of a fork are a notice, and the step passes',
);
