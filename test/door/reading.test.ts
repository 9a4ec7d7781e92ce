import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, linkSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readTextFile, writeWithFolders } from '../../src/door/files.ts';

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'box-preflight-test-')));
  mkdirSync(at('ws'));
  mkdirSync(at('home'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (...names: string[]): string => path.join(folder, ...names);
const onPosix = process.platform === 'win32' ? test.skip : test;
const onLinux = process.platform === 'linux' ? test : test.skip;
const within = (): string[] => [at('ws')];
const put = (name: string, text = 'outside'): string => {
  writeFileSync(at(...name.split('/')), text);
  return at(...name.split('/'));
};
const OUT = { kind: 'unreadable', why: 'it is a link that leads out of the workspace' };
const NO_FILE = { kind: 'unreadable', why: 'it is not a file' };
const NONE = { kind: 'unreadable', why: 'there is no such file' };

describe('a file that is read', () => {
  test('is read up to its limit, and not a byte beyond', () => {
    put('ws/a', 'x'.repeat(1024));
    expect(readTextFile(at('ws', 'a'), within(), 1024)).toEqual({ kind: 'read', text: 'x'.repeat(1024) });
    expect(readTextFile(at('ws', 'a'), within(), 1023)).toMatchObject({ kind: 'unreadable' });
    expect(readTextFile(at('ws', 'a'), within(), 512)).toEqual({ kind: 'unreadable', why: 'it is larger than 0.5 KiB' });
  });

  test('may be empty', () => expect(readTextFile(put('ws/a', ''), within())).toEqual({ kind: 'read', text: '' }));

  onPosix('is not read where it is a link out of the workspace, or lies in a folder that is one', () => {
    put('home/secret');
    symlinkSync(at('home', 'secret'), at('ws', 'file'));
    symlinkSync('../home', at('ws', 'folder'));
    symlinkSync('file', at('ws', 'twice'));
    for (const name of ['file', 'folder/secret', 'twice']) expect(readTextFile(at('ws', ...name.split('/')), within())).toEqual(OUT);
  });

  onPosix('may be a link within the workspace, and any file that is named outside of it', () => {
    put('ws/real', 'inside');
    put('home/config');
    symlinkSync('real', at('ws', 'link'));
    symlinkSync('config', at('home', 'link'));
    expect(readTextFile(at('ws', 'link'), within())).toEqual({ kind: 'read', text: 'inside' });
    expect(readTextFile(at('home', 'link'), within())).toEqual({ kind: 'read', text: 'outside' });
  });

  onPosix('that is a link to nothing is not there', () => {
    symlinkSync('/no/such/file', at('ws', 'link'));
    expect(readTextFile(at('ws', 'link'), within())).toEqual(NONE);
  });

  onPosix('is a file: a pipe and a device are refused at once, and never waited for', () => {
    execFileSync('mkfifo', [at('ws', 'pipe')]);
    expect(readTextFile(at('ws', 'pipe'), within())).toEqual(NO_FILE);
    expect(readTextFile('/dev/zero')).toEqual(NO_FILE);
    expect(readTextFile(at('ws'), within())).toEqual(NO_FILE);
  });

  onLinux('is one that has its size: what /proc makes up as it is read is none, with an end or without', () => {
    for (const file of ['/proc/self/environ', '/proc/self/pagemap', '/proc/self/maps']) {
      const before = process.memoryUsage().rss;
      expect(readTextFile(file)).toEqual(NO_FILE);
      expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
    }
  });
});

describe('a file that is written', () => {
  onPosix('is not written through a link that leads out of the workspace: as the file, as its folder, to nothing', () => {
    put('home/.bashrc');
    symlinkSync('../home/.bashrc', at('ws', 'file'));
    symlinkSync('../home', at('ws', 'folder'));
    symlinkSync('../home/new', at('ws', 'dangling'));
    for (const name of ['file', 'folder/.bashrc', 'folder/made/new', 'dangling']) {
      expect(() => writeWithFolders(at('ws', ...name.split('/')), 'report', within())).toThrow(/is a link that leads out of the folder/u);
    }
    expect(readFileSync(at('home', '.bashrc'), 'utf8')).toBe('outside');
    expect([existsSync(at('home', 'new')), existsSync(at('home', 'made'))]).toEqual([false, false]);
  });

  onPosix('is not written out of the workspace into the temp folder around it either', () => {
    put('home/.bashrc');
    symlinkSync('../home', at('ws', 'folder'));
    expect(() => writeWithFolders(at('ws', 'folder', '.bashrc'), 'report', [at('ws'), folder])).toThrow(/leads out/u);
  });

  onPosix('takes the place of a link within the workspace, and leaves what that led to', () => {
    put('ws/real', 'inside');
    symlinkSync('real', at('ws', 'link'));
    writeWithFolders(at('ws', 'link'), 'report', within());
    expect([readFileSync(at('ws', 'link'), 'utf8'), readFileSync(at('ws', 'real'), 'utf8')]).toEqual(['report', 'inside']);
  });

  onPosix('has no second name: one that had keeps its text there', () => {
    put('ws/report', 'before');
    linkSync(at('ws', 'report'), at('home', 'other-name'));
    writeWithFolders(at('ws', 'report'), 'report', within());
    expect(readFileSync(at('home', 'other-name'), 'utf8')).toBe('before');
  });

  onPosix('loses the execute bit of an older one, and is private where that is asked for', () => {
    put('ws/hook');
    chmodSync(at('ws', 'hook'), 0o755);
    writeWithFolders(at('ws', 'hook'), 'report', within());
    expect(statSync(at('ws', 'hook')).mode & 0o111).toBe(0);
    put('ws/simulator.env');
    chmodSync(at('ws', 'simulator.env'), 0o644);
    writeWithFolders(at('ws', 'simulator.env'), 'secret', within(), 0o600);
    expect(statSync(at('ws', 'simulator.env')).mode & 0o777).toBe(0o600);
  });

  onPosix('is no pipe that nobody reads: that is an error at once', () => {
    execFileSync('mkfifo', [at('ws', 'pipe')]);
    expect(() => writeWithFolders(at('ws', 'pipe'), 'report', within())).toThrow(/ENXIO/u);
  });

  test('may lie in a workspace that is not there yet', () => {
    writeWithFolders(at('none', 'a', 'report'), 'report', [at('none')]);
    expect(readFileSync(at('none', 'a', 'report'), 'utf8')).toBe('report');
  });
});
