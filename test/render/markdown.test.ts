import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Log } from 'sarif';
import { foreign, text } from '../../src/foundation/text.ts';
import { codeHelp } from '../../src/guidance/code-help.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { renderSarif } from '../../src/render/sarif.ts';
import { renderSummary } from '../../src/render/summary.ts';
import { HOSTILE, reportSaying } from '../support/hostile.ts';
import { rendered } from '../support/rendered.ts';
import type { Rendered } from '../support/rendered.ts';
import { aProblem, aReport, aTarget } from '../support/report.ts';

/** All that our own pages consist of. */
const OWN_TAGS = ['<br>', '<sub>', '</sub>', '<details>', '</details>', '<summary>', '</summary>'];

function expectInert({ words, links, images, tags }: Rendered): void {
  expect(tags.filter((tag) => !OWN_TAGS.includes(tag))).toEqual([]);
  expect(links.filter((link) => !/^https:\/\/(developer\.box\.com|github\.com)\//u.test(link))).toEqual([]);
  expect(images).toEqual([]);
  expect(words.filter((each) => /@octocat|#1|GH-2|evil|hacked|\$math/u.test(each))).toEqual([]);
}

describe('the markdown report', () => {
  test('is the job summary, however long', () => {
    const long = aReport([aTarget(Array.from({ length: 3_000 }, (_, index) => aProblem(`folder:${index}`, 'not-invited', { message: text`${foreign('words', 'x'.repeat(400))}` })))]);
    expect(renderMarkdown(long)).toContain('`folder:2999`');
    expect(renderSummary(long)).not.toContain('`folder:2999`');
    expect(renderMarkdown(reportSaying('hello'))).toBe(renderSummary(reportSaying('hello')));
  });

  test.each(HOSTILE)('holds words from outside as words: %j', (words) => {
    const page = rendered(renderMarkdown(reportSaying(words)));
    expectInert(page);
    expect(page.columns.map(({ head }) => head)).toEqual([2, 5, 7]);
    for (const { head, rows } of page.columns) expect(new Set([head, ...rows]).size).toBe(1);
  });

  test('keeps its shape whatever came from outside', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (words) => {
      expect(rendered(renderMarkdown(reportSaying(words))).columns).toEqual(rendered(renderMarkdown(reportSaying('hello'))).columns);
    }));
  });
});

describe('the markdown inside a SARIF report', () => {
  test.each(HOSTILE)('holds words from outside as words: %j', (words) => {
    const [run] = (JSON.parse(renderSarif(reportSaying(words), codeHelp)) as Log).runs;
    expect(run?.results).toHaveLength(3);
    for (const { message } of run?.results ?? []) expectInert(rendered(message.markdown ?? ''));
  });
});
