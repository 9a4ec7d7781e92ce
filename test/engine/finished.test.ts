import { describe, expect, test } from '@jest/globals';
import { finished } from '../../src/engine/finished.ts';
import type { Report } from '../../src/engine/report.ts';
import { foreign, text } from '../../src/foundation/text.ts';
import { createVault } from '../../src/foundation/vault.ts';
import { renderJson } from '../../src/render/json.ts';
import { reportSaying } from '../support/hostile.ts';
import { aCheck, anExchange, aReport, aTarget } from '../support/report.ts';

const SECRET = 'S3cr3tVALUEzq8XwP4mLk7Tn2Rb9Yd5Q';

function finish(report: Report, ...secrets: readonly string[]): Report {
  const vault = createVault(() => undefined);
  for (const secret of secrets) vault.keep(secret);
  return finished(report, vault);
}

describe('a finished report', () => {
  test('holds no secret in any text from outside, however it was broken up', () => {
    for (const broken of [SECRET, SECRET.split('').join('\u200b'), SECRET.split('').join('\u001b[0m')]) {
      const shown = renderJson(finish(reportSaying(broken), SECRET));
      expect([shown.includes(SECRET), shown.includes('***')]).toEqual([false, true]);
    }
  });

  test('holds none in our own words, ids and addresses, where a value was taken for our own', () => {
    const report = aReport([aTarget([aCheck('token', { message: [`Asked ${SECRET}.`] })], { label: SECRET })], { exchanges: [anExchange({ url: `https://api.box.com/2.0/${SECRET}` })] });
    expect(JSON.stringify(finish(report, SECRET))).not.toContain(SECRET);
  });

  test('has no invisible and no control character in what is no text from outside', () => {
    const report = aReport([aTarget([], { label: 'a\u202eb\u200bc\u001b[31md\u0007' })]);
    expect(finish({ ...report, host: { ...report.host, runner: 'r\u2066u\u00adn' } })).toMatchObject({ host: { runner: 'run' }, targets: [{ label: 'abcd' }] });
  });

  test('keeps its own words, codes and statuses where a short secret reads like one of them', () => {
    const report = aReport([aTarget([aCheck('token', { message: text`The token is pass; ${foreign('words', 'pass it on')}.` })])]);
    const { targets } = finish(report, 'pass');
    expect(targets[0]?.checks[0]).toMatchObject({ status: 'pass', message: ['The token is pass; ', expect.anything(), '.'] });
    expect(renderJson(finish(report, 'pass'))).toContain('The token is pass; *** it on.');
  });

  test('is as it was where there is nothing to take out', () => {
    const report = reportSaying('Quarterly report');
    expect(renderJson(finish(report, SECRET))).toBe(renderJson(report));
  });
});
