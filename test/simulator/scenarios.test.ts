import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { isScenarioName, scenarios, startSimulator } from '../../src/simulator/index.ts';
import type { ScenarioName } from '../../src/simulator/index.ts';

const names = Object.keys(scenarios).filter(isScenarioName);
const room = path.join(import.meta.dirname, '../../src/simulator');
const deferred = ['config-file', 'targets', 'reports', 'comment', 'tracking-issue', 'drift', 'drift-baseline'];
const known = [
  'jwt-config', 'client-id', 'client-secret', 'enterprise-id', 'user-id', 'as-user', 'jwt-algorithm', 'folders', 'scopes', 'timeout', 'request-timeout', 'max-attempts',
  'sdk', 'least-privilege', 'warn-clock-skew', 'repaired-credentials',
];

describe('the scenarios', () => {
  test('are many, healthy and broken', () => {
    const healthy = names.filter((name) => scenarios[name].healthy);
    expect(names.length).toBeGreaterThanOrEqual(80);
    expect(healthy.length).toBeGreaterThanOrEqual(20);
    expect(names.length - healthy.length).toBeGreaterThanOrEqual(55);
  });

  test.each(names)('%s starts, with inputs that exist and belong to no later issue', async (name: ScenarioName) => {
    const { title, build } = scenarios[name];
    expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(title).toMatch(/^[A-Z][^\n]{10,}[^.]$/);
    const { world, inputs } = await build();
    expect(Object.keys(inputs).filter((input) => !known.includes(input) || deferred.includes(input))).toEqual([]);
    const simulator = await startSimulator(world);
    expect((await fetch(`${simulator.url}/api/v2/summary.json`)).status).toBe(name === 'status-page-down' ? 503 : 200);
    await simulator.close();
  });

  test('differ in their titles where they share a way to log in', () => {
    expect(new Set(names).size).toBe(names.length);
    expect(isScenarioName('no-such-scenario')).toBe(false);
  });

  test('make their client secrets anew each time', async () => {
    const [one, other] = [await scenarios['healthy-ccg'].build(), await scenarios['healthy-ccg'].build()];
    expect(one.inputs['client-secret']).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(one.inputs['client-secret']).not.toBe(other.inputs['client-secret']);
  });

  test('give a JWT config as the Developer Console does: PKCS#8, encrypted with PBES2', async () => {
    const { inputs } = await scenarios['healthy-jwt'].build();
    const text = inputs['jwt-config'] ?? '';
    expect(text).toContain('-----BEGIN ENCRYPTED PRIVATE KEY-----\\n');
    const der = Buffer.from(/KEY-----\\n(.*?)\\n-----END/.exec(text)?.[1]?.replaceAll('\\n', '') ?? '', 'base64').toString('hex').toUpperCase();
    expect(der.slice(0, 200)).toContain('2A864886F70D01050D');
    expect(der.slice(0, 240)).toContain('2A864886F70D0307');
  });
});

describe('the room', () => {
  test('imports nothing but itself and Node, so that one mistake cannot hide on both sides', () => {
    for (const file of readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((one) => one.endsWith('.ts'))) {
      const from = path.dirname(path.join(room, file));
      for (const [, source = ''] of readFileSync(path.join(room, file), 'utf8').matchAll(/from '([^']+)'/g)) {
        const isOwn = source.startsWith('.') && !path.relative(room, path.resolve(from, source)).startsWith('..');
        expect({ file, source, allowed: isOwn || source.startsWith('node:') }).toEqual({ file, source, allowed: true });
      }
    }
  });
});
