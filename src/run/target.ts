import { createSession } from '../box/session.ts';
import type { Session } from '../box/session-types.ts';
import type { RunTransport } from '../box/transport.ts';
import { skewWords } from '../checks/clock.ts';
import type { TargetContext } from '../checks/context.ts';
import type { SkewEstimate } from '../clock/skew.ts';
import type { MissingCredentials, Plan, TargetPlan } from '../config/plan.ts';
import { examine } from '../credentials/examine.ts';
import type { Examination, RawCredentials, RawUser } from '../credentials/types.ts';
import type { RunEnd } from '../engine/runner.ts';
import type { Baselines } from '../engine/learned.ts';
import type { SameApp } from '../experiments/types.ts';
import type { Deps } from '../foundation/deps.ts';
import type { Status } from '../foundation/diagnosis.ts';
import type { Vault } from '../foundation/vault.ts';
import type { Facts } from '../guidance/types.ts';

/** A target of the plan with what its credentials turned out to be, and its conversation with Box if it can have one. */
export interface Target {
  readonly plan: TargetPlan;
  readonly finding: { readonly kind: 'examined'; readonly examination: Examination } | { readonly kind: 'missing'; readonly missing: MissingCredentials };
  readonly context: TargetContext;
  /** Are the credentials good enough to ask anything? */
  readonly usable: boolean;
  /** Ids of those of its checks that are asked; filled when they are chosen. */
  readonly asked: Set<string>;
  /** How its checks ended, by id, as they do. */
  readonly settled: Map<string, Status>;
}

/** What all targets of a run share. */
export interface Shared {
  readonly plan: Plan;
  readonly deps: Deps;
  readonly transport: RunTransport;
  readonly skew: () => SkewEstimate;
  readonly facts: Facts;
  readonly unusedName: string;
  readonly baselines: Baselines;
  /** Resolves when the run ends. */
  readonly ended: Promise<RunEnd>;
  /** Filled when all are opened. */
  readonly targets: Target[];
}

/** A target as the plan names it, ready to be asked; nothing is sent. */
export function openTarget(plan: TargetPlan, shared: Shared): Target {
  const finding = plan.credentials.kind === 'missing'
    ? { kind: 'missing' as const, missing: plan.credentials.missing }
    : { kind: 'examined' as const, examination: examined(plan.credentials.raw, userOf(plan), shared.deps.vault) };
  const known = finding.kind === 'examined' ? finding.examination.facts : null;
  const credentials = finding.kind === 'examined' ? finding.examination.credentials : null;
  const asked = new Set<string>();
  const context: TargetContext = {
    plan,
    session: credentials === null ? mute(plan.name) : createSession({
      target: plan.name, credentials, enterpriseId: credentials.enterpriseId, userId: plan.userId,
      // Where the deploy acts as a user, experiments may act for it: that shows whether the app reaches it.
      asUser: plan.asUser ?? plan.userId,
      apiUrl: shared.plan.apiUrl, transport: shared.transport, deps: shared.deps,
      ended: shared.ended,
      holds: (held) => shared.deps.progress({ kind: 'token', held }),
      skewMs: () => { const skew = shared.skew(); return skew.kind === 'estimated' ? skew.skewMs : null; },
    }),
    enterpriseId: credentials === null ? known?.enterpriseId ?? null : credentials.enterpriseId,
    ...subjectsOf(plan, credentials),
    facts: { ...shared.facts, ...knownFacts(known, plan) },
    hosted: isHosted(shared.deps),
    skew: () => { const skew = shared.skew(); return skew.kind === 'estimated' ? skewWords(skew) : null; },
    unusedName: shared.unusedName,
    clients: shared.plan.clients,
    aheadAtMostMs: () => { const skew = shared.skew(); return skew.kind === 'estimated' ? skew.highMs : null; },
    asksFolder: (id) => asked.has(`folder:${id}`),
    sameApp: () => (credentials === null ? [] : sameApp(plan.name, credentials.clientId, shared.targets)),
  };
  return { plan, finding, context, usable: credentials !== null, asked, settled: new Map() };
}

/** What the deploy names its user by, where that is more than the ID. */
const userOf = ({ userId, userAsGiven }: TargetPlan): RawUser | null =>
  (userAsGiven === null ? null : { input: userId === null ? 'as-user' : 'user-id', text: userAsGiven });

function sameApp(name: string, clientId: string, targets: readonly Target[]): readonly SameApp[] {
  const others = targets.filter(({ plan, finding }) => plan.name !== name && finding.kind === 'examined' && finding.examination.credentials?.clientId === clientId);
  return others.map(({ plan, context }) => ({ grant: plan.auth, session: context.session }));
}

function subjectsOf({ userId, asUser }: TargetPlan, credentials: Examination['credentials']): Pick<TargetContext, 'appSubject' | 'contentSubject'> {
  const alone = credentials !== null && credentials.enterpriseId === null;
  return { appSubject: alone ? 'user' : 'service', contentSubject: userId !== null ? 'user' : asUser !== null ? 'as-user' : 'service' };
}

const examined = (raw: RawCredentials, user: RawUser | null, vault: Vault): Examination =>
  withoutKept(examine(raw, vault, user), raw, vault);

/** What a config file takes from a variable as an ID may be a secret, as may an ID that the plan kept: no advice repeats it. */
function withoutKept(examination: Examination, raw: RawCredentials, vault: Vault): Examination {
  const unshown = raw.auth === 'ccg' ? raw.unshown : undefined;
  const { clientId, enterpriseId } = examination.facts;
  const isKept = clientId !== null && vault.scrub(clientId) !== clientId;
  const facts = {
    ...examination.facts,
    clientId: unshown?.clientId === true || isKept ? null : clientId,
    enterpriseId: unshown?.enterpriseId === true ? null : enterpriseId,
  };
  return { ...examination, facts };
}

function knownFacts(known: Examination['facts'] | null, { userId, asUser }: TargetPlan): Facts {
  const facts = { clientId: known?.clientId, enterpriseId: known?.enterpriseId, publicKeyId: known?.publicKeyId, userId: userId ?? asUser };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value != null));
}

/** Stands where credentials can't be used. Every check that would ask it needs `credentials`, so being asked is our own bug. */
function mute(target: string): Session {
  const refuse = (): never => { throw new Error(`target ${target} was asked without credentials`); };
  const session: Session = { target, countedFor: () => session, token: refuse, ask: refuse, foresee: refuse, exchange: refuse, tryGrant: refuse, handshake: refuse, revokeAll: () => Promise.resolve([]) };
  return session;
}

/** On a machine of GitHub’s, nobody can mend the clock. */
export const isHosted = ({ host }: Deps): boolean => host.runner !== null && host.selfHosted === false;
