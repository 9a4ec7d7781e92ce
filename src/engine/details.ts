import type { Diagnosis } from '../foundation/diagnosis.ts';
import type { Exchange, ExchangeError } from '../foundation/exchange.ts';
import { Foreign, foreign, unwrap } from '../foundation/text.ts';
import type { Text } from '../foundation/text.ts';
import type { CheckReport, Report, TargetReport } from './report.ts';

const HIDDEN = '(hidden)';
/** A name shorter than this is not looked for inside messages: it would blank syllables of harmless words. */
const SHORTEST_NAME = 3;

/**
 * The report as it may be shown. `ids` hides the names and logins of folders, users and enterprise wherever they stand,
 * also inside Box's messages; the login that somebody must invite stays (contract, section 2: `details`).
 */
export function applyDetails(report: Report, details: 'full' | 'ids'): Report {
  if (details === 'full') return report;
  const personal = personalTexts(report);
  const hide = (value: Foreign): Foreign => hidden(value, personal);
  return {
    ...report,
    targets: report.targets.map((target) => hideTarget(target, hide)),
    exchanges: report.exchanges.map((exchange) => hideExchange(exchange, hide)),
    ...(report.messages === undefined ? {} : { messages: report.messages.map((message) => ({ ...message, lines: message.lines.map((line) => hideText(line, hide)) })) }),
  };
}

type Hide = (value: Foreign) => Foreign;

function hidden(value: Foreign, personal: Personal): Foreign {
  switch (value.kind) {
    case 'name':
    case 'login':
      return foreign('words', value.standIn);
    case 'invitee':
      return value;
    case 'words':
      return foreign('words', withoutNames(unwrap(value), personal));
  }
}

/** Names and logins by how they begin: a report may have thousands, and as many texts to look through. */
type Personal = ReadonlyMap<string, readonly string[]>;

/** Longest first, so that a name inside a longer one is found with it. */
function withoutNames(words: string, personal: Personal): string {
  const present = new Set<string>();
  for (let at = 0; at + SHORTEST_NAME <= words.length; at += 1) {
    for (const name of personal.get(words.slice(at, at + SHORTEST_NAME)) ?? []) if (words.startsWith(name, at)) present.add(name);
  }
  return [...present].sort((a, b) => b.length - a.length).reduce((rest, name) => rest.split(name).join(HIDDEN), words);
}

/** Every name and login in the report. */
function personalTexts(report: Report): Personal {
  const names = new Set<string>();
  const collect: Hide = (value) => {
    if (value.kind === 'name' || value.kind === 'login') names.add(unwrap(value));
    return value;
  };
  report.targets.forEach((target) => hideTarget(target, collect));
  const byBeginning = new Map<string, string[]>();
  for (const name of names) {
    if (name.length < SHORTEST_NAME) continue;
    const beginning = name.slice(0, SHORTEST_NAME);
    const alike = byBeginning.get(beginning);
    if (alike === undefined) byBeginning.set(beginning, [name]);
    else alike.push(name);
  }
  return byBeginning;
}

const hideText = (words: Text, hide: Hide): Text =>
  (words.some((part) => part instanceof Foreign) ? words.map((part) => (part instanceof Foreign ? hide(part) : part)) : words);

function hideTarget(target: TargetReport, hide: Hide): TargetReport {
  const { identity } = target;
  return {
    ...target,
    identity: identity && { ...identity, login: hide(identity.login), name: hide(identity.name) },
    checks: target.checks.map((check) => hideCheck(check, hide)),
  };
}

function hideCheck(check: CheckReport, hide: Hide): CheckReport {
  return {
    ...check,
    message: hideText(check.message, hide),
    skippedBecause: check.skippedBecause && hideText(check.skippedBecause, hide),
    diagnosis: check.diagnosis && hideDiagnosis(check.diagnosis, hide),
    evidence: check.evidence.map((each) => ({ ...each, text: hideText(each.text, hide) })),
  };
}

function hideDiagnosis(diagnosis: Diagnosis, hide: Hide): Diagnosis {
  return { ...diagnosis, cause: hideText(diagnosis.cause, hide), remedy: diagnosis.remedy.map((step) => hideText(step, hide)) };
}

function hideExchange(exchange: Exchange, hide: Hide): Exchange {
  return { ...exchange, error: exchange.error && hideError(exchange.error, hide) };
}

function hideError(error: ExchangeError, hide: Hide): ExchangeError {
  if ('transport' in error) return error;
  const maybe = (value: Foreign | null): Foreign | null => value && hide(value);
  return {
    ...error,
    code: maybe(error.code),
    message: maybe(error.message),
    helpUrl: maybe(error.helpUrl),
    wwwAuthenticate: maybe(error.wwwAuthenticate),
    reasons: error.reasons.map((reason) => ({ name: maybe(reason.name), reason: maybe(reason.reason), message: maybe(reason.message) })),
  };
}
