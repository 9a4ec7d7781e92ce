import { describe, expect, test } from '@jest/globals';
import { driftCheck, judgeDrift } from '../../src/checks/drift.ts';
import type { Baseline, Learned } from '../../src/engine/learned.ts';
import { plain } from '../../src/foundation/text.ts';

const before: Learned = {
  identity: { id: '20000000001', enterpriseId: '1147283' },
  key: { id: 'abcd1234', fingerprint: 'a'.repeat(64) },
  scopes: [{ name: 'root_readwrite', held: true }, { name: 'manage_webhook', held: false }],
  folders: [{ id: '12', visible: true, permissions: { can_upload: true, can_delete: false } }],
};
const baseline: Baseline = { kind: 'good', at: '2026-11-21T03:00:00.000Z', learned: before };

describe('drift', () => {
  test('passes where nothing changed, and says what it compared with', () => {
    const outcome = judgeDrift(baseline, before, 'fail');
    expect(outcome).toMatchObject({ status: 'pass' });
    expect(outcome.status !== 'skip' && plain(outcome.message)).toBe('Nothing changed since the last good run (2026-11-21T03:00:00.000Z); 9 facts were compared.');
  });

  test.each<[string, Learned, string]>([
    ['the user', { ...before, identity: { id: '2', enterpriseId: '1147283' } }, 'user id: was 20000000001, is 2'],
    ['the enterprise', { ...before, identity: { id: '20000000001', enterpriseId: '5' } }, 'enterprise id: was 1147283, is 5'],
    ['the key', { ...before, key: { id: 'abcd1234', fingerprint: 'b'.repeat(64) } }, `public key, SHA-256: was ${'a'.repeat(64)}, is ${'b'.repeat(64)}`],
    ['the key’s id', { ...before, key: { id: 'wxyz9876', fingerprint: 'a'.repeat(64) } }, 'public key id: was abcd1234, is wxyz9876'],
    ['a scope that was held', { ...before, scopes: [{ name: 'root_readwrite', held: false }] }, 'scope root_readwrite: was held, is not held'],
    ['a scope that was not', { ...before, scopes: [{ name: 'manage_webhook', held: true }] }, 'scope manage_webhook: was not held, is held'],
    ['a permission', { ...before, folders: [{ id: '12', visible: true, permissions: { can_upload: false } }] }, 'folder 12, can_upload: was yes, is no'],
    ['a permission more', { ...before, folders: [{ id: '12', visible: true, permissions: { can_delete: true } }] }, 'folder 12, can_delete: was no, is yes'],
    ['a folder that is no longer seen', { ...before, folders: [{ id: '12', visible: false, permissions: {} }] }, 'folder 12: was seen, is not seen'],
  ])('finds a change of %s', (_, now, says) => {
    for (const counts of ['warn', 'fail'] as const) {
      const outcome = judgeDrift(baseline, now, counts);
      expect(outcome).toMatchObject({ status: counts, diagnosis: { code: 'unknown', retryable: false } });
      expect(outcome.status !== 'skip' && outcome.evidence.map(({ text }) => plain(text))).toEqual([says]);
    }
  });

  test('names the first three changes, and counts the rest', () => {
    const now: Learned = { identity: { id: '2', enterpriseId: '3' }, key: null, scopes: [{ name: 'root_readwrite', held: false }, { name: 'manage_webhook', held: true }], folders: [] };
    const outcome = judgeDrift(baseline, now, 'warn');
    expect(outcome.status !== 'skip' && plain(outcome.message)).toMatch(/^4 of 4 facts changed .*; and 1 more\.$/u);
  });

  test('does not take for a change what one of the runs does not know', () => {
    const now: Learned = { identity: null, key: null, scopes: [{ name: 'other', held: true }], folders: [{ id: '12', visible: true, permissions: {} }] };
    expect(judgeDrift(baseline, now, 'fail')).toMatchObject({ status: 'pass' });
  });

  test('is skipped where nothing can be compared', () => {
    expect(judgeDrift(baseline, { identity: null, key: null, scopes: [], folders: [] }, 'fail')).toMatchObject({ status: 'skip' });
    expect(judgeDrift({ kind: 'none', why: 'There is none.' }, before, 'fail')).toMatchObject({ status: 'skip' });
  });

  test('passes where somebody accepted what is now', () => {
    expect(judgeDrift({ kind: 'accepted', why: 'Issue #1 was closed by hand.' }, before, 'fail')).toMatchObject({ status: 'pass' });
  });

  test('could not be told where the last good run can’t be read', () => {
    expect(judgeDrift({ kind: 'unreadable', why: 'no report' }, before, 'warn')).toMatchObject({ status: 'error', diagnosis: { code: 'unknown', owner: 'ci' } });
  });

  test('waits for the other checks, needs none of them and sends nothing', async () => {
    const check = driftCheck({ target: 'jwt', counts: 'warn', baseline, learn: () => Promise.resolve(before), after: ['jwt/token'] });
    expect(check).toMatchObject({ id: 'drift', needs: [], after: ['jwt/token'], pledge: 0 });
    expect(await check.run(new AbortController().signal)).toMatchObject({ status: 'pass' });
  });
});
