import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { CODES } from '../../src/foundation/diagnosis.ts';
import type { DiagnosisCode } from '../../src/foundation/diagnosis.ts';
import { foreign, text } from '../../src/foundation/text.ts';
import { renderJson } from '../../src/render/json.ts';
import { aCheck, aHost, anExchange, aProblem, aReport, aSkip, aTarget } from '../support/report.ts';

const schema = JSON.parse(readFileSync(new URL('../../schema/report.schema.json', import.meta.url), 'utf8')) as object;
const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);

const full = aReport(
  [
    aHost([aCheck('network'), aCheck('clock')]),
    aTarget(
      [
        aCheck('credentials', { evidence: [{ text: text`Fingerprint ab:cd`, exchange: null }] }),
        aProblem('token', 'app-not-authorized', { evidence: [{ text: text`Box said ${foreign('words', 'no\u001b[31m\nway')}`, exchange: 0 }] }),
        aSkip('identity'),
      ],
      { identity: { id: '1', login: foreign('login', 'a@b.c'), name: foreign('name', 'A'), enterpriseId: null } },
    ),
  ],
  {
    run: { provider: 'github-actions', url: null, event: 'push', attempt: 1, name: foreign('words', 'ci/deploy') },
    notAsked: [{ target: 'staging', check: null }, { target: 'jwt', check: 'folder:1' }],
    exchanges: [
      anExchange({
        status: 400,
        error: {
          code: foreign('words', 'unauthorized_client'), message: null, helpUrl: null,
          reasons: [{ name: foreign('words', 'x'), reason: null, message: null }], wwwAuthenticate: null, retryAfterSeconds: 3,
        },
      }),
      anExchange({ status: null, error: { transport: 'dns-unknown' }, boxRequestId: null }),
    ],
  },
);

describe('the JSON report', () => {
  test('validates against its published schema', () => {
    expect(validate(JSON.parse(renderJson(full))) || validate.errors).toBe(true);
  });

  test('holds what was configured and not asked, a whole target without a check', () => {
    expect(JSON.parse(renderJson(full))).toMatchObject({ notAsked: [{ target: 'staging', check: null }, { target: 'jwt', check: 'folder:1' }] });
  });

  test('validates where nothing is known', () => {
    const bare = aReport([], { run: null, clock: null });
    expect(validate(JSON.parse(renderJson(bare))) || validate.errors).toBe(true);
  });

  test('has the fields of the contract in the order of the contract', () => {
    const report = JSON.parse(renderJson(full)) as { targets: { checks: { diagnosis: object }[] }[]; exchanges: object[] };
    expect(Object.keys(report)).toEqual([
      'schemaVersion', 'tool', 'verdict', 'startedAt', 'durationMs', 'counts', 'host', 'run', 'clock', 'targets', 'exchanges', 'messages', 'notAsked',
    ]);
    const check = report.targets[1]?.checks[1];
    expect(Object.keys(check ?? {})).toEqual([
      'id', 'title', 'status', 'durationMs', 'message', 'needs', 'skippedBecause', 'diagnosis', 'evidence', 'requests',
    ]);
    expect(Object.keys(check?.diagnosis ?? {})).toEqual(['code', 'confidence', 'cause', 'remedy', 'owner', 'docs', 'retryable']);
    expect(Object.keys(report.exchanges[0] ?? {})).toEqual([
      'target', 'purpose', 'method', 'url', 'status', 'durationMs', 'attempt', 'startedAt', 'requestId', 'boxRequestId', 'error',
    ]);
  });

  test('shows texts from outside as plain strings without control characters', () => {
    expect(renderJson(full)).toContain('"text": "Box said no way"');
  });

  test('is refused by its schema with a field that the contract does not know', () => {
    const report = JSON.parse(renderJson(full)) as object;
    expect(validate({ ...report, surprise: 1 })).toBe(false);
  });

  test('is refused by its schema where a failed check has no diagnosis', () => {
    expect(validate(JSON.parse(renderJson(aReport([aTarget([aProblem('token', 'unknown', { diagnosis: null })])]))))).toBe(false);
  });

  test.each(Object.keys(CODES) as DiagnosisCode[])('may hold the diagnosis %s', (code) => {
    const report = aReport([aTarget([aProblem('token', code)])]);
    expect(validate(JSON.parse(renderJson(report))) || validate.errors).toBe(true);
  });

  test('keeps durations whole where the clock counts in fractions', () => {
    const report = aReport([aTarget([aCheck('token', { durationMs: 1.6 })])], { durationMs: 0.2 });
    expect(validate(JSON.parse(renderJson(report))) || validate.errors).toBe(true);
  });
});
