import { held } from './row.ts';

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
export const EVERY_ECHO = held(
  'test/product/words.test.ts',
  'show no secret in any sink, wherever and however it is given back',
);
export const EVERY_SPELLING = held(
  'test/foundation/spellings.test.ts',
  'has a row for each that is tried here, and no other',
  'is gone from a text that is scrubbed and then cleaned, and from one that is cleaned and then scrubbed',
  'is gone whatever printable characters it has',
);
export const INERT_LOG = held('test/e2e/action.test.ts', 'give the runner no command and the summary no markup: %j');
export const INERT_OUTPUT = held(
  'test/product/words.test.ts',
  'are no commands to a CI system, whichever command prints them, in whichever format',
);
/** On every event, with each kind of pull request, whoever started it. */
const USED_BY_EVENT = held(
  'test/config/trust.test.ts',
  'a config file is used where the matrix says, with a warning where it can be somebody else’s, and shows no variable',
);
export const EVENTS = held(
  'test/config/trust.test.ts',
  'the tree is ${standing}, and secrets are withheld as GitHub does',
);
export const FILE_VALUES = [
  USED_BY_EVENT,
  held('test/config/file-targets.test.ts', 'mask all that they take, ids too'),
] as const;
export const FILE_EVENTS = [
  held('test/config/file-targets.test.ts', 'a file at its usual place is not used, and that is told'),
  USED_BY_EVENT,
] as const;
export const FILE_REFUSED = [
  held(
    'test/config/trust.test.ts',
    'a config file switches no gate off, and shows no names, where it can be somebody else’s',
    'is not an ID in one place and a secret in another, of the same target or of two',
    '%s is no ID',
  ),
  held('test/config/file.test.ts', 'with a credential in it is refused, and the credential is not shown: %s'),
] as const;
export const FILE_KEYS = held(
  'test/config/file.test.ts',
  'can not set %s, wherever it stands',
  'can not reach the variable %s',
);
export const READ_BY_ONE_DOOR = held(
  'test/door/reading.test.ts',
  'is read up to its limit, and not a byte beyond',
  'is a file: a pipe and a device are refused at once, and never waited for',
  'is one that has its size: what /proc makes up as it is read is none, with an end or without',
);
export const NOT_READ_OUTSIDE = held(
  'test/door/reading.test.ts',
  'is not read where it is a link out of the workspace, or lies in a folder that is one',
);
export const NOT_WRITTEN_OUTSIDE = held(
  'test/door/reading.test.ts',
  'is not written through a link that leads out of the workspace: as the file, as its folder, to nothing',
  'is not written out of the workspace into the temp folder around it either',
);
export const WRITTEN_BY_RENAME = [
  held(
    'test/door/reading.test.ts',
    'takes the place of a link within the workspace, and leaves what that led to',
    'has no second name: one that had keeps its text there',
  ),
  held('test/door/files.test.ts', 'takes the place of an older one whole'),
] as const;
export const MANIFESTS = held(
  'test/product/trust.test.ts',
  'are read up to 256 KiB each',
  'are read for half a second in all, and what was found until then counts',
  'are not read where the credentials are withheld, and are where they are there',
);
export const MISPLACED_IS_MASKED = [
  held('test/config/misplaced.test.ts', 'is masked before any message, in the parts that are secret'),
  held('test/credentials/properties.test.ts', 'the secrets of a config pasted into another field are registered'),
] as const;
export const MISPLACED_IS_UNSHOWN = held(
  'test/config/misplaced.test.ts',
  'in the input %s is never shown, whole or in part',
  'in the command %s is never shown, whole or in part',
  'in the input %s, which names a file, is refused by its length alone',
);
export const SWAPPED = [
  held('test/product/trust.test.ts', 'is kept: they are swapped'),
  held(
    'test/guidance/messages.test.ts',
    'shows the beginning alone of a client ID that Box does not know: it may be the secret',
  ),
] as const;
export const LINEAR = [
  held('test/product/time.test.ts', 'takes no more than its share of time for a longer text, whatever is in it'),
  held('test/foundation/spellings.test.ts', 'take twice the time for twice the text, whatever it is made of'),
] as const;
export const TLS_TO_BOX = [
  held('test/e2e/wire-trust.test.ts', 'is trusted by nothing that switches verification off'),
  held('test/box/wire-tls.test.ts', 'is refused even where NODE_TLS_REJECT_UNAUTHORIZED is 0'),
] as const;
/** With it: a run in which that variable is 0 warns. */
export const TLS_TO_GITHUB = held(
  'test/github/dist.test.ts',
  'gives its token to nobody without a trusted certificate, %s, whatever NODE_TLS_REJECT_UNAUTHORIZED says',
);
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
