import { describe, expect, test } from '@jest/globals';
import { SDKS, SDK_IDS, SDK_NAMES, clientNamed, sdkOf } from '../../src/sdk/table.ts';
import { differencesOf, nearLimit, windowOf } from '../../src/sdk/windows.ts';

describe('a client’s window', () => {
  test('ends at its assertion’s life behind Box, and at what is left of Box’s 60 seconds ahead', () => {
    expect(windowOf({ lifetimeSeconds: 30, repairsClock: false })).toEqual({ behindSeconds: -30, aheadSeconds: 30 });
    expect(windowOf({ lifetimeSeconds: 45, repairsClock: false })).toEqual({ behindSeconds: -45, aheadSeconds: 15 });
  });

  test('has no end where the client mends its clock', () => {
    expect(windowOf({ lifetimeSeconds: 30, repairsClock: true })).toBeNull();
  });

  test.each([
    ['in the middle', -500, 500, null],
    ['20 seconds ahead, all of it', 19_500, 20_000, null],
    ['20 seconds ahead, perhaps a little more', 19_501, 20_001, 30],
    ['beyond the limit', 31_000, 32_000, 30],
    ['20 seconds behind, at most', -19_999, -19_500, null],
    ['20 seconds behind', -20_000, -19_000, -30],
    ['of great uncertainty', -25_000, 25_000, 30],
  ])('is near where the clock is %s', (_, lowMs, highMs, limit) => {
    expect(nearLimit({ behindSeconds: -30, aheadSeconds: 30 }, lowMs, highMs)).toBe(limit);
  });
});

describe('a client’s assertion', () => {
  test.each([
    ['sends kid and no iat', { keyId: true, issuedAt: false }, 5000, []],
    ['sends no kid', { keyId: false, issuedAt: false }, 5000, ['no-key-id']],
    ['sends iat, and this host may be ahead', { keyId: true, issuedAt: true }, 1, ['issued-at']],
    ['sends iat, and it is not known whether this host is ahead', { keyId: true, issuedAt: true }, null, ['issued-at']],
    ['sends iat, and this host is behind', { keyId: true, issuedAt: true }, -1, []],
  ])('differs from ours in a way that can matter where it %s', (_, shape, highMs, expected) => {
    expect(differencesOf(shape, highMs)).toEqual(expected);
  });
});

describe('the table of clients', () => {
  test.each(SDK_IDS.map((id) => [id]))('knows %s by its own name', (id) => expect(clientNamed(id)?.sdk.id).toBe(id));

  test.each([
    ['box-node-sdk', 'box-node-sdk@10'], ['boxsdk', 'boxsdk@10'], ['boxsdk@3.9.2', 'boxsdk@3'], ['box-node-sdk@4', 'box-node-sdk@3'], ['box-java-sdk@5.1', 'box-java-sdk@4'],
    ['box-java-sdk', 'box-java-sdk@10'], ['com.box:box-java-sdk@4', 'box-java-sdk@4'], ['Box.V2.Core@10', 'Box.Sdk.Gen@10'], ['box.v2', 'Box.Sdk.Gen@10'],
  ])('takes %s for %s', (written, id) => expect(clientNamed(written)?.sdk.id).toBe(id));

  test.each(['', 'box', 'box-node-sdk@', 'box-node-sdk@ten', 'box-node-sdk 10', '@box/sdk', 'box-node-sdk@7'])('does not know %j', (written) => expect(clientNamed(written)).toBeNull());

  test.each(SDK_NAMES.map((name) => [name]))('takes every name that a message offers: %s', (name) => expect(clientNamed(name)).not.toBeNull());

  test('knows no package at one version twice', () => {
    for (const { packages } of SDKS) for (const { name, from } of packages) expect(SDKS.filter((row) => sdkOf(name, from)?.id === row.id)).toHaveLength(1);
  });

  test('has a source and a life of at most 60 seconds for each', () => {
    for (const { lifetimeSeconds, source } of SDKS) expect([lifetimeSeconds > 0 && lifetimeSeconds <= 60, source.length > 20]).toEqual([true, true]);
  });
});
