/** Who is right: what two deploys could do, held against what the preflight said. Pure. */
import { folderId } from './box.ts';
import { causesOf } from './causes.ts';
import type { Step } from './deployment.ts';
import type { Preflight, ReportCheck } from './preflight.ts';
import type { World } from './world.ts';

export type Kind =
  /** Green, and the deploy fails. */
  | 'false pass'
  /** Red, and the deploy works. */
  | 'false alarm'
  /** Both fail, and what was drawn is not named. */
  | 'wrong diagnosis'
  /** One client works and the other does not; red, but not told which. */
  | 'client not named'
  /** `error` although nothing stood in the way. */
  | 'undetermined'
  /** A narrowed run that says more than it asked, or less than what it left out. */
  | 'overclaim'
  /** The preflight changed something in Box, or crashed. */
  | 'harm';

export interface Disagreement {
  readonly kind: Kind;
  /** What stays the same while the world is shrunk. */
  readonly signature: string;
  readonly told: string;
}

export interface Seen {
  readonly world: World;
  readonly preflight: Preflight;
  readonly sdk: readonly Step[];
  readonly plain: readonly Step[];
  /** What the preflight changed in the simulated Box, in words. */
  readonly changed: readonly string[];
}

/** How a world ended, for the table of figures. */
export type Ending = 'all work' | 'all fail' | 'one client fails' | 'could not be determined' | 'not usable' | 'narrowed';

const LOGIN_CHECKS: readonly string[] = ['credentials', 'network', 'clock', 'token', 'user-token', 'as-user', 'identity', 'upload-host'];
const WORST: readonly ReportCheck['status'][] = ['fail', 'error', 'warn', 'pass', 'skip'];
/** What Box or a client says, the telling before the general. */
const REASONS: readonly RegExp[] = [
  /insufficient_scope|insufficient_permissions|storage_limit_exceeded|forbidden_by_policy|item_locked|not_found|trashed|invalid_(?:client|grant|scope)|unauthorized_client|must not be|\w+_required/u,
  /DECODER|key material|JSON|Expecting|Invalid|\b4\d\d\b/u,
];

/** The same for both clients, which word it differently: the signature of a world must not hang on who is looked at. */
function reasonOf(steps: readonly Step[]): string {
  const whys = steps.filter(({ ok }) => !ok).map(({ why }) => why).join('\n');
  return REASONS.flatMap((pattern) => pattern.exec(whys)?.slice(0, 1) ?? [])[0] ?? 'other';
}

const failed = (steps: readonly Step[]): boolean => steps.some(({ ok }) => !ok);

/** One thing that both sides speak of: the login, a scope, a folder. */
interface Group {
  readonly at: string;
  readonly checks: readonly ReportCheck[];
  readonly sdk: readonly Step[];
  readonly plain: readonly Step[];
}

function groupsOf({ world, preflight: { report }, sdk, plain }: Seen): readonly Group[] {
  const checks = report?.targets.flatMap((target) => target.checks) ?? [];
  const asked = [...world.folders.map((_, index) => `folder:${folderId(index)}`), ...world.scopes.map((name) => `scope:${name.replace(/^not:/u, '')}`)];
  const ats = [...new Set(['login', ...asked])];
  return ats.map((at) => {
    const [one, other] = [sdk, plain].map((steps) => steps.filter((step) => step.at === at));
    // A client whose login failed did not come to it: the other one speaks for both.
    return { at, checks: checks.filter(({ id }) => (at === 'login' ? LOGIN_CHECKS.includes(id) : id === at)), sdk: spoken(one, other), plain: spoken(other, one) };
  });
}

const spoken = (own: readonly Step[] = [], others: readonly Step[] = []): readonly Step[] => (own.length > 0 ? own : others);

/** What tells whether the login works. A narrowed run that left out one of these has not asked whether it does. */
const LOGIN_ASKED: readonly string[] = ['token', 'identity'];

function statusOf({ at, checks }: Group, { world, preflight: { exitCode } }: Seen): ReportCheck['status'] {
  const isAsked = LOGIN_ASKED.every((id) => checks.some((check) => check.id === id && check.status !== 'skip'));
  if (at === 'login' && !isAsked && (exitCode === 0 || isNarrowed(world)) && !checks.some(({ status }) => status === 'fail' || status === 'error')) return 'skip';
  return WORST.find((status) => checks.some((check) => check.status === status)) ?? 'skip';
}

const isNarrowed = ({ only, skip }: World): boolean => only.length + skip.length > 0;

const shown = ({ message, diagnosis, evidence }: ReportCheck): string => [message, diagnosis?.cause ?? '', ...(diagnosis?.remedy ?? []), ...evidence.map(({ text }) => text)].join('\n');
const NAMES_CLIENTS = /box-node-sdk|\bSDKs?\b|clients? (?:that|which)|other clients?/iu;
const whys = ({ sdk, plain }: Group): string => `sdk: ${sdk.filter(({ ok }) => !ok).map(({ what, why }) => `${what}: ${why}`).join('; ') || 'works'}; plain: ${plain.filter(({ ok }) => !ok).map(({ what, why }) => `${what}: ${why}`).join('; ') || 'works'}`;

function said(group: Group): string {
  return group.checks.filter(({ status }) => status !== 'skip').map(({ id, status, message, diagnosis }) => `${id} ${status}${diagnosis === null ? '' : ` ${diagnosis.code}`}: ${message}`).join(' | ');
}

function disagree(kind: Kind, group: Group, reason: string): Disagreement {
  return { kind, signature: `${kind}, ${group.at.replace(/:.*/u, '')}, ${reason}`, told: `${group.at}: ${said(group) || 'nothing asked'}. Deploys: ${whys(group)}` };
}

/** Where both fail: one of the codes names what was drawn, and none that is called proven names something else. */
function judgeDiagnosis(group: Group, world: World): readonly Disagreement[] {
  const accepted = new Set(causesOf(world).filter(({ at }) => at === null || at === group.at || group.at === 'login').flatMap(({ codes }) => codes));
  const found = group.checks.flatMap(({ status, diagnosis }) => (status === 'fail' && diagnosis !== null ? [diagnosis] : []));
  const isNamed = found.some(({ code }) => accepted.has(code));
  const invented = found.filter(({ code, confidence }) => confidence === 'proven' && !accepted.has(code));
  return isNamed && invented.length === 0 ? [] : [disagree('wrong diagnosis', group, (invented[0] ?? found[0])?.code ?? 'none')];
}

/** The deploy that the configuration names decides; where it names none, the client that takes everything as it is. */
function stumbles(group: Group, { sdk }: World): boolean {
  return failed(sdk === 'none' ? group.plain : group.sdk);
}

type Judgement = (group: Group, seen: Seen) => readonly Disagreement[];

const deployReason = ({ sdk, plain }: Group): string => reasonOf([...plain, ...sdk]);
const codeOf = ({ checks }: Group, wanted: ReportCheck['status']): string => checks.find(({ status }) => status === wanted)?.diagnosis?.code ?? 'none';

/** Box shows a folder's locks to its owner and co-owners alone: nobody else can ask, and the evidence says so. */
function isBeyondAsking({ at, checks, sdk, plain }: Group, { folders }: World): boolean {
  const folder = folders.find((_, index) => at === `folder:${folderId(index)}`);
  if (folder?.lock !== true || folder.role === 'owner' || folder.role === 'co-owner') return false;
  const stopped = [...sdk, ...plain].filter(({ ok }) => !ok);
  return stopped.every(({ what }) => what === 'delete') && checks.some((check) => /\block/u.test(shown(check)));
}

/** Nothing can work behind a login that nobody mends; a mended credential and Box's time go on to what comes after (contract, section 4). */
const neverComesTo = ({ sdk, plain }: Group, { world }: Seen): boolean => sdk.length + plain.length === 0 && UNMENDABLE.includes(world.form);

const UNMENDABLE: readonly World['form'][] = ['secret-wrong', 'id-unknown', 'passphrase-wrong', 'key-foreign', 'key-missing', 'truncated'];

/** An unknown scope is told by an exchange that works for another one: without a scope to read there is none, and a warning is right. */
const isBeyondTelling = ({ at, checks }: Group, { app: { scopes } }: World): boolean =>
  at.startsWith('scope:') && checks.some(({ status, diagnosis }) => status === 'warn' && diagnosis?.code === 'unknown')
  && !scopes.some((name) => name === 'root_readonly' || name === 'root_readwrite');

const judgeGreen: Judgement = (group, seen) => {
  const { world } = seen;
  if (neverComesTo(group, seen)) return [disagree('false pass', group, 'no login')];
  const [one, other] = [failed(group.sdk), failed(group.plain)];
  const isWrong = one === other ? one : stumbles(group, world);
  return isWrong && !isBeyondAsking(group, world) && !isBeyondTelling(group, world) ? [disagree('false pass', group, deployReason(group))] : [];
};

const isMendedByBoth = (group: Group, { whoForm }: World): boolean => group.at === 'login' && whoForm !== 'raw' && codeOf(group, 'fail') === 'credentials-malformed';

/**
 * Red although both clients of the twin go through (contract, section 2): where they mend what others need not, which it wants
 * named; and an empty part is a missing one, also where a single key needs no name.
 */
const isRedByContract = (group: Group, world: World, told: string): boolean =>
  (isMendedByBoth(group, world) && NAMES_CLIENTS.test(told)) || (group.at === 'login' && world.form === 'kid-empty');

const judgeRed: Judgement = (group, seen) => {
  // Neither client came to it: nobody can say whether it would have worked.
  if (group.sdk.length + group.plain.length === 0) return [];
  const [one, other] = [failed(group.sdk), failed(group.plain)];
  if (one && other) return judgeDiagnosis(group, seen.world);
  const told = group.checks.filter(({ status }) => status === 'fail').map(shown).join('\n');
  if ((one || other) && NAMES_CLIENTS.test(told)) return [];
  // What the account may not do is told where the account is looked at: right, where something then fails for it.
  if (group.at === 'login' && failed(seen.sdk) && failed(seen.plain)) return judgeDiagnosis(group, seen.world);
  if (isRedByContract(group, seen.world, told)) return [];
  if (one || other) return [disagree('client not named', group, deployReason(group))];
  return [disagree('false alarm', group, codeOf(group, 'fail'))];
};

const judgeError: Judgement = (group, { world: { fault } }) => (fault === null ? [disagree('undetermined', group, codeOf(group, 'error'))] : []);

/** What was configured and not asked is named, and nothing is claimed for it. */
const judgeUnasked: Judgement = (group, { world, preflight: { exitCode, text } }) => {
  if (exitCode !== 0) return [];
  if (!isNarrowed(world)) return failed(group.sdk) && failed(group.plain) ? [disagree('false pass', group, 'not asked')] : [];
  const [, name = ''] = group.at.split(':');
  const isNamed = group.at === 'login' || text.split('\n').some((line) => line.includes(name) && /\bnot asked\b|\bunasked\b/u.test(line));
  const claims = /Everything asked for works/u.test(text);
  return isNamed && !claims ? [] : [disagree('overclaim', group, claims ? 'everything' : 'not named')];
};

const JUDGEMENTS: Readonly<Record<ReportCheck['status'], Judgement>> = { pass: judgeGreen, warn: judgeGreen, fail: judgeRed, error: judgeError, skip: judgeUnasked };

/** Exit code 2: a refusal to ask, which is right where the configuration can't mean anything. */
function judgeRefusal({ world, preflight: { exitCode, stderr }, sdk, plain }: Seen): readonly Disagreement[] {
  const told = stderr.trim().split('\n').slice(0, 3).join(' | ');
  if (exitCode !== 2) return [{ kind: 'harm', signature: 'harm, crash', told: `exit code ${exitCode ?? 'none'}: ${told}` }];
  if (isNarrowed(world) || failed(sdk) || failed(plain)) return [];
  return [{ kind: 'false alarm', signature: 'false alarm, refused', told }];
}

/** All that is wrong with a preflight of this world; none where it agrees with the deploys. */
export function judge(seen: Seen): readonly Disagreement[] {
  const { preflight: { report, exitCode, stderr }, changed } = seen;
  const harm = changed.map((what): Disagreement => ({ kind: 'harm', signature: 'harm, changed', told: what }));
  if (report === null) return [...harm, ...judgeRefusal(seen)];
  const isRed = report.targets.some(({ checks }) => checks.some(({ status }) => status === 'fail'));
  const exit: readonly Disagreement[] = isRed === (exitCode === 1) ? [] : [{ kind: 'harm', signature: 'harm, exit code', told: `exit code ${exitCode ?? 'none'} for the verdict ${report.verdict}: ${stderr.slice(0, 300)}` }];
  return [...harm, ...exit, ...groupsOf(seen).flatMap((group) => JUDGEMENTS[statusOf(group, seen)](group, seen))];
}

export function endingOf({ world, preflight: { report, exitCode }, sdk, plain }: Seen): Ending {
  if (report === null) return 'not usable';
  if (isNarrowed(world)) return 'narrowed';
  if (exitCode === 3) return 'could not be determined';
  if (failed(sdk) !== failed(plain)) return 'one client fails';
  return failed(sdk) ? 'all fail' : 'all work';
}
