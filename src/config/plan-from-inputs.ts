import path from 'node:path';
import { text } from '../foundation/text.ts';
import type { Vault } from '../foundation/vault.ts';
import { clientsFrom } from './clients.ts';
import { freeze } from './freeze.ts';
import { parseFolders } from './folders.ts';
import type { ConfigFile, readConfigFile } from './file.ts';
import { inputNames, rowOf } from './inputs.ts';
import type { InputName } from './inputs.ts';
import { CONFIG_FILE, NO_CONFIG } from './load.ts';
import type { Loaded } from './load.ts';
import { explainMissing } from './missing.ts';
import type { Drift, Limits, Plan, Policy } from './plan.ts';
import { inOrder, problemAt } from './problems.ts';
import type { InputNaming, Notice, Problem } from './problems.ts';
import { quoted } from './quote.ts';
import type { GivenInputs, Reader } from './reader.ts';
import { createReader, refuseUnbuilt, unknownInputs } from './reader.ts';
import { parseReports } from './reports.ts';
import { parseScopes } from './scopes.ts';
import type { RunFacts, Surroundings } from './surroundings.ts';
import type { Needs } from './targets.ts';
import { targetsFrom } from './targets.ts';
import { REFUSED_FROM_FOREIGN } from './trust.ts';

export type PlanResult =
  | { readonly kind: 'plan'; readonly plan: Plan; readonly notices: readonly Notice[] }
  | { readonly kind: 'unusable'; readonly problems: readonly Problem[] };

/** The report's name where `report-file` is left to its default. */
export const REPORT_NAME = 'box-preflight-report.json';

/**
 * The inputs as one validated, frozen plan, or every problem that they have. Pure but for the vault, which learns the
 * secrets before anything else is looked at, and for reading `jwt-config-file` and the variables that a config file names.
 */
export function planFromInputs(given: GivenInputs, surroundings: Surroundings, vault: Vault, words: InputNaming, loaded: Loaded = NO_CONFIG): PlanResult {
  keepSecrets(createReader(given, vault, words), vault);
  const read = loaded.kind === 'read' ? loaded.understand.readConfigFile(loaded, (raw) => quoted(raw, vault)) : null;
  const reader = createReader(given, vault, words, read?.config.policy);
  const misplaced = misplacedIn(reader, vault);
  reader.add([...unknownInputs(given), ...(loaded.kind === 'refused' ? loaded.problems : read?.problems ?? [])]);
  if (loaded.kind === 'read' && loaded.foreign) reader.add(refusedFromForeign(read?.config.policy ?? new Map()));
  const clock = clockFrom(reader);
  const { targets, targetsLeftOut, nothingGiven } = allTargets(reader, read, loaded, surroundings, vault);
  const plan: Plan = {
    targets,
    targetsLeftOut,
    nothingGiven,
    apiUrl: reader.url('api-url'),
    statusUrl: reader.isEmptied('status-url') ? null : reader.url('status-url'),
    limits: limitsFrom(reader),
    ...clock,
    sdk: reader.text('sdk') ?? 'auto',
    clients: clientsOf(reader, surroundings, targets.some(({ auth, credentials }) => auth === 'jwt' && credentials.kind === 'given')),
    repairedCredentials: reader.choice('repaired-credentials'),
    leastPrivilege: reader.boolean('least-privilege'),
    drift: driftFrom(reader, surroundings),
    policy: policyFrom(reader, surroundings, words, vault),
    run: runFrom(reader, surroundings),
    only: null,
    skip: [],
  };
  refuseUnbuilt(reader);
  refuseMisplaced(misplaced, reader);
  if (reader.problems.length > 0) return { kind: 'unusable', problems: inOrder(reader.problems) };
  return { kind: 'plan', plan: freeze(plan), notices: [...loaded.notices, ...unverifiedElsewhere(surroundings), ...noticesOf(plan, reader, words)] };
}

type Targets = Pick<Plan, 'targets' | 'targetsLeftOut' | 'nothingGiven'>;

/** From the config file where there is one, else from the inputs. A file that can't be used leaves nothing to go on with. */
function allTargets(reader: Reader, read: ReturnType<typeof readConfigFile> | null, loaded: Loaded, surroundings: Surroundings, vault: Vault): Targets {
  const needs = needsFrom(reader);
  if (loaded.kind === 'none' && loaded.leftAside !== true && reader.isSet('targets')) reader.refuse('targets', text`names targets of a config file, and there is none: ${reader.nameOf('config-file')} is not set, and ${CONFIG_FILE} is not there or not used.`);
  if (read === null || loaded.kind !== 'read') return { ...targetsFrom(reader, needs, surroundings, vault), targetsLeftOut: [] };
  if (read.problems.length > 0) return { targets: [], targetsLeftOut: [], nothingGiven: null };
  return loaded.understand.targetsFromFile(reader, read.config, needs, surroundings, vault);
}

/** Masks what must not be shown in any message that follows. A JWT config is taken apart, and then masked, by the credentials room. */
function keepSecrets(reader: Reader, vault: Vault): void {
  const secret = reader.raw('client-secret');
  if (secret !== '' && !secret.trimStart().startsWith('{')) vault.keep(secret);
  if (reader.isSet('github-token')) vault.keep(reader.raw('github-token'));
}

/**
 * The inputs that hold a secret of another input, or a part of one. What a credential is made of is for the `credentials` check
 * to judge; anywhere else it would be shown. Asked before variables are kept, whose values may be short words.
 */
const misplacedIn = (reader: Reader, vault: Vault): readonly InputName[] => inputNames.filter((name) => {
  const raw = rowOf(name).secret || CREDENTIAL_INPUTS.includes(name) ? '' : reader.raw(name);
  return raw !== '' && vault.scrub(raw) !== raw;
});

/** Those of which nothing else was said. */
function refuseMisplaced(names: readonly InputName[], reader: Reader): void {
  for (const name of names.filter((each) => !reader.problems.some(({ input }) => input === reader.nameOf(each)))) {
    reader.refuse(name, [`is a text of ${String(reader.raw(name).length)} characters that holds a secret. Take it out; where it was shown, replace it in Box.`]);
  }
}

const CREDENTIAL_INPUTS: readonly InputName[] = ['client-id', 'enterprise-id', 'user-id', 'as-user'];

/** What only the workflow may say where the file can be somebody else's (contract, section 9). */
const refusedFromForeign = (policy: ConfigFile['policy']): readonly Problem[] => [...policy]
  .filter(([name, written]) => REFUSED_FROM_FOREIGN[name] === written.value.toLowerCase())
  .map(([name, written]) => problemAt(written.at, [`${name} can’t be ${written.value.toLowerCase()} in a config file that may be somebody else’s. Set it as an input of the same name.`]));

function needsFrom(reader: Reader): Needs {
  const { folders, problems: ofFolders } = parseFolders(reader.raw('folders'), reader.nameOf('folders'), reader.show);
  const { scopes, problems: ofScopes } = parseScopes(reader.raw('scopes'), reader.nameOf('scopes'), reader.show);
  reader.add([...ofFolders, ...ofScopes]);
  const userId = reader.userId('user-id');
  const asUser = reader.userId('as-user');
  if (reader.isSet('user-id') && reader.isSet('as-user')) {
    reader.refuse('as-user', text`and ${reader.nameOf('user-id')} are both given; they are two ways to the same folders, so leave one of them out.`);
  }
  const written = [reader.raw('user-id'), reader.raw('as-user')].find((each) => each !== '') ?? null;
  return { userId, asUser, userAsGiven: written === (userId ?? asUser) ? null : written, folders, scopes };
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

function policyFrom(reader: Reader, surroundings: Surroundings, words: InputNaming, vault: Vault): Policy {
  const details = reader.choice('details');
  const reportFile = reportFileFrom(reader, surroundings, words);
  const { reports, problems } = parseReports(reader.raw('reports'), reader.nameOf('reports'), reader.show, surroundings.baseFolder, reportFile === null ? [] : [reportFile]);
  reader.add(problems);
  return {
    failOn: reader.choice('fail-on'),
    onInconclusive: reader.choice('on-inconclusive'),
    details: details === 'auto' ? usualDetails(surroundings) : details,
    summary: reader.boolean('summary'),
    reportFile,
    reports,
    comment: reader.choice('comment'),
    trackingIssue: reader.boolean('tracking-issue'),
    // Its default is an expression that only the runner replaces.
    githubToken: reader.isSet('github-token') ? vault.keep(reader.raw('github-token').trim()) : null,
    name: nameFrom(reader, surroundings) ?? UNNAMED,
  };
}

function reportFileFrom(reader: Reader, { baseFolder, tempFolder }: Surroundings, { door }: InputNaming): string | null {
  const file = reader.path('report-file');
  if (file !== null) return path.resolve(baseFolder, file);
  return door === 'action' ? path.join(tempFolder, REPORT_NAME) : null;
}

/** What knows the clients is read late (scripts/build/late.mjs): where nobody signs and none is named, nothing is asked of it. */
const clientsOf = (reader: Reader, surroundings: Surroundings, signs: boolean): Plan['clients'] =>
  (signs || reader.isSet('sdk') ? clientsFrom(reader, surroundings, signs) : []);

/** What a change is measured against must be kept somewhere (contract, section 2: `drift`). */
function driftFrom(reader: Reader, { baseFolder }: Surroundings): Drift {
  const counts = reader.choice('drift');
  const file = reader.path('drift-baseline');
  if (counts !== 'off' && file === null && !reader.boolean('tracking-issue')) {
    reader.refuse('drift', text`needs an earlier report to compare with: set ${reader.nameOf('drift-baseline')}, or ${reader.nameOf('tracking-issue')} to true.`);
  }
  return { counts, baselineFile: file === null ? null : path.resolve(baseFolder, file) };
}

/** Outside GitHub nothing tells runs apart. */
const UNNAMED = 'box-preflight';

function nameFrom(reader: Reader, { github }: Surroundings): string | null {
  return reader.text('name') ?? (github === null ? null : `${github.workflow}/${github.job}`);
}

/** On GitHub, logs and artifacts of a public repository are for everybody to read; where nothing tells, the same is assumed. */
const usualDetails = ({ github }: Surroundings): 'full' | 'ids' => (github === null || github.isPublic === false ? 'full' : 'ids');

function runFrom(reader: Reader, surroundings: Surroundings): RunFacts | null {
  const name = nameFrom(reader, surroundings);
  const { github } = surroundings;
  if (name === null) return null;
  if (github === null) return { provider: 'other', url: null, event: null, attempt: null, name };
  return { provider: 'github-actions', url: github.runUrl, event: github.eventName, attempt: github.attempt, name };
}

/** Node's switch concerns every program of the job (https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue). */
function unverifiedElsewhere({ environment }: Surroundings): readonly Notice[] {
  if (environment('NODE_TLS_REJECT_UNAUTHORIZED') !== '0') return [];
  const message = text`NODE_TLS_REJECT_UNAUTHORIZED is 0: other Node programs here take any certificate, and hand their secrets to whoever answers. This check verifies all the same. Remove the variable, and name your authority in NODE_EXTRA_CA_CERTS.`;
  return [{ level: 'warning', input: null, message }];
}

function noticesOf(plan: Plan, reader: Reader, words: InputNaming): readonly Notice[] {
  const notices: Notice[] = [];
  if (words.door === 'action' && isPrettyPrinted(reader.raw('jwt-config'))) {
    notices.push({ level: 'notice', input: 'jwt-config', message: ["jwt-config has several lines. Store the secret on one line or in base64: GitHub masks each line of a secret by itself, and so blanks every brace in this job's log."] });
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
