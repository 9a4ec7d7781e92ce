import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../docs/pages.ts';

const scripts = readdirSync(path.join(ROOT, 'dist'), { recursive: true, withFileTypes: true })
  .filter((entry) => /\.[cm]js$/u.test(entry.name))
  .map((entry) => ({ name: entry.name, code: readFileSync(path.join(entry.parentPath, entry.name), 'utf8') }));
const holding = (pattern: RegExp): readonly string[] =>
  scripts.filter(({ code }) => pattern.test(code)).map(({ name }) => name);

describe('what is built', () => {
  test('is all there to be looked at', () => {
    expect(scripts.length).toBeGreaterThan(20);
    expect(holding(/node:https/u)).not.toEqual([]);
  });

  test('has no means of starting another program', () => {
    expect(holding(/child_process|\bcluster['"]/u)).toEqual([]);
  });

  test('knows no way to an OIDC token, a cache or an artifact of the job', () => {
    expect(holding(/ACTIONS_(?:ID_TOKEN|RUNTIME|CACHE|RESULTS)_/u)).toEqual([]);
  });
});
