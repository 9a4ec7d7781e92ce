import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A program of the tests, bundled: for what depends on the environment of a whole process. */
export interface Bundled {
  /** Runs it with `argument` and nothing of our own environment but what is needed to start. */
  run(argument: string, environment: Readonly<Record<string, string>>): Promise<{ readonly stdout: string; readonly stderr: string }>;
  /** Writes a file beside it and gives its path. */
  write(name: string, content: string): Promise<string>;
  remove(): Promise<void>;
}

/** Nothing here takes long; a child that does not end by itself has failed. */
const LONGEST_RUN_MS = 30_000;

/** In a process of its own: esbuild's service would outlive the test file. */
const BUILD = `require('esbuild').buildSync({
  entryPoints: [process.argv[1]], outfile: process.argv[2], bundle: true, platform: 'node', format: 'cjs', logLevel: 'error',
})`;

/** Bundles `entry`, a path from the repository's root. */
export async function bundle(entry: string): Promise<Bundled> {
  const folder = await mkdtemp(path.join(tmpdir(), 'box-preflight-test-'));
  const program = path.join(folder, 'program.cjs');
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await run(process.execPath, ['-e', BUILD, entry, program]);
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    run: (argument, environment) => run(process.execPath, [program, argument], {
      env: { PATH: process.env['PATH'], SystemRoot: process.env['SystemRoot'], ...environment }, timeout: LONGEST_RUN_MS, maxBuffer: 64 * 1024 * 1024,
    }),
    async write(name, content) {
      const file = path.join(folder, name);
      await writeFile(file, content);
      return file;
    },
    remove,
  };
}
