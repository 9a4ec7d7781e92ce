import type { ArtifactLocation, Invocation, Location, Log, Message, Notification, ReportingDescriptor, Result } from 'sarif';
import { keyOf } from '../engine/check.ts';
import type { CheckReport, Report, TargetReport } from '../engine/report.ts';
import type { DiagnosisCode } from '../foundation/diagnosis.ts';
import type { Location as Source } from '../foundation/location.ts';
import { join, sentence, text } from '../foundation/text.ts';
import type { Text } from '../foundation/text.ts';
import { PROJECT_URL } from '../foundation/version.ts';
import { inline, link } from './markdown-parts.ts';
import { diagnosisOf, furtherCause } from './problems.ts';
import { sarifText } from './sarif-text.ts';
import { CONFIDENCES, OWNERS } from './words.ts';

/** What is said of a rule in general: the catalogue's knowledge of a code, handed in, because it is not in the report. */
export interface RuleHelp {
  readonly meaning: string;
  readonly causes: readonly { readonly cause: Text; readonly steps: readonly Text[] }[];
  readonly docs: readonly string[];
}

/** A check that did not pass, and where. */
interface Finding {
  readonly target: TargetReport;
  readonly check: CheckReport;
  readonly code: DiagnosisCode;
  readonly location: Location;
}

/**
 * The report as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html): a rule a diagnosis code, a
 * result for every check that did not pass. What could not be determined is `open` (section 3.27.9), and told once more as
 * a notification of the run, because it says nothing about the app.
 */
export function renderSarif(report: Report, helpOf: (code: DiagnosisCode) => RuleHelp): string {
  const findings = findingsOf(report);
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: {
        driver: {
          name: 'Box Preflight', version: report.tool.version, semanticVersion: report.tool.version, informationUri: PROJECT_URL,
          rules: codes.map((code) => ruleOf(code, helpOf(code))),
        },
      },
      invocations: [invocationOf(report, findings)],
      columnKind: 'utf16CodeUnits',
      results: findings.map((finding) => resultOf(finding, codes)),
    }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function findingsOf(report: Report): readonly Finding[] {
  const fallback = placeOfRun(report);
  return report.targets.flatMap((target) => target.checks.flatMap((check): readonly Finding[] => {
    if (check.status === 'pass' || check.status === 'skip') return [];
    return [{ target, check, code: diagnosisOf(check).code, location: locationOf(target, check, fallback) }];
  }));
}

function ruleOf(code: DiagnosisCode, { meaning, causes, docs }: RuleHelp): ReportingDescriptor {
  const [readMore] = docs;
  return {
    id: code,
    name: code.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(''),
    shortDescription: { text: sarifText([`${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}.`]) },
    fullDescription: { text: sarifText(join([[`${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}.`], ...causes.map(({ cause }) => sentence(cause))], ' ')) },
    help: {
      text: causes.map(({ cause, steps }) => [sarifText(cause), ...steps.map((step, index) => `${index + 1}. ${sarifText(step)}`)].join('\n')).join('\n\n'),
      markdown: [
        ...causes.map(({ cause, steps }) => [`**${inline(cause)}**`, '', ...steps.map((step, index) => `${index + 1}. ${inline(step)}`)].join('\n')),
        ...(docs.length === 0 ? [] : [`Read more: ${docs.map(link).join(', ')}`]),
      ].join('\n\n'),
    },
    ...(readMore === undefined ? {} : { helpUri: readMore }),
    properties: { tags: ['box', 'preflight'] },
  };
}

function resultOf({ target, check, code, location }: Finding, codes: readonly DiagnosisCode[]): Result {
  const diagnosis = diagnosisOf(check);
  const key = keyOf({ target: target.name, id: check.id });
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    // A kind other than `fail` goes with no level (SARIF, section 3.27.10).
    ...(check.status === 'error' ? { kind: 'open', level: 'none' } : { kind: 'fail', level: check.status === 'fail' ? 'error' : 'warning' }),
    message: messageOf(key, check),
    locations: [location],
    partialFingerprints: { 'boxPreflightCheck/v1': `${key} ${code}` },
    properties: { target: target.name, check: check.id, status: check.status, confidence: diagnosis.confidence, owner: diagnosis.owner, retryable: diagnosis.retryable },
  };
}

/** What was found, why, and what to do: plain, and as markdown for the viewers that show it. */
function messageOf(key: string, check: CheckReport): Message & { text: string } {
  const diagnosis = diagnosisOf(check);
  const cause = furtherCause(check.message, diagnosis);
  const steps = diagnosis.remedy.map((step, index) => (diagnosis.remedy.length > 1 ? text`${index + 1}. ${step}` : step));
  const lines: readonly Text[] = [
    text`${key}: ${check.message}`, ...(cause === null ? [] : [cause]), ...steps, [OWNERS[diagnosis.owner]], [`${diagnosis.code}, ${CONFIDENCES[diagnosis.confidence]}`],
  ];
  return { text: lines.map(sarifText).join('\n'), markdown: lines.map(inline).join('\n\n') };
}

function invocationOf(report: Report, findings: readonly Finding[]): Invocation {
  const open = findings.filter(({ check }) => check.status === 'error');
  return {
    // False where the tool itself did not get its answers, whatever it found out about the app (SARIF, section 3.20.14).
    executionSuccessful: open.length === 0,
    startTimeUtc: report.startedAt,
    endTimeUtc: new Date(Date.parse(report.startedAt) + report.durationMs).toISOString(),
    ...(open.length === 0 ? {} : {
      toolExecutionNotifications: open.map(({ target, check, code, location }): Notification => ({
        level: 'error', associatedRule: { id: code }, message: messageOf(keyOf({ target: target.name, id: check.id }), check), locations: [location],
      })),
    }),
  };
}

/** The line that asks for the check, else the place of the run; and always which check it is. */
function locationOf(target: TargetReport, check: CheckReport, fallback: ArtifactLocation | null): Location {
  const logicalLocations = [{ name: check.id, fullyQualifiedName: keyOf({ target: target.name, id: check.id }), kind: 'member' }];
  if (check.source !== null) {
    const { file, line, column } = check.source;
    return { physicalLocation: { artifactLocation: artifactOf(file), region: { startLine: line, startColumn: column } }, logicalLocations };
  }
  return fallback === null ? { logicalLocations } : { physicalLocation: { artifactLocation: fallback }, logicalLocations };
}

/**
 * Where a result belongs that no line asks for. GitHub refuses a whole file in which one result has no place
 * (https://github.com/github/codeql-action/issues/2459), so there it is the config file, or where workflows are kept.
 */
function placeOfRun({ targets, run }: Report): ArtifactLocation | null {
  const sources = targets.flatMap(({ checks }) => checks.flatMap(({ source }): readonly Source[] => (source === null ? [] : [source])));
  const [first] = sources;
  if (first !== undefined) return artifactOf(first.file);
  return run?.provider === 'github-actions' ? artifactOf('.github/workflows') : null;
}

/** A path as a URI: relative to the repository's root, or, where it lies outside, from the file system's. */
function artifactOf(file: string): ArtifactLocation {
  const parts = file.replaceAll('\\', '/').split('/');
  const encoded = parts.map((part, index) => (index === 0 && /^[a-z]:$/iu.test(part) ? part : encodeURIComponent(part.toWellFormed()))).join('/');
  if (encoded.startsWith('/')) return { uri: `file://${encoded}` };
  return /^[a-z]:\//iu.test(encoded) ? { uri: `file:///${encoded}` } : { uri: encoded, uriBaseId: '%SRCROOT%' };
}
