import { describe, expect, test } from '@jest/globals';
import { applyDetails } from '../../src/engine/details.ts';
import type { Message, Report } from '../../src/engine/report.ts';
import { foreign, text } from '../../src/foundation/text.ts';
import { renderJson } from '../../src/render/json.ts';
import { renderSummary } from '../../src/render/summary.ts';
import { renderDiagnosis, renderText } from '../../src/render/text.ts';
import { aDiagnosis, aProblem, aReport, aTarget } from '../support/report.ts';

const MESSAGE: Message = {
  to: 'box-admin', target: 'jwt',
  lines: [text`Hello,`, text`• The user ${foreign('login', 'ann@acme.test', 'user 7')} is inactive.`, text`  Please: press ${foreign('words', '```\n::error::@everyone')}`],
};
const report = (more: Partial<Report> = {}): Report => aReport([aTarget([aProblem('token')])], { messages: [MESSAGE], ...more });

describe('a message that is ready to send', () => {
  test('stands in the log as it is to be pasted, before the verdict', () => {
    const log = renderText(report(), { color: false });
    expect(log).toContain('Ready to send to your Box admin:\n    Hello,\n    • The user ann@acme.test is inactive.\n');
    expect(log.trimEnd().split('\n').at(-1)).toMatch(/^✗ fail: /u);
  });

  test('stands in the summary in a block that nothing in it can end', () => {
    const summary = renderSummary(report());
    expect(summary).toContain('<summary>Ready to send to your Box admin</summary>');
    expect(summary).toMatch(/^````text\nHello,\n• The user ann@acme\.test is inactive\.\n {2}Please: press ``` ::error::@everyone\n````$/mu);
  });

  test('stands in the report as one text', () => {
    const { messages } = JSON.parse(renderJson(report())) as { messages: unknown };
    expect(messages).toEqual([{ to: 'box-admin', target: 'jwt', text: 'Hello,\n• The user ann@acme.test is inactive.\n  Please: press ``` ::error::@everyone' }]);
  });

  test('names its target where there are several', () => {
    const two = report({ targets: [aTarget([aProblem('token')]), aTarget([], { name: 'ccg', auth: 'ccg' })] });
    expect(renderText(two, { color: false })).toContain('Ready to send to your Box admin (jwt):');
    expect(renderSummary(two)).toContain('Ready to send to your Box admin (jwt)');
  });

  test('hides with `details: ids` what everything else hides', () => {
    const hidden = applyDetails(report(), 'ids');
    for (const shown of [renderText(hidden, { color: false }), renderSummary(hidden), renderJson(hidden)]) {
      expect(shown).not.toContain('ann@acme.test');
      expect(shown).toContain('The user user 7 is inactive.');
    }
  });

  test('gives way in a summary that is full', () => {
    const many = report({ messages: Array.from({ length: 400 }, () => MESSAGE) });
    const summary = renderSummary(many, 20_000);
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(20_000);
    expect(summary).toMatch(/\d+ more messages did not fit here/u);
  });

  test('is nothing where there is none', () => {
    expect(renderText(report({ messages: [] }), { color: false })).not.toContain('Ready to send');
    expect(renderSummary(report({ messages: [] }))).not.toContain('Ready to send');
  });
});

describe('a diagnosis alone', () => {
  test('has its cause first, then code, steps, owner and links', () => {
    expect(renderDiagnosis(aDiagnosis(), { color: false }).split('\n')).toEqual([
      '✗ The app is not authorized in the enterprise.', '    Code      app-not-authorized, likely: one observation says so', '    Do        1. Open the Admin Console.', '              2. Authorize the app.',
      '    Who       A Box admin can fix this, in the Admin Console.', '    Links     https://developer.box.com/guides/authorization/custom-app-approval/', '',
    ]);
  });
});
