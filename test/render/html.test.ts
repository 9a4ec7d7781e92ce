import { describe, expect, test } from '@jest/globals';
import { text } from '../../src/foundation/text.ts';
import { renderHtml } from '../../src/render/html.ts';
import { aCheck, aDiagnosis, anExchange, aProblem, aReport, aSkip, aTarget } from '../support/report.ts';

const red = aReport(
  [aTarget([aCheck('credentials'), aProblem('token', 'app-not-authorized', { evidence: [{ text: text`unauthorized_client`, exchange: 0 }] }), aSkip('identity')])],
  { exchanges: [anExchange({ status: 400, url: 'https://api.box.com/oauth2/token?secret=no' })], identityOnly: true },
);

describe('the HTML report', () => {
  test('is one file: it names no other that a browser would load', () => {
    const html = renderHtml(red);
    expect(html).not.toMatch(/<(?:script|link|img|iframe|object|embed|video|audio|source|base)\b|@import|url\(|\ssrc=|\sstyle="[^"]*url/u);
    expect(html).toContain("default-src 'none'");
  });

  test('says the verdict, what to do, what was skipped and why', () => {
    const html = renderHtml(red);
    expect(html).toContain('<h1>Something must be changed before the deploy.</h1>');
    expect(html).toContain('<li>Open the Admin Console.</li><li>Authorize the app.</li>');
    expect(html).toContain('It needs token, which was not provided.');
    expect(html).toContain('Only the token was checked: no folder and no scope was asked for.');
  });

  test('shows addresses without their query', () => {
    expect(renderHtml(red)).toContain('https://api.box.com/oauth2/token<');
    expect(renderHtml(red)).not.toContain('secret=no');
  });

  test('says so where no request was sent', () => {
    expect(renderHtml(aReport([aTarget([aSkip('token')])]))).toContain('No request was sent.');
  });

  test('links nothing but pages', () => {
    const diagnosis = aDiagnosis('app-not-authorized', { docs: ['javascript:alert(1)', 'https://developer.box.com/guides'], remedy: [text`Open https://app.box.com/folder/1, then wait.`] });
    const html = renderHtml(aReport([aTarget([aProblem('token', 'app-not-authorized', { diagnosis })])], { run: null }));
    expect([...html.matchAll(/href="([^"#]*)"/gu)].map(([, href]) => href)).toEqual(['https://app.box.com/folder/1', 'https://developer.box.com/guides']);
  });
});
