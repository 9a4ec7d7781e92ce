import { describe, expect, test } from '@jest/globals';
import { parseFailure } from '../../src/box/failure-parse.ts';
import { parseRetryAfterSeconds } from '../../src/box/retry-after.ts';
import { parseHttpDate } from '../../src/clock/http-date.ts';
import { loadConfig } from '../../src/config/load.ts';
import { planFromInputs } from '../../src/config/plan-from-inputs.ts';
import { actionNaming } from '../../src/config/problems.ts';
import { parseYaml } from '../../src/config/yaml.ts';
import { examine } from '../../src/credentials/examine.ts';
import { explain } from '../../src/explain/explain.ts';
import { createVault } from '../../src/foundation/vault.ts';
import { readJoined } from '../../src/render/joined.ts';
import { detectClients } from '../../src/sdk/detect.ts';
import { terminal } from '../config/support.ts';

/**
 * Text that others wrote costs time by its length, and no more: each reader is given each text, and one four times as long.
 * Time is that of the processor, which a busy machine does not lengthen much, the best of several, and short times count as
 * none. A quadratic pattern takes seconds here, and sixteen times as long.
 */
const SHORT = 16 * 1024;
const LONG = 4 * SHORT;
const UNREMARKABLE_MS = 100;
/** Three for each doubling. */
const HIGHEST_RATIO = 9;
const HOPELESS_MS = 4_000;
const TRIES = 3;

type Reader = (text: string) => unknown;

const NO_HINTS = { auth: null, endpoint: null, status: null } as const;
const failing = (headers: Readonly<Record<string, string>>, text: string): unknown =>
  parseFailure({ purpose: 'folder', status: 403, headers, text, complete: true, retryAfterSeconds: null, exchange: 0 }, (words) => words);

const inputs: Reader = async (text) => {
  const given = { 'config-file': 'box.yml' };
  const vault = createVault(() => undefined);
  const surroundings = terminal({ '/work/box.yml': text });
  planFromInputs(given, surroundings, vault, actionNaming, await loadConfig(given, surroundings, vault, actionNaming));
};

const READERS: Readonly<Record<string, Reader>> = {
  ...Object.fromEntries(['package.json', 'package-lock.json', 'requirements.txt', 'pyproject.toml', 'poetry.lock', 'pom.xml', 'build.gradle', 'a.csproj'].map((path) => [path, (text: string) => detectClients([{ path, text }])])),
  'YAML': (text) => parseYaml(text, 'box.yml'),
  'a config file': inputs,
  'a body of JSON': (text) => failing({ 'content-type': 'application/json' }, text),
  'a page of HTML': (text) => failing({ 'content-type': 'text/html' }, text),
  'WWW-Authenticate': (text) => failing({ 'www-authenticate': text }, ''),
  'Location': (text) => failing({ location: text }, ''),
  'Retry-After': (text) => parseRetryAfterSeconds(text, text, 0),
  'Date': (text) => parseHttpDate(text),
  'a JWT config': (text) => { const vault = createVault(() => undefined); return examine({ auth: 'jwt', config: vault.document(text), input: 'jwt-config', algorithm: 'RS256' }, vault); },
  'a report': (text) => readJoined(text),
  'explain': (text) => explain(text, NO_HINTS),
};

/** What makes a careless pattern slow: pieces that are said again and again. */
const UNITS: readonly string[] = [
  ' ', '\n', '\r\n', '\t', 'a', '0', '"', '\'', '\\', '{', '[', '(', '<', '<!--', '-->', '/*', '//', '#', '=', ':', ': ', '- ', '? ', '?\n', '&a ', '*a ', '"a":', '[[package]]\n', 'name = ', 'version = "1"\n',
  '"boxsdk', 'boxsdk ', 'boxsdk==', '"com.box:box-java-sdk', '\'com.box:box-java-sdk:1\'', '<dependency>', '</dependency>', '<groupId>', '<version>${x}</version>', '<PackageReference ', '<PackageReference Include="', '<a>b</a>', '<title>', '</title>', '<h1', '-----BEGIN RSA PRIVATE KEY-----', '-----', 'QUJD',
  'Bearer realm="', 'error="', ', ', '%41', 'https://', '\\u0041', '\\n', '::', '##[', 'invalid_grant ', 'at x (y:1:1)\n',
];
/** What a reader must have seen before it looks at the rest. */
const STARTS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'package.json': [['{"dependencies":{"box-node-sdk":"<', '"}}']],
  'package-lock.json': [['{"packages":{"node_modules/box-node-sdk":{"version":"<', '"}}}']],
  'pyproject.toml': [['"boxsdk', ''], ['boxsdk = {', '']],
  'poetry.lock': [['[[package]]\nname = "', '"']],
  'pom.xml': [['<dependency><groupId>com.box</groupId>', '</dependency>']],
  'a.csproj': [['<PackageReference Include="Box.V2"', '>']],
  'YAML': [['a: "', '"\n'], ['a: |\n ', '\n']],
  'a config file': [['targets:\n  a:\n    folders: "', '"\n'], ['targets:\n  a: {scopes: "', '"}\n']],
  'a body of JSON': [['{"error":"', '"}']],
  'a page of HTML': [['<title>', '']],
  'WWW-Authenticate': [['Bearer realm="Service", error="', '"']],
  'a JWT config': [['{"boxAppSettings":{"appAuth":{"privateKey":"', '"}}}'], ['-----BEGIN RSA PRIVATE KEY-----\n', '']],
  'explain': [['{"error":"', '"}'], ['HTTP/1.1 400 Bad Request\n', ''], ['BoxAPIError: ', '']],
};

const textsFor = (reader: string): readonly { readonly name: string; readonly of: (length: number) => string }[] =>
  [['', ''] as const, ...STARTS[reader] ?? []].flatMap(([before, after]) => UNITS.map((unit) => ({
    name: JSON.stringify(`${before}${unit}…`), of: (length: number) => before + unit.repeat(Math.ceil(length / unit.length)) + after,
  })));

async function processorMs(read: Reader, text: string): Promise<number> {
  const before = process.cpuUsage();
  await read(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Does it take more than it may? @returns the times, in words; `null`: it does not */
async function tooSlow(read: Reader, of: (length: number) => string): Promise<string | null> {
  const first = await processorMs(read, of(SHORT));
  if (first > HOPELESS_MS) return `${first} ms for ${SHORT} characters`;
  let [short, long] = [first, Infinity];
  for (let tries = 0; tries < TRIES; tries += 1) {
    long = Math.min(long, await processorMs(read, of(LONG)));
    if (long <= UNREMARKABLE_MS || long / short <= HIGHEST_RATIO) return null;
    short = Math.max(short, await processorMs(read, of(SHORT)));
  }
  return `${short} ms for ${SHORT} characters, ${long} ms for ${LONG}`;
}

describe.each(Object.entries(READERS))('%s', (reader, read) => {
  test('takes no more than its share of time for a longer text, whatever is in it', async () => {
    const slow: string[] = [];
    for (const { name, of } of textsFor(reader)) {
      const times = await tooSlow(read, of);
      if (times !== null) slow.push(`${name}: ${times}`);
    }
    expect(slow).toEqual([]);
  }, 600_000);
});

test('a reader that is quadratic is found out', async () => {
  const quadratic: Reader = (text) => /^\s*x/mu.test(text);
  expect(await tooSlow(quadratic, (length) => '\n'.repeat(length))).toMatch(/characters, /u);
});
