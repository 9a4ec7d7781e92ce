import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { FOUND } from './found.ts';

const script = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../scripts/twin.mjs');
const tried = v.object({ name: v.string(), fails: v.string(), told: v.array(v.string()) });

/** Both deploys and the built product, once for all worlds. */
function tryFound(): Promise<Map<string, v.InferOutput<typeof tried>>> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [script, '--found'], { maxBuffer: 2 ** 24 }, (error, stdout, stderr) => {
      const lines = stdout.split('\n').filter((line) => line.startsWith('{')).map((line) => v.parse(tried, JSON.parse(line)));
      if (lines.length === 0) reject(new Error(stderr, { cause: error }));
      else resolve(new Map(lines.map((line) => [line.name, line])));
    });
  });
}

describe('a world in which a green step once lied, or could', () => {
  let results: Awaited<ReturnType<typeof tryFound>>;
  beforeAll(async () => { results = await tryFound(); }, 240_000);

  test.each(FOUND.map(({ name, fails }) => [name, fails]))('%s: the deploys do as they must (%s fail), and the preflight agrees', (name, fails) => {
    expect(results.get(name)).toEqual({ name, fails, told: [] });
  });
});
