import { preflight } from '../../src/index.ts';
import type { CheckReport, Report } from '../../src/engine/report.ts';
import type { ProgressEvent } from '../../src/foundation/deps.ts';
import { scenarios } from '../../src/simulator/index.ts';
import type { Prepared, ScenarioName } from '../../src/simulator/index.ts';
import { folder, ids, invite } from '../../src/simulator/scenarios/base.ts';
import { authorize } from '../../src/simulator/world.ts';
import type { Folder } from '../../src/simulator/world.ts';
import { eventLine } from '../../src/render/progress.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { depsFor, newVault, planFor } from '../support/preflight.ts';
import { scriptedBox } from './box.ts';
import type { Asked, Mishap, ScriptedBox } from './box.ts';
import { FAULTS, HANDSHAKE_FAULTS, fieldFaults } from './faults.ts';
import type { Fault } from './faults.ts';
import { randomFrom, unless } from './harness.ts';
import type { Case, Kind, Setting } from './harness.ts';
import { checksOf, harmless, matching, observed, plainLeaks, shown, wellFormed } from './oracle.ts';
import type { Good } from './oracle.ts';

/** A small Box and what is asked of it. */
interface Stage {
  readonly name: string;
  readonly scenario: ScenarioName;
  readonly change?: (prepared: Prepared) => void;
  /** Befalls every other request, whatever the fault under test is. */
  readonly always?: (asked: Asked) => Mishap | null;
}

const GOVERNANCE = ['enterprise_content', 'manage_data_retention', 'manage_legal_holds'];
const EVERYDAY = [
  'root_readonly', 'root_readwrite', 'manage_managed_users', 'manage_app_users', 'manage_webhook', 'manage_enterprise_properties', 'sign_requests.readwrite',
  'ai.readwrite', 'manage_triggers',
];

function scoped(held: readonly string[], asked: readonly string[], folders = ''): (prepared: Prepared) => void {
  return ({ world, inputs }) => {
    const [app] = world.apps;
    if (app === undefined) throw new Error('no app');
    app.settings.scopes = [...held];
    authorize(app, ids.enterprise, ids.serviceAccount);
    inputs['scopes'] = asked.join('\n');
    inputs['folders'] = folders;
  };
}

const down: Mishap = { kind: 'answer', lost: true, background: true, make: (_, nowMs) => ({ status: 503, headers: { 'date': new Date(nowMs).toUTCString(), 'box-request-id': '0a' }, body: '' }) };

/** Together they send every request that the product can send, of both grants. */
const STAGES: readonly Stage[] = [
  {
    name: 'JWT, one folder to change and one that is absent', scenario: 'healthy-jwt',
    change: ({ inputs }) => { inputs['folders'] = `${ids.releases}: read, download, upload, replace=app.zip\n160000000777`; },
  },
  { name: 'CCG, a folder', scenario: 'healthy-ccg' },
  {
    name: 'CCG, folders that lie together', scenario: 'healthy-ccg',
    change: ({ world, inputs }) => {
      const lying = (from: number, parentId: string): Folder[] => Array.from({ length: 8 }, (_, index) => folder(String(from + index), `Folder ${from + index}`, parentId));
      const [inside, beside] = [lying(160_000_000_100, ids.releases), lying(160_000_000_200, '0')];
      world.folders.push(...inside, ...beside);
      for (const { id } of beside) world.collaborations.push(invite(`7${id}`, id, ids.serviceAccount, 'editor'));
      inputs['folders'] = [...inside, ...beside].map(({ id }) => id).join('\n');
    },
  },
  { name: 'CCG, a user’s token', scenario: 'healthy-user-token' },
  { name: 'JWT, a user’s token', scenario: 'healthy-jwt', change: ({ inputs }) => { inputs['user-id'] = ids.deployUser; } },
  { name: 'CCG, a user alone', scenario: 'healthy-user-token-alone' },
  { name: 'JWT, as another user', scenario: 'healthy-as-user' },
  { name: 'CCG, every scope, one of them not held', scenario: 'healthy-ccg', change: scoped(EVERYDAY, [...EVERYDAY, 'manage_groups']) },
  { name: 'CCG, scopes and a folder', scenario: 'healthy-ccg', change: scoped(EVERYDAY, EVERYDAY, `${ids.releases}: upload`) },
  { name: 'JWT, governance', scenario: 'healthy-jwt', change: scoped([...EVERYDAY, ...GOVERNANCE], GOVERNANCE) },
  { name: 'CCG, a folder in the trash', scenario: 'trashed-folder' in scenarios ? ('trashed-folder' as ScenarioName) : 'healthy-ccg', change: ({ world }) => { world.dialect.trashedFolder = 'not_found'; for (const folder of world.folders) if (folder.id === ids.releases) folder.trashed = true; } },
  { name: 'CCG, an invitation that waits', scenario: 'healthy-ccg', change: ({ world }) => { for (const each of world.collaborations) if (each.accessibleBy.id === ids.serviceAccount) each.status = 'pending'; } },
  { name: 'JWT and CCG', scenario: 'healthy-both-methods' },
  { name: 'Box is down', scenario: 'healthy-ccg', change: ({ inputs }) => { inputs['max-attempts'] = '2'; }, always: (asked) => (asked === 'status-page' ? null : down) },
];

/** Followed up only to explain (contract, section 8), or sent in place of others: whatever becomes of them, no status changes. */
const FOLLOW_UPS: readonly Asked[] = ['trash', 'pending-invitations', 'status-page', 'revoke', 'listing'];

interface Run {
  readonly report: Report;
  readonly box: ScriptedBox;
  readonly clock: FakeClock;
  readonly progress: readonly string[];
  readonly inputs: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
}

async function perform(stage: Stage, mishapFor: (asked: Asked, nth: number) => Mishap | null, record?: (asked: Asked, body: string) => void): Promise<Run> {
  const prepared = await scenarios[stage.scenario].build();
  stage.change?.(prepared);
  const inputs = { ...prepared.inputs, 'api-url': 'https://api.box.com' };
  const clock = new FakeClock();
  const vault = newVault();
  const progress: string[] = [];
  const box = scriptedBox(prepared.world, clock, (asked, nth) => {
    const mishap = mishapFor(asked, nth) ?? stage.always?.(asked) ?? null;
    if (mishap !== null || record === undefined) return mishap;
    return { kind: 'answer', background: true, make: (truth) => { record(asked, truth.body); return truth; } };
  });
  const deps = depsFor(vault, { clock, openWire: () => Promise.resolve(box), progress: (event: ProgressEvent) => { progress.push(eventLine(event) ?? ''); } });
  const report = await clock.run(preflight(planFor(inputs, vault), deps));
  return { report, box, clock, progress, inputs, secrets: secretsIn(inputs) };
}

const leaf = (config: string, name: string): string => (new RegExp(`"${name}"\\s*:\\s*"([^"]*)"`, 'u').exec(config)?.[1] ?? '').replaceAll('\\n', '\n');

function secretsIn(inputs: Readonly<Record<string, string>>): readonly string[] {
  const config = inputs['jwt-config'] ?? '';
  return [inputs['client-secret'] ?? '', leaf(config, 'clientSecret'), leaf(config, 'passphrase'), leaf(config, 'privateKey')].filter((secret) => secret !== '');
}

/** How a stage ends with nothing in the way: what is true of it. */
interface Baseline {
  readonly stage: Stage;
  readonly statuses: ReadonlyMap<string, string>;
  /** Every kind of request that it sends, with a body that Box truly answered. */
  readonly samples: ReadonlyMap<Asked, string>;
}

async function baselineOf(stage: Stage): Promise<Baseline> {
  const samples = new Map<Asked, string>();
  const { report, box } = await perform(stage, () => null, (asked, body) => { if (!samples.has(asked) || body !== '') samples.set(asked, body); });
  for (const { asked } of box.seen) if (!samples.has(asked)) samples.set(asked, '');
  if (box.handshakes.length > 0) samples.set('upload-host', '');
  const checks = checksOf(report);
  return { stage, samples, statuses: new Map([...checks].map(([key, { status }]) => [key, status])) };
}

type When = 'once' | 'for ever';

interface Trial {
  readonly baseline: Baseline;
  readonly asked: Asked;
  readonly fault: Fault;
  readonly when: When;
  /** Whether a check may still pass on an answer that this fault met: the field that it spoils is not one that counts. */
  readonly spoilsNothing: boolean;
}

/** Fields of an answer that a check can't do without (contract, section 4); of anything else none is. */
const ESSENTIAL: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:token|user-token|exchange .*)$/u, /^access_token$/u],
  [/^identity$/u, /^(?:id|login|status|enterprise|enterprise\.id)$/u],
  [/^user-identity$/u, /^(?:id|status|enterprise|enterprise\.id)$/u],
  [/^as-user$/u, /^id$/u],
  [/^folder$/u, /^(?:id|permissions|permissions\.can_download)$/u],
  [/^(?:upload|replace)-rehearsal$/u, /^(?:upload_url|context_info(?:\.conflicts(?:\.(?:id|type))?)?)$/u],
  [/^probe \/(?:folders\/0)$/u, /^id$/u],
  [/^probe \/ai_agent_default$/u, /^type$/u],
  [/^probe /u, /^entries$/u],
];

function isEssential(asked: Asked, field: string, { name }: Stage): boolean {
  // Only one stage asks for more than reading, which the folder's being there answers.
  if (field.startsWith('permissions') && !name.includes('to change')) return false;
  return ESSENTIAL.some(([which, fields]) => which.test(asked) && fields.test(field));
}

async function tryOut(trial: Trial): Promise<readonly string[]> {
  const { baseline, asked, fault, when } = trial;
  const run = await perform(baseline.stage, (each, nth) => (each === asked && (when === 'for ever' || nth === 1) ? fault.mishap : null));
  const { report, box, clock } = run;
  const revocable = asked !== 'revoke' || fault.tells === 'truth';
  return [
    ...wellFormed(report),
    ...truthful(trial, run),
    ...plainLeaks(shown(report, run.progress), [...run.secrets.map(firstLines), ...box.secrets()]),
    ...harmless(box, revocable),
    ...(clock.monotonic() <= 123_500 ? [] : [`it took ${clock.monotonic()} ms`]),
    ...(clock.pending <= box.seen.filter(({ spoilt }) => spoilt).length ? [] : [`${clock.pending} timers were left`]),
  ];
}

/** Of a key the lines that differ from key to key; looking for all of each would take most of the time. */
const firstLines = (secret: string): string => secret.split('\n').slice(1, 4).join('\n') || secret;

function truthful(trial: Trial, { report, box, inputs }: Run): readonly string[] {
  const { baseline, fault, spoilsNothing } = trial;
  const counts = fault.tells === 'truth' || spoilsNothing;
  const checks = checksOf(report);
  const missing = [...baseline.statuses.keys()].filter((key) => !checks.has(key));
  const goodFor = (target: string): Good => (which) => box.seen.some((seen) => matching(which)(seen) && seen.delivered && (!seen.spoilt || counts)
    && (seen.client === null || clientOf(target, inputs) === null || seen.client === clientOf(target, inputs)));
  return [
    ...missing.map((key) => `${key} is not in the report`),
    ...[...checks].flatMap(([key, check]) => {
      const [target = ''] = key.split('/');
      if (check.id === 'clock') return clockIsTrue(check, trial, box, report);
      return statusIsTrue(key, check, trial, () => observed(check.id, goodFor(target), box, inputs));
    }),
  ];
}

function statusIsTrue(key: string, { id, status, diagnosis }: CheckReport, { baseline, asked, fault }: Trial, isObserved: () => boolean): readonly string[] {
  const before = baseline.statuses.get(key) ?? 'skip';
  const isFixed = (fault.tells === 'truth' || FOLLOW_UPS.includes(asked)) && id !== 'network';
  const isUnknown = status === 'fail' && before !== 'fail' && fault.tells !== 'no';
  return [
    ...(status === 'pass' ? [...unless(before === 'pass', `${key} passes, and is ${before} in truth`), ...unless(isObserved(), `${key} passes on something that was not observed`)] : []),
    ...unless(!isUnknown, `${key} fails (${diagnosis?.code ?? ''}: ${JSON.stringify(diagnosis?.cause)}), and is only unknown`),
    ...unless(!isFixed || status === before, `${key} is ${status} instead of ${before}`),
  ];
}

function clientOf(target: string, inputs: Readonly<Record<string, string>>): string | null {
  if (target === 'ccg') return inputs['client-id'] ?? null;
  return target === 'jwt' ? leaf(inputs['jwt-config'] ?? '', 'clientID') : null;
}

/** What is plainly a proxy's or a portal's: no witness of Box's time, be it right or wrong. JSON in Box's form may be Box's. */
const NOT_BY_BOX = /(?:plain text|half a JSON|nothing|HTML), by somebody else$|^30\d to |^200 HTML$/u;

/** Box's own answers alone tell its time; of odd ones either may be true, as they can be read or not. */
function clockIsTrue({ status }: CheckReport, { fault, baseline }: Trial, box: ScriptedBox, report: Report): readonly string[] {
  const isWitness = !NOT_BY_BOX.test(fault.name);
  const answers = box.seen.filter(({ asked, delivered }) => delivered && asked !== 'status-page' && asked !== 'revoke');
  const right = answers.filter(({ spoilt }) => !spoilt || (isWitness && fault.date === 'true')).length;
  const isOdd = answers.length > 0 && answers.every(({ spoilt }) => spoilt) && right > 0;
  const wrong = answers.filter(({ spoilt }) => spoilt && isWitness && fault.date === 'wrong').length;
  const signs = [...baseline.statuses.keys()].some((key) => key.startsWith('jwt/'));
  const allowed = answers.length === 0 ? ['skip', 'warn'] : wrong > 0 && right > 0 ? ['warn'] : wrong > 0 ? ['warn', ...(signs ? ['fail'] : [])] : right > 0 ? ['pass', ...(isOdd ? ['warn'] : [])] : ['warn'];
  return [
    ...(allowed.includes(status) ? [] : [`host/clock is ${status}; ${right} right and ${wrong} wrong answers about the time allow ${allowed.join(', ')}`]),
    ...(status === 'pass' && report.clock === null ? ['host/clock passes, and the report names no clock'] : []),
  ];
}

/** The same kind of request is tried once, on the first stage that sends it; where what it answers differs, on each. */
const keyOf = (stage: Stage, asked: Asked): string => {
  const grant = stage.name.slice(0, 3);
  if (/token/u.test(asked)) return `${grant} ${asked}`;
  return ['trash', 'pending-invitations', 'folder', 'status-page'].includes(asked) ? `${stage.name} ${asked}` : asked;
};

const WHENS: readonly When[] = ['once', 'for ever'];

function* answersOf(baseline: Baseline, asked: Asked, leftOut: (fault: Fault) => boolean): Generator<Trial> {
  for (const fault of asked === 'upload-host' ? HANDSHAKE_FAULTS : FAULTS) {
    if (leftOut(fault)) continue;
    for (const when of WHENS) yield { baseline, asked, fault, when, spoilsNothing: false };
  }
}

function* fieldsOf(baseline: Baseline, asked: Asked, sample: string, leftOut: () => boolean): Generator<Trial> {
  for (const fault of sample.startsWith('{') ? fieldFaults(sample) : []) {
    if (!leftOut()) yield { baseline, asked, fault, when: 'for ever', spoilsNothing: !isEssential(asked, fault.field, baseline.stage) };
  }
}

async function* trials({ small, seed }: Setting): AsyncGenerator<Trial> {
  const done = new Set<string>();
  const random = randomFrom(seed);
  for (const stage of STAGES) {
    const baseline = await baselineOf(stage);
    for (const [asked, sample] of baseline.samples) {
      if (done.has(keyOf(stage, asked))) continue;
      done.add(keyOf(stage, asked));
      if (stage.always?.(asked) != null) continue;
      // One status, and one field, is much like the next: in CI a part of them.
      yield* answersOf(baseline, asked, (fault) => small && fault.isOneOfMany && random() > 0.08);
      yield* fieldsOf(baseline, asked, sample, () => small && random() > 0.12);
    }
  }
}

async function* cases(setting: Setting): AsyncGenerator<Case> {
  for await (const trial of trials(setting)) {
    yield { name: `${trial.baseline.stage.name}; ${trial.asked}; ${trial.fault.name}; ${trial.when}`, run: () => tryOut(trial) };
  }
}

/** Every request that a run can send, every fault that it can meet, once and for ever. */
export const matrix: Kind = { name: 'fault matrix', cases };
