import { describe, expect, test } from '@jest/globals';
import { leave } from '../../src/door/leaving.ts';
import type { Leaver } from '../../src/door/leaving.ts';

class Gone extends Error {}

/** How a process with these resources is left; `execve` throws, as on Windows, or is not there, where it is not `works`. */
function wayOut(resources: readonly string[], code: number, execve: 'works' | 'fails' | 'not there'): unknown {
  const ways: unknown[] = [];
  const replace: Leaver['execve'] = (...given) => {
    if (execve === 'works') ways.push(given);
    throw new Gone();
  };
  const exit = (given: number): never => {
    ways.push(given);
    throw new Gone();
  };
  const leaver: Leaver = { execPath: '/usr/bin/node', exit, getActiveResourcesInfo: () => resources, ...(execve === 'not there' ? {} : { execve: replace }) };
  expect(() => leave(leaver, code)).toThrow(Gone);
  return ways[0];
}

const LOOK_UP = ['TTYWrap', 'GetAddrInfoReqWrap'];

describe('the process', () => {
  test('is left by its exit code where nothing holds it', () => {
    expect(wayOut(['TTYWrap'], 3, 'works')).toBe(3);
  });

  test('is replaced, with the same exit code and none of its environment, where a look-up would hold it', () => {
    expect(wayOut(LOOK_UP, 143, 'works')).toEqual(['/usr/bin/node', ['/usr/bin/node', '-e', 'process.exit(143)'], {}]);
  });

  test.each(['not there', 'fails'] as const)('is left by its exit code where a look-up holds it and replacing it %s', (execve) => {
    expect(wayOut(LOOK_UP, 143, execve)).toBe(143);
  });
});
