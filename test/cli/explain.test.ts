import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dispatch } from '../../src/cli/dispatch.ts';
import { inertOutput } from '../../src/cli/terminal.ts';
import type { CliWorld } from '../../src/cli/world.ts';
import { readTextFile } from '../../src/door/files.ts';
import { readTextStream } from '../../src/door/stream.ts';
import { createVault } from '../../src/foundation/vault.ts';

const BODY = '{"error":"unauthorized_client","error_description":"This app is not authorized by the enterprise admin"}';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'box-preflight-explain-'));
  writeFileSync(path.join(folder, 'failure.txt'), BODY);
  writeFileSync(path.join(folder, 'picture.png'), Buffer.from('89504e470d0a1a0a0000000d4948445200000477000002080608', 'hex'));
  writeFileSync(path.join(folder, 'empty.txt'), ' \n');
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Ran { readonly code: number; readonly stdout: string; readonly stderr: string }

async function run(args: readonly string[], stdin = '', more: Partial<CliWorld> = {}): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const to = (name: keyof typeof written): ReturnType<typeof inertOutput> => inertOutput({ write: (text) => { written[name] += text; } });
  const unused = (): never => { throw new Error('explain has no use for this'); };
  const world: CliWorld = {
    machine: { env: {}, platform: 'linux', arch: 'x64', version: 'v24.0.0', now: () => 0, monotonic: () => 0, setTimer: unused, clearTimer: unused },
    vault: createVault(() => undefined), interruption: { signal: new AbortController().signal, received: () => null, stop: () => undefined, holds: () => undefined, stays: () => null },
    stdout: to('stdout'), stderr: to('stderr'), stdin: { isTTY: () => false, read: () => readTextStream(Readable.from([Buffer.from(stdin)])) },
    surroundings: { github: null, baseFolder: folder, tempFolder: folder, readFile: (file: string) => readTextFile(file), environment: () => undefined },
    random: unused, openWire: unused, writeFile: unused, makeTempFolder: unused, ...more,
  };
  return { code: await dispatch(['explain', ...args], world), ...written };
}

describe('box-preflight explain', () => {
  test('reads standard input, says cause, steps, owner and the page, and exits with 0', async () => {
    const { code, stdout, stderr } = await run([], BODY);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^✗ The enterprise’s admin has not authorized this app\.\n/u);
    expect(stdout).toMatch(/Code +app-not-authorized/u);
    expect(stdout).toMatch(/Do .*Admin Console/u);
    expect(stdout).toContain('docs/diagnoses/app-not-authorized.md');
    expect(stderr).toBe('');
  });

  test('reads a file, and standard input for -', async () => {
    expect((await run(['failure.txt'])).stdout).toContain('app-not-authorized');
    expect((await run([path.join(folder, 'failure.txt')])).stdout).toContain('app-not-authorized');
    expect((await run(['-'], BODY)).stdout).toContain('app-not-authorized');
  });

  test('prints the diagnosis object alone with --format json', async () => {
    const { stdout } = await run(['--format', 'json'], BODY);
    const diagnosis = JSON.parse(stdout) as Record<string, unknown>;
    expect(Object.keys(diagnosis)).toEqual(['code', 'confidence', 'cause', 'remedy', 'owner', 'docs', 'retryable']);
    expect(diagnosis).toMatchObject({ code: 'app-not-authorized', owner: 'box-admin', retryable: false });
  });

  test('exits with 3 where it does not know the text', async () => {
    const { code, stdout } = await run(['--format=json'], 'Hello world');
    expect([code, (JSON.parse(stdout) as { code: string }).code]).toEqual([3, 'unknown']);
  });

  test.each([
    ['a file that is not there', ['none.txt'], 'there is no such file'], ['a folder', ['.'], 'it is not a file'], ['a picture', ['picture.png'], 'it is not text'],
    ['an empty file', ['empty.txt'], 'it is empty'], ['nothing', [], 'it is empty'],
  ])('exits with 2 and says why for %s', async (_, args, why) => {
    const { code, stdout, stderr } = await run(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(why);
  });

  test('exits with 2 for flags it does not know, all of them at once', async () => {
    const { code, stderr } = await run(['--auth', 'saml', '--endpoint', 'web', '--status', '1000', '--format', 'xml', '--colour', 'a', 'b']);
    expect(code).toBe(2);
    for (const says of ['--auth must be one of jwt, ccg, oauth', '--endpoint must be one of token, api', '--status must be an HTTP status', '--format must be one of text, json', '--colour is not a flag', 'reads one file']) expect(stderr).toContain(says);
  });

  test('takes hints', async () => {
    const code = async (args: readonly string[]): Promise<unknown> => (JSON.parse((await run([...args, '--format', 'json'], '{"error":"invalid_grant"}')).stdout) as { code: string }).code;
    expect([await code(['--auth', 'jwt']), await code(['--auth=ccg']), await code(['--auth', 'oauth'])]).toEqual(['jwt-claim-invalid', 'credentials-invalid', 'token-expired']);
  });

  test('refuses more than 4 MiB of standard input', async () => {
    const { code, stderr } = await run([], 'x'.repeat(4 * 1024 * 1024 + 1));
    expect(code).toBe(2);
    expect(stderr).toContain('larger than 4 MiB');
  });

  test('ends at a signal while it waits for standard input', async () => {
    const controller = new AbortController();
    const stuck = { isTTY: () => true, read: () => new Promise<never>(() => undefined) };
    const running = run([], '', { stdin: stuck, interruption: { signal: controller.signal, received: () => (controller.signal.aborted ? 'SIGINT' : null), stop: () => undefined, holds: () => undefined, stays: () => null } });
    controller.abort();
    expect(await running).toMatchObject({ code: 130, stdout: '' });
  });

  test('prints nothing that a CI system would take for a command', async () => {
    const { stdout } = await run(['--endpoint', 'api'], '{"type":"error","status":400,"code":"new_code","message":"::error::x ##vso[task.complete]"}');
    expect(stdout).not.toMatch(/^\s*::|##vso\[/mu);
  });

  test('has help', async () => {
    expect((await run(['--help'])).stdout).toContain('Usage: box-preflight explain');
  });
});
