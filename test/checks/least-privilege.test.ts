import { describe, expect, test } from '@jest/globals';
import { unaskedRows, unaskedScopes } from '../../src/checks/least-privilege.ts';
import type { FolderNeed, ScopeNeed, TargetPlan } from '../../src/config/plan.ts';
import { aContext, aFolderNeed, aPlan, answered, failed, httpFailure, scriptSession, stoppedBy } from '../support/script-session.ts';

const scope = (name: string, held = true): ScopeNeed => ({ name, held, source: null });
const names = (folders: readonly FolderNeed[], scopes: readonly ScopeNeed[]): readonly string[] => unaskedRows({ folders, scopes }).map(({ name }) => name);

describe('what nobody asked for', () => {
  test('leaves out what scopes and folders ask for', () => {
    expect(names([aFolderNeed()], [scope('manage_webhook')])).not.toEqual(expect.arrayContaining(['manage_webhook']));
    expect(names([aFolderNeed()], [])).toContain('root_readwrite');
    expect(names([aFolderNeed()], [])).not.toContain('root_readonly');
    expect(names([aFolderNeed({ operations: ['upload'] })], [])).not.toContain('root_readwrite');
    expect(names([aFolderNeed({ operations: [], replace: ['a.zip'] })], [])).not.toContain('root_readwrite');
  });

  test('counts writing as reading too, and one checkbox as one', () => {
    expect(names([], [scope('root_readwrite')])).not.toContain('root_readonly');
    expect(names([], [scope('manage_app_users')])).not.toContain('manage_managed_users');
    expect(names([], [scope('manage_legal_hold')])).not.toContain('manage_legal_holds');
  });

  test('does not count a folder that must be hidden', () => {
    expect(names([aFolderNeed({ hidden: true, operations: [] })], [])).toEqual(expect.arrayContaining(['root_readonly', 'root_readwrite']));
  });

  test('leaves out what must not be held: that has its own check', () => {
    expect(names([], [scope('manage_groups', false)])).not.toContain('manage_groups');
  });
});

describe('least privilege', () => {
  const REFUSED = failed(httpFailure(401, 'invalid_scope', { purpose: 'token-exchange', shape: 'oauth-json' }));
  const plan: TargetPlan = aPlan({ folders: [aFolderNeed()] });

  test('tells by exchange where that can be trusted, and by probe for the rest', async () => {
    const held = ['root_readonly', 'manage_webhook'];
    const session = scriptSession({
      exchange: (name) => (held.includes(name) ? answered(true) : REFUSED),
      ask: ({ path }) => (path === '/files/content' ? answered({ entries: null }) : failed(httpFailure(403, 'insufficient_scope', { purpose: 'scope-probe' }))),
    });
    expect(await unaskedScopes(aContext(session, { plan }))).toEqual(['root_readwrite', 'manage_webhook']);
    expect(session.asked.every(({ followUp }) => followUp)).toBe(true);
  });

  test('does not believe an exchange that grants an invented name', async () => {
    const session = scriptSession({ exchange: () => answered(true), ask: () => failed(httpFailure(403, 'insufficient_scope', { purpose: 'scope-probe' })) });
    expect(await unaskedScopes(aContext(session, { plan }))).toEqual([]);
  });

  test('leaves out what could not be asked', async () => {
    const session = scriptSession({ exchange: () => failed(stoppedBy('call-budget', 'token-exchange')), ask: () => failed(stoppedBy('call-budget', 'scope-probe')) });
    expect(await unaskedScopes(aContext(session, { plan }))).toEqual([]);
  });
});
