import { existsSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { CODES, diagnosisPage } from '../../src/foundation/diagnosis.ts';
import type { DiagnosisCode } from '../../src/foundation/diagnosis.ts';
import { plain } from '../../src/foundation/text.ts';
import { explainRows } from '../../src/guidance/catalogue.ts';
import { DEFECTS } from '../../src/guidance/defects.ts';
import { diagnose } from '../../src/guidance/diagnose.ts';
import { diagnosisPages } from '../../src/guidance/diagnosis-pages.ts';
import { fill } from '../../src/guidance/fill.ts';
import { FINDINGS } from '../../src/guidance/findings.ts';
import { LINKS } from '../../src/guidance/links.ts';
import type { Advice } from '../../src/guidance/types.ts';
import { contextFor, samplesOf } from './samples.ts';

const PAGES = new Map(diagnosisPages().map(({ file, text }) => [file, text]));
const CODE_NAMES = Object.keys(CODES) as DiagnosisCode[];
const pageOf = (code: DiagnosisCode): string => PAGES.get(`${code}.md`) ?? '';

const ALL: readonly (readonly [string, Advice])[] = [
  ...explainRows().map((row): [string, Advice] => [row.id, row]), ...Object.entries(DEFECTS), ...Object.entries(FINDINGS),
];

describe('the page of a diagnosis code', () => {
  test.each(CODE_NAMES)('%s is there, where its link leads', (code) => {
    const file = new URL(diagnosisPage(code)).pathname.split('/blob/main/')[1] ?? '';
    expect(existsSync(new URL(`../../${file}`, import.meta.url))).toBe(true);
    expect(pageOf(code)).not.toBe('');
  });

  test.each(CODE_NAMES)('%s says what people see, a cause with steps and owner, how it is told apart, and where to read more', (code) => {
    const page = pageOf(code);
    for (const heading of ['## What people see', '## Causes and what to do', '## How Box Preflight tells them apart', '## Read more']) expect(page).toContain(heading);
    expect(page).toMatch(/^### /mu);
    expect(page).toMatch(/^1\. [A-Z]/mu);
    expect(page).toMatch(/Who: \S/u);
    expect(page).toMatch(/^- <https:\/\//mu);
    expect(page).not.toMatch(/undefined|\[object/u);
  });

  test.each(CODE_NAMES)('%s names the sure causes before the others', (code) => {
    const sure = [...pageOf(code).matchAll(/^(Proven|Likely|One of several)\. Who: /gmu)].map(([, word]) => word !== 'One of several');
    expect(sure).toEqual([...sure].sort((a, b) => Number(b) - Number(a)));
  });

  test('leads to pages that are there', () => {
    for (const page of PAGES.values()) for (const [, file = ''] of page.matchAll(/\]\(([a-zA-Z-]+\.md)\)/gu)) expect(PAGES.has(file)).toBe(true);
  });
});

describe('each row of the catalogue', () => {
  test.each(ALL)('%s stands on the page of its code, with every cause, every step and its links', (_, { hypotheses, docs }) => {
    const page = pageOf(hypotheses[0].code);
    for (const { cause, remedy } of hypotheses) {
      expect(page).toContain(plain(fill(cause, {})));
      for (const step of remedy) expect(page).toContain(plain(fill(step, {})));
    }
    for (const link of docs) expect(page).toContain(`<${LINKS[link]}>`);
  });

  test.each(explainRows().map((row) => [row.id, row] as const))('%s is found on its page by the exact texts that people see', (_, { seen, hypotheses }) => {
    for (const words of seen) expect(pageOf(hypotheses[0].code)).toContain(words);
  });

  test.each(explainRows().map((row) => [row.id, row] as const))('%s gives a diagnosis that links to its page last', (_, row) => {
    for (const failure of samplesOf(row)) {
      const { code, docs } = diagnose(failure, contextFor(row));
      expect(docs.at(-1)).toBe(diagnosisPage(code));
      expect(docs.length).toBeGreaterThan(1);
    }
  });
});
