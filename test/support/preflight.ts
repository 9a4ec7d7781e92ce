import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { openWire } from '../../src/box/wire.ts';
import { planFromInputs } from '../../src/config/plan-from-inputs.ts';
import type { Plan } from '../../src/config/plan.ts';
import { actionNaming, describeProblem } from '../../src/config/problems.ts';
import type { CheckReport, Report } from '../../src/engine/report.ts';
import type { Deps } from '../../src/foundation/deps.ts';
import { plain } from '../../src/foundation/text.ts';
import { createVault } from '../../src/foundation/vault.ts';
import type { Vault } from '../../src/foundation/vault.ts';
import { preflight } from '../../src/index.ts';
import { realClock } from './real-clock.ts';

export const newVault = (): Vault => createVault(() => undefined);

/** The world of a run inside this process, over real sockets unless something else is handed in. */
export function depsFor(vault: Vault, more: Partial<Deps> = {}): Deps {
  return {
    clock: realClock, random: (count) => randomBytes(count), vault, openWire: () => Promise.resolve(openWire({ userAgent: 'box-preflight/0.0.0-test', env: process.env, clock: realClock })),
    interrupted: new AbortController().signal, progress: () => undefined,
    host: { os: 'linux', arch: 'x64', node: '24.0.0', runner: null, selfHosted: null, proxied: false }, ...more,
  };
}

/** The plan that these inputs make; throws where they make none. */
export function planFor(inputs: Readonly<Record<string, string>>, vault: Vault): Plan {
  const surroundings = { github: null, baseFolder: tmpdir(), tempFolder: tmpdir(), readFile: () => ({ kind: 'unreadable', why: 'no files here' }) as const, environment: () => undefined };
  const result = planFromInputs(inputs, surroundings, vault, actionNaming);
  if (result.kind === 'unusable') throw new Error(result.problems.map((problem) => plain(describeProblem(problem))).join('\n'));
  return result.plan;
}

/** A run inside this process. */
export function runInProcess(inputs: Readonly<Record<string, string>>, more: Partial<Deps> = {}): Promise<Report> {
  const vault = newVault();
  return preflight(planFor(inputs, vault), depsFor(vault, more));
}

/** The check of that name, such as `jwt/token`; throws where the report has none. */
export function checkIn(report: Report, key: string): CheckReport {
  const all = report.targets.flatMap(({ name, checks }) => checks.map((check) => ({ key: `${name}/${check.id}`, check })));
  const found = all.find((each) => each.key === key);
  if (found === undefined) throw new Error(`no check ${key}; there are ${all.map((each) => each.key).join(', ')}`);
  return found.check;
}
