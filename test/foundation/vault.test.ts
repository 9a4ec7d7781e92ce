import { Buffer } from 'node:buffer';
import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { reveal } from '../../src/foundation/secret.ts';
import { PART_LENGTH, createVault } from '../../src/foundation/vault.ts';
import type { Vault } from '../../src/foundation/vault.ts';

const SECRET = 'Hq7Lr2Zx9Vn4/p6Wt1Bd8+f3Ys5Mg0Cu';

function recording(...secrets: readonly string[]): { readonly vault: Vault; readonly masks: string[] } {
  const masks: string[] = [];
  const vault = createVault((text) => masks.push(text));
  for (const secret of secrets) vault.keep(secret);
  return { vault, masks };
}

const scrub = (text: string, ...secrets: readonly string[]): string => recording(...secrets).vault.scrub(text);

/** Secrets as people have them: characters without meaning, twelve and more. */
const secret = fc.string({ unit: 'grapheme-ascii', minLength: 16, maxLength: 48 }).filter((text) => text.trim() === text && new Set(text).size > 6);
/** Words that hold no part of a secret but by a chance that does not come. */
const around = fc.stringMatching(/^[ .,;]{0,9}$/u);

describe('a secret', () => {
  test('is three asterisks wherever it is written', () => {
    const kept = recording().vault.keep(SECRET);
    expect([String(kept), JSON.stringify({ kept }), inspect(kept), inspect({ deep: [kept] }, { showHidden: true }), JSON.stringify(Object.entries(kept))]).toEqual(
      ['***', '{"kept":"***"}', '***', '{ deep: [ ***, [length]: 1 ] }', '[]']);
  });

  test('can be revealed where a request is written', () => {
    expect(reveal(recording().vault.keep(SECRET))).toBe(SECRET);
  });

  test('tells whether there is anything in it', () => {
    expect([recording().vault.keep('').empty, recording().vault.keep('x').empty]).toEqual([true, false]);
  });
});

describe('masks', () => {
  test('a secret is registered as it is, escaped for JSON and URL, and in base64', () => {
    const { masks } = recording('a"b/c+d e&f%g');
    expect(masks).toEqual(expect.arrayContaining(['a"b/c+d e&f%g', 'a\\"b/c+d e&f%g', 'a%22b%2Fc%2Bd%20e%26f%25g', 'a%22b%2Fc%2Bd+e%26f%25g',
      Buffer.from('a"b/c+d e&f%g').toString('base64').replace(/.==$/u, '')]));
  });

  test('each form is registered once, however often the secret is kept', () => {
    const { masks } = recording(SECRET, SECRET);
    expect(new Set(masks).size).toBe(masks.length);
  });

  test('a key is registered by its lines, without its armour and its short last line', () => {
    const line = 'MIIFDjBABgkqhkiG9w0BBQ0wMzAbBgkqhkiG9w0BBQwwDgQIZ2Vz';
    const { masks } = recording(`-----BEGIN PRIVATE KEY-----\n${line}\nAAAA\n-----END PRIVATE KEY-----\n`);
    expect(masks).toContain(line);
    expect(masks.filter((mask) => mask.includes('\n') || mask.includes('-----') || mask === 'AAAA')).toEqual([]);
  });

  test('a short secret with a newline after it is registered without', () => {
    expect(recording('hunter2secret\n').masks).toContain('hunter2secret');
  });

  test('a secret of several short lines is registered by them', () => {
    expect(recording('first\nsecond').masks).toEqual(expect.arrayContaining(['first', 'second']));
  });

  test('nothing shorter than four characters is registered: the runner would blank it all over', () => {
    expect(recording('', 'abc', '  ', '\n').masks).toEqual([]);
  });

  test('a document is not registered: the runner would blank every brace of the log', () => {
    const { vault, masks } = recording();
    vault.document('{\n  "a": "b"\n}');
    expect(masks).toEqual([]);
  });
});

describe('scrubbing', () => {
  test('a text without secrets stays as it is', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => {
      expect(scrub(text, SECRET)).toBe(text);
    }));
  });

  test('a secret is gone, with nothing else', () => {
    expect(scrub(`before ${SECRET} after ${SECRET}`, SECRET)).toBe('before *** after ***');
  });

  test('any part of twelve characters and more is gone', () => {
    fc.assert(fc.property(secret, fc.nat(), fc.nat(), around, around, (text, from, count, before, after) => {
      const start = from % (text.length - PART_LENGTH + 1);
      const part = text.slice(start, start + PART_LENGTH + (count % (text.length - PART_LENGTH - start + 1)));
      expect(scrub(before + part + after, text)).not.toContain(part);
    }));
  });

  test('parts of two secrets that overlap leave no rest', () => {
    const [one, other] = ['abcdefghijklmnop', 'klmnopqrstuvwxyz'];
    expect(scrub('abcdefghijklmnopqrstuvwxyz', one, other)).toBe('***');
  });

  test('two secrets side by side leave one gap', () => {
    expect(scrub(`<${SECRET}${SECRET}>`, SECRET)).toBe('<***>');
  });

  test('a secret within a part of a line, after the other, leaves what is between', () => {
    expect(scrub(`${SECRET}-${SECRET.slice(3, 20)}!`, SECRET)).toBe('***-***!');
  });

  const encodings: Readonly<Record<string, (raw: string) => string>> = {
    'escaped for JSON': (raw) => JSON.stringify(raw).slice(1, -1),
    'escaped for JSON by PHP': (raw) => JSON.stringify(raw).slice(1, -1).replaceAll('/', '\\/'),
    'encoded for a URL': (raw) => encodeURIComponent(raw),
    'encoded for a URL in lower case': (raw) => encodeURIComponent(raw).replace(/%../gu, (hex) => hex.toLowerCase()),
    'encoded in a form': (raw) => new URLSearchParams({ a: raw }).toString().slice(2),
  };
  test.each(Object.entries(encodings))('a secret %s is gone', (_name, encode) => {
    fc.assert(fc.property(secret, (text) => {
      const encoded = encode(text);
      expect(scrub(`{"x": "${encoded}"}`, text)).toBe('{"x": "***"}');
    }));
  });

  test('a secret in base64 is gone, wherever in the text it began, in either alphabet', () => {
    fc.assert(fc.property(secret, fc.string({ maxLength: 7 }), fc.string({ maxLength: 7 }), fc.constantFrom('base64' as const, 'base64url' as const), (text, before, after, alphabet) => {
      const scrubbed = scrub(Buffer.from(before + text + after).toString(alphabet), text);
      const lost = Buffer.from(text).toString('base64').length - 8;
      expect(scrubbed).toContain('***');
      expect(scrubbed.length).toBeLessThan(Buffer.from(before + text + after).toString(alphabet).length - lost + 8);
      expect(Buffer.from(scrubbed.replace('***', ''), 'base64').toString('latin1')).not.toContain(text.slice(2, -2));
    }));
  });

  test('a short secret is gone as a whole, and in base64', () => {
    expect(scrub('pin: s3cr3t!9, and czNjcjN0ITk=', 's3cr3t!9')).toBe('pin: ***, and ***k=');
  });

  test('the longer of two short secrets goes first', () => {
    expect(scrub('abcdefgh abcd', 'abcd', 'abcdefgh')).toBe('*** ***');
  });

  test('a key is gone by the line, with its newlines, and escaped', () => {
    const lines = Array.from({ length: 6 }, (_each, row) => Buffer.from(SECRET + String(row)).toString('base64'));
    const pem = `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`;
    for (const text of [pem, JSON.stringify(pem), pem.replaceAll('\n', ' '), pem.replaceAll('\n', ''), encodeURIComponent(pem)]) {
      const scrubbed = scrub(text, pem);
      expect(lines.filter((line) => scrubbed.includes(line.slice(0, 12)) || scrubbed.includes(line.slice(-12)))).toEqual([]);
    }
  });

  test('characters that are no whole ones are no obstacle', () => {
    expect(scrub('x \uD800abcdefghijkl y', '\uD800abcdefghijkl')).toBe('x *** y');
  });
});
