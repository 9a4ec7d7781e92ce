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
    expect(renderSummary(red)).toBe(`## ✗ Box Preflight: fail

Something must be changed before the deploy. 1 failed, 1 passed, 1 skipped, in 1.2 s, with 5 requests to Box.

### \`host\` linux x64, Node 24.1.0, GitHub-hosted runner

|  | Check | Found | Time |
| --- | --- | --- | --- |
| ✓ | \`network\` | Box answered. | 12 ms |

### \`jwt\` JWT, enterprise 4711

|  | Check | Found | What to do | Time |
| --- | --- | --- | --- | --- |
| ✗ | \`token\` | Box said \`no ¦ @octocat\`.<br>The app is not authorized in the enterprise.<br>\`app-not-authorized\`, likely: one observation says so | 1. Open the Admin Console.<br>2. Authorize the app.<br>_A Box admin can fix this, in the Admin Console._<br><https://developer.box.com/guides/authorization/custom-app-approval/> | 12 ms |
| – | \`identity\` | It needs token, which was not provided. |  |  |

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
    const summary = renderSummary(aReport([aTarget([aCheck('token')])], { identityOnly: true }));
    expect(summary.split('\n')[0]).toBe('## ✓ Box Preflight: pass (only token and identity were checked)');
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
    expect(rows.map((line) => cells(line).length)).toEqual([5, 5, 5, 7, 7, 7]);
    expect(codeSpans(renderSummary(report).replaceAll('\n', ' ')).outside).not.toContain('octocat');
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
    expect(summary.match(/^\| ✗/gmu)).toHaveLength(300);
    expect(summary).toMatch(/_\d+ more requests did not fit here: see the JSON report\._/u);
    expect(summary).not.toContain('more observations did not fit');
  });

  test('then evidence', () => {
    const summary = renderSummary(aReport([aTarget(folders(700))], { exchanges }));
    expect(bytes(summary)).toBeLessThanOrEqual(SUMMARY_LIMIT_BYTES);
    expect(summary.match(/^\| ✗/gmu)).toHaveLength(700);
    expect(summary).toMatch(/_\d+ more observations did not fit here: see the JSON report\._/u);
  });

  test('then checks that passed, and keeps the problems and the verdict', () => {
    const passed = Array.from({ length: 2_000 }, (_, index) => aCheck(`scope:s${index}`, { message: words }));
    const summary = renderSummary(aReport([aTarget([...passed, ...folders(500)])], { exchanges }));
    expect(bytes(summary)).toBeLessThanOrEqual(SUMMARY_LIMIT_BYTES);
    expect(summary.startsWith('## ✗ Box Preflight: fail')).toBe(true);
    expect(summary.match(/^\| ✗/gmu)).toHaveLength(500);
    expect(summary).toMatch(/_\d+ more checks did not fit here: see the log or the JSON report\._/u);
  });

  test.each([3_000, 5_000, 20_000])('stays under a limit of %d bytes', (limit) => {
    expect(bytes(renderSummary(aReport([aTarget(folders(50))], { exchanges }), limit))).toBeLessThanOrEqual(limit);
  });
});
