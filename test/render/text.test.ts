import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { foreign, text } from '../../src/foundation/text.ts';
import { renderText } from '../../src/render/text.ts';
import { aCheck, aDiagnosis, aHost, anExchange, aProblem, aReport, aSkip, aTarget } from '../support/report.ts';

const red = aReport(
  [
    aHost([aCheck('network', { message: text`Box answered.` })]),
    aTarget([
      aCheck('credentials', { message: text`They are complete.`, durationMs: 3 }),
      aProblem('token', 'app-not-authorized', {
        message: text`Box refused the app.`, durationMs: 1530, evidence: [{ text: text`unauthorized_client`, exchange: 0 }],
      }),
      aSkip('identity'),
    ]),
  ],
  { exchanges: [anExchange({ status: 400 })] },
);

describe('the log', () => {
  test('shows each check on a line, then the problem with its remedy, then the verdict', () => {
    expect(renderText(red, { color: false })).toBe(`host  linux x64, Node 24.1.0, GitHub-hosted runner
  ✓ network    12 ms  Box answered.

jwt  JWT, enterprise 4711
  ✓ credentials     3 ms  They are complete.
  ✗ token          1.5 s  app-not-authorized, see below
  – identity              It needs token, which was not provided.

✗ jwt/token  Box refused the app.
    Cause     The app is not authorized in the enterprise.
    Code      app-not-authorized, likely: one observation says so
    Do        1. Open the Admin Console.
              2. Authorize the app.
    Who       A Box admin can fix this, in the Admin Console.
    Links     https://developer.box.com/guides/authorization/custom-app-approval/
    Seen      unauthorized_client
    Requests  POST https://api.box.com/oauth2/token: HTTP 400, request id 0abc

✗ fail: Something must be changed before the deploy. 1 failed, 2 passed, 1 skipped, in 1.2 s, with 5 requests to Box.
`);
  });

  test('begins by saying so where only token and identity were checked', () => {
    const first = renderText(aReport([aTarget([aCheck('token'), aCheck('identity')])], { identityOnly: true }), { color: false }).split('\n')[0];
    expect(first).toContain('Only the token and the identity were checked');
  });

  test('has colours only where they are asked for, and the same words with them', () => {
    const plainLog = renderText(red, { color: false });
    const painted = renderText(red, { color: true });
    expect(plainLog).toBe(stripVTControlCharacters(plainLog));
    expect(painted).not.toBe(plainLog);
    expect(stripVTControlCharacters(painted)).toBe(plainLog);
  });

  test('does not say the cause a second time where it is the message', () => {
    const same = text`Box is down.`;
    const report = aReport([aTarget([aProblem('token', 'box-unavailable', { message: same, diagnosis: aDiagnosis('box-unavailable', { cause: same }) })])]);
    expect(renderText(report, { color: false })).toContain('? jwt/token  Box is down.\n    Code      box-unavailable, likely');
  });

  test('says what is wrong once, whether the cause is the message or stands inside it', () => {
    const log = (message: string): string => renderText(aReport([aTarget([aProblem('token', 'box-unavailable', {
      message: text`${message}`, diagnosis: aDiagnosis('box-unavailable', { cause: text`Box is down (HTTP 503).` }),
    })])]), { color: false });
    for (const message of ['Box is down (HTTP 503).', 'Releases: box is down (HTTP 503). The identity may read.']) {
      expect(log(message).match(/box is down/giu)).toHaveLength(1);
    }
    expect(log('No token.')).toContain('No token.\n    Cause     Box is down (HTTP 503).');
  });

  test('shows the address of a request without its query', () => {
    const exchanges = [anExchange({ status: 404, url: 'https://api.box.com/2.0/folders/1?fields=id%2Cname#x' })];
    const log = renderText(aReport([aTarget([aProblem('folder:1', 'not-invited', { evidence: [{ text: text`Not Found`, exchange: 0 }] })])], { exchanges }), { color: false });
    expect(log).toContain('POST https://api.box.com/2.0/folders/1: HTTP 404');
    expect(log).not.toContain('fields');
  });

  test('says once what mends several checks', () => {
    const report = aReport([aTarget([aProblem('folder:1', 'not-invited'), aProblem('folder:2', 'not-invited')])]);
    const log = renderText(report, { color: false });
    expect(log.match(/Authorize the app\./gu)).toHaveLength(1);
    expect(log).toContain('jwt/folder:1  ');
    expect(log).toContain('jwt/folder:2  ');
  });

  test('keeps to the width of a terminal where words allow it', () => {
    const long = text`${'Some rather long words about a folder and what is wrong with it. '.repeat(5)}`;
    const report = aReport([aTarget([aProblem('token', 'unknown', { message: long, diagnosis: aDiagnosis('unknown', { cause: long, docs: [] }) })])]);
    const widths = renderText(report, { color: false, width: 80 }).split('\n').slice(0, -2).map((line) => line.length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(80);
  });

  test.each(['::error::gotcha', '  ::add-mask::e', '##[command]x', '##vso[task.setvariable]x', ':::set-output name=a::b'])(
    'never starts a command of the CI system with words from outside: %s', (hostile) => {
      const words = text`${foreign('words', hostile)}`;
      const report = aReport([aTarget([aProblem('token', 'unknown', { message: words, diagnosis: aDiagnosis('unknown', { cause: words, remedy: [words] }) })])]);
      for (const line of renderText(report, { color: false, width: 40 }).split('\n')) {
        expect(line.trimStart().startsWith('::')).toBe(false);
        expect(line).not.toMatch(/##\w*\[/u);
      }
    });

  test('shows nothing that a terminal would obey, whatever came from outside', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (hostile) => {
      const words = text`${foreign('words', `\u001b]0;${hostile}\u202e`)}`;
      const log = renderText(aReport([aTarget([aCheck('token', { message: words })])]), { color: false });
      expect(log).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u);
    }));
  });
});
