import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { describeOwnBug, NEVER_SETTLED } from '../../src/door/own-bug.ts';
import { readTextFile } from '../../src/door/files.ts';
import { clockOf, hostFacts } from '../../src/door/world.ts';
import type { Machine } from '../../src/door/world.ts';
import { createVault } from '../../src/foundation/vault.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'box-preflight-world-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const machine: Machine = {
  env: {}, platform: 'linux', arch: 'x64', version: 'v24.1.0', now: () => 5, monotonic: () => 7,
  setTimer: () => ({ unref: () => undefined }), clearTimer: () => undefined,
};
const box = new URL('https://api.box.com');

describe('the machine in the report', () => {
  test.each([['github-hosted', false], ['self-hosted', true], ['', null], ['something-new', null]])('with RUNNER_ENVIRONMENT %j has selfHosted %s', (value, selfHosted) => {
    expect(hostFacts({ ...machine, env: { RUNNER_ENVIRONMENT: value, RUNNER_NAME: 'r1' } }, box)).toMatchObject({
      os: 'linux', arch: 'x64', node: '24.1.0', runner: 'r1', selfHosted,
    });
  });

  test('has no invisible and no control character in the runner’s name', () => {
    expect(hostFacts({ ...machine, env: { RUNNER_NAME: 'r\u202e\u200b\u001b[31m1' } }, box).runner).toBe('r1');
  });

  test('has no runner outside GitHub', () => {
    expect(hostFacts(machine, box)).toMatchObject({ runner: null, selfHosted: null });
  });

  test('is never said to reach a loopback address through a proxy', () => {
    expect(hostFacts(machine, new URL('http://127.0.0.1:8080')).proxied).toBe(false);
  });
});

describe('the clock', () => {
  test('never hands Node a delay that would fire at once', () => {
    const delays: number[] = [];
    const clock = clockOf({ ...machine, setTimer: (_, delayMs) => ({ unref: () => delays.push(delayMs) }) });
    const setTimer: Machine['setTimer'] = (_, delayMs) => {
      delays.push(delayMs);
      return { unref: () => undefined };
    };
    clockOf({ ...machine, setTimer }).after(1e12, () => undefined);
    clockOf({ ...machine, setTimer }).after(-5, () => undefined);
    expect(delays).toEqual([2 ** 31 - 1, 0]);
    expect([clock.now(), clock.monotonic()]).toEqual([5, 7]);
  });

  test('takes a timer back', () => {
    const cleared: unknown[] = [];
    const timer = { unref: () => undefined };
    clockOf({ ...machine, setTimer: () => timer, clearTimer: (each) => cleared.push(each) }).after(5, () => undefined)();
    expect(cleared).toEqual([timer]);
  });
});

describe('a file that is read', () => {
  test('is given as text', () => {
    const file = path.join(folder, 'config.json');
    writeFileSync(file, '{"a":"é"}');
    expect(readTextFile(file)).toEqual({ kind: 'read', text: '{"a":"é"}' });
  });

  test('that is not there, or is a folder, is said to be so', () => {
    expect(readTextFile(path.join(folder, 'absent'))).toEqual({ kind: 'unreadable', why: 'there is no such file' });
    expect(readTextFile(folder)).toEqual({ kind: 'unreadable', why: 'it is not a file' });
  });

  test('with an impossible name does no harm', () => {
    expect(readTextFile('a\0b').kind).toBe('unreadable');
  });

  test('that is far too large is left alone', () => {
    const file = path.join(folder, 'large');
    writeFileSync(file, Buffer.alloc(5 * 1024 * 1024));
    expect(readTextFile(file)).toEqual({ kind: 'unreadable', why: 'it is larger than 4 MiB' });
  });
});

describe('a bug of our own', () => {
  test('is described with its place and where to report it, and without secrets', () => {
    const vault = createVault(() => undefined);
    vault.keep('s3cr3t-s3cr3t-s3cr3t');
    const lines = describeOwnBug(new Error('broke on s3cr3t-s3cr3t-s3cr3t\u001b[31m'), vault);
    expect(lines[0]).toContain('a bug of its own');
    expect(lines[1]).toBe('  Error: broke on ***');
    expect(lines.at(-1)).toMatch(/^Please report it, with these lines, at https:\/\/github\.com\/.*\/issues$/u);
  });

  test.each([[NEVER_SETTLED, NEVER_SETTLED], [undefined, 'thrown: undefined'], [{ secret: 1 }, 'thrown: object']])(
    'is described whatever was thrown: %j', (thrown, shown) => {
      expect(describeOwnBug(thrown, createVault(() => undefined))[1]).toBe(`  ${shown}`);
    });
});
