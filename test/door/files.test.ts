import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { writeWithFolders } from '../../src/door/files.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'box-preflight-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (...names: string[]): string => path.join(folder, ...names);
const onPosix = process.platform === 'win32' ? test.skip : test;

describe('a file that is written', () => {
  test('is there with the folders above it, and nothing beside it', () => {
    writeWithFolders(at('a', 'b', 'report.json'), '{}');
    expect(readFileSync(at('a', 'b', 'report.json'), 'utf8')).toBe('{}');
    expect(readdirSync(at('a', 'b'))).toEqual(['report.json']);
  });

  test('takes the place of an older one whole', () => {
    writeFileSync(at('report.json'), 'x'.repeat(10_000));
    writeWithFolders(at('report.json'), '{}');
    expect(readFileSync(at('report.json'), 'utf8')).toBe('{}');
    expect(readdirSync(folder)).toEqual(['report.json']);
  });

  onPosix('is for its owner’s eyes alone where that is asked for', () => {
    writeWithFolders(at('simulator.env'), 'secret', [], 0o600);
    expect(statSync(at('simulator.env')).mode & 0o777).toBe(0o600);
  });

  onPosix('takes the place of a link, and does not go through it', () => {
    writeFileSync(at('elsewhere'), 'untouched');
    symlinkSync(at('elsewhere'), at('report.json'));
    writeWithFolders(at('report.json'), '{}');
    expect([readFileSync(at('elsewhere'), 'utf8'), readFileSync(at('report.json'), 'utf8')]).toEqual(['untouched', '{}']);
  });

  onPosix('goes into a device as it is, which stays one', () => {
    writeWithFolders('/dev/null', '{}');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  test('that can’t be written leaves nothing behind, and says so', () => {
    mkdirSync(at('report.json'));
    expect(() => writeWithFolders(at('report.json'), '{}')).toThrow(/EISDIR|EPERM|EACCES/u);
    expect(readdirSync(folder)).toEqual(['report.json']);
  });
});
