import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { foreign, text } from '../../src/foundation/text.ts';
import type { Report } from '../../src/engine/report.ts';
import { renderHtml } from '../../src/render/html.ts';
import { findBrowser, openBrowser, show } from '../support/browser.ts';
import type { Shown } from '../support/browser.ts';
import { HOSTILE, reportSaying } from '../support/hostile.ts';
import { aCheck, aHost, anExchange, aProblem, aReport, aSkip, aTarget } from '../support/report.ts';

const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
const DESK: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };

const at = (ms: number): string => new Date(Date.UTC(2026, 10, 22) + ms).toISOString();
const login = foreign('login', 'AutomationUser_2200001_aa37fc7517aa37fc7517@boxdevedition.com');

const everything = aReport(
  [
    aHost([aCheck('network'), aProblem('clock', 'clock-skew', { status: 'warn' })]),
    aTarget([
      aProblem('token', 'app-not-authorized', { message: text`Box refused ${login}, which is ${login}${login}.`, evidence: [{ text: text`HTTP 400`, exchange: 0 }] }),
      aProblem('folder:1', 'box-unavailable'), aProblem('folder:160000000001', 'not-invited'), aSkip('identity'),
    ]),
  ],
  {
    identityOnly: true,
    exchanges: [
      anExchange({ startedAt: at(0), durationMs: 100, status: 503, error: { transport: 'reset' } }), anExchange({ startedAt: at(600), durationMs: 200, attempt: 2 }),
      anExchange({ startedAt: at(800), durationMs: 200, status: 404, purpose: 'pending-invitations', requestId: login }),
    ],
  },
);

const executable = findBrowser();
/** A machine may have no browser; `.ci/run` installs one, and there {@link findBrowser} insists on it. */
const suite = executable === null ? describe.skip : describe;

suite('the HTML report, in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser(executable ?? '');
  });
  afterAll(() => browser.close());

  const open = async (report: Report, options: BrowserContextOptions): Promise<Shown> => show(browser, renderHtml(report), options);

  test.each([['a phone', PHONE], ['a desk', DESK]] as const)('fits on %s, closed and unfolded, without a complaint', async (_, options) => {
    const { page, complaints, requests } = await open(everything, options);
    const overflow = (): Promise<number> => page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(await overflow()).toBe(0);
    for (const fold of await page.locator('summary').all()) await fold.click();
    expect(await page.locator('details:not([open])').count()).toBe(0);
    expect(await overflow()).toBe(0);
    expect(complaints).toEqual([]);
    expect(requests).toEqual([]);
    await page.close();
  });

  test.each(['light', 'dark'] as const)('breaks no rule of accessibility in the %s, contrast among them', async (colorScheme) => {
    const { page } = await open(everything, { ...DESK, colorScheme, bypassCSP: true });
    const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    await page.evaluate('document.querySelectorAll("details").forEach((fold) => { fold.open = true; })');
    await page.evaluate(axe);
    const broken = await page.evaluate('axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`))');
    expect(broken).toEqual([]);
    await page.close();
  });

  test('is light by day and dark by night', async () => {
    const brightness = async (colorScheme: 'light' | 'dark'): Promise<number> => {
      const { page } = await open(everything, { ...DESK, colorScheme });
      const colour: string = await page.evaluate('getComputedStyle(document.body).backgroundColor');
      await page.close();
      return Math.max(...(colour.match(/\d+/gu) ?? []).map(Number));
    };
    expect(await brightness('light')).toBeGreaterThan(200);
    expect(await brightness('dark')).toBeLessThan(60);
  });

  test('draws each request where and as long as it was under way, and the wait before a retry', async () => {
    const { page } = await open(everything, DESK);
    const bars = page.locator('.track .bar');
    const [track] = await Promise.all([page.locator('.track').first().boundingBox()]);
    const boxes = await Promise.all((await bars.all()).map((bar) => bar.boundingBox()));
    const placed = boxes.map((box) => [box?.x ?? 0, box?.width ?? 0].map((pixels, index) => Math.round(((pixels - (index === 0 ? track?.x ?? 0 : 0)) / (track?.width ?? 1)) * 10)));
    expect(placed).toEqual([[0, 1], [1, 5], [6, 2], [8, 2]]);
    expect(await bars.nth(1).getAttribute('class')).toBe('bar wait');
    expect(await page.locator('.request').allInnerTexts()).toEqual(expect.arrayContaining([expect.stringContaining('try 2')]));
    await page.close();
  });

  test('leads from a check to its remedy and from there to its request', async () => {
    const { page } = await open(everything, DESK);
    await page.locator('.check.fail', { hasText: 'token' }).getByText('What to do').click();
    expect(await page.locator(':target').innerText()).toBe('jwt/token');
    await page.getByText('What was seen').first().click();
    await page.getByText('request 1', { exact: true }).click();
    expect(await page.locator('.request:target').getAttribute('id')).toBe('request-1');
    await page.close();
  });

  test('makes nothing of words from outside but words', async () => {
    const elements = 'document.querySelectorAll("*").length';
    const { page, load, complaints, requests } = await open(reportSaying('hello'), DESK);
    const usual = await page.evaluate(elements);
    for (const words of HOSTILE) {
      await load(renderHtml(reportSaying(words)));
      expect([words, await page.evaluate(elements)]).toEqual([words, usual]);
      expect(await page.evaluate('window.hacked')).toBeUndefined();
    }
    expect([...complaints, ...requests]).toEqual([]);
    await page.close();
  });
});
