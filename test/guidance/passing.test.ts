import { expect, test } from '@jest/globals';
import { CODES, usualStatus } from '../../src/foundation/diagnosis.ts';
import { explainRows } from '../../src/guidance/catalogue.ts';
import { FINDINGS } from '../../src/guidance/findings.ts';
import type { Advice } from '../../src/guidance/types.ts';

/** Advice by its id, whatever it is about. */
const ALL: readonly (readonly [string, Advice])[] = [...explainRows().map((row) => [row.id, row] as const), ...Object.entries(FINDINGS)];

const passes = ({ hypotheses: [first] }: Advice): boolean => first.retryable ?? CODES[first.code].retryable;

test('what ends as an error and lasts all the same, so that on-inconclusive lets it through nowhere, is known by name', () => {
  const lasting = ALL.filter(([, advice]) => usualStatus(advice.hypotheses[0].code) === 'error' && !passes(advice)).map(([id]) => id);
  // dns-unknown and upload-host-refused count as fail wherever they are found.
  expect(lasting.sort()).toEqual(['call-budget', 'dns-unknown', 'not-built', 'rate-limited-licence', 'upload-host-refused'].sort());
});
