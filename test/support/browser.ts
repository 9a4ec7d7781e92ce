import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** Where Debian, and GitHub's runners, keep one. */
const PLACES = [
  process.env['BOX_PREFLIGHT_TEST_BROWSER'] ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser of this machine, or `null`. In CI there must be one: a page that nobody looked at is not checked. */
export function findBrowser(): string | null {
  const found = PLACES.find((place) => place !== '' && existsSync(place)) ?? null;
  if (found === null && (process.env['CI'] ?? '') !== '') {
    throw new Error('No Chromium on this machine: `apt-get install chromium`, or set BOX_PREFLIGHT_TEST_BROWSER to one.');
  }
  return found;
}

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export const openBrowser = (executablePath: string): Promise<Browser> => chromium.launch({ executablePath, args: FLAGS });

export interface Shown {
  readonly page: Page;
  /** Shows another page in its place. */
  readonly load: (html: string) => Promise<void>;
  /** Errors and warnings of the console, and exceptions. */
  readonly complaints: readonly string[];
  /** Addresses that the page asked for, besides itself. */
  readonly requests: readonly string[];
}

const ADDRESS = 'http://report.test/';

/** Shows a page from nowhere: whatever it loads, it would have to ask for. */
export async function show(browser: Browser, html: string, options: BrowserContextOptions): Promise<Shown> {
  const page = await browser.newPage(options);
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'log') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  let current = html;
  await page.route('**/*', async (route) => {
    const url = route.request().url();
    if (url === ADDRESS) return route.fulfill({ contentType: 'text/html; charset=utf-8', body: current });
    requests.push(url);
    return route.abort();
  });
  const load = async (next: string): Promise<void> => {
    current = next;
    await page.goto(ADDRESS);
  };
  await load(html);
  return { page, load, complaints, requests };
}
