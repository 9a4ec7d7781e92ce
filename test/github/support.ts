import { openGithub } from '../../src/action/github-api.ts';
import { tellGithub } from '../../src/action/github.ts';
import type { GithubPlace } from '../../src/action/github-types.ts';
import type { GithubWork } from '../../src/action/github-work.ts';
import type { Plan } from '../../src/config/plan.ts';
import type { Learned } from '../../src/engine/learned.ts';
import type { CheckReport, Report, TargetReport } from '../../src/engine/report.ts';
import { plain } from '../../src/foundation/text.ts';
import { createVault } from '../../src/foundation/vault.ts';
import { aCheck, aHost, aProblem, aReport, aTarget } from '../support/report.ts';
import { startGithub } from './server.ts';
import type { FakeGithub, GithubSetting } from './server.ts';

export const TOKEN = 'ghs_0123456789abcdefghijABCDEFGHIJ012345';

/** Runs `scenario` against a fake GitHub, and fails where anything went over the wire that GitHub's own description does not allow. */
export async function withGithub<T>(setting: GithubSetting, scenario: (github: FakeGithub) => Promise<T>): Promise<T> {
  const github = await startGithub(setting);
  try {
    const result = await scenario(github);
    if (github.problems.length > 0) throw new Error(`GitHub does not know this:\n${github.problems.join('\n')}`);
    return result;
  } finally {
    await github.close();
  }
}

export const aPlace = (github: Pick<FakeGithub, 'url'>, parts: Partial<GithubPlace> = {}): GithubPlace => ({
  apiUrl: github.url, owner: 'acme', repository: 'site', event: 'schedule', pullRequest: null, run: { id: 100, attempt: 1 },
  runUrl: 'https://github.com/acme/site/actions/runs/100', commit: 'abcdef0123456789', ...parts,
});

export interface Wanted {
  readonly policy?: Partial<Plan['policy']>;
  readonly drift?: Plan['drift'];
  readonly place?: Partial<GithubPlace>;
  readonly interrupted?: AbortSignal;
  readonly clock?: GithubWork['clock'];
}

const realClock: GithubWork['clock'] = {
  now: Date.now,
  monotonic: () => performance.now(),
  after(delayMs, then) {
    const timer = setTimeout(then, delayMs).unref();
    return () => clearTimeout(timer);
  },
};

export function workOn(github: Pick<FakeGithub, 'url'>, { policy = {}, drift, place = {}, interrupted, clock = realClock }: Wanted = {}): GithubWork {
  const vault = createVault(() => undefined);
  const whole: Plan['policy'] = {
    failOn: 'fail', onInconclusive: 'fail', details: 'full', summary: true, reportFile: null, reports: [], comment: 'never', trackingIssue: true,
    githubToken: vault.keep(TOKEN), name: 'nightly/check', ...policy,
  };
  return {
    plan: { policy: whole, drift: drift ?? { counts: 'off', baselineFile: null } }, place: aPlace(github, place), clock,
    interrupted: interrupted ?? new AbortController().signal, scrub: (words) => vault.scrub(words), open: (options) => Promise.resolve(openGithub(options)),
  };
}

/** What the run says could not be done. */
export const tell = async (report: Report, work: GithubWork): Promise<readonly string[]> => (await tellGithub(report, work)).map(plain);

export const LEARNED: Learned = {
  identity: { id: '20000000001', enterpriseId: '1147283' },
  key: { id: 'abcd1234', fingerprint: 'a'.repeat(64) },
  scopes: [{ name: 'root_readwrite', held: true }],
  folders: [{ id: '160000000001', visible: true, permissions: { can_upload: true, can_delete: false } }],
};

const AT = (hour: number): string => `2026-11-22T${String(hour).padStart(2, '0')}:00:00.000Z`;

/** A report of the run at `hour`, with the host and one target `jwt`. */
export const reportAt = (hour: number, checks: readonly CheckReport[], parts: Partial<TargetReport> = {}): Report =>
  aReport([aHost([aCheck('network')]), aTarget(checks, { learned: LEARNED, ...parts })], { startedAt: AT(hour), durationMs: 1000 });

export const good = (hour = 3, parts: Partial<TargetReport> = {}): Report => reportAt(hour, [aCheck('token'), aCheck('identity')], parts);
export const bad = (hour = 3): Report => reportAt(hour, [aProblem('token')]);
export const outage = (hour = 3): Report => reportAt(hour, [aProblem('token', 'box-unavailable')]);
