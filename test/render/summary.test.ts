import { Buffer } from 'node:buffer';
import { describe, expect, test } from '@jest/globals';
import { foreign, text } from '../../src/foundation/text.ts';
import { renderSummary, SUMMARY_LIMIT_BYTES } from '../../src/render/summary.ts';
import { cells, codeSpans } from '../support/gfm.ts';
import { aCheck, aDiagnosis, aHost, anExchange, aProblem, aReport, aSkip, aTarget } from '../support/report.ts';

const red = aReport(
  [
    aHost([aCheck('network', { message: text`Box answered.` })]),
    aTarget([
      aProblem('token', 'app-not-authorized', {
        message: text`Box said ${foreign('words', 'no | @octocat')}.`, evidence: [{ text: text`One answer.`, exchange: 0 }],
      }),
      aSkip('identity'),
    ]),
  ],
  { exchanges: [anExchange({ status: 400 })] },
);

describe('the job summary', () => {
  test('begins with the verdict and puts the remedy beside what failed', () => {
    expect(renderSummary(red)).toBe(`## ❌ Box Preflight: fail

**Something must be changed before the deploy.** 1 failed, 1 passed, 1 skipped, in 1.2 s, with 5 requests to Box.

### \`jwt\`

JWT, enterprise 4711

| What is wrong | What to do |
| --- | --- |
| ❌ \`token\`<br>**Box said \`no ¦ @octocat\`.**<br>The app is not authorized in the enterprise.<br><sub>\`app-not-authorized\` likely: one observation says so</sub> | 1. Open the Admin Console.<br>2. Authorize the app.<br><sub>A Box admin can fix this, in the Admin Console. Read more: [1](<https://developer.box.com/guides/authorization/custom-app-approval/>)</sub> |

<details><summary>1 other check</summary>

|  | Check | Found | Time | Requests |
| --- | --- | --- | --- | --- |
| ⏭️ | \`identity\` | It needs token, which was not provided. |  |  |

</details>

### \`host\`

linux x64, Node 24.1.0, GitHub-hosted runner

|  | Check | Found | Time | Requests |
| --- | --- | --- | --- | --- |
| ✅ | \`network\` | Box answered. | 12&nbsp;ms | 1 |

<details><summary>What was seen</summary>

- \`jwt/token\`: One answer. (request 1)

</details>

<details><summary>1 request</summary>

|  | Target | For | Request | Answer | Time | Request id |
| --- | --- | --- | --- | --- | --- | --- |
| 1 | \`jwt\` | token | \`POST https://api.box.com/oauth2/token\` | HTTP 400 | 140 ms | \`0abc\` |

</details>
`);
  });

  test('begins by saying so where only token and identity were checked', () => {
    const summary = renderSummary(aReport([aTarget([aCheck('token'), aCheck('identity')])], { identityOnly: true }));
    expect(summary.split('\n')[0]).toBe('## ✅ Box Preflight: pass (only token and identity were checked)');
    expect(summary).toContain('> Only the token and the identity were checked');
  });

  test('gives each row the columns of its head, whatever Box answered', () => {
    const hostile = foreign('words', '| a | ``` @octocat <br> |');
    const report = aReport(
      [aTarget([aProblem('folder:1', 'no-access', { message: text`${hostile}`, diagnosis: aDiagnosis('no-access', { cause: text`${hostile}`, remedy: [text`Ask ${hostile}`] }) })],
        { identity: { id: '1', login: hostile, name: hostile, enterpriseId: null } })],
      { exchanges: [anExchange({ requestId: hostile, status: 404, error: { code: hostile, message: hostile, helpUrl: null, reasons: [], wwwAuthenticate: hostile, retryAfterSeconds: null } })] },
    );
    const rows = renderSummary(report).split('\n').filter((line) => line.startsWith('|'));
    expect(rows.map((line) => cells(line).length)).toEqual([2, 2, 2, 7, 7, 7]);
    expect(codeSpans(renderSummary(report).replaceAll('\n', ' ')).outside).not.toContain('octocat');
  });
});

describe('the tables of the summary', () => {
  const headings = (summary: string): readonly string[] => [...summary.matchAll(/^### `(.+)`$/gmu)].map(([, name = '']) => name);

  test('begin with whoever has a problem, and end with a host that is fine', () => {
    const report = aReport([aHost([aCheck('network')]), aTarget([aCheck('token')], { name: 'staging' }), aTarget([aProblem('token')], { name: 'production' })]);
    expect(headings(renderSummary(report))).toEqual(['production', 'staging', 'host']);
    expect(headings(renderSummary(aReport([aHost([aProblem('clock', 'clock-skew')]), aTarget([aCheck('token')])])))).toEqual(['host', 'jwt']);
  });

  test('follow an overview of the apps where there are several', () => {
    const [red, green, none] = [aTarget([aProblem('token'), aCheck('credentials')], { name: 'production' }), aTarget([aCheck('token')], { name: 'staging' }), aTarget([aSkip('credentials')], { name: 'dev' })];
    const summary = renderSummary(aReport([aHost([aCheck('network')]), red, green, none]));
    expect(summary).toContain('| ❌ | `production` | JWT, enterprise 4711 | 1 failed, 1 passed |\n| ✅ | `staging` | JWT, enterprise 4711 | 1 passed |\n| ⏭️ | `dev` | JWT, enterprise 4711 | 1 skipped |');
    expect(renderSummary(aReport([aHost([aCheck('network')]), red]))).not.toContain('| App |');
  });

  test('fold what is fine where it is long or beside something that is not', () => {
    const many = Array.from({ length: 9 }, (_, index) => aCheck(`folder:${index}`));
    expect(renderSummary(aReport([aTarget(many)]))).toContain('<details><summary>9 checks</summary>');
    expect(renderSummary(aReport([aTarget(many.slice(1))]))).not.toContain('8 checks');
    expect(renderSummary(aReport([aTarget([aProblem('token'), ...many.slice(0, 2)])]))).toContain('<details><summary>2 other checks</summary>');
  });
});

describe('a summary too long for GitHub', () => {
  const words = text`${foreign('words', 'é'.repeat(400))}`;
  const exchanges = Array.from({ length: 2_000 }, () => anExchange({ status: 404, requestId: foreign('words', 'x'.repeat(400)) }));
  const folders = (count: number) => Array.from({ length: count }, (_, index) =>
    aProblem(`folder:${index}`, 'not-invited', { message: words, evidence: [{ text: words, exchange: index }] }));
  const bytes = (summary: string) => Buffer.byteLength(summary, 'utf8');

  test('gives up exchanges first and says so', () => {
    const summary = renderSummary(aReport([aTarget(folders(300))], { exchanges }));
    expect(bytes(summary)).toBeLessThanOrEqual(SUMMARY_LIMIT_BYTES);
    expect(summary.match(/^\| ❌/gmu)).toHaveLength(300);
    expect(summary).toMatch(/_\d+ more requests did not fit here: see the JSON report\._/u);
    expect(summary).not.toContain('more observations did not fit');
  });

  test('then evidence', () => {
    const summary = renderSummary(aReport([aTarget(folders(700))], { exchanges }));
    expect(bytes(summary)).toBeLessThanOrEqual(SUMMARY_LIMIT_BYTES);
    expect(summary.match(/^\| ❌/gmu)).toHaveLength(700);
    expect(summary).toMatch(/_\d+ more observations did not fit here: see the JSON report\._/u);
  });

  test('then checks that passed, and keeps the problems and the verdict', () => {
    const passed = Array.from({ length: 2_000 }, (_, index) => aCheck(`scope:s${index}`, { message: words }));
    const summary = renderSummary(aReport([aTarget([...passed, ...folders(500)])], { exchanges }));
    expect(bytes(summary)).toBeLessThanOrEqual(SUMMARY_LIMIT_BYTES);
    expect(summary.startsWith('## ❌ Box Preflight: fail')).toBe(true);
    expect(summary.match(/^\| ❌/gmu)).toHaveLength(500);
    expect(summary).toMatch(/_\d+ more checks did not fit here: see the log or the JSON report\._/u);
  });

  test.each([3_000, 5_000, 20_000])('stays under a limit of %d bytes', (limit) => {
    expect(bytes(renderSummary(aReport([aTarget(folders(50))], { exchanges }), limit))).toBeLessThanOrEqual(limit);
  });
});
