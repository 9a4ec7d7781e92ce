import { SPELLINGS } from '../../support/spellings.ts';
import { held, not, rowsOf } from './row.ts';
import type { Proof, Row } from './row.ts';
import { SECURITY_PAGE } from './list-security.ts';
import {
  ALONE,
  AUDITED,
  BUILT_IS_COMPARED,
  BUNDLED,
  ENCODINGS,
  EVENTS,
  EVERY_ECHO,
  EVERY_SPELLING,
  FILE_EVENTS,
  FILE_KEYS,
  FILE_REFUSED,
  FILE_VALUES,
  INERT_LOG,
  INERT_OUTPUT,
  LEFT_AT_A_SECOND_SIGNAL,
  LINEAR,
  MASKED,
  MISPLACED_IS_MASKED,
  MISPLACED_IS_UNSHOWN,
  NOT_READ_OUTSIDE,
  NOT_REVOKED_IS_SAID,
  NOT_WRITTEN_OUTSIDE,
  NO_REPORT_LEAKS,
  READ_BY_ONE_DOOR,
  READ_ONLY,
  REDIRECTS,
  REQUESTS,
  REVOKED,
  REVOKED_AFTER_A_BUG,
  REVOKED_AT_A_SIGNAL,
  SUMS,
  SWAPPED,
  TLS_TO_BOX,
  TLS_TO_GITHUB,
  WITHHELD,
  WRITTEN_BY_RENAME,
} from './shared.ts';

const README = rowsOf('README.md', [
  ['It changes nothing in Box', READ_ONLY],
  ['Besides token requests', READ_ONLY],
  ['An upload is rehearsed', REQUESTS],
  ['It leaves no token behind', REVOKED],
  ['Every token that it obtains', REVOKED, REVOKED_AT_A_SIGNAL, REVOKED_AFTER_A_BUG],
  [
    'The tokens that a scope',
    held('test/box/session.test.ts', 'a scope is exchanged once and its token masked, never revoked'),
  ],
  ['One that can', NOT_REVOKED_IS_SAID],
  ['It shows nothing secret', NO_REPORT_LEAKS, EVERY_ECHO],
  ['Secrets are masked before', MASKED, ENCODINGS, EVERY_ECHO],
  ['They are in no log', EVERY_ECHO],
  ['What a config file takes', ...FILE_VALUES],
  ['It obeys nobody else', INERT_LOG, INERT_OUTPUT],
  ['A folder', INERT_LOG, INERT_OUTPUT, held('test/render/html.test.ts', 'links nothing but pages')],
  ['A config file of a pull request', FILE_KEYS],
  [
    'It stores nothing',
    held('test/action/sinks.test.ts', 'as a file whose folders it makes, and names the file in an output'),
  ],
  [
    'It sends nothing to anybody',
    READ_ONLY,
    held('test/github/dist.test.ts', 'loads none of GitHub’s client where nothing is to be written'),
  ],
  [
    'It follows no redirect',
    REDIRECTS,
    held('test/box/retry.test.ts', 'never after %s, which stays until somebody acts'),
  ],
  ['It brings nothing along', ALONE],
  ['No dependency is installed', ALONE],
  ['For those who must approve it', not('a pointer; test/docs/links.test.ts holds its links')],
  [
    '`v1` is a tag that moves',
    held('test/product/workflows.test.ts', 'moves the tag of its major version in the push that makes its own'),
  ],
]);

const spellingRows = (): readonly (readonly [string, Proof])[] =>
  Object.keys(SPELLINGS).map((spelling) => [spelling, EVERY_SPELLING]);

const SECURITY = rowsOf('SECURITY.md', [
  ['Report it in private', not('what to do')],
  ['Not in an issue', not('what to do')],
  ['You get an answer', not('a promise of people, which no test can hold')],
  ['Who reports is named', not('a promise of people, which no test can hold')],
  ['Fixes go into', not('a promise of people, which no test can hold')],
  [
    "the app's credentials: client secret",
    MASKED,
    ENCODINGS,
    EVERY_ECHO,
    held('test/e2e/debug.test.ts', 'the log holds the time and the allowed headers of each try, and no others'),
  ],
  ['the same | who puts a secret', ...MISPLACED_IS_MASKED, MISPLACED_IS_UNSHOWN, ...SWAPPED],
  [
    'the same | servers and proxies',
    EVERY_ECHO,
    REDIRECTS,
    held('test/e2e/debug.test.ts', 'NODE_DEBUG=%s shows no secret'),
  ],
  [
    'the same, and `github-token`',
    ...TLS_TO_BOX,
    TLS_TO_GITHUB,
    held(
      'test/e2e/wire-trust.test.ts',
      'a Box that speaks nothing newer than TLS 1.1 is a failure of TLS that says so',
    ),
  ],
  ['the same | who can change the repository', ...FILE_VALUES, ...FILE_EVENTS],
  ['content in Box', READ_ONLY],
  [
    "the runner's log",
    INERT_LOG,
    INERT_OUTPUT,
    held('test/render/markdown.test.ts', 'holds words from outside as words: %j'),
  ],
  ['files of the runner', READ_BY_ONE_DOOR, NOT_READ_OUTSIDE, ...WRITTEN_BY_RENAME, NOT_WRITTEN_OUTSIDE],
  ['the deploy behind it', ...LINEAR, held('test/e2e/scenarios.test.ts', 'tells the truth about %s')],
  [
    'you | somebody who changes',
    SUMS,
    BUILT_IS_COMPARED,
    BUNDLED,
    AUDITED,
    held('test/product/workflows.test.ts', 'uses actions by commit alone, each with its version beside it'),
  ],
  [
    'Whatever comes in from outside',
    EVERY_ECHO,
    held('test/foundation/vault.test.ts', 'any part of twelve characters and more is gone'),
  ],
  ...spellingRows(),
  [
    'That happens where',
    EVERY_ECHO,
    held(
      'test/engine/finished.test.ts',
      'holds no secret in any text from outside, however it was broken up',
      'holds none in our own words, ids and addresses, where a value was taken for our own',
    ),
  ],
  ['Not found', not('a limit')],
  ['Who writes it down', not('why')],
  [
    "The runner's own mask",
    ENCODINGS,
    held(
      'test/foundation/vault.test.ts',
      'a key is registered by its lines, without its armour and its short last line',
    ),
  ],
  ['Not protected', not('a limit')],
  ['Who can run code', not('a limit')],
  ['Nothing, by this project', READ_ONLY],
  ['On the runner lies the report', NO_REPORT_LEAKS],
  ['Access tokens live', REVOKED],
  ['A token that could not', NOT_REVOKED_IS_SAID, LEFT_AT_A_SECOND_SIGNAL],
  ['docs/security.md has the details', not('a pointer')],
]);

const FORKS = rowsOf('docs/forks.md', [
  ['GitHub gives the run', not('GitHub’s own rule')],
  ['So the credentials are empty', WITHHELD],
  ['With `on-missing-credentials: auto`', WITHHELD],
  [
    'Everywhere else empty',
    held(
      'test/e2e/action.test.ts',
      'are not withheld from a pull request of the same repository: there an empty secret fails',
    ),
  ],
  ['The push to `main`', not('what the workflow above does')],
  ['Pull requests from your own', not('GitHub’s own rule')],
  ['`vars` are withheld', not('GitHub’s own rule')],
  ['A line that begins with', held('test/docs/examples.test.ts', 'lists folders that can be read')],
  ['To ask for Dependabot', not('what to do')],
  ["Don't switch to", not('what to do')],
  ['The config file of a fork', ...FILE_EVENTS],
  ['Which event trusts whom', not('a pointer')],
  ['What a hostile config file can do', held('test/e2e/config-file.test.ts', 'that %s gets nothing sent anywhere')],
  [
    "It can't show",
    ...FILE_VALUES,
    ...FILE_REFUSED,
    FILE_KEYS,
    held('test/config/file.test.ts', 'can not make the run read a file elsewhere'),
    NOT_READ_OUTSIDE,
  ],
  [
    'What other hostile files',
    held('test/config/trust.test.ts', '%s chooses no place to write to, and no variable but those of BOX_'),
    held('test/door/baseline.test.ts', 'never throws, whatever stands in the file'),
  ],
  ['No report is written', NOT_WRITTEN_OUTSIDE, NOT_READ_OUTSIDE],
  ['On a schedule', EVENTS],
  ['The comment on a pull request', not('a pointer')],
]);

/** Every sentence in which these pages promise something, with what holds it. */
export const PROMISES: readonly Row[] = [...README, ...SECURITY, ...SECURITY_PAGE, ...FORKS];
