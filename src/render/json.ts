import type { CheckReport, IdentityFacts, Report, RunFacts, TargetReport } from '../engine/report.ts';
import type { Drifted, Learned } from '../engine/learned.ts';
import type { Diagnosis } from '../foundation/diagnosis.ts';
import type { Exchange, ExchangeError } from '../foundation/exchange.ts';
import type { Foreign } from '../foundation/text.ts';
import { plain, unwrap } from '../foundation/text.ts';

/** The version of the report's shape (contract, section 6; `schema/report.schema.json`). */
export const SCHEMA_VERSION = 1;

/** The report as JSON, field for field as the contract's section 6 names and orders it; ends with a line break. */
export function renderJson(report: Report): string {
  return `${JSON.stringify(jsonReport(report), null, 2)}\n`;
}

/** The same as a plain value: texts are strings, nothing is marked any more. */
function jsonReport(report: Report): object {
  const { tool, verdict, startedAt, durationMs, counts, host, clock } = report;
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: tool.name, version: tool.version },
    verdict,
    startedAt,
    durationMs: wholeMs(durationMs),
    counts: { pass: counts.pass, warn: counts.warn, fail: counts.fail, error: counts.error, skip: counts.skip },
    host: {
      os: host.os, arch: host.arch, node: host.node, runner: host.runner, selfHosted: host.selfHosted, proxied: host.proxied,
    },
    run: report.run && jsonRun(report.run),
    clock: clock && { skewSeconds: clock.skewSeconds, uncertaintySeconds: clock.uncertaintySeconds, samples: clock.samples },
    targets: report.targets.map(jsonTarget),
    exchanges: report.exchanges.map(jsonExchange),
    messages: (report.messages ?? []).map(({ to, target, lines }) => ({ to, target, text: lines.map(plain).join('\n') })),
    notAsked: (report.notAsked ?? []).map(({ target, check }) => ({ target, check })),
  };
}

const jsonRun = ({ provider, url, event, attempt, name }: RunFacts): object => ({ provider, url, event, attempt, name: unwrap(name) });

function jsonTarget({ name, auth, subject, identity, checks, learned, drift }: TargetReport): object {
  return {
    name,
    auth,
    subject: subject && { type: subject.type, id: subject.id },
    identity: identity && jsonIdentity(identity),
    checks: checks.map(jsonCheck),
    ...(learned === undefined ? {} : { facts: jsonFacts(learned, drift) }),
  };
}

/**
 * What a later run compares with, besides `identity`, and what this one is different in: an addition to the contract's
 * fields, left out where nothing was learned.
 */
const jsonFacts = ({ key, scopes, folders }: Learned, drift: Drifted | undefined): object => ({
  key: key && { id: key.id, fingerprint: key.fingerprint },
  scopes: scopes.map(({ name, held }) => ({ name, held })),
  folders: folders.map(({ id, visible, permissions }) => ({ id, visible, permissions })),
  drift: drift === undefined ? null : { since: drift.since, changes: drift.changes.map(({ what, before, now }) => ({ what, before, now })) },
});

const jsonIdentity = ({ id, login, name, enterpriseId }: IdentityFacts): object => ({
  id, login: unwrap(login), name: unwrap(name), enterpriseId,
});

function jsonCheck(check: CheckReport): object {
  return {
    id: check.id,
    title: check.title,
    status: check.status,
    durationMs: wholeMs(check.durationMs),
    message: plain(check.message),
    needs: check.needs,
    skippedBecause: check.skippedBecause && plain(check.skippedBecause),
    diagnosis: check.diagnosis && jsonDiagnosis(check.diagnosis),
    evidence: check.evidence.map(({ text, exchange }) => ({ text: plain(text), exchange })),
    requests: check.requests,
  };
}

/** A diagnosis as JSON; also what `explain --format json` prints alone. */
export function jsonDiagnosis({ code, confidence, cause, remedy, owner, docs, retryable }: Diagnosis): object {
  return { code, confidence, cause: plain(cause), remedy: remedy.map(plain), owner, docs, retryable };
}

function jsonExchange(exchange: Exchange): object {
  const { target, purpose, method, url, status, durationMs, attempt, startedAt } = exchange;
  return {
    target, purpose, method, url, status, durationMs: wholeMs(durationMs), attempt, startedAt,
    requestId: plainOrNull(exchange.requestId),
    boxRequestId: plainOrNull(exchange.boxRequestId),
    error: exchange.error && jsonError(exchange.error),
  };
}

function jsonError(error: ExchangeError): object {
  if ('transport' in error) return { transport: error.transport };
  return {
    code: plainOrNull(error.code),
    message: plainOrNull(error.message),
    helpUrl: plainOrNull(error.helpUrl),
    reasons: error.reasons.map(({ name, reason, message }) => ({
      name: plainOrNull(name), reason: plainOrNull(reason), message: plainOrNull(message),
    })),
    wwwAuthenticate: plainOrNull(error.wwwAuthenticate),
    retryAfterSeconds: error.retryAfterSeconds,
  };
}

const plainOrNull = (value: Foreign | null): string | null => value && unwrap(value);

/** A host whose clock jumps, or counts in fractions, must not make a report that its own schema refuses. */
const wholeMs = (durationMs: number): number => Math.max(0, Math.round(durationMs));
