import { CODES } from '../foundation/diagnosis.ts';
import type { DiagnosisCode, Owner } from '../foundation/diagnosis.ts';
import { plain } from '../foundation/text.ts';
import { SECTIONS } from './catalogue.ts';
import type { Section } from './catalogue.ts';
import { DEFECTS } from './defects.ts';
import { stepsOf } from './advice.ts';
import { fill } from './fill.ts';
import { FINDINGS } from './findings.ts';
import { LINKS } from './links.ts';
import { MEANINGS } from './meanings.ts';
import type { Advice, Row } from './types.ts';

/** Who each owner is, for pages that everybody reads. */
export const OWNERS: Readonly<Record<Owner, string>> = {
  'ci': 'whoever runs the workflow and its runner',
  'developer': 'the app’s developer (Developer Console)',
  'box-admin': 'a Box admin (Admin Console)',
  'content-owner': 'the owner of the content, or of the account',
  'box': 'Box',
};

/** docs/troubleshooting.md: every failure by the exact text that people see, then the findings, then the codes. */
export function troubleshootingMarkdown(): string {
  return [
    '# Troubleshooting',
    'Search this page for the exact text of an error. Each entry says what causes it, what to do (the likeliest first), and who can do it.',
    ...SECTIONS.flatMap(sectionOf),
    '## Found in the credentials, before anything is sent',
    ...Object.entries(DEFECTS).flatMap(([kind, advice]) => [`### \`${kind}\``, ...adviceLines(advice)]),
    '## Found by the checks',
    ...Object.entries(FINDINGS).flatMap(([id, advice]) => [`### \`${id}\``, ...adviceLines(advice)]),
    '## Diagnosis codes',
    codeTable(),
  ].join('\n\n').concat('\n');
}

const sectionOf = ({ title, rows }: Section): readonly string[] => [`## ${title}`, ...rows.flatMap(rowLines)];

function rowLines(row: Row): readonly string[] {
  const [first, ...others] = row.seen;
  const also = others.length === 0 ? [] : [`Also seen as ${others.map((each) => `\`${each}\``).join(', ')}.`];
  return [`### \`${first}\`${condition(row)}`, ...also, ...adviceLines(row)];
}

/** What tells this row from another one of the same text. */
function condition({ when }: Row): string {
  if (when.kind !== 'http') return '';
  const words = [
    when.grant === undefined ? '' : when.grant.toUpperCase(),
    when.subject === 'user' || when.pairAccepted === true ? 'for a user' : '',
    when.pairAccepted === true ? 'where Box accepts the app itself' : '',
  ].filter((each) => each !== '');
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}

function adviceLines({ hypotheses, docs }: Advice): readonly string[] {
  const [{ code, cause, owner = CODES[code].owner, retryable = CODES[code].retryable }] = hypotheses;
  return [
    plain(fill(cause, {})),
    stepsOf(hypotheses).map((step, index) => `${index + 1}. ${plain(fill(step, {}))}`).join('\n'),
    `Code \`${code}\`${retryable ? '; trying again may help' : ''}. Who: ${OWNERS[owner]}.`,
    `Read more: ${docs.map((name) => `<${LINKS[name]}>`).join(', ')}`,
  ];
}

function codeTable(): string {
  const rows = Object.entries(CODES).map(([code, rule]) =>
    `| [\`${code}\`](diagnoses/${code}.md) | ${meaningOf(code)} | ${rule.statuses.join(', ')} | ${rule.retryable ? 'yes' : 'no'} | ${OWNERS[rule.owner]} |`);
  return [
    '| code | means | counts as | trying again may help | usually mended by |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

const meaningOf = (code: string): string => (isCode(code) ? MEANINGS[code] : '');

const isCode = (code: string): code is DiagnosisCode => Object.hasOwn(MEANINGS, code);
