import { CODES } from '../foundation/diagnosis.ts';
import type { DiagnosisCode, Owner } from '../foundation/diagnosis.ts';
import { plain } from '../foundation/text.ts';
import { SECTIONS } from './catalogue.ts';
import type { Section } from './catalogue.ts';
import { DEFECTS } from './defects.ts';
import { stepsOf } from './diagnose.ts';
import { fill } from './fill.ts';
import { FINDINGS } from './findings.ts';
import { LINKS } from './links.ts';
import type { Advice, Row } from './types.ts';

const OWNERS: Readonly<Record<Owner, string>> = {
  'ci': 'whoever runs the workflow and its runner',
  'developer': 'the app’s developer (Developer Console)',
  'box-admin': 'a Box admin (Admin Console)',
  'content-owner': 'the owner of the content, or of the account',
  'box': 'Box',
};

const MEANINGS: Readonly<Record<DiagnosisCode, string>> = {
  'clock-skew': 'the host’s clock and Box’s differ',
  'credentials-malformed': 'the credentials are incomplete, or not what they should be',
  'credentials-invalid': 'Box does not accept the credentials',
  'key-invalid': 'the key can’t sign for this app',
  'jwt-claim-invalid': 'Box refuses a claim of the assertion',
  'app-not-authorized': 'the enterprise’s admin has not authorized the app',
  'app-not-enabled': 'the app is authorized, but not enabled',
  'app-misconfigured': 'a setting of the app stands in the way: access level, user tokens, grant type, Global Content Manager',
  'user-inactive': 'the user is deactivated, or has to set a password or confirm an address first',
  'terms-of-service': 'terms of service have not been accepted',
  'token-expired': 'the token is no longer valid',
  'scope-missing': 'the token lacks a scope',
  'feature-unavailable': 'the scope is held, but the plan, a licence or rights are missing',
  'no-access': 'the item is seen, but the permission is missing',
  'not-invited': 'the item does not exist, or is not shared with this identity',
  'trashed': 'the item is in the trash',
  'quota-exceeded': 'there is too little storage, or the file is too large',
  'policy-blocked': 'a security policy of the enterprise forbids it',
  'bad-request': 'Box understood the request and refuses it for its content',
  'wrong-enterprise': 'the credentials belong to another enterprise',
  'excess-access': 'the identity sees or holds what it must not',
  'rate-limited': 'too many requests',
  'box-unavailable': 'Box failed, or its answer can’t be read',
  'network': 'Box’s host can’t be reached',
  'tls': 'no trusted connection to Box’s host came about',
  'proxy': 'a proxy stands in the way',
  'timeout': 'there was no answer in time',
  'call-budget': 'the run’s number of requests was used up',
  'unknown': 'this version can’t tell',
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
    `| \`${code}\` | ${meaningOf(code)} | ${rule.statuses.join(', ')} | ${rule.retryable ? 'yes' : 'no'} | ${OWNERS[rule.owner]} |`);
  return [
    '| code | means | counts as | trying again may help | usually mended by |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

const meaningOf = (code: string): string => (isCode(code) ? MEANINGS[code] : '');

const isCode = (code: string): code is DiagnosisCode => Object.hasOwn(MEANINGS, code);
