import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { CLI_COMMANDS, inCommand } from './misplaced-support.ts';
import { loadConfig } from '../../src/config/load.ts';
import { inputNames, rowOf } from '../../src/config/inputs.ts';
import type { InputName } from '../../src/config/inputs.ts';
import { planFromInputs } from '../../src/config/plan-from-inputs.ts';
import { actionNaming } from '../../src/config/problems.ts';
import { createVault } from '../../src/foundation/vault.ts';
import { plain } from '../../src/foundation/text.ts';
import { CCG, shown, terminal } from './support.ts';

const SECRET = 'S3cr3tVALUEzq8XwP4mLk7Tn2Rb9Yd5Q';
const PEM = generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } }).privateKey;
const PASSPHRASE = 'correct horse';
const CONFIG = { boxAppSettings: { clientID: 'c1d2'.repeat(8), clientSecret: SECRET, appAuth: { publicKeyID: 'abcd1234', privateKey: PEM, passphrase: PASSPHRASE } }, enterpriseID: '777' };
const KEY_LINE = PEM.split('\n')[3] ?? '';

/** What is a secret by its form, in every way in which it is stored. */
const FORMS: Readonly<Record<string, string>> = {
  'a config': JSON.stringify(CONFIG),
  'a config in lines': JSON.stringify(CONFIG, null, 2),
  'a config in base64': Buffer.from(JSON.stringify(CONFIG)).toString('base64'),
  'a config that was cut': JSON.stringify(CONFIG).slice(0, 900),
  'a key': PEM,
  'a key on one line': PEM.replaceAll('\n', '\\n'),
  'a client secret': SECRET,
};
/** Inputs that are no credential's: what stands there is shown. */
const PLACES = inputNames.filter((name) => !rowOf(name).secret && !['client-id', 'enterprise-id'].includes(name));

/** Is any part of it in the text that somebody would know again? */
const leaks = (text: string): readonly string[] => [SECRET, KEY_LINE, PASSPHRASE, SECRET.slice(0, 16), KEY_LINE.slice(10, 26)].filter((part) => text.includes(part));

async function said(given: Readonly<Record<string, string>>): Promise<{ readonly words: string; readonly usable: boolean; readonly masked: readonly string[] }> {
  const masked: string[] = [];
  const vault = createVault((text) => void masked.push(text));
  const surroundings = terminal();
  const result = planFromInputs(given, surroundings, vault, actionNaming, await loadConfig(given, surroundings, vault, actionNaming));
  const words = result.kind === 'unusable' ? shown(result.problems) : result.notices.map(({ message }) => plain(message));
  return { words: words.join('\n'), usable: result.kind === 'plan', masked };
}

describe.each(Object.entries(FORMS))('%s', (form, secret) => {
  test.each(PLACES)('in the input %s is never shown, whole or in part', async (name) => {
    expect(leaks((await said({ ...CCG, [name]: secret })).words)).toEqual([]);
  });

  test.each(PLACES.filter((name) => rowOf(name).value.kind === 'path'))('in the input %s, which names a file, is refused by its length alone', async (name: InputName) => {
    const { words, usable } = await said({ ...CCG, [name]: secret });
    expect(usable).toBe(false);
    expect(words).toContain(`${name} is a text of ${secret.trim().length} characters`);
  });

  if (form !== 'a client secret') {
    test('is masked before any message, in the parts that are secret', async () => {
      const { masked } = await said({ ...CCG, 'config-file': secret });
      const vault = createVault(() => undefined);
      for (const text of masked) vault.keep(text);
      expect(vault.scrub(`>${KEY_LINE}<`)).not.toContain(KEY_LINE.slice(10, 26));
      if (form.startsWith('a config')) expect(vault.scrub(SECRET)).toBe('***');
    });
  }

  test.each(CLI_COMMANDS)('in the command %s is never shown, whole or in part', async (...argv) => {
    expect(leaks(await inCommand(argv.map((each) => (each === 'SECRET' ? secret : each))))).toEqual([]);
  });
});

test('a client secret is no scope, whoever would be asked for it', async () => {
  const { words, usable } = await said({ ...CCG, scopes: `root_readonly ${SECRET}` });
  expect([usable, words]).toEqual([false, expect.stringContaining('a text of 32 characters is not a scope name')]);
});

test('a scope that this version does not know is asked all the same', async () => {
  for (const scopes of ['ai.readwrite', 'manage_something_new', 'Some_Scope2']) expect((await said({ ...CCG, scopes })).usable).toBe(true);
});

test('what holds the secret of another input is refused, where it would be shown', async () => {
  for (const name of ['name', 'folders', 'report-file', 'reports']) {
    const value = { 'name': `deploy ${SECRET}`, 'folders': `1 # ${SECRET}`, 'report-file': `out/${SECRET}.json`, 'reports': `junit=out/${SECRET}.xml` }[name] ?? '';
    const { words, usable } = await said({ ...CCG, 'client-secret': SECRET, [name]: value });
    expect([name, usable, words]).toEqual([name, false, expect.stringContaining(`${name} is a text of ${value.length} characters that holds a secret`)]);
  }
});

test('a path that people give is one', async () => {
  for (const file of ['report.json', 'out/box-preflight-report-2026-11-28.json', 'C:\\Users\\ann\\report.json', `./${SECRET}`]) {
    expect([file, (await said({ ...CCG, 'report-file': file })).usable]).toEqual([file, true]);
  }
});
