import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { marked } from 'marked';
import type { Browser } from 'playwright-core';
import { foreign, text } from '../../src/foundation/text.ts';
import { renderSummary } from '../../src/render/summary.ts';
import { findBrowser, openBrowser, show } from '../support/browser.ts';
import { aCheck, aDiagnosis, aHost, anExchange, aProblem, aReport, aTarget } from '../support/report.ts';

/** As wide as GitHub shows a summary on a desk. */
const COLUMN_PIXELS = 1012;
const login = foreign('invitee', 'AutomationUser_2200001_aa37fc7517@boxdevedition.com');

const report = aReport([
  aHost([aCheck('network')]),
  aTarget([
    aCheck('token'),
    aProblem('folder:160000000001', 'not-invited', {
      message: text`There is no folder 160000000001, or it is not shared with ${login}: Box does not tell which.`,
      diagnosis: aDiagnosis('not-invited', { remedy: [text`Open https://app.box.com/folder/160000000001, click Share > Invite People and invite ${login} with the role Previewer.`] }),
    }),
  ]),
], { exchanges: [anExchange({ status: 404, requestId: foreign('words', 'fef0691d99d24584'), boxRequestId: foreign('words', '0820ac67ce4004ee3e97ae172976be238') })] });

/** The page that GitHub makes of markdown, with its own style. */
async function page(markdown: string): Promise<string> {
  const style = await readFile(createRequire(import.meta.url).resolve('github-markdown-css/github-markdown.css'), 'utf8');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Summary</title><style>${style} article { width: ${COLUMN_PIXELS}px }</style>`
    + `<article class="markdown-body">${await marked.parse(markdown)}</article></html>`;
}

const executable = findBrowser();
const suite = executable === null ? describe.skip : describe;

suite('the job summary, rendered and styled as GitHub does', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser(executable ?? '');
  });
  afterAll(() => browser.close());

  test('shows what is wrong and the whole remedy beside it, with nothing to scroll for', async () => {
    const { page: shown, complaints, requests } = await show(browser, await page(renderSummary(report)), { viewport: { width: 1280, height: 900 } });
    const table = shown.locator('table').first();
    expect(await shown.evaluate('document.querySelector("table").scrollWidth - document.querySelector("table").clientWidth')).toBe(0);
    const [wrong, todo] = await Promise.all([table.locator('td').nth(0).boundingBox(), table.locator('td').nth(1).boundingBox()]);
    expect(todo?.y).toBe(wrong?.y);
    expect((todo?.x ?? 0) + (todo?.width ?? Infinity)).toBeLessThanOrEqual(8 + COLUMN_PIXELS + 1);
    expect(await table.innerText()).toContain('Invite People');
    expect([...complaints, ...requests]).toEqual([]);
    await shown.close();
  });

  test('begins with the verdict and keeps everything else folded', async () => {
    const { page: shown } = await show(browser, await page(renderSummary(report)), { viewport: { width: 1280, height: 900 } });
    expect(await shown.locator('article > *').first().innerText()).toBe('❌ Box Preflight: fail');
    expect(await shown.locator('details summary').allInnerTexts()).toEqual(['1 other check', '1 request']);
    expect(await shown.locator('details[open]').count()).toBe(0);
    await shown.locator('details summary').last().click();
    expect(await shown.locator('details').last().locator('tbody tr').count()).toBe(1);
    await shown.close();
  });
});
