import { beforeAll, describe, expect, test } from '@jest/globals';
import { torture } from '../torture/harness.ts';
import type { Tally } from '../torture/harness.ts';
import { echoes } from '../torture/echoes.ts';
import { orders } from '../torture/obeyed.ts';

/** `npm run torture` tries all spellings; here each place meets a fifth of them. */
const SHARE_OF_ECHOES = 5;

// Loaded before the clock stands still: what is loaded later is not waited for by an injected clock.
beforeAll(async () => {
  await import('jsonwebtoken');
});

const outcome = ({ broken, tried, held }: Tally): object => ({ broken, others: tried - held - broken.length });

describe('words from outside', () => {
  test('show no secret in any sink, wherever and however it is given back', async () => {
    const tally = await torture(echoes, { seed: 1, small: true }, { part: 0, of: SHARE_OF_ECHOES, only: null });
    expect(outcome(tally)).toEqual({ broken: [], others: 0 });
    expect(tally.tried).toBeGreaterThan(200);
  }, 120_000);

  test('are no commands to a CI system, whichever command prints them, in whichever format', async () => {
    const tally = await torture(orders, { seed: 1, small: true }, { part: 0, of: 1, only: null });
    expect(outcome(tally)).toEqual({ broken: [], others: 0 });
    expect(tally.tried).toBeGreaterThan(250);
  }, 120_000);
});
