/** The smallest world that still shows the same: one drawn thing after another is left out. */
import { smallest, worldFrom } from './world.ts';
import type { World } from './world.ts';

/** The value with one thing less, in each way. */
export function* smaller(value: unknown): Generator {
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    for (const index of list.keys()) yield list.toSpliced(index, 1);
    for (const [index, one] of list.entries()) for (const less of smaller(one)) yield list.with(index, less);
  } else if (typeof value === 'object' && value !== null) {
    for (const name of Object.keys(value)) {
      if (name === 'auth') continue;
      yield Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
    }
    for (const [name, one] of Object.entries(value)) for (const less of smaller(one)) yield { ...value, [name]: less };
  }
}

function asWorld(json: unknown): World | null {
  try {
    return worldFrom(json);
  } catch {
    return null;
  }
}

/** @param shows whether a world still shows what is looked for */
export async function shrink(world: World, shows: (world: World) => Promise<boolean>): Promise<World> {
  let least = world;
  for (let found = true; found;) {
    found = false;
    for (const json of smaller(smallest(least))) {
      const next = asWorld(json);
      if (next === null || JSON.stringify(next) === JSON.stringify(least) || !await shows(next)) continue;
      least = next;
      found = true;
      break;
    }
  }
  return least;
}
