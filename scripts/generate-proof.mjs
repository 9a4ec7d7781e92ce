/** Pages about experiments, clients and what each simulated cause is diagnosed as; see scripts/generate.mjs. */
const cell = (text) => String(text).replaceAll('\\', '\\\\').replaceAll('|', '\\|');
const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');

/** docs/experiments.md */
export const experimentsPage = (note) => ({ EXPERIMENTS }) => [
  '# Experiments', '', `<!-- ${note} -->`, '',
  'One answer from Box often has several causes. Where a second, harmless look can tell them apart, it is made: only after a failure, only with requests that no check still needs, never twice in a run. What was tried, what Box said and what that proves stands in the report as evidence. Every token that is obtained on the way is revoked; none is used.', '',
  'An experiment that could not be made lowers the confidence of a diagnosis and changes no status, but for the status page: what Box’s own trouble can explain is an error in place of a failure.', '',
  ...EXPERIMENTS.flatMap(({ id, tries, when, requests, outcomes, source }) => [
    `## ${id}`, '',
    `Tries ${tries}.`, '',
    `- When: ${when}.`,
    `- Costs: ${requests === 0 ? 'no request of its own' : requests === 1 ? 'at most one request' : `at most ${requests} requests`}.`,
    `- Source: ${source}.`, '',
    table(['outcome', 'what it proves'], Object.entries(outcomes).map(([outcome, proves]) => [`\`${outcome}\``, proves])), '',
  ]),
].join('\n');

const yes = (is) => (is ? 'yes' : 'no');
const versions = ({ name, from, upTo }) => `\`${name}\` ${upTo === null ? (from === 0 ? '(all)' : `≥ ${from}`) : from === 0 ? `≤ ${upTo}` : `${from}–${upTo}`}`;

/** docs/sdk-windows.md */
export const windowsPage = (note) => ({ SDKS, windowOf, NEAR_SECONDS, LONGEST_LIFETIME_SECONDS }) => {
  const rows = SDKS.map((sdk) => {
    const window = windowOf(sdk);
    return [
      `\`${sdk.id}\``, sdk.packages.map(versions).join(', '), `${sdk.lifetimeSeconds} s`, yes(sdk.repairsClock),
      window === null ? 'none: it mends its clock' : `${-window.behindSeconds} s behind`, window === null ? 'none: it mends its clock' : `more than ${window.aheadSeconds} s ahead`,
      yes(sdk.keyId), sdk.issuedAt ? 'yes, must not lie in Box’s future' : 'no', yes(sdk.resendsAssertion), sdk.source,
    ];
  });
  return [
    '# What the deploy’s own client does', '', `<!-- ${note} -->`, '',
    'Box takes a JWT assertion only while its `exp` lies ahead of Box’s own clock, by at most ' + LONGEST_LIFETIME_SECONDS + ' seconds. So each client stops obtaining tokens at a skew of its own. The input `sdk` says which client that is; `auto` reads the manifests and lock files of the workspace (`package.json`, `package-lock.json`, `npm-shrinkwrap.json`, `requirements*.txt`, `pyproject.toml`, `poetry.lock`, `pom.xml`, `build.gradle`, `*.csproj`, two folders deep), and looks at nothing where no target signs assertions.', '',
    `The check \`clock\` warns where the measured skew, its uncertainty counted, comes within ${NEAR_SECONDS} seconds of a client’s limit. Where a client’s assertion differs from this tool’s in a way that can matter (no \`kid\`, which matters with several keys; \`iat\` while this host may be ahead of Box), one more token request in that shape decides the check \`token\`. That token is revoked like every other.`, '',
    table(['`sdk`', 'packages', 'life of its assertion', 'mends its clock', 'fails at', 'fails at', 'sends `kid`', 'sends `iat`', 'sends a used assertion again after 429 or 5xx', 'read from'], rows), '',
    'Positive skew is a host ahead of Box. A client that sends a used assertion again meets Box’s refusal of its `jti` in place of the answer it retried for. Releases that hold both generations (box-node-sdk 4, boxsdk 4, box-java-sdk 5, Box.V2.Core 6) stand with the older one: name the newer one in `sdk` if the deploy uses that. How far Box lets `iat` lie in its future is documented nowhere, so it is tried and not assumed.', '',
  ].join('\n');
};

/** docs/diagnosis-table.md */
export const diagnosisTablePage = (note) => ({ scenarios, EXPECTED, TRUTH, PAIRS, SHOWN, pairName, FAMILIES }) => {
  const entries = Object.entries(scenarios);
  const healthy = entries.filter(([, { healthy: is }]) => is);
  const alarms = healthy.filter(([name]) => Object.values(EXPECTED[name].checks).some((said) => said !== 'skip'));
  const singles = entries.filter(([name]) => TRUTH.has(name)).map(([name, { title }]) => ({ name, title, ...TRUTH.get(name), ...EXPECTED[name] }));
  const judged = singles.filter(({ cause }) => cause !== null);
  const misses = judged.filter(({ cause, toldLike, checks }) => toldLike === undefined && !Object.values(checks).some((said) => said.split(' ')[1] === cause));
  const shown = (checks) => Object.entries(checks).filter(([, said]) => said !== 'skip').map(([id, said]) => { const [status, code, confidence] = said.split(' '); return `\`${id.replace(/^[^/]*\//u, '')}\`: ${status} \`${code}\`, ${confidence}`; }).join('; ') || 'nothing red';
  const pairRow = (pair) => {
    const named = SHOWN.both.includes(pairName(pair)) ? 'both' : SHOWN.second.includes(pairName(pair)) ? `\`${pair.second}\`, then \`${pair.first}\`` : `\`${pair.first}\`, then \`${pair.second}\``;
    return [pair.kind.toUpperCase(), `\`${pair.first}\``, `\`${pair.second}\``, named];
  };
  return [
    '# Cause against diagnosis', '', `<!-- ${note} -->`, '',
    `What is really wrong in each simulated world, and what a run says of it. ${judged.length} worlds with one cause: ${misses.length} misses. ${healthy.length} healthy worlds: ${alarms.length} false alarms. ${PAIRS.length} pairs of causes from different families of checks: each names both, or the one that hides the other. The tests run every row.`, '',
    '## One thing wrong', '',
    'Red checks that follow from the cause stand beside it; what needs a check that failed is skipped and left out here.', '',
    table(['world', 'what is wrong', 'true cause', 'requests', 'what the run says'], judged.map(({ name, title, cause, toldLike, requests, checks }) =>
      [`\`${name}\``, title, `\`${cause}\``, requests, `${shown(checks)}${toldLike === undefined ? '' : ` (the cause is named second: Box answers as in \`${toldLike}\`)`}`])), '',
    '## What Box’s answers can’t tell apart', '',
    '- A Client Credentials Grant app that nobody authorized, where Box says “Grant credentials are invalid”, and a wrong enterprise ID: Box answers both alike, request by request. The enterprise ID is named first, the authorization second.',
    '- A user ID that is nobody’s, and App Access Only with a managed user: told apart by a managed user’s folder that the service account sees. Where the plan names no such folder, the setting is named first, the ID second.',
    '- A scope that was never ticked, and one ticked after the app was authorized: the token lacks it in both, and the remedy for both is the same but for the first step.',
    '- A folder that is not there, and one that is not shared: Box hides the difference on purpose.', '',
    '## Two things wrong', '',
    `Families: ${Object.keys({ ...FAMILIES.ccg, ...FAMILIES.jwt }).join(', ')}. Where one hides the other, it is named first; once it is mended, the other is.`, '',
    table(['app', 'first', 'second', 'named'], PAIRS.map(pairRow)), '',
    '## Healthy worlds', '',
    `Nothing is red in: ${healthy.map(([name]) => `\`${name}\``).join(', ')}.`, '',
    '## Instruments', '',
    `Worlds without a cause of their own, for other tests: ${singles.filter(({ cause }) => cause === null).map(({ name }) => `\`${name}\``).join(', ')}.`, '',
  ].join('\n');
};

/** What stands behind each thing that is drawn, in words. */
const DRAWN = {
  'nothing': 'nothing that could stop a deploy', 'form': 'the credential as stored: mended, wrong, or another’s', 'authorization': 'the admin’s approval: missing, stale, disabled', 'app.scopes': 'scopes of the app',
  'Global Content Manager': 'Global Content Manager', 'app.access': 'App Access Only', 'app.userTokens': 'no user access tokens', 'app.asUser': 'no As-User header', 'who': 'a user who is nobody, or somebody else’s',
  'whoForm': 'a user ID with something around it', 'user': 'the state of the account', 'quota': 'a full storage', 'skew': 'the host’s clock', 'fault': 'a Box in trouble: 429, 503, a reset, once or always',
  'scopes': 'scopes asked for, some misspelt', 'not': 'scopes that must not be held', 'ops': 'folders that must not be seen', 'role': 'a role that is too low, pending or missing', 'owner': 'folders of another enterprise',
  'trashed': 'folders in the trash', 'lock': 'folder locks', 'fileLock': 'locked files', 'policy': 'Shield', 'invitesRestricted': 'invitations by owners alone',
};

/** docs/twin.md */
export const twinPage = (note, record) => () => {
  const { seed, tried, agreed, endings, actors, drawn, found } = record();
  const counts = (of, words) => Object.entries(of).sort(([, a], [, b]) => b.tried - a.tried).map(([name, count]) => [words(name), count.tried, count.agreed]);
  return [
    '# The deploy’s twin', '', `<!-- ${note} -->`, '',
    'Will the deploy work? Somebody else’s client is the judge. From a seed a world is drawn: an app, its secrets as people store them, folders, roles, and about every other time something that goes wrong. In each world run, each against a simulated Box of its own: the built preflight; a deploy with box-node-sdk 10, in its own process, with the raw value of the same secrets; and one with a plain HTTP client that mends nothing. The deploys do for real what the configuration says: log in, list, download, upload, put a new version, rename, delete, share, invite; as service account, with a user token, with As-User.', '',
    `**${tried} worlds, ${agreed} agree, ${tried - agreed} disagree** (seed ${seed}; \`npm run twin -- --worlds ${tried} --seed ${seed}\` tries the same).`, '',
    'A disagreement is a green step before a deploy that fails, a red one before a deploy that works, a failure that does not name what was drawn, a client that stumbles and is not named, `error` where nothing stood in the way, a narrowed run that claims what it did not ask, or anything that the preflight changed in Box. It is looked for folder by folder and scope by scope, so that one finding hides no other. It is then shrunk to the smallest world that shows it.', '',
    '## How the worlds ended', '', table(['the deploys', 'worlds'], Object.entries(endings)), '',
    '## By what was drawn', '', 'A world counts in each line that fits it.', '', table(['drawn', 'worlds', 'agree'], counts(drawn, (name) => DRAWN[name] ?? name)), '',
    '## By grant and acting subject', '', table(['grant, subject', 'worlds', 'agree'], counts(actors, (name) => name)), '',
    ...(found.length === 0 ? [] : ['## What disagreed', '', table(['kind', 'worlds'], found.map(({ signature, count }) => [signature, count])), '']),
    '## What it can’t tell', '',
    'The Box is simulated, written from Box’s documents. Where they leave open what `permissions` show (the account’s status, Global Content Manager), the twin’s Box shows the role alone: the reading in which a green step would lie most easily. Deploys come when a passing trouble of Box is over. A folder lock is shown to owners and co-owners alone, so one that stops another role is not counted. Not drawn: groups, Shield on downloads, shares and invitations, several apps in one run, webhooks.', '',
  ].join('\n');
};
