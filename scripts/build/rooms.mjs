/**
 * Which modules go into one file. A file costs half a millisecond to find and open, so what is always loaded together stands
 * together: what the action imports before it has looked at its inputs, and what a run imports that has somebody to ask.
 * Everything else is left to rolldown, which makes a file of what the same entries share.
 */

/** Files of their own, which the room beside them is not to be part of: loading one runs it. */
const ENTRIES = ['src/action/main.ts', 'src/cli/main.ts'];

/** By file: the modules whose imports it holds, all the way down. An earlier file takes what a later one would hold too. */
const ROOMS = [
  { name: 'start', of: ['src/action/main.ts'] },
  { name: 'ask', of: ['src/run/targets.ts', 'src/box/wire.ts'] },
];

/** A plugin of rolldown that learns who imports whom, and the groups for its `codeSplitting`. */
export function rooms(root) {
  const imports = new Map();
  let held = null;
  const walk = (id, seen) => {
    if (seen.has(id) || !imports.has(id)) return;
    seen.add(id);
    for (const next of imports.get(id)) walk(next, seen);
  };
  const holds = (name) => {
    held ??= new Map(ROOMS.map((room) => {
      const seen = new Set();
      for (const file of room.of) walk(`${root}/${file}`, seen);
      for (const file of ENTRIES) seen.delete(`${root}/${file}`);
      return [room.name, seen];
    }));
    return held.get(name);
  };
  return {
    plugin: {
      name: 'rooms',
      buildEnd() {
        for (const id of this.getModuleIds()) imports.set(id.replaceAll('\\', '/'), this.getModuleInfo(id).importedIds.map((next) => next.replaceAll('\\', '/')));
      },
    },
    groups: ROOMS.map(({ name }, index) => ({ name, test: (id) => holds(name).has(id.replaceAll('\\', '/')), priority: ROOMS.length - index })),
  };
}
