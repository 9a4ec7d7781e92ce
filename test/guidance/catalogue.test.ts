import { describe, expect, test } from '@jest/globals';
import { CODES } from '../../src/foundation/diagnosis.ts';
import type { DiagnosisCode } from '../../src/foundation/diagnosis.ts';
import { plain } from '../../src/foundation/text.ts';
import { explainRows } from '../../src/guidance/catalogue.ts';
import { DEFECTS } from '../../src/guidance/defects.ts';
import { stepsOf } from '../../src/guidance/advice.ts';
import { rowFor } from '../../src/guidance/diagnose.ts';
import { FALLBACKS } from '../../src/guidance/fallbacks.ts';
import { fill, placeholders } from '../../src/guidance/fill.ts';
import { FINDINGS } from '../../src/guidance/findings.ts';
import { LINKS } from '../../src/guidance/links.ts';
import type { Advice, Row } from '../../src/guidance/types.ts';
import { contextFor, samplesOf } from './samples.ts';

const ROWS = explainRows();

const ADVICE: readonly (readonly [name: string, advice: Advice])[] = [
  ...ROWS.map((row): [string, Advice] => [row.id, row]),
  ...Object.entries(DEFECTS),
  ...Object.entries(FINDINGS),
];

const templatesOf = ({ hypotheses }: Advice): readonly string[] => hypotheses.flatMap(({ cause, remedy }) => [cause, ...remedy]);

describe('the catalogue of failures', () => {
  test.each(ROWS.map((row): [string, Row] => [row.id, row]))('%s is found by every failure that it is about', (_, row) => {
    const found = samplesOf(row).map((failure) => rowFor(failure, contextFor(row))?.id);
    expect(found.length).toBeGreaterThan(0);
    expect([...new Set(found)]).toEqual([row.id]);
  });

  test('names each row once', () => {
    expect(new Set(ROWS.map((row) => row.id)).size).toBe(ROWS.length);
    for (const { id } of ROWS) expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u);
  });

  test('tests messages with expressions that take linear time: bounded, without a back reference', () => {
    for (const { when } of ROWS) {
      if (when.kind !== 'http' || when.says === undefined) continue;
      expect(when.says.source.replaceAll('\\(', '').replaceAll('\\)', '')).not.toMatch(/[*+]|\{\d*,\}|\\[1-9]|\\k/u);
      // A global or sticky expression remembers where it stopped, and would answer differently the second time.
      expect(when.says.flags).toBe('iu');
    }
  });

  test('gives, with its first hypothesis, every code that a failed answer can have', () => {
    const given = new Set<DiagnosisCode>(ROWS.map((row) => row.hypotheses[0].code));
    const elsewhere: readonly DiagnosisCode[] = [
      'credentials-malformed', // found offline: defects
      'wrong-enterprise', // seen in a good answer: the identity check
      'excess-access', // the operation `none` and `not:NAME`, which this version refuses
    ];
    const missing = Object.keys(CODES).filter((code) => !given.has(code as DiagnosisCode));
    expect(missing.sort()).toEqual([...elsewhere].sort());
  });
});

describe('all advice', () => {
  test.each(ADVICE)('%s has a cause, steps, a link and an owner that fit together', (_, { hypotheses, docs }) => {
    for (const { cause, remedy, code } of hypotheses) {
      expect(cause).toMatch(/[.:}\]]$/u);
      expect(remedy.length).toBeGreaterThan(0);
      expect(CODES[code].owner).toBeDefined();
    }
    expect(new Set(docs).size).toBe(docs.length);
  });

  test.each(ADVICE)('%s tells in each step what to do, in one short sentence', (_, advice) => {
    for (const { remedy } of advice.hypotheses) {
      for (const step of remedy) {
        expect(step).toMatch(STARTS_WELL);
        expect(step).toMatch(/[.:]$|^\{clockCommand\}$/u);
        expect(step.length).toBeLessThanOrEqual(LONGEST_STEP);
      }
    }
  });

  test.each(ADVICE)('%s reads as whole sentences where nothing is known', (_, advice) => {
    const shown = [...templatesOf(advice), ...stepsOf(advice.hypotheses)].map((template) => plain(fill(template, {})));
    for (const sentence of shown) expect(sentence.replaceAll(/\$\{\{ secrets\.NAME \}\}|\{"status": "accepted"\}/gu, '…')).not.toMatch(/[{}[\]]|undefined|null| {2}/u);
  });

  test.each(ADVICE)('%s uses known facts only', (_, advice) => {
    for (const name of templatesOf(advice).flatMap(placeholders)) expect(Object.keys(FALLBACKS)).toContain(name);
  });

  test('does not say one thing twice in one list of steps', () => {
    for (const [, { hypotheses }] of ADVICE) {
      const steps = stepsOf(hypotheses);
      expect(new Set(steps).size).toBe(steps.length);
    }
  });

  test('links to Box, GitHub, Node and this project alone, each page by one name', () => {
    const allowed = ['developer.box.com', 'support.box.com', 'status.box.com', 'docs.github.com', 'nodejs.org', 'github.com'];
    for (const link of Object.values(LINKS)) expect(allowed).toContain(new URL(link).hostname);
    expect(new Set(Object.values(LINKS)).size).toBe(Object.keys(LINKS).length);
    const used = new Set(ADVICE.flatMap(([, { docs }]) => docs));
    expect(Object.keys(LINKS).filter((name) => !used.has(name as keyof typeof LINKS))).toEqual([]);
  });
});

/** Longer than this, and it is no single step. */
const LONGEST_STEP = 200;

/** An imperative, or the condition under which to act. */
const STARTS_WELL = new RegExp(`^(?:${[
  'If ', '\\{clockCommand\\}',
  'Accept', 'Add', 'Ask', 'Check', 'Choose', 'Compare', 'Copy', 'Correct', 'Create', 'Delete', 'Encode', 'Give', 'Invite', 'Leave', 'Let', 'Log', 'Look',
  'Open', 'Put', 'Raise', 'Read', 'Rename', 'Report', 'Run', 'Save', 'Send', 'Set', 'Shorten', 'Split', 'Start', 'Store', 'Treat', 'Turn', 'Upload', 'Use',
  'Wait', 'Write',
].join('|')})`, 'u');
