import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { annotationsOf } from '../../src/action/annotations.ts';
import { exitCodeOf } from '../../src/engine/verdict.ts';
import type { CheckReport, Report } from '../../src/engine/report.ts';
import { CODES } from '../../src/foundation/diagnosis.ts';
import type { Status } from '../../src/foundation/diagnosis.ts';
import type { Text } from '../../src/foundation/text.ts';
import { renderJson } from '../../src/render/json.ts';
import { renderSummary } from '../../src/render/summary.ts';
import { renderText } from '../../src/render/text.ts';
import { findSecrets } from '../support/secret-search.ts';
import type { ScriptedBox, Seen } from './box.ts';

/**
 * What must hold of every run, whatever happened to it: worked out from the contract and from what the scripted Box saw, not
 * from what the product says of itself.
 */

let compiled: ReturnType<Ajv2020['compile']> | null = null;

function schema(): ReturnType<Ajv2020['compile']> {
  if (compiled !== null) return compiled;
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  addFormats.default(ajv);
  compiled = ajv.compile(JSON.parse(readFileSync('schema/report.schema.json', 'utf8')) as object);
  return compiled;
}

const WORST_FIRST: readonly Status[] = ['fail', 'error', 'warn', 'pass'];

export const checksOf = (report: Report): ReadonlyMap<string, CheckReport> =>
  new Map(report.targets.flatMap(({ name, checks }) => checks.map((check) => [`${name}/${check.id}`, check] as const)));

/** Is the report what the contract says that a report is? */
export function wellFormed(report: Report): readonly string[] {
  const all = [...checksOf(report).entries()];
  const statuses = all.map(([, { status }]) => status);
  const verdict = WORST_FIRST.find((status) => statuses.includes(status)) ?? 'skip';
  const isValid = schema();
  return [
    ...(isValid(JSON.parse(renderJson(report))) ? [] : [`not valid against the schema: ${JSON.stringify(isValid.errors?.slice(0, 3))}`]),
    ...(report.verdict === verdict ? [] : [`verdict ${report.verdict}, though the worst is ${verdict}`]),
    ...all.flatMap(([key, check]) => checkIsWhole(key, check, report)),
    ...exitCodes(report),
  ];
}

function checkIsWhole(key: string, { status, diagnosis, evidence, message }: CheckReport, report: Report): readonly string[] {
  const words = [message, ...(diagnosis === null ? [] : [diagnosis.cause, ...diagnosis.remedy]), ...evidence.map(({ text }) => text)].map(ours);
  const needsDiagnosis = status === 'warn' || status === 'fail' || status === 'error';
  const allowed: readonly Status[] = diagnosis === null ? [] : CODES[diagnosis.code].statuses;
  return [
    ...(needsDiagnosis === (diagnosis !== null) ? [] : [`${key} is ${status} and has ${diagnosis === null ? 'no' : 'a'} diagnosis`]),
    ...(diagnosis === null || allowed.includes(status) || diagnosis.code === 'network' ? [] : [`${key} is ${status}, which ${diagnosis.code} can't be`]),
    ...evidence.filter(({ exchange }) => exchange !== null && report.exchanges[exchange] === undefined).map(() => `${key} names an exchange that is not there`),
    ...words.filter((each) => /\bundefined\b|\[object |\bNaN\b|Infinity|[{][a-z]+[A-Z]?[a-z]*[}]/u.test(each)).map((each) => `${key} says ${JSON.stringify(each.slice(0, 200))}`),
    ...(diagnosis?.remedy.length === 0 ? [`${key} has no remedy`] : []),
  ];
}

/** Our own words alone: what comes from outside may say what it likes. */
const ours = (words: Text): string => words.map((part) => (typeof part === 'string' ? part : '…')).join('');

/** The contract's section 7, once more. */
function exitCodes(report: Report): readonly string[] {
  const { counts } = report;
  const checks = report.targets.flatMap((target) => target.checks);
  const lasting = checks.some(({ status, diagnosis }) => status === 'error' && diagnosis?.retryable !== true);
  const passing = checks.some(({ status, diagnosis }) => status === 'error' && diagnosis?.retryable === true);
  const policies = (['fail', 'warn', 'never'] as const).flatMap((failOn) => (['fail', 'warn'] as const).map((onInconclusive) => ({ failOn, onInconclusive })));
  return policies.flatMap(({ failOn, onInconclusive }) => {
    const errorsFail = onInconclusive === 'fail';
    const wanted = failOn === 'never' ? 0
      : counts.fail > 0 || (failOn === 'warn' && (counts.warn > 0 || (!errorsFail && passing))) ? 1
        : lasting || (passing && errorsFail) ? 3 : 0;
    const got = exitCodeOf(checks, { failOn, onInconclusive }, null);
    return got === wanted ? [] : [`exit code ${got} for fail-on ${failOn}, on-inconclusive ${onInconclusive}; the contract says ${wanted}`];
  });
}

/** Everything that a run shows, by place. */
export function shown(report: Report, progress: readonly string[]): Readonly<Record<string, string>> {
  return {
    json: renderJson(report), text: renderText(report, { color: false }), summary: renderSummary(report), progress: progress.join('\n'),
    annotations: annotationsOf(report, 'fail').map(({ title, message }) => `${title}\n${message}`).join('\n'),
  };
}

export function leaks(places: Readonly<Record<string, string>>, secrets: readonly string[]): readonly string[] {
  return [...new Set(findSecrets(places, secrets.filter((secret) => secret.length >= 8)).map(({ where, form }) => `a secret in ${where}, ${form}`))];
}

const WINDOW = 12;

/** As {@link leaks}, for secrets as they are: where nothing gives back what it was sent, and there is no time to look for all. */
export function plainLeaks(places: Readonly<Record<string, string>>, secrets: readonly string[]): readonly string[] {
  const all = Object.values(places).join('\n');
  const windows = secrets.flatMap((secret) => secret.split('\n')).flatMap((line) => Array.from({ length: Math.max(0, Math.floor((line.length - WINDOW) / WINDOW) + 1) }, (_, index) => line.slice(index * WINDOW, (index + 1) * WINDOW)));
  return windows.some((window) => all.includes(window)) ? ['a secret is shown'] : [];
}

/** Only what changes nothing, and no token that was received left behind. */
export function harmless(box: ScriptedBox, revocable: boolean): readonly string[] {
  const changing = box.seen.filter(({ method, url }) => method !== 'GET' && method !== 'OPTIONS' && !(method === 'POST' && /\/oauth2\/(?:token|revoke)$/u.test(url)));
  const live = [...box.delivered].filter((value) => box.state.find(value)?.revoked !== true);
  return [
    ...changing.map(({ method, url }) => `sent ${method} ${url}`),
    ...(revocable && live.length > 0 ? [`${live.length} of ${box.delivered.size} tokens were not revoked`] : []),
    ...(box.seen.length > 0 && !box.closed() ? ['the wire was left open'] : []),
  ];
}

/** Does anything that Box answered well show what this check claims? Contract, section 4. */
export type Good = (asked: string | RegExp) => boolean;

/** Which request shows a scope, but for those that a folder's own request shows (Box's own pages name them). */
const PROBES: Readonly<Record<string, string>> = {
  root_readonly: 'probe /folders/0', root_readwrite: 'upload-rehearsal', manage_managed_users: 'probe /users', manage_app_users: 'probe /users',
  manage_groups: 'probe /groups', manage_webhook: 'probe /webhooks', manage_enterprise_properties: 'probe /events', manage_data_retention: 'probe /retention_policies',
  manage_legal_holds: 'probe /legal_hold_policies', 'sign_requests.readwrite': 'probe /sign_requests', 'ai.readwrite': 'probe /ai_agent_default',
  manage_triggers: 'probe /workflows', enterprise_content: 'probe /search',
};

export function observed(id: string, good: Good, box: ScriptedBox, inputs: Readonly<Record<string, string>>): boolean {
  if (id.startsWith('scope:')) return scopeObserved(id.slice('scope:'.length), good);
  if (id.startsWith('folder:')) return folderObserved(inputs['folders'] ?? '', good);
  return OBSERVED[id]?.(good, box, inputs) ?? false;
}

const answered = (_: Good, { seen }: ScriptedBox): boolean => seen.some(({ delivered }) => delivered);

const OBSERVED: Readonly<Record<string, (good: Good, box: ScriptedBox, inputs: Readonly<Record<string, string>>) => boolean>> = {
  'credentials': () => true,
  'network': answered,
  'clock': answered,
  'token': (good) => good('token'),
  'user-token': (good) => good('user-token') && good('user-identity'),
  'as-user': (good) => good('as-user'),
  'identity': (good, _, inputs) => good('identity') || (inputs['enterprise-id'] === '' && good('user-identity')),
  'upload-host': (_, { handshakes }) => handshakes.some((each) => each.good),
};

function scopeObserved(scope: string, good: Good): boolean {
  const probe = PROBES[scope];
  const exchanged = good(`exchange ${scope}`) && good('exchange root_readonly') && good(/^exchange (?!root_readonly)/u);
  return (probe !== undefined && good(probe)) || exchanged || (scope === 'root_readonly' && (good('folder') || good('listing'))) || (scope === 'root_readwrite' && good('replace-rehearsal'));
}

function folderObserved(folders: string, good: Good): boolean {
  if (!good('folder') && !good('listing')) return false;
  if (folders.includes('replace=') && !good('replace-rehearsal')) return false;
  return !/[:,] *upload/u.test(folders) || good('upload-rehearsal');
}

export const matching = (asked: string | RegExp) => (seen: Seen): boolean => (typeof asked === 'string' ? seen.asked === asked : asked.test(seen.asked));
