import { describe, expect, test } from '@jest/globals';
import { causesOf } from './causes.ts';
import { draw } from './draw.ts';
import { FOUND } from './found.ts';
import { shrink, smaller } from './shrink.ts';
import { smallest, worldFrom } from './world.ts';

const many = Array.from({ length: 1000 }, (_, number) => draw(3, number));

describe('worlds', () => {
  test('come again with the same seed and number', () => {
    expect(draw(7, 11)).toEqual(draw(7, 11));
    expect(draw(7, 11)).not.toEqual(draw(8, 11));
  });

  test('are read back from the JSON that is printed', () => {
    for (const world of many) expect(worldFrom(JSON.parse(JSON.stringify(smallest(world))))).toEqual(world);
  });

  test('are sound about half of the time', () => {
    const sound = many.filter((world) => causesOf(world).filter(({ name }) => !/^(?:app\.scopes|scopes|skew|role|owner|ops)/u.test(name)).length === 0).length;
    expect(sound).toBeGreaterThan(400);
    expect(sound).toBeLessThan(800);
  });

  test.each(['form', 'authorization', 'who', 'whoForm', 'user', 'quota', 'subject', 'sdk', 'skew'] as const)('are drawn with more than one %s', (field) => {
    expect(new Set(many.map((world) => world[field])).size).toBeGreaterThan(1);
  });

  test('that are kept are the smallest that say so', () => {
    for (const { world } of FOUND) expect(worldFrom(smallest(worldFrom(world)))).toEqual(worldFrom(world));
  });

  test('with a form that its grant has not are refused', () => {
    expect(() => worldFrom({ auth: 'ccg', form: 'bom-base64' })).toThrow('ccg has no form bom-base64');
  });
});

describe('shrinking', () => {
  test('leaves out one thing at a time', () => {
    expect([...smaller({ auth: 'ccg', folders: [{ ops: ['read'] }] })]).toEqual([
      { auth: 'ccg' }, { auth: 'ccg', folders: [] }, { auth: 'ccg', folders: [{}] }, { auth: 'ccg', folders: [{ ops: [] }] },
    ]);
  });

  test('ends at what alone still shows it', async () => {
    const world = worldFrom({ auth: 'ccg', skew: 20, quota: 'over', folders: [{ ops: ['read', 'rename'], lock: true }, { ops: ['upload'] }] });
    const least = await shrink(world, ({ folders }) => Promise.resolve(folders.some(({ ops }) => ops.includes('rename'))));
    expect(smallest(least)).toEqual({ auth: 'ccg', folders: [{ ops: ['rename'] }] });
  });
});
