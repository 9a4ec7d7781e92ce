'use strict';
/**
 * The rules of the house (CONTRIBUTING.md, "The map"): imports run downward, no circles, nobody imports a door.
 * One row a room: what it may import besides itself. Types count as imports.
 */
const rooms = {
  foundation: [],
  clock: [],
  credentials: ['foundation'],
  config: ['credentials', 'foundation'],
  box: ['credentials', 'foundation'],
  engine: ['foundation'],
  guidance: ['box', 'credentials', 'foundation'],
  checks: ['engine', 'box', 'clock', 'guidance', 'config', 'credentials', 'foundation'],
  render: ['engine', 'foundation'],
  simulator: [],
  'index.ts': ['checks', 'engine', 'box', 'clock', 'guidance', 'config', 'credentials', 'foundation'],
  door: ['index.ts', 'render', 'checks', 'engine', 'box', 'clock', 'guidance', 'config', 'credentials', 'foundation'],
  action: ['door', 'index.ts', 'render', 'checks', 'engine', 'box', 'clock', 'guidance', 'config', 'credentials', 'foundation'],
  cli: ['simulator', 'door', 'index.ts', 'render', 'checks', 'engine', 'box', 'clock', 'guidance', 'config', 'credentials', 'foundation'],
};

const pathOf = (room) => (room.endsWith('.ts') ? `^src/${room.replace('.', '\\.')}$` : `^src/${room}/`);

module.exports = {
  forbidden: [
    ...Object.entries(rooms).map(([room, allowed]) => ({
      name: `what-${room}-may-import`,
      severity: 'error',
      from: { path: pathOf(room) },
      to: { path: '^src/', pathNot: [room, ...allowed].map(pathOf) },
    })),
    { name: 'every-file-has-a-room', severity: 'error', from: { path: '^src/', pathNot: Object.keys(rooms).map(pathOf) }, to: {} },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-development-dependency', severity: 'error', from: { path: '^src/' }, to: { dependencyTypes: ['npm-dev'] , dependencyTypesNot: ['type-only'] } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'the-wire-is-loaded-late', severity: 'error', comment: 'Loading it costs as much as Node itself: only a dynamic import', from: { path: '^src/', pathNot: '^src/box/wire' }, to: { path: '^src/box/wire', dynamic: false, dependencyTypesNot: ['type-only'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
