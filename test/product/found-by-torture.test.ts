import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { uploadOrigin } from '../../src/box/rehearsals.ts';
import { parseFailure } from '../../src/box/failure-parse.ts';
import { commandInputs } from '../../src/config/command.ts';
import { planFromInputs } from '../../src/config/plan-from-inputs.ts';
import { actionNaming, describeProblem } from '../../src/config/problems.ts';
import type { Surroundings } from '../../src/config/surroundings.ts';
import { writeWithFolders } from '../../src/door/files.ts';
import type { CheckReport, Report } from '../../src/engine/report.ts';
import { plain } from '../../src/foundation/text.ts';
import { preflight } from '../../src/index.ts';
import { renderJson } from '../../src/render/json.ts';
import { scenarios } from '../../src/simulator/index.ts';
import type { ScenarioName } from '../../src/simulator/index.ts';
import { ids } from '../../src/simulator/scenarios/base.ts';
import { clientNamed } from '../../src/sdk/table.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { checkIn, depsFor, newVault, planFor } from '../support/preflight.ts';
import { scriptedBox } from '../torture/box.ts';
import type { Asked, Spoilt, True } from '../torture/box.ts';

/** What `npm run torture` found, each find a test of its own that says what people rely on. */

beforeAll(async () => {
  // Loaded before the clock stands still.
  await import('jsonwebtoken');
});

/** Runs a scenario with the answers to one kind of request changed. */
async function runWith(name: ScenarioName, asked: Asked, make: (truth: True, nowMs: number) => Spoilt, inputs: Readonly<Record<string, string>> = {}): Promise<{ report: Report; paths: readonly string[] }> {
  const prepared = await scenarios[name].build();
  const clock = new FakeClock();
  const vault = newVault();
  const box = scriptedBox(prepared.world, clock, (each) => (each === asked ? { kind: 'answer', make } : null));
  const plan = planFor({ ...prepared.inputs, 'api-url': 'https://api.box.com', ...inputs }, vault);
  const report = await clock.run(preflight(plan, depsFor(vault, { clock, openWire: () => Promise.resolve(box) })));
  return { report, paths: box.seen.map(({ url }) => new URL(url).pathname) };
}

const told = ({ status, diagnosis }: CheckReport): string => (diagnosis === null ? status : `${status} ${diagnosis.code}`);
const FOLDER = `folder:${ids.releases}`;
const surroundings: Surroundings = { github: null, baseFolder: '/work', tempFolder: '/tmp', readFile: () => ({ kind: 'unreadable', why: 'there is no such file' }), environment: () => undefined };

describe('an answer that says nothing is never taken for a no', () => {
  test.each([300, 304])('a %i leads nowhere: the question stays open, and nobody is told to change api-url', async (status) => {
    const { report } = await runWith('healthy-ccg', 'folder', (truth) => ({ status, headers: truth.headers, body: '' }));
    expect(told(checkIn(report, `ccg/${FOLDER}`))).toBe('error box-unavailable');
  });

  test.each([
    ['has no type', { id: '1' }], ['has a type of another type', { type: 1.5, id: '1' }], ['has no id', { type: 'file' }], ['has an id that is a path', { type: 'file', id: '../../users/me' }], ['is a word', 'x'], ['is missing', undefined],
  ])('a name clash whose file %s does not say that the name belongs to no file', async (_, conflicts) => {
    const clash = (truth: True): Spoilt => ({ ...truth, status: 409, body: JSON.stringify({ type: 'error', status: 409, code: 'item_name_in_use', message: 'In use', context_info: { conflicts } }) });
    const { report, paths } = await runWith('replace-existing-file', 'upload-rehearsal', clash);
    expect(told(checkIn(report, `ccg/${FOLDER}`))).toBe('error box-unavailable');
    expect(paths.filter((path) => path.startsWith('/2.0/files/') && path !== '/2.0/files/content')).toEqual([]);
  });

  test('a name clash whose item is a folder does', async () => {
    const clash = (truth: True): Spoilt => ({ ...truth, status: 409, body: JSON.stringify({ type: 'error', status: 409, code: 'item_name_in_use', message: 'In use', context_info: { conflicts: [{ type: 'folder', id: '7' }] } }) });
    expect(checkIn((await runWith('replace-existing-file', 'upload-rehearsal', clash)).report, `ccg/${FOLDER}`).status).toBe('fail');
  });
});

describe('nothing passes on what was not observed', () => {
  test.each([
    ['manage_groups', 'probe /groups', '{}'], ['manage_groups', 'probe /groups', '{"entries":null}'], ['manage_webhook', 'probe /webhooks', '{"type":"error","status":404,"code":"not_found"}'],
    ['root_readonly', 'probe /folders/0', '{}'], ['ai.readwrite', 'probe /ai_agent_default', '{"type":"error"}'],
  ])('%s is not held because %s was answered with %s', async (scope, asked, body) => {
    const { report } = await runWith('healthy-scopes', asked, (truth) => ({ ...truth, body }), { scopes: scope, folders: '' });
    expect(told(checkIn(report, `ccg/scope:${scope}`))).toBe('error box-unavailable');
  });

  test.each(['healthy-ccg', 'healthy-user-token-alone'] as const)('a user whose status Box leaves out was not seen to be active (%s)', async (name) => {
    const without = (truth: True): Spoilt => ({ ...truth, body: truth.body.replace('"status":"active"', '"status":null') });
    const { report } = await runWith(name, name === 'healthy-ccg' ? 'identity' : 'user-identity', without);
    expect(told(checkIn(report, 'ccg/identity'))).toBe('warn unknown');
  });
});

test('the clock that the check was judged by is the one in the report, whatever time a revocation is answered with', async () => {
  const { report } = await runWith('healthy-ccg', 'revoke', (truth) => ({ ...truth, headers: { ...truth.headers, date: 'Thu, 01 Jan 1970 00:00:00 GMT' } }));
  expect([checkIn(report, 'host/clock').status, report.clock === null]).toEqual(['pass', false]);
});

describe('nothing that comes from outside makes it slow or large', () => {
  test('a page of half a million titles that are never closed is read in a moment', () => {
    const before = process.cpuUsage();
    parseFailure({ purpose: 'folder', status: 403, headers: { 'content-type': 'text/html' }, text: '<title'.repeat(500_000), complete: true, retryAfterSeconds: null, exchange: 0 }, (text) => text);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
  });

  test('an upload host with a name that no host can have is not shown', async () => {
    expect(uploadOrigin(`https://${'漢'.repeat(300)}.example/x`)).toBeNull();
    const { report } = await runWith('healthy-upload', 'upload-rehearsal', (truth) => ({ ...truth, body: JSON.stringify({ upload_url: `https://${'漢'.repeat(300_000)}` }) }));
    expect(renderJson(report).length).toBeLessThan(50_000);
  });

  test.each([['client-secret', 50_000_000], ['github-token', 50_000_000], ['folders', 50_000_000], ['name', 2_000_000]])('an input %s of %i characters is refused by name, at once', (name, length) => {
    const before = process.cpuUsage();
    const result = planFromInputs({ [name]: 'x'.repeat(length) }, surroundings, newVault(), actionNaming);
    expect(result.kind === 'unusable' && result.problems.map((problem) => plain(describeProblem(problem))).join('\n')).toMatch(new RegExp(`^${name} is ${length} characters long\\. Allowed: at most \\d+ characters`, 'mu'));
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
  });

  test('a hundred thousand flags are refused, at once', () => {
    const before = process.cpuUsage();
    expect(commandInputs(Array.from({ length: 100_000 }, () => '--only=clock'), {}).problems.map(({ input }) => input)).toContain('argument 10001');
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
  });
});

test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty@1'])('sdk: %s is a name that nobody knows, and not a bug', (name) => {
  expect(clientNamed(name)).toBeNull();
});

test('an id in --only that holds line breaks and escapes is shown without them', () => {
  const result = commandInputs(['--only', 'folder:\u001b[2J\n::error::x'], {});
  expect(result.problems.map((problem) => plain(describeProblem(problem))).join()).not.toMatch(/[\u001b\n]/u);
});

test('a variable whose name holds a line break is named without it', () => {
  const { problems, notices } = commandInputs([], { 'BOX_PREFLIGHT_FOL\nDERS': '1', 'BOX_PREFLIGHT_\u001b[2JSOMETHING_ELSE': '1' });
  expect([...problems.map((problem) => plain(describeProblem(problem))), ...notices.map(({ message }) => plain(message))].join()).not.toMatch(/[\u001b\n]/u);
  expect([problems.length, notices.length]).toEqual([1, 1]);
});

/** Linux says of a folder in `/proc` that the one above it is not there, though it is; elsewhere a file stands in the way. */
const NOWHERE = process.platform === 'linux' ? '/proc/box-preflight/deep/report.json' : `${fileURLToPath(import.meta.url)}/deep/report.json`;

test('a report file where no folder can be made is an error at once, and not a wait without end', () => {
  expect(() => writeWithFolders(NOWHERE, '{}')).toThrow(/ENOENT|ENOTDIR/u);
});
