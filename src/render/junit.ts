import XMLBuilder from 'fast-xml-builder';
import type { CheckReport, Report, TargetReport } from '../engine/report.ts';
import type { Status } from '../foundation/diagnosis.ts';
import { plain } from '../foundation/text.ts';
import { diagnosisOf, furtherCause } from './problems.ts';
import { verdictWords } from './verdict.ts';
import { CONFIDENCES, OWNERS, targetWords } from './words.ts';

/** Before the name of an attribute; no element's name begins with it. */
const ATTRIBUTE = '@';
const TEXT = '#text';

type Node = { readonly [name: string]: string | number | Node | readonly Node[] };

/**
 * The report as JUnit XML, as Jenkins' schema has it (`junit-4.xsd`), which GitLab reads too
 * (https://docs.gitlab.com/ci/testing/unit_test_reports/): a suite a target, a case a check. A `fail` is a failure, an `error`
 * an error; a `warn` passes, because the format knows no warning, and its words are the case's output. Times in seconds.
 */
export function renderJunit(report: Report): string {
  const suites = report.targets.filter(({ checks }) => checks.length > 0);
  const all = suites.flatMap(({ checks }) => checks);
  const builder = new XMLBuilder({
    ignoreAttributes: false, attributeNamePrefix: ATTRIBUTE, textNodeName: TEXT, suppressEmptyNode: true, suppressBooleanAttributes: false,
    // Without indentation: what stands in a text node is then exactly what was meant.
    format: false,
  });
  const body: unknown = builder.build({
    testsuites: {
      ...attributes({ name: 'Box Preflight', tests: all.length, failures: count(all, 'fail'), errors: count(all, 'error'), time: seconds(report.durationMs) }),
      testsuite: suites.map((target) => suiteOf(target, report)),
    },
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${String(body)}\n`;
}

function suiteOf(target: TargetReport, report: Report): Node {
  const { name, checks } = target;
  return {
    ...attributes({
      name, tests: checks.length, failures: count(checks, 'fail'), errors: count(checks, 'error'), skipped: count(checks, 'skip'),
      time: seconds(checks.reduce((sum, { durationMs }) => sum + durationMs, 0)),
      // The schema's own pattern has neither fractions nor a zone.
      timestamp: report.startedAt.slice(0, 19),
    }),
    properties: {
      property: [
        { name: 'verdict', value: report.verdict },
        { name: 'verdict-words', value: verdictWords(report) },
        { name: 'tool', value: `${report.tool.name} ${report.tool.version}` },
        { name: 'target', value: plain(targetWords(target, report)) },
      ].map(attributes),
    },
    testcase: checks.map((check) => caseOf(name, check)),
  };
}

/** GitLab tells cases apart by class and name: neither may change from run to run. */
function caseOf(target: string, check: CheckReport): Node {
  return { ...attributes({ classname: target, name: check.id, time: seconds(check.durationMs) }), ...endOf(check) };
}

function endOf(check: CheckReport): Node {
  switch (check.status) {
    case 'pass':
      return {};
    case 'skip':
      return { skipped: plain(check.skippedBecause ?? check.message) };
    case 'fail':
      return { failure: problemNode(check) };
    case 'error':
      return { error: problemNode(check) };
    case 'warn':
      return { 'system-out': `warn: ${plain(check.message)}\n${adviceLines(check).join('\n')}` };
  }
}

const problemNode = (check: CheckReport): Node => ({
  ...attributes({ type: diagnosisOf(check).code, message: plain(check.message) }),
  [TEXT]: adviceLines(check).join('\n'),
});

function adviceLines(check: CheckReport): readonly string[] {
  const diagnosis = diagnosisOf(check);
  const cause = furtherCause(check.message, diagnosis);
  const { code, confidence, remedy, owner, docs } = diagnosis;
  return [
    ...(cause === null ? [] : [plain(cause)]),
    `${code}, ${CONFIDENCES[confidence]}`,
    ...remedy.map((step, index) => `${index + 1}. ${plain(step)}`),
    OWNERS[owner],
    ...docs,
    ...check.evidence.map(({ text }) => `Seen: ${plain(text)}`),
  ];
}

const attributes = (values: Readonly<Record<string, string | number>>): Node =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${ATTRIBUTE}${name}`, value]));

const count = (checks: readonly CheckReport[], status: Status): number => checks.filter((check) => check.status === status).length;

const seconds = (durationMs: number): string => (Math.max(0, durationMs) / 1000).toFixed(3);
