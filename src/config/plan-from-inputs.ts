import path from 'node:path';
import { text } from '../foundation/text.ts';
import type { Vault } from '../foundation/vault.ts';
import { freeze } from './freeze.ts';
import { parseFolders } from './folders.ts';
import { explainMissing } from './missing.ts';
import type { Limits, Plan, Policy } from './plan.ts';
import type { InputNaming, Notice, Problem } from './problems.ts';
import type { GivenInputs, Reader } from './reader.ts';
import { createReader, refuseUnbuilt, unknownInputs } from './reader.ts';
import { parseScopes } from './scopes.ts';
import type { RunFacts, Surroundings } from './surroundings.ts';
import type { Needs } from './targets.ts';
import { targetsFrom } from './targets.ts';

export type PlanResult =
  | { readonly kind: 'plan'; readonly plan: Plan; readonly notices: readonly Notice[] }
  | { readonly kind: 'unusable'; readonly problems: readonly Problem[] };

/** The report's name where `report-file` is left to its default. */
export const REPORT_NAME = 'box-preflight-report.json';

/**
 * The inputs as one validated, frozen plan, or every problem that they have. Pure but for the vault, which learns the
 * secrets before anything else is looked at, and for reading `jwt-config-file`.
 */
export function planFromInputs(given: GivenInputs, surroundings: Surroundings, vault: Vault, words: InputNaming): PlanResult {
  const reader = createReader(given, vault, words);
  keepSecrets(reader, vault);
  reader.add(unknownInputs(given));
  const clock = clockFrom(reader);
  const { targets, nothingGiven } = targetsFrom(reader, needsFrom(reader), surroundings, vault);
  const plan: Plan = {
    targets,
    nothingGiven,
    apiUrl: reader.url('api-url'),
    statusUrl: reader.isEmptied('status-url') ? null : reader.url('status-url'),
    limits: limitsFrom(reader),
    ...clock,
    policy: policyFrom(reader, surroundings, words),
    run: runFrom(reader, surroundings),
    only: null,
    skip: [],
  };
  refuseUnknownSdk(reader);
  refuseUnbuilt(reader);
  if (reader.problems.length > 0) return { kind: 'unusable', problems: reader.problems };
  return { kind: 'plan', plan: freeze(plan), notices: noticesOf(plan, reader, surroundings, words) };
}

/** Masks what must not be shown in any message that follows. A JWT config is taken apart, and then masked, by the credentials room. */
function keepSecrets(reader: Reader, vault: Vault): void {
  const secret = reader.raw('client-secret');
  if (secret !== '' && !secret.trimStart().startsWith('{')) vault.keep(secret);
  if (reader.isSet('github-token')) vault.keep(reader.raw('github-token'));
}

function needsFrom(reader: Reader): Needs {
  const { folders, problems: ofFolders } = parseFolders(reader.raw('folders'), reader.nameOf('folders'), reader.show);
  const { scopes, problems: ofScopes } = parseScopes(reader.raw('scopes'), reader.nameOf('scopes'), reader.show);
  reader.add([...ofFolders, ...ofScopes]);
  const userId = reader.userId('user-id');
  const asUser = reader.userId('as-user');
  if (reader.isSet('user-id') && reader.isSet('as-user')) {
    reader.refuse('as-user', text`and ${reader.nameOf('user-id')} are both given; they are two ways to the same folders, so leave one of them out.`);
  }
  return { userId, asUser, folders, scopes };
}

/** A default that a narrower setting leaves no room for gives way; two settings that contradict each other are a problem. */
function clockFrom(reader: Reader): Pick<Plan, 'maxClockSkewSeconds' | 'warnClockSkewSeconds'> {
  const max = reader.integer('max-clock-skew');
  const warn = reader.integer('warn-clock-skew');
  if (warn > max && reader.isSet('warn-clock-skew')) reader.refuse('warn-clock-skew', text`is ${warn}, which is more than ${reader.nameOf('max-clock-skew')}.`, `at most ${String(max)} seconds`);
  return { maxClockSkewSeconds: max, warnClockSkewSeconds: Math.min(warn, max) };
}

const MS_PER_SECOND = 1000;

function limitsFrom(reader: Reader): Limits {
  const timeout = reader.integer('timeout');
  const request = reader.integer('request-timeout');
  if (request > timeout && reader.isSet('request-timeout')) reader.refuse('request-timeout', text`is ${request}, which is more than ${reader.nameOf('timeout')}.`, `at most ${String(timeout)} seconds`);
  return {
    timeoutMs: timeout * MS_PER_SECOND,
    requestTimeoutMs: Math.min(request, timeout) * MS_PER_SECOND,
    maxAttempts: reader.integer('max-attempts'),
    maxApiCalls: reader.integer('max-api-calls'),
  };
}

function policyFrom(reader: Reader, surroundings: Surroundings, words: InputNaming): Policy {
  const details = reader.choice('details');
  const file = reader.path('report-file');
  const fallback = words.door === 'action' ? path.join(surroundings.tempFolder, REPORT_NAME) : null;
  return {
    failOn: reader.choice('fail-on'),
    onInconclusive: reader.choice('on-inconclusive'),
    details: details === 'auto' ? usualDetails(surroundings) : details,
    summary: reader.boolean('summary'),
    reportFile: file === null ? fallback : path.resolve(surroundings.baseFolder, file),
  };
}

/** On GitHub, logs and artifacts of a public repository are for everybody to read; where nothing tells, the same is assumed. */
const usualDetails = ({ github }: Surroundings): 'full' | 'ids' => (github === null || github.isPublic === false ? 'full' : 'ids');

function runFrom(reader: Reader, { github }: Surroundings): RunFacts | null {
  const name = reader.text('name');
  if (github === null) return name === null ? null : { provider: 'other', url: null, event: null, attempt: null, name };
  return { provider: 'github-actions', url: github.runUrl, event: github.eventName, attempt: github.attempt, name: name ?? `${github.workflow}/${github.job}` };
}

const SDK_NAMES: readonly string[] = ['auto', 'none'];

function refuseUnknownSdk(reader: Reader): void {
  if (!SDK_NAMES.includes(reader.raw('sdk').trim())) reader.refuse('sdk', ['names a client, which is not built in this version.'], 'auto or none');
}

/** Where a config file is looked for by later versions (contract, section 2). */
const CONFIG_FILE = '.github/box-preflight.yml';

function noticesOf(plan: Plan, reader: Reader, surroundings: Surroundings, words: InputNaming): readonly Notice[] {
  const notices: Notice[] = [];
  if (words.door === 'action' && isPrettyPrinted(reader.raw('jwt-config'))) {
    notices.push({ level: 'notice', input: 'jwt-config', message: ["jwt-config has several lines. Store the secret on one line or in base64: GitHub masks each line of a secret by itself, and so blanks every brace in this job's log."] });
  }
  if (surroundings.readFile(path.resolve(surroundings.baseFolder, CONFIG_FILE)).kind === 'read') {
    notices.push({ level: 'warning', input: reader.nameOf('config-file'), message: [`${CONFIG_FILE} is there, but config files are not built in this version: nothing that it asks for is checked.`] });
  }
  return [...notices, ...skippedNotices(plan, words)];
}

/** Has it a line of brackets alone, as a pretty-printed JSON has? */
const isPrettyPrinted = (config: string): boolean => config.includes('\n') && config.split(/[\r\n]+/u).some((line) => /^[{}[\],]{1,2}$/u.test(line.trim()));

function skippedNotices(plan: Plan, words: InputNaming): readonly Notice[] {
  const targets = plan.targets.flatMap(({ name, credentials }) => (credentials.kind === 'missing' ? [{ name, missing: credentials.missing }] : []));
  const all = plan.nothingGiven === null ? targets : [{ name: null, missing: plan.nothingGiven }];
  return all.filter(({ missing }) => missing.counts === 'skip').map(({ name, missing }) => ({
    level: 'notice',
    input: null,
    message: text`${name === null ? 'Nothing is checked: ' : `Target ${name} is skipped: `}${explainMissing(missing, words).message}`,
  }));
}
