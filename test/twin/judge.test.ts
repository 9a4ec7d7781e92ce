import { describe, expect, test } from '@jest/globals';
import type { Step } from './deployment.ts';
import { judge } from './judge.ts';
import type { Seen } from './judge.ts';
import type { ReportCheck } from './preflight.ts';
import { worldFrom } from './world.ts';
import type { Small } from './world.ts';

const check = (id: string, status: ReportCheck['status'], code: string | null = null, message = ''): ReportCheck => ({
  id, status, message, skippedBecause: null, evidence: [], diagnosis: code === null ? null : { code, confidence: 'likely', cause: '', remedy: [] },
});
const done = (at: string, what: string): Step => ({ at, what, ok: true, why: '' });
const refused = (at: string, what: string, why = '403 insufficient_scope'): Step => ({ at, what, ok: false, why });
const FOLDER = 'folder:160000000001';
const login = [done('login', 'login')];

interface Told {
  readonly world?: Small;
  readonly checks?: readonly ReportCheck[];
  readonly sdk?: readonly Step[];
  readonly plain?: readonly Step[];
  readonly exitCode?: number;
  readonly text?: string;
  readonly changed?: readonly string[];
}

function kinds({ world = { auth: 'ccg', app: { scopes: ['root_readonly'] }, folders: [{ ops: ['rename'] }] }, checks = [], sdk = [], plain = [], exitCode, text = '', changed = [] }: Told): readonly string[] {
  const all = [check('credentials', 'pass'), check('token', 'pass'), check('identity', 'pass'), ...checks];
  const code = exitCode ?? (all.some(({ status }) => status === 'fail') ? 1 : 0);
  const seen: Seen = {
    world: worldFrom(world), sdk: [...login, ...sdk], plain: [...login, ...plain], changed,
    preflight: { exitCode: code, stderr: '', text, report: { verdict: 'pass', targets: [{ name: 'ccg', checks: [...all] }] } },
  };
  return judge(seen).map(({ kind }) => kind);
}

const both = (step: Step): Pick<Told, 'sdk' | 'plain'> => ({ sdk: [step], plain: [step] });

describe('a preflight is wrong', () => {
  test('where it passes what neither client can do', () => {
    expect(kinds({ checks: [check(FOLDER, 'pass')], ...both(refused(FOLDER, 'rename')) })).toEqual(['false pass']);
  });

  test('where it only warns of what neither client can do', () => {
    expect(kinds({ checks: [check(FOLDER, 'warn', 'unknown')], ...both(refused(FOLDER, 'rename')) })).toEqual(['false pass']);
  });

  test('where it never asked what neither client can do, and nobody told it not to', () => {
    expect(kinds({ checks: [check(FOLDER, 'skip')], ...both(refused(FOLDER, 'rename')) })).toEqual(['false pass']);
  });

  test('where it fails what both clients can do', () => {
    expect(kinds({ checks: [check(FOLDER, 'fail', 'no-access')], ...both(done(FOLDER, 'rename')) })).toEqual(['false alarm']);
  });

  test('where it names another cause than the one that was drawn', () => {
    expect(kinds({ checks: [check(FOLDER, 'fail', 'quota-exceeded')], ...both(refused(FOLDER, 'rename')) })).toEqual(['wrong diagnosis']);
  });

  test('where it could not tell, although nothing stood in the way', () => {
    expect(kinds({ checks: [check(FOLDER, 'error', 'timeout')], ...both(done(FOLDER, 'rename')), exitCode: 3 })).toEqual(['undetermined']);
  });

  test('where one client stumbles and it does not say which', () => {
    expect(kinds({ checks: [check(FOLDER, 'fail', 'scope-missing')], sdk: [done(FOLDER, 'rename')], plain: [refused(FOLDER, 'rename')] })).toEqual(['client not named']);
  });

  test('where it passes what the client that the deploy names cannot do', () => {
    expect(kinds({ world: { auth: 'ccg', sdk: 'box-node-sdk@10', folders: [{}] }, checks: [check(FOLDER, 'pass')], sdk: [refused(FOLDER, 'read')], plain: [done(FOLDER, 'read')] })).toEqual(['false pass']);
  });

  test('where a narrowed run claims everything', () => {
    const world: Small = { auth: 'ccg', folders: [{}], skip: [FOLDER] };
    expect(kinds({ world, checks: [check(FOLDER, 'skip')], ...both(done(FOLDER, 'read')), text: 'Everything asked for works; 160000000001 was not asked.' })).toEqual(['overclaim']);
    expect(kinds({ world, checks: [check(FOLDER, 'skip')], ...both(done(FOLDER, 'read')), text: 'What was asked works.' })).toEqual(['overclaim']);
  });

  test('where it changed something in Box', () => {
    expect(kinds({ checks: [check(FOLDER, 'pass')], ...both(done(FOLDER, 'rename')), changed: ['the preflight sent DELETE /2.0/folders/1'] })).toEqual(['harm']);
  });

  test('where its exit code says other than its checks', () => {
    expect(kinds({ checks: [check(FOLDER, 'fail', 'scope-missing')], ...both(refused(FOLDER, 'rename')), exitCode: 0 })).toEqual(['harm']);
  });
});

describe('a preflight is right', () => {
  test('where it fails what neither client can do, and names what was drawn', () => {
    expect(kinds({ checks: [check(FOLDER, 'fail', 'scope-missing')], ...both(refused(FOLDER, 'rename')) })).toEqual([]);
  });

  test('where one client stumbles and it says which', () => {
    expect(kinds({ checks: [check(FOLDER, 'fail', 'key-invalid', 'box-node-sdk 10 sends none, and works.')], sdk: [done(FOLDER, 'rename')], plain: [refused(FOLDER, 'rename')] })).toEqual([]);
  });

  test('where a narrowed run names what it did not ask', () => {
    expect(kinds({
      world: { auth: 'ccg', folders: [{}], skip: [FOLDER] }, checks: [check(FOLDER, 'skip')], ...both(refused(FOLDER, 'read')), text: 'Folder 160000000001 was not asked.',
    })).toEqual([]);
  });

  test('where Box was in trouble and it could not tell', () => {
    expect(kinds({ world: { auth: 'ccg', folders: [{}], fault: { kind: '503', at: '/2.0/folders', always: true } }, checks: [check(FOLDER, 'error', 'box-unavailable')], ...both(done(FOLDER, 'read')), exitCode: 3 })).toEqual([]);
  });
});
